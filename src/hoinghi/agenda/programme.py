"""Chương trình: the table of points for delegates, talks under theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hoinghi.agenda import queries, rules
from hoinghi.agenda.common import day_name, hour, span, start, when
from hoinghi.agenda.durations import customs
from hoinghi.agenda.queries import TalkLine
from hoinghi.conferences.letterhead import (
    letterhead,
    office_signature,
    signatory_gaps,
    time_said,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import GAP, Align, Column, Paper, Row, Table
from hoinghi.papers.text import compose, text_of
from hoinghi.papers.words import capitalise_first
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.6, align=Align.CENTER),
    Column(heading="Thời gian", share=1.5, align=Align.CENTER),
    Column(heading="Nội dung", share=5),
    Column(heading="Người thực hiện", share=2.6),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    cells: tuple[str, str, str, str]
    is_timed: bool = True
    is_heading: bool = False


def programme(conference: Conference) -> Paper:
    """Give the programme; hours stay open where neither plan nor office has set them."""
    head = letterhead(conference)
    lines = list(_lines(conference))
    is_timed = all(line.is_timed for line in lines)
    open_presenters = any(not line.cells[3] for line in lines if not line.is_heading)
    table = Table(columns=COLUMNS, rows=tuple(_row(line) for line in lines))
    text = compose(
        template(conference, "hoinghi.agenda", "programme"),
        {
            "event": head.event,
            "when": when(conference),
            "where": where(conference),
            "where_named": where_named(conference),
            "said": time_said(conference),
        },
        {"programme": table},
    )
    missing = text.missing
    missing += () if is_timed else ("giờ của từng mục chương trình",)
    missing += ("người thực hiện một số mục chương trình",) if open_presenters else ()
    signature = office_signature(conference)
    return Paper(
        kind="CTR",
        issuer=head.issuer,
        title=text.title,
        number=head.number("CTr"),
        place=head.place,
        blocks=text.blocks,
        signature=signature,
        recipients=("Đại biểu tham dự", filing(conference)),
        missing=(*missing, *signatory_gaps(signature)),
        facts=text.facts,
    )


def _lines(conference: Conference) -> Iterator[_Line]:
    points, talks = queries.points(conference), queries.talks(conference)
    home = rules.talks_under(points, [_speech(talk) for talk in talks])
    days, times = rules.days(points), _times(points, start(conference))
    for index, (point, time) in enumerate(zip(points, times, strict=True)):
        if max(days) > 1 and (index == 0 or days[index] != days[index - 1]):
            yield _Line(cells=(day_name(days[index]), "", "", ""), is_heading=True)
        presenter = capitalise_first(point.presenter) or customs().performers[point.kind]
        cells = (str(index + 1), time or GAP, point.text, presenter)
        yield _Line(cells=cells, is_timed=bool(time))
        if index == home:
            yield from _talk_lines(index + 1, talks)


def _talk_lines(number: int, talks: Sequence[TalkLine]) -> Iterator[_Line]:
    for position, talk in enumerate(talks, start=1):
        who = f"Cá nhân do {talk.unit} giới thiệu" if talk.choice else talk.unit
        topic = talk.topic or "Tham luận"
        yield _Line(cells=(f"{number}.{position}", "", topic, who))


def _times(points: Sequence[rules.Point], opening: int | None) -> list[str]:
    """Give the plan's times; else hours reckoned from lengths that the office has set."""
    found, now = [], opening
    for point in points:
        now = point.begins if point.begins is not None else now
        if now is None or (point.begins is None and point.minutes is None):
            found.append("")
            now = None
            continue
        ends = now + (point.minutes or 0)
        found.append(span(now, ends) if ends > now else hour(now))
        now = ends if ends > now else None
    return found


def _row(line: _Line) -> Row:
    if line.is_heading:
        return Row(cells=(text_of(line.cells[0], bold=True),), strong=True, span=len(COLUMNS))
    number, time, content, presenter = line.cells
    return Row(cells=tuple(text_of(cell) for cell in (number, time, content, presenter or GAP)))


def _speech(talk: TalkLine) -> rules.Speech:
    return rules.Speech(unit=talk.unit, topic=talk.topic)
