"""What this room takes from a plan: to whom it goes."""

from __future__ import annotations

from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.conferences.rooms import Change
from hoinghi.conferences.sync import sync
from hoinghi.dispatch.models import DistributionLine
from hoinghi.reading import plan as read


def take(plan: read.Plan, conference: Conference) -> list[Change]:
    """Make the lines of Nơi nhận facts; twice changes nothing."""
    wanted = [
        DistributionLine(text=line.text, first_line=line.lines.first, last_line=line.lines.last)
        for line in plan.recipients
    ]
    changes = sync(DistributionLine, conference, wanted)
    directory = directory_of(conference)
    for line in DistributionLine.objects.of(conference):
        line.organisations.set(int(body.code) for body in directory.meant_by(line.text))
    return changes
