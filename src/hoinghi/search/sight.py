"""Whose eyes a find is for: marks that stand in the index, and those that an account holds."""

from __future__ import annotations

from hoinghi.conferences.queries import visible_to
from hoinghi.conferences.searchable import Sight
from hoinghi.units.models import Account

_EVERYONE = "se"


def marks_of(sight: Sight) -> frozenset[str]:
    """Give the marks that a row carries in the index."""
    marks = {f"sb{body}" for body in sight.bodies}
    if sight.everyone:
        marks.add(_EVERYONE)
    if sight.conference is not None:
        marks.add(f"sc{sight.conference}")
    if sight.host is not None:
        marks.add(f"sh{sight.host}")
    return frozenset(marks)


def marks_for(account: Account) -> frozenset[str] | None:
    """Give the marks of what *account* may see; None for a superuser, who sees all; one query."""
    if account.is_superuser:
        return None
    seen = visible_to(account).order_by().values_list("pk", "host_id")
    marks = {_EVERYONE}
    for conference, host in seen:
        marks.add(f"sc{conference}")
        if host is not None:
            marks.add(f"sh{host}")
    if account.organisation_id is not None:
        marks.add(f"sb{account.organisation_id}")
    return frozenset(marks)
