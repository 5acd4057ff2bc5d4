"""What a check finds: one deviation each, and the report of a whole document."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from hoinghi.papers.check.measured import Box, Source


class Severity(StrEnum):
    """An error breaks the form; a warning is for a person to look at."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where in the document: index of the paragraph, and page and box where the source knows."""

    paragraph: int | None = None
    page: int | None = None
    box: Box | None = None
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """One place where a document departs from one rule.

    Attributes:
        code: Of the rule, ``"page.margin-left"``: stable.
        component: Vietnamese name of the component, "Lề trang", "Tiêu ngữ".
        measured, allowed: As printed: "28 mm", "từ 30 đến 35 mm".
        sentence: What was measured, what is allowed, what to do; whole Vietnamese sentences.
        source: Article, "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.3".
        paper: Number of the paper in the document, from 0.
    """

    code: str
    component: str
    severity: Severity
    measured: str
    allowed: str
    sentence: str
    source: str
    spot: Spot
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the check of one document found, in the order of its pages.

    Attributes:
        ruleset: ``"nd30-2020"``.
        title: What people call it: "Nghị định 30/2020/NĐ-CP".
        verified: False where the rule set was not checked against its source text; every report
            says so.
        papers: How many papers the document holds.
        judged: How many rules were measured on it.
    """

    name: str
    source: Source
    ruleset: str
    title: str
    verified: bool
    papers: int
    judged: int
    deviations: tuple[Deviation, ...]

    @property
    def errors(self) -> tuple[Deviation, ...]:
        return tuple(d for d in self.deviations if d.severity is Severity.ERROR)

    @property
    def warnings(self) -> tuple[Deviation, ...]:
        return tuple(d for d in self.deviations if d.severity is Severity.WARNING)
