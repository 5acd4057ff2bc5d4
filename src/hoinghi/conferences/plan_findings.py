"""Findings of a plan that was sent, as its corrections leave them: cured, new, or still there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from hoinghi.conferences.known_bodies import known_to_issuer
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.document import Document, Shape
from hoinghi.reading.edits import Corrected, Edit, apply, standing
from hoinghi.reading.plan import Finding, Plan
from hoinghi.reading.reader import Reading
from hoinghi.reading.recheck import recheck, seen_as, shape_from_json
from hoinghi.units.models import Account

if TYPE_CHECKING:
    from hoinghi.reading.reader import BodiesFor


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A plan with its corrections, its findings looked for anew.

    Attributes:
        reading: What would be confirmed: what was read when the plan came, with what people
            corrected since.
        as_read: The findings of the plan as it was read.
        settled: Keys of findings that still stand in the words of the document, which the
            corrections do not reach: who corrected what was read of them has dealt with them.
    """

    corrected: Corrected
    reading: Reading
    as_read: tuple[Finding, ...]
    edits: tuple[Edit, ...]
    settled: frozenset[str]


def bodies_of(
    sender: Account, amends: Conference | None, *, chosen: int | None = None
) -> BodiesFor:
    """Give by which bodies a plan is judged that *sender* sent to amend *amends*.

    Args:
        chosen: The body that issues it, as somebody said.
    """
    if chosen is None and amends:
        chosen = amends.host_id
    return partial(known_to_issuer, sender=sender.organisation_id, chosen=chosen)


def look(draft: PlanDraft, edits: Sequence[Edit], *, chosen: int | None = None) -> Looked:
    """Give the plan of *draft* with *edits*; a few short queries where there are any.

    Args:
        chosen: The body that issues it, where somebody says which of several it is.
    """
    plan = plan_from_json(draft.plan)
    found, counting = apply(plan, edits), standing(edits)
    carried: frozenset[int] = frozenset()
    # Whoever names the issuer says by which bodies it is judged: that was not known when read.
    if draft.layout is not None and (counting or chosen):
        document = seen_as(draft.source, shape_from_json(draft.layout))
        known = bodies_of(draft.uploaded_by, draft.amends, chosen=chosen)
        again = recheck(document, found, counting, known)
        found = replace(found, plan=replace(found.plan, findings=again.findings))
        carried = again.carried
    # A correction that is in the words now answers for itself: its finding is gone or it stands.
    told = tuple(replace(e, finding="") if e.number in carried else e for e in counting)
    settled = frozenset(edit.finding for edit in told if edit.finding)
    return Looked(
        corrected=found,
        reading=_reading(draft, found.plan),
        as_read=plan.findings,
        edits=told,
        settled=settled,
    )


def _reading(draft: PlanDraft, plan: Plan) -> Reading:
    return Reading(
        plan=plan,
        document=Document(lines=tuple(draft.source.split("\n")), paragraphs=()),
        source_sha256=draft.sha256,
        shape=shape_from_json(draft.layout) if draft.layout else Shape(),
    )
