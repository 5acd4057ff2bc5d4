"""Tệp báo cáo đơn vị đã có → điều nó trả lời trong đề cương, và điều chưa biết đặt ở đâu.

Pure Python: what ``hoinghi.reading.report`` found is put into the cells and sections that the body
is asked. Nothing is taken over here; a person looks at all of it first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

from hoinghi.reading.name_keys import fold
from hoinghi.reading.plan import Lines
from hoinghi.reading.report import (
    Confidence,
    Figure,
    IndicatorSpec,
    OutlineSpec,
    ReportReading,
    Role,
    SectionReading,
    SectionSpec,
    State,
    Status,
)
from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell
from hoinghi.reports.rich_text import of_paragraphs

_ORDER: Final = {Confidence.SURE: 0, Confidence.LIKELY: 1, Confidence.DOUBTFUL: 2}
_SAID: Final = {
    State.REPORTED: Said.NUMBER,
    State.NOT_APPLICABLE: Said.NOT_APPLICABLE,
    State.NO_DATA: Said.NO_DATA,
}
_PROJECT: Final = re.compile(r"(?:^|\W)(?:dự án|da)\s*(\d+)(?:[.](\d+))?")
_PART_OF: Final = re.compile(r"(?:tiểu dự án|tda)\s*(\d+)")
_WHOLE: Final = re.compile(r"(?:tiểu dự án|tda)\s*\d+")
_SOURCES: Final = {
    "trung-uong": re.compile(r"trung ương|nstw|\btw\b"),
    "dia-phuong": re.compile(r"địa phương|nsđp|\bđp\b|đối ứng"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where something stands in the file.

    Attributes:
        line: From 1; of a workbook the row of ``sheet``.
        page: From 1; 0 where the file doesn't say.
    """

    line: int
    sheet: str = ""
    ref: str = ""
    page: int = 0

    @property
    def anchor(self) -> str:
        """Name the line on the page: several figures may stand in one."""
        sheet = f"-{crc32(self.sheet.encode()):x}" if self.sheet else ""
        return f"d-{self.line}{sheet}"

    @property
    def told(self) -> str:
        """Say it: "ô D7, trang tính Biểu 1", "trang 3, dòng 12" or "dòng 12"."""
        if self.ref:
            return f"ô {self.ref}, trang tính “{self.sheet}”" if self.sheet else f"ô {self.ref}"
        return f"trang {self.page}, dòng {self.line}" if self.page else f"dòng {self.line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtFigure:
    """A figure of the file.

    Attributes:
        cell: What it answers, as far as is known; None: somebody has to say.
        answer: What it says; None where its number is to be read by a person.
        written: As printed; ``label`` the words by which it was matched.
        confidence: None where nothing was matched.
        others: What the file says of the same cell elsewhere, where that differs.
        period_guessed: The file does not say of which year it speaks.
    """

    cell: Cell | None
    answer: Answer | None
    written: str
    label: str
    where: Where
    confidence: Confidence | None = None
    others: tuple[str, ...] = ()
    period_guessed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtText:
    """What the file says under a heading; ``number`` of the outline's section, "" for unknown."""

    number: str
    heading: str
    text: str
    where: Where
    confidence: Confidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtReason:
    """Why a soft rule does not hold, said in a form; ``key`` that of the reason (``Fault``)."""

    key: str
    text: str
    where: Where


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtProblem:
    """A cell of a form that was not taken; ``where`` None for what is not there any more."""

    told: str
    where: Where | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What was read from a file for one body.

    Attributes:
        is_form: It is the form that was given out: read by its keys, nothing is guessed.
        figures: Matched, in the order of the outline; ``left`` those that nobody asked for.
        texts: Matched, one for each section; ``strange`` those under unknown headings.
        notes: What a person should look at, in sentences.
    """

    figures: tuple[BroughtFigure, ...]
    left: tuple[BroughtFigure, ...]
    texts: tuple[BroughtText, ...]
    strange: tuple[BroughtText, ...]
    notes: tuple[str, ...]
    is_form: bool = False
    reasons: tuple[BroughtReason, ...] = ()
    problems: tuple[BroughtProblem, ...] = ()


def spec_of(asked: Asked) -> OutlineSpec:
    """Give the reader what a body is asked for."""
    return OutlineSpec(
        sections=tuple(
            SectionSpec(number=one.number, title=one.title, asks=one.asks) for one in asked.sections
        ),
        indicators=tuple(
            IndicatorSpec(code=one.code, name=one.name, unit=one.unit)
            for one in asked.indicators.values()
            if not one.is_computed
        ),
    )


def bring(reading: ReportReading, asked: Asked, lines: Sequence[str] = ()) -> Brought:
    """Put what was read into what *asked* asks.

    Args:
        lines: Of the file, where it is a text: what stands under unknown headings is read there.
    """
    places = [(one, _cell(one, asked)) for one in reading.figures]
    wanted = frozenset(asked.cells())
    found: dict[Cell, BroughtFigure] = {}
    left = []
    for figure, (cell, guessed) in places:
        if cell is None or cell not in wanted:
            left.append(_unplaced(figure, reading.pages))
        else:
            found[cell] = _better(found.get(cell), _brought(figure, cell, guessed, reading.pages))
    left += [
        BroughtFigure(
            cell=None,
            answer=None,
            written=one.written,
            label=one.label,
            where=_where(one.lines, one.cell, reading.pages),
        )
        for one in reading.unmatched_figures
    ]
    return Brought(
        figures=tuple(found[cell] for cell in asked.cells() if cell in found),
        left=tuple(left),
        texts=tuple(_texts(reading, asked)),
        strange=tuple(_strange(reading, lines)),
        notes=tuple(dict.fromkeys(f"{one.message} {one.remedy}" for one in reading.findings)),
    )


def _cell(figure: Figure, asked: Asked) -> tuple[Cell | None, bool]:
    """Give the cell that *figure* answers, and whether its year is only a guess."""
    one = asked.indicators.get(figure.code)
    period, guessed = _period(figure, asked)
    if one is None or period is None:
        return None, False
    if one.by_project:
        part = _part(figure.dimension or "", asked)
        return (Cell(one.code, period, part), guessed) if part else (None, False)
    # A figure of one village or of one project is not that of the body.
    if figure.dimension or figure.role is Role.PLAN:
        return None, False
    return Cell(one.code, period), guessed


def _period(figure: Figure, asked: Asked) -> tuple[str | None, bool]:
    told, periods = figure.period, asked.outline.periods
    if told.since is not None and told.since != told.year:
        return None, False
    if told.year is None:
        return (periods[-1].code if periods else None), len(periods) > 1
    code = next((one.code for one in periods if one.first.year == told.year), None)
    return code, False


def _part(dimension: str, asked: Asked) -> str:
    told = fold(dimension)
    project = _project(told, asked)
    source = next((code for code, names in _SOURCES.items() if names.search(told)), "")
    if not source:
        known = (one.code for one in asked.outline.sources if fold(one.title) in told)
        source = next(known, "")
    part = f"{project}/{source}"
    return part if project and part in asked.parts else ""


def _project(told: str, asked: Asked) -> str:
    named = next((one.code for one in asked.projects if fold(one.title) in told), "")
    if named:
        return named
    part = _PART_OF.search(told)
    whole = _PROJECT.search(_WHOLE.sub(" ", told))
    if whole is None:
        return ""
    below = whole[2] or (part[1] if part else "")
    code = f"DA{whole[1]}.{below}" if below else f"DA{whole[1]}"
    return code if any(one.code == code for one in asked.projects) else ""


def _brought(figure: Figure, cell: Cell, guessed: bool, pages: Sequence[int]) -> BroughtFigure:
    confidence = figure.confidence
    if guessed and confidence is Confidence.SURE:
        confidence = Confidence.LIKELY
    return replace(
        _unplaced(figure, pages), cell=cell, confidence=confidence, period_guessed=guessed
    )


def _unplaced(figure: Figure, pages: Sequence[int]) -> BroughtFigure:
    return BroughtFigure(
        cell=None,
        answer=Answer(
            said=_SAID[figure.state],
            number=figure.value,
            is_official=figure.status is Status.OFFICIAL,
            as_of=figure.period.as_of,
        ),
        written=figure.written,
        label=f"{figure.label} ({figure.dimension})" if figure.dimension else figure.label,
        where=_where(figure.lines, figure.cell, pages),
    )


def _better(known: BroughtFigure | None, other: BroughtFigure) -> BroughtFigure:
    """Give the surer of two that answer one cell; where they differ a person has to choose."""
    if known is None:
        return other
    first, second = sorted(
        (known, other), key=lambda one: _ORDER[one.confidence or Confidence.DOUBTFUL]
    )
    if first.answer and second.answer and first.answer.number == second.answer.number:
        return first
    told = f"{second.written} ({second.where.told})"
    # A sentence that names no year is weaker than a table that does.
    is_weaker = second.period_guessed and not first.period_guessed
    return replace(
        first,
        confidence=first.confidence if is_weaker else Confidence.DOUBTFUL,
        others=tuple(dict.fromkeys((*known.others, *other.others, told))),
    )


def _texts(reading: ReportReading, asked: Asked) -> Iterator[BroughtText]:
    for section in asked.written:
        parts = [one for one in reading.sections if one.number == section.number]
        told = tuple(passage.text for one in parts for passage in one.passages)
        if told:
            yield BroughtText(
                number=section.number,
                heading="; ".join(one.heading for one in parts),
                text=of_paragraphs(told),
                where=_where(parts[0].lines, None, reading.pages),
                confidence=max((one.confidence for one in parts), key=_ORDER.__getitem__),
            )


def _strange(reading: ReportReading, lines: Sequence[str]) -> Iterator[BroughtText]:
    heads = [one.lines for one in reading.sections]
    heads += [one.lines for one in reading.unmatched_headings]
    starts = sorted({one.first for one in heads})
    for heading in reading.unmatched_headings:
        if any(_holds(section, heading.lines) for section in reading.sections):
            continue
        below = next((at for at in starts if at > heading.lines.first), len(lines) + 1)
        told = tuple(
            line.strip()
            for line in lines[heading.lines.last : below - 1]
            if line.strip() and "\t" not in line
        )
        yield BroughtText(
            number="",
            heading=heading.text,
            text=of_paragraphs(told),
            where=_where(heading.lines, None, reading.pages),
        )


def _holds(section: SectionReading, lines: Lines) -> bool:
    return section.lines.first < lines.first <= section.lines.last


def _where(lines: Lines, cell: str | None, pages: Sequence[int]) -> Where:
    if cell is None:
        return Where(line=lines.first, page=bisect_right(pages, lines.first - 1))
    sheet, _, ref = cell.rpartition("!")
    return Where(line=lines.first, sheet=sheet, ref=ref)
