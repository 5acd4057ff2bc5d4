"""Acts on who answers what: ticking, many at once, back to what is usual, bodies more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction
from django.db.models import QuerySet

from hoinghi.journal.services import record
from hoinghi.reports.asking import Allocation, allocated
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.opening import owe, set_owed
from hoinghi.reports.outline_acts import kept
from hoinghi.reports.outline_queries import as_allocation, content_of
from hoinghi.reports.outlines import Outline
from hoinghi.units.models import Account, Organisation

_BATCH = 500


class Kind(StrEnum):
    """What is given out: the names of the fields of ``Allocation``."""

    SECTIONS = "sections"
    INDICATORS = "indicators"
    PROJECTS = "projects"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What somebody ticked for one body: *before* as the page showed it, *after* as it is sent."""

    before: frozenset[str]
    after: frozenset[str]


@transaction.atomic
def tick(
    version: OutlineVersion, kind: Kind, ticks: Mapping[int, Ticks], *, by: Account
) -> list[Report]:
    """Change what bodies answer, by report; ticks that somebody else changed meanwhile stay.

    Reports that follow another version are left as they are.
    """
    changed = []
    wanted = {pk: one for pk, one in ticks.items() if one.before != one.after}
    for report in _locked(version).filter(pk__in=wanted):
        told = wanted[report.pk]
        own = set(report.allocation.get(kind, ()))
        now = (own | (told.after - told.before)) - (told.before - told.after)
        if now != own:
            changed.append(_with(report, kind, now, content_of(version)))
    return _save(version, changed, by, "ticked")


@transaction.atomic
def give_many(
    version: OutlineVersion,
    kind: Kind,
    codes: Iterable[str],
    body_kind: str,
    *,
    wanted: bool,
    by: Account,
) -> list[Report]:
    """Give *codes* to every body of a kind ("" for all), or take them from these."""
    outline, changed = content_of(version), []
    told = frozenset(codes)
    for report in _of_kind(version, body_kind):
        own = set(report.allocation.get(kind, ()))
        now = own | told if wanted else own - told
        if now != own:
            changed.append(_with(report, kind, now, outline))
    return _save(version, changed, by, "many")


@transaction.atomic
def reset(version: OutlineVersion, body_kind: str, *, by: Account) -> list[Report]:
    """Let every body of a kind ("" for all) answer what is usual."""
    outline, changed = content_of(version), []
    for report in _of_kind(version, body_kind):
        usual = kept(usual_of(report, outline))
        if usual != report.allocation:
            report.allocation = usual
            changed.append(report)
    return _save(version, changed, by, "reset")


@transaction.atomic
def let_owe(
    version: OutlineVersion, bodies: Iterable[Organisation], *, by: Account
) -> list[Report]:
    """Let bodies that the plan does not name owe a report too."""
    made = [owe(version, body) for body in bodies]
    if made:
        _record(version.outline, by, "owed", len(made))
    return made


@transaction.atomic
def take_out(version: OutlineVersion, pk: int, *, by: Account) -> bool:
    """Let a body owe nothing that the office had asked by itself; False where the plan asks."""
    rows = Report.objects.select_for_update(of=("self",)).filter(outline=version.outline)
    report = rows.filter(pk=pk, call=None, withdrawn=False).first()
    if report is None:
        return False
    set_owed(report, owes=False)
    _record(version.outline, by, "taken out", 1)
    return True


def usual_of(report: Report, outline: Outline) -> Allocation:
    """Give what the body of *report* answers by default."""
    return allocated(outline, report.organisation.name, report.organisation.kind)


def _with(report: Report, kind: Kind, now: set[str], outline: Outline) -> Report:
    told = {**kept(as_allocation(report.allocation)), kind.value: _ordered(kind, now, outline)}
    report.allocation = told
    return report


def _ordered(kind: Kind, now: set[str], outline: Outline) -> list[str]:
    known = {
        Kind.SECTIONS: [one.number for one in outline.sections],
        Kind.INDICATORS: list(outline.indicators),
        Kind.PROJECTS: [one.code for one in outline.projects],
    }[kind]
    return [code for code in known if code in now]


def _locked(version: OutlineVersion):  # type: ignore[no-untyped-def] # a query set
    rows = Report.objects.select_for_update(of=("self",)).select_related("organisation")
    return rows.filter(outline=version.outline_id, version=version, withdrawn=False)


def _of_kind(version: OutlineVersion, body_kind: str) -> Iterable[Report]:
    rows: QuerySet[Report] = _locked(version)
    return rows.filter(organisation__kind=body_kind) if body_kind else rows


def _save(version: OutlineVersion, changed: list[Report], by: Account, how: str) -> list[Report]:
    if changed:
        Report.objects.bulk_update(changed, ["allocation"], batch_size=_BATCH)
        _record(version.outline, by, how, len(changed))
    return changed


def _record(outline: ReportOutline, by: Account, how: str, number: int) -> None:
    record(
        "reports.allocate",
        by=by.username,
        subject=str(outline),
        conference_id=outline.conference_id,
        data={"outline": outline.pk, "how": how, "number": number},
    )
