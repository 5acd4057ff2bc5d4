"""Công văn mời tham luận: one letter for each body that is to speak."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.agenda import queries, rules
from hoinghi.agenda.common import when_said
from hoinghi.agenda.durations import customs
from hoinghi.agenda.queries import TalkLine
from hoinghi.conferences.gatherings import named, noun, short_name
from hoinghi.conferences.letterhead import (
    at,
    committee_signature,
    letterhead,
    plan_cited,
    plan_gaps,
    signatory_gaps,
    words_of_plan,
)
from hoinghi.conferences.models import Conference
from hoinghi.conferences.orders import either, sent_to
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import Paper
from hoinghi.papers.text import Composed, Gap, compose
from hoinghi.papers.words import two_digits
from hoinghi.tasks.queries import task_lines
from hoinghi.wording.queries import template


def talk_letters(conference: Conference) -> tuple[Paper, ...]:
    """Give the letters in the order of the talks; a body with two talks gets one letter."""
    by_body: dict[str, list[TalkLine]] = {}
    for talk in queries.talks(conference):
        by_body.setdefault(talk.name, []).append(talk)
    to, due = _handed_in(conference)
    return tuple(_letter(conference, talks, to, due) for talks in by_body.values())


def _handed_in(conference: Conference) -> tuple[str | Gap, str | Gap]:
    """Give where texts go and by when, as the plan's task on talks says."""
    for task in task_lines(conference):
        if rules.orders_talks(task.action):
            told = (task.action, words_of_plan(conference, task.first_line, task.last_line))
            to = either(sent_to, *told) or Gap("nơi nhận bài tham luận")
            return to, task.deadline_text or Gap("thời hạn gửi bài tham luận")
    return Gap("nơi nhận bài tham luận"), Gap("thời hạn gửi bài tham luận")


def _letter(
    conference: Conference, talks: Sequence[TalkLine], to: str | Gap, due: str | Gap
) -> Paper:
    head = letterhead(conference)
    text = _text(conference, talks, to, due)
    signature = committee_signature(conference)
    minutes = two_digits(customs().usual.talk)
    return Paper(
        kind="CV",
        issuer=head.issuer,
        title=text.title,
        number=head.letter_number(filing(conference)),
        place=head.place,
        addressees=(talks[0].name,),
        blocks=text.blocks,
        signature=signature,
        recipients=("Như trên", filing(conference)),
        missing=(
            *plan_gaps(conference),
            *text.missing,
            f"xác nhận thời lượng mỗi tham luận (dự kiến {minutes} phút theo thông lệ)",
            *signatory_gaps(signature),
        ),
        facts=text.facts,
    )


def _text(
    conference: Conference, talks: Sequence[TalkLine], to: str | Gap, due: str | Gap
) -> Composed:
    head = letterhead(conference)
    unit = talks[0].name
    choice = next((talk.choice for talk in talks if talk.choice), "")
    topics = [{"topic": talk.topic or Gap(f"chủ đề tham luận của {talk.unit}")} for talk in talks]
    return compose(
        template(conference, "hoinghi.agenda", "talk"),
        {
            "event": named(head.event),
            "event_short": short_name(head.event),
            "noun": noun(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "unit": unit,
            "talks": topics,
            "choice": choice[:1].lower() + choice[1:],
            "minutes": customs().usual.talk,
            "to": to,
            "due": due,
            "when_said": when_said(conference),
            "at": at(conference),
        },
    )
