"""The sheets of a form with numbers: figures, and money by project and source. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from xlsxwriter.utility import xl_rowcol_to_cell

from hoinghi.reports import form_layout as layout
from hoinghi.reports.asking import Asked
from hoinghi.reports.content import Cell, Content, usual_day
from hoinghi.reports.form_cells import (
    DAY_RULE,
    FIRST,
    LEAD,
    PROTECTED,
    STATUS_RULE,
    heading,
    number_rule,
    page,
    print_to,
    put_answer,
    put_own_day,
    put_value,
    status_of,
    validate,
)
from hoinghi.reports.form_looks import Looks
from hoinghi.reports.form_rules import Places, broken_cell, computed, told_broken
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.periods import Period

_OTHER_DAY: Final = "Ngày của số này, nếu khác"


def _usual_day(content: Content, period: Period) -> date:
    return usual_day(content, period.code) or period.last


@dataclass(frozen=True, slots=True)
class _Row:
    """A figure in its row."""

    at: int
    one: Indicator


class FigureSheet:
    """The sheet of figures: rows under their sections, a value and its kind for each period."""

    def __init__(self, sheet: Any, asked: Asked, content: Content, looks: Looks) -> None:
        self.sheet, self.asked, self.content, self.looks = sheet, asked, content, looks
        self.periods = asked.outline.periods
        self.reason = LEAD + 2 * len(self.periods)
        self.own_days = self.reason + 2
        self.usual = {one.code: _usual_day(content, one) for one in self.periods}
        self.has_own_day = False
        self.rows = {row.one.code: row for row in self._placed() if isinstance(row, _Row)}

    def write(self) -> None:
        """Write it whole."""
        page(self.sheet, self.looks, last=self.reason + 1)
        self._columns()
        heading(self.sheet, self.looks, "SỐ LIỆU BÁO CÁO", self.reason + 1)
        self._heads()
        for row in self._placed():
            if isinstance(row, _Row):
                self._figure(row)
            else:
                at, section = row
                told = f"{section.number}. {section.title}"
                self.sheet.merge_range(at, 1, at, self.reason + 1, told, self.looks.section)
        self._validations()
        last = self.own_days + len(self.periods) - 1 if self.has_own_day else self.reason + 1
        print_to(self.sheet, max((row.at for row in self.rows.values()), default=FIRST), last)
        self.sheet.freeze_panes(FIRST, LEAD)
        self.sheet.repeat_rows(layout.KEY_ROW + 1, FIRST - 1)
        self.sheet.protect("", PROTECTED)

    def _placed(self) -> Iterator[_Row | tuple[int, OutlineSection]]:
        at = FIRST
        own = self.asked.indicators
        for section in self.asked.outline.sections:
            codes = [c for c in section.indicators if c in own and not own[c].by_project]
            if codes:
                yield at, section
                at += 1
            for code in codes:
                yield _Row(at, own[code])
                at += 1

    def _columns(self) -> None:
        self.sheet.set_column(0, 0, None, None, {"hidden": True})
        self.sheet.set_column(1, 1, 9)
        self.sheet.set_column(2, 2, 46)
        self.sheet.set_column(3, 3, 11)
        for n in range(len(self.periods)):
            self.sheet.set_column(LEAD + 2 * n, LEAD + 2 * n, 13)
            self.sheet.set_column(LEAD + 2 * n + 1, LEAD + 2 * n + 1, 14)
        self.sheet.set_column(self.reason, self.reason, 30)
        self.sheet.set_column(self.reason + 1, self.reason + 1, 40)
        self.sheet.set_column(self.own_days, self.own_days + len(self.periods) - 1, 12)

    def _heads(self) -> None:
        top = layout.KEY_ROW + 1
        self.sheet.set_row(layout.KEY_ROW, None, None, {"hidden": True})
        self.sheet.write_string(top + 1, 0, layout.AS_OF)
        self.sheet.set_row(top + 1, 32)
        for column, told in enumerate(("Mã", "Chỉ tiêu", "Đơn vị tính"), start=1):
            self.sheet.write_string(top, column, told, self.looks.head)
            self.sheet.write_string(top + 1, column, "", self.looks.head)
        self.sheet.write_string(top + 1, 2, "Số liệu tính đến hết ngày", self.looks.head)
        for n, period in enumerate(self.periods):
            at = LEAD + 2 * n
            for offset, kind, told in (
                (0, layout.VALUE, period.title), (1, layout.STATUS, "Loại số"),
            ):  # fmt: skip
                key = layout.column_key(kind, period.code)
                self.sheet.write_string(layout.KEY_ROW, at + offset, key)
                self.sheet.write_string(top, at + offset, told, self.looks.head)
            as_of = datetime.combine(self.usual[period.code], time())
            self.sheet.write_datetime(top + 1, at, as_of, self.looks.day)
            self.sheet.write_string(top + 1, at + 1, "", self.looks.head)
            key = layout.column_key(layout.DAY, period.code)
            self.sheet.write_string(layout.KEY_ROW, self.own_days + n, key)
            self.sheet.write_string(top, self.own_days + n, period.title, self.looks.head)
            self.sheet.write_string(top + 1, self.own_days + n, _OTHER_DAY, self.looks.head)
        self.sheet.write_string(layout.KEY_ROW, self.reason, layout.REASON)
        for offset, told in enumerate(("Giải trình (nếu cần)", "Cần sửa")):
            self.sheet.write_string(top, self.reason + offset, told, self.looks.head)
            self.sheet.write_string(top + 1, self.reason + offset, "", self.looks.head)

    def _figure(self, row: _Row) -> None:
        one, at = row.one, row.at
        self.sheet.write_string(at, 0, one.code)
        self.sheet.write_string(at, 1, one.code, self.looks.code)
        self.sheet.write_string(at, 2, one.name, self.looks.cell)
        self.sheet.write_string(at, 3, one.unit, self.looks.cell)
        for n, period in enumerate(self.periods):
            column, places = LEAD + 2 * n, self._places(n, period)
            if one.is_computed:
                told = computed(one, places)
                look = self.looks.computed[one.decimals]
                self.sheet.write_formula(at, column, f"={told}", look, "")
                self.sheet.write_blank(at, column + 1, None, self.looks.locked)
            else:
                answer = self.content.answers.get(Cell(one.code, period.code))
                put_answer(self.sheet, self.looks, (at, column), one, answer)
                day = self.usual[period.code]
                place = (at, self.own_days + n)
                self.has_own_day |= put_own_day(self.sheet, self.looks, place, answer, day)
            if broken := broken_cell(one, places):
                self.sheet.conditional_format(
                    at, column, at, column,
                    {"type": "formula", "criteria": f"={broken}", "format": self.looks.broken},
                )  # fmt: skip
        reason = "" if one.is_computed and not one.soft else self._reason(one)
        look = self.looks.words if one.soft else self.looks.locked
        self.sheet.write_string(at, self.reason, reason, look)
        every = [(p.title, self._places(n, p)) for n, p in enumerate(self.periods)]
        if told := told_broken(one, every, self.asked.indicators):
            self.sheet.write_formula(at, self.reason + 1, f"={told}", self.looks.fault, "")

    def _reason(self, one: Indicator) -> str:
        told = (
            text
            for key, text in self.content.reasons.items()
            if key.startswith(f"{one.code}|") and text
        )
        return next(told, "")

    def _places(self, n: int, period: Period) -> Places:
        cells = {code: xl_rowcol_to_cell(row.at, LEAD + 2 * n) for code, row in self.rows.items()}
        return Places(cells=cells, years=str(period.years))

    def _validations(self) -> None:
        typed = [row for row in self.rows.values() if not row.one.is_computed]
        for n in range(len(self.periods)):
            column = LEAD + 2 * n
            for is_whole in (True, False):
                rows = [r.at for r in typed if (r.one.decimals == 0) == is_whole]
                validate(self.sheet, rows, column, number_rule(is_whole=is_whole))
            validate(self.sheet, [r.at for r in typed], column + 1, STATUS_RULE)
            validate(self.sheet, [FIRST - 1], column, DAY_RULE)
            validate(self.sheet, [r.at for r in typed], self.own_days + n, DAY_RULE)


class MoneySheet:
    """The sheet of money: a row for each project and source."""

    def __init__(self, sheet: Any, asked: Asked, content: Content, looks: Looks) -> None:
        self.sheet, self.asked, self.content, self.looks = sheet, asked, content, looks
        self.own = [one for one in asked.indicators.values() if one.by_project]
        self.periods = asked.outline.periods
        self.wide = len(self.own) + 1
        self.last = LEAD + self.wide * len(self.periods)
        self.usual = {one.code: _usual_day(content, one) for one in self.periods}
        self.has_own_day = False

    def write(self) -> None:
        """Write it whole."""
        page(self.sheet, self.looks, last=self.last)
        self.sheet.set_column(0, 0, None, None, {"hidden": True})
        self.sheet.set_column(1, 1, 9)
        self.sheet.set_column(2, 2, 40)
        self.sheet.set_column(3, 3, 22)
        self.sheet.set_column(LEAD, self.last - 1, 13)
        self.sheet.set_column(self.last, self.last, 40)
        self.sheet.set_column(self.last + 1, self.last + len(self.periods), 12)
        heading(self.sheet, self.looks, "VỐN THEO DỰ ÁN VÀ NGUỒN", self.last)
        self._heads()
        at = FIRST
        rows = []
        for project in self.asked.projects:
            for source in self.asked.outline.sources:
                self._row(at, project.code, project.title, source.code, source.title)
                rows.append(at)
                at += 1
        self._validations(rows)
        print_to(self.sheet, at - 1, self.last + (len(self.periods) if self.has_own_day else 0))
        self.sheet.freeze_panes(FIRST, LEAD)
        self.sheet.repeat_rows(layout.KEY_ROW + 1, FIRST - 1)
        self.sheet.protect("", PROTECTED)

    def _heads(self) -> None:
        top = layout.KEY_ROW + 1
        self.sheet.set_row(layout.KEY_ROW, None, None, {"hidden": True})
        for column, told in enumerate(("Mã", "Dự án, tiểu dự án", "Nguồn vốn"), start=1):
            self.sheet.merge_range(top, column, top + 1, column, told, self.looks.head)
        for n, period in enumerate(self.periods):
            first = self._first(n)
            self.sheet.merge_range(
                top, first, top, first + self.wide - 1, period.title, self.looks.head
            )
            for offset, one in enumerate(self.own):
                key = layout.column_key(layout.VALUE, period.code, one.code)
                self.sheet.write_string(layout.KEY_ROW, first + offset, key)
                told = f"{one.name} ({one.unit})"
                self.sheet.write_string(top + 1, first + offset, told, self.looks.head)
            status = first + self.wide - 1
            key = layout.column_key(layout.STATUS, period.code)
            self.sheet.write_string(layout.KEY_ROW, status, key)
            self.sheet.write_string(top + 1, status, "Loại số", self.looks.head)
            key = layout.column_key(layout.DAY, period.code)
            day = self.last + 1 + n
            self.sheet.write_string(layout.KEY_ROW, day, key)
            self.sheet.write_string(top, day, period.title, self.looks.head)
            self.sheet.write_string(top + 1, day, _OTHER_DAY, self.looks.head)
        self.sheet.merge_range(top, self.last, top + 1, self.last, "Cần sửa", self.looks.head)
        self.sheet.set_row(top + 1, 62)

    def _first(self, n: int) -> int:
        return LEAD + self.wide * n

    def _row(self, at: int, project: str, title: str, source: str, money: str) -> None:
        part = f"{project}/{source}"
        self.sheet.write_string(at, 0, part)
        self.sheet.write_string(at, 1, project, self.looks.code)
        self.sheet.write_string(at, 2, title, self.looks.cell)
        self.sheet.write_string(at, 3, money, self.looks.cell)
        faults = []
        for n, period in enumerate(self.periods):
            places = self._places(at, n, period)
            status = None
            for offset, one in enumerate(self.own):
                column = self._first(n) + offset
                if one.is_computed:
                    look = self.looks.computed[one.decimals]
                    self.sheet.write_formula(at, column, f"={computed(one, places)}", look, "")
                else:
                    answer = self.content.answers.get(Cell(one.code, period.code, part))
                    status = answer or status
                    put_value(self.sheet, self.looks, (at, column), one, answer)
                if broken := broken_cell(one, places):
                    self.sheet.conditional_format(
                        at, column, at, column,
                        {"type": "formula", "criteria": f"={broken}",
                         "format": self.looks.broken},
                    )  # fmt: skip
                if not one.is_computed:
                    told = told_broken(one, [(period.title, places)], self.asked.indicators)
                    faults.append(told)
            last = self._first(n) + self.wide - 1
            self.sheet.write_string(at, last, status_of(status), self.looks.status)
            day = (at, self.last + 1 + n)
            usual = self.usual[period.code]
            self.has_own_day |= put_own_day(self.sheet, self.looks, day, status, usual)
        if told := "&".join(filter(None, faults)):
            self.sheet.write_formula(at, self.last, f"={told}", self.looks.fault, "")

    def _places(self, at: int, n: int, period: Period) -> Places:
        cells = {
            one.code: xl_rowcol_to_cell(at, self._first(n) + offset)
            for offset, one in enumerate(self.own)
        }
        return Places(cells=cells, years=str(period.years))

    def _validations(self, rows: Sequence[int]) -> None:
        for n in range(len(self.periods)):
            for offset, one in enumerate(self.own):
                if not one.is_computed:
                    rule = number_rule(is_whole=one.decimals == 0)
                    validate(self.sheet, rows, self._first(n) + offset, rule)
            validate(self.sheet, rows, self._first(n) + self.wide - 1, STATUS_RULE)
            validate(self.sheet, rows, self.last + 1 + n, DAY_RULE)
