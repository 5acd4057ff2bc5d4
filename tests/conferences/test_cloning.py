"""A new conference from an old one."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi import norms
from hoinghi.conferences.bringing import NoLongerYours
from hoinghi.conferences.clone_acts import SameName, Wanted, clone, look
from hoinghi.conferences.cloning import Shift, Taken
from hoinghi.conferences.draft_confirming import Choice, confirm
from hoinghi.conferences.models import Conference, Grant, PlanDraft, Role
from hoinghi.conferences.plan_drafts import outlook
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.tasks import giving
from hoinghi.tasks.clock import counting_of
from hoinghi.tasks.models import DeadlineSettings, Duty, Task, TaskBody
from hoinghi.tasks.reminding import ladder_of
from hoinghi.tasks.rules import Act, Counting, Due, DueKind, Ladder, State
from hoinghi.tasks.services import act_on
from hoinghi.units.models import Organisation
from tests.factories import PLAN, make_account, make_conference

EVERYTHING = frozenset(Taken)
OLD = replace(PLAN, event=replace(PLAN.event, start=date(2023, 12, 5)))
NEW_DAY = date(2024, 12, 3)
TITLE = "Hội nghị tổng kết công tác giảm nghèo bền vững năm 2024"


def wanted(**changes):
    return Wanted(**{"title": TITLE, "day": NEW_DAY, "taken": EVERYTHING, **changes})


@pytest.mark.parametrize(
    ("before", "days", "after", "why"),
    [
        (date(2023, 11, 22), 364, date(2024, 11, 20), ""),
        (date(2023, 11, 22), 3, date(2023, 11, 24), "25/11/2023 là ngày nghỉ cuối tuần"),
        # A day of rest may become one: the office chose it so.
        (date(2023, 11, 25), 7, date(2023, 12, 2), ""),
        (date(2023, 12, 4), 759, date(2025, 12, 31), "01/01/2026 là"),
    ],
)
def test_days_move_off_days_of_rest_backwards(before, days, after, why):
    moved = Shift(days=days, calendar=norms.calendar()).of("việc", before)

    assert moved.after == after
    assert moved.why.startswith(why)
    assert bool(moved.why) == bool(why)


@pytest.mark.django_db
def test_every_part_stands_on_a_line_of_the_new_text():
    copy = look(make_conference(OLD), wanted()).copy

    for part in (*copy.plan.tasks, *copy.plan.agenda, *copy.plan.legal_bases):
        assert 1 <= part.lines.first <= len(copy.lines)
    assert "1566/QĐ-UBND" in copy.lines[copy.plan.legal_bases[0].lines.first - 1]
    assert copy.plan.number is None
    assert copy.plan.signature.name is None


@pytest.mark.django_db
def test_deadlines_keep_their_distance_to_the_day():
    outcome = look(make_conference(OLD), wanted())

    assert [(one.before, one.after) for one in outcome.copy.moved] == [
        (date(2023, 11, 22), date(2024, 11, 20))
    ]
    assert outcome.copy.plan.tasks[0].deadline_text == "trước ngày 20/11/2024"
    assert not outcome.is_guess


@pytest.mark.django_db
def test_only_what_was_chosen_comes_along():
    copy = look(make_conference(OLD), wanted(taken=frozenset({Taken.AGENDA}))).copy

    assert len(copy.plan.agenda) == 3
    assert (copy.plan.tasks, copy.plan.talks, copy.plan.legal_bases, copy.moved) == ((), (), (), ())


@pytest.mark.django_db
def test_bodies_that_were_reorganised_get_the_name_of_their_successor():
    outcome = look(make_conference(OLD), wanted(day=date(2025, 12, 2)))

    told = {old for old, _ in outcome.renamed} | set(outcome.lost)
    assert "UBND xã Bình Châu" in told
    assert "UBND huyện Bình Sơn" in told


@pytest.mark.django_db
def test_a_confirmed_copy_is_a_conference_of_its_own():
    old = make_conference(OLD)
    account = make_account(old)

    draft = clone(old, wanted(), by=account)
    again = clone(old, wanted(), by=account)
    made = confirm(draft, by=account, choice=Choice.NEW)

    assert draft == again
    assert made.is_new
    assert made.conference.starts_on == NEW_DAY
    assert made.conference.title == TITLE
    deadlines = Task.objects.of(made.conference).values_list("deadline", flat=True)
    assert list(deadlines) == [date(2024, 11, 20), None]
    old.refresh_from_db()
    assert old.starts_on == date(2023, 12, 5)


@pytest.mark.django_db
def test_a_plan_without_a_day_is_counted_from_the_nearest_known():
    outcome = look(make_conference(), wanted())

    assert outcome.is_guess
    assert outcome.anchor == date(2023, 12, 1)


@pytest.mark.django_db
def test_the_page_shows_each_day_before_anything_is_kept(client):
    old = make_conference(OLD)
    client.force_login(make_account(old))
    address = reverse("conferences:clone", args=[old.slug])
    asked = {"title": TITLE, "day": "2024-12-03", "taken": [one.value for one in Taken]}

    assert TITLE not in client.get(address).content.decode()
    page = client.get(address, asked).content.decode()
    assert "22/11/2023" in page
    assert "20/11/2024" in page
    assert not PlanDraft.objects.exists()

    answer = client.post(address, asked, follow=True)
    assert answer.status_code == 200
    assert "20/11/2024" in answer.content.decode()
    assert PlanDraft.objects.count() == 1
    assert Conference.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["", "x", "1999-01-01", "9999-12-31", "30/02/2024"])
def test_days_that_are_none_are_refused_in_words(client, day):
    old = make_conference(OLD)
    client.force_login(make_account(old))

    answer = client.post(
        reverse("conferences:clone", args=[old.slug]), {"title": TITLE, "day": day}
    )

    assert answer.status_code == 422
    assert "invalid-feedback" in answer.content.decode()


@pytest.mark.django_db
def test_a_copy_under_the_same_name_would_amend_the_old_and_is_refused(client):
    old = make_conference(OLD)

    with pytest.raises(SameName):
        look(old, wanted(title=PLAN.title))

    client.force_login(make_account(old))
    answer = client.post(
        reverse("conferences:clone", args=[old.slug]), {"title": PLAN.title, "day": "2024-12-03"}
    )
    assert answer.status_code == 422
    assert "Hãy ghi tên mới" in answer.content.decode()


@pytest.mark.django_db
def test_strangers_learn_nothing_of_the_page(client):
    old = make_conference(OLD)
    client.force_login(make_account(username="khach"))

    assert client.get(reverse("conferences:clone", args=[old.slug])).status_code == 404


BY_HAND = frozenset({"giao-them", "cach-tinh-han"})


def body(name):
    return Organisation.objects.filter(name__startswith=name).order_by("pk")[0]


def named(title):
    return replace(OLD, title=title, event=replace(OLD.event, name=title))


def give(conference, account, action="Thuê âm thanh", parent=None, lead="Văn phòng", **due):
    wanted = giving.Wanted(
        action=action, leads=(body(lead),), supporting=(body("Phòng Nội vụ"),), due=Due(**due)
    )
    return giving.give(conference, wanted, by=account, parent=parent)


@pytest.mark.django_db
def test_what_was_given_by_hand_comes_along_fresh_when_asked_for():
    old = make_conference(OLD)
    account = make_account(old)
    task = give(old, account, kind=DueKind.DAY, on=date(2023, 11, 22))
    act_on(task.duties.get(), Act.TAKE, based_on=0, by=account)
    give(old, account, "Kê ghế", kind=DueKind.RELATIVE, offset=-3, working=True)
    gone = give(old, account, "Việc đã rút")
    giving.withdraw(gone, by=account, text="thôi")

    draft = clone(old, wanted(brings=BY_HAND), by=account)
    made = confirm(draft, by=account).conference
    confirm(draft, by=account)

    copies = Task.objects.of(made).filter(by_hand=True)
    assert [(one.action, one.due_on, one.due_offset) for one in copies] == [
        ("Thuê âm thanh", date(2024, 11, 20), None),
        ("Kê ghế", None, -3),
    ]
    assert set(Duty.objects.filter(task__in=copies).values_list("state", flat=True)) == {
        State.OPEN.value
    }
    assert [row.role for row in copies[0].bodies.all()] == ["lead", "supporting"]
    assert Task.objects.of(old).filter(by_hand=True).count() == 2


@pytest.mark.django_db
def test_nothing_more_than_the_plan_comes_along_unasked():
    old = make_conference(OLD)
    account = make_account(old)
    give(old, account)
    giving.count_deadlines(old, Counting(before_includes_day=False), by=account)

    made = confirm(clone(old, wanted(), by=account), by=account).conference

    assert not Task.objects.of(made).filter(by_hand=True).exists()
    assert not DeadlineSettings.objects.filter(conference=made).exists()


@pytest.mark.django_db
def test_how_deadlines_are_counted_comes_along():
    old = make_conference(OLD)
    account = make_account(old)
    counting, ladder = Counting(before_includes_day=False), Ladder(days=(-2, 1), letter_after=9)
    giving.count_deadlines(old, counting, ladder, by=account)

    made = confirm(clone(old, wanted(brings=BY_HAND), by=account), by=account).conference

    assert (counting_of(made), ladder_of(made)) == (counting, ladder)


@pytest.mark.django_db
def test_a_sub_task_stands_under_the_same_task_or_alone():
    old = make_conference(OLD)
    account = make_account(old)
    of_plan = Task.objects.of(old)[0]
    give(old, account, "Việc nhỏ của kế hoạch", parent=of_plan)
    give(old, account, "Việc nhỏ giao thêm", parent=give(old, account))

    made = confirm(clone(old, wanted(brings=BY_HAND), by=account), by=account).conference
    bare = wanted(title="Hội nghị khác năm 2024", brings=BY_HAND, taken=frozenset())
    alone = confirm(clone(old, bare, by=account), by=account).conference

    def parents(conference):
        copies = Task.objects.of(conference).filter(by_hand=True).exclude(action="Thuê âm thanh")
        return [one.parent and (one.parent.conference, one.parent.action) for one in copies]

    assert parents(made) == [(made, of_plan.action), (made, "Thuê âm thanh")]
    assert parents(alone) == [None, (alone, "Thuê âm thanh")]


@pytest.mark.django_db
def test_bodies_of_tasks_by_hand_give_way_to_their_successors():
    old = make_conference(OLD)
    account = make_account(old)
    give(old, account, "Dọn hội trường", lead="Ủy ban nhân dân xã Bình Châu")
    later = wanted(day=date(2025, 12, 2), brings=BY_HAND, taken=frozenset())

    outcome = look(old, later)
    made = confirm(clone(old, later, by=account), by=account).conference

    after = Organisation.objects.get(code="21109-UBND", valid_to=None)
    assert dict(outcome.renamed)["Ủy ban nhân dân xã Bình Châu"] == after.name
    assert body("Phòng Nội vụ").name in outcome.lost
    rows = TaskBody.objects.filter(task__conference=made).order_by("position")
    assert [(row.role, row.written, list(row.organisations.all())) for row in rows] == [
        ("lead", after.name, [after]),
        ("supporting", body("Phòng Nội vụ").name, []),
    ]
    assert Duty.objects.get(task__conference=made).organisation == after


@pytest.mark.django_db
def test_who_lost_the_old_conference_takes_nothing_from_it():
    old = make_conference(OLD)
    account = make_account(old)
    give(old, account)
    draft = clone(old, wanted(brings=BY_HAND), by=account)
    Grant.objects.filter(account=account).delete()

    assert "không còn chuẩn bị" in outlook(draft, account).problem
    with pytest.raises(NoLongerYours):
        confirm(draft, by=account)

    assert Conference.objects.count() == 1


@pytest.mark.django_db
def test_the_page_tells_what_comes_along_by_hand(client):
    old = make_conference(OLD)
    account = make_account(old)
    give(old, account, kind=DueKind.DAY, on=date(2023, 11, 29))
    client.force_login(account)
    address = reverse("conferences:clone", args=[old.slug])
    asked = {"title": TITLE, "day": "2024-12-03", "brings": sorted(BY_HAND)}

    page = client.get(address, asked).content.decode()
    assert "27/11/2024" in page
    assert "Nhiệm vụ giao thêm: <strong>1</strong>" in page

    answer = client.post(address, asked, follow=True)
    assert answer.status_code == 200
    assert PlanDraft.objects.get().brings == sorted(BY_HAND)
    assert client.post(address, {**asked, "brings": ["x"]}).status_code == 422


@pytest.mark.django_db
def test_a_template_stands_first_where_one_is_chosen(client):
    first = make_conference(OLD)
    second = make_conference(named("Hội nghị khác"))
    account = make_account(first, second)
    client.force_login(account)
    chooser = reverse("conferences:clone-from")

    page = client.get(chooser).content.decode()
    assert page.index(second.title) < page.index(first.title)

    told = client.post(
        reverse("conferences:template", args=[first.slug]), {"wanted": "1"}, follow=True
    )
    assert "Hoàn tác" in told.content.decode()
    page = client.get(chooser).content.decode()
    assert page.index(first.title) < page.index(second.title)
    assert "Mẫu của cơ quan" in client.get(reverse("conferences:list")).content.decode()
    assert Entry.objects.filter(act="conferences.mark-template").count() == 1

    client.post(reverse("conferences:template", args=[first.slug]), {"wanted": "0"})
    first.refresh_from_db()
    assert not first.is_template


@pytest.mark.django_db
def test_only_those_who_prepare_mark_and_choose(client):
    old = make_conference(OLD)
    leader = make_account(username="lanhdao")
    grant(old, leader, Role.LEADER, by="thử nghiệm")
    client.force_login(leader)

    answer = client.post(reverse("conferences:template", args=[old.slug]), {"wanted": "1"})

    assert answer.status_code == 403
    assert old.title not in client.get(reverse("conferences:clone-from")).content.decode()
    old.refresh_from_db()
    assert not old.is_template


@pytest.mark.django_db
def test_choosing_takes_the_same_queries_for_one_and_many(client, django_assert_num_queries):
    account = make_account(make_conference(OLD))
    client.force_login(account)
    address = reverse("conferences:clone-from")
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    few = len(one)
    for number in range(2):
        again = make_conference(named(f"Hội nghị {number}"))
        grant(again, account, Role.OFFICE, by="thử nghiệm")
    client.get(address)
    with django_assert_num_queries(few):
        assert "Hội nghị 1" in client.get(address).content.decode()
