"""The papers of this room: selection, proposal (tờ trình), decision with lists, certificates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hoinghi.awards import selection
from hoinghi.awards.drafts import Draft
from hoinghi.awards.queries import Awards, Recipient, awards_of
from hoinghi.awards.rules import AwardForm
from hoinghi.awards.wording import achieved
from hoinghi.conferences.letterhead import basis_cited, plan_cited, plan_gaps
from hoinghi.conferences.models import Conference
from hoinghi.conferences.queries import legal_bases
from hoinghi.dispatch.queries import FILED
from hoinghi.papers.model import (
    GAP,
    Certificate,
    DossierPart,
    Format,
    Number,
    Paper,
    Signature,
)
from hoinghi.papers.text import Gap, compose
from hoinghi.papers.words import capitalise_first
from hoinghi.wording.queries import template


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give proposal, decision and certificates, where the plan orders awards."""
    awards = awards_of(conference)
    if awards is None:
        return
    draft = Draft(conference, awards)
    if awards.shares:
        yield DossierPart(
            slug="bao-cao-thanh-tich",
            order=64,
            title="Mẫu báo cáo thành tích",
            contents=selection.achievement_reports(conference, draft),
        )
    yield DossierPart(
        slug="bien-ban-xet-khen-thuong",
        order=66,
        title="Biên bản họp xét khen thưởng",
        contents=(selection.minutes(conference, draft),),
    )
    yield DossierPart(
        slug="to-trinh-khen-thuong",
        order=70,
        title="Tờ trình khen thưởng",
        contents=(_proposal(conference, draft),),
    )
    yield DossierPart(
        slug="quyet-dinh-khen-thuong",
        order=72,
        title="Quyết định khen thưởng và danh sách",
        contents=(_decision(conference, draft),),
    )
    if awards.recipients:
        yield DossierPart(
            slug=_slug(awards),
            order=76,
            title=awards.form_name,
            contents=tuple(_certificate(draft, one) for one in awards.recipients),
            formats=(Format.PDF,),
        )


def _slug(awards: Awards) -> str:
    return "bang-khen" if awards.form is AwardForm.MERIT else "giay-khen"


def _proposal(conference: Conference, draft: Draft) -> Paper:
    body = draft.proposer
    head = draft.head
    text = compose(
        template(conference, "hoinghi.awards", "proposal"),
        {
            **draft.values(),
            "plan": plan_cited(conference),
            "proposer": body.name if body else Gap("cơ quan trình khen thưởng"),
            "meeting": Gap("ngày họp xét khen thưởng"),
            "votes": Gap("kết quả biểu quyết của cuộc họp xét khen thưởng"),
        },
    )
    return Paper(
        kind="TTR",
        issuer=draft.proposing_issuer,
        title=text.title,
        number=Number(symbol=draft.proposal_symbol),
        place=head.place,
        addressees=(draft.awarder,),
        bases=draft.bases(is_decision=False),
        blocks=text.blocks,
        signature=Signature(position=draft.proposing_position),
        recipients=("Như trên", FILED),
        annexes=draft.annexes("đề nghị tặng"),
        missing=(
            *plan_gaps(conference),
            *text.missing,
            *draft.doubts(),
            "chức vụ, họ tên người ký Tờ trình",
        ),
        facts=text.facts,
    )


def _decision(conference: Conference, draft: Draft) -> Paper:
    head = draft.head
    text = compose(
        template(conference, "hoinghi.awards", "decision"),
        {**draft.values(), "executors": draft.executors},
    )
    movement = [
        basis_cited(basis)
        for basis in legal_bases(conference)
        if "thi đua" in basis.subject and basis.type != "Công văn"
    ]
    return Paper(
        kind="QD",
        # The lists say whose decision they belong to: the chair's, not the committee's.
        issuer=replace(head.issuer, in_text=draft.awarder),
        title=text.title,
        number=head.number("QĐ"),
        place=head.place,
        authority_heading=draft.awarder.upper(),
        bases=(
            *draft.bases(is_decision=True),
            *movement,
            f"Căn cứ {plan_cited(conference)}",
            f"Theo đề nghị của {draft.proposing_head} "
            f"tại Tờ trình số {GAP}/{draft.proposal_symbol} ngày {GAP} tháng {GAP} năm {GAP}",
        ),
        blocks=text.blocks,
        signature=draft.signature,
        recipients=("Như Điều 3", FILED),
        annexes=draft.annexes("được tặng"),
        missing=(
            *plan_gaps(conference),
            "số, ngày của Tờ trình khen thưởng",
            *text.missing,
            *draft.doubts(),
            *draft.signing_doubts,
        ),
        facts=text.facts,
    )


def _certificate(draft: Draft, recipient: Recipient) -> Certificate:
    known = bool(recipient.name)
    return Certificate(
        awarding_authority=draft.awarder.upper(),
        title=draft.awards.form_name.upper(),
        recipient=recipient.name or GAP,
        recipient_detail=recipient.detail if known else GAP,
        merit=capitalise_first(achieved(draft.awards.merit or GAP)),
        place=draft.head.place or GAP,
        date=None,
        decision=f"Quyết định số {GAP}/{draft.head.number('QĐ').symbol} "
        f"ngày {GAP} tháng {GAP} năm {GAP}",
        signature=draft.signature,
        register_number=GAP,
        missing=(
            *draft.certificate_gaps,
            *draft.signing_doubts,
            f"số, ngày Quyết định khen thưởng; số sổ vàng của {draft.awards.form_name}",
        ),
    )
