"""The office sets its own order of protocol, and every paper follows."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.agenda.papers import papers as agenda_papers
from hoinghi.conferences.models import Grant, Role
from hoinghi.conferences.services import grant
from hoinghi.delegates import forms
from hoinghi.delegates.models import ProtocolOrder
from hoinghi.delegates.protocol import At, Group, Order, faults, usual
from hoinghi.delegates.queries import greetings, place_lines, protocol_order
from hoinghi.delegates.services import (
    OrderRefused,
    restore_usual_order,
    set_order,
)
from hoinghi.dispatch.queries import recipients
from hoinghi.journal.models import Entry
from hoinghi.reading.plan import AgendaItem, Lines
from hoinghi.together.refusals import ChangedMeanwhile
from tests.delegates.compositions import DISTRICT_COMPOSITION
from tests.factories import make_account, make_clerk, make_conference, make_plan
from tests.sending import send

pytestmark = pytest.mark.django_db


def front_first() -> Order:
    """The usual order, but the Front stands before the Party."""
    groups = tuple(
        Group(
            number=15 if "fatherland_front" in group.kinds else group.number,
            name=group.name,
            at=group.at,
            kinds=group.kinds,
            valid_from=group.valid_from,
            valid_to=group.valid_to,
        )
        for group in usual().groups
    )
    return Order(groups=groups, by_name_up_to=usual().by_name_up_to)


def district():
    reason = "Tuyên bố lý do, giới thiệu đại biểu"
    introduction = AgendaItem(order=1, time=None, text=reason, presenter=None, lines=Lines(4, 4))
    return make_conference(make_plan(delegates=DISTRICT_COMPOSITION, agenda=(introduction,)))


def test_one_change_moves_greeting_list_and_recipients():
    conference = district()
    before = greetings(conference)

    set_order(conference, front_first(), based_on=0, by="vanphong")

    fronts = [
        line.group.number
        for line in place_lines(conference)
        if line.unit.startswith("Ủy ban Mặt trận") and line.group.at is At.OWN
    ]
    assert greetings(conference)[1].startswith("Kính thưa các đồng chí Thường trực")
    assert "MTTQ" in greetings(conference)[1].split(",")[0]
    assert "MTTQ" not in before[1].split(",")[0]
    assert fronts
    assert fronts[0] == 15
    script = next(part for part in agenda_papers(conference) if part.slug == "kich-ban-dieu-hanh")
    assert "Kính thưa các đồng chí Thường trực Ủy ban Mặt trận" in repr(script)


def test_recipients_stand_by_protocol_with_office_and_file_copy_last():
    conference = district()

    lines = recipients(conference)

    assert lines[-1].startswith("Lưu: ")
    assert [line for line in lines if line.startswith("UBND")] == sorted(
        (line for line in lines if line.startswith("UBND")), key=lambda line: "xã" in line
    )


def test_somebody_whom_no_group_takes_is_refused():
    conference = district()
    groups = tuple(group for group in usual().groups if group.at is not At.VILLAGE)

    with pytest.raises(OrderRefused, match="thôn, tổ dân phố"):
        set_order(conference, Order(groups=groups, by_name_up_to=50), based_on=0, by="vanphong")

    assert not ProtocolOrder.objects.exists()


def test_one_number_for_two_names_is_told():
    clash = (*usual().groups, Group(number=20, name="Khách mời", at=At.OWN))

    assert faults(clash) == ("số 20 đứng ở nhiều nhóm khác tên: Khách mời, Thường trực {party}",)


def test_the_second_of_two_clerks_is_told_and_nothing_is_lost():
    conference = district()
    set_order(conference, front_first(), based_on=0, by="chi.hoa")

    with pytest.raises(ChangedMeanwhile, match=r"chi\.hoa vừa sửa"):
        set_order(conference, usual(), based_on=0, by="anh.nam")

    assert protocol_order(conference) != usual()


def test_the_usual_order_comes_back_as_a_version_and_is_logged():
    conference = district()
    set_order(conference, front_first(), based_on=0, by="vanphong")

    restore_usual_order(conference, based_on=1, by="vanphong")

    assert protocol_order(conference) == usual()
    assert ProtocolOrder.objects.count() == 2
    assert Entry.objects.filter(act="delegates.set_order").count() == 2


def posted(order: Order) -> dict[str, object]:
    rows = forms.shown(order.groups)
    data: dict[str, object] = {
        "by_name_up_to": order.by_name_up_to,
        "form-TOTAL_FORMS": len(rows) + forms.BLANK_ROWS,
        "form-INITIAL_FORMS": len(rows),
    }
    for index, row in enumerate(rows):
        data |= {f"form-{index}-{key}": value for key, value in row.items() if value}
    for blank in range(len(rows), len(rows) + forms.BLANK_ROWS):
        data[f"form-{blank}-at"] = "own"
    return data


def test_the_office_changes_the_order_on_its_page(client: Client):
    conference = district()
    client.force_login(make_clerk(conference))
    page = reverse("delegates:protocol", args=[conference.slug])

    response = send(client, page, posted(front_first()), follow=True)

    assert "Đã lưu thứ tự lễ tân" in response.content.decode()
    stored = protocol_order(conference)
    assert {g.number for g in stored.groups if "fatherland_front" in g.kinds} == {15}


def test_a_leader_sees_the_order_and_cannot_change_it(client: Client):
    conference = district()
    leader = make_account(conference)
    Grant.objects.all().delete()
    grant(conference, leader, Role.LEADER, by="thử nghiệm")
    client.force_login(leader)
    page = reverse("delegates:protocol", args=[conference.slug])

    assert "Lưu thứ tự" not in client.get(page).content.decode()
    assert client.post(page, posted(front_first())).status_code == 403
    assert not ProtocolOrder.objects.exists()


@pytest.mark.parametrize("name", ["{level.__class__}", "{0}", "{", "Nhóm {x}"])
def test_a_name_can_only_hold_the_two_marks(client: Client, name: str):
    conference = district()
    client.force_login(make_clerk(conference))
    page = reverse("delegates:protocol", args=[conference.slug])

    response = send(client, page, posted(usual()) | {"form-0-name": name})

    assert "Chỉ dùng {level} và {party}" in response.content.decode()
    assert not ProtocolOrder.objects.exists()
