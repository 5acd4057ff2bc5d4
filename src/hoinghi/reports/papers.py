"""The papers of this room: letters that ask for reports, forms of reports, the reports heard."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from hoinghi.conferences.gatherings import named, short_name
from hoinghi.conferences.letterhead import (
    Letterhead,
    committee_signature,
    letterhead,
    plan_cited,
    plan_gaps,
    signatory_gaps,
    words_of_plan,
)
from hoinghi.conferences.models import Conference
from hoinghi.conferences.orders import either, note, sent_to
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import (
    Align,
    Annex,
    Block,
    Column,
    DossierPart,
    Heading,
    Orientation,
    Paper,
    Paragraph,
    Row,
    Table,
)
from hoinghi.papers.text import Composed, Gap, compose, text_of
from hoinghi.reports.outline_queries import printed
from hoinghi.reports.outlines import Outline, OutlineFigure, OutlineSection
from hoinghi.reports.queries import CallLine, Letter, call_lines
from hoinghi.reports.reminder import reminder
from hoinghi.reports.review_report import review_reports
from hoinghi.reports.rules import Addressees
from hoinghi.reports.unit_report import unit_report
from hoinghi.wording.queries import template

FIGURE_COLUMNS = (
    Column(heading="TT", share=0.5, align=Align.CENTER),
    Column(heading="Chỉ tiêu", share=5.6),
    Column(heading="Đơn vị tính", share=1, align=Align.CENTER),
    Column(heading="Số liệu", share=1.2),
    Column(heading="Thời điểm,\nnguồn số liệu", share=1.7),
    Column(heading="Ghi chú", share=1.4),
)
REMARK_LINES = 10
"""How far below an order its remark may reach; text taken out of a PDF has empty lines."""
WHOM: Mapping[Addressees, str] = MappingProxyType(
    {
        Addressees.DEPARTMENTS: "các cơ quan, đơn vị",
        Addressees.LOCALITIES: "các địa phương",
        Addressees.OTHERS: "các cơ quan, đơn vị",
    }
)


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give letters and forms, where the plan asks for reports; the reports of a review."""
    calls = call_lines(conference)
    if any(call.letters for call in calls):
        yield from _asking(conference, calls)
    if reports := review_reports(conference, calls):
        yield DossierPart(
            slug="bao-cao-trinh-hoi-nghi",
            order=24,
            title="Báo cáo trình hội nghị và số liệu tổng hợp",
            contents=reports,
        )


def _asking(conference: Conference, calls: Sequence[CallLine]) -> Iterator[DossierPart]:
    asked = [(call, letter) for call in calls for letter in call.letters]
    yield DossierPart(
        slug="yeu-cau-bao-cao",
        order=10,
        title="Công văn yêu cầu báo cáo và đề cương",
        contents=tuple(_letter(conference, call, letter) for call, letter in asked),
    )
    yield DossierPart(
        slug="mau-bao-cao",
        order=12,
        title="Mẫu báo cáo của cơ quan, đơn vị, địa phương",
        contents=tuple(unit_report(conference, call, letter.group) for call, letter in asked),
    )
    yield DossierPart(
        slug="don-doc-bao-cao",
        order=14,
        title="Công văn đôn đốc báo cáo",
        contents=tuple(reminder(conference, call) for call in calls if call.letters),
    )


def _letter(conference: Conference, call: CallLine, letter: Letter) -> Paper:
    head = letterhead(conference)
    outline, version = printed(conference, call.outline)
    annexes = _annexes(conference, outline, version, letter.group)
    text = _text(conference, head, call, letter, has_figures=len(annexes) > 1)
    signature = committee_signature(conference)
    return Paper(
        kind="CV",
        issuer=head.issuer,
        title=text.title,
        number=head.letter_number(filing(conference)),
        place=head.place,
        addressees=letter.addressees,
        blocks=text.blocks,
        signature=signature,
        recipients=("Như trên", filing(conference)),
        annexes=annexes,
        missing=(*plan_gaps(conference), *text.missing, *signatory_gaps(signature)),
        facts=text.facts,
    )


def _text(
    conference: Conference, head: Letterhead, call: CallLine, letter: Letter, *, has_figures: bool
) -> Composed:
    told = (call.action, words_of_plan(conference, call.first_line, call.last_line))
    # Only a committee orders; and it orders only the bodies under it.
    is_order = head.is_committee and letter.group is not Addressees.OTHERS
    return compose(
        template(conference, "hoinghi.reports", "request"),
        {
            "event": named(head.event),
            "event_short": short_name(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "asks": "yêu cầu" if is_order else "đề nghị",
            "is_order": is_order,
            "whom": WHOM[letter.group],
            "only_own": letter.group is not Addressees.LOCALITIES,
            "figures": has_figures,
            "note": either(note, *told, _bracket_below(conference, call)) or "",
            "to": either(sent_to, *told) or Gap("nơi nhận báo cáo của các cơ quan, đơn vị"),
            "due": call.due_text or Gap("thời hạn gửi báo cáo"),
        },
    )


def _bracket_below(conference: Conference, call: CallLine) -> str:
    """Give the remark in brackets that stands on the lines right after the order, if any."""
    below = words_of_plan(conference, call.last_line + 1, call.last_line + REMARK_LINES)
    return below if below.startswith("(") else ""


def _annexes(
    conference: Conference, outline: Outline, version: int, group: Addressees
) -> tuple[Annex, ...]:
    """Give the outline; localities, which report figures, get the form for these as well."""
    only_own = group is not Addressees.LOCALITIES
    has_figures = bool(outline.figures) and not only_own
    text = compose(
        template(conference, "hoinghi.reports", "outline"),
        {"title": outline.title, "notes": outline.notes, "only_own": only_own, "version": version},
        {"sections": tuple(_sections(outline.sections))},
    )
    first = Annex(title=text.title, blocks=text.blocks, number="I" if has_figures else None)
    return (first, _figures(conference, outline)) if has_figures else (first,)


def _sections(sections: tuple[OutlineSection, ...]) -> Iterator[Block]:
    for section in sections:
        level, marker = section.numbering
        title = section.title.upper() if level == 1 else section.title
        yield Heading(level=level, text=text_of(f"{marker}. {title}"))
        for ask in section.asks:
            yield Paragraph(text=text_of(f"- {ask}"))
        if section.most_words:
            yield Paragraph(text=text_of(f"(Không quá {section.most_words} chữ.)", italic=True))


def _figures(conference: Conference, outline: Outline) -> Annex:
    table = Table(columns=FIGURE_COLUMNS, rows=tuple(_figure_rows(outline.figures)))
    text = compose(
        template(conference, "hoinghi.reports", "figures"),
        {"title": outline.title},
        {"figures": table},
    )
    return Annex(
        title=text.title, blocks=text.blocks, number="II", orientation=Orientation.LANDSCAPE
    )


def _figure_rows(figures: tuple[OutlineFigure, ...]) -> Iterator[Row]:
    group = ""
    for number, figure in enumerate(figures, start=1):
        if figure.group != group:
            group = figure.group
            yield Row(cells=(text_of(group, bold=True),), strong=True, span=len(FIGURE_COLUMNS))
        cells = (str(number), figure.name, figure.unit, "", "", "")
        yield Row(cells=tuple(text_of(cell) for cell in cells))
