"""Reads of delegates' places that papers, pages and the budget use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hoinghi.conferences.models import Conference
from hoinghi.delegates import introduction, protocol, rules
from hoinghi.delegates.introduction import Rank as Rank
from hoinghi.delegates.models import DelegatePlace, DelegateRule, Hall, ProtocolOrder
from hoinghi.delegates.protocol import At, Order
from hoinghi.delegates.protocol import seen_from as seen_from
from hoinghi.delegates.tokens import Ticket
from hoinghi.units.models import Level

_PARTIES = {
    Level.PROVINCE.value: "Tỉnh ủy",
    Level.DISTRICT.value: "Huyện ủy",
    Level.COMMUNE.value: "Đảng ủy",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLine:
    """A place as papers show it.

    Attributes:
        number: Place in the order of the plan, from 1.
        unit: The body, or the commune whose people are invited; empty where not known.
        area: Name of the administrative unit with a small first letter, "xã Bình Chánh".
        level: Code of the body's level; empty where no body is known.
        group: Group of protocol with its number and name (``protocol.yaml``).
    """

    number: int
    nonce: str
    standing: str
    unit: str
    short_unit: str
    area: str
    level: str
    group: protocol.Group
    rule_id: int | None
    on_payroll: bool
    is_of_area: bool

    @property
    def invitee(self) -> str:
        """Write whom the place invites: "Đại diện lãnh đạo Phòng Nội vụ huyện Bình Sơn"."""
        if not self.unit:
            return self.standing
        if self.is_of_area:
            return f"{self.standing}, {self.unit}"
        return f"{self.standing} {self.unit}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCounts:
    """How many places there are, and how many of them the estimate pays for.

    ``off_payroll`` draw no salary from the budget; ``unassigned`` are claimed by no rule yet.
    """

    total: int
    off_payroll: int
    unassigned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A line of the composition with the places that it gives (``count.places`` may be 0)."""

    text: str
    group: str
    count: rules.RuleCount


def place_lines(conference: Conference) -> list[PlaceLine]:
    """Give the places in the plan's order; two queries."""
    places = DelegatePlace.objects.of(conference).select_related(
        "rule", "organisation", "organisation__place"
    )
    order = protocol_order(conference)
    return [_line(place, conference, order) for place in places]


def protocol_order(conference: Conference) -> Order:
    """Give the order of protocol in force for the host; one query."""
    stored = latest_order(conference)
    if stored is None or stored.groups is None:
        return protocol.usual()
    groups = tuple(protocol.of_row(row) for row in stored.groups)
    return Order(groups=groups, by_name_up_to=stored.by_name_up_to)


def latest_order(conference: Conference) -> ProtocolOrder | None:
    """Give the order that the host set last; none where it never set one."""
    if conference.host_id is None:
        return None
    return ProtocolOrder.objects.filter(host_id=conference.host_id).last()


def hall(conference: Conference) -> Hall | None:
    """Give the hall of the venue as the host wrote it down last; one query, none without host."""
    if conference.host_id is None or not conference.venue:
        return None
    return Hall.objects.filter(host_id=conference.host_id, venue=conference.venue).last()


def rank(conference: Conference) -> Rank:
    """Give by what words find their place in the order of protocol; one query."""
    return Rank(level=conference.level, day=conference.as_of, order=protocol_order(conference))


def by_protocol(lines: Sequence[PlaceLine]) -> list[tuple[protocol.Group, list[PlaceLine]]]:
    """Group places by the order of protocol; within a group the plan's order stands."""
    ordered = sorted(lines, key=lambda line: line.group.number)
    found: dict[int, list[PlaceLine]] = {}
    for line in ordered:
        found.setdefault(line.group.number, []).append(line)
    return [(members[0].group, members) for members in found.values()]


def place_counts(conference: Conference) -> PlaceCounts:
    """Count the places; one query."""
    places = DelegatePlace.objects.of(conference).values_list("on_payroll", "rule_id")
    return PlaceCounts(
        total=len(places),
        off_payroll=sum(not on_payroll for on_payroll, _ in places),
        unassigned=sum(rule is None for _, rule in places),
    )


def rule_lines(conference: Conference) -> list[RuleLine]:
    """Give the lines of the composition with their arithmetic; two queries."""
    areas: dict[int, list[str]] = {}
    placed = DelegatePlace.objects.of(conference).filter(rule__isnull=False)
    for rule_id, area in placed.values_list("rule_id", "organisation__place_id"):
        areas.setdefault(rule_id, []).append(str(area))
    return [
        RuleLine(
            text=rule.text,
            group=rule.group,
            count=rules.count_of(rule.text, areas.get(rule.pk, ()), is_open=_is_open(rule)),
        )
        for rule in DelegateRule.objects.of(conference)
    ]


def guests(conference: Conference) -> tuple[introduction.Guests, ...]:
    """Give the lines of the composition as they are introduced, in that order; two queries."""
    lines = DelegateRule.objects.of(conference).values_list("group", "text")
    return introduction.in_order(
        lines, conference.level, conference.as_of, protocol_order(conference)
    )


def greetings(conference: Conference) -> tuple[str, ...]:
    """Give the lines with which a speaker greets the hall: "Kính thưa …"; two queries."""
    return introduction.greetings(guests(conference))


def _is_open(rule: DelegateRule) -> bool:
    return rules.is_open(rule.text, rule.count, rule.per_unit)


def _line(place: DelegatePlace, conference: Conference, order: Order) -> PlaceLine:
    body, rule = place.organisation, place.rule
    of_area = bool(rule and rules.is_of_area(rule.text, rule.per_unit))
    area = body.place.name if body and body.place else ""
    area = area[:1].lower() + area[1:]
    at = _at(place, conference)
    return PlaceLine(
        number=place.position,
        nonce=place.nonce,
        standing=place.standing,
        unit=(area if of_area and area else body.name) if body else "",
        short_unit=(area if of_area and area else body.short_name or body.name) if body else "",
        area=area,
        level=body.level if body else "",
        group=order.group_of(at, body.kind if body else "", conference.as_of),
        rule_id=place.rule_id,
        on_payroll=place.on_payroll,
        is_of_area=of_area,
    )


def _at(place: DelegatePlace, conference: Conference) -> At:
    if rules.is_of_village(place.standing):
        return At.VILLAGE
    if place.organisation is None:
        return At.OPEN if place.rule_id is None else At.OTHER
    return seen_from(conference.level, place.organisation.level)


def group_title(group: protocol.Group, members: Sequence[PlaceLine]) -> str:
    """Write the name of a group with the level of its members: "Đại biểu cấp tỉnh"."""
    level = next((line.level for line in members if line.level), "")
    named = Level(level).label if level else ""
    return group.name.format(level=named, party=_PARTIES.get(level, "cấp ủy")).strip()


def invited_to(ticket: Ticket | None) -> list[Conference]:
    """Give the conference that *ticket* is for, in a list; an empty one where there is none."""
    return list(Conference.objects.filter(pk=ticket.conference_id)) if ticket else []


def invited_place(ticket: Ticket) -> DelegatePlace | None:
    """Give the place that *ticket* was issued for; none when it was withdrawn or given anew."""
    places = DelegatePlace.objects.select_related("conference", "rule", "organisation__place")
    return places.filter(
        conference_id=ticket.conference_id, nonce=ticket.nonce, withdrawn=False
    ).first()


def line_of(place: DelegatePlace) -> PlaceLine:
    """Give one place as papers show it."""
    return _line(place, place.conference, protocol_order(place.conference))
