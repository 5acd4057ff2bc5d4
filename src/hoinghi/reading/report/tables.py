"""Tables → figures: rows that name indicators, or columns that do and rows that break them down."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from hoinghi.reading.report import notes
from hoinghi.reading.report.body import Cell, Grid, Row
from hoinghi.reading.report.cells import (
    Value,
    read_status,
    read_value,
    resolve,
    unit_in,
    without_unit,
)
from hoinghi.reading.report.columns import Column, Table, Use, is_filled, split_tables, text_at
from hoinghi.reading.report.found import Around, Found, with_caption
from hoinghi.reading.report.matching import (
    CHILD,
    Label,
    Match,
    Matcher,
    bare_label,
    code_key,
    unit_doubt,
    worse,
)
from hoinghi.reading.report.periods import combine, period_of
from hoinghi.reading.report.rows import BULLET, TOTAL, is_numeral, is_part, opens, without_totals
from hoinghi.reading.report.units import Kind, Unit, factor, read_unit, scaled
from hoinghi.reading.report.values import (
    Confidence,
    Figure,
    Moment,
    Period,
    Role,
    Status,
    UnmatchedFigure,
)
from hoinghi.reading.report.words import folded, syllables

_PART: Final = re.compile(
    r"\W*(?:(?:tiểu )?dự án|ns|ngân sách|nguồn|vốn|thôn|xóm|bản|ấp|khu|"
    r"tổ dân phố|nstw|nst|trung ương)\b",
    re.IGNORECASE,
)
_SHARE: Final = frozenset({"tỷ_lệ"})
_FEW: Final = Decimal("0.05")


class _Seen(NamedTuple):
    """A row read: its label, the indicator it names, and what it says of unit, time, status."""

    row: Row
    label: str
    match: Match | None
    by_code: bool
    unit: str | None
    period: Period
    status: Status | None
    dimension: str | None


def read_grid(grid: Grid, matcher: Matcher, around: Around, found: Found) -> None:
    """Put what *grid* says into *found*."""
    for table in split_tables(grid, lambda text: code_key(text) in matcher.by_code):
        reader = _TableReader(table, grid, matcher, with_caption(around, table.caption), found)
        reader.read()


class _TableReader:
    """One table and the outline it is read against."""

    def __init__(
        self, table: Table, grid: Grid, matcher: Matcher, around: Around, found: Found
    ) -> None:
        self._table = table
        self._grid = grid
        self._matcher = matcher
        self._around = around
        self._found = found
        self._values = table.of(Use.VALUE)
        self._notes = table.of(Use.NOTE)

    def read(self) -> None:
        """Read by rows or by columns, whichever names the indicators."""
        if not self._values:
            return
        by_column = self._columns_named()
        rows = self._rows()
        named = [seen for seen in rows if seen.match]
        filled = sum(is_filled(seen.row, self._values) for seen in rows)
        if by_column and (not named or (len(by_column) > 1 and 2 * len(named) < filled)):
            self._read_columns(by_column)
            return
        for seen in rows:
            self._read_row(seen)

    def _columns_named(self) -> dict[int, Match]:
        named: dict[int, Match] = {}
        for column in self._values:
            code = self._matcher.by_code.get(code_key(column.title))
            if code is not None:
                named[column.at] = Match(code, 1.0, Confidence.SURE)
                continue
            unit = read_unit(column.unit or self._around.unit or "")
            label = Label(
                syllables(bare_label(without_unit(column.title))),
                unit=unit if column.unit else None,
                moment=column.period.moment,
                text=column.title,
            )
            match = self._matcher.match(label) if label.words else None
            if match and match.confidence is not Confidence.DOUBTFUL:
                named[column.at] = match
        return named

    def _read_columns(self, named: dict[int, Match]) -> None:
        rows = [row for row in self._table.body if is_filled(row, self._values)]
        kept, totals = without_totals(rows, self._table)
        seen: list[Figure] = []
        for row in kept:
            whole = self._row_texts(row)
            period = period_of(whole)
            is_period = period.written and not syllables(bare_label(whole))
            for column in self._values:
                if column.at in named:
                    head = _Seen(
                        row, column.title, named[column.at], False, column.unit, period,
                        self._status_of(row), None if is_period or not whole else whole,
                    )  # fmt: skip
                    figure = self._figure(head, column._replace(role=Role.ACTUAL))
                    seen += [figure] if figure else []
        for row in totals:
            self._check_total(row, named, seen)

    def _row_texts(self, row: Row) -> str:
        uses = (Use.LABEL, Use.OTHER)
        columns = [c for c in self._table.columns if c.use in uses and c.at < self._values[0].at]
        texts = dict.fromkeys(" ".join(text_at(row, c.at).split()) for c in columns)
        return " · ".join(text for text in texts if text and not is_numeral(text))

    def _check_total(self, row: Row, named: dict[int, Match], seen: Sequence[Figure]) -> None:
        """A total that is not the sum of its rows is for a person to look at."""
        for at, match in named.items():
            spec = self._matcher.known[match.at].spec
            parts = [f.value for f in seen if f.code == spec.code and f.value is not None]
            value = read_value(row.cells[at]) if at < len(row.cells) else None
            if len(parts) < 2 or value is None or value.number is None or spec.unit == "%":
                continue
            column = next(c for c in self._values if c.at == at)
            unit = read_unit(column.unit or self._around.unit or "")
            asked = self._matcher.known[match.at].unit
            total = resolve(value.number, unit, asked)[0] * factor(unit, asked)
            if abs(total - sum(parts)) > _FEW * len(parts):
                self._found.findings.append(
                    notes.total_differs(spec.name, total, sum(parts), row.lines)
                )

    def _rows(self) -> list[_Seen]:
        seen: list[_Seen] = []
        group: frozenset[str] = frozenset()
        parent: Match | None = None
        for row in self._table.body:
            label = self._label(row)
            if not label and not is_filled(row, self._values):
                continue
            if not is_filled(row, self._values) and self._code(row) is None and opens(row):
                group = syllables(bare_label(label))
            one = self._see(row, label, group, parent)
            seen.append(one)
            if one.match and not is_part(label):
                parent = one.match
        return seen

    def _label(self, row: Row) -> str:
        columns = self._table.of(Use.LABEL)
        texts = dict.fromkeys(" ".join(text_at(row, column.at).split()) for column in columns)
        return " ".join(text for text in texts if text)

    def _code(self, row: Row) -> int | None:
        for column in self._table.columns:
            if column.use in (Use.CODE, Use.ORDER):
                at = self._matcher.by_code.get(code_key(text_at(row, column.at)))
                if at is not None:
                    return at
        return None

    def _see(self, row: Row, label: str, group: frozenset[str], parent: Match | None) -> _Seen:
        unit = self._unit_of(row, label)
        period = combine([period_of(label), *(period_of(t) for t in self._note_texts(row))])
        code = self._code(row)
        match: Match | None
        dimension = None
        if code is not None:
            match = self._check_code(code, label)
        else:
            match = self._named(label, unit, period, group, parent, frozenset())
            if match is None and parent and is_part(label) and _PART.match(BULLET.sub("", label)):
                match = parent._replace(confidence=Confidence.LIKELY)
                dimension = BULLET.sub("", label, count=1)
        return _Seen(
            row, label, match, code is not None, unit, period, self._status_of(row), dimension
        )

    def _check_code(self, code: int, label: str) -> Match:
        """A code decides; a label that names another indicator makes it doubtful."""
        if label:
            words = syllables(bare_label(label))
            other = self._matcher.match(Label(words, text=label)) if words else None
            name = syllables(bare_label(self._matcher.known[code].spec.name))
            if other and other.confidence is Confidence.SURE and not words & name:
                return Match(code, 0.5, Confidence.DOUBTFUL)
        return Match(code, 1.0, Confidence.SURE)

    def _named(
        self,
        label: str,
        unit: str | None,
        period: Period,
        group: frozenset[str],
        parent: Match | None,
        more: frozenset[str],
    ) -> Match | None:
        words = syllables(bare_label(without_unit(CHILD.sub("", label))))
        if not words or TOTAL.fullmatch(folded(label)):
            return None
        return self._matcher.match(
            Label(
                words | more,
                context=group | self._around.words,
                moment=period.moment,
                unit=read_unit(unit) if unit else None,
                text=label,
                parent=parent.at if parent and is_part(label) else None,
            )
        )

    def _read_row(self, seen: _Seen) -> None:
        for column in self._values:
            if column.at >= len(seen.row.cells):
                if seen.by_code and not self._grid.flat:
                    self._figure(seen, column)
                continue
            share = bool(column.words & _SHARE) or column.unit == "%" or "%" in column.title
            match = seen.match
            if not seen.by_code:
                match = self._match_in(seen, column, share=share)
            if match:
                self._figure(seen._replace(match=match), column)
            elif not share:
                self._leave(seen, column)

    def _match_in(self, seen: _Seen, column: Column, *, share: bool) -> Match | None:
        """The indicator of a cell: its row's, as the heading of its column says more."""
        if seen.dimension:
            return seen.match
        moment = seen.period.moment or column.period.moment or self._around.period.moment
        if seen.period.moment and column.period.moment not in (None, seen.period.moment):
            # The row speaks of the start, the column of the end: nothing stands there.
            return None if moment is not Moment.WITHIN else seen.match
        if moment is seen.period.moment and not share and not column.words:
            return seen.match
        unit = "%" if share else (column.unit or seen.unit)
        more = _SHARE if share else column.words
        period = Period(moment=moment)
        parts = (self._group_of(seen), self._parent_of(seen))
        match = self._named(seen.label, unit, period, *parts, more)
        if match is None and more and not share:
            match = self._named(seen.label, unit, period, *parts, frozenset())
            match = match and match._replace(confidence=Confidence.LIKELY)
        if share and match and match.confidence is not Confidence.SURE:
            return None
        return match

    def _group_of(self, seen: _Seen) -> frozenset[str]:
        name = self._matcher.known[seen.match.at].spec.name if seen.match else ""
        return syllables(bare_label(name)) if seen.match else frozenset()

    def _parent_of(self, seen: _Seen) -> Match | None:
        if not seen.match:
            return None
        parent = self._matcher.known[seen.match.at].parent
        return Match(parent, 1.0, Confidence.SURE) if parent is not None else None

    def _leave(self, seen: _Seen, column: Column) -> None:
        cell = seen.row.cells[column.at]
        value = read_value(cell)
        if value is None or value.number is None or TOTAL.fullmatch(folded(seen.label)):
            return
        label = " – ".join(filter(None, [seen.label, column.title]))
        lines, ref = seen.row.lines, self._ref(cell)
        self._found.unmatched.append(
            UnmatchedFigure(label=label, written=cell.text, lines=lines, cell=ref)
        )

    def _figure(self, seen: _Seen, column: Column) -> Figure | None:
        """The figure in a cell, put among those found; none where the cell holds words."""
        cells = seen.row.cells
        cell = cells[column.at] if column.at < len(cells) else Cell("")
        value = read_value(cell)
        if value is None or seen.match is None:
            if seen.match and cell.text:
                self._found.findings.append(notes.no_number(seen.label, cell.text, seen.row.lines))
            return None
        known = self._matcher.known[seen.match.at]
        if value.blank and is_filled(seen.row, self._values):
            # An empty cell beside a filled one of its row says nothing.
            return None
        self._tell_trouble(cell, seen)
        unit_written = value.unit or column.unit or seen.unit or self._table_unit(known.unit)
        unit = read_unit(unit_written) if unit_written else None
        number, digits = self._number(value, unit, known.unit)
        scale = factor(unit, known.unit)
        period = combine([seen.period, column.period, self._around.period])
        confidence = worse(seen.match.confidence, worse(value.confidence, digits))
        confidence = worse(confidence, unit_doubt(unit, known.unit))
        if unit is None and known.unit.kind is Kind.MONEY:
            confidence = worse(confidence, Confidence.LIKELY)
        figure = Figure(
            code=known.spec.code,
            value=None if number is None else scaled(number, scale),
            state=value.state,
            unit=known.spec.unit,
            unit_written=unit_written,
            factor=scale,
            written=cell.text,
            label=seen.label,
            period=period,
            role=column.role if self._around.role is Role.ACTUAL else Role.PLAN,
            status=value.status or seen.status or column.status or self._around.status,
            dimension=seen.dimension,
            lines=seen.row.lines,
            cell=self._ref(cell),
            confidence=self._shaken(confidence, seen),
        )
        self._found.figures.append(figure)
        return figure

    def _shaken(self, confidence: Confidence, seen: _Seen) -> Confidence:
        """Where columns were told apart by words, a row short of a value may have slipped."""
        if not self._grid.flat:
            return confidence
        titled = len(self._values)
        given = sum(bool(text_at(seen.row, column.at)) for column in self._values)
        extra = len(seen.row.cells) > len(self._table.columns)
        if titled > 1 and (given < titled or extra):
            return Confidence.DOUBTFUL
        untitled = titled > 1 and not all(column.title for column in self._values)
        return Confidence.DOUBTFUL if untitled else confidence

    def _number(
        self, value: Value, written: Unit | None, asked: Unit
    ) -> tuple[Decimal | None, Confidence]:
        if value.number is None:
            return None, Confidence.SURE
        return resolve(value.number, written, asked)

    def _table_unit(self, asked: Unit) -> str | None:
        """The unit said once for the table, for figures of that kind."""
        unit = read_unit(self._around.unit) if self._around.unit else None
        return self._around.unit if unit and unit.kind is asked.kind else None

    def _tell_trouble(self, cell: Cell, seen: _Seen) -> None:
        if cell.trouble:
            note = notes.cell_error if cell.trouble == "error" else notes.not_calculated
            where = self._ref(cell) or ""
            self._found.findings.append(note(where, cell.text, seen.label, seen.row.lines))

    def _unit_of(self, row: Row, label: str) -> str | None:
        for column in self._table.of(Use.UNIT):
            text = text_at(row, column.at).strip()
            if read_unit(text):
                return text
        return unit_in(label)

    def _note_texts(self, row: Row) -> Iterator[str]:
        for column in self._notes:
            yield text_at(row, column.at)
        # A note that a row of lost columns carries behind its values.
        if self._grid.flat and len(row.cells) > len(self._table.columns):
            yield row.cells[-1].text

    def _status_of(self, row: Row) -> Status | None:
        return next((s for s in map(read_status, self._note_texts(row)) if s), None)

    def _ref(self, cell: Cell) -> str | None:
        if cell.ref is None:
            return None
        return f"{self._grid.sheet}!{cell.ref}" if self._grid.sheet else cell.ref
