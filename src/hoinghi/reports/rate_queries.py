"""Reads behind the reporting rate: the same few queries for any number of bodies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from django.utils import timezone

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.reports.models import Report, ReportOutline
from hoinghi.reports.rate import Line, Stage, stage_of
from hoinghi.reports.rules import addressees
from hoinghi.reports.states import RECEIVED, State
from hoinghi.units.models import Account

_FIELDS = (
    "pk", "organisation_id", "organisation__name", "organisation__kind", "state", "first_sent_on",
    "latest_id", "latest__sent_at", "extended_until", "outline__due_date", "call__due_date",
    "reminded_on", "latest__number",
)  # fmt: skip
_BEFORE = (State.DRAFT.value,)


def outlines_of(conference: Conference) -> list[ReportOutline]:
    """Give the outlines of *conference* by which somebody owes a report, in order; one query."""
    owed = ReportOutline.objects.filter(conference=conference, reports__withdrawn=False)
    found = list(owed.distinct().order_by("position", "pk"))
    for one in found:
        one.conference = conference
    return found


def all_lines(conference: Conference) -> list[Line]:
    """Give every report that is owed in *conference*, by outline."""
    return [one for outline in outlines_of(conference) for one in lines(outline)]


def chosen_outline(
    conference: Conference, code: str
) -> tuple[ReportOutline | None, list[ReportOutline]]:
    """Give the outline called *code*, else the first, and all of them; one query."""
    every = outlines_of(conference)
    named = (one for one in every if one.code == code)
    return next(named, every[0] if every else None), every


def with_account(bodies: Iterable[int]) -> frozenset[int]:
    """Give those of *bodies* for which somebody can sign in; one query."""
    wanted = set(bodies)
    told = Account.objects.filter(is_active=True, organisation__isnull=False).order_by()
    return frozenset(wanted).intersection(told.values_list("organisation_id", flat=True).distinct())


def lines(outline: ReportOutline) -> list[Line]:
    """Give every report that is owed by *outline*, by name of the body.

    One query while nothing was done: that somebody began to write is in no log.
    """
    known = _known(outline.conference, outline.pk)
    begun = set(
        Report.objects.filter(outline=outline, state__in=_BEFORE, stamp__gt=0)
        .order_by()
        .values_list("pk", flat=True)
    )
    return [
        replace(one, stage=Stage.WRITING)
        if one.stage is Stage.NOT_BEGUN and one.report in begun
        else one
        for one in known
    ]


def is_owed(state: State) -> bool:
    """Tell whether a report in *state* still has to be sent, for the first time or again."""
    return state not in RECEIVED


def _lines(_conference: Conference, outline: int) -> tuple[Line, ...]:
    rows = Report.objects.filter(outline=outline, withdrawn=False)
    return tuple(
        Line(
            report=pk,
            body=body,
            name=name,
            group=addressees(name, kind),
            stage=stage_of(State(state), is_begun=False),
            due=max(due, until) if (due := own or of_plan) and until else due,
            is_extended=until is not None,
            first=first,
            sent=timezone.localdate(at) if at else None,
            revision=latest,
            number=last_number,
            reminded=reminded,
        )
        for (
            pk,
            body,
            name,
            kind,
            state,
            first,
            latest,
            at,
            until,
            own,
            of_plan,
            reminded,
            last_number,
        ) in (rows.order_by("organisation__name", "pk").values_list(*_FIELDS))
    )


_known = remembered(_lines)
