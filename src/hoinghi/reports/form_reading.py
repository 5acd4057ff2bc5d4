"""Biểu Excel đã điền → nội dung báo cáo, và chỗ không nhận được từng ô. Python thuần.

A form is read by its keys (``form_layout``), exactly: nothing is guessed. Whatever a cell holds
that is no answer is told with the cell and the way out, and the rest is read all the same.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

import python_calamine

from hoinghi.ooxml.package import EXCEL, Package
from hoinghi.reading.sheet_cells import letters_of
from hoinghi.reports import form_layout as layout
from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.form_problems import (
    CHOOSE,
    FormRead,
    Problem,
    key_of,
    no_number,
    reason_at,
    require_expected,
    shown,
)
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.report_check import check_report
from hoinghi.reports.rich_text import of_paragraphs
from hoinghi.unreadable import check_bytes

WANTED: Final = "biểu Excel"
_GREATEST: Final = Decimal(10) ** 15
# What calamine lays out is as large as the last cell says: one far away would take all memory.
_FAR: Final = re.compile(rb"""\sr\s*=\s*["'](?:[A-Z]{3}|[A-Z]{1,2}\d{5}|[E-Z][A-Z]\d|&)""")
_STATUSES: Final[Mapping[str, tuple[Said, bool]]] = {
    layout.OFFICIAL: (Said.NUMBER, True),
    layout.PRELIMINARY: (Said.NUMBER, False),
    "": (Said.NUMBER, False),
    layout.NOT_APPLICABLE: (Said.NOT_APPLICABLE, False),
    layout.NO_DATA: (Said.NO_DATA, False),
}
_COLUMNS: Final = tuple(f"{kind}|" for kind in (layout.VALUE, layout.STATUS, layout.DAY))
_DIGITS: Final = re.compile(r"-?\d+")
_DAY: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
Rows = list[list[Any]]


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


def read_form(data: bytes, name: str, asked: Asked, expected: layout.FormKey | None) -> FormRead:
    """Read a form that came back.

    Args:
        expected: The form that was given out; None takes any of this outline and version.

    Raises:
        UnreadableSource: Empty, huge, locked, damaged, no workbook.
        WrongForm: No form of ours; of another body, outline or version.
    """
    check_bytes(data, name, size=len(data), wanted=WANTED)
    _guard(data, name)
    sheets = _sheets(data, name)
    key = key_of(sheets.get(layout.KEYS, []))
    if expected is not None:
        require_expected(key, expected)
    return _Reading(sheets, asked).read(key)


def _guard(data: bytes, name: str) -> None:
    """Let nothing through that unpacks, or lays itself out, beyond a form."""
    with Package(data, name, EXCEL) as package:
        for part in package.parts:
            if _FAR.search(package.content(part)):
                raise package.too_much()


def _sheets(data: bytes, name: str) -> dict[str, Rows]:
    wanted = (layout.KEYS, layout.FIGURES, layout.MONEY, layout.WORDS)
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = set(book.sheet_names)
        return {
            one: book.get_sheet_by_name(one).to_python(skip_empty_area=False)
            for one in wanted
            if one in names
        }
    except (python_calamine.CalamineError, ValueError, OSError) as error:
        raise EXCEL.damaged.of(name) from error


