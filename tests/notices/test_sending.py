"""Thư qua máy chủ SMTP thật: đến nơi, bị hoãn, bị từ chối, đứt giữa chừng; không đi hai lần."""

from datetime import datetime, time, timedelta
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from django.test import override_settings
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.notices import composing, queueing, rules, sending, worker
from hoinghi.notices.models import Mail, Mailing, Mark, Notice
from hoinghi.notices.rules import MailChoice, MailState, Wish
from hoinghi.notices.services import choose
from hoinghi.tasks.reminding import remind
from hoinghi.tasks.rules import Act
from hoinghi.units.models import Account
from tests.factories import make_conference
from tests.notices.people import OTHER, clerk, do, duty_of, office, read_all
from tests.notices.post_office import sending_house

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def send(now: datetime | None = None) -> None:
    sending.deliver(now or timezone.now(), lambda: True)


def only() -> Mail:
    return Mail.objects.get()


def log_of(mail: Mail) -> list[tuple[int, str]]:
    return list(mail.log.values_list("code", "words"))


def parts(message: EmailMessage) -> dict[str, EmailMessage]:
    return {part.get_content_type(): part for part in message.walk()}


def test_a_notice_arrives_as_text_html_and_calendar(conference: Conference):
    clerk()
    read_all()

    with sending_house() as server:
        send()

    message = server.arrived[0]
    found = parts(message)
    assert only().state == MailState.SENT
    assert log_of(only()) == [(250, "nhan roi")]
    assert message["To"] == "Cán bộ xa <xa@binhchau.vn>"
    assert message["From"] == "Văn phòng UBND huyện <vanphong@binhson.gov.vn>"
    assert message["Subject"].startswith("[Việc được giao] Báo cáo kết quả")
    assert message["Message-ID"] == only().message_id
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["List-Unsubscribe"].endswith("/thong-bao/tuy-chon/>")
    assert "Hạn: 22/11/2023." in found["text/plain"].get_content()
    assert found["text/plain"]["Content-Transfer-Encoding"] == "quoted-printable"
    assert "Hạn: 22/11/2023." in found["text/html"].get_content()
    assert "<img" not in found["text/html"].get_content()
    assert found["text/calendar"]["Content-Type"].params["method"] == "REQUEST"


def test_nothing_is_sent_twice(conference: Conference):
    clerk()
    read_all()
    with sending_house() as server:
        send()
        Mark.objects.update(reached=0)
        read_all()
        send()

        assert len(server.arrived) == 1


def test_a_busy_server_is_tried_again_later_with_the_same_identity(conference: Conference):
    clerk()
    read_all()
    identity = only().message_id
    with sending_house() as server:
        server.texts = ["451 thu lai sau"]
        send()
        waiting = only()
        assert (waiting.state, waiting.tries) == (MailState.QUEUED, 1)
        assert log_of(waiting)[0][0] == 451
        send()
        assert server.arrived == []

        send(timezone.now() + timedelta(minutes=2))

        assert server.arrived[0]["Message-ID"] == identity


def test_a_refused_address_is_told_in_the_servers_words(conference: Conference):
    clerk()
    clerk(OTHER, "xa2", "xa2@binhhai.vn")
    read_all()
    with sending_house() as server:
        server.recipients = {"xa@binhchau.vn": "550 khong co hop thu nay"}
        send()

    refused = Mail.objects.get(address="xa@binhchau.vn")
    assert refused.state == MailState.REFUSED
    assert log_of(refused) == [(550, "khong co hop thu nay")]
    assert [message["To"] for message in server.arrived] == ["Cán bộ xa2 <xa2@binhhai.vn>"]


def test_a_mail_is_given_up_after_a_day(conference: Conference):
    clerk()
    read_all()
    with sending_house() as server:
        server.recipients = {"xa@binhchau.vn": "450 day"}
        for _ in range(8):
            Mail.objects.update(due_at=timezone.now())
            send()

    assert only().state == MailState.REFUSED
    assert "thôi không thử nữa" in log_of(only())[-1][1]


def test_a_connection_lost_with_the_text_on_its_way_sends_no_double(conference: Conference):
    clerk()
    read_all()
    with sending_house() as server:
        server.hang_up = True
        send()
        server.hang_up = False
        send(timezone.now() + timedelta(days=2))

        assert len(server.arrived) == 1
    assert only().state == MailState.UNCLEAR


def test_a_process_killed_while_the_text_is_on_its_way_sends_no_double(conference: Conference):
    clerk()
    read_all()
    Mail.objects.update(state=MailState.SENDING, claimed_at=timezone.now() - timedelta(minutes=10))
    with sending_house() as server:
        send()

        assert server.arrived == []
    assert only().state == MailState.UNCLEAR


def test_a_server_that_is_away_costs_no_try(conference: Conference):
    clerk()
    read_all()
    with override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=1, EMAIL_USE_TLS=False):
        send()

    assert (only().state, only().tries) == (MailState.QUEUED, 0)
    assert "Không nối được máy chủ thư" in log_of(only())[0][1]
    assert only().due_at > timezone.now()


