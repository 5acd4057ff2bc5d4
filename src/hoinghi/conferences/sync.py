"""Bringing the facts of a room in line with a plan, without losing what stood before."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar, cast

from django.db.models import Model

from hoinghi.conferences.limits import require_few, require_fitting
from hoinghi.conferences.models import Conference, PlanPart
from hoinghi.conferences.rooms import Change, ChangeKind
from hoinghi.reading.plan import Lines

Part = TypeVar("Part", bound=PlanPart)


def sync(
    model: type[Part],
    conference: Conference,
    wanted: Sequence[Part],
    *,
    label: Callable[[Part], str] = str,
    called: Callable[[Part], str] | None = None,
) -> list[Change]:
    """Make the facts of *model* those *wanted* (unsaved), in that order.

    Facts are matched by their labels in order, so that an inserted one does not shift the rest;
    what is no longer wanted is withdrawn, never deleted. Afterwards
    ``model.objects.from_plan(conference)`` gives one fact for each wanted, in the same order.

    Args:
        called: How changes name a fact, where its label is not for people.

    Returns:
        What changed, as a person would read it; empty when nothing did.

    Raises:
        BeyondLimits: There are too many, or one does not fit; nothing was saved yet.
    """
    require_few(len(wanted), str(model._meta.verbose_name_plural))
    for part in wanted:
        require_fitting(part, Lines(part.first_line, part.last_line))
    standing = cast("list[Part]", list(model.objects.from_plan(conference)))
    name = called or label
    changes: list[Change] = []
    for position, (old, new) in enumerate(_pairs(standing, wanted, label), start=1):
        if old and new:
            changes += _bring(old, new, position, name)
        elif new:
            new.conference, new.position = conference, position
            new.save()
            changes.append(_change(new, name(new), ChangeKind.ADDED))
        elif old:
            changes.append(_withdraw(old, name))
    return changes


def told(row: Model, names: Sequence[str]) -> str:
    """Write the fields *names* of a row as a person reads them: ``"hạn: 22/11/2023; …"``."""
    fields = [
        field for field in row._meta.concrete_fields if {field.name, field.attname} & set(names)
    ]
    return "; ".join(f"{field.verbose_name}: {_said(getattr(row, field.name))}" for field in fields)


def _pairs(
    standing: Sequence[Part], wanted: Sequence[Part], label: Callable[[Part], str]
) -> list[tuple[Part | None, Part | None]]:
    matcher = SequenceMatcher(
        None, [label(part) for part in standing], [label(part) for part in wanted], autojunk=False
    )
    pairs: list[tuple[Part | None, Part | None]] = []
    for _, a, b, c, d in matcher.get_opcodes():
        pairs += zip_longest(standing[a:b], wanted[c:d])
    # The withdrawn go last, so that the wanted are numbered without a gap.
    return sorted(pairs, key=lambda pair: pair[1] is None)


def _withdraw(old: Part, label: Callable[[Part], str]) -> Change:
    old.withdrawn = True
    old.save(update_fields=["withdrawn"])
    return _change(old, label(old), ChangeKind.REMOVED)


def _bring(old: Part, new: Part, position: int, label: Callable[[Part], str]) -> list[Change]:
    differing = [name for name in old.FROM_PLAN if getattr(old, name) != getattr(new, name)]
    name, both = label(old), (told(old, differing), told(new, differing))
    for field in differing:
        setattr(old, field, getattr(new, field))
    moved = (old.position, old.first_line, old.last_line)
    old.position, old.first_line, old.last_line = position, new.first_line, new.last_line
    if differing or moved != (old.position, old.first_line, old.last_line):
        old.save()
    return [_change(old, name, ChangeKind.CHANGED, *both)] if differing else []


def _change(part: PlanPart, name: str, kind: ChangeKind, *both: str) -> Change:
    before, after = both or (None, None)
    return Change(
        part=str(part._meta.verbose_name), name=name, kind=kind, before=before, after=after
    )


def _said(value: object) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return "không nêu" if value in (None, "") else str(value)
