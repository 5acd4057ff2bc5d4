"""What proposal, decision and certificates of a conference share, gathered once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from hoinghi.awards import rules, wording
from hoinghi.awards.queries import Awards, Proposer, Recipient, Share, doubtful_prize, proposer
from hoinghi.awards.rules import RecipientKind
from hoinghi.budget.queries import sources
from hoinghi.conferences.letterhead import (
    Letterhead,
    head_of,
    head_signature,
    letterhead,
    signatory_gaps,
)
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import directory_of
from hoinghi.norms import NormNotFound
from hoinghi.norms.citing import cited_together
from hoinghi.papers.form import roman
from hoinghi.papers.model import GAP, Align, Annex, Column, IssuingBody, Row, Signature, Table
from hoinghi.papers.text import Gap, text_of
from hoinghi.papers.words import capitalise_first, format_money, format_number
from hoinghi.units.directory import Body, Directory

_HEADINGS = {
    RecipientKind.COLLECTIVE: ("Tên tập thể", "Cơ quan, đơn vị, địa phương"),
    RecipientKind.INDIVIDUAL: ("Họ và tên", "Chức vụ, đơn vị, địa phương"),
    RecipientKind.HOUSEHOLD: ("Chủ hộ gia đình", "Địa chỉ"),
}


@dataclass(frozen=True, slots=True)
class PrizeLine:
    """The prize of one kind of recipient as sentences write it."""

    noun: str
    amount: int | Gap
    times: str


@dataclass(frozen=True)
class Draft:
    """Facts and words that the papers on awards of one conference share."""

    conference: Conference
    awards: Awards

    @cached_property
    def head(self) -> Letterhead:
        return letterhead(self.conference)

    @cached_property
    def proposer(self) -> Proposer | None:
        return proposer(self.conference, self.directory)

    @cached_property
    def directory(self) -> Directory:
        return directory_of(self.conference)

    @property
    def awarder(self) -> str:
        """Name who awards: "Chủ tịch Ủy ban nhân dân huyện Bình Sơn"."""
        return f"{head_of(self.conference)} {self.head.host_long}".strip()

    @property
    def signature(self) -> Signature:
        """Sign as the head in person: awards are the head's own power."""
        return head_signature(self.conference)

    @property
    def proposal_symbol(self) -> str:
        return f"TTr-{self.proposer.symbol if self.proposer else GAP}"

    @property
    def proposing_issuer(self) -> IssuingBody:
        """Head the papers of the body that proposes."""
        body, head = self.proposer, self.head
        # The parent's name has the place already: UBND HUYỆN BÌNH SƠN / PHÒNG NỘI VỤ.
        area = f" {head.host.removeprefix('UBND ')}"
        return IssuingBody(
            name=body.name.removesuffix(area).upper() if body else GAP,
            parent=head.host.upper() if head.is_committee else None,
            in_text=body.name if body else None,
        )

    @property
    def proposing_head(self) -> str:
        """Name who signs the proposal: the head of the body that proposes."""
        if self.proposer is None:
            return GAP
        name = self.proposer.name
        title = "Trưởng" if name.startswith(("Phòng", "Ban")) else "Thủ trưởng"
        return f"{title} {name}"

    @property
    def proposing_position(self) -> str:
        """Give the position that signs the proposal: "TRƯỞNG PHÒNG"."""
        first = self.proposer.name.split()[0] if self.proposer else ""
        return f"TRƯỞNG {first.upper()}" if first in ("Phòng", "Ban") else "THỦ TRƯỞNG CƠ QUAN"

    @property
    def executors(self) -> str:
        """Name who carries the decision out (Điều 3)."""
        named = [f"Chánh {self._office}"] if self._office else []
        named += [self.proposing_head] if self.proposer else []
        return capitalise_first(", ".join([*named, "thủ trưởng các cơ quan, đơn vị có liên quan"]))

    @property
    def _office(self) -> str:
        level = self.conference.level
        offices = (body.name for body in self.directory.bodies if _is_office(body, level))
        return next(offices, "Văn phòng") if self.head.is_committee else ""

    def bases(self, *, is_decision: bool) -> tuple[str, ...]:
        """Cite the law of the day; nothing where the day is not known.

        The law on local government gives a chair the power to decide; a proposal needs it not,
        and a school or an association is no level of local government.
        """
        day = self.conference.as_of
        found = rules.legal_bases(day) if day else ()
        if not (is_decision and self.head.is_committee):
            found = tuple(basis for basis in found if "chính quyền địa phương" not in basis.subject)
        return tuple(f"Căn cứ {rules.cited(basis)}" for basis in found)

    @property
    def fund(self) -> str | Gap:
        """Name the fund that pays: that of the level which signs, unless the plan names others."""
        if doubts := self._fund_doubts():
            return Gap(doubts[0])
        whose = self.head.host_long or GAP
        if self.head.is_committee:
            return f"Quỹ thi đua, khen thưởng {whose.removeprefix('Ủy ban nhân dân ')}"
        return f"Quỹ thi đua, khen thưởng của {whose}"

    @property
    def whom(self) -> str | Gap:
        shares = self.awards.shares
        counted = [f"{format_number(share.count)} {share.noun}" for share in shares]
        if not counted:
            return Gap("số tập thể, cá nhân được khen thưởng")
        return " và ".join([", ".join(counted[:-1]), counted[-1]] if counted[1:] else counted)

    @property
    def total(self) -> int | Gap:
        known = [share.total for share in self.awards.shares if share.total is not None]
        if known and len(known) == len(self.awards.shares):
            return sum(known)
        return Gap("tổng số tiền thưởng")

    def values(self) -> dict[str, object]:
        """Give the values that both templates use."""
        merit, nothing = self.awards.merit, Gap("thành tích được khen thưởng")
        return {
            "form": self.awards.form_name,
            "whom": self.whom,
            "merit": merit or nothing,
            "achieved": wording.achieved(merit) if merit else nothing,
            "awarder": self.awarder,
            "shares": [_prize_line(share) for share in self.awards.shares],
            "total": self.total,
            "fund": self.fund,
            "lists": self.lists,
        }

    @property
    def lists(self) -> str:
        """Name the annexes that list the recipients: "Phụ lục I, Phụ lục II"."""
        count = len(self.awards.shares)
        if count < 2:
            return "Phụ lục"
        return ", ".join(f"Phụ lục {roman(number)}" for number in range(1, count + 1))

    def annexes(self, words: str) -> tuple[Annex, ...]:
        """Give one list for each kind of recipient, with the open places.

        Args:
            words: What becomes of those listed: "được tặng", "đề nghị tặng".
        """
        shares = self.awards.shares
        return tuple(
            Annex(
                title=f"Danh sách {share.noun} {words} {self.awards.form_name}",
                number=roman(number) if len(shares) > 1 else None,
                blocks=(_list(share, self.awards.recipients),),
            )
            for number, share in enumerate(shares, start=1)
        )

    @property
    def signing_doubts(self) -> tuple[str, ...]:
        """Ask who signs: the plan's deputy may, but awards are the head's own power."""
        if not any(line.startswith("KT.") for line in self.signature.authority):
            return signatory_gaps(self.signature)
        lines = " ".join((*self.signature.authority, self.signature.position))
        return (
            f"người ký Quyết định và {self.awards.form_name}: dự thảo ghi {lines} như Kế hoạch; "
            "nếu người đứng đầu ký thì sửa lại",
        )

    @property
    def certificate_gaps(self) -> tuple[str, ...]:
        open_ = [one for one in self.awards.recipients if not one.name]
        return (f"tên, đơn vị của {len(open_)} tập thể, cá nhân được khen thưởng",) if open_ else ()

    def doubts(self) -> tuple[str, ...]:
        """Name what somebody has to confirm before these papers are issued."""
        doubts = [*self.certificate_gaps, self.awards.doubt.rstrip("."), *self._law_doubts()]
        for share in self.awards.shares:
            if share.prize and not share.prize.verified:
                money = format_money(share.prize.amount_vnd)
                doubts.append(doubtful_prize(share.noun, money, "; ".join(share.prize.sources)))
        return tuple(doubt for doubt in doubts if doubt)

    def _law_doubts(self) -> list[str]:
        day = self.conference.as_of
        if day is None:
            return ["ngày ký quyết định, để viện dẫn pháp luật thi đua, khen thưởng"]
        unsure = [basis for basis in rules.legal_bases(day) if not basis.verified]
        if not unsure:
            return []
        numbers = ", ".join(basis.number for basis in unsure)
        return [f"đối chiếu số, ngày của các căn cứ pháp luật: {numbers}"]

    def _fund_doubts(self) -> list[str]:
        found = [source.name for source in sources(self.conference) if source.programme]
        if not found or not self.conference.as_of:
            return []
        try:
            clause = rules.law_on(self.conference.as_of).fund_clause
        except NormNotFound:
            return []
        return [
            f"xác nhận nguồn chi tiền thưởng: kế hoạch nêu {', '.join(found)}; "
            f"theo {cited_together([clause])} thì chi từ quỹ thi đua, khen thưởng"
        ]


