"""All that the plan's page shows, of a plan that was sent and of the one in force."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences import (
    dismissals,
    findings,
    originals,
    plan_edits,
    plan_findings,
    plan_page,
    plan_sheets,
)
from hoinghi.conferences.findings import Noted, Reason
from hoinghi.conferences.issuers import issuer_of
from hoinghi.conferences.models import PlanDraft, PlanEdit, PlanRevision
from hoinghi.conferences.originals import Original
from hoinghi.conferences.overview import FindingGroup, grouped
from hoinghi.conferences.part_forms import label_of
from hoinghi.conferences.plan_page import Group, SourceLine
from hoinghi.conferences.sheets import Sheets
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.edits import Act, Corrected, standing, uncorrected
from hoinghi.reading.plan import Finding, Lines, Plan

_MOST_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A correction as the list shows it: what, by whom, and whether it still counts."""

    number: int
    title: str
    text: str
    row: PlanEdit
    is_standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The plan's page.

    Attributes:
        groups: What was read, part by part; ``unsure`` those that a person should look at first.
        findings: Still open, by severity; ``settled`` and ``dismissed`` are not.
        lines: The source line by line.
        version: Of the corrections, for forms (``plan_edits.version_of``).
    """

    corrected: Corrected
    groups: list[Group]
    unsure: list[Group]
    noted: list[Noted]
    lines: list[SourceLine]
    original: Original
    version: int = 0

    @property
    def plan(self) -> Plan:
        return self.corrected.plan

    @property
    def unsure_count(self) -> int:
        return sum(len(group.entries) for group in self.unsure)

    @property
    def open(self) -> list[Noted]:
        return findings.still_open(self.noted)

    @property
    def findings(self) -> list[FindingGroup]:
        return grouped(self.open)

    @property
    def in_order(self) -> list[Noted]:
        """Those still open, in the order of the page."""
        return [one for group in self.findings for one in group.findings]

    @property
    def settled(self) -> list[Noted]:
        return [one for one in self.noted if one.settled]

    @property
    def dismissed(self) -> list[Noted]:
        return [one for one in self.noted if one.reason]

    def by_key(self, key: str) -> Noted | None:
        """Give the finding of that key."""
        return next((one for one in self.noted if one.key == key), None)

    def sheets(self, source: str) -> Sheets | None:
        """Give the left side where nothing has to be drawn for it."""
        return plan_sheets.at_once(self.original, source, self.lines)


def of_draft(draft: PlanDraft) -> Review:
    """Give the page of a plan that was sent; few queries, however long it is."""
    edits = plan_edits.edits_of(draft)
    looked = plan_findings.look(draft, edits)
    issuer = issuer_of(plan_from_json(draft.plan))
    reasons = dismissals.reasons_for(issuer, sent_by=draft.uploaded_by_id)
    now = looked.corrected.plan
    return _review(
        looked.corrected,
        draft.source,
        noted=_noted(now, draft.source, reasons, looked.settled, looked.as_read),
        original=originals.of(draft),
        version=plan_edits.version_of(edits),
        whole=True,
    )


def next_finding(before: Review, now: Review, key: str) -> str:
    """Give where to go after the finding *key* was dealt with: to the one that followed it.

    To itself where it stands as before; to their heading where none is left.
    """
    order = [one.key for one in before.in_order]
    at = order.index(key) if key in order else 0
    left = {one.key: one.anchor for one in now.in_order}
    told = [*order[at:], *reversed(order[:at])]
    return next((left[one] for one in told if one in left), "phat-hien")


def what_changed(before: Review, now: Review) -> str:
    """Say which findings a correction cured, and which it made; empty where none."""
    was = {one.key for one in before.open}
    cured = was & {one.key for one in now.settled}
    told = []
    if cured:
        text = ngettext(
            "%(number)d phát hiện không còn nữa.",
            "%(number)d phát hiện không còn nữa.",
            len(cured),
        )
        told.append(text % {"number": len(cured)})
    if new := [one for one in now.open if one.key not in was]:
        text = ngettext("%(number)d phát hiện mới:", "%(number)d phát hiện mới:", len(new))
        told += [text % {"number": len(new)}, *(one.message for one in new[:_MOST_TOLD])]
    return " ".join(told)


def of_revision(revision: PlanRevision) -> Review:
    """Give the page of a plan in force."""
    plan = plan_from_json(revision.plan)
    return _review(
        uncorrected(plan),
        revision.source,
        noted=noted_of(revision, plan),
        original=originals.of(revision),
    )


def noted_of(revision: PlanRevision, plan: Plan | None = None) -> list[Noted]:
    """Give the findings of a plan in force with what people said of them; two queries at most."""
    plan = plan or plan_from_json(revision.plan)
    reasons = dismissals.reasons_for(_issuer(revision, plan), at=revision.conference_id)
    settled, before = settled_by(revision.edits), _as_read(revision)
    return _noted(plan, revision.source, reasons, settled, before)


def noted_of_all(revisions: Mapping[int, PlanRevision]) -> dict[int, list[Noted]]:
    """Give them for the plans in force of many conferences, by its key; two queries at most."""
    plans = {key: plan_from_json(revision.plan) for key, revision in revisions.items()}
    issuers = {key: _issuer(revision, plans[key]) for key, revision in revisions.items()}
    said = dismissals.reasons_at(issuers)
    return {
        key: _noted(
            plans[key],
            revision.source,
            said[key],
            settled_by(revision.edits),
            _as_read(revision),
        )
        for key, revision in revisions.items()
    }


def _issuer(revision: PlanRevision, plan: Plan) -> str:
    # Findings are about the document as written: who issues it is what it says itself.
    return issuer_of(plan_from_json(revision.as_read) if revision.as_read else plan)


def settled_by(edits: Iterable[Mapping[str, object]]) -> set[str]:
    """Give the keys of the findings that kept corrections settle."""
    return {str(edit["finding"]) for edit in edits if edit.get("finding")}


def _as_read(revision: PlanRevision) -> tuple[Finding, ...]:
    """Give the findings before people corrected what was read; none where nobody did."""
    return plan_from_json(revision.as_read).findings if revision.as_read else ()


def _noted(
    plan: Plan,
    source: str,
    reasons: Mapping[str, Reason],
    settled: Collection[str],
    before: Sequence[Finding],
) -> list[Noted]:
    lines = source.split("\n")
    now = findings.noted(plan.findings, lines, dismissed=reasons, settled=settled)
    return [*now, *findings.cured(before, now, lines)]


def _review(
    found: Corrected,
    source: str,
    *,
    noted: list[Noted],
    original: Original,
    version: int = 0,
    whole: bool = False,
) -> Review:
    groups = plan_page.groups(found, whole=whole)
    noted = [_led(_mendable(one, found), groups) for one in noted]
    still = [one.finding for one in findings.still_open(noted)]
    return Review(
        corrected=found,
        groups=groups,
        unsure=plan_page.unsure(groups),
        noted=noted,
        lines=plan_page.source_lines(source, still, groups),
        original=original,
        version=version,
    )


def _mendable(one: Noted, found: Corrected) -> Noted:
    """Offer a remedy only where there is something to put right in what was read."""
    if one.mending is None or plan_edits.mends(found, one.mending, one.lines):
        return one
    return replace(one, mending=None, in_file=True)


def _led(one: Noted, groups: Iterable[Group]) -> Noted:
    """Say which part to correct for a finding: the one read from the fewest of its lines."""
    entries = [
        entry
        for group in groups
        if group.part != "sections"
        for entry in group.entries
        if entry.lines and any(_meet(entry.lines, lines) for lines in one.lines)
    ]
    nearest = min(entries, key=lambda entry: _length(entry.lines), default=None)
    return replace(one, part=nearest.part, own=nearest.key) if nearest else one


def _meet(a: Lines, b: Lines) -> bool:
    return a.first <= b.last and b.first <= a.last


def _length(lines: Lines | None) -> int:
    return lines.last - lines.first if lines else 0


def corrections(draft: PlanDraft) -> list[Correction]:
    """Give what people corrected, the latest first; what was taken back is marked so."""
    rows = plan_edits.rows_of(draft)
    counting = {edit.number for edit in standing(plan_edits.edits_of(draft))}
    shown = [row for row in rows if row.act != Act.UNDO.value]
    return [_correction(row, row.number in counting) for row in reversed(shown)]


def _correction(row: PlanEdit, is_standing: bool) -> Correction:
    titles = {
        Act.SET: _("Sửa"),
        Act.ADD: _("Thêm"),
        Act.REMOVE: _("Bỏ"),
        Act.SURE: _("Đúng rồi"),
    }
    act = Act(row.act)
    return Correction(
        number=row.number,
        title=titles[act],
        text=_told(row, act),
        row=row,
        is_standing=is_standing,
    )


def _told(row: PlanEdit, act: Act) -> str:
    at = 0 if act is Act.REMOVE else 1
    if act is Act.SET:
        changes = row.changes.items()
        return "; ".join(
            f"{label_of(row.part, name)}: {_said(both[0])} → {_said(both[1])}"
            for name, both in changes
        )
    said: Sequence[str] = [_said(both[at]) for name, both in row.changes.items() if name != "lines"]
    return " · ".join(text for text in said if text != "……")


def _said(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(map(str, value)) or "……"
    return "……" if value in (None, "") else str(value)
