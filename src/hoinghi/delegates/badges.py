"""Badges (thẻ đại biểu) and name plates (biển tên): one for each place that is known."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.delegates.invitations import address
from hoinghi.delegates.protocol import At
from hoinghi.delegates.queries import PlaceLine, by_protocol, protocol_order
from hoinghi.delegates.standing import capital, in_public
from hoinghi.papers.cards import Badge, Band, NamePlate
from hoinghi.papers.form import place_and_date

_BANDS = {
    At.ABOVE: Band.RED,
    At.OWN: Band.BLUE,
    At.BELOW: Band.GREEN,
    At.VILLAGE: Band.TEAL,
    At.OTHER: Band.PURPLE,
    At.OPEN: Band.GREY,
}
AT_THE_FRONT = ("Chủ tọa", "Thư ký", "Người dẫn chương trình")
"""Who has a plate at the tables in front besides the guests."""


def badges(conference: Conference, places: Sequence[PlaceLine]) -> tuple[Badge, ...]:
    """Give a badge for each place in the order of protocol; its band tells where people come from.

    The code holds the token of the invitation and nothing about the person.
    """
    head = letterhead(conference)
    dated = place_and_date(head.place, conference.starts_on) if conference.starts_on else None
    missing = (f"họ tên in trên thẻ của {len(places)} đại biểu",)
    return tuple(
        Badge(
            organiser=head.issuer.name.replace("\n", " "),
            conference=named(head.event),
            dated=dated or "",
            group="ĐẠI BIỂU",
            name="",
            position=_position(line),
            band=_BANDS[line.group.at],
            code=address(conference.pk, line.nonce),
            number=f"{line.number:03d}",
            missing=missing,
        )
        for _, members in by_protocol(places)
        for line in members
    )


def name_plates(conference: Conference, places: Sequence[PlaceLine]) -> tuple[NamePlate, ...]:
    """Give a plate for each table in front and for each guest who is introduced by name.

    Until names are known a plate carries the body; that is how it may also stay.
    """
    last = protocol_order(conference).by_name_up_to
    guests = [
        line
        for _, members in by_protocol(places)
        for line in members
        if line.group.number <= last and line.unit
    ]
    missing = (f"họ tên in trên biển của {len(guests)} đại biểu được giới thiệu, chủ tọa, thư ký",)
    front = (NamePlate(name=post.upper(), missing=missing) for post in AT_THE_FRONT)
    rest = (
        NamePlate(
            name=capital(line.short_unit),
            position=capital(in_public(line.standing)),
            missing=missing,
        )
        for line in guests
    )
    return (*front, *rest)


def _position(line: PlaceLine) -> str:
    told = (capital(in_public(line.standing)), capital(line.unit))
    return "\n".join(filter(None, told))
