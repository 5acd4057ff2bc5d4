"""Biểu Excel đã điền → nội dung báo cáo, và chỗ không nhận được từng ô. Python thuần.

A form is read by its keys (``form_layout``), exactly: nothing is guessed. Whatever a cell holds
that is no answer is told with the cell and the way out, and the rest is read all the same.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final, NamedTuple

import python_calamine

from hoinghi.ooxml.package import EXCEL, Package
from hoinghi.reports import form_layout as layout
from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_problems import FormRead, key_of, reason_at, require_expected
from hoinghi.reports.form_values import Place, Values
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.plain_sheets import PlainSheets, Rows
from hoinghi.reports.report_check import ReportRules
from hoinghi.reports.rich_text import of_paragraphs
from hoinghi.unreadable import check_bytes

WANTED: Final = "biểu Excel"
SHEETS: Final = (layout.KEYS, layout.FIGURES, layout.MONEY, layout.WORDS)
_COLUMNS: Final = tuple(f"{kind}|" for kind in (layout.VALUE, layout.STATUS, layout.DAY))
# What calamine lays out is as large as the last cell says: one far away would take all memory.
_FAR: Final = re.compile(rb"""\sr\s*=\s*["'](?:[A-Z]{3}|[A-Z]{1,2}\d{5}|[E-Z][A-Z]\d|&)""")


