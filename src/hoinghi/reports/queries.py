"""Reads of reports that papers and pages use."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from hoinghi.conferences.deliveries import DeliveryKind, Workplace
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.reports.labels import writing_button
from hoinghi.reports.models import Report, ReportCall, ReportDuty
from hoinghi.reports.rules import Addressees, addressees, all_committees, in_full, is_host
from hoinghi.reports.states import WRITABLE, State


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """Whom one letter asks for reports: the bodies of a group, as Kính gửi lists them."""

    group: Addressees
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A body that owes a report: its name in full, and of a locality that of the ``area``.

    ``body`` is none where the name is not known.
    """

    name: str
    area: str
    group: Addressees
    body: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """An order to report, with one letter for each group of bodies that owe a report.

    ``units`` are these bodies one by one, in the order of the groups.
    """

    action: str
    due_text: str
    outline: str
    first_line: int
    last_line: int
    letters: tuple[Letter, ...]
    units: tuple[Unit, ...]


def call_lines(conference: Conference) -> list[CallLine]:
    """Give the orders to report of the plan in its order; the number of queries is fixed."""
    calls = ReportCall.objects.of(conference).prefetch_related("duties__organisation__place")
    everyone = _committees(conference)
    return [_line(call, _by_group(_owed_by_others(call, conference)), everyone) for call in calls]


def workplaces(conference: Conference, body: int) -> list[Workplace]:
    """Give where *body* writes each report that it still owes; one query."""
    owed = Report.objects.filter(
        outline__conference=conference,
        organisation=body,
        withdrawn=False,
        state__in=(*WRITABLE, State.APPROVED),
    ).values_list("pk", "call__first_line", "first_sent_on")
    return [
        Workplace(
            kind=DeliveryKind.REPORT,
            first_line=line,
            url=reverse("reports:write", args=[conference.slug, pk]),
            button=writing_button(was_sent=sent is not None),
        )
        for pk, line, sent in owed
    ]


def _line(
    call: ReportCall,
    groups: dict[Addressees, list[ReportDuty]],
    everyone: dict[str, frozenset[int | None]],
) -> CallLine:
    return CallLine(
        action=call.action,
        due_text=call.due_text,
        outline=call.outline,
        first_line=call.first_line,
        last_line=call.last_line,
        letters=tuple(
            Letter(group=group, addressees=_named(owing, everyone))
            for group, owing in groups.items()
        ),
        units=tuple(_unit(duty, group) for group, owing in groups.items() for duty in owing),
    )


def _owed_by_others(call: ReportCall, conference: Conference) -> list[ReportDuty]:
    duties = [
        duty
        for duty in call.duties.all()
        if not duty.withdrawn and not is_host(str(duty), conference.host_name)
    ]
    return sorted(duties, key=lambda duty: duty.position)


def _by_group(duties: list[ReportDuty]) -> dict[Addressees, list[ReportDuty]]:
    groups: dict[Addressees, list[ReportDuty]] = {group: [] for group in Addressees}
    for duty in duties:
        kind = duty.organisation.kind if duty.organisation else ""
        groups[addressees(duty.written, kind)].append(duty)
    return {group: owing for group, owing in groups.items() if owing}


def _unit(duty: ReportDuty, group: Addressees) -> Unit:
    place = duty.organisation.place if duty.organisation else None
    return Unit(
        name=in_full(str(duty)),
        area=place.name if place else str(duty),
        group=group,
        body=duty.organisation_id,
    )


def _named(owing: list[ReportDuty], everyone: dict[str, frozenset[int | None]]) -> tuple[str, ...]:
    known = frozenset(duty.organisation_id for duty in owing)
    level = owing[0].organisation.level if owing[0].organisation else ""
    if len(owing) > 1 and known == everyone.get(level):
        return (all_committees([str(duty) for duty in owing]),)
    return tuple(dict.fromkeys(in_full(str(duty)) for duty in owing))


def _committees(conference: Conference) -> dict[str, frozenset[int | None]]:
    """Level → every people's committee of that level that the conference deals with."""
    found: dict[str, set[int]] = {}
    for body in directory_of(conference).bodies:
        if body.kind == "peoples_committee":
            found.setdefault(body.level, set()).add(int(body.code))
    return {level: frozenset(codes) for level, codes in found.items()}
