"""Lịch: sự kiện có múi giờ, đổi và hủy theo UID; lịch riêng sau một địa chỉ bí mật."""

import re
from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event

from hoinghi.conferences.models import Conference
from hoinghi.notices import calendars, personal
from hoinghi.notices.models import CalendarFeed, KnownDate, Mail
from hoinghi.tasks import giving
from hoinghi.tasks.rules import Act, Due, DueKind
from tests.factories import make_account, make_conference
from tests.notices.people import OTHER, clerk, do, duty_of, office, read_all, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    made = make_conference()
    made.starts_on, made.time = date(2023, 12, 5), "07:30"
    made.save()
    return made


def events(text: str) -> dict[str, Event]:
    found = Calendar.from_ical(text)
    return {str(event["summary"]): event for event in found.walk("VEVENT")}


def move(to: date, conference: Conference) -> None:
    task = duty_of().task
    due = Due(kind=DueKind.DAY, on=to)
    giving.set_due(task, due, based_on=task.version, by=office(conference, f"vp{to.day}"))
    read_all()


def test_the_gathering_has_an_hour_a_place_and_the_time_of_vietnam(conference: Conference):
    host = office(conference)
    read_all()
    text = personal.calendar_of(host).text

    event = events(text)[conference.title]
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    assert f"{event.decoded('dtstart'):%d/%m/%Y %H:%M %z}" == "05/12/2023 07:30 +0700"
    assert str(event["location"]) == conference.venue
    assert "BEGIN:VTIMEZONE" in text
    assert "TZOFFSETTO:+0700" in text
    assert "METHOD:PUBLISH" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_a_deadline_is_a_whole_day_with_an_alarm(conference: Conference):
    commune = clerk()
    read_all()

    event = next(
        one for said, one in events(personal.calendar_of(commune).text).items() if "Hạn:" in said
    )

    assert event.decoded("dtstart") == date(2023, 11, 22)
    assert event.decoded("dtend") == date(2023, 11, 23)
    assert str(event["transp"]) == "TRANSPARENT"
    assert event.walk("VALARM")


def test_a_changed_day_keeps_its_identity_and_raises_its_sequence(conference: Conference):
    commune = clerk()
    read_all()
    move(date(2023, 11, 24), conference)
    move(date(2023, 11, 25), conference)

    mails = Mail.objects.filter(account=commune).order_by("pk")
    sent = [events(mail.calendar).popitem()[1] for mail in mails]

    assert len({str(event["uid"]) for event in sent}) == 1
    assert [int(event["sequence"]) for event in sent] == [0, 1, 2]
    assert [event.decoded("dtstart").day for event in sent] == [22, 24, 25]
    assert {mail.method for mail in Mail.objects.filter(account=commune)} == {"REQUEST"}


def test_a_cancelled_share_is_taken_out_of_the_calendar(conference: Conference):
    commune, host = clerk(), office(conference)
    read_all()
    do(Act.CANCEL, host, "không cần nữa")
    read_all()

    mail = Mail.objects.get(kind="withdrawn")

    assert mail.method == "CANCEL"
    assert "METHOD:CANCEL" in mail.calendar
    assert "STATUS:CANCELLED" in mail.calendar
    assert not [said for said in events(personal.calendar_of(commune).text) if "Hạn:" in said]


def test_names_that_look_like_lines_of_a_calendar_stay_names(conference: Conference):
    commune = clerk()
    read_all()
    KnownDate.objects.filter(organisation=commune.organisation).update(
        title="Báo cáo\r\nEND:VEVENT\r\nATTENDEE:mailto:la@khac.vn; , \\"
    )

    found = Calendar.from_ical(personal.calendar_of(commune).text)

    assert not any("ATTENDEE" in event for event in found.walk("VEVENT"))


def secret_of(client: Client) -> str:
    shown = client.post(reverse("notices:renew-calendar")).content.decode()
    return re.search(r"/lich/([\w-]{40,})\.ics", shown)[1]


def at(secret: str) -> str:
    return reverse("notices:calendar", args=[secret])


def test_the_feed_is_read_without_an_account_and_shows_the_own_days_only(conference: Conference):
    client = signed_in(clerk())
    clerk(OTHER, "xa2")
    read_all()

    answer = Client().get(at(secret_of(client)))

    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(events(answer.content.decode())) == 2
    assert f"duty-{duty_of(OTHER).pk}@" not in answer.content.decode()
    assert not answer.cookies


def test_only_a_hash_of_the_secret_is_kept(conference: Conference):
    secret = secret_of(signed_in(clerk()))

    assert secret not in str(CalendarFeed.objects.values())


def test_a_new_address_ends_the_old_one_and_revoking_ends_both(conference: Conference):
    client = signed_in(clerk())
    first, second = secret_of(client), secret_of(client)

    assert Client().get(at(first)).status_code == 404
    assert Client().get(at(second)).status_code == 200
    client.post(reverse("notices:revoke-calendar"))
    assert Client().get(at(second)).status_code == 404


def test_an_account_switched_off_has_no_calendar(conference: Conference):
    commune = clerk()
    secret = personal.renew(commune)
    commune.is_active = False
    commune.save()

    assert Client().get(at(secret)).status_code == 404
    assert Client().get(at("đoán-mò")).status_code == 404


def test_an_unchanged_calendar_is_not_sent_again(conference: Conference):
    secret = personal.renew(clerk())
    read_all()
    first = Client().get(at(secret))

    again = Client().get(at(secret), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    move(date(2023, 11, 24), conference)
    changed = Client().get(at(secret), headers={"If-None-Match": first["ETag"]})

    assert changed.status_code == 200
    assert changed["Last-Modified"]


def test_the_file_of_a_conference_is_for_those_it_concerns(conference: Conference):
    read_all()
    address = reverse("notices:conference-calendar", args=[conference.slug])

    ours = signed_in(office(conference)).get(address)

    assert conference.title in events(ours.content.decode())
    assert ours["Content-Disposition"] == 'attachment; filename="lich.ics"'
    assert signed_in(make_account(username="la")).get(address).status_code == 404


def test_an_event_of_two_days_ends_on_the_second():
    one = KnownDate(
        key="conference:1",
        title="Hội nghị",
        day=date(2023, 12, 5),
        days=2,
        url="/",
        changed_at=timezone.make_aware(datetime(2023, 11, 1)),
    )

    event = events(calendars.written([one]))["Hội nghị"]

    assert event.decoded("dtend") == date(2023, 12, 7)
