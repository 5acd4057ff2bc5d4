"""Tasks given by hand, deadlines of the office, many at once, and the ways of looking at them."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.conferences.models import Conference
from hoinghi.conferences.services import establish
from hoinghi.tasks import giving
from hoinghi.tasks.giving import Wanted
from hoinghi.tasks.listing import TaskRow
from hoinghi.tasks.listing import rows as rows_of
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.outline import outline
from hoinghi.tasks.planner import months, timeline
from hoinghi.tasks.refusals import ChangedMeanwhile, NotByHand, ReasonMissing
from hoinghi.tasks.rules import Act, Counting, Due, DueKind, State
from hoinghi.tasks.services import act_on
from hoinghi.units.models import Account, Organisation
from tests.factories import PASSWORD, PLAN, make_account, make_conference, make_plan, make_reading
from tests.sending import marks, send

pytestmark = pytest.mark.django_db

TODAY = date(2023, 11, 20)
VIEWS = ("list", "board", "timeline", "calendar")


@pytest.fixture
def conference() -> Conference:
    return make_conference(make_plan(event=replace(PLAN.event, start=date(2023, 12, 5))))


@pytest.fixture
def office(conference: Conference) -> Account:
    return make_account(conference)


def signed_in(account: Account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def body(name: str) -> Organisation:
    return Organisation.objects.filter(name__startswith=name).order_by("pk")[0]


def rows(conference: Conference, today: date) -> list[TaskRow]:
    return rows_of(conference, outline(conference, today), today)


def hall() -> Wanted:
    return Wanted(
        action="thuê âm thanh",
        leads=(body("Văn phòng"),),
        supporting=(body("Phòng Nội vụ"),),
        due=Due(kind=DueKind.RELATIVE, offset=-5, working=True),
    )


def at(conference: Conference, name: str, *more: object) -> str:
    return reverse(f"tasks:{name}", args=[conference.slug, *more])


def test_a_task_given_by_hand_stands_after_those_of_the_plan(conference, office):
    task = giving.give(conference, hall(), by=office)

    last = rows(conference, TODAY)[-1]
    assert (last.task, last.due, last.sentence) == (task, date(2023, 11, 28), "")
    assert [row.name for row in last.duties] == [body("Văn phòng").name]


def test_an_amended_plan_leaves_it_alone(conference, office):
    giving.give(conference, hall(), by=office)

    amended = make_reading(make_plan(tasks=PLAN.tasks[:1]))
    establish(amended, file_name="b.txt", by="a", accept_changes=True)

    assert [task.by_hand for task in Task.objects.of(conference)] == [False, True]


def test_a_sub_task_stands_under_its_task_and_no_deeper(conference, office):
    first = Task.objects.of(conference)[0]
    child = giving.give(conference, hall(), by=office, parent=first)
    client = signed_in(office)
    address = at(conference, "give") + f"?thuoc={child.pk}"

    client.post(
        address,
        {"action": "Việc nhỏ nữa", "leads": [body("Văn phòng").pk], "due_kind": "plan"},
    )

    shown = [(row.task.action, row.depth) for row in rows(conference, TODAY)]
    assert shown[1:3] == [("thuê âm thanh", 1), ("Việc nhỏ nữa", 1)]
    assert Task.objects.get(action="Việc nhỏ nữa").parent == first


def test_a_body_taken_out_keeps_what_it_did(conference, office):
    task = giving.give(conference, hall(), by=office)
    duty = task.duties.get()
    act_on(duty, Act.TAKE, based_on=0, by=office)
    other = Wanted(action="thuê âm thanh", leads=(body("Phòng Y tế"),))

    giving.change(task, other, based_on=0, by=office)
    giving.change(task, hall(), based_on=1, by=office)

    duty.refresh_from_db()
    assert (duty.withdrawn, duty.state) == (False, State.IN_HAND)
    assert Duty.objects.get(task=task, organisation=body("Phòng Y tế")).withdrawn


def test_the_second_who_changes_a_task_is_told_with_both_texts(conference, office):
    task = giving.give(conference, hall(), by=office)
    seen = marks(signed_in(office).get(at(conference, "change", task.pk)))
    giving.change(task, replace(hall(), action="thuê loa đài"), based_on=0, by=office)
    posted = {
        "action": "mượn âm thanh",
        "leads": [body("Văn phòng").pk],
        "due_kind": "plan",
    }
    client, address = signed_in(office), at(conference, "change", task.pk)

    with pytest.raises(ChangedMeanwhile):
        giving.change(task, hall(), based_on=0, by=office)
    told = client.post(address, {**seen, **posted})
    again = client.post(address, {**marks(told), **posted})

    assert told.status_code == 409
    assert "thuê loa đài" in told.text
    assert "mượn âm thanh" in told.text
    assert again.status_code == 302
    assert Task.objects.get(pk=task.pk).action == "mượn âm thanh"


def test_what_the_plan_orders_is_neither_reworded_nor_withdrawn(conference, office):
    first = Task.objects.of(conference)[0]

    with pytest.raises(NotByHand):
        giving.change(first, hall(), based_on=0, by=office)
    with pytest.raises(NotByHand):
        giving.withdraw(first, by=office, text="thừa")


def test_the_office_sets_a_deadline_where_the_plan_has_none(conference, office):
    second = Task.objects.of(conference)[1]
    address = at(conference, "change", second.pk)
    posted = {"due_kind": "relative", "due_days": 3, "due_side": "before"}

    refused = send(signed_in(office), address, {**posted, "due_days": ""})
    send(signed_in(office), address, posted)

    assert "Hãy ghi số ngày" in refused.text
    assert rows(conference, TODAY)[1].due == date(2023, 12, 2)


def test_a_task_is_withdrawn_with_a_reason(conference, office):
    task = giving.give(conference, hall(), by=office)

    with pytest.raises(ReasonMissing):
        giving.withdraw(task, by=office, text=" ")
    giving.withdraw(task, by=office, text="Không cần nữa")

    assert task not in Task.objects.of(conference)
    assert task.notes.last().text == "Không cần nữa"


def test_the_office_counts_before_a_day_its_own_way(conference, office):
    send(
        signed_in(office),
        at(conference, "counting"),
        {"reminder_days": "-5, 0", "letter_after": 4},
    )

    assert rows(conference, TODAY)[0].due == date(2023, 11, 21)
    giving.count_deadlines(conference, Counting(), by=office)
    assert rows(conference, TODAY)[0].due == date(2023, 11, 22)


def test_many_are_accepted_at_once_and_the_changed_are_left_alone(conference, office):
    first, second = Task.objects.of(conference)
    for duty in Duty.objects.filter(task__in=[first, second]):
        act_on(duty, Act.HAND_IN, based_on=0, by=office)
    seen = {row.task.pk: row.seen for row in rows(conference, TODAY)}
    act_on(second.duties.get(), Act.RETURN, based_on=1, by=office, text="Thiếu")
    client = signed_in(office)

    answer = client.post(
        at(conference, "bulk"),
        {"chon": list(seen.values()), "act": "accept", "query": "han=late"},
        follow=True,
    )

    assert answer.redirect_chain[0][0].endswith("?han=late")
    assert "Đã ghi cho 23 phần việc" in answer.text
    assert "người khác vừa cập nhật" in answer.text
    assert set(first.duties.values_list("state", flat=True)) == {"accepted"}
    assert second.duties.get().state == State.RETURNED


def test_nothing_ticked_and_no_reason_are_told(conference, office):
    client, address = signed_in(office), at(conference, "bulk")
    seen = rows(conference, TODAY)[0].seen

    empty = client.post(address, {"act": "accept"}, follow=True)
    without = client.post(address, {"chon": [seen], "act": "cancel"}, follow=True)

    assert "Chưa chọn việc nào" in empty.text
    assert "Chưa có lý do" in without.text
    assert not Duty.objects.exclude(state=State.OPEN).exists()


@pytest.mark.parametrize("address", ["give", "bulk"])
def test_only_the_office_gives_tasks(conference: Conference, address: str):
    stranger = make_account(username="la")

    assert signed_in(stranger).post(at(conference, address), {}).status_code == 404


@pytest.mark.parametrize("day", ["0023-01-01", "31/12/1999", "31/12/3023", "31/12/9999"])
def test_a_wrong_form_is_told_beside_each_field_and_nothing_is_given(conference, office, day):
    answer = signed_in(office).post(
        at(conference, "give"),
        {"action": "", "due_kind": "day", "due_on": day, "due_days": "x"},
    )

    assert answer.text.count("hn-bad") >= 3
    assert not Task.objects.filter(by_hand=True).exists()


def test_the_timeline_is_anchored_on_the_conference(conference, office):
    found = rows(conference, TODAY)

    drawn = timeline(
        found,
        days=[row.due for row in found if row.due],
        given=date(2023, 11, 1),
        anchor=date(2023, 12, 5),
        today=TODAY,
    )

    assert [bar.row.number for bar in drawn.bars] == [1]
    assert drawn.bars[0].x < drawn.today.x < drawn.anchor.x < 100
    assert round(drawn.bars[0].x + drawn.bars[0].width, 1) < drawn.anchor.x
    assert [row.number for row in drawn.undated] == [2]


def test_the_calendar_shows_last_days_and_holidays(conference: Conference):
    shown = months(
        rows(conference, TODAY),
        counted={},
        conference_day=date(2024, 1, 3),
        today=date(2023, 11, 20),
    )

    days = [day for month in shown for week in month.weeks for day in week if day.has_something]
    assert [month.first for month in shown] == [
        date(2023, 11, 1),
        date(2023, 12, 1),
        date(2024, 1, 1),
    ]
    assert [day.day for day in days if day.rows] == [date(2023, 11, 22)]
    assert [day.day for day in days if day.holiday] == [date(2024, 1, 1)]
    assert [day.day for day in days if day.is_conference] == [date(2024, 1, 3)]


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_asks_as_much_for_many_tasks_as_for_one(view: str):
    counted = []
    for number in (1, 3, 60):
        tasks = make_plan().tasks[:1] * number
        made = make_conference(make_plan(title=f"Hội nghị {number}", tasks=tasks))
        client = signed_in(make_account(made, username=f"a{number}"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(at(made, view)).status_code == 200
        counted.append(len(queries))

    assert len(set(counted)) == 1


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000])
def test_numbers_too_large_for_any_row_are_answered_calmly(conference, office, number: str):
    client, task = signed_in(office), Task.objects.of(conference)[0]
    duty = task.duties.all()[0]

    answers = [
        client.get(at(conference, "list") + f"?don-vi={number}&trang={number}"),
        client.get(at(conference, "give") + f"?thuoc={number}"),
        client.post(at(conference, "bulk"), {"chon": [f"{number}-0"], "act": "accept"}),
        client.post(at(conference, "bulk"), {"chon": [f"{task.pk}-{number}"], "act": "accept"}),
        client.post(at(conference, "act", task.pk, duty.pk), {"act": "take", "based_on": number}),
        client.post(at(conference, "change", task.pk), {"due_kind": "plan", "opened": number}),
        client.get(at(conference, "list") + f"{number[:30]}/"),
        client.get(at(conference, "list") + f"{task.pk}/phan/{number[:30]}/"),
    ]

    assert [answer.status_code < 500 for answer in answers] == [True] * len(answers)
    assert Duty.objects.filter(version__gt=0).count() == 0


def test_thousands_of_tasks_are_shown_a_page_at_a_time(conference, office):
    bodies = body("Phòng Nội vụ"), body("Phòng Y tế")
    tasks = Task.objects.bulk_create(
        Task(
            conference=conference,
            position=Task.FIRST_BY_HAND + number,
            first_line=0,
            last_line=0,
            by_hand=True,
            action=f"Rà soát hộ nghèo đợt {number}",
            due_kind=DueKind.DAY.value,
            due_on=date(2023, 11, 20),
        )
        for number in range(3000)
    )
    Duty.objects.bulk_create(Duty(task=task, organisation=bodies[task.pk % 2]) for task in tasks)
    client = signed_in(office)

    pages = {view: client.get(at(conference, view)) for view in VIEWS}
    found = client.get(at(conference, "list") + "?tim=dot 2999&ngay=2023-11-20")

    assert {page.status_code for page in pages.values()} == {200}
    assert all(len(page.content) < 200_000 for page in pages.values())
    assert "Xem cả 3.002 việc" in pages["board"].text
    assert "và 2.996 việc nữa" in pages["calendar"].text
    assert [row.task for row in found.context["shown"]()] == [tasks[-1]]
