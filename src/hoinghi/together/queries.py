"""Who saved last, by the name that people know them by."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from hoinghi.journal.editions import Kept, edition
from hoinghi.journal.models import Entry
from hoinghi.journal.rules import HOUSE
from hoinghi.together.rules import Saver

_names: Kept[str] = Kept(most=512, most_bytes=2**20)


def last_saver(*acts: str, **where: Any) -> Saver | None:
    """Give who last did one of *acts*, and when; None where the log has none.

    Args:
        where: What else holds for the entry: ``conference_id``, ``data__organisation``.
    """
    last = Entry.objects.filter(act__in=acts, **where).order_by("pk").last()
    return saver(last.actor, last.at) if last else None


def saver(username: str, at: datetime) -> Saver:
    """Give who signs in as *username* as the one who saved at *at*."""
    return Saver(name=called(username), at=at)


def called(username: str) -> str:
    """Give the name of whoever signs in as *username*; the log and versions keep that alone.

    One query for a name until the next act; what nobody signs in as stays as it is.
    """
    if username == HOUSE:
        return _("Hệ thống")
    return _names.get((username, edition()), lambda: _looked_up(username))


def _looked_up(username: str) -> str:
    people = get_user_model().objects.select_related("organisation")
    found = people.filter(username=username).first()
    return found.called if found else username
