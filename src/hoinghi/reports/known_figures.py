"""Reads of what is known before anybody types: official figures, and what peers sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from hoinghi.conferences.scoping import every_body
from hoinghi.journal.editions import Kept
from hoinghi.reports.asking import reporter
from hoinghi.reports.checking import Said
from hoinghi.reports.content import Cell, Content, of_json
from hoinghi.reports.models import KnownFigure, Report, ReportRevision
from hoinghi.reports.states import State

_MOST_PEERS: Final = 60
"""Enough to know what is usual; in the hour of the deadline thousands come."""
_PEERS: Kept[Mapping[int, Mapping[Cell, Decimal]]] = Kept(64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The last official value of a cell, and where it is from."""

    value: Decimal
    source: str


def known_of(report: Report) -> Mapping[Cell, Known]:
    """Give the last official value by cell; what the office brought in comes first. Two queries."""
    found = dict(_accepted(report))
    for one in KnownFigure.objects.filter(
        outline=report.outline_id, organisation=report.organisation_id
    ):
        cell = Cell(one.indicator, one.period, one.part)
        found[cell] = Known(value=one.value, source=one.source)
    return found


def _accepted(report: Report) -> Mapping[Cell, Known]:
    """Give what the body reported and the office accepted, the latest last."""
    found: dict[Cell, Known] = {}
    earlier = ReportRevision.objects.filter(
        report__organisation=report.organisation_id,
        report__outline__conference=report.outline.conference_id,
    ).exclude(report=report.pk)
    accepted = earlier.filter(report__state=State.ACCEPTED).order_by("sent_at")
    for revision in accepted.select_related("report__outline")[:20]:
        said = f"{revision.report.outline}, {revision.sent_at:%d/%m/%Y}"
        for cell, value in numbers_of(of_json(revision.content)).items():
            found[cell] = Known(value=value, source=said)
    return found


def numbers_of(content: Content) -> dict[Cell, Decimal]:
    """Give the cells that hold a number."""
    return {
        cell: answer.number
        for cell, answer in content.answers.items()
        if answer.said is Said.NUMBER and answer.number is not None
    }


def peers_of(report: Report) -> Mapping[Cell, Sequence[Decimal]]:
    """Give what other bodies of the same kind have sent, by cell; never what they are writing."""
    kind = reporter(report.organisation.name, report.organisation.kind)
    with every_body():
        sent = ReportRevision.objects.filter(report__outline=report.outline_id)
        # Once many have sent, a few more change nothing of what is usual.
        count = sent.count()
        mark = count if count < _MOST_PEERS else count // _MOST_PEERS * _MOST_PEERS
        told = _PEERS.get(
            (report.outline_id, kind, mark), lambda: _numbers_of_kind(report.outline_id, kind)
        )
    by_cell: dict[Cell, list[Decimal]] = {}
    for body, numbers in told.items():
        if body != report.organisation_id:
            for cell, value in numbers.items():
                by_cell.setdefault(cell, []).append(value)
    return by_cell


def _numbers_of_kind(outline: int, kind: str) -> Mapping[int, Mapping[Cell, Decimal]]:
    sent = Report.objects.filter(outline=outline, latest__isnull=False, withdrawn=False)
    of_kind = [
        pk
        for pk, name, sort in sent.values_list("latest", "organisation__name", "organisation__kind")
        if reporter(name, sort) == kind
    ]
    latest = ReportRevision.objects.filter(pk__in=of_kind[-_MOST_PEERS:]).select_related("report")
    return {one.report.organisation_id: numbers_of(of_json(one.content)) for one in latest}
