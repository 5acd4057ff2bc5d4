"""Days as calendars take them (RFC 5545): events with an alarm, changed and cancelled by UID."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vCalAddress, vText

from hoinghi.notices.models import KnownDate

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_PRODUCT = "-//hoinghi//Lich hoi nghi//VI"
_HALF_DAY = timedelta(hours=4)
PUBLISH, REQUEST, CANCEL = "PUBLISH", "REQUEST", "CANCEL"


def written(
    dates: Iterable[KnownDate],
    *,
    method: str = PUBLISH,
    name: str = "",
    organiser: str = "",
    attendee: str = "",
) -> str:
    """Write the dates that have a day, or had one and were cancelled.

    Args:
        method: ``PUBLISH`` for feeds and files, ``REQUEST`` and ``CANCEL`` for mails: calendars
            change or take out what they know by UID and SEQUENCE.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", str(ZONE))
    calendar.add_component(_zone())
    for one in dates:
        if one.day:
            calendar.add_component(_event(one, organiser, attendee))
    return str(calendar.to_ical(), "utf-8")


def _event(one: KnownDate, organiser: str, attendee: str) -> Event:
    event = Event()
    event.add("uid", f"{one.key.replace(':', '-')}@{settings.BASE_URL.partition('://')[2]}")
    event.add("dtstamp", one.changed_at.astimezone(UTC))
    event.add("last-modified", one.changed_at.astimezone(UTC))
    event.add("sequence", one.sequence)
    event.add("summary", f"Hạn: {one.title}" if one.organisation_id else one.title)
    event.add("status", "CANCELLED" if one.cancelled else "CONFIRMED")
    event.add("url", settings.BASE_URL + one.url)
    if one.place:
        event.add("location", one.place)
    # What is due takes nobody's time that day; the gathering does.
    event.add("transp", "TRANSPARENT" if one.organisation_id else "OPAQUE")
    _when(event, one)
    if organiser:
        event["organizer"] = vCalAddress(f"mailto:{organiser}")
    if attendee:
        guest = vCalAddress(f"mailto:{attendee}")
        guest.params["rsvp"] = vText("FALSE")
        event.add("attendee", guest)
    if not one.cancelled:
        event.add_component(_alarm(one))
    return event


def _when(event: Event, one: KnownDate) -> None:
    assert one.day
    if not one.time:
        event.add("dtstart", one.day)
        event.add("dtend", one.day + timedelta(days=one.days))
        return
    hour, _, minute = one.time.partition(":")
    begins = datetime.combine(one.day, time(int(hour), int(minute)), ZONE)
    event.add("dtstart", begins)
    event.add("dtend", begins + timedelta(days=one.days - 1) + _HALF_DAY)


def _alarm(one: KnownDate) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", one.title)
    # A whole day begins at midnight: the alarm rings at 8 o'clock of the day before.
    alarm.add("trigger", timedelta(hours=-2) if one.time else timedelta(hours=-16))
    return alarm


def _zone() -> Timezone:
    """Give Việt Nam's time: seven hours ahead, no summer time since 1975."""
    zone = Timezone()
    zone.add("tzid", str(ZONE))
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1975, 6, 13))  # noqa: DTZ001 - local by RFC 5545, 3.6.5
    standard.add("tzoffsetfrom", timedelta(hours=7))
    standard.add("tzoffsetto", timedelta(hours=7))
    standard.add("tzname", "+07")
    zone.add_component(standard)
    return zone
