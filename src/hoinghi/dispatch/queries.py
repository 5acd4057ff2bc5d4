"""Reads of Nơi nhận that the papers of other rooms use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hoinghi.conferences.deliveries import Delivery, deliverables, kind_of_part
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import Rank, rank, seen_from
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.models import DistributionLine, Revision
from hoinghi.dispatch.rules import IN_FORCE, cited
from hoinghi.papers.marks import mended
from hoinghi.units.models import BodyKind, Organisation

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


def source_of(part: str) -> str:
    """Name what issuing a part of the dossier delivers, as ``deliveries.Delivery`` does."""
    return f"paper:{part}"


def delivery_of(issued: Revision) -> Delivery | None:
    """Give what *issued* delivers, with the whole of its part; None where nobody waits for it.

    Letters of one part to different addressees are delivered with the last of them. The host
    issues what its own offices prepare, so that it is their delivery as well.
    """
    record = issued.record
    kind, conference = kind_of_part(record.slug), record.conference
    if kind is None or issued.dated is None or not _is_whole(issued):
        return None
    offices = Organisation.objects.filter(parent=conference.host_id).exclude(
        kind=BodyKind.PEOPLES_COMMITTEE
    )
    return Delivery(
        conference_id=conference.pk,
        organisation_id=conference.host_id,
        also=frozenset(offices.values_list("pk", flat=True) if conference.host_id else ()),
        kind=kind,
        on=issued.dated,
        said=f"Đã phát hành {cited(issued.papers)}.",
        source=source_of(record.slug),
        url=record.get_absolute_url(),
    )


def deliveries(conference: Conference, kinds: Iterable[str]) -> list[Delivery]:
    """Give what the papers in force deliver, of the kinds asked for."""
    parts = [part for kind in kinds for part in deliverables()[kind].parts]
    issued = Revision.objects.filter(
        record__conference=conference, record__slug__in=parts, state__in=IN_FORCE
    ).select_related("record__conference")
    last = {one.record.slug: one for one in issued.order_by("issued_at", "pk")}
    return [told for one in last.values() if (told := delivery_of(one))]


def _is_whole(issued: Revision) -> bool:
    record = issued.record
    if not record.key:
        return True
    wanted = {d.key for d in documents_of(record.conference).values() if d.slug == record.slug}
    there = Revision.objects.filter(
        record__conference=record.conference, record__slug=record.slug, state__in=IN_FORCE
    )
    return wanted <= {record.key, *there.values_list("record__key", flat=True)}


def filing(conference: Conference) -> str:
    """Give the filing line alone: "Lưu: VT, VX"; one query."""
    return _filed(DistributionLine.objects.of(conference).values_list("text", flat=True))[-1]


def _filed(lines: Iterable[str]) -> list[str]:
    filed = [_FILING.sub("Lưu: ", mended(line)) for line in lines if _FILING.match(line)]
    return filed or [FILED]
