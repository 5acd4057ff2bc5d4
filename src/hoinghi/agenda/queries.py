"""Reads of programme and talks that papers and pages use."""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.agenda import rules
from hoinghi.agenda.models import AgendaItem, Talk
from hoinghi.conferences.models import Conference


@dataclass(frozen=True, slots=True, kw_only=True)
class TalkLine:
    """A talk as papers name it.

    ``choice`` is the order to choose the speaker ("Chọn và mời 01 cá nhân"), empty where the
    body speaks itself; ``topic`` is empty where the plan gives none.
    """

    unit: str
    name: str
    topic: str
    choice: str


def points(conference: Conference) -> list[rules.Point]:
    """Give the points of the programme in the plan's order; one query."""
    return [
        rules.point(text=item.text, presenter=item.presenter, time=item.time, minutes=item.minutes)
        for item in AgendaItem.objects.of(conference)
    ]


def talks(conference: Conference) -> list[TalkLine]:
    """Give the talks in the plan's order; one query."""
    return [_talk(talk) for talk in Talk.objects.of(conference).select_related("organisation")]


def _talk(talk: Talk) -> TalkLine:
    choice, topic = rules.choice_of_speaker(talk.topic)
    name = talk.organisation.name if talk.organisation else talk.unit
    return TalkLine(unit=talk.unit, name=name, topic=topic, choice=choice)
