"""Rows of the two lists: conferences, and papers of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse

from hoinghi.conferences import dismissals, dossier, light_settings, plan_review, rooms
from hoinghi.conferences.findings import still_open
from hoinghi.conferences.issuers import issuer_key
from hoinghi.conferences.lights import Standing
from hoinghi.conferences.models import Conference, PlanRevision
from hoinghi.conferences.overview import Countdown, countdown
from hoinghi.conferences.queries import only_led_by
from hoinghi.conferences.scoping import whole
from hoinghi.journal.editions import Kept, edition
from hoinghi.papers.model import DossierPart
from hoinghi.papers.slots import count_of
from hoinghi.reading.plan import Severity
from hoinghi.units.models import Account

_counted: Kept[dict[int, Counter[str]]] = Kept(most=64)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceRow:
    """A conference in the list.

    Attributes:
        findings: How many findings its plan has; ``gravest`` the severity of the worst.
        files: How many files of its dossier lie on the server's disk.
        url: The page on which this account begins. ``standing``: None where nothing is owed.
    """

    conference: Conference
    countdown: Countdown
    findings: int
    gravest: Severity | None
    files: int
    url: str
    standing: Standing | None

    @property
    def key(self) -> str:
        """What tells rows apart that have the same facts: whose they are, files on the disk."""
        return f"{self.conference.pk} {self.files} {self.url}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRow:
    """A part of the dossier in the list: ``sheets`` counts its papers."""

    number: int
    part: DossierPart
    sheets: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """The dossier as the pages show it: its parts, files, and all that is still missing."""

    rows: tuple[PaperRow, ...]
    files: int
    missing: tuple[str, ...]


def rows(conferences: Iterable[Conference], today: date, account: Account) -> list[ConferenceRow]:
    """Give a row for each conference; the same few queries, however many there are."""
    shown = list(conferences)
    led = only_led_by(account, shown)
    standing: dict[int, Standing] = {}
    with whole(*shown):
        by = light_settings.thresholds(shown)
        for give in rooms.standings():
            standing.update(give(shown, today, by))
    found = _severities(shown)
    return [
        ConferenceRow(
            conference=one,
            countdown=countdown(one.starts_on, today),
            findings=found[one.pk].total(),
            gravest=next((severity for severity in Severity if found[one.pk][severity]), None),
            files=len(dossier.written_files(settings.DOSSIERS / one.slug)),
            url=reverse("conferences:leader", args=[one.slug])
            if one.pk in led
            else one.get_absolute_url(),
            standing=standing.get(one.pk),
        )
        for one in shown
    ]


def shelf(parts: Sequence[DossierPart]) -> Shelf:
    """Give the dossier with what each part lacks, and all of it once."""
    shown = tuple(
        PaperRow(
            number=number,
            part=part,
            sheets=count_of(part.contents),
            missing=dossier.missing(part),
        )
        for number, part in enumerate(parts, start=1)
    )
    return Shelf(
        rows=shown,
        files=sum(len(row.part.formats) for row in shown),
        missing=tuple(dict.fromkeys(gap for row in shown for gap in row.missing)),
    )


def _severities(conferences: Sequence[Conference]) -> dict[int, Counter[str]]:
    """Count by severity the findings of the plans in force that nobody has dealt with."""
    key = (edition(), tuple(one.pk for one in conferences))
    return _counted.get(key, lambda: _count_severities(conferences))


def _count_severities(conferences: Sequence[Conference]) -> dict[int, Counter[str]]:
    columns = ("conference", "plan__findings", "edits", "plan__parent_issuer", "plan__issuer")
    with whole(*conferences):
        rows = list(PlanRevision.objects.order_by("number").values_list(*columns))
    # Of several revisions of one conference the last one wins.
    found = {row[0]: row for row in rows}
    issuers = {pk: issuer_key(row[3], row[4]) for pk, row in found.items()}
    said = dismissals.reasons_at(issuers)
    told = {
        pk: Counter(finding["severity"] for finding in row[1] or []) for pk, row in found.items()
    }
    dealt_with = {pk for pk, row in found.items() if row[2] or said[pk]}
    return {**told, **_open_severities([one for one in conferences if one.pk in dealt_with])}


def _open_severities(conferences: Sequence[Conference]) -> dict[int, Counter[str]]:
    """Count for conferences of which somebody dealt with findings: only their sources are read."""
    if not conferences:
        return {}
    with whole(*conferences):
        last = {one.conference_id: one for one in PlanRevision.objects.order_by("number")}
    return {
        pk: Counter(one.severity.value for one in still_open(noted))
        for pk, noted in plan_review.noted_of_all(last).items()
    }
