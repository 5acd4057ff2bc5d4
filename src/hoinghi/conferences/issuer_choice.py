"""Which of several bodies of one name issues a plan that was sent: certain, or to be asked."""

from __future__ import annotations

from hoinghi.conferences import services
from hoinghi.conferences.models import PlanDraft
from hoinghi.reading.reader import Reading
from hoinghi.units.meant import BodyChoice
from hoinghi.units.models import Account


def unclear(draft: PlanDraft, reading: Reading, account: Account) -> tuple[BodyChoice, ...]:
    """Give the bodies to choose from; none where it is certain who issues the plan."""
    if draft.amends and draft.amends.host_id:
        return ()
    found = services.issuers(reading, account.organisation_id)
    if len(found) < 2:
        return ()
    return tuple(
        BodyChoice(pk=int(one.code), name=one.name, where=", ".join(one.area_names[1:]))
        for one in found
    )


def certain(reading: Reading, account: Account) -> int | None:
    """Give the primary key of the body that issues the plan; None where it has to be asked."""
    found = services.issuers(reading, account.organisation_id)
    return int(found[0].code) if len(found) == 1 else None