def is_form(data: bytes) -> bool:
    """Tell whether *data* is a form of ours, whatever its state; nothing is read of it yet."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return "hoinghi_format" in _beginning(packed)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, ValueError, RuntimeError):
        return False


def _beginning(packed: zipfile.ZipFile) -> str:
    """Give the first words of the workbook; it may unpack to far more than memory holds."""
    with packed.open("xl/workbook.xml") as part:
        return part.read(100_000).decode(errors="replace")


class FormReader:
    """Reads the forms of one outline and version; what they have in common is found out once.

    Attributes:
        asked: What the body is asked.
        rules: What has to hold of such a form.
    """

    def __init__(self, asked: Asked) -> None:
        typed = {code: one for code, one in asked.indicators.items() if not one.is_computed}
        self.asked, self.rules = asked, ReportRules(asked)
        self.own = frozenset(asked.indicators)
        self.figures = {code: one for code, one in typed.items() if not one.by_project}
        self.money = {code: one for code, one in typed.items() if one.by_project}
        self.periods = tuple(one.code for one in asked.outline.periods)
        self.parts = asked.parts
        self.written = {one.lasting: one.number for one in asked.written}
        self._plain = PlainSheets(SHEETS)

    def read(self, data: bytes, name: str, expected: layout.FormKey | None = None) -> FormRead:
        """Read a form that came back.

        Args:
            expected: The form that was given out; None takes any of this outline and version.

        Raises:
            UnreadableSource: Empty, huge, locked, damaged, no workbook.
            WrongForm: No form of ours; of another body, outline or version.
        """
        check_bytes(data, name, size=len(data), wanted=WANTED)
        with Package(data, name, EXCEL) as package:
            sheets = self._plain.of(package)
            if sheets is None:
                sheets = careful_sheets(package, data, name)
        key = key_of(sheets.get(layout.KEYS, []))
        if expected is not None:
            require_expected(key, expected)
        return _Reading(self, sheets).read(key)


def read_form(data: bytes, name: str, asked: Asked, expected: layout.FormKey | None) -> FormRead:
    """Read one form; see ``FormReader.read``."""
    return FormReader(asked).read(data, name, expected)


def careful_sheets(package: Package, data: bytes, name: str) -> dict[str, Rows]:
    """Read the sheets of any workbook that does not unpack, or lay itself out, beyond a form."""
    for part in package.parts:
        if _FAR.search(package.content(part)):
            raise package.too_much()
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = set(book.sheet_names)
        return {
            one: book.get_sheet_by_name(one).to_python(skip_empty_area=False)
            for one in SHEETS
            if one in names
        }
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise EXCEL.damaged.of(name) from error


class _Beside(NamedTuple):
    """The columns of a figure: its number, its kind, its own day."""

    value: int
    status: int | None
    day: int | None

    @classmethod
    def of(cls, columns: Mapping[str, int], period: str, value: int) -> _Beside:
        status = columns.get(layout.column_key(layout.STATUS, period))
        return cls(value, status, columns.get(layout.column_key(layout.DAY, period)))


class _Reading:
    """One form being read."""

    def __init__(self, reader: FormReader, sheets: Mapping[str, Rows]) -> None:
        self.reader, self.sheets = reader, sheets
        self.answers: dict[Cell, Answer] = {}
        self.texts: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.days: dict[str, date | None] = {}
        self.places: dict[Cell | str, Place] = {}
        self.values = Values()

    def read(self, key: layout.FormKey) -> FormRead:
        self._figures(self.reader.figures)
        if self.reader.parts:
            self._money(self.reader.money)
        self._words(self.reader.written)
        content = Content(answers=self.answers, texts=self.texts)
        return FormRead(
            key=key,
            content=self._with_reasons(content),
            problems=tuple(self.values.problems),
            places=self.places,
        )

    def _figures(self, wanted: Mapping[str, Indicator]) -> None:
        if not wanted or (rows := self._rows(layout.FIGURES)) is None:
            return
        columns = _columns(rows)
        periods = [
            (period, _Beside.of(columns, period, value))
            for period in self.reader.periods
            if (value := self._column(layout.FIGURES, columns, period)) is not None
        ]
        self.days = self._days(rows, periods)
        reason, own = columns.get(layout.REASON), self.reader.own
        found = set()
        for at, row in enumerate(rows):
            code = row[0] if row else ""
            if code not in own:
                continue
            if reason is not None and row[reason]:
                self.given[code] = str(row[reason]).strip()
                self.places[reason_at(code)] = (layout.FIGURES, at, reason)
            if (one := wanted.get(code)) is None:
                continue
            found.add(code)
            for period, beside in periods:
                self._take(Cell(code, period), layout.FIGURES, at, row, beside, one)
        self._missing(layout.FIGURES, (code for code in wanted if code not in found))

    def _days(self, rows: Rows, periods: Sequence[tuple[str, _Beside]]) -> dict[str, date | None]:
        at = next((n for n, row in enumerate(rows) if row and row[0] == layout.AS_OF), None)
        if at is None:
            return {}
        return {
            period: self.values.day((layout.FIGURES, at, one.value), rows[at][one.value])
            for period, one in periods
        }

    def _take(
        self, cell: Cell, sheet: str, at: int, row: Sequence[Any], beside: _Beside, one: Indicator
    ) -> None:
        """Take one figure of the row *at*: with its own day, or that of its period."""
        value, status, day = beside
        as_of = self.days.get(cell.period)
        if day is not None and (told := row[day]):
            as_of = self.values.day((sheet, at, day), told) or as_of
        kind = "" if status is None else row[status]
        place = (sheet, at, value)
        answer = self.values.answer(place, row[value], (kind, status), as_of, one)
        if answer is not None:
            self.answers[cell], self.places[cell] = answer, place

    def _money(self, wanted: Mapping[str, Indicator]) -> None:
        if not wanted or (rows := self._rows(layout.MONEY)) is None:
            return
        columns = _columns(rows)
        places = []
        for period in self.reader.periods:
            for one in wanted.values():
                value = columns.get(layout.column_key(layout.VALUE, period, one.code))
                if value is None:
                    self.values.lost(layout.MONEY, f"cột {one.code} của kỳ {period}")
                else:
                    places.append((period, one, _Beside.of(columns, period, value)))
        every, found = frozenset(self.reader.parts), set()
        for at, row in enumerate(rows):
            part = row[0] if row else ""
            if part not in every:
                continue
            found.add(part)
            for period, one, beside in places:
                self._take(Cell(one.code, period, part), layout.MONEY, at, row, beside, one)
        self._missing(layout.MONEY, (part for part in self.reader.parts if part not in found))

    def _words(self, written: Mapping[str, str]) -> None:
        if not written or (rows := self._rows(layout.WORDS)) is None:
            return
        column = _columns(rows).get(layout.VALUE, 2)
        found = set()
        for at, row in enumerate(rows):
            key = row[0] if row else ""
            number = written.get(key) if isinstance(key, str) else None
            if number is None:
                continue
            found.add(key)
            told = str(row[column] if column < len(row) else "").strip()
            if told:
                lines = tuple(line.strip() for line in told.splitlines() if line.strip())
                self.texts[number] = of_paragraphs(lines)
                self.places[number] = (layout.WORDS, at, column)
        self._missing(layout.WORDS, (f"mục {n}" for key, n in written.items() if key not in found))

    def _with_reasons(self, content: Content) -> Content:
        """Put what was written beside a figure to each of its soft rules that do not hold."""
        if not self.given:
            return content
        reasons = {
            one.key: self.given[one.fault.indicator]
            for one in self.reader.rules.soft(content, self.given)
        }
        return replace(content, reasons=reasons)

    def _rows(self, sheet: str) -> Rows | None:
        rows = self.sheets.get(sheet)
        if rows is None:
            self.values.lost(sheet, "cả trang tính")
            return None
        width = max((len(row) for row in rows), default=0)
        if len(rows) <= layout.KEY_ROW or width < 2:
            self.values.lost(sheet, "dòng khóa của biểu")
            return None
        return rows

    def _column(self, sheet: str, columns: Mapping[str, int], period: str) -> int | None:
        at = columns.get(layout.column_key(layout.VALUE, period))
        if at is None:
            self.values.lost(sheet, f"cột của kỳ {period}")
        return at

    def _missing(self, sheet: str, names: Iterable[str]) -> None:
        for name in names:
            self.values.lost(sheet, f"dòng {name}")


def _columns(rows: Rows) -> dict[str, int]:
    """Key → column. The row of keys is where it was put, or where a moved one went."""
    for row in (rows[layout.KEY_ROW], *rows[:20]):
        found = {
            told: at
            for at, told in enumerate(row)
            if isinstance(told, str)
            and (told.startswith(_COLUMNS) or told in (layout.VALUE, layout.REASON))
        }
        if found:
            return found
    return {}
