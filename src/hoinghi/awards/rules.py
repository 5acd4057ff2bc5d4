"""Khen thưởng: who may award on a day, with what money, and on which legal bases.

Python thuần. Source: Luật Thi đua, khen thưởng and its decrees, by the day of the decision
(``norms/award-laws.yaml``, ``docs/regulations/luat-thi-dua-khen-thuong.md``).
"""

from __future__ import annotations

from datetime import date

from hoinghi import norms
from hoinghi.norms.award_law import AwardLaw, AwardPower, Citation
from hoinghi.norms.prizes import AwardForm, AwardLevel, Prize, RecipientKind, prize_money
from hoinghi.papers.model import GAP
from hoinghi.papers.words import date_in_words
from hoinghi.violations import RuleViolation

__all__ = [
    "AwardForm",
    "AwardLevel",
    "NoPowerToAward",
    "Prize",
    "RecipientKind",
    "award_ready_between",
    "awarders",
    "cited",
    "law_on",
    "legal_bases",
    "power_to_award",
    "prize_money",
]

FORM_NAMES = {AwardForm.COMMENDATION: "giấy khen", AwardForm.MERIT: "bằng khen"}
RECIPIENT_NAMES = {
    RecipientKind.COLLECTIVE: "tập thể",
    RecipientKind.INDIVIDUAL: "cá nhân",
    RecipientKind.HOUSEHOLD: "hộ gia đình",
}
LEVEL_NAMES = {
    AwardLevel.PROVINCE: "cấp tỉnh",
    AwardLevel.PROVINCIAL_AGENCY: "cơ quan chuyên môn cấp tỉnh",
    AwardLevel.DISTRICT: "cấp huyện",
    AwardLevel.COMMUNE: "cấp xã",
}


class NoPowerToAward(RuleViolation):
    """Nobody at that level may grant that form of award on that day."""

    code = "awards.no-power"

    def __init__(self, form: AwardForm, level: AwardLevel, on: date) -> None:
        holders = ", ".join(power.holder for power in awarders(form, on)) or GAP
        self.remedy = f"Hãy trình người có thẩm quyền: {holders}."
        super().__init__(
            f"Ngày {on:%d/%m/%Y} không ai ở {LEVEL_NAMES[level]} có thẩm quyền tặng "
            f"{FORM_NAMES[form]}. {self.remedy}"
        )


def law_on(on: date) -> AwardLaw:
    """Give the law and decree for a decision signed on the day *on*.

    Raises:
        NormNotFound: The day lies before the laws in the data.
    """
    return norms.award_laws().law_on(on)


def awarders(form: AwardForm, on: date) -> tuple[AwardPower, ...]:
    """Give those who may grant *form* on the day *on*, the highest level first."""
    order = list(AwardLevel)
    powers = (power for power in norms.award_laws().powers_on(on) if power.form == form)
    return tuple(sorted(powers, key=lambda power: order.index(AwardLevel(power.level))))


def power_to_award(form: AwardForm, level: AwardLevel, on: date) -> AwardPower:
    """Give the power of *level* to grant *form* on the day of the decision.

    The holder signs in person (CHỦ TỊCH), not on behalf of the committee.

    Raises:
        NoPowerToAward: There is none, as of a district after 30/6/2025.
    """
    for power in awarders(form, on):
        if power.level == level:
            return power
    raise NoPowerToAward(form, level, on)


def legal_bases(on: date) -> tuple[Citation, ...]:
    """Give what an award decision of the day *on* cites by law, in the order of the paper.

    The documents of the movement itself and the proposal come after these, from the plan.
    """
    return norms.award_laws().citations_on(on)


def cited(basis: Citation) -> str:
    """Write a legal basis as papers cite it for the first time, without "Căn cứ".

    A law by its name and day, anything else with number, day, issuer and subject; a day not
    known stands as "……".

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, mục II.6.
    """
    day = date_in_words(basis.issued_on) if basis.issued_on else f"ngày {GAP}"
    if basis.type == "Luật":
        return f"Luật {basis.subject} {day}"
    return f"{basis.type} số {basis.number} {day} của {basis.issuer} {basis.subject}"


def award_ready_between(received_on: date) -> tuple[date, date]:
    """Say when a decision can be ready whose papers came in on the day *received_on*.

    Returns:
        First and last day, by the working days that the published procedures take.
    """
    shortest = norms.figure("procedure.award-working-days", received_on).amount
    longest = norms.figure("procedure.award-working-days-max", received_on).amount
    calendar = norms.calendar()
    return (
        calendar.add_working_days(received_on, shortest),
        calendar.add_working_days(received_on, longest),
    )
