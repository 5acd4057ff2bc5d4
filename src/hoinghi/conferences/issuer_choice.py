"""Which of several bodies of one name issues a plan that was sent: certain, or to be asked."""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.conferences import services
from hoinghi.conferences.models import PlanDraft
from hoinghi.reading.reader import Reading
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation


class IssuerUnclear(RuleViolation):
    """Several bodies bear the name of the issuer, and nothing tells which one is meant."""

    code = "conferences.issuer-unclear"

    def __init__(self, name: str) -> None:
        self.remedy = "Hãy chọn đúng cơ quan ở danh sách dưới đây rồi xác nhận."
        super().__init__(f"Danh bạ có nhiều cơ quan tên “{name}”. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A body that may issue a plan, with the areas that tell it from others of its name."""

    pk: int
    name: str
    where: str


def unclear(draft: PlanDraft, reading: Reading, account: Account) -> tuple[Place, ...]:
    """Give the bodies to choose from; none where it is certain who issues the plan."""
    if draft.amends and draft.amends.host_id:
        return ()
    found = services.issuers(reading, account.organisation_id)
    if len(found) < 2:
        return ()
    return tuple(
        Place(pk=int(one.code), name=one.name, where=", ".join(one.area_names[1:])) for one in found
    )


def certain(reading: Reading, account: Account) -> int | None:
    """Give the primary key of the body that issues the plan; None where it has to be asked."""
    found = services.issuers(reading, account.organisation_id)
    return int(found[0].code) if len(found) == 1 else None
