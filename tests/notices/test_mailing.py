"""Thư cho nhiều đơn vị: xem trước, đếm, xác nhận; danh sách cũ bị từ chối."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.notices import mailing
from hoinghi.notices.mailing import MailRefused
from hoinghi.notices.models import Mail, Mailing
from hoinghi.notices.rules import MailState
from hoinghi.units.models import Organisation
from tests.factories import make_account, make_conference
from tests.notices.people import COMMUNE, OTHER, clerk, duty_of, office, read_all, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def bodies() -> list[Organisation]:
    return [duty_of(COMMUNE).organisation, duty_of(OTHER).organisation]


def drafted(conference: Conference) -> tuple[Mailing, list[Mail]]:
    made = mailing.draft(
        conference,
        subject="Họp\nchuẩn bị",
        text="Đúng 8 giờ.",
        bodies=bodies(),
        by=office(conference, "soan"),
    )
    return made, mailing.drafts_of(made)


def test_recipients_without_address_or_with_one_address_twice_are_named(conference: Conference):
    clerk()
    clerk(COMMUNE, "xa-b", "XA@binhchau.vn")
    clerk(OTHER, "xa2", "")

    to = mailing.recipients([*bodies(), duty_of("Ủy ban nhân dân xã Bình Minh").organisation])

    assert [account.username for account in to.accounts] == ["xa"]
    assert [line.rpartition(": ")[2] for line in to.left_out] == [
        "trùng địa chỉ XA@binhchau.vn của Cán bộ xa.",
        "chưa có địa chỉ thư dùng được.",
        "chưa có tài khoản.",
    ]


def test_nothing_goes_before_it_is_confirmed_and_then_once(conference: Conference):
    clerk()
    made, drafts = drafted(conference)
    by = office(conference)

    assert {mail.state for mail in drafts} == {MailState.DRAFT}
    assert drafts[0].subject == "Họp chuẩn bị"
    sent = mailing.confirm(made, count=1, based_on=mailing.seen(drafts), by=by)

    assert sent == 1
    with pytest.raises(MailRefused):
        mailing.confirm(made, count=1, based_on=mailing.seen(drafts), by=by)
    assert Mail.objects.get(kind="mass").state == MailState.QUEUED


@pytest.mark.parametrize("change", ["gone", "moved", "taken out"])
def test_a_list_that_has_changed_since_is_refused(conference: Conference, change: str):
    commune = clerk()
    clerk(OTHER, "xa2", "xa2@binhhai.vn")
    made, drafts = drafted(conference)
    before = mailing.seen(drafts)
    if change == "gone":
        commune.is_active = False
        commune.save()
    elif change == "moved":
        commune.email = "moi@binhchau.vn"
        commune.save()
    else:
        mailing.cancel(drafts[0], by=office(conference))

    with pytest.raises(MailRefused, match="Chưa thư nào được gửi"):
        mailing.confirm(made, count=2, based_on=before, by=commune)

    assert not Mail.objects.filter(kind="mass", state=MailState.QUEUED).exists()


def test_nobody_with_an_address_is_refused(conference: Conference):
    with pytest.raises(MailRefused):
        drafted(conference)

    assert not Mailing.objects.exists()


def test_the_office_writes_looks_and_sends(conference: Conference):
    clerk()
    read_all()
    client = signed_in(office(conference))
    answer = client.post(
        reverse("notices:write", args=[conference.slug]),
        {"subject": "Họp <b>", "text": "Đúng 8 giờ.", "bodies": [body.pk for body in bodies()]},
    )
    shown = client.get(answer.url).content.decode()
    assert "Gửi 1 thư" in shown
    assert "chưa có tài khoản" in shown
    assert "Họp &lt;b&gt;" in shown
    told = dict(re.findall(r'name="(count|based_on)" value="(\w+)"', shown))

    client.post(answer.url, told)

    assert Mail.objects.get(kind="mass").state == MailState.QUEUED
    assert (
        "xác nhận gửi 1 thư"
        in client.get(reverse("notices:feed", args=[conference.slug])).content.decode()
    )


def test_everybody_is_chosen_by_one_tick_and_nobody_is_refused(conference: Conference):
    clerk()
    read_all()
    client = signed_in(office(conference))
    address = reverse("notices:write", args=[conference.slug])
    words = {"subject": "Họp", "text": "Đúng 8 giờ."}

    refused = client.post(address, words).content.decode()
    answer = client.post(address, {**words, "everybody": "on"})

    assert "chọn ít nhất một đơn vị" in refused
    assert "chưa có tài khoản" in client.get(answer.url).content.decode()
    assert Mail.objects.filter(kind="mass").count() == 1


def test_a_confirmation_typed_by_hand_is_refused_on_the_page(conference: Conference):
    clerk()
    made, _drafts = drafted(conference)
    client = signed_in(office(conference))

    answer = client.post(reverse("notices:mailing", args=[conference.slug, made.pk]), {})

    assert "Chưa thư nào được gửi" in answer.content.decode()


def test_a_dropped_mailing_sends_nothing(conference: Conference):
    clerk()
    made, _drafts = drafted(conference)

    signed_in(office(conference)).post(
        reverse("notices:drop-mailing", args=[conference.slug, made.pk])
    )

    assert Mail.objects.get(kind="mass").state == MailState.CANCELLED


def test_a_mail_is_cancelled_before_it_goes_and_sent_again_after(conference: Conference):
    commune = clerk()
    read_all()
    mail = Mail.objects.get()
    client = signed_in(office(conference))

    client.post(reverse("notices:cancel-mail", args=[conference.slug, mail.pk]))
    assert Mail.objects.get().state == MailState.CANCELLED
    commune.email = "moi@binhchau.vn"
    commune.save()
    client.post(reverse("notices:resend-mail", args=[conference.slug, mail.pk]))

    again = Mail.objects.get()
    assert (again.state, again.address) == (MailState.QUEUED, "moi@binhchau.vn")
    shown = client.get(reverse("notices:mail", args=[conference.slug, mail.pk])).content.decode()
    assert "hủy thư này" in shown
    assert "cho gửi lại" in shown
    assert "BEGIN:VCALENDAR" in shown


@pytest.mark.parametrize("name", ["outbox", "write"])
@pytest.mark.parametrize("role", [None, Role.LEADER, Role.FINANCE])
def test_only_the_office_reads_mails(conference: Conference, name: str, role: Role | None):
    account = make_account(username="khac")
    if role:
        grant(conference, account, role, by="thử")

    answer = signed_in(account).get(reverse(f"notices:{name}", args=[conference.slug]))

    assert answer.status_code == (403 if role else 404)


def test_the_mails_of_another_conference_are_not_there(conference: Conference):
    clerk()
    read_all()
    other = Conference.objects.create(slug="khac", identity="k", title="Khác", kind="other")
    client = signed_in(office(other))

    for name in ("mail", "cancel-mail", "resend-mail"):
        address = reverse(f"notices:{name}", args=["khac", Mail.objects.get().pk])
        answer = client.get(address) if name == "mail" else client.post(address)
        assert answer.status_code == 404


def test_the_outbox_asks_the_same_for_1_3_and_300_rows(conference: Conference):
    client, asked = signed_in(office(conference)), set()
    shown(client, conference)
    for rows in (1, 2, 297):
        Mail.objects.bulk_create(
            Mail(
                conference=conference,
                address="a@b.vn",
                subject="Thư",
                state="queued",
                due_at=timezone.now(),
                message_id=f"<{rows}.{one}@x>",
            )
            for one in range(rows)
        )
        with CaptureQueriesContext(connection) as found:
            shown(client, conference)
        asked.add(len(found))

    assert len(asked) == 1


def shown(client: Client, conference: Conference, **query: str) -> str:
    return client.get(reverse("notices:outbox", args=[conference.slug]), query).content.decode()


def test_the_outbox_is_filtered_and_says_that_no_server_is_set(conference: Conference):
    clerk()
    read_all()
    client = signed_in(office(conference))

    assert "xa@binhchau.vn" in shown(client, conference)
    assert "HOINGHI_MAIL_HOST" in shown(client, conference)
    assert "xa@binhchau.vn" not in shown(client, conference, **{"trang-thai": "sent"})
    assert "xa@binhchau.vn" in shown(client, conference, **{"trang-thai": "lạ"})


def test_a_person_keeps_choices_and_quiet_hours(conference: Conference):
    client = signed_in(clerk())
    address = reverse("notices:preferences")
    form = client.get(address).context["form"]
    given = {field.html_name: field.value() or "" for field in form}
    given |= {"mail_comment": "none", "app_comment": "", "begins": "21:00", "ends": "06:00"}

    client.post(address, given)
    kept = client.get(address).context["form"]

    assert kept["mail_comment"].value() == "none"
    assert kept["app_comment"].value() is False
    assert kept["app_assigned"].value() is True
    assert f"{kept['begins'].value():%H:%M}" == "21:00"
    wrong = client.post(address, {**given, "ends": ""})
    assert "cần cả giờ bắt đầu và giờ kết thúc" in wrong.content.decode()
