"""Biên bản hội nghị: the frame that the secretary fills in as the conference runs."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.agenda import queries as agenda
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import day_or_gap, is_online, letterhead, where, where_named
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import GAP, Paper, Paragraph, Signature
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.papers.words import capitalise_first
from hoinghi.wording.queries import template


def minutes(conference: Conference) -> Paper:
    """Give the minutes with the points of the programme; what was said stands as gaps."""
    head = letterhead(conference)
    event = noun(head.event)
    text = compose(
        template(conference, "hoinghi.followup", "minutes"),
        {
            "event": named(head.event),
            "noun": event,
            "start": day_or_gap(conference),
            "where": where(conference),
            "where_named": where_named(conference),
            "expected": conference.expected_delegates,
            "present": Gap("số đại biểu có mặt"),
            "online": is_online(conference),
            "chair": Gap(f"họ tên, chức vụ người chủ trì {event}"),
            "secretary": Gap("họ tên thư ký"),
            "end": Gap(f"giờ, ngày kết thúc {event}"),
        },
        {"course": tuple(_course(conference))},
    )
    return working_paper(
        conference,
        "BB",
        text,
        place=None,
        number=head.number("BB"),
        signature=Signature(position="CHỦ TỌA", name=GAP),
        second_signature=Signature(position="THƯ KÝ", name=GAP),
        recipients=("Chủ tọa", "Thành viên dự họp", filing(conference)),
        missing=(f"diễn biến từng nội dung của {event}",),
    )


def _course(conference: Conference) -> Iterator[Paragraph]:
    """Give a paragraph for each point of the programme, the talks one by one under theirs."""
    points, talks = agenda.points(conference), agenda.talks(conference)
    if not points:
        yield Paragraph(text=text_of(GAP))
    for number, point in enumerate(points, start=1):
        subject = point.text.strip(" .;:")
        is_named = point.presenter.casefold() in subject.casefold()
        who = "" if is_named else f" ({capitalise_first(point.presenter)})"
        told = f"{number}. {subject}{who}: "
        yield Paragraph(text=(*text_of(told, bold=True), *text_of(GAP)))
        if point.kind == "talks":
            for talk in talks:
                topic = f" – {talk.topic}" if talk.topic else ""
                yield Paragraph(text=text_of(f"- {talk.unit}{topic}: {GAP}"))
