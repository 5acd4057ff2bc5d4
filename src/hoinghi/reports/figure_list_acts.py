"""Acts on targets and on official figures that are known: typed on a page, or from a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction

from hoinghi.journal.services import record
from hoinghi.reports.figure_list import ListKind, Place
from hoinghi.reports.models import KnownFigure, ReportOutline, Target
from hoinghi.units.models import Account

_BATCH = 1_000
Values = Mapping[Place, tuple[Decimal, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A value as the page showed it, and as it was sent; None for none."""

    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many values were new, changed and the same."""

    new: int
    changed: int
    same: int


def standing(outline: ReportOutline, kind: ListKind) -> dict[Place, tuple[Decimal, str]]:
    """Give what stands; one query."""
    return {
        place_of(one): (one.value, one.source)
        for one in _model(kind).objects.filter(outline=outline)
    }


def place_of(one: Target | KnownFigure) -> Place:
    """Give where a value stands."""
    part = one.part if isinstance(one, KnownFigure) else ""
    return Place(body=one.organisation_id, indicator=one.indicator, period=one.period, part=part)


@transaction.atomic
def take_list(outline: ReportOutline, kind: ListKind, values: Values, *, by: Account) -> Taken:
    """Take what a list says; what it does not mention stays."""
    rows = {place_of(one): one for one in _locked(outline, kind)}
    new, changed, same = [], [], 0
    for place, (value, source) in values.items():
        stands = rows.get(place)
        if stands is None:
            new.append(_row(outline, kind, place, value, source))
        elif (stands.value, stands.source) != (value, source or stands.source):
            stands.value, stands.source = value, source or stands.source
            changed.append(stands)
        else:
            same += 1
    model = _model(kind)
    model.objects.bulk_create(new, batch_size=_BATCH)
    model.objects.bulk_update(changed, ["value", "source"], batch_size=_BATCH)
    taken = Taken(new=len(new), changed=len(changed), same=same)
    if new or changed:
        _record(outline, kind, by, new=taken.new, changed=taken.changed)
    return taken


@transaction.atomic
def type_targets(
    outline: ReportOutline, typed: Mapping[Place, Typed], *, by: Account
) -> tuple[Place, ...]:
    """Set, change or empty targets; give the places where somebody else was first.

    There theirs stands, and nothing of it is overwritten.
    """
    rows = {place_of(one): one for one in _locked(outline, ListKind.TARGETS)}
    clashes, done = [], 0
    for place, told in typed.items():
        stands = rows.get(place)
        now = stands.value if stands else None
        if told.after in (told.before, now):
            continue
        if now != told.before:
            clashes.append(place)
            continue
        done += 1
        if told.after is None:
            if stands:
                stands.delete()
        elif stands:
            stands.value = told.after
            stands.save(update_fields=["value"])
        else:
            _row(outline, ListKind.TARGETS, place, told.after, "").save()
    if done:
        _record(outline, ListKind.TARGETS, by, changed=done)
    return tuple(clashes)


def _model(kind: ListKind) -> Any:
    return Target if kind is ListKind.TARGETS else KnownFigure


def _locked(outline: ReportOutline, kind: ListKind) -> Any:
    ReportOutline.objects.select_for_update().get(pk=outline.pk)
    return _model(kind).objects.filter(outline=outline)


def _row(
    outline: ReportOutline, kind: ListKind, place: Place, value: Decimal, source: str
) -> Target | KnownFigure:
    told: dict[str, Any] = {
        "outline": outline,
        "organisation_id": place.body,
        "indicator": place.indicator,
        "period": place.period,
        "value": value,
        "source": source,
    }
    if kind is ListKind.KNOWN:
        told["part"] = place.part
    made: Target | KnownFigure = _model(kind)(**told)
    return made


def _record(outline: ReportOutline, kind: ListKind, by: Account, **more: int) -> None:
    record(
        f"reports.{kind.value}",
        by=by.username,
        subject=str(outline),
        conference_id=outline.conference_id,
        data={"outline": outline.pk, **more},
    )
