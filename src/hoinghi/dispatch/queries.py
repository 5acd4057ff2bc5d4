"""Reads of Nơi nhận that the papers of other rooms use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import Rank, rank, seen_from
from hoinghi.dispatch.models import DistributionLine, Revision
from hoinghi.dispatch.rules import IN_FORCE
from hoinghi.papers.marks import mended

_FILING = re.compile(r"^lưu\b\s*:?\s*", re.I)
FILED = "Lưu: VT"


# The issuer's own office takes part last, before the line that files the copy.
_OWN_OFFICE = re.compile(r"^(?:VP|Văn phòng|CVP|PCVP)\b", re.I)
_SYMBOL = re.compile(r"\S*\d+/\S+")
_LAST = 1_000


def recipients(conference: Conference) -> tuple[str, ...]:
    """Give the lines of Nơi nhận by the order of protocol, the filing line ("Lưu: …") last.

    Lines of one rank stay as the plan has them. A plan without a filing line gets the one that
    every paper needs; three queries.
    """
    lines = list(DistributionLine.objects.of(conference).prefetch_related("organisations"))
    order = rank(conference)
    known = [line for line in lines if not _FILING.match(line.text)]
    known.sort(key=lambda line: _number(line, order))
    return (*(mended(line.text) for line in known), *_filed(line.text for line in lines))


def _number(line: DistributionLine, order: Rank) -> int:
    if _OWN_OFFICE.match(line.text):
        return _LAST
    bodies = list(line.organisations.all())
    if not bodies:
        return order.of("", _SYMBOL.sub("", line.text))
    found = (
        order.order.group_of(seen_from(order.level, body.level), body.kind, order.day)
        for body in bodies
    )
    return min(group.number for group in found)


def is_in_force(conference: Conference, slug: str) -> bool:
    """Tell whether the paper *slug* of the dossier is issued and still counts; one query."""
    issued = Revision.objects.filter(
        record__conference=conference, record__slug=slug, state__in=IN_FORCE
    )
    return issued.exists()


def filing(conference: Conference) -> str:
    """Give the filing line alone: "Lưu: VT, VX"; one query."""
    return _filed(DistributionLine.objects.of(conference).values_list("text", flat=True))[-1]


def _filed(lines: Iterable[str]) -> list[str]:
    filed = [_FILING.sub("Lưu: ", mended(line)) for line in lines if _FILING.match(line)]
    return filed or [FILED]
