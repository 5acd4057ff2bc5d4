"""What the pages of outlines show, put together from rows and values."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils.functional import Promise

from hoinghi.conferences.models import Conference
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.outline_check import Finding, findings
from hoinghi.reports.outline_queries import content_of
from hoinghi.reports.outline_words import KINDS, SHORT_CHAINS
from hoinghi.reports.outlines import Outline, OutlineSection, SectionKind
from hoinghi.reports.states import RECEIVED


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineLine:
    """An outline in the list of a conference: what is in force, what is being edited."""

    outline: ReportOutline
    now: OutlineVersion | None
    draft: OutlineVersion | None
    owed: int
    sent: int
    sent_by_older: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """A figure under its section."""

    one: Indicator
    chain: Promise
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    """A section as the editor shows it; ``parts`` counts what goes with it when it is removed."""

    section: OutlineSection
    level: int
    kind: Promise | None
    figures: tuple[FigureLine, ...]
    parts: int
    is_first: bool
    is_last: bool
    findings: tuple[Finding, ...]


def outline_lines(conference: Conference) -> list[OutlineLine]:
    """Give the outlines of *conference*; the same queries for any number."""
    owed = Q(reports__withdrawn=False)
    received = owed & Q(reports__state__in=RECEIVED)
    rows = ReportOutline.objects.filter(conference=conference).annotate(
        owed=Count("reports", filter=owed), sent=Count("reports", filter=received)
    )
    versions: dict[int, list[OutlineVersion]] = {}
    for one in OutlineVersion.objects.filter(outline__conference=conference).defer("content"):
        versions.setdefault(one.outline_id, []).append(one)
    older = _sent_by_older(conference)
    return [_line(row, versions.get(row.pk, []), older.get(row.pk, 0)) for row in rows]


def _line(row: ReportOutline, versions: list[OutlineVersion], older: int) -> OutlineLine:
    released = [one for one in versions if one.released_at]
    return OutlineLine(
        outline=row,
        now=released[-1] if released else None,
        draft=next((one for one in versions if not one.released_at), None),
        owed=row.owed,  # type: ignore[attr-defined] # counted by the query
        sent=row.sent,  # type: ignore[attr-defined] # counted by the query
        sent_by_older=older,
    )


def _sent_by_older(conference: Conference) -> dict[int, int]:
    """Outline → how many reports were sent by a version that is no longer in force."""
    reports = Report.objects.filter(outline__conference=conference, state__in=RECEIVED)
    later = Q(
        outline__versions__released_at__isnull=False,
        outline__versions__number__gt=F("latest__version__number"),
    )
    counted = reports.filter(later).values("outline").annotate(number=Count("pk", distinct=True))
    return {row["outline"]: row["number"] for row in counted}


def section_lines(outline: Outline, found: tuple[Finding, ...]) -> list[SectionLine]:
    """Give the sections of *outline* as the editor shows them."""
    every = outline.sections
    return [
        SectionLine(
            section=one,
            level=one.numbering[0],
            kind=None if one.kind is SectionKind.TEXT else KINDS[one.kind],
            figures=_figures(outline, one),
            parts=sum(other.number.startswith(f"{one.number}.") for other in every),
            is_first=at == 0,
            is_last=at == len(every) - 1,
            findings=tuple(f for f in found if f.section == one.lasting),
        )
        for at, one in enumerate(every)
    ]


def _figures(outline: Outline, section: OutlineSection) -> tuple[FigureLine, ...]:
    codes = section.indicators
    return tuple(
        FigureLine(
            one=outline.indicators[code],
            chain=SHORT_CHAINS[outline.indicators[code].chain],
            is_first=at == 0,
            is_last=at == len(codes) - 1,
        )
        for at, code in enumerate(codes)
        if code in outline.indicators
    )


def checked(version: OutlineVersion) -> tuple[Outline, tuple[Finding, ...]]:
    """Give what *version* asks, and what is to be said of it."""
    outline = content_of(version)
    return outline, findings(outline, asked_of_anybody(version))


def asked_of_anybody(version: OutlineVersion) -> frozenset[str] | None:
    """Give the codes that some body answers; None where nobody owes a report yet.

    Figures that no version in force knows are left out of the doubt: they are given out by the
    usual rule when the version is released.
    """
    told = Report.objects.filter(outline=version.outline_id, withdrawn=False)
    # Bodies of a kind answer the same: a few different ones, however many bodies.
    allocations = told.order_by().values_list("allocation", flat=True).distinct()
    codes = {code for one in allocations.iterator() for code in one.get("indicators", ())}
    if not codes and not told.exists():
        return None
    if version.released_at is None:
        codes |= _new_codes(version)
    return frozenset(codes)


def _new_codes(version: OutlineVersion) -> set[str]:
    now = version.outline.versions.filter(released_at__isnull=False).order_by("number").last()
    known = content_of(now).indicators if now else {}
    return {code for code in content_of(version).indicators if code not in known}