def test_without_a_server_mail_waits(conference: Conference):
    clerk()
    read_all()
    with override_settings(EMAIL_HOST=""):
        send()

    assert only().state == MailState.QUEUED


def test_a_reminder_does_not_go_to_one_who_has_delivered_meanwhile(conference: Conference):
    commune = clerk()
    remind(conference, datetime(2023, 11, 22, tzinfo=HERE).date())
    read_all()
    do(Act.HAND_IN, commune)
    with sending_house() as server:
        send()

    assert Mail.objects.get(kind="reminder").state == MailState.CANCELLED
    assert not any("Nhắc việc" in message["Subject"] for message in server.arrived)


def test_lines_and_points_that_could_steer_the_server_arrive_as_words(conference: Conference):
    commune = clerk()
    commune.full_name = "An\r\nBcc: la@khac.vn"
    commune.save()
    host = office(conference)
    do(Act.HAND_IN, commune)
    do(Act.RETURN, host, "xem lại\n.\nRCPT TO:<la@khac.vn>\n..hết")
    read_all()
    with sending_house() as server:
        send()

    returned = next(one for one in server.arrived if "Trả lại" in one["Subject"])
    assert returned["Bcc"] is None
    assert returned["To"].addresses[0].addr_spec == "xa@binhchau.vn"
    text = parts(returned)["text/plain"].get_content().replace("\r\n", "\n")
    assert "\n.\nRCPT TO:<la@khac.vn>\n..hết" in text


@pytest.mark.parametrize(
    ("given", "usable"),
    [
        ("an@binhson.gov.vn", "an@binhson.gov.vn"),
        (" an@binhson.gov.vn ", "an@binhson.gov.vn"),
        ("", ""),
        ("không có", ""),
        ("an@binhson.gov.vn\nBcc: la@khac.vn", ""),
        ("đào@binhson.gov.vn", ""),
    ],
)
def test_addresses_that_cannot_be_used_get_no_mail(given: str, usable: str):
    assert composing.usable_address(given) == usable


def wish(account: Account, kind: str, mail: MailChoice, in_app: bool = True) -> None:
    choose(account, {kind: Wish(in_app=in_app, mail=mail)}, None)


def test_each_person_chooses_whether_mail_comes(conference: Conference):
    commune, other = clerk(), clerk(OTHER, "xa2", "xa2@binhhai.vn")
    wish(commune, "assigned", MailChoice.NONE, in_app=False)

    read_all()

    assert [mail.account for mail in Mail.objects.all()] == [other]
    # What one owes shows in the application whatever was chosen.
    assert Notice.objects.get(account=commune).read_at is None


def test_what_is_wanted_nowhere_is_told_nowhere(conference: Conference):
    host, commune = office(conference), clerk()
    wish(host, "handed_in", MailChoice.NONE, in_app=False)
    do(Act.HAND_IN, commune)

    read_all()

    assert not Notice.objects.filter(account=host, kind="handed_in").exists()


def test_the_mail_of_the_day_gathers_what_waits_and_comes_once(conference: Conference):
    host, commune = office(conference), clerk()
    wish(host, "handed_in", MailChoice.DAILY)
    do(Act.HAND_IN, commune, "đủ")
    read_all()
    morning = datetime(2023, 11, 21, 7, 30, tzinfo=HERE)

    queueing.digests(morning)
    queueing.digests(morning)

    mail = Mail.objects.get(kind="digest")
    assert mail.subject == "Tổng hợp 1 thông báo ngày 21/11/2023"
    assert "Đã nộp: Ủy ban nhân dân xã Bình Châu" in mail.text


def test_mail_waits_for_the_end_of_quiet_hours(conference: Conference):
    commune = clerk()
    choose(commune, {}, (time(0, 0), time(23, 59)))

    read_all()

    local = timezone.localtime(only().due_at)
    assert (local.hour, local.minute) == (23, 59)


@pytest.mark.parametrize(
    ("at", "due"),
    [
        ("20:59", "20 20:59"),
        ("21:00", "21 06:00"),
        ("23:30", "21 06:00"),
        ("00:10", "20 06:00"),
        ("06:00", "20 06:00"),
    ],
)
def test_quiet_hours_run_past_midnight(at: str, due: str):
    now = datetime.strptime(f"2023-11-20 {at}", "%Y-%m-%d %H:%M").replace(tzinfo=HERE)

    assert f"{rules.after_quiet(now, time(21), time(6)):%d %H:%M}" == due


def test_so_many_that_it_is_a_mass_mail_wait_for_the_office(
    conference: Conference, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rules, "MOST_UNASKED", 1)
    clerk()
    clerk(OTHER, "xa2", "xa2@binhhai.vn")

    read_all()

    assert {mail.state for mail in Mail.objects.all()} == {MailState.DRAFT}
    assert Mailing.objects.get().automatic
    with sending_house() as server:
        send()
        assert server.arrived == []


def test_the_whole_round_of_the_worker_sends(conference: Conference):
    clerk()
    with sending_house() as server:
        worker.turn()

        assert any("Việc được giao" in message["Subject"] for message in server.arrived)
    assert duty_of().pk
