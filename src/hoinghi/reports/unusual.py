"""Số khác thường: so với chính đơn vị và với các đơn vị cùng loại. Hỏi lại, không chặn. Thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from statistics import median
from typing import Final

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import is_outlying
from hoinghi.reports.content import Cell
from hoinghi.reports.indicators import Indicator, OverUnits
from hoinghi.reports.written_down import ODD

_SLIP: Final = 10
"""So many times another figure is what a slip of unit or of a zero looks like."""


class Against(StrEnum):
    """What a figure is unusual against."""

    KNOWN = "known"
    HISTORY = "history"
    PEERS = "peers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """A figure to look at again.

    ``usual`` is what would have been expected; against peers only about, to two digits.
    """

    cell: Cell
    value: Decimal
    against: Against
    usual: Decimal

    @property
    def key(self) -> str:
        """Name under which somebody says why it is so all the same."""
        return f"{self.cell}|{ODD}"


def unusual(
    values: Mapping[Cell, Decimal],
    known: Mapping[Cell, Decimal],
    peers: Mapping[Cell, Sequence[Decimal]],
    asked: Asked,
) -> tuple[Unusual, ...]:
    """Give the figures that somebody should look at again, one reason each.

    Args:
        values: What the body reports, computed figures included.
        known: The last official value of a cell, where there is one.
        peers: What bodies of the same kind have sent for a cell.
    """
    own = asked.indicators
    periods = tuple(period.code for period in asked.outline.periods)
    found = []
    for cell, value in values.items():
        one = own.get(cell.indicator)
        if one is not None:
            history = tuple(_history(cell, values, known, periods))
            found += _looked_at(cell, value, one, (known.get(cell), history, peers.get(cell, ())))
    return tuple(found)


def _looked_at(
    cell: Cell,
    value: Decimal,
    one: Indicator,
    others: tuple[Decimal | None, Sequence[Decimal], Sequence[Decimal]],
) -> list[Unusual]:
    known, history, peers = others
    if known is not None and _is_slip(value, known):
        return [Unusual(cell=cell, value=value, against=Against.KNOWN, usual=known)]
    if _stands_out(value, history, one):
        usual = Decimal(median(history))
        return [Unusual(cell=cell, value=value, against=Against.HISTORY, usual=usual)]
    if _stands_out(value, peers, one):
        usual = about(Decimal(median(peers)))
        return [Unusual(cell=cell, value=value, against=Against.PEERS, usual=usual)]
    return []


def about(value: Decimal) -> Decimal:
    """Give *value* to two digits: in the middle of an odd number stands the figure of one body.

    >>> about(Decimal("14723"))
    Decimal('15000')
    """
    if not value:
        return value
    last = value.adjusted() - 1
    return value.scaleb(-last).quantize(Decimal(1), rounding=ROUND_HALF_UP) * Decimal(10) ** last


def _history(
    cell: Cell,
    values: Mapping[Cell, Decimal],
    known: Mapping[Cell, Decimal],
    periods: tuple[str, ...],
) -> Iterator[Decimal]:
    for period in periods:
        other = Cell(cell.indicator, period, cell.part)
        if period != cell.period:
            # What is official counts before what the same hand has just typed.
            value = known.get(other, values.get(other))
            if value is not None:
                yield value


def _is_slip(value: Decimal, other: Decimal) -> bool:
    return min(abs(value), abs(other)) > 0 and max(abs(value), abs(other)) >= _SLIP * min(
        abs(value), abs(other)
    )


def _stands_out(value: Decimal, others: Sequence[Decimal], one: Indicator) -> bool:
    # Bodies differ in size, so that counts are held against each other by order of magnitude.
    if one.over_units is OverUnits.RATIO:
        return is_outlying(value, others)
    return is_outlying(_magnitude(value), [_magnitude(other) for other in others])


def _magnitude(value: Decimal) -> Decimal:
    size = (abs(value) + 1).log10()
    return -size if value < 0 else size
