"""Kế hoạch đưa lên từ trang web: xem lại, xác nhận một lần, sửa đổi có xem trước."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.conferences import draft_confirming, plan_drafts, plan_findings, services
from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.draft_refusals import ConferenceChanged
from hoinghi.conferences.models import Conference, Grant, PlanDraft, PlanRevision, Role
from hoinghi.conferences.queries import roles_of
from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken
from tests.factories import EXAMPLE, make_account, make_bodies

pytestmark = pytest.mark.django_db

PLAN = (EXAMPLE / "ke-hoach.txt").read_bytes()
AMENDED = PLAN.replace("Hội trường".encode(), "Nhà văn hóa".encode())
RENAMED = PLAN.replace("sơ kết".encode(), "sơ kết giữa kỳ lần hai".encode())
UPLOAD = reverse("conferences:upload")


def sent(client: Client, data: bytes, name: str = "ke-hoach.txt", to: str = UPLOAD):
    return client.post(to, {"plan": SimpleUploadedFile(name, data)})


def take_in(by, data: bytes = PLAN, amends: Conference | None = None) -> PlanDraft:
    return plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=by, amends=amends)


def confirmed(client: Client, draft: PlanDraft, choice: str = "new", seen: int = 0):
    address = reverse("conferences:confirm", args=[draft.pk])
    return client.post(address, {"choice": choice, "seen": seen}, follow=True)


@pytest.fixture
def clerk(client: Client):
    make_bodies()
    account = make_account(username="canbo")
    client.force_login(account)
    return account


@pytest.fixture
def conference(clerk) -> Conference:
    return draft_confirming.confirm(take_in(clerk), by=clerk).conference


def test_without_an_account_nothing_is_taken_in(client: Client):
    answer = sent(client, PLAN)

    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("login"))
    assert not PlanDraft.objects.exists()


def test_a_plan_is_shown_on_two_sides_before_anything_is_made(client: Client, clerk):
    answer = sent(client, PLAN)
    page = client.get(answer["Location"]).content.decode()

    assert answer.status_code == 302
    assert "Xác nhận, lập hội nghị" in page
    assert 'id="dong-1"' in page
    assert 'href="#dong-' in page
    assert page.index('id="phat-hien"') < page.index('id="van-ban"')
    assert not Conference.objects.exists()
    assert Entry.objects.filter(act="conferences.send-plan", actor="canbo").count() == 1


def test_what_the_reader_doubts_stands_first(client: Client, clerk):
    draft = take_in(clerk)
    draft.plan["tasks"][0]["doubt"] = "không rõ ai thực hiện"
    doubted = PlanDraft.objects.create(
        uploaded_by=clerk, file_name="b", sha256="b", source=draft.source, plan=draft.plan
    )

    page = client.get(doubted.get_absolute_url()).content.decode()

    assert page.index("không rõ ai thực hiện") < page.index('id="phat-hien"')


def test_confirming_makes_the_conference_and_its_standing_office(client: Client, clerk):
    page = confirmed(client, take_in(clerk))

    conference = Conference.objects.get()
    assert page.redirect_chain == [(conference.get_absolute_url(), 302)]
    assert "Đã lập hội nghị" in page.content.decode()
    assert roles_of(conference, clerk) == {Role.STANDING_OFFICE}
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-3:] == ["conferences.send-plan", "conferences.establish", "conferences.grant"]
    assert first_broken() is None


def test_a_second_press_on_confirm_gives_the_same_conference_and_says_so(client: Client, clerk):
    draft = take_in(clerk)
    confirmed(client, draft)

    page = confirmed(client, draft)

    assert "không có gì thay đổi" in page.content.decode()
    assert (Conference.objects.count(), PlanRevision.objects.count()) == (1, 1)
    assert Grant.objects.count() == 1


def test_the_same_file_twice_is_one_draft_and_later_says_that_it_stands(client: Client, clerk):
    first, second = sent(client, PLAN)["Location"], sent(client, PLAN)["Location"]
    confirmed(client, PlanDraft.objects.get())

    page = client.get(first).content.decode()

    assert first == second
    assert "không còn gì phải làm" in page
    assert "<button class=" not in page.partition('class="hn-sides"')[0].partition("<main")[2]


def test_nobody_else_sees_a_draft_but_a_superuser(client: Client, clerk):
    draft = take_in(clerk)
    addresses = [draft.get_absolute_url(), reverse("conferences:confirm", args=[draft.pk])]

    client.force_login(make_account(username="nguoila"))
    answers = [client.get(addresses[0]), client.post(addresses[1], {"choice": "new"})]
    boss = make_account(username="quantri")
    boss.is_superuser = True
    boss.save()
    client.force_login(boss)

    assert [answer.status_code for answer in answers] == [404, 404]
    assert client.get(addresses[0]).status_code == 200
    assert not Conference.objects.exists()


def test_who_sends_a_plan_that_stands_gets_no_role_by_it(client: Client, conference: Conference):
    stranger = make_account(username="nguoila")
    client.force_login(stranger)

    page = confirmed(client, take_in(stranger))

    assert "đã được người khác lập" in page.content.decode()
    assert roles_of(conference, stranger) == frozenset()


def test_a_stranger_learns_no_difference_and_cannot_amend(client: Client, conference: Conference):
    stranger = make_account(username="nguoila")
    client.force_login(stranger)
    draft = take_in(stranger, AMENDED)

    page = client.get(draft.get_absolute_url()).content.decode()
    answer = confirmed(client, draft, "amend", seen=1)

    assert "Đã có hội nghị cùng tên" in page
    assert 'id="thay-doi"' not in page
    assert 'value="amend"' not in page
    assert answer.status_code == 403
    assert conference.revisions.count() == 1


def test_only_who_prepares_may_send_an_amended_plan(client: Client, conference: Conference):
    leader = make_account(username="lanhdao")
    services.grant(conference, leader, Role.LEADER, by="thử nghiệm")
    client.force_login(leader)
    address = reverse("conferences:amend", args=[conference.slug])

    plan_page = client.get(reverse("conferences:plan", args=[conference.slug])).content.decode()

    assert client.get(address).status_code == 403
    assert sent(client, AMENDED, to=address).status_code == 403
    assert address not in plan_page
    assert PlanDraft.objects.filter(amends=conference).count() == 0


def test_an_amended_plan_shows_every_difference_before_it_is_taken(
    client: Client, conference: Conference
):
    venue = conference.venue
    address = reverse("conferences:amend", args=[conference.slug])
    entry = client.get(reverse("conferences:plan", args=[conference.slug])).content.decode()

    page = client.get(sent(client, AMENDED, to=address)["Location"]).content.decode()
    conference.refresh_from_db()
    before = conference.venue
    done = confirmed(client, PlanDraft.objects.latest("pk"), "amend", seen=1)
    conference.refresh_from_db()

    assert address in entry
    assert "Nhà văn hóa" in page.partition('class="hn-sides"')[0]
    assert before == venue
    assert "Nhà văn hóa" in conference.venue
    assert "Đã áp dụng" in done.content.decode()
    assert conference.revisions.count() == 2


def test_applying_twice_changes_nothing_more(client: Client, clerk, conference: Conference):
    draft = take_in(clerk, AMENDED, conference)
    confirmed(client, draft, "amend", seen=1)

    page = confirmed(client, draft, "amend", seen=1)

    assert "không có gì thay đổi" in page.content.decode()
    assert conference.revisions.count() == 2


def test_an_amended_plan_may_carry_another_title_and_is_known_by_it_afterwards(
    clerk, conference: Conference
):
    draft = take_in(clerk, RENAMED, conference)

    made = draft_confirming.confirm(draft, by=clerk, choice=Choice.AMEND, seen=1)
    again = services.establish(plan_findings.look(draft, ()).reading, file_name="k", by="lệnh")

    assert (made.conference, made.is_new) == (conference, False)
    assert (again.conference, again.changes) == (conference, ())
    assert Conference.objects.count() == 1


def test_it_may_be_another_conference_of_the_same_title(
    client: Client, clerk, conference: Conference
):
    draft = take_in(clerk, AMENDED, conference)

    confirmed(client, draft, "another", seen=1)
    confirmed(client, draft, "another", seen=1)

    first, second = Conference.objects.order_by("edition")
    assert first == conference
    assert "Nhà văn hóa" in second.venue
    assert roles_of(second, clerk) == {Role.STANDING_OFFICE}
    assert first.revisions.count() == 1


def test_what_somebody_else_changed_meanwhile_is_looked_at_again(
    client: Client, clerk, conference: Conference
):
    mine = take_in(clerk, AMENDED, conference)
    theirs = take_in(clerk, PLAN.replace(b"166", b"170"), conference)
    draft_confirming.confirm(theirs, by=clerk, choice=Choice.AMEND, seen=1)

    with pytest.raises(ConferenceChanged):
        draft_confirming.confirm(mine, by=clerk, choice=Choice.AMEND, seen=1)
    page = confirmed(client, mine, "amend", seen=1)

    assert page.status_code == 409
    assert "vừa được người khác cập nhật" in page.content.decode()
    assert 'name="seen" value="2"' in page.content.decode()
    assert conference.revisions.count() == 2


def test_a_conference_made_after_the_page_was_opened_is_shown_as_a_difference(
    client: Client, clerk
):
    draft = take_in(clerk, AMENDED)
    draft_confirming.confirm(take_in(clerk), by=clerk)

    page = confirmed(client, draft, "new")

    assert page.status_code == 409
    assert "Vừa có hội nghị cùng tên" in page.content.decode()
    assert 'id="thay-doi"' in page.content.decode()
    assert Conference.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "rỗng, không có nội dung"),
        (b" \n\t ", "rỗng, không có nội dung"),
        (b"MZ\x90\x00\x03\x00\x00\x00" * 40, "Hãy"),
        (b"PK\x03\x04" + b"\x00" * 200, "Hãy"),
        (b"%PDF-1.7\n" + b"\xff" * 500, "Hãy"),
        ("QUYẾT ĐỊNH\nVề việc khen thưởng".encode(), "không phải là văn bản kế hoạch"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_by_a_sentence(
    client: Client, clerk, data: bytes, told: str
):
    answer = sent(client, data, "tep.docx")

    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not PlanDraft.objects.exists()


def test_no_file_at_all_is_said_beside_the_field(client: Client, clerk):
    answer = client.post(UPLOAD)

    assert answer.status_code == 422
    assert "Hãy chọn tệp kế hoạch" in answer.content.decode()


def test_a_file_beyond_fifty_megabytes_is_refused_with_its_size(clerk):
    with pytest.raises(plan_drafts.RuleViolation, match=r"nặng 60,0 MB, quá mức 50 MB"):
        plan_drafts.take_in(b"x", "to.pdf", size=60 * 1024 * 1024, by=clerk)


def test_a_hostile_name_and_text_are_shown_and_never_obeyed(client: Client, clerk):
    data = PLAN.replace(b"166", b"<script>alert(1)</script>")
    name = "<img src=x onerror=alert(1)>\u202etxt.fdp" + "ế" * 300

    page = client.get(sent(client, data, name)["Location"]).content.decode()

    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert len(PlanDraft.objects.get().file_name) <= 250


def test_a_plan_too_large_to_establish_says_so_and_offers_no_confirming(client: Client, clerk):
    data = PLAN.replace(b"166", b"99166")

    page = client.get(sent(client, data)["Location"]).content.decode()

    assert "Chưa lập được hội nghị" in page
    assert "Xác nhận, lập hội nghị" not in page


def test_an_answer_that_no_button_gives_is_refused(client: Client, clerk):
    address = reverse("conferences:confirm", args=[take_in(clerk).pk])

    assert client.post(address, {"choice": "x"}).status_code == 400
    assert client.post(address, {"choice": "amend", "seen": "-1"}).status_code == 400
    assert client.post(address, {"choice": "amend"}).status_code == 409
    assert client.get(address).status_code == 405
    assert not Conference.objects.exists()


def test_recent_drafts_take_the_same_number_of_queries(client: Client, clerk):
    asked = set()
    client.get(UPLOAD)
    for number in (1, 3):
        PlanDraft.objects.all().delete()
        for version in range(number):
            PlanDraft.objects.create(
                uploaded_by=clerk,
                file_name=f"{version}.txt",
                sha256=str(version),
                source="",
                plan={},
            )
        with CaptureQueriesContext(connection) as queries:
            page = client.get(UPLOAD).content.decode()
        asked.add(len(queries))
        assert page.count(".txt</a>") == number

    assert len(asked) == 1
