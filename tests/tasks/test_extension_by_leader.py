"""Where a body lets its leader approve, a request for more time stays inside until then."""

from datetime import date

import pytest
from django.urls import reverse

from hoinghi.journal.models import Entry
from hoinghi.tasks import extensions
from hoinghi.tasks.models import Extension, TaskNote
from hoinghi.tasks.refusals import ActRefused, ExtensionRefused, ReasonMissing
from hoinghi.tasks.telling import tell
from hoinghi.units.approving import Step
from hoinghi.units.models import Account
from tests.tasks.house import House, make_house, page, signed_in

pytestmark = pytest.mark.django_db
UNTIL = date(2030, 6, 5)
WHY = "Chờ số liệu của thôn"


@pytest.fixture
def house() -> House:
    return make_house()


def ask(house: House, by: Account, until: date = UNTIL, text: str = WHY) -> Extension:
    return extensions.ask(house.duty, until, due=None, text=text, by=by)


def decide(house: House, step: Step, by: Account, text: str = "") -> bool:
    return extensions.decide(Extension.objects.get(), step, due=None, text=text, by=by)


def test_a_reporter_asks_the_leader_who_sends_it(house: House):
    asked = ask(house, house.clerk)

    assert (asked.is_sent, asked.waits_for_leader) == (False, True)
    assert decide(house, Step.SEND, house.leader)
    asked.refresh_from_db()
    assert asked.is_sent
    assert asked.asked_by == str(house.clerk)


def test_a_leader_asks_at_once_and_so_does_everybody_where_nobody_approves(house: House):
    assert ask(house, house.leader).is_sent

    Extension.objects.all().delete()
    house.duty.organisation.leader_approves = False
    house.duty.organisation.save()
    assert ask(house, house.clerk).is_sent


def test_what_waits_inside_is_seen_by_the_body_alone_and_answered_by_nobody(house: House):
    asked = ask(house, house.clerk)
    answer = reverse(
        "tasks:answer-extension",
        args=[house.conference.slug, house.duty.task_id, house.duty.pk, asked.pk],
    )

    assert WHY in page(house.duty, house.clerk)
    assert WHY in page(house.duty, house.leader)
    assert WHY not in page(house.duty, house.office)
    record = reverse("tasks:record", args=[house.conference.slug])
    overview = reverse("conferences:overview", args=[house.conference.slug])
    office = signed_in(house.office)
    assert WHY not in office.get(record).text
    assert "đề nghị gia hạn chờ trả lời" not in office.get(overview).text
    refused = signed_in(house.office).post(answer, {"grant": "1", "until": "05/06/2030"})
    assert refused.status_code == 404
    with pytest.raises(ActRefused):
        extensions.answer(asked, until=UNTIL, text="", by=house.office)
    assert WHY not in str(Entry.objects.get(act="tasks.ask_leader_extension").data)

    decide(house, Step.SEND, house.leader)
    assert WHY in page(house.duty, house.office)
    assert WHY in office.get(record).text
    assert "đề nghị gia hạn chờ trả lời" in office.get(overview).text


def test_the_leader_is_told_first_and_the_office_when_it_is_sent(house: House):
    ask(house, house.clerk)
    (first,) = tell(Entry.objects.get(act="tasks.ask_leader_extension")).tellings
    decide(house, Step.SEND, house.leader)
    (then,) = tell(Entry.objects.get(act="tasks.ask_extension")).tellings

    assert first.accounts == {house.leader.pk}
    assert WHY not in first.text
    assert "office" in then.roles
    assert WHY in then.text


def test_a_leader_sends_back_with_a_reason_and_it_is_asked_anew(house: House):
    ask(house, house.clerk)

    with pytest.raises(ReasonMissing):
        decide(house, Step.SEND_BACK, house.leader)
    decide(house, Step.SEND_BACK, house.leader, "Chỉ xin đến hết tháng")
    again = ask(house, house.clerk, date(2030, 5, 30))

    assert TaskNote.objects.get(act="send_back_extension").inside
    assert Extension.objects.get() == again
    assert (again.asked_until, again.waits_for_leader) == (date(2030, 5, 30), True)


def test_a_reporter_withdraws_what_the_leader_has_not_answered(house: House):
    ask(house, house.clerk)
    with pytest.raises(ExtensionRefused, match="rút lại"):
        ask(house, house.clerk)

    decide(house, Step.WITHDRAW, house.clerk)

    assert not Extension.objects.exists()
    assert ask(house, house.clerk).waits_for_leader


@pytest.mark.parametrize("step", [Step.SEND, Step.SEND_BACK])
def test_nobody_stands_in_for_the_leader(house: House, step: Step):
    ask(house, house.clerk)

    for other in (house.clerk, house.office):
        with pytest.raises(ActRefused):
            decide(house, step, other, "lý do")

    assert not Extension.objects.get().is_sent


def test_what_was_sent_is_not_decided_inside_any_more(house: House):
    asked = ask(house, house.clerk)
    decide(house, Step.SEND, house.leader)

    with pytest.raises(ActRefused):
        extensions.decide(asked, Step.WITHDRAW, due=None, text="", by=house.clerk)
    with pytest.raises(ExtensionRefused):
        ask(house, house.leader)


def test_what_the_office_notes_by_telephone_takes_the_place_of_what_waits_inside(house: House):
    ask(house, house.clerk)

    assert ask(house, house.office, text="Xã gọi điện").is_sent
    assert Extension.objects.get().reason == "Xã gọi điện"


def test_on_the_page_the_reporter_asks_and_the_leader_approves(house: House):
    args = [house.conference.slug, house.duty.task_id, house.duty.pk]
    form = {"until": "05/06/2030", "reason": WHY}

    shown = signed_in(house.clerk).post(
        reverse("tasks:ask-extension", args=args), form, follow=True
    )
    asked = Extension.objects.get()
    waits = page(house.duty, house.leader)
    way = reverse("tasks:decide-extension", args=[*args, asked.pk])
    sent = signed_in(house.leader).post(way, {"step": "send"}, follow=True)

    assert "Đã trình lãnh đạo đơn vị" in shown.text
    assert "Rút lại, chưa trình nữa" in shown.text
    assert "Duyệt và gửi" in waits
    assert "Đã duyệt và gửi đề nghị gia hạn" in sent.text
    assert signed_in(house.office).post(way, {"step": "send"}).status_code in (403, 404)
