"""The paper of this room: the plan itself (kế hoạch), in the form of the decree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoinghi.conferences.letterhead import committee_signature, letterhead, signatory_gaps
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import plan_in_force
from hoinghi.dispatch.plan_text import PlanText, plan_text
from hoinghi.dispatch.queries import recipients
from hoinghi.papers.marks import mended
from hoinghi.papers.model import DossierPart, Number, Paper, Paragraph
from hoinghi.papers.text import text_of
from hoinghi.reading.as_json import plan_from_json
from hoinghi.reading.plan import Plan

_NUMBER = re.compile(r"(\d+)/(.+)")


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the plan again, in right form and with its slips mended, to be edited and signed."""
    revision = plan_in_force(conference)
    plan, text = plan_from_json(revision.plan), plan_text(revision.source)
    if text.blocks:
        yield DossierPart(
            slug="ke-hoach",
            order=5,
            title="Kế hoạch tổ chức",
            contents=(_plan(conference, plan, text),),
        )


def _plan(conference: Conference, plan: Plan, text: PlanText) -> Paper:
    head, signature = letterhead(conference), committee_signature(conference)
    return Paper(
        kind="KH",
        issuer=head.issuer,
        title=mended(plan.title or conference.title),
        number=_number(conference.plan_number) or head.number("KH"),
        place=head.place,
        date=conference.plan_date,
        bases=text.bases,
        blocks=(*(Paragraph(text=text_of(words)) for words in text.opening), *text.blocks),
        signature=signature,
        recipients=recipients(conference),
        missing=(*_gaps(conference, text), *signatory_gaps(signature)),
    )


def _number(printed: str) -> Number | None:
    """Take a number as printed apart: "05/KH-UBND"; none where the clerk has still to give it."""
    found = _NUMBER.fullmatch(printed)
    return Number(symbol=found[2], serial=int(found[1])) if found else None


def _gaps(conference: Conference, text: PlanText) -> Iterator[str]:
    if not conference.plan_number or not conference.plan_date:
        yield "số, ngày ban hành của Kế hoạch"
    if not conference.place:
        yield "địa danh ban hành của Kế hoạch"
    if text.annex_lines:
        yield f"phụ lục kèm theo Kế hoạch ({text.annex_lines} đoạn): chép từ bản gốc"
