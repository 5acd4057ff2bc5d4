"""Before the proposal: reports of achievement to fill in, minutes of the meeting that selects."""

from __future__ import annotations

from hoinghi.awards.drafts import Draft
from hoinghi.awards.queries import Share
from hoinghi.awards.rules import RecipientKind
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.letterhead import plan_cited
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import FILED
from hoinghi.papers.model import (
    GAP,
    Align,
    Column,
    IssuingBody,
    Number,
    Paper,
    Row,
    Signature,
    Table,
)
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.papers.words import capitalise_first
from hoinghi.wording.queries import template

VOTE_COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Tập thể, cá nhân", share=42),
    Column(heading="Đơn vị, địa phương", share=36),
    Column(heading="Đồng ý", share=15, align=Align.CENTER, group="Số phiếu"),
    Column(heading="Không đồng ý", share=17, align=Align.CENTER, group="Số phiếu"),
    Column(heading="Tỷ lệ (%)", share=15, align=Align.CENTER),
    Column(heading="Kết quả", share=20, align=Align.CENTER),
)


def achievement_reports(conference: Conference, draft: Draft) -> tuple[Paper, ...]:
    """Give a form for each kind of recipient; it is filled in by the recipient."""
    return tuple(_achievement(conference, draft, share) for share in draft.awards.shares)


def _achievement(conference: Conference, draft: Draft, share: Share) -> Paper:
    is_collective = share.kind is RecipientKind.COLLECTIVE
    text = compose(
        template(conference, "hoinghi.awards", "achievement"),
        {
            "form": draft.awards.form_name,
            "awarder": draft.awarder,
            "noun": share.noun,
            "merit": draft.awards.merit or Gap("thành tích được khen thưởng"),
            "is_collective": is_collective,
            "blank": GAP,
        },
    )
    return Paper(
        kind="BC",
        issuer=IssuingBody(name="TÊN CƠ QUAN, ĐƠN VỊ"),
        title=text.title,
        number=Number(symbol=f"BC-{GAP}") if is_collective else None,
        place=GAP,
        addressees=(draft.awarder,),
        blocks=text.blocks,
        signature=Signature(
            position="THỦ TRƯỞNG ĐƠN VỊ" if is_collective else "XÁC NHẬN CỦA THỦ TRƯỞNG ĐƠN VỊ"
        ),
        second_signature=None if is_collective else Signature(position="NGƯỜI BÁO CÁO"),
        facts=text.facts,
    )


def minutes(conference: Conference, draft: Draft) -> Paper:
    """Give the minutes (biên bản) of the meeting; who voted how is written as it runs."""
    text = compose(
        template(conference, "hoinghi.awards", "minutes"),
        {
            "form": draft.awards.form_name,
            "whom": draft.whom,
            "merit": draft.awards.merit or Gap("thành tích được khen thưởng"),
            "plan": plan_cited(conference),
            "start": Gap("giờ, ngày bắt đầu họp xét khen thưởng"),
            "end": Gap("giờ, ngày kết thúc họp xét khen thưởng"),
            "where": Gap("địa điểm họp xét khen thưởng"),
            "members": Gap("thành viên dự họp xét khen thưởng (số có mặt trên tổng số)"),
            "chair": Gap("người chủ trì họp xét khen thưởng"),
            "secretary": Gap("thư ký họp xét khen thưởng"),
            "opinions": Gap("ý kiến thảo luận tại cuộc họp xét khen thưởng"),
        },
        {"votes": _votes(draft)},
    )
    symbol = f"BB-{draft.proposer.symbol if draft.proposer else GAP}"
    return working_paper(
        conference,
        "BB",
        text,
        issuer=draft.proposing_issuer,
        place=None,
        number=Number(symbol=symbol),
        signature=Signature(position="CHỦ TRÌ", name=GAP),
        second_signature=Signature(position="THƯ KÝ", name=GAP),
        recipients=(draft.proposer.name if draft.proposer else GAP, FILED),
        missing=("kết quả bỏ phiếu xét khen thưởng từng trường hợp",),
    )


def _votes(draft: Draft) -> Table:
    rows: list[Row] = []
    for share in draft.awards.shares:
        rows.append(
            Row(cells=(text_of(capitalise_first(share.noun)),), strong=True, span=len(VOTE_COLUMNS))
        )
        found = (one for one in draft.awards.recipients if one.kind == share.kind)
        for number, one in enumerate(found, start=1):
            cells = (str(number), one.name or GAP, one.detail or GAP, "", "", "", "")
            rows.append(Row(cells=tuple(map(text_of, cells))))
    return Table(columns=VOTE_COLUMNS, rows=tuple(rows))
