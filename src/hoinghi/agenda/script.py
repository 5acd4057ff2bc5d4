"""Kịch bản điều hành: the conference minute by minute, with the words of the MC."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hoinghi.agenda import queries, rules
from hoinghi.agenda.common import day_name, hour, span, start, when
from hoinghi.agenda.durations import customs
from hoinghi.agenda.queries import TalkLine
from hoinghi.agenda.rules import PointKind, Step
from hoinghi.agenda.spoken import shown
from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import (
    is_online,
    letterhead,
    plan_numbered,
    time_said,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference, ReviewKind
from hoinghi.conferences.queries import plan_in_force
from hoinghi.delegates.queries import greetings, guests
from hoinghi.papers.aloud import in_full
from hoinghi.papers.model import (
    GAP,
    Align,
    Block,
    Column,
    Heading,
    Orientation,
    Paper,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
)
from hoinghi.papers.text import Composed, Gap, compose, joined, text_of
from hoinghi.papers.words import capitalise_first, two_digits
from hoinghi.reading.as_json import plan_from_json
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.55, align=Align.CENTER),
    Column(heading="Thời gian", share=1.1, align=Align.CENTER),
    Column(heading="Số phút", share=0.7, align=Align.CENTER),
    Column(heading="Nội dung", share=2.2),
    Column(heading="Người thực hiện", share=1.5),
    Column(heading="Lời dẫn", share=6.4),
    Column(heading="Chuẩn bị, ghi chú", share=2.1),
)


_POST = re.compile(r"^(?:Lãnh đạo|Đại diện|Thành viên)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Talk:
    """A talk as the MC announces it; ``then`` is the body that waits next."""

    unit: str
    name: Gap
    topic: str
    choice: str
    is_first: bool
    is_last: bool
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    row: Row
    missing: tuple[str, ...]


def script(conference: Conference) -> Paper:
    """Give the script of the whole gathering."""
    head = letterhead(conference)
    steps = _steps(conference)
    lines = list(_lines(conference, steps))
    text = compose(
        template(conference, "hoinghi.agenda", "script"),
        _frame(conference, steps),
        {"script": Table(columns=COLUMNS, rows=tuple(line.row for line in lines), size_pt=11)},
    )
    gaps = dict.fromkeys([*text.missing, *(gap for line in lines for gap in line.missing)])
    return Paper(
        kind="KB",
        issuer=head.issuer,
        title=text.title,
        blocks=text.blocks,
        place=head.place,
        orientation=Orientation.LANDSCAPE,
        missing=tuple(gaps),
        facts=text.facts,
    )


def _steps(conference: Conference) -> list[Step]:
    speeches = [
        rules.Speech(unit=talk.unit, topic=talk.topic) for talk in queries.talks(conference)
    ]
    points = queries.points(conference)
    return rules.run_of_show(points, speeches, start(conference), customs().usual)


def _frame(conference: Conference, steps: Sequence[Step]) -> Mapping[str, object]:
    head, usual = letterhead(conference), customs().usual
    duration = float(conference.duration_days) if conference.duration_days else None
    # Hours that the plan sets are its own matter; only reckoned ones are checked.
    timed = rules.has_times(queries.points(conference))
    fits = None if timed else rules.fits(steps, duration, usual)
    return {
        "event": head.event,
        "noun": noun(head.event),
        "when": when(conference),
        "said": time_said(conference),
        "where": where(conference),
        "where_named": where_named(conference),
        "host_of_ceremonies": Gap("họ tên người dẫn chương trình"),
        "secretary": Gap("họ tên thư ký"),
        "total": _length(rules.total_minutes(steps)),
        "fits": {True: "yes", False: "no", None: ""}[fits],
        "given": f"{duration:g} ngày".replace(".", ",") if duration else "",
        "has_clock": _has_clock(conference),
        "proposed": any(step.is_proposed for step in steps),
    }


def _lines(conference: Conference, steps: Sequence[Step]) -> Iterator[_Line]:
    shared = _shared(conference, steps)
    talks = _announced(queries.talks(conference))
    clock = _has_clock(conference)
    spoken = iter(talks)
    for index, step in enumerate(steps):
        if steps[-1].day > 1 and (index == 0 or step.day != steps[index - 1].day):
            yield _Line(row=_day_row(step.day), missing=())
        talk = next(spoken) if step.speech else None
        ends_here = index == len(steps) - 1
        words = compose(
            template(conference, "hoinghi.agenda", "mc-words"),
            {**shared, **_own(step, clock=clock), "talk": talk, "ends_here": ends_here},
        )
        yield _line(step, words, talk, clock=clock)


def _shared(conference: Conference, steps: Sequence[Step]) -> dict[str, object]:
    """Gather what the words of every step may use."""
    head = letterhead(conference)
    plan = plan_from_json(plan_in_force(conference).plan)
    kinds = {step.kind for step in steps}
    return {
        "event": in_full(named(head.event)),
        "noun": noun(head.event),
        "plan": plan_numbered(conference),
        "host": in_full(head.host),
        "online": is_online(conference),
        "is_review": conference.kind != ReviewKind.OTHER,
        "greetings": [in_full(line) for line in greetings(conference)],
        "guests": [replace(each, text=in_full(each.text)) for each in guests(conference)],
        "guest_names": Gap("họ tên, chức vụ đại biểu được giới thiệu"),
        "has_awards": PointKind.AWARDS in kinds,
        "secretary": Gap("họ tên thư ký"),
        "announcer": Gap("người công bố quyết định khen thưởng"),
        "giver": Gap("người trao thưởng"),
        "collectives": _count(plan.awards.collectives, "số tập thể được khen thưởng"),
        "individuals": _count(plan.awards.individuals, "số cá nhân được khen thưởng"),
        "talk_minutes": customs().usual.talk,
    }


def _own(step: Step, *, clock: bool) -> dict[str, object]:
    text = _title(step)
    return {
        "kind": step.kind.value,
        "text": in_full(shown(text) if step.kind is PointKind.FILM else text),
        "presenter": _POST.sub(lambda post: post[0].lower(), in_full(step.presenter)),
        "calling": rules.calling(step.presenter).value,
        "name": Gap(f"họ tên, chức vụ người thực hiện mục “{_brief(text)}”"),
        "minutes": step.minutes,
        "starts": hour(step.ends) if clock else "",
        "talks": step.minutes // customs().usual.talk if step.heads else 0,
        "is_proposed": step.is_proposed,
    }


def _announced(talks: Sequence[TalkLine]) -> list[_Talk]:
    return [
        _Talk(
            unit=in_full(talk.unit),
            name=Gap(f"họ tên người trình bày tham luận của {talk.unit}"),
            topic=in_full(talk.topic) or str(Gap("")),
            choice=talk.choice,
            is_first=index == 0,
            is_last=index == len(talks) - 1 and index > 0,
            then=talks[index + 1].unit if index + 1 < len(talks) else "",
        )
        for index, talk in enumerate(talks)
    ]


def _performer(step: Step, talk: _Talk | None) -> str:
    if talk:
        unit = step.presenter
        return f"Cá nhân do {unit} giới thiệu" if talk.choice else unit
    return capitalise_first(step.presenter) or customs().performers[step.kind]


def _minutes(step: Step) -> str:
    told = two_digits(step.minutes)
    # In brackets: the talks under it carry the same minutes one by one.
    return f"({told})" if step.heads else told


def _line(step: Step, words: Composed, talk: _Talk | None, *, clock: bool) -> _Line:
    spoken, prepared = _parts(words.blocks)
    performer = _performer(step, talk)
    text = _title(step)
    cells: tuple[Text, ...] = (
        text_of(step.number),
        text_of(_time(step, clock=clock)),
        text_of(_minutes(step)),
        text_of(text, italic=step.is_proposed),
        text_of(performer or GAP),
        spoken,
        prepared,
    )
    return _Line(row=Row(cells=cells), missing=words.missing)


def _time(step: Step, *, clock: bool) -> str:
    if clock:
        return span(step.begins, step.ends)
    if step.begins < 0:
        return "Trước khai mạc"
    # On two lines, because the column is narrow and must not break within the figures.
    return f"Phút\n{step.begins}-{step.ends}"


def _parts(blocks: Sequence[Block]) -> tuple[Text, Text]:
    """Split the words of a step at its second heading: what is said, what is prepared.

    An office's own words may have no heading at all: then all of it is said.
    """
    parts: tuple[list[Text], list[Text]] = ([], [])
    headings = 0
    for block in blocks:
        headings += isinstance(block, Heading)
        if isinstance(block, Paragraph):
            parts[headings > 1].append(block.text)
    said, prepared = parts
    return _stacked(said), _stacked(prepared)


def _stacked(paragraphs: Sequence[Text]) -> Text:
    runs: list[Run] = []
    for paragraph in paragraphs:
        runs += [Run(text="\n")] if runs else []
        runs += paragraph
    return joined(runs)


def _day_row(day: int) -> Row:
    return Row(cells=(text_of(day_name(day), bold=True),), strong=True, span=len(COLUMNS))


def _has_clock(conference: Conference) -> bool:
    return start(conference) is not None or rules.has_times(queries.points(conference))


def _title(step: Step) -> str:
    return step.text or customs().titles[step.kind]


def _brief(text: str, words: int = 8) -> str:
    told = text.split()
    return " ".join(told[:words]) + (" …" if len(told) > words else "")


def _count(number: int | None, label: str) -> str | Gap:
    return Gap(label) if number is None else two_digits(number)


def _length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return f"{two_digits(hours)} giờ {two_digits(rest)} phút"
