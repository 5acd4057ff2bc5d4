"""Trang Thông báo, trang Hoạt động, kiểm tra nhật ký: ai thấy gì, bao nhiêu câu hỏi."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.journal.models import Entry
from hoinghi.journal.rules import HOUSE
from hoinghi.journal.services import record
from hoinghi.notices.models import Notice
from hoinghi.tasks.rules import Act
from hoinghi.tasks.services import comment
from hoinghi.units.models import Account
from tests.factories import make_account, make_conference
from tests.notices.people import OTHER, clerk, do, duty_of, office, read_all, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def page(client: Client, name: str, *args: object, **query: str) -> str:
    answer = client.get(reverse(f"notices:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def notify(account: Account, conference: Conference, number: int) -> None:
    Notice.objects.bulk_create(
        Notice(
            entry_id=1_000 + one,
            account=account,
            conference=conference,
            kind="comment",
            about=f"task:{one}",
            title=f"Việc {one}",
            at=timezone.now(),
        )
        for one in range(number)
    )


def test_the_bell_counts_what_is_unread_and_opening_counts_down(conference: Conference):
    commune = clerk()
    read_all()
    client = signed_in(commune)
    notice = Notice.objects.get(account=commune)

    assert "1 chưa đọc" in page(client, "list")
    answer = client.post(reverse("notices:open", args=[notice.pk]))

    assert answer.url == notice.url
    assert "chưa đọc" not in page(client, "list")


def test_another_persons_notice_cannot_be_opened(conference: Conference):
    commune, other = clerk(), clerk(OTHER, "xa2")
    read_all()
    notice = Notice.objects.get(account=commune)

    answer = signed_in(other).post(reverse("notices:open", args=[notice.pk]))

    assert answer.status_code == 404
    assert Notice.objects.get(pk=notice.pk).read_at is None


def test_all_can_be_read_at_once(conference: Conference):
    commune = clerk()
    notify(commune, conference, 3)

    signed_in(commune).post(reverse("notices:read-all"))

    assert not Notice.objects.filter(account=commune, read_at=None).exists()


def test_more_than_a_hundred_unread_are_not_counted_out(conference: Conference):
    commune = clerk()
    notify(commune, conference, 150)

    assert "99+ chưa đọc" in page(signed_in(commune), "list")


def queries_of(client: Client, name: str, *args: object) -> int:
    with CaptureQueriesContext(connection) as asked:
        page(client, name, *args)
    return len(asked)


def test_the_list_asks_the_same_for_1_3_and_300_rows(conference: Conference):
    commune = clerk()
    client, asked = signed_in(commune), set()
    page(client, "list")
    for rows in (1, 3, 300):
        Notice.objects.all().delete()
        notify(commune, conference, rows)
        asked.add(queries_of(client, "list"))

    assert len(asked) == 1


def test_the_feed_asks_the_same_for_1_3_and_300_rows(conference: Conference):
    host = office(conference)
    client, asked = signed_in(host), set()
    for rows in (1, 2, 297):
        for number in range(rows):
            comment(duty_of().task, f"lời {number}", by=host)
        asked.add(queries_of(client, "feed", conference.slug))

    assert len(asked) == 1


def test_the_feed_says_acts_in_words(conference: Conference):
    host, commune = office(conference), clerk()
    do(Act.HAND_IN, commune, "đủ ba phụ lục")

    shown = page(signed_in(host), "feed", conference.slug)

    assert "Cán bộ xa" in shown
    assert "nộp kết quả “Báo cáo kết quả" in shown
    assert "đủ ba phụ lục" in shown
    assert "lập hội nghị từ kế hoạch" in shown


def test_the_feed_is_filtered_by_room_person_and_day(conference: Conference):
    host, commune = office(conference), clerk()
    do(Act.HAND_IN, commune)
    client = signed_in(host)
    today = timezone.localdate().isoformat()

    tasks = page(client, "feed", conference.slug, phong="tasks", nguoi="xa", ngay=today)
    nothing = page(client, "feed", conference.slug, ngay="2001-01-01")
    wrong = page(client, "feed", conference.slug, ngay="hôm qua")

    assert "nộp kết quả" in tasks
    assert "lập hội nghị từ kế hoạch" not in tasks
    assert "Không có việc nào như vậy" in nothing
    assert "nộp kết quả" in wrong


def test_a_unit_reads_only_of_what_concerns_it(conference: Conference):
    commune, other = clerk(), clerk(OTHER, "xa2")
    do(Act.HAND_IN, commune, "của Bình Châu")
    comment(duty_of(OTHER).task, "của Bình Hải", by=other, duty=duty_of(OTHER))
    read_all()

    shown = page(signed_in(commune), "feed", conference.slug)

    assert "của Bình Châu" in shown
    assert "của Bình Hải" not in shown
    assert "Cán bộ xa2" not in shown
    assert "Kiểm tra nhật ký" not in shown


def test_the_feed_is_not_there_for_those_it_does_not_concern(conference: Conference):
    read_all()
    stranger = make_account(username="la")

    answer = signed_in(stranger).get(reverse("notices:feed", args=[conference.slug]))

    assert answer.status_code == 404


def test_a_whole_log_is_proved_and_a_changed_entry_is_shown(conference: Conference):
    host = office(conference)
    do(Act.TAKE, host)
    client = signed_in(host)
    address = reverse("notices:prove", args=[conference.slug])

    assert "nguyên vẹn từ mục đầu" in client.post(address).content.decode()
    Entry.objects.filter(act="tasks.take").update(actor="nguoikhac")
    shown = client.post(address).content.decode()

    assert "không còn nguyên vẹn" in shown
    assert "nguoikhac" in shown


def test_only_the_office_proves_the_log(conference: Conference):
    commune = clerk()
    read_all()

    answer = signed_in(commune).post(reverse("notices:prove", args=[conference.slug]))

    assert answer.status_code == 404


def test_what_the_house_did_is_said_in_the_language_of_the_page(conference: Conference):
    host = make_account(conference, username="host")
    record("tasks.test", by=HOUSE, subject="Báo cáo", conference_id=conference.pk)
    client = signed_in(host)
    client.cookies["django_language"] = "en"

    shown = page(client, "feed", conference.slug)

    assert "The system" in shown
    assert ">hệ thống<" not in shown
