"""What the papers of this room share: when and where, and how times read."""

from __future__ import annotations

from hoinghi.conferences.letterhead import day_or_gap
from hoinghi.conferences.models import Conference
from hoinghi.papers.text import Gap
from hoinghi.papers.words import ordinal


def when(conference: Conference) -> str | Gap:
    """Give day and hour, else the gap they leave."""
    return day_or_gap(conference)


def when_said(conference: Conference) -> str | Gap:
    """Give day and hour, else what the plan says of them."""
    day = day_or_gap(conference)
    return conference.date_text or day if isinstance(day, Gap) else day


def start(conference: Conference) -> int | None:
    """Give the hour of the beginning in minutes after midnight, where the plan tells it."""
    hour, _, minute = conference.time.partition(":")
    return int(hour) * 60 + int(minute or 0) if hour else None


def hour(minutes: int) -> str:
    """Write minutes after midnight as tables do: 450 → "07h30"."""
    return f"{minutes // 60 % 24:02d}h{minutes % 60:02d}"


def day_name(number: int) -> str:
    """Name a day of the gathering: "Ngày thứ nhất"."""
    return f"Ngày {ordinal(number)}"


def span(begins: int, ends: int) -> str:
    """Write a stretch of the day: "07h30 - 07h40"; without length only its beginning."""
    return f"{hour(begins)} - {hour(ends)}" if ends > begins else hour(begins)
