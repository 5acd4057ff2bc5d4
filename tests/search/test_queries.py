"""Finding among the facts of a conference."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import transaction

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.searchable import Sight, plan_part
from hoinghi.conferences.services import establish, grant
from hoinghi.search.documents import made
from hoinghi.search.models import Document
from hoinghi.search.queries import Narrow, find, read, suggest
from hoinghi.search.registry import powers_asked_for, searchables
from hoinghi.search.rules import read_query, tokens
from hoinghi.search.services import reindex
from hoinghi.search.sight import marks_for, marks_of, sees_much
from hoinghi.tasks.powers import READ as TASKS
from hoinghi.units.models import Account, Organisation
from tests.factories import PLAN, make_account, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db
EVERYTHING = Narrow()


def titles(account, words, narrow=EVERYTHING):
    hits = find(account, read_query(words), narrow)
    return [document.title for document in read(account, hits.hits)]


def of_body(name, username="donvi"):
    body = Organisation.objects.filter(name=name).order_by("valid_from").first()
    assert body, name
    return Account.objects.create_user(username=username, organisation=body)


def test_words_are_found_without_diacritics_and_unfinished():
    account = make_account(make_conference())

    assert any("Hội Nông dân huyện" in title for title in titles(account, "hoi nong d"))


def test_every_word_must_match():
    account = make_account(make_conference())

    assert titles(account, "nong dan khongcotu") == []


def test_numbers_are_found_as_they_are_written():
    account = make_account(make_conference())

    assert titles(account, "1566/QĐ-UBND")[0] == "Quyết định số 1566/QĐ-UBND"
    assert any("đề cương" in title for title in titles(account, "22/11"))


def test_the_diacritics_that_were_typed_come_first():
    account = make_account(make_conference())

    found = titles(account, "Bình Thanh", Narrow(kind="don-vi"))

    assert [("Bình Thanh" in title) for title in found[:2]] == [True, True], found
    assert any("Bình Thạnh" in title for title in found)
    other = titles(account, "Bình Thạnh", Narrow(kind="don-vi"))
    assert "Bình Thạnh" in other[0]


def test_a_conference_of_others_is_not_found_and_not_counted():
    conference = make_conference()
    other = establish(
        make_reading(make_plan(title="Tổ chức Hội nghị bí mật về rừng phòng hộ")),
        file_name="khac.txt",
        by="thử nghiệm",
    ).conference
    account = make_account(conference)
    assert Document.objects.filter(conference=other).exists()

    hits = find(account, read_query("hội nghị"), EVERYTHING)

    assert {hit.conference for hit in hits.hits} <= {conference.pk, None}
    assert titles(account, "bí mật") == []
    assert titles(account, "bí mật", Narrow(conference=other.pk)) == []
    assert suggest(account, read_query("bi mat"), EVERYTHING, 8) == ()


def test_a_body_finds_its_own_tasks_and_no_others():
    make_conference()
    account = of_body("Phòng Nội vụ huyện Bình Sơn")

    assert titles(account, "khen thưởng", Narrow(kind="nhiem-vu")) == [PLAN.tasks[1].action]
    assert titles(account, "đề cương", Narrow(kind="nhiem-vu")) == []
    assert titles(account, "nông dân", Narrow(kind="tham-luan")) == []


@pytest.mark.parametrize(
    "typed",
    ['"', '" OR se', "NEAR(se, 2)", "se", "sc1", "-sb1", "wse OR se", "a* OR b*", "tokens:x",
     "^x", "{x y}:z", "' OR 1=1 --", "a & b | !c", "(((", "<->", "a:*", "\\", "%", "🙂", "\x00"],
)  # fmt: skip
def test_marks_of_query_languages_are_harmless(typed):
    make_conference()
    stranger = Account.objects.create_user(username="khach")

    hits = find(stranger, read_query(typed), EVERYTHING)

    assert {hit.conference for hit in hits.hits} <= {None}


def test_who_sees_most_conferences_finds_nothing_of_the_others():
    account = Account.objects.create_user(username="vanphong")
    all_five = [
        Conference.objects.create(slug=f"h{n}", identity=f"h{n}", title=f"H{n}", kind="other")
        for n in range(5)
    ]
    for conference in all_five[:4]:
        grant(conference, account, Role.OFFICE, by="thử nghiệm")
    for number, conference in enumerate(all_five):
        sight = Sight(conference=conference.pk, asks_for=TASKS.code)
        Document.objects.create(
            kind="nhiem-vu", object_id=number, conference=conference, title="Diễn tập",
            place="conferences:list", tokens=tokens("Diễn tập", "", marks_of(sight)),
        )  # fmt: skip
    marks = marks_for(account)
    assert marks is not None
    assert sees_much(marks)

    hits = find(account, read_query("dien tap"), EVERYTHING)

    assert {hit.conference for hit in hits.hits} == {one.pk for one in all_five[:4]}
    only = Narrow(conference=all_five[4].pk)
    assert find(account, read_query("dien tap"), only).hits == ()
    assert len(suggest(account, read_query("dien t"), EVERYTHING, 3)) == 3


def test_no_mark_is_looked_up_that_no_row_carries():
    conference = make_conference()
    account = make_account(conference)
    carried = {mark for row in Document.objects.all() for mark in row.tokens.split()}

    marks = marks_for(account)

    assert marks is not None
    asked = {mark for mark in marks if mark.startswith(f"sc{conference.pk}")}
    assert f"sc{conference.pk}" in asked & carried
    assert len(asked) == len(powers_asked_for()) < 10


def test_a_row_that_asks_for_a_power_its_kind_does_not_name_is_refused():
    make_conference()
    talks = searchables()["tham-luan"]
    wrong = replace(talks, read=lambda row: plan_part(row, "Tham luận", asks_for="khong.co"))

    with pytest.raises(ValueError, match=r"khong\.co"):
        list(made(wrong))


def test_an_amended_plan_is_found_as_it_stands():
    conference = make_conference()
    account = make_account(conference)
    amended = replace(PLAN, talks=(), tasks=PLAN.tasks[1:])

    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)

    assert titles(account, "thi đua sản xuất giỏi", Narrow(kind="tham-luan")) == []
    assert titles(account, "đề cương", Narrow(kind="nhiem-vu")) == []


def test_the_kept_index_is_the_rebuilt_one():
    conference = make_conference()
    amended = replace(PLAN, talks=(), event=replace(PLAN.event, start=date(2023, 12, 5)))
    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)
    conference.refresh_from_db()

    differences = reindex()

    assert [one for one in differences if one.changed] == []
    assert sum(one.total for one in differences) == Document.objects.count() > 50


def test_what_was_undone_is_not_found():
    conference = make_conference()
    account = make_account(conference)

    class Stop(Exception):
        pass

    def amend_and_stop():
        amended = make_reading(replace(PLAN, talks=()))
        with transaction.atomic():
            establish(amended, file_name="x", by="thử nghiệm", accept_changes=True)
            raise Stop

    with pytest.raises(Stop):
        amend_and_stop()

    assert titles(account, "thi đua sản xuất giỏi", Narrow(kind="tham-luan"))
    assert [one for one in reindex() if one.changed] == []


def test_finding_takes_few_questions(django_assert_max_num_queries):
    account = make_account(make_conference())

    with django_assert_max_num_queries(7):
        hits = find(account, read_query("hội nghị"), EVERYTHING)
        read(account, hits.hits)


def test_words_that_follow_each_other_come_before_scattered_ones():
    account = make_account(make_conference())

    found = titles(account, "binh than", Narrow(kind="don-vi"))

    assert all("Bình Than" in title or "Bình Thạn" in title for title in found[:4]), found
    assert "Thanh tra huyện Bình Sơn" in found[4:]
