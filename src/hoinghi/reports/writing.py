"""Trang viết báo cáo thành từng phần: mục, dòng số liệu, ô, điều phải xem lại. Thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.condition_words import condition_said, figures_said
from hoinghi.reports.content import Cell, Content, usual_day
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.known_figures import Known, numbers_of
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.periods import Named, Period
from hoinghi.reports.report_check import Placed, ReportChecked, check_report
from hoinghi.reports.rich_text import plain, words_in
from hoinghi.reports.typed import Problem, day_said, number_said, status_of, text_of
from hoinghi.reports.unusual import Unusual, unusual


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Something said in place about a row: a rule that does not hold, or an unusual figure.

    ``kind`` is "hard", "soft" or "odd"; ``key`` that of the reason, "" where none is asked for.
    """

    kind: str
    period: Period
    said: str
    figures: tuple[str, ...] = ()
    key: str = ""
    reason: str = ""
    unusual: Unusual | None = None

    @property
    def usual(self) -> str:
        return number_said(self.unusual.usual) if self.unusual else ""

    @property
    def value(self) -> str:
        return number_said(self.unusual.value) if self.unusual else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of the form, as it stands."""

    cell: Cell
    period: Period
    answer: Answer | None
    typed: str
    known: Known | None = None
    before: Decimal | None = None
    problem: Problem | None = None
    own_day: str = ""
    """A day of its own that is not that of its year, as it is typed."""

    @property
    def status(self) -> str:
        return status_of(self.answer).value

    @property
    def known_said(self) -> str:
        return number_said(self.known.value) if self.known else ""

    @property
    def before_said(self) -> str:
        return number_said(self.before) if self.before is not None and not self.known else ""

    @property
    def choices(self) -> tuple[str, ...]:
        return tuple(number_said(one) for one in self.problem.choices) if self.problem else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure through the years; ``part`` "DA2/trung-uong" where it is money of a project."""

    indicator: Indicator
    part: str
    part_title: str
    cells: tuple[ShownCell, ...]
    asks: tuple[Ask, ...]

    @property
    def key(self) -> str:
        """Name its place on the page: "NG03", "VN01-DA2-trung-uong"."""
        return f"{self.indicator.code}-{self.part}".rstrip("-").replace("/", "-").replace(".", "_")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectBlock:
    """The money of one project; ``choice`` "yes", "no" (does not apply) or "" (not said yet)."""

    project: Named
    choice: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionShown:
    """A section of the outline with what was answered."""

    section: OutlineSection
    is_written: bool
    html: str
    rows: tuple[FigureRow, ...]
    projects: tuple[ProjectBlock, ...]

    @property
    def anchor(self) -> str:
        return "muc-" + self.section.number.replace(".", "-")

    @property
    def words(self) -> int:
        return words_in(self.html)

    @property
    def plain(self) -> str:
        return plain(self.html)

    @property
    def is_rich(self) -> bool:
        """Tell whether a field of plain words would lose something of it."""
        return "<table" in self.html or "<img" in self.html

    @property
    def every_row(self) -> tuple[FigureRow, ...]:
        return (*self.rows, *(row for block in self.projects for row in block.rows))

    @property
    def asked(self) -> int:
        """Count what is to be filled in, its words as one."""
        typed = sum(len(row.cells) for row in self.every_row if not row.indicator.is_computed)
        return typed + self.is_written

    @property
    def answered(self) -> int:
        cells = (cell for row in self.every_row for cell in row.cells)
        typed = sum(one.answer is not None for one in cells)
        return typed + (self.is_written and self.words > 0)

    @property
    def hard(self) -> int:
        """Count the rules that keep the report back."""
        return sum(ask.kind == "hard" for row in self.every_row for ask in row.asks)


