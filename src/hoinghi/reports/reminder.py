"""Công văn đôn đốc: to those whose report has not come by the day, with the list of all."""

from __future__ import annotations

from hoinghi.conferences.drafts import issued_paper
from hoinghi.conferences.gatherings import short_name
from hoinghi.conferences.letterhead import (
    committee_signature,
    letterhead,
    plan_cited,
    plan_gaps,
    words_of_plan,
)
from hoinghi.conferences.models import Conference
from hoinghi.conferences.orders import either, sent_to
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import Align, Annex, Column, Paper, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.reports.queries import CallLine
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.6, align=Align.CENTER),
    Column(heading="Cơ quan, đơn vị, địa phương", share=4.4),
    Column(heading="Thời hạn", share=1.6),
    Column(heading="Ngày gửi", share=1.4, align=Align.CENTER),
    Column(heading="Ghi chú", share=1.6),
)


def reminder(conference: Conference, call: CallLine) -> Paper:
    """Give the letter; who is late is known only when the day has passed."""
    head = letterhead(conference)
    told = (call.action, words_of_plan(conference, call.first_line, call.last_line))
    text = compose(
        template(conference, "hoinghi.reports", "reminder"),
        {
            "event_short": short_name(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "asks": "yêu cầu" if head.is_committee else "đề nghị",
            "due": call.due_text or Gap("thời hạn gửi báo cáo"),
            "to": either(sent_to, *told) or Gap("nơi nhận báo cáo của các cơ quan, đơn vị"),
            "total": len(call.units),
            "by_now": Gap("ngày chốt số liệu đôn đốc"),
            "late": Gap("số cơ quan, đơn vị chưa gửi báo cáo"),
            "new_due": Gap("thời hạn gửi báo cáo theo công văn đôn đốc"),
        },
    )
    return issued_paper(
        conference,
        "CV",
        text,
        signature=committee_signature(conference),
        number=head.letter_number(filing(conference)),
        addressees=tuple(name for letter in call.letters for name in letter.addressees),
        recipients=("Như trên", filing(conference)),
        annexes=(_list(call),),
        missing=plan_gaps(conference),
    )


def _list(call: CallLine) -> Annex:
    rows = (
        (str(number), unit.name, call.due_text, "", "")
        for number, unit in enumerate(call.units, start=1)
    )
    table = Table(
        columns=COLUMNS, rows=tuple(Row(cells=tuple(map(text_of, cells))) for cells in rows)
    )
    return Annex(title="Tình hình gửi báo cáo của các cơ quan, đơn vị, địa phương", blocks=(table,))
