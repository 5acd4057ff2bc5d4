"""Nhiều biểu Excel cùng một đề cương thành một bảng tổng hợp đã soát. Python thuần.

Every form is read by its keys and checked by the hard rules; what was not taken is listed with its
file and cell, and counts nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Said
from hoinghi.reports.content import Cell
from hoinghi.reports.form_reading import FormReader
from hoinghi.reports.indicators import OverUnits
from hoinghi.reports.plain_book import PlainSheet, Value, plain_book
from hoinghi.violations import RuleViolation

_FEWEST: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """One form: its numbers in the order of ``Asked.cells``, and what was not taken of it.

    ``body`` is 0 for a file that is refused as a whole.
    """

    file: str
    body: int
    numbers: tuple[Decimal | None, ...]
    problems: tuple[str, ...]
    broken: tuple[str, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        """Go from one process to another in a few words: decimal numbers one by one are slow."""
        told = " ".join("-" if one is None else str(one) for one in self.numbers)
        return _unpacked, (self.file, self.body, told, self.problems, self.broken)


def _unpacked(
    file: str, body: int, told: str, problems: tuple[str, ...], broken: tuple[str, ...]
) -> Gathered:
    numbers = tuple(None if one == "-" else Decimal(one) for one in told.split())
    return Gathered(file=file, body=body, numbers=numbers, problems=problems, broken=broken)


def gather(files: Iterable[tuple[str, bytes]], reader: FormReader) -> list[Gathered]:
    """Read and check forms of one outline and version; a refused file is told like any other."""
    cells = tuple(reader.asked.cells())
    return [_gathered(name, data, reader, cells) for name, data in files]


def _gathered(name: str, data: bytes, reader: FormReader, cells: Sequence[Cell]) -> Gathered:
    try:
        read = reader.read(data, name)
    except RuleViolation as refusal:
        return Gathered(file=name, body=0, numbers=(), problems=(str(refusal),), broken=())
    answers = read.content.answers
    return Gathered(
        file=name,
        body=read.key.body,
        numbers=tuple(
            answer.number if (answer := answers.get(cell)) and answer.said is Said.NUMBER else None
            for cell in cells
        ),
        problems=tuple(map(str, read.problems)),
        broken=tuple(
            f"{one.cell}: {one.fault.condition.text}" for one in reader.rules.hard(read.content)
        ),
    )


def gathered_book(every: Sequence[Gathered], asked: Asked) -> bytes:
    """Give one workbook: totals with their completeness, every form in a row, what is wrong."""
    cells = tuple(asked.cells())
    taken = [one for one in every if one.body]
    heads = [str(cell).strip("|") for cell in cells]
    return plain_book(
        (
            PlainSheet(
                name="Tổng hợp",
                heads=("Chỉ tiêu", "Tên", "Kỳ", "Dự án/nguồn", "Tổng", "Có số", "Trên tổng số"),
                rows=list(_totals(taken, asked, cells)),
            ),
            PlainSheet(
                name="Từng đơn vị",
                heads=("Tệp", "Đơn vị", *heads),
                rows=[(one.file, one.body, *one.numbers) for one in taken],
                summed=2,
            ),
            PlainSheet(
                name="Cần xem lại",
                heads=("Tệp", "Điều cần xem lại"),
                rows=[(one.file, said) for one in every for said in (*one.problems, *one.broken)],
            ),
        )
    )


def _totals(
    taken: Sequence[Gathered], asked: Asked, cells: Sequence[Cell]
) -> Iterable[tuple[Value, ...]]:
    """Sum what is summed over bodies; a figure that is a ratio of others is left to the roll-up."""
    for at, cell in enumerate(cells):
        one = asked.outline.indicators[cell.indicator]
        numbers = [form.numbers[at] for form in taken]
        known = [number for number in numbers if number is not None]
        total = sum(known, Decimal(0)) if one.over_units is OverUnits.SUM else None
        enough = total if len(known) >= _FEWEST else None
        yield cell.indicator, one.name, cell.period, cell.part, enough, len(known), len(taken)
