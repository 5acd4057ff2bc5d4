"""Soát chất lượng một báo cáo: điều người xét nên hỏi lại, không chặn việc gửi. Python thuần.

Each remark is a question, with what was found and where; none of them is a verdict. What is
asked about several bodies together (copies, sums that do not balance) comes from ``comparing``.

Source: kế hoạch của hội nghị, mục VI.1: báo cáo phải đánh giá kết quả, hiệu quả đầu ra.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Final

from hoinghi.reading.report import (
    Confidence,
    Figure,
    IndicatorSpec,
    OutlineSpec,
    Role,
    read_report_text,
)
from hoinghi.reports import breaks
from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.indicators import Chain, Direction, Indicator
from hoinghi.reports.outlines import SectionKind
from hoinghi.reports.report_check import ReportChecked, check_report
from hoinghi.reports.rich_text import plain

_SENTENCE: Final = re.compile(r"[^.;!?\n]+")
_LIMIT: Final = re.compile(
    r"tồn tại,|những tồn tại|còn tồn tại|bất cập|vướng mắc"
    r"|hạn chế(?! (?:tái|tối|việc|tình|thấp|rủi|phát))"
    r"|(?<!đặc biệt )(?<!hoàn cảnh )(?<!vượt qua )khó khăn(?! về nhà ở)",
    re.IGNORECASE,
)
_NO_LIMIT: Final = re.compile(r"không (?:có|gặp|phát sinh)[^.;]{0,30}$", re.IGNORECASE)
_CAUSE: Final = re.compile(
    r"nguyên nhân|lý do|bởi|xuất phát từ|\bdo\b(?! (?:đồng chí|ông|bà|ubnd|ủy ban))"
    r"|(?<!\")\bvì\b(?! người nghèo)|tại vì",
    re.IGNORECASE,
)
_ABOUT: Final = r"(?:khoảng|gần|trên|hơn|xấp xỉ|tới)\s+"
_QUOTED: Final = 160
_START: Final = "đầu kỳ"
_END: Final = "cuối kỳ"


class Rule(StrEnum):
    """What a remark asks about."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NO_OUTCOME = "no_outcome"
    NO_CAUSE = "no_cause"
    CONTRADICTS = "contradicts"
    CONTINUITY = "continuity"
    COPIED = "copied"
    BALANCE = "balance"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something to ask the body about.

    Attributes:
        place: Number of a section, or name of a cell.
        facts: What was found, as ``remark_words`` says it: codes, periods, numbers, a sentence.
    """

    rule: Rule
    place: str
    facts: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name it by what was found, so that it is asked anew once that is another."""
        told = hashlib.sha256("|".join(self.facts).encode()).hexdigest()[:16]
        return f"{self.rule}|{self.place}|{told}"


def remarks(content: Content, asked: Asked) -> tuple[Remark, ...]:
    """Give what is to be asked of one report by itself, the gravest kinds first."""
    checked = check_report(content, asked)
    return (
        *_empty(checked),
        *without_outcome(content, asked),
        *contradicting(content, asked, checked.computed),
        *discontinuous(content, asked),
        *without_cause(content, asked),
        *_too_long(checked),
    )


def _empty(checked: ReportChecked) -> Iterator[Remark]:
    for number in checked.unwritten:
        yield Remark(rule=Rule.EMPTY, place=number)


def _too_long(checked: ReportChecked) -> Iterator[Remark]:
    for one in checked.too_long:
        facts = (str(one.words), str(one.most))
        yield Remark(rule=Rule.TOO_LONG, place=one.number, facts=facts)


def without_outcome(content: Content, asked: Asked) -> Iterator[Remark]:
    """Give projects that report what was done, and nothing of what came of it.

    A share that should rise and stands at 0 counts as nothing; what a body says does not apply
    to it is an answer.
    """
    for project, every in _by_project(asked).items():
        outcomes = [one for one in every if one.chain is Chain.OUTCOME and not one.is_computed]
        for period in asked.outline.periods if outcomes else ():
            done = [
                (one, told)
                for one in every
                if one.chain is Chain.OUTPUT and (told := _number(content, one.code, period.code))
            ]
            if done and all(_says_nothing(content, one, period.code) for one in outcomes):
                output, told = done[0]
                yield Remark(
                    rule=Rule.NO_OUTCOME,
                    place=str(Cell(outcomes[0].code, period.code)),
                    facts=(project, output.code, format(told, "f"), outcomes[0].code, period.code),
                )


