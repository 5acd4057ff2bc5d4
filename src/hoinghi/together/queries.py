"""Who saved last, from the log."""

from __future__ import annotations

from hoinghi.journal.models import Entry
from hoinghi.together.rules import Saver


def last_saver(conference_id: int | None, *acts: str, subject: str = "") -> Saver | None:
    """Give who last did one of *acts* in a conference, and when; None where the log has none."""
    found = Entry.objects.filter(conference_id=conference_id, act__in=acts)
    if subject:
        found = found.filter(subject=subject)
    last = found.order_by("pk").last()
    return Saver(name=last.actor, at=last.at) if last else None
