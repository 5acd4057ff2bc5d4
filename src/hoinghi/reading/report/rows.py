"""Rows of a table: totals, parts, headings of groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from hoinghi.reading.report.body import Row
from hoinghi.reading.report.cells import read_value
from hoinghi.reading.report.columns import Table, Use, text_at
from hoinghi.reading.report.matching import CHILD
from hoinghi.reading.report.words import folded

TOTAL: Final = re.compile(
    r"\W*(?:tổng(?: cộng| số| vốn| kinh phí| hợp)?|cộng|toàn (?:xã|huyện|tỉnh)|chung|"
    r"tổng (?:cộng )?toàn (?:xã|huyện))\W*(?:\(.*\))?\W*"
)
BULLET: Final = re.compile(r"\s*[-–+*•]\s*")


def is_part(label: str) -> bool:
    """Whether *label* names a part of the row above: "Trong đó: …", "- …"."""
    return bool(CHILD.match(label) or BULLET.match(label))


def is_numeral(text: str) -> bool:
    """Whether *text* is but a number in order."""
    return bool(re.fullmatch(r"[\dIVX.]{1,6}", text))


def opens(row: Row) -> bool:
    """Whether a row is a heading of those below it: little besides one text."""
    return len({cell.text for cell in row.cells if len(cell.text) > 4}) == 1


def without_totals(rows: Sequence[Row], table: Table) -> tuple[list[Row], list[Row]]:
    """Rows that count once, and those that add up all of them."""
    kept: list[Row] = []
    totals: list[Row] = []
    for row, following in zip_longest(rows, rows[1:]):
        words = [folded(cell.text) for cell in row.cells if read_value(cell) is None]
        if any(TOTAL.fullmatch(text) for text in words):
            totals.append(row)
        elif following is None or not _adds_up(row, following, table):
            kept.append(row)
    return kept, totals


def _adds_up(row: Row, following: Row, table: Table) -> bool:
    """Whether the rows below are parts of *row*: "3" over "3.1", Dự án over Tiểu dự án."""
    for column in table.of(Use.ORDER):
        above, below = text_at(row, column.at).strip(" ."), text_at(following, column.at)
        if above and below.strip(" .").startswith(f"{above}."):
            return True
    texts = [" ".join(folded(cell.text) for cell in one.cells[:3]) for one in (row, following)]
    return bool(
        re.search(r"\bdự án \d", texts[0])
        and "tiểu dự án" not in texts[0]
        and "tiểu dự án" in texts[1]
    )