def _by_project(asked: Asked) -> Mapping[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = defaultdict(list)
    for one in asked.indicators.values():
        if one.project.startswith("DA"):
            found[one.project].append(one)
    return found


def _says_nothing(content: Content, one: Indicator, period: str) -> bool:
    told = content.answers.get(Cell(one.code, period))
    if told is None or told.said is Said.NO_DATA:
        return True
    return told.said is Said.NUMBER and told.number == 0 and one.direction is Direction.UP


def _number(content: Content, code: str, period: str) -> Decimal | None:
    told: Answer | None = content.answers.get(Cell(code, period))
    return told.number if told and told.said is Said.NUMBER else None


def without_cause(content: Content, asked: Asked) -> Iterator[Remark]:
    """Give assessments that name limits, and no cause in the whole section."""
    for section in asked.written:
        if section.kind is not SectionKind.ASSESSMENT:
            continue
        text = plain(content.texts.get(section.number, ""))
        if _CAUSE.search(text):
            continue
        told = next((one for one in _SENTENCE.findall(text) if _names_limit(one)), None)
        if told is not None:
            said = " ".join(told.split())[:_QUOTED]
            yield Remark(rule=Rule.NO_CAUSE, place=section.number, facts=(said,))


def _names_limit(sentence: str) -> bool:
    found = _LIMIT.search(sentence)
    return found is not None and not _NO_LIMIT.search(sentence[: found.start()])


def contradicting(
    content: Content, asked: Asked, computed: Mapping[Cell, Decimal]
) -> Iterator[Remark]:
    """Give figures that the text says otherwise than the table.

    Only what the reader of reports is sure enough of, of the whole body, reached and not
    planned, of one known period; "khoảng 150" is no contradiction.
    """
    for section in asked.written:
        text = plain(content.texts.get(section.number, ""))
        if not any(map(str.isdigit, text)):
            continue
        seen = set()
        for figure in read_report_text(text, _spec(asked)).figures:
            cell = _cell(figure, asked, text)
            told = _stands(cell, content, computed) if cell else None
            if cell is None or told is None or figure.value is None or cell in seen:
                continue
            if not _agrees(figure.value, _tolerance(figure), cell, content, computed, asked):
                seen.add(cell)
                facts = (section.number, figure.written, format(told, "f"))
                yield Remark(rule=Rule.CONTRADICTS, place=str(cell), facts=facts)


def _agrees(
    value: Decimal,
    tolerance: Decimal,
    cell: Cell,
    content: Content,
    computed: Mapping[Cell, Decimal],
    asked: Asked,
) -> bool:
    """Tell whether the text says what the table has: of this year, another, or all together.

    Whose year a sentence speaks of is often said sentences before: only a number that fits
    nowhere is worth a question.
    """
    cells = (Cell(cell.indicator, period.code) for period in asked.outline.periods)
    every = [told for one in cells if (told := _stands(one, content, computed)) is not None]
    return any(abs(value - told) <= tolerance for told in (*every, sum(every, Decimal(0))))


def _spec(asked: Asked) -> OutlineSpec:
    return OutlineSpec(
        sections=(),
        indicators=tuple(
            IndicatorSpec(code=one.code, name=one.name, unit=one.unit)
            for one in asked.indicators.values()
            if not one.by_project
        ),
    )


def _cell(figure: Figure, asked: Asked, text: str) -> Cell | None:
    if figure.role is not Role.ACTUAL or figure.dimension is not None or figure.period.since:
        return None
    if figure.confidence is Confidence.DOUBTFUL:
        return None
    if re.search(_ABOUT + re.escape(figure.written), text, re.IGNORECASE):
        return None
    periods = [period.code for period in asked.outline.periods]
    year = str(figure.period.year) if figure.period.year else None
    if year is None and len(periods) == 1:
        year = periods[0]
    return Cell(figure.code, year) if year in periods else None


def _stands(cell: Cell, content: Content, computed: Mapping[Cell, Decimal]) -> Decimal | None:
    return computed.get(cell, _number(content, cell.indicator, cell.period))


def _tolerance(figure: Figure) -> Decimal:
    """Give half of the last digit that was written: "1,2 tỷ đồng" says nothing finer."""
    _, comma, after = figure.written.partition(",")
    digits = len(re.match(r"\d*", after)[0]) if comma else 0  # type: ignore[index] # always matches
    if not digits and figure.factor == 1:
        return Decimal(0)
    return figure.factor * Decimal(5).scaleb(-digits - 1)


def discontinuous(content: Content, asked: Asked) -> Iterator[Remark]:
    """Give what a year begins with otherwise than the year before ended.

    Across a break of the series, such as another poverty standard, nothing is asked.
    """
    pairs = _pairs(asked)
    periods = asked.outline.periods
    for before, after in pairwise(periods):
        for begins, ends in pairs:
            start = _number(content, begins, after.code)
            end = _number(content, ends, before.code)
            if start is None or end is None or start == end:
                continue
            if _is_broken((begins, ends), before.code, after.code):
                continue
            facts = (ends, before.code, format(end, "f"), format(start, "f"))
            place = str(Cell(begins, after.code))
            yield Remark(rule=Rule.CONTINUITY, place=place, facts=facts)


def _pairs(asked: Asked) -> Sequence[tuple[str, str]]:
    by_name = {one.name: code for code, one in asked.indicators.items()}
    return [
        (code, by_name[end])
        for name, code in by_name.items()
        if _START in name and (end := name.replace(_START, _END)) in by_name
    ]


def _is_broken(codes: tuple[str, str], before: str, after: str) -> bool:
    return any(
        one.before >= before and one.after <= after and set(codes) & one.indicators
        for one in breaks.known()
    )
