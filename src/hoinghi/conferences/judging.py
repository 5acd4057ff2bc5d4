"""Which body issues a plan, and which bodies the plan is judged by. Python thuần."""

from __future__ import annotations

from collections.abc import Callable

from hoinghi.conferences.rules import as_of
from hoinghi.reading.plan import Plan
from hoinghi.units.directory import Body, Directory
from hoinghi.units.telling_apart import Clues, told_apart


def bodies_for(
    everyone: Directory, sender: int | None = None
) -> Callable[[Plan], Directory | None]:
    """Give, for a plan, the bodies of *everyone* that its issuer deals with, on its day.

    None for a plan whose issuer is not known, or not certain.

    Args:
        sender: Primary key of the body of whoever sent the plan.
    """

    def around(plan: Plan) -> Directory | None:
        then = everyone.on(as_of(plan))
        found = issuers_of(plan, then, sender)
        return then.around(found[0]) if len(found) == 1 and found[0].area else None

    return around


def issuers_of(plan: Plan, directory: Directory, sender: int | None = None) -> tuple[Body, ...]:
    """Give the bodies of *directory* that may issue *plan*: one where it is certain."""
    if not plan.issuer:
        return ()
    own = next((one for one in directory.bodies if one.code == str(sender)), None)
    return told_apart(directory, plan.issuer, _clues(plan, own))


def _clues(plan: Plan, sender: Body | None) -> Clues:
    named = [
        *(name for task in plan.tasks for name in (*task.owners, *task.partners)),
        *(talk.unit for talk in plan.talks),
        *(one.text for one in plan.recipients),
    ]
    texts = [
        plan.title,
        plan.event.venue,
        *named,
        *(told for one in plan.legal_bases for told in (one.issuer, one.subject)),
        *(one.text for one in plan.delegates),
        *(one.action for one in plan.tasks),
    ]
    return Clues(
        above=plan.parent_issuer or "",
        texts=tuple(filter(None, texts)),
        named=tuple(filter(None, named)),
        sender=sender,
    )