def _is_office(body: Body, level: str) -> bool:
    return body.kind == "office" and body.level == level


def _prize_line(share: Share) -> PrizeLine:
    if share.prize is None:
        return PrizeLine(share.noun, Gap(f"mức tiền thưởng mỗi {share.noun}"), "")
    multiple, salary = format_number(share.prize.multiple), share.prize.base_salary_vnd
    times = f", bằng {multiple} lần mức lương cơ sở {format_money(salary)}"
    return PrizeLine(share.noun, share.prize.amount_vnd, times)


def _list(share: Share, recipients: tuple[Recipient, ...]) -> Table:
    name, detail = _HEADINGS[share.kind]
    columns = (
        Column(heading="TT", share=10, align=Align.CENTER),
        Column(heading=name, share=55),
        Column(heading=detail, share=58),
        Column(heading="Tiền thưởng\n(đồng)", share=32, align=Align.RIGHT),
    )
    money = GAP if share.amount is None else format_number(share.amount)
    total = GAP if share.total is None else format_number(share.total)
    rows = [
        (str(number), one.name or GAP, one.detail if one.name else GAP, money)
        for number, one in enumerate((r for r in recipients if r.kind == share.kind), start=1)
    ]
    return Table(
        columns=columns,
        rows=(
            *(Row(cells=tuple(text_of(cell) for cell in cells)) for cells in rows),
            Row(
                cells=(text_of(f"Cộng: {share.count} {share.noun}"), text_of(total)),
                strong=True,
                span=3,
            ),
        ),
    )
