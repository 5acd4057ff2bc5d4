"""Findings of a plan that was sent, as its corrections leave them: cured, new, or still there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hoinghi.conferences.known_bodies import known_to_issuer
from hoinghi.conferences.models import PlanDraft
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.edits import Corrected, Edit, apply, standing
from hoinghi.reading.plan import Finding
from hoinghi.reading.recheck import recheck, seen_as, shape_from_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A plan with its corrections, its findings looked for anew.

    Attributes:
        as_read: The findings of the plan as it was read.
        settled: Keys of findings that still stand in the words of the document, which the
            corrections do not reach: who corrected what was read of them has dealt with them.
    """

    corrected: Corrected
    as_read: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    settled: frozenset[str]


def look(draft: PlanDraft, edits: Sequence[Edit]) -> Looked:
    """Give the plan of *draft* with *edits*; a few short queries where there are any."""
    plan = plan_from_json(draft.plan)
    found, counting = apply(plan, edits), standing(edits)
    carried: frozenset[int] = frozenset()
    if counting and draft.layout is not None:
        document = seen_as(draft.source, shape_from_json(draft.layout))
        again = recheck(document, found, counting, known_to_issuer)
        found = replace(found, plan=replace(found.plan, findings=again.findings))
        carried = again.carried
    # A correction that is in the words now answers for itself: its finding is gone or it stands.
    told = tuple(replace(e, finding="") if e.number in carried else e for e in counting)
    settled = frozenset(edit.finding for edit in told if edit.finding)
    return Looked(corrected=found, as_read=plan.findings, edits=told, settled=settled)
