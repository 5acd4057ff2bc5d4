"""Bản kế hoạch chờ xác nhận: ai thấy, ai làm tiếp, xóa, bản của hội nghị khác."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences import draft_confirming, plan_drafts, plan_edits
from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.draft_refusals import AlreadyConfirmed, OfAnotherConference
from hoinghi.conferences.models import Conference, PlanDraft, PlanEdit, Role
from hoinghi.conferences.queries import drafts_of, roles_of
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.units.models import Account, Organisation
from tests.factories import make_account, make_bodies
from tests.plan_files import TEXT

pytestmark = pytest.mark.django_db
UPLOAD = reverse("conferences:upload")
OTHER = (
    TEXT.replace("HUYỆN BÌNH SƠN", "HUYỆN TRÀ BỒNG")
    .replace("Hội nghị sơ kết", "Liên hoan văn nghệ quần chúng")
    .replace("sơ kết giữa kỳ", "liên hoan ca múa nhạc")
)


def take_in(by: Account, text: str = TEXT, amends: Conference | None = None) -> PlanDraft:
    data = text.encode()
    return plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=by, amends=amends)


def of_body(username: str, body: Organisation) -> Account:
    return make_account(username=username, body=body)


@pytest.fixture
def host() -> Organisation:
    make_bodies()
    return Organisation.objects.get(name="Ủy ban nhân dân huyện Bình Sơn")


@pytest.fixture
def sender(host: Organisation) -> Account:
    return of_body("canbo", host)


@pytest.fixture
def standing(sender: Account) -> Conference:
    return draft_confirming.confirm(take_in(sender), by=sender).conference


@pytest.fixture
def colleague(host: Organisation, standing: Conference) -> Account:
    account = of_body("dongnghiep", host)
    grant(standing, account, Role.STANDING_OFFICE, by="lệnh", of_house=True)
    return account


def test_the_standing_office_of_the_same_body_sees_and_continues_a_draft(
    client: Client, sender: Account, colleague: Account
):
    draft = take_in(sender, TEXT.replace("sơ kết", "tổng kết"))
    client.force_login(colleague)

    page = client.get(UPLOAD).content.decode()
    plan_edits.save(draft, part="event", key="-", values={"venue": "Rạp"}, seen=0, by=colleague)
    made = draft_confirming.confirm(draft, by=colleague).conference

    assert str(sender) in page
    assert "Chờ xác nhận" in page
    assert client.get(draft.get_absolute_url()).status_code == 200
    assert made.venue == "Rạp"
    assert {Role.STANDING_OFFICE} == set(roles_of(made, sender)) == set(roles_of(made, colleague))
    draft.refresh_from_db()
    assert (draft.made, draft.confirmed_by) == (made, "dongnghiep")
    assert "Đã lập hội nghị" in client.get(UPLOAD).content.decode()


@pytest.mark.parametrize("role", [Role.FINANCE, Role.LEADER, Role.OFFICE, None])
def test_other_roles_of_the_body_see_no_draft_of_a_new_conference(
    client: Client, host: Organisation, sender: Account, standing: Conference, role: Role | None
):
    draft = take_in(sender, TEXT.replace("sơ kết", "tổng kết"))
    account = of_body("khac", host)
    if role:
        grant(standing, account, role, by="lệnh")
    client.force_login(account)

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert not drafts_of(account).exists()


def test_the_standing_office_of_another_body_sees_nothing(
    client: Client, sender: Account, standing: Conference
):
    elsewhere = Organisation.objects.get(name="Ủy ban nhân dân xã Bình Châu")
    account = of_body("xa", elsewhere)
    grant(standing, account, Role.STANDING_OFFICE, by="lệnh")
    draft = take_in(sender, TEXT.replace("sơ kết", "tổng kết"))
    client.force_login(account)

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.post(reverse("conferences:draft-drop", args=[draft.pk])).status_code == 404


def test_an_amendment_is_seen_by_all_who_may_amend(
    host: Organisation, sender: Account, standing: Conference
):
    draft = take_in(sender, TEXT.replace("Hội trường", "Nhà văn hóa"), standing)
    office, money = make_account(username="vanphong"), make_account(username="taichinh")
    grant(standing, office, Role.OFFICE, by="lệnh")
    grant(standing, money, Role.FINANCE, by="lệnh")

    assert draft in drafts_of(office)
    assert draft not in drafts_of(money)


def test_a_draft_is_deleted_after_a_look_at_what_is_lost(client: Client, sender: Account):
    draft = take_in(sender)
    plan_edits.save(draft, part="event", key="-", values={"venue": "Rạp"}, seen=0, by=sender)
    client.force_login(sender)
    address = reverse("conferences:draft-drop", args=[draft.pk])

    page = client.get(address).content.decode()
    answer = client.post(address)
    plan_drafts.drop(draft, by=sender)

    assert "1 lần sửa bản đọc mất theo" in page
    assert answer.status_code == 302
    assert not PlanDraft.objects.exists()
    assert not PlanEdit.objects.exists()
    assert Entry.objects.filter(act="conferences.drop-plan", actor="canbo").count() == 1


def test_what_became_a_conference_is_not_deleted(
    client: Client, sender: Account, standing: Conference
):
    draft = PlanDraft.objects.get()
    client.force_login(sender)

    answer = client.post(reverse("conferences:draft-drop", args=[draft.pk]))

    assert answer.status_code == 409
    assert "không xóa được" in answer.content.decode()
    with pytest.raises(AlreadyConfirmed):
        plan_drafts.drop(draft, by=sender)


def test_the_same_file_of_a_colleague_is_pointed_at(
    client: Client, sender: Account, colleague: Account
):
    text = TEXT.replace("sơ kết", "tổng kết")
    first, second = take_in(sender, text), take_in(colleague, text)
    client.force_login(colleague)

    page = client.get(second.get_absolute_url()).content.decode()

    assert first.get_absolute_url() in page
    assert "Mở bản ấy để làm chung" in page


def test_the_plan_of_something_else_is_asked_about_before_it_amends(
    client: Client, sender: Account, standing: Conference
):
    draft = take_in(sender, OTHER, standing)
    client.force_login(sender)
    told = {"choice": "amend", "seen": 1}

    page = client.get(draft.get_absolute_url()).content.decode()
    answer = client.post(reverse("conferences:confirm", args=[draft.pk]), told)
    with pytest.raises(OfAnotherConference):
        draft_confirming.confirm(draft, by=sender, choice=Choice.AMEND, seen=1)
    sure = client.post(reverse("conferences:confirm", args=[draft.pk]), {**told, "sure": "1"})

    assert "khac-hoi-nghi" in page
    assert answer.status_code == 409
    assert "khác cơ quan ban hành hoặc khác hẳn tên" in answer.content.decode()
    assert sure.status_code == 302
    assert standing.revisions.count() == 2


def test_the_conference_that_a_plan_belongs_to_is_named(
    client: Client, sender: Account, standing: Conference
):
    other = draft_confirming.confirm(take_in(sender, OTHER), by=sender).conference
    client.force_login(sender)

    page = client.get(take_in(sender, OTHER, standing).get_absolute_url()).content.decode()

    assert reverse("conferences:amend", args=[other.slug]) in page


def test_a_mended_title_is_no_other_conference(sender: Account, standing: Conference):
    draft = take_in(sender, TEXT.replace("sơ kết giữa kỳ", "sơ kết 03 năm"), standing)

    assert not plan_drafts.outlook(draft, sender).is_stranger


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_list_of_drafts_takes_the_same_number_of_queries(
    client: Client, sender: Account, number: int, django_assert_max_num_queries
):
    for at in range(number):
        take_in(sender, TEXT.replace("sơ kết", f"sơ kết lần {at}"))
    client.force_login(sender)
    client.get(UPLOAD)

    with django_assert_max_num_queries(9):
        page = client.get(UPLOAD).content.decode()

    assert page.count("Chờ xác nhận") == min(number, 10)
