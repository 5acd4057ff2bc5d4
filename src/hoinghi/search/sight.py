"""Whose eyes a find is for: marks that stand in the index, and those that an account holds."""

from __future__ import annotations

from hoinghi.conferences import rooms
from hoinghi.conferences.powers import READ
from hoinghi.conferences.queries import roles_everywhere
from hoinghi.conferences.searchable import Sight
from hoinghi.units.models import Account

_EVERYONE = "se"


def marks_of(sight: Sight) -> frozenset[str]:
    """Give the marks that a row carries in the index."""
    marks = {f"sb{body}" for body in sight.bodies}
    if sight.everyone:
        marks.add(_EVERYONE)
    if sight.conference is not None:
        marks.add(_in_conference(sight.conference, sight.asks_for))
    if sight.host is not None:
        marks.add(f"sh{sight.host}")
    return frozenset(marks)


def marks_for(account: Account) -> frozenset[str] | None:
    """Give the marks of what *account* may see; None for a superuser, who sees all; one query."""
    if account.is_superuser:
        return None
    marks = {_EVERYONE}
    powers = rooms.powers()
    for conference, host, role in roles_everywhere(account):
        held = [power for power in powers if role in power.roles]
        marks |= {_in_conference(conference, power.code) for power in held}
        if host is not None and READ in held:
            marks.add(f"sh{host}")
    if account.organisation_id is not None:
        marks.add(f"sb{account.organisation_id}")
    return frozenset(marks)


def _in_conference(conference: int, power: str) -> str:
    """Write the mark of a power in a conference; the index knows letters and digits alone."""
    letters = "".join(filter(str.isalnum, power))
    return f"sc{conference}" if power == READ.code else f"sc{conference}x{letters}"
