"""Where a body has chosen so, its leader approves what it hands in; until then it stays inside."""

from datetime import date

import pytest
from django.urls import reverse

from hoinghi.journal.models import Entry
from hoinghi.notices.models import Notice
from hoinghi.notices.stream import take_up
from hoinghi.tasks.models import Duty, Evidence, Task
from hoinghi.tasks.refusals import ActRefused, LeaderApproves, ReasonMissing
from hoinghi.tasks.rules import Act, State
from hoinghi.units.models import Account
from tests.tasks.house import House, do, file, make_house, page, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return make_house()


def a_second_share(house: House, *, due: date) -> Duty:
    """Let the body of *house* lead another task, too, of which *due* is the last day."""
    task = Task.objects.of(house.conference).get(position=2)
    task.deadline = due
    task.save()
    return Duty.objects.create(task=task, organisation=house.duty.organisation)


def test_a_reporter_asks_and_the_leader_sends(house: House):
    with pytest.raises(LeaderApproves, match="Trình lãnh đạo đơn vị"):
        do(house.duty, Act.HAND_IN, house.clerk)

    asked = do(house.duty, Act.ASK_LEADER, house.clerk, text="Kính trình")
    assert (asked.state, asked.approval) == (State.IN_HAND, "asked")
    sent = do(house.duty, Act.HAND_IN, house.leader)

    assert (sent.state, sent.approval) == (State.HANDED_IN, "")


def test_a_leader_sends_at_once_without_being_asked(house: House):
    assert do(house.duty, Act.HAND_IN, house.leader).state == State.HANDED_IN


def test_a_leader_sends_back_with_a_reason_and_it_is_asked_anew(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk)

    with pytest.raises(ReasonMissing):
        do(house.duty, Act.SEND_BACK, house.leader)
    back = do(house.duty, Act.SEND_BACK, house.leader, text="Số liệu hộ nghèo chưa khớp")
    again = do(house.duty, Act.ASK_LEADER, house.clerk)

    assert (back.approval, again.approval) == ("sent_back", "asked")


def test_a_reporter_takes_back_what_the_leader_has_not_answered(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk)

    assert do(house.duty, Act.WITHDRAW_REQUEST, house.clerk).approval == ""
    with pytest.raises(ActRefused, match="chưa được trình"):
        do(house.duty, Act.SEND_BACK, house.leader, text="Muộn rồi")


def test_nobody_outside_the_body_stands_in_for_its_leader(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk)

    for act in (Act.SEND_BACK, Act.WITHDRAW_REQUEST, Act.ASK_LEADER):
        with pytest.raises(ActRefused, match="nội bộ"):
            do(house.duty, act, house.office, text="x")


def test_the_office_still_notes_what_came_by_another_way(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file()])

    noted = do(house.duty, Act.HAND_IN, house.office)

    assert (noted.state, noted.approval) == (State.HANDED_IN, "")
    # What the leader has not approved has not left the body by that.
    assert "du-thao.pdf" not in page(house.duty, house.office)


def test_without_the_choice_of_the_body_a_reporter_sends(house: House):
    house.duty.organisation.leader_approves = False
    house.duty.organisation.save()

    assert do(house.duty, Act.HAND_IN, house.clerk).state == State.HANDED_IN
    assert "Trình lãnh đạo" not in page(house.duty, house.clerk)


def test_what_waits_for_the_leader_is_for_the_body_alone(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, text="lời trình riêng", sent=[file()])
    kept = Evidence.objects.get()
    address = reverse(
        "tasks:file",
        args=[house.conference.slug, house.duty.task_id, house.duty.pk, kept.pk],
    )

    for account, sees in ((house.leader, True), (house.clerk, True), (house.office, False)):
        told = page(house.duty, account)
        assert ("du-thao.pdf" in told, "lời trình riêng" in told) == (sees, sees)
        assert ("Chờ lãnh đạo đơn vị duyệt" in told) is sees
        assert signed_in(account).get(address).status_code == (200 if sees else 404)
    assert "lời trình riêng" not in "".join(str(one.data) for one in Entry.objects.all())
    assert "du-thao.pdf" not in "".join(str(one.data) for one in Entry.objects.all())


