"""Invitations (giấy mời): one page for each place, each with its own code."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from django.conf import settings

from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import (
    Letterhead,
    day_or_gap,
    is_online,
    letterhead,
    office_signature,
    signatory_gaps,
    time_said,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import PlaceLine, RuleLine
from hoinghi.delegates.standing import people_of
from hoinghi.delegates.tokens import Ticket, issue
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import IssuingBody, Mm, Number, Paper, QrCode, Signature
from hoinghi.papers.slots import Series, slot
from hoinghi.papers.text import Gap, Template, compose, text_of
from hoinghi.papers.words import format_number
from hoinghi.wording.queries import template

CODE_SIZE = Mm(26)
"""Side of the code: its modules are 0,45 mm, which a telephone reads from paper."""


class _Form:
    """What all invitations of a conference share, gathered once."""

    def __init__(self, conference: Conference, invited: str) -> None:
        head = letterhead(conference)
        self.template: Template = template(conference, "hoinghi.delegates", "invitation")
        self.issuer: IssuingBody = head.issuer
        self.number: Number = head.number("GM")
        self.place: str | None = head.place
        self.signature: Signature = office_signature(conference)
        chair = _chair(head)
        self.to_confirm = () if isinstance(chair, Gap) else (f"xác nhận người chủ trì ({chair})",)
        self.filed = filing(conference)
        length = duration(conference.duration_days)
        said = time_said(conference)
        told = said if length in said else ", ".join(filter(None, (length, said)))
        self.values: dict[str, object] = {
            "name": Gap(f"họ và tên của {invited} được mời"),
            "event": named(head.event),
            "host": head.host_long or Gap("cơ quan tổ chức"),
            "chair": _chair(head),
            "when": day_or_gap(conference),
            "duration": f" ({told})" if told else "",
            "venue": where(conference),
            "online": is_online(conference),
            "where_named": where_named(conference),
            "contact": head.host or Gap("cơ quan tổ chức"),
            "phone": Gap("điện thoại liên hệ về giấy mời"),
        }

    def paper(self, invitee: str | Gap, code: QrCode | None) -> Paper:
        text = compose(
            self.template,
            {**self.values, "invitee": invitee, "has_code": code is not None},
            {"code": code} if code else {},
        )
        return Paper(
            kind="GM",
            issuer=self.issuer,
            title=text.title,
            blocks=text.blocks,
            number=self.number,
            place=self.place,
            signature=self.signature,
            recipients=("Như thành phần mời", self.filed),
            missing=(*text.missing, *self.to_confirm, *signatory_gaps(self.signature)),
            facts=text.facts,
        )


def papers(
    conference: Conference, rules: Sequence[RuleLine], places: Sequence[PlaceLine]
) -> tuple[Paper | Series, ...]:
    """Give one invitation for each place; one for each line where the plan gives no number.

    Places beside each other whose invitations say the same share one text: only the code and its
    number differ.
    """
    form = _Form(conference, f"{len(places)} đại biểu" if places else "từng đại biểu")
    if not places:
        return tuple(form.paper(people_of(rule.text), None) for rule in rules)
    unassigned = sum(not place.invitee for place in places)
    nobody = Gap(f"chức vụ, đơn vị của đại biểu ở {unassigned} chỗ chưa phân bổ")
    return tuple(
        Series(
            paper=form.paper(invitee or nobody, _CODE),
            names=("code", "number"),
            rows=tuple(
                (address(conference.pk, place.nonce), f"{place.number:03d}") for place in alike
            ),
        )
        for invitee, alike in groupby(places, key=attrgetter("invitee"))
    )


def address(conference_id: int, nonce: str) -> str:
    """Give the address that an invitation's code opens."""
    token = issue(Ticket(conference_id=conference_id, nonce=nonce), settings.SECRET_KEY)
    return f"{settings.BASE_URL}/gm/{token}"


def duration(days: Decimal | None) -> str:
    """Write how long the event lasts: "01 ngày", "1/2 ngày", "1,5 ngày"; empty if not said."""
    if days is None:
        return ""
    if days == Decimal("0.5"):
        return "1/2 ngày"
    whole = days == days.to_integral_value()
    return f"{int(days):02d} ngày" if whole else f"{format_number(days.normalize())} ngày"


def _chair(head: Letterhead) -> str | Gap:
    return f"Lãnh đạo {head.host_long}" if head.host_long else Gap("người chủ trì")


_CODE = QrCode(
    data=slot("code"),
    size=CODE_SIZE,
    caption=text_of(f"Mã: {slot('number')}", bold=True)
    + text_of("\nXuất trình mã này khi đến dự để điểm danh và nhận tài liệu."),
)
