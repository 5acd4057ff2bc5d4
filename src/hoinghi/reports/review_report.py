"""The reports that the conference hears (báo cáo sơ kết, tổng kết): skeletons by their outlines.

Each report that the programme names has a paper of its own. The report on a programme carries the
figures of all localities (số liệu tổng hợp) in annexes, one for each group of figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from hoinghi.agenda import queries as agenda
from hoinghi.conferences.drafts import issued_paper
from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import (
    Letterhead,
    committee_signature,
    letterhead,
    plan_cited,
    plan_gaps,
)
from hoinghi.conferences.models import Conference, LegalBasis, ReviewKind
from hoinghi.conferences.queries import legal_bases
from hoinghi.dispatch.queries import recipients
from hoinghi.papers.form import roman
from hoinghi.papers.marks import mended
from hoinghi.papers.model import (
    Align,
    Annex,
    Block,
    Column,
    Orientation,
    Paper,
    Paragraph,
    Row,
    Table,
    Text,
)
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.papers.words import capitalise_first, format_number, two_digits
from hoinghi.reports import draft_blocks, outlines
from hoinghi.reports.bound_totals import BoundTotals, totals_of
from hoinghi.reports.checking import rounded
from hoinghi.reports.drafting import Draft, draft
from hoinghi.reports.narrative import of_period
from hoinghi.reports.outlines import Outline, OutlineFigure
from hoinghi.reports.queries import CallLine, Unit
from hoinghi.reports.rules import Addressees
from hoinghi.reports.skeleton import skeleton
from hoinghi.wording.queries import template

_REPORT = re.compile(r"^(?:trình bày\s+|thông qua\s+)?(?:dự thảo\s+)?báo cáo\s+(?:về\s+)?", re.I)
_IN_OUTLINE = re.compile(r"\s*\(mục [^()]*\)")
_COMMITTEE = re.compile(
    r"(?:UBND|Ủy ban nhân dân) (tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)\b"
)
_MOST_FIGURES = 8
_RESULTS = re.compile(r"^(?:kết quả|tình hình|công tác|sơ kết|tổng kết)\b", re.I)


def review_reports(conference: Conference, calls: Sequence[CallLine]) -> tuple[Paper, ...]:
    """Give the reports in the order of the programme; none for what reviews nothing."""
    if conference.kind == ReviewKind.OTHER:
        return ()
    units = [unit for call in calls for unit in call.units]
    return tuple(
        _report(conference, subject, units, has_figures=index == 0)
        for index, subject in enumerate(subjects(conference))
    )


def subjects(conference: Conference) -> list[str]:
    """Name what each report is about: "kết quả giữa kỳ Chương trình …"; the title where none is."""
    points = [point.text for point in agenda.points(conference) if point.kind == "report"]
    told = [
        mended(part).strip(" .;,")
        for point in points
        for part in _REPORT.sub("", point).split(";")
        if part.strip()
    ]
    return told or [letterhead(conference).event]


def _report(
    conference: Conference, subject: str, units: Sequence[Unit], *, has_figures: bool
) -> Paper:
    head, made = letterhead(conference), draft(conference, subject)
    outline = made.outline if made else outlines.choose(subject)
    localities = [unit for unit in units if unit.group is Addressees.LOCALITIES]
    totals = totals_of(made.feeding) if made else None
    annexes = tuple(_figures(outline, localities, totals)) if has_figures and localities else ()
    text = compose(
        template(conference, "hoinghi.reports", "review_report"),
        {
            "subject": subject if _RESULTS.match(subject) else f"kết quả {subject}",
            "event": named(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "asked": made.owed if made else len(units),
            "received": _received(made),
            "figures": len(annexes),
        },
        {"sections": _sections(conference, head, made) if made else skeleton(outline)},
    )
    paper = issued_paper(
        conference,
        "BC",
        text,
        signature=committee_signature(conference),
        number=head.number("BC"),
        recipients=recipients(conference),
        annexes=annexes,
        missing=(*plan_gaps(conference), *_open(subject, made)),
    )
    return replace(paper, facts=(*paper.facts, *draft_blocks.facts(made))) if made else paper


def _sections(conference: Conference, head: Letterhead, made: Draft) -> tuple[Block, ...]:
    committee = _COMMITTEE.match(head.host)
    return draft_blocks.blocks(
        made,
        level=committee[1] if committee else "",
        bases=[_cited(one) for one in legal_bases(conference)],
    )


def _cited(basis: LegalBasis) -> str:
    """Cite a ground of the plan in full; what the plan does not say is left out."""
    day = f" ngày {basis.issued_on:%d/%m/%Y}" if basis.issued_on else ""
    by = f" của {basis.issuer}" if basis.issuer else ""
    about = f" {basis.subject}" if basis.number and basis.subject else ""
    return f"{basis}{day}{by}{about}".rstrip(" .;,")


def _received(made: Draft | None) -> str | Gap:
    if made is None:
        return Gap("số báo cáo đã nhận của các cơ quan, đơn vị, địa phương")
    return two_digits(made.received)


def _open(subject: str, made: Draft | None) -> tuple[str, ...]:
    if made is None:
        return (f"nội dung báo cáo {subject}",)
    return tuple(f"{one} của báo cáo {subject}" for one in draft_blocks.open_sections(made))


def _figures(
    outline: Outline, localities: Sequence[Unit], totals: BoundTotals | None
) -> Iterator[Annex]:
    groups: dict[str, list[OutlineFigure]] = {}
    for figure in outline.figures:
        groups.setdefault(figure.group, []).append(figure)
    when = f", {of_period(outline.periods[-1])}" if totals and outline.periods else ""
    for number, (group, figures) in enumerate(groups.items(), start=1):
        note = Paragraph(
            text=text_of(
                "Nguồn: báo cáo của các địa phương; ô trống là chưa có số liệu.", italic=True
            )
        )
        yield Annex(
            title=f"Số liệu tổng hợp: {_IN_OUTLINE.sub('', group)}{when}",
            number=roman(number) if len(groups) > 1 else None,
            blocks=(*_tables(figures, localities, _Filled(outline, totals)), note),
            orientation=Orientation.LANDSCAPE,
        )


@dataclass(frozen=True, slots=True)
class _Filled:
    """What stands in the cells of an annex: the last period, or all of what adds up."""

    outline: Outline
    totals: BoundTotals | None

    def of_unit(self, figure: OutlineFigure, unit: Unit) -> Text:
        if self.totals is None or unit.body is None:
            return ()
        one = self.outline.indicators[figure.code]
        value = self.totals.number(unit.body, figure.code, self.outline.periods[-1].code)
        return () if value is None else text_of(format_number(rounded(value, one.decimals)))

    def of_all(self, figure: OutlineFigure) -> Text:
        if self.totals is None:
            return ()
        one = self.outline.indicators[figure.code]
        total = self.totals.total(figure.code, self.outline.periods[-1].code)
        return text_of(format_number(rounded(total.value, one.decimals))) if total else ()


def _tables(
    figures: Sequence[OutlineFigure], localities: Sequence[Unit], filled: _Filled
) -> Iterator[Table]:
    """Share many figures among several tables, so that their headings can still be read."""
    shares = ceil(len(figures) / _MOST_FIGURES)
    for share in range(shares):
        first, last = (len(figures) * (share + n) // shares for n in (0, 1))
        yield _table(figures[first:last], localities, filled)


def _table(figures: Sequence[OutlineFigure], localities: Sequence[Unit], filled: _Filled) -> Table:
    columns = (
        Column(heading="TT", share=9, align=Align.CENTER),
        Column(heading="Địa phương", share=38),
        *(
            Column(
                heading=mended(f"{figure.name} ({figure.unit})"),
                share=195 / len(figures),
                align=Align.RIGHT,
            )
            for figure in figures
        ),
    )
    rows = (
        Row(
            cells=(
                text_of(str(number)),
                text_of(capitalise_first(unit.area)),
                *(filled.of_unit(figure, unit) for figure in figures),
            )
        )
        for number, unit in enumerate(localities, start=1)
    )
    sums = tuple(filled.of_all(figure) for figure in figures)
    total = Row(cells=(text_of("Cộng"), (), *sums), strong=True, span=2)
    return Table(columns=columns, rows=(*rows, total), size_pt=10, numbered=True)