@dataclass(frozen=True, kw_only=True)
class WritingPage:
    """What is asked of a body, what it answered, what is to be looked at again.

    ``problems``: cells whose words were not taken, with what was typed.
    """

    asked: Asked
    content: Content
    known: Mapping[Cell, Known]
    peers: Mapping[Cell, Sequence[Decimal]]
    today: date
    problems: Mapping[Cell, Problem]

    @cached_property
    def checked(self) -> ReportChecked:
        return check_report(self.content, self.asked)

    @cached_property
    def numbers(self) -> dict[Cell, Decimal]:
        return numbers_of(self.content) | dict(self.checked.computed)

    @cached_property
    def odd(self) -> tuple[Unusual, ...]:
        known = {cell: one.value for cell, one in self.known.items()}
        return unusual(self.numbers, known, self.peers, self.asked)

    @property
    def unanswered_odd(self) -> tuple[Unusual, ...]:
        return tuple(one for one in self.odd if not self.content.reasons.get(one.key, "").strip())

    @property
    def periods(self) -> tuple[Period, ...]:
        return self.asked.outline.periods

    @cached_property
    def sections(self) -> tuple[SectionShown, ...]:
        written = frozenset(one.number for one in self.asked.written)
        return tuple(
            SectionShown(
                section=one,
                is_written=one.number in written,
                html=self.content.texts.get(one.number, "") if one.number in written else "",
                rows=tuple(self._rows(one, "")),
                projects=tuple(self._projects(one)),
            )
            for one in self.asked.sections
        )

    @cached_property
    def rows(self) -> Mapping[str, FigureRow]:
        """Give every row by its key."""
        return {row.key: row for section in self.sections for row in section.every_row}

    def row_of(self, cell: Cell) -> str:
        """Give the key of the row in which *cell* stands."""
        return f"{cell.indicator}-{cell.part}".rstrip("-").replace("/", "-").replace(".", "_")

    def as_of(self, period: Period) -> date:
        """Give the day of which most figures of *period* speak; at first its last, or today."""
        return usual_day(self.content, period.code) or min(period.last, self.today)

    @cached_property
    def columns(self) -> tuple[tuple[Period, date], ...]:
        return tuple((period, self.as_of(period)) for period in self.periods)

    def _rows(self, section: OutlineSection, part: str) -> Iterator[FigureRow]:
        own = self.asked.indicators
        for code in section.indicators:
            if code in own and own[code].by_project == bool(part):
                yield self._row(own[code], part)

    def _projects(self, section: OutlineSection) -> Iterator[ProjectBlock]:
        own = self.asked.indicators
        if not any(code in own and own[code].by_project for code in section.indicators):
            return
        for project in self.asked.projects:
            parts = [f"{project.code}/{one.code}" for one in self.asked.outline.sources]
            rows = tuple(row for part in parts for row in self._rows(section, part))
            yield ProjectBlock(project=project, choice=_choice(rows), rows=rows)

    def _row(self, one: Indicator, part: str) -> FigureRow:
        cells = tuple(self._cell(one, period, part) for period in self.periods)
        asks = tuple(ask for cell in cells for ask in self._asks.get(cell.cell, ()))
        sources = {source.code: source.title for source in self.asked.outline.sources}
        title = sources.get(part.partition("/")[2], "")
        return FigureRow(indicator=one, part=part, part_title=title, cells=cells, asks=asks)

    def _cell(self, one: Indicator, period: Period, part: str) -> ShownCell:
        cell = Cell(one.code, period.code, part)
        answer, problem = self.content.answers.get(cell), self.problems.get(cell)
        if one.is_computed:
            value = self.checked.computed.get(cell)
            return ShownCell(
                cell=cell,
                period=period,
                answer=None,
                typed="" if value is None else number_said(value),
                known=self.known.get(cell),
            )
        return ShownCell(
            cell=cell,
            period=period,
            answer=answer,
            typed=problem.typed if problem else text_of(answer),
            known=self.known.get(cell),
            before=self._year_before(cell),
            problem=problem,
            own_day=self._own_day(answer, problem, period),
        )

    def _own_day(self, answer: Answer | None, problem: Problem | None, period: Period) -> str:
        if problem and problem.day:
            return problem.day
        own = answer.as_of if answer and answer.said is Said.NUMBER else None
        return day_said(own) if own and own != self._days[period.code] else ""

    @cached_property
    def _days(self) -> Mapping[str, date]:
        return {period.code: day for period, day in self.columns}

    def _year_before(self, cell: Cell) -> Decimal | None:
        codes = [period.code for period in self.periods]
        at = codes.index(cell.period)
        if at == 0:
            return None
        return self.numbers.get(Cell(cell.indicator, codes[at - 1], cell.part))

    @cached_property
    def _asks(self) -> Mapping[Cell, tuple[Ask, ...]]:
        found: dict[Cell, list[Ask]] = {}
        for kind, faults in (("hard", self.checked.blocking), ("soft", self.checked.to_explain)):
            for placed in faults:
                found.setdefault(placed.cell, []).append(self._ask(kind, placed))
        for one in self.odd:
            reason = self.content.reasons.get(one.key, "")
            asked = Ask(
                kind="odd",
                period=self._period(one.cell.period),
                said="",
                key=one.key,
                reason=reason,
                unusual=one,
            )
            found.setdefault(one.cell, []).append(asked)
        return {cell: tuple(asks) for cell, asks in found.items()}

    def _ask(self, kind: str, placed: Placed) -> Ask:
        return Ask(
            kind=kind,
            period=self._period(placed.period),
            said=condition_said(placed.fault.condition.text),
            figures=figures_said(placed.fault, self.asked.indicators),
            key=placed.key if kind == "soft" else "",
            reason=self.content.reasons.get(placed.key, ""),
        )

    def _period(self, code: str) -> Period:
        return next(period for period in self.periods if period.code == code)


def _choice(rows: Sequence[FigureRow]) -> str:
    answers = [cell.answer for row in rows for cell in row.cells if not row.indicator.is_computed]
    if answers and all(one and one.said is Said.NOT_APPLICABLE for one in answers):
        return "no"
    return "yes" if any(answers) else ""
