"""Levels of local government (cấp chính quyền địa phương) by date: three, then two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from hoinghi.norms.periods import overlay, period_of
from hoinghi.norms.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """A level and the kinds of unit at it.

    Attributes:
        code: ``"province"``, ``"district"``, ``"commune"``. ``name``: "cấp huyện".
        rank: 1 for the highest.
        kinds: Loại đơn vị, "xã", "phường".
    """

    code: str
    rank: int
    name: str
    kinds: tuple[str, ...]
    source: str
    verified: bool
    valid_from: date
    valid_to: date | None


def read_levels(records: Iterable[Record]) -> tuple[Level, ...]:
    """Read files of levels, later ones over earlier ones by code and first day.

    Returns:
        Levels of all times, the highest first.
    """
    entries = (
        (_read_level(item), item)
        for record in records
        for item in record.allow("levels").records("levels")
    )
    return tuple(sorted((level for level, _ in overlay(entries)), key=attrgetter("rank")))


def _read_level(record: Record) -> Level:
    record.allow("code", "rank", "name", "kinds", "from", "to", "source", "verified")
    first, last = period_of(record)
    return Level(
        code=record.text("code"),
        rank=record.whole("rank"),
        name=record.text("name"),
        kinds=tuple(kind.strip() for kind in record.text("kinds").split(",")),
        source=record.text("source"),
        verified=record.flag("verified"),
        valid_from=first,
        valid_to=last,
    )
