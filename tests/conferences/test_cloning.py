"""A new conference from an old one."""

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from hoinghi import norms
from hoinghi.conferences.clone_acts import SameName, Wanted, clone, look
from hoinghi.conferences.cloning import Shift, Taken
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.plan_drafts import Choice, confirm
from hoinghi.tasks.models import Task
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
