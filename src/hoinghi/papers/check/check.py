"""The check: a measured document against the rules of its family."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hoinghi.papers.check import (
    rules_annex,
    rules_body,
    rules_closing,
    rules_head,
    rules_lines,
    rules_looks,
    rules_number,
    rules_page,
    rules_text,
)
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Deviation, Report, Severity, Spot
from hoinghi.papers.check.exempt import is_certificate
from hoinghi.papers.check.folding import folded, is_like
from hoinghi.papers.check.located import Located, locate
from hoinghi.papers.check.measured import Measured
from hoinghi.papers.check.rules import SPECIAL, Found, Rule
from hoinghi.papers.rulesets import MASS, ND30, PARTY, YOUTH, RuleSet
from hoinghi.unreadable import UnreadableSource

#: The modules whose rules are declared beside their judges.
DECLARING: Final = (
    rules_page,
    rules_text,
    rules_head,
    rules_number,
    rules_lines,
    rules_body,
    rules_closing,
    rules_annex,
)
_MASS_ISSUERS: Final = (
    "MAT TRAN TO QUOC", "HOI LIEN HIEP PHU NU", "HOI NONG DAN", "HOI CUU CHIEN BINH",
    "LIEN DOAN LAO DONG", "CONG DOAN", "HOI CHU THAP DO",
)  # fmt: skip
_LONGEST_SPOT: Final = 60
#: Invitations of a large conference may be printed as one file.
MAX_PAPERS: Final = 4_000


def rules_of(ruleset: RuleSet) -> tuple[Rule, ...]:
    """Every rule of *ruleset*, page first, then from the head of a paper to its annexes."""
    if ruleset.key not in _MADE:
        _MADE[ruleset.key] = _rules_of(ruleset)
    return _MADE[ruleset.key]


_MADE: Final[dict[str, tuple[Rule, ...]]] = {}


def _rules_of(ruleset: RuleSet) -> tuple[Rule, ...]:
    special = [rule for rule in SPECIAL if ruleset.key in rule.sets]
    return (*rules_page.page_of(ruleset), *rules_looks.looks_of(ruleset), *special)


def ruleset_for(paper: Located) -> RuleSet:
    """The set that the header of *paper* tells: the State's, the Party's, a mass organisation's."""
    title = paper.text(Component.QUOC_HIEU)
    for ruleset in (PARTY, YOUTH):
        if title and is_like(title, ruleset.national_title):
            return ruleset
    issuer = folded(paper.text(Component.CO_QUAN_BAN_HANH))
    named = issuer + folded(paper.text(Component.CO_QUAN_CHU_QUAN))
    return MASS if any(name in named for name in _MASS_ISSUERS) else ND30


def check(measured: Measured, ruleset: RuleSet | None = None) -> Report:
    """Judge *measured* by *ruleset*, or by the one that each paper's header tells.

    Raises:
        UnreadableSource: It holds certificates, badges or name plates alone, which no decree on
            documents covers, or more papers than anyone binds together.
    """
    papers = locate(measured)
    if len(papers) > MAX_PAPERS:
        raise _too_many(measured.name, len(papers))
    if not papers:
        raise _no_document(measured)
    chosen = [ruleset or ruleset_for(paper) for paper in papers]
    deviations: list[Deviation] = []
    judged: set[str] = set()
    for paper, own in zip(papers, chosen, strict=True):
        for rule in rules_of(own):
            if measured.source not in rule.sources:
                continue
            judged.add(rule.code)
            deviations += (_deviation(paper, rule, found) for found in rule.judge(paper, own))
    # A dossier may hold papers of several families: what is unverified of one is of all.
    shown = next((own for own in chosen if not own.verified), chosen[0])
    return Report(
        name=measured.name,
        source=measured.source,
        ruleset=shown.key,
        title=shown.name,
        verified=all(own.verified for own in chosen),
        papers=len(papers),
        judged=len(judged),
        deviations=tuple(sorted(deviations, key=_in_order)),
    )


def _too_many(name: str, papers: int) -> UnreadableSource:
    return UnreadableSource(
        code="too-long",
        what=f"Tệp “{name}” có {papers} văn bản, quá mức {MAX_PAPERS} văn bản trong một tệp.",
        remedy="Hãy tách thành nhiều tệp rồi soát lại.",
    )


def _no_document(measured: Measured) -> UnreadableSource:
    sort = "thẻ đại biểu, biển tên"
    remedy = "Hãy chọn văn bản hành chính; thẻ và biển tên không có thể thức theo quy định."
    if is_certificate(measured, 0):
        sort = "giấy khen, giấy chứng nhận"
        remedy = "Hãy chọn văn bản hành chính; giấy khen theo mẫu của quy định về khen thưởng."
    return UnreadableSource(
        code="unknown-kind",
        what=f"“{measured.name}” là {sort}, không phải văn bản hành chính.",
        remedy=remedy,
    )


def _in_order(deviation: Deviation) -> tuple[int, int, int, str]:
    spot = deviation.spot
    place = -1 if spot.paragraph is None else spot.paragraph
    return deviation.paper, place, spot.page or 0, deviation.code


def _deviation(paper: Located, rule: Rule, found: Found) -> Deviation:
    allowed = found.allowed or rule.allowed
    remedy = found.remedy or rule.remedy
    return Deviation(
        code=rule.code,
        component=rule.component,
        severity=rule.severity,
        measured=found.measured,
        allowed=allowed,
        sentence=f"{rule.component}: {rule.matter} đo được: {found.measured}; "
        f"quy định: {allowed}. {remedy}",
        source=rule.article,
        spot=_spot(paper, found),
        paper=paper.number,
    )


def _spot(paper: Located, found: Found) -> Spot:
    if found.index is None or found.index >= len(paper.measured.paragraphs):
        return Spot(page=found.page)
    paragraph = paper.measured.paragraphs[found.index]
    words = " ".join(paragraph.text.split())
    short = words if len(words) <= _LONGEST_SPOT else words[: _LONGEST_SPOT - 1] + "…"
    return Spot(paragraph=found.index, page=paragraph.page, box=paragraph.box, words=short)


def counted(report: Report) -> Iterator[tuple[Severity, int]]:
    """How many deviations there are of each severity."""
    yield Severity.ERROR, len(report.errors)
    yield Severity.WARNING, len(report.warnings)
