"""Công thức và điều kiện của đề cương thành công thức trong ô của biểu Excel. Python thuần."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hoinghi.reports.formula_words import in_excel, in_words
from hoinghi.reports.formulas import YEARS, Condition
from hoinghi.reports.indicators import Indicator

_LONGEST_FORMULA: Final = 8_000
_LONGEST_TEXT: Final = 240
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where the figures of one period (and project) stand: code → cell."""

    cells: Mapping[str, str]
    years: str

    def knows(self, names: frozenset[str]) -> bool:
        return names <= self.cells.keys() | {YEARS}

    def of(self, name: str) -> str:
        return self.years if name == YEARS else self.cells[name]

    def all_numbers(self, names: frozenset[str]) -> str:
        """Say in Excel that every figure is there."""
        cells = sorted(self.cells[name] for name in names if name != YEARS)
        return f"COUNT({','.join(cells)})={len(cells)}"


def computed(one: Indicator, places: Places) -> str:
    """Give the formula of a computed figure; empty as long as one that it needs is."""
    read = one.formula
    if read is None or not places.knows(read.names):
        return '""'
    told = in_excel(read.text, places.of)
    return f'IF({places.all_numbers(read.names)},IFERROR(ROUND({told},{one.decimals}),""),"")'


def broken_cell(one: Indicator, places: Places) -> str:
    """Say in Excel that a hard rule of a figure does not hold; "" where it has none."""
    told = [_broken(rule, places) for rule in one.hard if places.knows(rule.names)]
    return f"OR({','.join(told)})" if len(told) > 1 else "".join(told)


def _broken(rule: Condition, places: Places) -> str:
    held = in_excel(rule.text, places.of)
    # A rule with a division by 0 says nothing.
    return f"IF({places.all_numbers(rule.names)},IFERROR(NOT({held}),FALSE),FALSE)"


def told_broken(
    one: Indicator,
    every: Sequence[tuple[str, Places]],
    known: Mapping[str, Indicator],
) -> str:
    """Give the formula that says in words which hard rules of a figure do not hold, and when."""
    parts = []
    for title, places in every:
        for rule in one.hard:
            if places.knows(rule.names):
                said = f"{title}: phải có {in_words(rule.text, known, _LONGEST_NAME)}. "
                text = said[:_LONGEST_TEXT].replace('"', "'")
                parts.append(f'IF({_broken(rule, places)},"{text}","")')
    told = "&".join(parts)
    while len(told) > _LONGEST_FORMULA:
        parts = parts[:-1]
        told = "&".join(parts)
    return told
