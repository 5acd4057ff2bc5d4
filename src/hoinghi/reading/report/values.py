"""What a report (báo cáo) is asked for, and what was read from it, as frozen values.

The caller turns its outline (đề cương) into an ``OutlineSpec``; ``ReportReading`` answers it.
Strings are as printed with white space folded; ``None`` and ``()`` where the report is silent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from hoinghi.reading.plan import Finding, Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionSpec:
    """A heading of the outline (đề mục): ``number`` "II.1"; ``asks`` what stands under it."""

    number: str
    title: str
    asks: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorSpec:
    """A figure asked for (chỉ tiêu).

    Attributes:
        code: Mã chỉ tiêu, ``"NG03"``; any text that is unique in the outline.
        name: Tên chỉ tiêu; "đầu kỳ", "cuối kỳ" in it say which moment it stands for.
        unit: Đơn vị tính of the value given back, ``"hộ"``, ``"%"``, ``"triệu đồng"``.
        aliases: Other names that units give it.
    """

    code: str
    name: str
    unit: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSpec:
    """The outline a report answers: headings in order, indicators in the order of the form."""

    sections: tuple[SectionSpec, ...]
    indicators: tuple[IndicatorSpec, ...] = ()

    def __post_init__(self) -> None:
        codes = [indicator.code for indicator in self.indicators]
        if len(set(codes)) < len(codes):
            raise ValueError(f"indicator codes must be unique, got {codes}")


class Confidence(StrEnum):
    """How far a part may be taken over unseen: only what is ``SURE``."""

    SURE = "sure"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"


class State(StrEnum):
    """What stands in the place of a figure: a number (0 included), or why there is none."""

    REPORTED = "reported"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"


class Status(StrEnum):
    """Số sơ bộ hay số chính thức."""

    PRELIMINARY = "preliminary"
    OFFICIAL = "official"


class Role(StrEnum):
    """Whether a figure was reached (thực hiện) or set as an aim (kế hoạch, chỉ tiêu)."""

    ACTUAL = "actual"
    PLAN = "plan"


class Moment(StrEnum):
    """Đầu kỳ, cuối kỳ, trong kỳ."""

    START = "start"
    END = "end"
    WITHIN = "within"


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time a figure stands for, as far as the report says it; all empty where it does not.

    Attributes:
        written: As printed, ``"cuối năm 2023"``.
        year: The year, or the last of several; ``since`` the first of several.
        as_of: Thời điểm lấy số liệu.
    """

    written: str = ""
    moment: Moment | None = None
    year: int | None = None
    since: int | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of the report that answers an indicator.

    Attributes:
        code: Of the indicator.
        value: In the unit of the indicator; none unless ``state`` is ``REPORTED``.
        unit: Of the value; ``unit_written`` as printed beside it or over its column.
        factor: What the number as written was multiplied by to come to ``unit``.
        written: The figure as printed, ``"1,2 tỷ đồng"``.
        label: The words by which it was matched.
        dimension: The row it is broken down by (dự án, nguồn vốn, thôn), none for the whole.
        lines: In the source; of a workbook the row. ``cell`` as ``"Biểu 1!D7"``.
    """

    code: str
    value: Decimal | None
    state: State
    unit: str
    unit_written: str | None
    factor: Decimal
    written: str
    label: str
    period: Period
    role: Role
    status: Status | None
    dimension: str | None
    lines: Lines
    cell: str | None
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class UnmatchedFigure:
    """A figure that answers no indicator of the outline, to be looked at by a person."""

    label: str
    written: str
    lines: Lines
    cell: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph of narrative."""

    text: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionReading:
    """What the report says under a heading of the outline.

    Attributes:
        number: Of the outline's section; ``heading`` as the report prints it.
        passages: Paragraphs under it, subheadings included, tables left out.
        lines: From the heading to the end of its text.
    """

    number: str
    heading: str
    passages: tuple[Passage, ...]
    lines: Lines
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportReading:
    """A report read against its outline.

    Attributes:
        sections: In the order of the report; two headings may answer one section.
        figures: In the order of the report, each once; where it is repeated, where it is surest.
        unmatched_headings: Headings that answer no section of the outline.
        findings: What a person should look at, and what to do.
        source_sha256: Of the file's bytes, or of the text in UTF-8; hexadecimal.
        pages: Index of the first line of each page, as in ``Source``.
    """

    sections: tuple[SectionReading, ...]
    figures: tuple[Figure, ...]
    unmatched_headings: tuple[Passage, ...]
    unmatched_figures: tuple[UnmatchedFigure, ...]
    findings: tuple[Finding, ...]
    source_sha256: str
    pages: tuple[int, ...] = ()
