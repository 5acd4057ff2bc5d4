"""The text of each talk (tham luận) as a form with the header of the unit that speaks."""

from __future__ import annotations

from hoinghi.agenda import queries
from hoinghi.agenda.durations import customs
from hoinghi.agenda.queries import TalkLine
from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import greetings
from hoinghi.papers.aloud import in_full
from hoinghi.papers.model import GAP, IssuingBody, Paper, Signature
from hoinghi.papers.text import Gap, Template, compose
from hoinghi.wording.queries import template


def talk_texts(conference: Conference) -> tuple[Paper, ...]:
    """Give a form for each talk, in the order of the plan."""
    talks = queries.talks(conference)
    if not talks:
        return ()
    form = template(conference, "hoinghi.agenda", "talk_text")
    head = letterhead(conference)
    shared: dict[str, object] = {
        "event": in_full(named(head.event)),
        "noun": noun(head.event),
        "minutes": customs().usual.talk,
        "greetings": [in_full(line) for line in greetings(conference)],
        "blank": GAP,
    }
    return tuple(_text(talk, form, shared) for talk in talks)


def _text(talk: TalkLine, form: Template, shared: dict[str, object]) -> Paper:
    text = compose(
        form,
        {
            **shared,
            "unit": in_full(talk.unit),
            "topic": talk.topic or Gap(f"chủ đề tham luận của {talk.unit}"),
            "speaker": Gap(f"họ tên người trình bày tham luận của {talk.unit}"),
            "is_person": bool(talk.choice),
        },
    )
    return Paper(
        kind="TL",
        issuer=IssuingBody(name=talk.name.upper()),
        title=text.title,
        blocks=text.blocks,
        signature=Signature(position="NGƯỜI TRÌNH BÀY"),
        missing=text.missing,
        facts=text.facts,
    )
