"""Sơ đồ chỗ ngồi: from the order of protocol and the rows of a hall to a seat for each person.

Python thuần. Source: practice (Hướng dẫn 112-HD/BTGTU Đắk Lắk, 2020): those introduced by name
sit in the first rows, from the middle aisle outwards; those who are awarded behind them next to
the aisle, in the order of the decision; all others row by row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from pathlib import Path

from hoinghi.norms.records import Record
from hoinghi.violations import RuleViolation

_LETTERS = "ABCDEGHIKLMNPQRSTUVXY"


@dataclass(frozen=True, slots=True, kw_only=True)
class HallRow:
    """A row of seats: its name, and how many of them stand left and right of the aisle."""

    label: str
    left: int
    right: int

    def __post_init__(self) -> None:
        if min(self.left, self.right) < 0:
            raise ValueError(f"a row has a negative number of seats: {self!r}")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Seat:
    """A seat: its row, counted from 0 at the stage, and its number from the left, from 1."""

    row: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """People who are seated one after another, by their keys.

    ``by_the_aisle``: from the aisle outwards, and their rows are theirs alone; otherwise from
    the left, going on where the rows begin that nobody has.
    """

    people: tuple[int, ...]
    by_the_aisle: bool = False


class NotEnoughSeats(RuleViolation):
    """The hall has fewer seats than people."""

    code = "delegates.not-enough-seats"

    def __init__(self, *, needed: int, available: int) -> None:
        self.missing = needed - available
        self.remedy = "Hãy thêm hàng ghế hoặc giảm số đại biểu."
        super().__init__(
            f"Còn {self.missing} đại biểu chưa có chỗ: hội trường có {available} chỗ xếp được cho "
            f"{needed} đại biểu. {self.remedy}"
        )


def seated(parties: Sequence[Party], hall: Sequence[HallRow]) -> dict[int, Seat]:
    """Seat all *parties* in their order, from the front row back.

    Returns:
        Key of each person → seat.

    Raises:
        NotEnoughSeats: Somebody would have to stand; nobody is seated.
    """
    found: dict[int, Seat] = {}
    row = 0
    for party in parties:
        free = _seats(hall[row:], row, by_the_aisle=party.by_the_aisle)
        found.update(zip(party.people, free, strict=False))
        if party.people and found:
            row = max(seat.row for seat in found.values()) + 1
    needed = sum(len(party.people) for party in parties)
    if len(found) < needed:
        raise NotEnoughSeats(needed=needed, available=len(found))
    return found


def fitting(parties: Sequence[Party], hall: Sequence[HallRow]) -> tuple[tuple[HallRow, ...], int]:
    """Give *hall* with as many rows like its last as are needed, and how many those are."""
    added: list[HallRow] = []
    while True:
        whole = (*hall, *added)
        try:
            seated(parties, whole)
        except NotEnoughSeats:
            added.append(replace(hall[-1], label=f"+{len(added) + 1}"))
        else:
            return whole, len(added)


def usual_hall(parties: Sequence[Party]) -> tuple[HallRow, ...]:
    """Give as many rows of the assumed size as *parties* fill; one where nobody comes."""
    size = _usual_row()
    across = size.left + size.right
    rows = sum(-(-len(party.people) // across) for party in parties)
    return tuple(
        HallRow(label=row_name(n), left=size.left, right=size.right) for n in range(max(rows, 1))
    )


def row_name(at: int) -> str:
    """Name the row at *at*, from 0: A, B, C, D, E, G, … then AA, AB, …"""
    rounds, place = divmod(at, len(_LETTERS))
    return (row_name(rounds - 1) if rounds else "") + _LETTERS[place]


def _seats(hall: Sequence[HallRow], first: int, *, by_the_aisle: bool) -> Iterator[Seat]:
    for at, row in enumerate(hall, start=first):
        numbers: Iterator[int | None] = iter(range(1, row.left + row.right + 1))
        if by_the_aisle:
            left = range(row.left, 0, -1)
            right = range(row.left + 1, row.left + row.right + 1)
            numbers = (n for pair in zip_longest(left, right) for n in pair)
        yield from (Seat(row=at, number=number) for number in numbers if number is not None)


@cache
def _usual_row() -> HallRow:
    record = Record.of_file(Path(__file__).with_name("hall.yaml"))
    record.allow("valid_from", "source", "seats_left", "seats_right")
    return HallRow(label="", left=record.whole("seats_left"), right=record.whole("seats_right"))
