"""What an engine hands over: sums and counts of one group, indicator, period and part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol


class Key(NamedTuple):
    """Of what a cell is."""

    group: str
    indicator: str
    period: str
    part: str


class Cell(NamedTuple):
    """What was added up. A tuple, because there may be a hundred thousand of them.

    Attributes:
        value: Sum, in units of the indicator's last decimal.
        reported: How many bodies gave a figure; ``official`` how many a final one.
    """

    value: int
    reported: int
    official: int


class Cells(Protocol):
    """Cells by key; whether in a dict or in columns of Arrow is their own affair."""

    def get(self, key: Key) -> Cell | None: ...

    def __iter__(self) -> Iterator[Key]: ...

    def __len__(self) -> int: ...

    def periods(self) -> Iterable[str]: ...

    def indicators(self) -> Iterable[str]: ...


class CellsByKey(dict[Key, Cell]):
    """Cells in a dict, for the thousands of one conference."""

    def periods(self) -> Iterable[str]:
        return {key.period for key in self}

    def indicators(self) -> Iterable[str]:
        return {key.indicator for key in self}
