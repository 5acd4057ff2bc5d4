"""Reads of awards that papers, pages and the budget use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi.awards import rules, wording
from hoinghi.awards.models import AwardCall, AwardPlace
from hoinghi.awards.rules import AwardForm, AwardLevel, NoPowerToAward, Prize, RecipientKind
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.norms import NormNotFound
from hoinghi.norms.citing import cited_together
from hoinghi.tasks.queries import task_lines
from hoinghi.units.directory import Body, Directory

_SELECTS = re.compile(r"khen thưởng|xét,?\s*chọn|thi đua", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One place for an award; ``name`` is empty until somebody is chosen."""

    kind: RecipientKind
    name: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """The places of one kind with the prize of each; ``prize`` is none where none is known."""

    kind: RecipientKind
    count: int
    prize: Prize | None

    @property
    def noun(self) -> str:
        return rules.RECIPIENT_NAMES[self.kind]

    @property
    def amount(self) -> int | None:
        """Đồng for one recipient."""
        return self.prize.amount_vnd if self.prize else None

    @property
    def total(self) -> int | None:
        """Đồng for all recipients of this kind."""
        return self.prize.amount_vnd * self.count if self.prize else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards:
    """What a conference awards.

    Attributes:
        text: The sentence of the plan. ``merit``: what is commended, none where it is silent.
        level: Level of the host that decides power and prize; none for bodies without one.
        doubt: Why the host may not award, a sentence; empty where nothing speaks against it.
        shares: The places by kind, in the order of the plan.
    """

    text: str
    merit: str | None
    form: AwardForm
    level: AwardLevel | None
    doubt: str
    recipients: tuple[Recipient, ...]
    shares: tuple[Share, ...]

    @property
    def form_name(self) -> str:
        """Name the form with a capital, as papers do: "Giấy khen"."""
        return rules.FORM_NAMES[self.form].capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposer:
    """Who proposes the awards (cơ quan trình): name as in text, and the body's symbol."""

    name: str
    symbol: str


def doubtful_prize(noun: str, amount: str, sources: str) -> str:
    """Ask to confirm the money for one recipient; *sources* of the figure, joined by "; "."""
    cited = cited_together(sources.split("; "))
    return f"xác nhận mức tiền thưởng mỗi {noun} {amount} theo {cited}"


def awards_of(conference: Conference) -> Awards | None:
    """Give what the conference awards; none where the plan orders no awards. Two queries."""
    call = AwardCall.objects.of(conference).first()
    places = list(AwardPlace.objects.of(conference))
    if call is None and not places:
        return None
    head = letterhead(conference)
    level = wording.level_of(head.host_long, conference.level, is_committee=head.is_committee)
    form = wording.form_of(level)
    recipients = tuple(_recipient(place) for place in places)
    return Awards(
        text=call.text if call else "",
        merit=wording.merit_of(call.text) if call else None,
        form=form,
        level=level,
        doubt=_doubt(form, level, conference.as_of),
        recipients=recipients,
        shares=_shares(recipients, form, level, conference.as_of),
    )


def proposer(conference: Conference, directory: Directory) -> Proposer | None:
    """Give the body that proposes the awards, as the plan's tasks say; none where they do not."""
    named = [
        name
        for line in task_lines(conference)
        if _SELECTS.search(line.action)
        for name in (*line.leads, *line.supporting)
    ]
    name = wording.proposer_among(named)
    if name is None:
        return None
    body = directory.resolve(name)
    return _proposer(body) if body else Proposer(name=name, symbol=wording.abbreviated(name))


def _proposer(body: Body) -> Proposer:
    return Proposer(name=body.name, symbol=wording.abbreviated(body.short_name or body.name))


def _recipient(place: AwardPlace) -> Recipient:
    return Recipient(
        kind=RecipientKind(place.kind), name=place.recipient, detail=place.recipient_detail
    )


def _shares(
    recipients: Sequence[Recipient], form: AwardForm, level: AwardLevel | None, on: date | None
) -> tuple[Share, ...]:
    kinds = [recipient.kind for recipient in recipients]
    return tuple(
        Share(kind=kind, count=kinds.count(kind), prize=_prize(kind, form, level, on))
        for kind in dict.fromkeys(kinds)
    )


def _prize(
    kind: RecipientKind, form: AwardForm, level: AwardLevel | None, on: date | None
) -> Prize | None:
    if level is None or on is None:
        return None
    try:
        return rules.prize_money(kind, level, form, on)
    except NormNotFound:
        return None


def _doubt(form: AwardForm, level: AwardLevel | None, on: date | None) -> str:
    if level is None or on is None:
        return ""
    try:
        rules.power_to_award(form, level, on)
    except NoPowerToAward as refusal:
        return str(refusal)
    return ""