def test_what_the_leader_sent_the_office_reads(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, text="lời trình riêng", sent=[file()])
    do(house.duty, Act.HAND_IN, house.leader, text="Kính gửi")

    told = page(house.duty, house.office)

    assert ("du-thao.pdf" in told, "Kính gửi" in told, "lời trình riêng" in told) == (
        True,
        True,
        False,
    )


def test_search_finds_what_waits_for_the_body_alone_and_then_for_the_office(house: House):
    do(house.duty, Act.ASK_LEADER, house.clerk, sent=[file("Dugantrinh.pdf")])
    address = reverse("search:results") + "?q=dugantrinh"

    def finds(account: Account) -> bool:
        return "Dugantrinh" in signed_in(account).get(address).text

    assert (finds(house.clerk), finds(house.office)) == (True, False)
    do(house.duty, Act.HAND_IN, house.leader)
    assert (finds(house.clerk), finds(house.office)) == (True, True)


def test_the_leader_is_told_and_then_the_reporter(house: House):
    while take_up():
        pass

    do(house.duty, Act.ASK_LEADER, house.clerk, text="lời trình riêng")
    do(house.duty, Act.SEND_BACK, house.leader, text="lời trả riêng")
    while take_up():
        pass

    told = [(n.account.username, n.kind) for n in Notice.objects.order_by("pk")]
    assert told[-2:] == [("chu-tich", "approval"), ("xa", "returned")]
    assert "riêng" not in "".join(n.text for n in Notice.objects.all())


def test_each_sees_the_buttons_that_are_theirs(house: House):
    asks = page(house.duty, house.clerk)
    do(house.duty, Act.ASK_LEADER, house.clerk)
    waits, approves = page(house.duty, house.clerk), page(house.duty, house.leader)

    assert ("Trình lãnh đạo đơn vị" in asks, 'value="hand_in"' in asks) == (True, False)
    assert ("Rút lại, chưa trình nữa" in waits, 'value="hand_in"' in waits) == (True, False)
    assert ("Duyệt và gửi" in approves, "Trả lại để sửa" in approves) == (True, True)


def test_what_waits_comes_first_on_the_page_of_the_leader(house: House):
    sooner = a_second_share(house, due=date(2023, 1, 2))
    do(house.duty, Act.ASK_LEADER, house.clerk)

    def in_order(account: Account) -> tuple[str, list[int]]:
        answer = signed_in(account).get(reverse("tasks:mine"))
        (part,) = answer.context["parts"]
        return answer.text, [line.duty.duty.pk for line in part.owed]

    (leader, of_leader), (clerk, of_clerk) = in_order(house.leader), in_order(house.clerk)

    assert of_leader == [house.duty.pk, sooner.pk]
    assert of_clerk == [sooner.pk, house.duty.pk]
    assert "Duyệt và gửi" in leader
    assert ("Duyệt và gửi" in clerk, "Chờ lãnh đạo đơn vị duyệt" in clerk) == (False, True)


def test_asking_is_undone_like_any_act(house: House):
    client = signed_in(house.clerk)
    address = reverse("tasks:act", args=[house.conference.slug, house.duty.task_id, house.duty.pk])

    answer = client.post(address, {"act": "ask_leader", "based_on": 0}, follow=True)
    house.duty.refresh_from_db()
    assert house.duty.approval == "asked"
    tags = next(iter(answer.context["messages"])).extra_tags
    token = tags.split(":", 2)[2].split(" ")[0]
    client.post(reverse("conferences:undo", args=[house.conference.slug]), {"token": token})

    house.duty.refresh_from_db()
    assert (house.duty.state, house.duty.approval) == (State.OPEN, "")


def test_a_host_that_returns_it_begins_anew(house: House):
    do(house.duty, Act.HAND_IN, house.leader)
    do(house.duty, Act.RETURN, house.office, text="Thiếu biểu")

    with pytest.raises(LeaderApproves):
        do(house.duty, Act.HAND_IN, house.clerk)
    assert do(house.duty, Act.ASK_LEADER, house.clerk).state == State.IN_HAND