class _Reading:
    """One form being read."""

    def __init__(self, sheets: Mapping[str, Rows], asked: Asked) -> None:
        self.sheets, self.asked = sheets, asked
        self.own = asked.indicators
        self.answers: dict[Cell, Answer] = {}
        self.texts: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.days: dict[str, date | None] = {}
        self.places: dict[Cell | str, tuple[str, int, int]] = {}
        self.problems: list[Problem] = []

    def read(self, key: layout.FormKey) -> FormRead:
        typed = {code: one for code, one in self.own.items() if not one.is_computed}
        self._figures({code: one for code, one in typed.items() if not one.by_project})
        if self.asked.parts:
            self._money({code: one for code, one in typed.items() if one.by_project})
        self._words()
        content = Content(answers=self.answers, texts=self.texts)
        return FormRead(
            key=key,
            content=self._with_reasons(content),
            problems=tuple(self.problems),
            places=self.places,
        )

    def _figures(self, wanted: Mapping[str, Indicator]) -> None:
        if not wanted or (rows := self._rows(layout.FIGURES)) is None:
            return
        columns = self._columns(rows)
        periods = [
            (period.code, value, *self._beside(columns, period.code))
            for period in self.asked.outline.periods
            if (value := self._column(layout.FIGURES, columns, period.code)) is not None
        ]
        reason = columns.get(layout.REASON)
        self.days = self._days(rows, periods)
        found = set()
        for at, row in enumerate(rows):
            if row[0] not in self.own:
                continue
            if reason is not None and row[reason]:
                self.given[row[0]] = str(row[reason]).strip()
                self.places[reason_at(row[0])] = (layout.FIGURES, at, reason)
            if (one := wanted.get(row[0])) is None:
                continue
            found.add(one.code)
            for period, value, status, day in periods:
                place = (layout.FIGURES, at, value)
                told = (row[value], _cell(row, status), self._own_day(place, row, day, period))
                self._take(Cell(one.code, period), place, told, one)
        self._missing(layout.FIGURES, (code for code in wanted if code not in found))

    def _days(
        self, rows: Rows, periods: Sequence[tuple[str, int, int | None, int | None]]
    ) -> dict[str, date | None]:
        at = next((n for n, row in enumerate(rows) if row[0] == layout.AS_OF), None)
        if at is None:
            return {}
        return {
            period: self._day((layout.FIGURES, at, value), rows[at][value])
            for period, value, *_beside in periods
        }

    def _beside(self, columns: Mapping[str, int], period: str) -> tuple[int | None, int | None]:
        """Give the columns of the kind and of the day of the figures of *period*."""
        status = columns.get(layout.column_key(layout.STATUS, period))
        return status, columns.get(layout.column_key(layout.DAY, period))

    def _own_day(
        self, place: tuple[str, int, int], row: Sequence[Any], at: int | None, period: str
    ) -> date | None:
        """Give the day of one figure: its own where one stands, else that of its period."""
        own = None
        if at is not None and (told := _cell(row, at)):
            own = self._day((place[0], place[1], at), told)
        return own or self.days.get(period)

    def _take(
        self, cell: Cell, place: tuple[str, int, int], told: tuple[Any, Any, date | None],
        one: Indicator,
    ) -> None:  # fmt: skip
        if (answer := self._answer(place, told, one)) is not None:
            self.answers[cell], self.places[cell] = answer, place

    def _money(self, wanted: Mapping[str, Indicator]) -> None:
        if not wanted or (rows := self._rows(layout.MONEY)) is None:
            return
        columns = self._columns(rows)
        places = [
            (
                period.code,
                one,
                columns.get(layout.column_key(layout.VALUE, period.code, one.code)),
                *self._beside(columns, period.code),
            )
            for period in self.asked.outline.periods
            for one in wanted.values()
        ]
        for period, one, value, *_beside in places:
            if value is None:
                self._lost(layout.MONEY, f"cột {one.code} của kỳ {period}")
        every, found = self.asked.parts, set()
        parts = frozenset(every)
        for at, row in enumerate(rows):
            part = row[0]
            if not isinstance(part, str) or part not in parts:
                continue
            found.add(part)
            for period, one, value, status, day in places:
                if value is None:
                    continue
                place = (layout.MONEY, at, value)
                told = (row[value], _cell(row, status), self._own_day(place, row, day, period))
                self._take(Cell(one.code, period, part), place, told, one)
        self._missing(layout.MONEY, (part for part in every if part not in found))

    def _words(self) -> None:
        written = {one.lasting: one.number for one in self.asked.written}
        if not written or (rows := self._rows(layout.WORDS)) is None:
            return
        column = self._columns(rows).get(layout.VALUE, 2)
        found = set()
        for at, row in enumerate(rows):
            number = written.get(row[0]) if isinstance(row[0], str) else None
            if number is None:
                continue
            found.add(row[0])
            told = str(_cell(row, column) or "").strip()
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
            for one in check_report(content, self.asked).to_explain
            if one.fault.indicator in self.given
        }
        return replace(content, reasons=reasons)

    def _answer(
        self, place: tuple[str, int, int], given: tuple[Any, Any, date | None], one: Indicator
    ) -> Answer | None:
        value, status, as_of = given
        told = " ".join(status.split()).casefold() if isinstance(status, str) else status
        known = _STATUSES.get(told) if isinstance(told, str) else None
        if known is None:
            self._say(place, status, "không phải loại số nào", CHOOSE, right=True)
            known = (Said.NUMBER, False)
        said, is_official = known
        if isinstance(value, str) and (word := value.strip().casefold()) in _STATUSES:
            # The words typed where the number stands mean the same.
            said, value = (_STATUSES[word][0], "") if word else (said, "")
        if value == "" or value is None:
            return None if said is Said.NUMBER else Answer(said=said, as_of=as_of)
        number = self._number(place, value, one)
        if number is None:
            return None
        if said is not Said.NUMBER:
            self._say(
                place, value, f"vừa có số vừa chọn “{status or value}”",
                "Hãy xóa số, hoặc chọn lại loại số.",
            )  # fmt: skip
            return None
        return Answer(said=Said.NUMBER, number=number, is_official=is_official, as_of=as_of)

    def _number(self, place: tuple[str, int, int], value: Any, one: Indicator) -> Decimal | None:
        if isinstance(value, float):
            number = Decimal(int(value)) if value.is_integer() else Decimal(f"{value:.9f}")
        elif isinstance(value, int) and not isinstance(value, bool):
            number = Decimal(value)
        elif isinstance(value, str) and _DIGITS.fullmatch(value.strip()) and len(value) < 17:
            number = Decimal(value.strip())
        else:
            self._say(place, value, *no_number(value))
            return None
        if abs(number) >= _GREATEST:
            self._say(place, value, "số lớn bất thường", "Hãy xem lại đơn vị tính.")
            return None
        kept = number.quantize(Decimal(1).scaleb(-one.decimals))
        if abs(kept - number) > Decimal("0.0000001"):
            most = f"có nhiều nhất {one.decimals} chữ số" if one.decimals else "không có chữ số"
            self._say(place, value, f"chỉ tiêu này {most} thập phân", "Hãy làm tròn rồi gõ lại.")
            return None
        return kept

    def _day(self, place: tuple[str, int, int], value: Any) -> date | None:
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date) or value in ("", None):
            return value or None
        found = _DAY.fullmatch(value.strip()) if isinstance(value, str) else None
        try:
            if found:
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
        self._say(place, value, "không đọc được là ngày", "Hãy ghi ngày, tháng, năm: 30/11/2023.")
        return None

    def _rows(self, sheet: str) -> Rows | None:
        rows = self.sheets.get(sheet)
        if rows is None:
            self._lost(sheet, "cả trang tính")
            return None
        width = max((len(row) for row in rows), default=0)
        if len(rows) <= layout.KEY_ROW or width < 2:
            self._lost(sheet, "dòng khóa của biểu")
            return None
        return rows

    def _columns(self, rows: Rows) -> dict[str, int]:
        """Key → column. The row of keys is where it was put, or where a moved one went."""
        for row in (rows[layout.KEY_ROW], *rows[:20]):
            found = {
                told: at
                for at, told in enumerate(row)
                if isinstance(told, str)
                and (told.startswith(_COLUMNS)
                     or told in (layout.VALUE, layout.REASON))
            }  # fmt: skip
            if found:
                return found
        return {}

    def _column(self, sheet: str, columns: Mapping[str, int], period: str) -> int | None:
        at = columns.get(layout.column_key(layout.VALUE, period))
        if at is None:
            self._lost(sheet, f"cột của kỳ {period}")
        return at

    def _missing(self, sheet: str, names: Iterator[str]) -> None:
        for name in names:
            self._lost(sheet, f"dòng {name}")

    def _lost(self, sheet: str, what: str) -> None:
        self.problems.append(
            Problem(
                sheet=sheet,
                cell="",
                value="",
                why=f"không còn {what}, nên không đọc được ở đó",
                remedy="Hãy tải lại biểu và điền trên biểu ấy, không bỏ dòng, cột, trang tính.",
            )
        )

    def _say(
        self,
        place: tuple[str, int, int],
        value: Any,
        why: str,
        remedy: str,
        *,
        right: bool = False,
    ) -> None:
        sheet, row, column = place
        cell = f"{letters_of(column + (1 if right else 0))}{row + 1}"
        self.problems.append(
            Problem(sheet=sheet, cell=cell, value=shown(value), why=why, remedy=remedy)
        )


def _cell(row: Sequence[Any], at: int | None) -> Any:
    return "" if at is None or at >= len(row) else row[at]
