"""A task closes by itself when the paper that it orders is issued, and opens again with it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.deliveries import DeliveryKind, deliverables
from hoinghi.conferences.delivery_titles import TITLES
from hoinghi.conferences.models import Conference
from hoinghi.dispatch import amendment_services, services
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.models import Revision
from hoinghi.tasks import giving
from hoinghi.tasks.closing import Closing, closing_of, reads_as
from hoinghi.tasks.giving import Wanted
from hoinghi.tasks.models import Duty, Fulfilment, Task
from hoinghi.tasks.rules import Act, State
from hoinghi.tasks.services import act_on
from hoinghi.units.models import Account, Organisation
from tests.factories import PLAN, make_account, make_clerk, make_conference, make_plan
from tests.sending import send

pytestmark = pytest.mark.django_db

DAY = date(2023, 11, 20)
FIXED = make_plan(delegates=(), event=replace(PLAN.event, start=date(2023, 12, 5), date_text=None))
PROGRAMME = "chuong-trinh"
SCRIPT = "kich-ban-dieu-hanh"


@pytest.fixture
def conference() -> Conference:
    return make_conference(FIXED)


@pytest.fixture
def office(conference: Conference) -> Account:
    return make_clerk(conference)


def given(
    conference: Conference, office: Account, action: str, *, to: str = "", **more: object
) -> Duty:
    """Give a task to the host, or to the body whose name begins with *to*."""
    body = Organisation.objects.filter(name__startswith=to)[0] if to else conference.host
    task = giving.give(conference, Wanted(action=action, leads=(body,), **more), by=office)
    return Duty.objects.get(task=task)


def issued(conference: Conference, ref: str, serial: int = 12) -> Revision:
    return services.issue(
        conference,
        ref,
        serial=serial if documents_of(conference)[ref].contents[0].number else None,
        day=DAY,
        seen=documents_of(conference)[ref].digest,
        gaps_checked=True,
        by="an",
    )


def replaced(conference: Conference, ref: str, serial: int = 13) -> Revision:
    draft = amendment_services.replace(conference, ref, by="an")
    return signed(conference, draft, serial)


def signed(conference: Conference, draft: Revision, serial: int) -> Revision:
    return services.issue(
        conference, draft.record.ref, serial=serial, day=DAY, seen=draft.made_from,
        gaps_checked=True, by="an",
    )  # fmt: skip


def state_of(duty: Duty) -> State:
    duty.refresh_from_db()
    return State(duty.state)


@pytest.mark.parametrize(
    ("action", "kinds"),
    [
        ("Tham mưu phát hành giấy mời đại biểu", ("invitation",)),
        ("Soạn giấy mời, kịch bản điều hành hội nghị", ("invitation", "script")),
        ("Xây dựng chương trình chi tiết hội nghị", ("programme",)),
        ("Viết báo cáo trình hội nghị", ("review_report",)),
        ("Dự thảo báo cáo tổng kết phong trào trình tại hội nghị", ("review_report",)),
        ("Ban hành công văn đề nghị các xã báo cáo kết quả", ("report_request",)),
        ("Hoàn thiện tờ trình đề nghị khen thưởng", ("award_proposal",)),
        ("Gửi công văn mời tham luận", ("talk_request",)),
        ("Lập danh sách đại biểu tham dự, in giấy mời", ("names", "invitation")),
        ("Tham dự hội nghị theo đúng giấy mời", ()),
        ("Chuẩn bị nội dung theo kịch bản", ()),
        ("Thực hiện chương trình mục tiêu quốc gia", ()),
        ("Bố trí kinh phí theo dự toán được duyệt", ()),
    ],
)
def test_what_a_task_orders_is_read_from_its_words(action: str, kinds: tuple[str, ...]):
    assert reads_as(action) == kinds


def test_every_kind_that_rooms_name_is_in_the_data_and_every_part_is_of_one_kind():
    known = deliverables()

    assert {kind.value for kind in DeliveryKind} <= set(known)
    assert list(TITLES) == list(known)
    parts = [part for one in known.values() for part in one.parts]
    assert len(parts) == len(set(parts))


def test_an_issued_paper_hands_in_the_share_that_its_words_order(conference, office):
    duty = given(conference, office, "Xây dựng chương trình hội nghị")

    revision = issued(conference, PROGRAMME)

    assert state_of(duty) is State.HANDED_IN
    assert (duty.delivered_on, duty.version) == (DAY, 1)
    proof = Fulfilment.objects.get(duty=duty)
    assert proof.url == revision.record.get_absolute_url()
    assert "Chương trình" in proof.said


def test_what_the_office_chose_closes_the_share(conference, office):
    chosen = Closing(chosen=("programme",))
    duty = given(conference, office, "Lo phần nội dung", closing=chosen)

    issued(conference, PROGRAMME)

    assert state_of(duty) is State.DONE


def test_what_the_office_took_away_closes_nothing(conference, office):
    duty = given(conference, office, "Xây dựng chương trình hội nghị", closing=Closing(chosen=()))

    issued(conference, PROGRAMME)

    assert state_of(duty) is State.OPEN
    assert not Fulfilment.objects.exists()


def test_a_share_that_waits_for_two_papers_moves_with_the_second(conference, office):
    duty = given(conference, office, "Xây dựng chương trình hội nghị và soạn kịch bản")

    issued(conference, PROGRAMME)
    first = state_of(duty)
    issued(conference, SCRIPT, serial=13)

    assert (first, state_of(duty)) == (State.OPEN, State.HANDED_IN)
    assert Fulfilment.objects.filter(duty=duty).count() == 2


def test_other_bodies_of_the_area_are_not_closed_by_the_paper_of_the_host(conference, office):
    own = given(conference, office, "Soạn chương trình hội nghị", to="Phòng Lao động")
    other = given(
        conference, office, "Soạn chương trình hội nghị", to="Ủy ban nhân dân xã Bình Châu"
    )

    issued(conference, PROGRAMME)

    assert (state_of(own), state_of(other)) == (State.HANDED_IN, State.OPEN)


def test_what_was_handed_in_by_hand_is_left_to_the_office_with_the_paper_as_proof(
    conference, office
):
    duty = given(conference, office, "Soạn chương trình hội nghị")
    act_on(duty, Act.HAND_IN, based_on=0, by=office, today=date(2023, 11, 10))

    issued(conference, PROGRAMME)
    replaced(conference, PROGRAMME)

    assert state_of(duty) is State.HANDED_IN
    assert (duty.delivered_on, duty.version) == (date(2023, 11, 10), 1)
    assert Fulfilment.objects.filter(duty=duty, taken_back=False).count() == 1


def test_a_replaced_paper_opens_the_share_and_the_new_one_hands_it_in_again(conference, office):
    duty = given(conference, office, "Soạn chương trình hội nghị")
    issued(conference, PROGRAMME)
    act_on(duty, Act.ACCEPT, based_on=1, by=office)

    new = replaced(conference, PROGRAMME)

    assert state_of(duty) is State.HANDED_IN
    assert duty.delivered_on == DAY
    acts = list(duty.notes.values_list("act", flat=True))
    assert acts == ["elsewhere", "accept", "owed_again", "elsewhere"]
    assert str(new.serial) in Fulfilment.objects.get(duty=duty, taken_back=False).said


def test_a_recalled_paper_lets_the_share_be_owed_again(conference, office):
    ref = "thong-bao-ket-luan"
    chosen = Closing(chosen=("conclusion",))
    duty = given(conference, office, "Tham mưu thông báo kết luận", closing=chosen)
    issued(conference, ref)
    done = state_of(duty)

    signed(conference, amendment_services.recall(conference, ref, "ban hành nhầm", by="an"), 20)

    assert (done, state_of(duty)) == (State.DONE, State.OPEN)
    assert duty.delivered_on is None
    last = duty.notes.last()
    assert (last.act, "đã bị thu hồi" in last.text) == ("owed_again", True)


def test_a_correction_leaves_the_share_as_it_is(conference, office):
    ref = "thong-bao-ket-luan"
    duty = given(conference, office, "Tham mưu thông báo kết luận")
    issued(conference, ref)

    wrong = [amendment_services.Misprint(place="Nội dung", printed="a", right="b")]
    signed(conference, amendment_services.correct(conference, ref, wrong, by="an"), 20)

    assert state_of(duty) is State.HANDED_IN
    assert duty.version == 1


def test_letters_to_many_are_delivered_with_the_last(conference, office):
    refs = [ref for ref in documents_of(conference) if ref.startswith("moi-tham-luan--")]
    duty = given(conference, office, "Gửi công văn mời tham luận")
    states = []

    for serial, ref in enumerate(refs, start=30):
        issued(conference, ref, serial)
        states.append(state_of(duty))

    assert states == [State.OPEN, State.HANDED_IN]


def test_a_task_given_after_the_paper_was_issued_is_not_asked_for_it(conference, office):
    issued(conference, PROGRAMME)

    duty = given(conference, office, "Soạn chương trình hội nghị")

    assert state_of(duty) is State.HANDED_IN


def test_the_office_links_and_unlinks_on_the_form_and_takes_it_back(conference, office):
    client = Client()
    client.force_login(office)
    task = Task.objects.of(conference)[1]
    address = reverse("tasks:change", args=[conference.slug, task.pk])
    told = {"due_kind": "plan", "closing": "chosen", "delivers": ["award_decision", "script"]}

    page = send(client, address, told, follow=True)

    task.refresh_from_db()
    assert closing_of(task) == Closing(chosen=("script", "award_decision"))
    assert "Tự hoàn thành khi" in page.text
    assert "ban hành kịch bản điều hành; ban hành quyết định khen thưởng" in page.text
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    client.post(reverse("conferences:undo", args=[conference.slug]), {"token": token})
    task.refresh_from_db()
    assert closing_of(task) == Closing()


def test_two_who_link_at_once_are_both_told(conference, office):
    client = Client()
    client.force_login(office)
    task = Task.objects.of(conference)[1]
    address = reverse("tasks:change", args=[conference.slug, task.pk])
    opened = re.search(r'name="opened" value="([^"]*)"', client.get(address).text)[1]
    send(client, address, {"due_kind": "plan", "closing": "chosen", "delivers": ["script"]})

    second = client.post(
        address,
        {"due_kind": "plan", "closing": "chosen", "delivers": ["minutes"], "opened": opened},
    )

    assert second.status_code == 409
    task.refresh_from_db()
    assert closing_of(task).chosen == ("script",)


def test_a_unit_sees_what_was_issued_but_no_way_into_the_office(conference, office):
    duty = given(conference, office, "Soạn chương trình hội nghị", to="Phòng Lao động")
    issued(conference, PROGRAMME)
    clerk = make_account(username="phong", body=duty.organisation)
    address = reverse("tasks:duty", args=[conference.slug, duty.task_id, duty.pk])
    inside = Fulfilment.objects.get(duty=duty).url
    pages = []
    for account in (office, clerk):
        client = Client()
        client.force_login(account)
        pages.append(client.get(address).text)

    assert all("Đã phát hành Chương trình" in page for page in pages)
    assert [f'href="{inside}"' in page for page in pages] == [True, False]
