"""Prize money (tiền thưởng) that goes with an award, by the day of the decision.

The rooms of awards and of money both need it, so it stands with the figures it is made of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum

from hoinghi import norms
from hoinghi.norms.dated_figures import Figure
from hoinghi.norms.errors import NormNotFound


class RecipientKind(StrEnum):
    """Who is commended (đối tượng): tập thể, cá nhân, hộ gia đình."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"
    HOUSEHOLD = "household"


class AwardForm(StrEnum):
    """Hình thức khen thưởng: giấy khen, bằng khen."""

    COMMENDATION = "commendation"
    MERIT = "merit"


class AwardLevel(StrEnum):
    """Level of the person who signs the decision (cấp ký quyết định)."""

    PROVINCE = "province"
    PROVINCIAL_AGENCY = "provincial_agency"
    DISTRICT = "district"
    COMMUNE = "commune"


_FACTOR_CODES = {
    RecipientKind.COLLECTIVE: ("prizes.collective-factor", "Tiền thưởng tập thể so với cá nhân"),
    RecipientKind.HOUSEHOLD: ("prizes.household-factor", "Tiền thưởng hộ gia đình so với cá nhân"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prize:
    """Money for one recipient.

    Attributes:
        amount_vnd: Đồng, rounded as the decree says.
        multiple: Times the base salary (số lần mức lương cơ sở), recipient's factor included.
        sources: What the amount rests on, each once.
        verified: Every figure in it was checked against its source.
    """

    amount_vnd: int
    multiple: Decimal
    base_salary_vnd: int
    sources: tuple[str, ...]
    verified: bool


def prize_money(kind: RecipientKind, level: AwardLevel, form: AwardForm, on: date) -> Prize:
    """Work out the prize of one recipient for a decision signed on the day *on*.

    Multiple × base salary of that day, rounded up to the step of the decree.

    Raises:
        NormNotFound: No such prize on that day, as of a district after 30/6/2025.
    """
    figures = [norms.figure(f"prizes.{form}.{level}", on)]
    if kind in _FACTOR_CODES:
        figures.append(_factor(*_FACTOR_CODES[kind], on))
    salary, step = norms.figure("salary.base", on), norms.figure("prizes.rounding-step", on)
    multiple = Decimal(1)
    for figure in figures:
        multiple *= figure.factor
    used = (*figures, salary, step)
    return Prize(
        amount_vnd=round_up(multiple * salary.amount, step.amount),
        multiple=multiple.normalize(),
        base_salary_vnd=salary.amount,
        sources=tuple(dict.fromkeys(figure.source for figure in used)),
        verified=all(figure.verified for figure in used),
    )


def round_up(amount: Decimal, step: int) -> int:
    """Round *amount* up to a multiple of *step*: 223500, 10000 → 230000.

    Published answers disagree (223.500 is also seen as 220.000); the words of the decrees,
    "làm tròn số lên hàng chục nghìn đồng", leave no room for rounding down.

    Source: Nghị định 91/2017/NĐ-CP, Điều 68 khoản 2.
    """
    return int((amount / step).to_integral_value(ROUND_CEILING)) * step


def _factor(code: str, name: str, on: date) -> Figure:
    if not norms.figures(code):
        raise NormNotFound(code, on, name)
    return norms.figure(code, on)
