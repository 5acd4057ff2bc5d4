"""Whose eyes a find is for: marks that stand in the index, and those that an account holds."""

from __future__ import annotations

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference
from hoinghi.conferences.powers import READ
from hoinghi.conferences.queries import roles_everywhere
from hoinghi.conferences.searchable import Sight
from hoinghi.search.registry import powers_asked_for
from hoinghi.units.models import Account

_EVERYONE = "se"
_FEW = 12
_MUCH = 6.0
"""Measured on 100 000 rows of PostgreSQL as in ``bench/search.py``, see ``sees_much``."""


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
    # One mark for each power of each conference would be hundreds: those that no row carries
    # cost as much as the others.
    powers = [one for one in rooms.powers() if one.code in powers_asked_for()]
    for conference, host, role in roles_everywhere(account):
        held = [power for power in powers if role in power.roles]
        marks |= {_in_conference(conference, power.code) for power in held}
        if host is not None and READ in held:
            marks.add(f"sh{host}")
    if account.organisation_id is not None:
        marks.add(f"sb{account.organisation_id}")
    return frozenset(marks)


def sees_much(marks: frozenset[str]) -> bool:
    """Tell whether most of what matches is for the holder of *marks*; at most one query.

    To look up all that may be seen takes time by what is seen and by the number of marks; to
    look at each match takes time by what is not seen. The two are equal where the squared share
    that is seen, times the number of marks, is about ``_MUCH``.
    """
    if len(marks) <= _FEW:
        return False
    seen = sum(mark[2:].isdecimal() for mark in marks if mark.startswith("sc"))
    share = seen / max(Conference.objects.count(), 1)
    return share**2 * len(marks) > _MUCH


def _in_conference(conference: int, power: str) -> str:
    """Write the mark of a power in a conference; the index knows letters and digits alone."""
    letters = "".join(filter(str.isalnum, power))
    return f"sc{conference}" if power == READ.code else f"sc{conference}x{letters}"
