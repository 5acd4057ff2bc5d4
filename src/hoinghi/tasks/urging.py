"""Công văn đôn đốc: the last step of the ladder, with the list of those who are late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hoinghi.conferences.drafts import issued_paper
from hoinghi.conferences.gatherings import short_name
from hoinghi.conferences.letterhead import committee_signature, letterhead, plan_cited, plan_gaps
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import filing
from hoinghi.papers.model import Align, Annex, Column, Paper, Paragraph, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.tasks.records import LateLine
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.6, align=Align.CENTER),
    Column(heading="Cơ quan, đơn vị, địa phương", share=6),
    Column(heading="Thời hạn", share=1.5, align=Align.CENTER),
    Column(heading="Số ngày trễ", share=1, align=Align.CENTER),
)


def urging(conference: Conference, late: Sequence[LateLine], today: date) -> Paper:
    """Draft the letter to those in *late*; the day by which they are to deliver is left open."""
    head = letterhead(conference)
    names = tuple(dict.fromkeys(name_of(line) for line in late))
    text = compose(
        template(conference, "hoinghi.tasks", "urging"),
        {
            "event_short": short_name(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "asks": "yêu cầu" if head.is_committee else "đề nghị",
            "by_now": f"{today:%d/%m/%Y}",
            "late": len(names),
            "shares": len(late),
            "new_due": Gap("thời hạn theo công văn đôn đốc"),
        },
    )
    return issued_paper(
        conference,
        "CV",
        text,
        signature=committee_signature(conference),
        number=head.letter_number(filing(conference)),
        addressees=names,
        recipients=("Như trên", filing(conference)),
        annexes=(late_list(late, today),),
        missing=plan_gaps(conference),
    )


def name_of(line: LateLine) -> str:
    """Name who is late: the body, else whoever the plan says."""
    return line.duty.name or "; ".join(line.row.leads) or "……"


def late_list(late: Sequence[LateLine], today: date) -> Annex:
    """Give one table for each task: its words stand once, however many are late with it."""
    blocks: list[Paragraph | Table] = []
    for number, (task, lines) in enumerate(_by_task(late), start=1):
        rows = tuple(_row(at, line, today) for at, line in enumerate(lines, start=1))
        blocks.append(Paragraph(text=text_of(f"{number}. {task}")))
        blocks.append(Table(columns=COLUMNS, rows=rows))
    title = "Các cơ quan, đơn vị, địa phương chưa hoàn thành phần việc đã quá hạn"
    return Annex(title=title, blocks=tuple(blocks))


def _by_task(late: Sequence[LateLine]) -> list[tuple[str, list[LateLine]]]:
    found: dict[int, list[LateLine]] = {}
    for line in late:
        found.setdefault(line.row.number, []).append(line)
    return [(lines[0].row.title, lines) for _, lines in sorted(found.items())]


def _row(number: int, line: LateLine, today: date) -> Row:
    due = line.duty.due
    assert due is not None
    cells = (str(number), name_of(line), f"{due:%d/%m/%Y}", str((today - due).days))
    return Row(cells=tuple(map(text_of, cells)))
