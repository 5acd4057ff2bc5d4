"""Things of law that hold from one day to another, and what a later file puts over them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from hoinghi.norms.records import Record


class Dated(Protocol):
    """Anything with a code and a period; both days included, no last day while none is known."""

    @property
    def code(self) -> str: ...
    @property
    def valid_from(self) -> date: ...
    @property
    def valid_to(self) -> date | None: ...


D = TypeVar("D", bound=Dated)


def period_of(record: Record) -> tuple[date, date | None]:
    """Read ``from`` and ``to`` of a record: first and last day; ``to`` may be left out.

    Raises:
        NormFileRefused: The end lies before the beginning.
    """
    first, last = record.day("from"), record.optional_day("to")
    if last is not None and last < first:
        raise record.refusal("ngày “to” đứng trước ngày “from”", "to")
    return first, last


def holds_on(item: Dated, day: date) -> bool:
    """Say whether *item* is in force on *day*."""
    return item.valid_from <= day and (item.valid_to is None or day <= item.valid_to)


def overlay(entries: Iterable[tuple[D, Record]]) -> list[tuple[D, Record]]:
    """Let later entries replace earlier ones of the same code and first day.

    Args:
        entries: Dated things with the records they were read from.

    Returns:
        What is left, by code and first day.
    """
    latest = {(item.code, item.valid_from): (item, record) for item, record in entries}
    return [latest[key] for key in sorted(latest)]


def last_days(entries: Sequence[tuple[D, Record]]) -> list[date | None]:
    """Give the last day of each entry of one code; the entries stand in order of days.

    An entry without an end lasts until the day before the next one begins.

    Raises:
        NormFileRefused: An entry with a stated end runs into the next one.
    """
    days: list[date | None] = []
    for (item, _), after in zip(entries, [*entries[1:], None], strict=True):
        last = item.valid_to
        if after is not None:
            next_item, next_record = after
            eve = next_item.valid_from - timedelta(days=1)
            if last is not None and last > eve:
                raise next_record.refusal(
                    f"kỳ áp dụng bắt đầu ngày {next_item.valid_from:%d/%m/%Y} chồng lên kỳ "
                    f"trước còn hiệu lực đến {last:%d/%m/%Y}"
                )
            last = last or eve
        days.append(last)
    return days
