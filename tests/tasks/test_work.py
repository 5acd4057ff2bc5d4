"""Taking tasks in hand, handing in, accepting: who may, and two people at once."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import establish, grant
from hoinghi.journal.models import Entry
from hoinghi.reports.models import Report
from hoinghi.tasks import services
from hoinghi.tasks.evidence import content_of
from hoinghi.tasks.models import Duty, Evidence, Task, TaskNote
from hoinghi.tasks.refusals import ActRefused, ChangedMeanwhile, FileRefused, ReasonMissing
from hoinghi.tasks.rules import Act, State
from hoinghi.units.models import Account
from tests.factories import PASSWORD, make_account, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db

COMMUNE = "Ủy ban nhân dân xã Bình Châu"
PDF = b"%PDF-1.7 ket qua"


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def duty_of(name: str) -> Duty:
    return Duty.objects.get(task__position=1, organisation__name__startswith=name)


def clerk_of(duty: Duty, username: str = "xa") -> Account:
    return make_account(username=username, body=duty.organisation)


def signed_in(account: Account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def at(duty: Duty, name: str, *more: object) -> str:
    pieces = [duty.task.conference.slug, duty.task_id, duty.pk, *more]
    return reverse(f"tasks:{name}", args=pieces)


def do(duty: Duty, act: Act, by: Account, **more: object) -> Duty:
    duty.refresh_from_db()
    return services.act_on(duty, act, based_on=duty.version, by=by, **more)


def pdf(name: str = "bao-cao.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_every_body_that_leads_has_its_share(conference: Conference):
    first, second = Task.objects.of(conference)

    assert first.duties.count() == 23  # Phòng Y tế and 22 communes
    assert second.duties.get().organisation.name.startswith("Phòng Lao động")


def test_taking_the_same_plan_again_keeps_what_was_done(conference: Conference):
    duty = duty_of(COMMUNE)
    do(duty, Act.TAKE, make_account(conference))

    again = make_reading(make_plan(number="13/KH-UBND"))
    establish(again, file_name="b.txt", by="a", accept_changes=True)

    duty.refresh_from_db()
    assert (duty.state, duty.withdrawn) == (State.IN_HAND, False)
    assert Duty.objects.filter(task=duty.task).count() == 23


def test_a_share_is_handed_in_returned_with_reason_and_accepted(conference: Conference):
    office, duty = make_account(conference), duty_of(COMMUNE)
    clerk = clerk_of(duty)

    do(duty, Act.HAND_IN, clerk, sent=[pdf()], today=date(2023, 11, 20))
    with pytest.raises(ReasonMissing):
        do(duty, Act.RETURN, office)
    do(duty, Act.RETURN, office, text="Thiếu biểu số 2")
    do(duty, Act.HAND_IN, clerk, today=date(2023, 11, 30))
    done = do(duty, Act.ACCEPT, office)

    assert done.state == State.ACCEPTED
    assert done.delivered_on == date(2023, 11, 20)
    acts = list(TaskNote.objects.filter(duty=duty).values_list("act", flat=True))
    assert acts == ["evidence", "hand_in", "return", "hand_in", "accept"]
    assert Entry.objects.filter(act__startswith="tasks.").count() == 5


def test_the_second_of_two_people_is_told_with_both_texts(conference: Conference):
    one, duty = make_account(conference), duty_of(COMMUNE)
    other = make_account(conference, username="khac")
    do(duty, Act.HAND_IN, one)
    duty.refresh_from_db()
    seen = duty.version
    services.act_on(duty, Act.RETURN, based_on=seen, by=one, text="Thiếu biểu 2")

    with pytest.raises(ChangedMeanwhile, match="Thiếu biểu 2"):
        services.act_on(duty, Act.RETURN, based_on=seen, by=other, text="Sai số liệu")
    response = signed_in(other).post(
        at(duty, "act"), {"act": "return", "based_on": seen, "text": "Sai số liệu"}
    )

    assert response.status_code == 409
    assert "Thiếu biểu 2" in response.text
    assert "Sai số liệu" in response.text
    assert TaskNote.objects.filter(duty=duty, act="return").count() == 1


def test_a_button_pressed_twice_acts_once(conference: Conference):
    office, duty = make_account(conference), duty_of(COMMUNE)

    for _ in range(2):
        services.act_on(duty, Act.HAND_IN, based_on=0, by=office, text="Nộp")

    assert TaskNote.objects.filter(duty=duty).count() == 1


def test_an_act_that_does_not_apply_is_refused(conference: Conference):
    with pytest.raises(ActRefused, match="Chưa nhận"):
        do(duty_of(COMMUNE), Act.ACCEPT, make_account(conference))


@pytest.mark.parametrize(
    "name, content, why",
    [
        ("virus.exe", b"MZ", "loại tệp"),
        ("gia.pdf", b"MZ\x90", "không đúng với đuôi"),
        ("rong.pdf", b"", "rỗng"),
        ("trang.html", b"<html>", "loại tệp"),
    ],
)
def test_files_that_are_no_evidence_are_refused_and_nothing_is_kept(
    conference: Conference, name: str, content: bytes, why: str
):
    duty = duty_of(COMMUNE)

    with pytest.raises(FileRefused, match=why):
        do(duty, Act.HAND_IN, make_account(conference), sent=[pdf(), pdf(name, content)])

    duty.refresh_from_db()
    assert (duty.state, Evidence.objects.count()) == (State.OPEN, 0)


def test_a_body_acts_on_its_own_share_only(conference: Conference):
    own, other = duty_of(COMMUNE), duty_of("Phòng Y tế")
    client = signed_in(clerk_of(own))

    done = client.post(at(own, "act"), {"act": "take", "based_on": 0})
    refused = client.post(at(other, "act"), {"act": "take", "based_on": 0})
    accepting = client.post(at(own, "act"), {"act": "accept", "based_on": 1})

    assert done.status_code == 302
    # Of the share of another body not even the address is there.
    assert (refused.status_code, accepting.status_code) == (404, 403)
    other.refresh_from_db()
    assert other.state == State.OPEN


def test_evidence_is_for_the_host_and_the_body_and_is_only_saved(conference: Conference):
    own, other = duty_of(COMMUNE), duty_of("Phòng Y tế")
    clerk = clerk_of(own)
    do(own, Act.HAND_IN, clerk, sent=[pdf("Kết quả.pdf")])
    file = Evidence.objects.get()
    address = at(own, "file", file.pk)

    got = signed_in(clerk).get(address)
    stranger = signed_in(clerk_of(other, "yte")).get(address)
    nobody = Client().get(address)

    assert got.content == PDF == content_of(file)
    assert got["Content-Disposition"].startswith("attachment")
    assert got["Content-Type"] == "application/octet-stream"
    assert stranger.status_code == 404
    assert nobody.status_code == 302


def test_of_many_communes_none_reads_what_another_wrote(conference: Conference):
    own, other = duty_of(COMMUNE), duty_of("Phòng Y tế")
    do(own, Act.HAND_IN, clerk_of(own), text="chuyện riêng của xã")

    page = signed_in(clerk_of(other, "yte")).get(
        reverse("tasks:task", args=[conference.slug, own.task_id])
    )

    assert page.status_code == 200
    assert "chuyện riêng" not in page.text


def test_a_body_without_a_task_sees_nothing(conference: Conference):
    stranger = make_account(username="la")
    task = Task.objects.of(conference)[0]

    answer = signed_in(stranger).get(reverse("tasks:task", args=[conference.slug, task.pk]))

    assert answer.status_code == 404


def test_a_leader_looks_on_and_changes_nothing(conference: Conference):
    leader, duty = make_account(username="lanhdao"), duty_of(COMMUNE)
    grant(conference, leader, Role.LEADER, by="a")
    client = signed_in(leader)

    assert client.get(at(duty, "duty")).status_code == 200
    assert client.post(at(duty, "act"), {"act": "close", "based_on": 0}).status_code == 403


def test_what_a_unit_owes_is_one_page_with_one_button_per_line(conference: Conference):
    duty = duty_of(COMMUNE)
    clerk = clerk_of(duty)
    client = signed_in(clerk)
    mine = reverse("tasks:mine")

    Report.objects.all().delete()  # a share that no other room takes in
    before = client.get(mine).text
    client.post(at(duty, "act"), {"act": "take", "based_on": 0, "back": "mine"})
    taken = client.get(mine).text
    do(duty, Act.HAND_IN, clerk)
    handed_in = client.get(mine).text

    assert before.count("btn-primary") == 1
    assert "Nhận việc" in before
    assert "Nộp kết quả" in taken
    assert "không còn nợ việc nào" in handed_in


def test_somebody_of_a_unit_lands_on_what_the_unit_owes(conference: Conference):
    clerk_of(duty_of(COMMUNE))

    answer = Client().post(reverse("login"), {"username": "xa", "password": PASSWORD})

    assert answer["Location"] == reverse("tasks:mine")


def test_comments_are_kept_and_an_empty_one_is_refused(conference: Conference):
    duty = duty_of(COMMUNE)
    client = signed_in(make_account(conference))
    address = reverse("tasks:comment", args=[conference.slug, duty.task_id])

    client.post(address, {"comment": "Gửi bản mềm <b>trước</b>"})
    refused = client.post(address, {"comment": "  "})

    page = client.get(reverse("tasks:task", args=[conference.slug, duty.task_id])).text
    assert "Gửi bản mềm &lt;b&gt;trước&lt;/b&gt;" in page
    assert refused.status_code == 409


@pytest.mark.parametrize(
    "query, number",
    [
        ("", 2),
        ("tim=khen thuong", 1),
        ("trang-thai=done", 0),
        ("nguon=hand", 0),
        ("han=no_day", 1),
        ("don-vi=abc&han=xyz", 2),
    ],
)
def test_filters_live_in_the_address(conference: Conference, query: str, number: int):
    client = signed_in(make_account(conference))

    page = client.get(reverse("tasks:list", args=[conference.slug]) + f"?{query}")

    assert page.context["kept"] == number
