"""Which body issues a plan, and which bodies the plan is judged by. Python thuần."""

from __future__ import annotations

from collections.abc import Callable

from hoinghi.conferences.rules import as_of
from hoinghi.reading.plan import Plan
from hoinghi.units.directory import Body, Directory
from hoinghi.units.telling_apart import Clues, told_apart


def bodies_for(everyone: Directory) -> Callable[[Plan], Directory | None]:
    """Give, for a plan, the bodies of *everyone* that its issuer deals with, on its day.

    None for a plan whose issuer is not known, or not certain.
    """

    def known(plan: Plan) -> Directory | None:
        then = everyone.on(as_of(plan))
        host = host_of(plan, then)
        return then.around(host) if host else None

    return known


def host_of(
    plan: Plan, then: Directory, *, sender: int | None = None, chosen: int | None = None
) -> Body | None:
    """Give the body that issues *plan* and has an area of its own; None where it is not certain.

    Args:
        then: The bodies of the plan's day.
        sender: Primary key of the body of whoever sent the plan.
        chosen: Primary key of the body that somebody said it is, heeded where several bear the
            name; 0 for none of them.
    """
    found = issuers_of(plan, then)
    if len(found) > 1 and chosen is None:
        found = issuers_of(plan, then, sender)
    elif len(found) > 1:
        found = tuple(one for one in found if one.code == str(chosen))
    return found[0] if len(found) == 1 and found[0].area else None


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
