"""What this room takes from a plan: the points of the programme and the talks."""

from __future__ import annotations

from hoinghi.agenda.models import AgendaItem, Talk
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of, organisation_id
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.reading import plan as read


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the programme and the talks facts; twice changes nothing."""
    directory = directory_of(conference)
    changes = sync(AgendaItem, conference, [_item(item) for item in plan.agenda])
    talks = [_talk(talk, organisation_id(directory.resolve(talk.unit))) for talk in plan.talks]
    return changes + sync(Talk, conference, talks)


def _item(item: read.AgendaItem) -> AgendaItem:
    return AgendaItem(
        time=item.time or "",
        text=item.text,
        presenter=item.presenter or "",
        first_line=item.lines.first,
        last_line=item.lines.last,
    )


def _talk(talk: read.Talk, organisation: int | None) -> Talk:
    return Talk(
        unit=talk.unit,
        topic=talk.topic or "",
        organisation_id=organisation,
        first_line=talk.lines.first,
        last_line=talk.lines.last,
    )
