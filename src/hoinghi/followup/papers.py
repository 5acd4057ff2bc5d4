"""The papers of this room: minutes, notice of conclusions, table to follow them up."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.conferences.gatherings import is_meeting, named, noun, short_name
from hoinghi.conferences.letterhead import (
    Letterhead,
    at,
    day_or_gap,
    letterhead,
    office_signature,
    signatory_gaps,
    where,
)
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.dispatch.queries import recipients
from hoinghi.followup.minutes import minutes
from hoinghi.followup.tracking import tracking
from hoinghi.papers.model import GAP, Align, Column, DossierPart, Paper, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.5, align=Align.CENTER),
    Column(heading="Nhiệm vụ", share=3.6),
    Column(heading="Cơ quan chủ trì", share=1.8),
    Column(heading="Cơ quan phối hợp", share=1.8),
    Column(heading="Thời hạn", share=1.3),
)
OPEN_ROWS = 5
"""Rows left open; what is to be done is known only when it has been concluded."""


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the frames; what was said and concluded stands as gaps until the day."""
    if not is_meeting(letterhead(conference).event):
        return
    yield DossierPart(
        slug="bien-ban-hoi-nghi",
        order=88,
        title="Biên bản hội nghị",
        contents=(minutes(conference),),
    )
    yield DossierPart(
        slug="thong-bao-ket-luan",
        order=90,
        title="Thông báo kết luận",
        contents=(_notice(conference),),
    )
    yield DossierPart(
        slug="theo-doi-ket-luan",
        order=92,
        title="Bảng theo dõi thực hiện kết luận",
        contents=(tracking(conference),),
    )


def _notice(conference: Conference) -> Paper:
    head = letterhead(conference)
    text = compose(
        template(conference, "hoinghi.followup", "conclusion"),
        _values(conference, head),
        {"tasks": _tasks()},
    )
    signature = office_signature(conference)
    return Paper(
        kind="TB",
        issuer=head.issuer,
        title=text.title,
        number=head.number("TB"),
        place=head.place,
        blocks=text.blocks,
        signature=signature,
        recipients=recipients(conference),
        missing=(
            *text.missing,
            "nhiệm vụ, cơ quan chủ trì, phối hợp và thời hạn theo kết luận",
            *signatory_gaps(signature),
        ),
        facts=text.facts,
    )


def _values(conference: Conference, head: Letterhead) -> dict[str, object]:
    event = noun(head.event)
    return {
        "event": named(head.event),
        "event_short": short_name(head.event),
        "host": head.host,
        "office": _office(conference, head),
        "has_office": head.is_committee,
        "day": day_or_gap(conference),
        "where": where(conference),
        "at": at(conference),
        "who": Gap(f"họ tên, chức vụ người kết luận {event}"),
        "chair": Gap(f"họ tên, chức vụ người chủ trì {event}"),
        "present": Gap("số đại biểu có mặt"),
        "results": Gap("đánh giá kết quả đạt được"),
        "limits": Gap("tồn tại, hạn chế và nguyên nhân"),
        "lessons": Gap("bài học kinh nghiệm"),
        "report_due": Gap("thời hạn tổng hợp kết quả thực hiện kết luận"),
    }


def _tasks() -> Table:
    rows = [(str(number), GAP, GAP, GAP, GAP) for number in range(1, OPEN_ROWS + 1)]
    return Table(
        columns=COLUMNS,
        rows=tuple(Row(cells=tuple(text_of(cell) for cell in cells)) for cells in rows),
    )


def _office(conference: Conference, head: Letterhead) -> str:
    """Give the office that gives notice by order of the chair; other hosts give it themselves."""
    if not head.is_committee:
        return head.host
    offices = [body for body in directory_of(conference).bodies if body.kind == "office"]
    own = [body.name for body in offices if body.level == conference.level]
    return own[0] if own else "Văn phòng"
