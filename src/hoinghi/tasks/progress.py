"""Báo cáo tiến độ chuẩn bị hội nghị: what is done, who is late, what comes next, with a chart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.translation import override

from hoinghi.charts import figure
from hoinghi.conferences.drafts import issued_paper
from hoinghi.conferences.gatherings import short_name
from hoinghi.conferences.letterhead import committee_signature, letterhead, plan_cited, plan_gaps
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.queries import recipients
from hoinghi.papers.model import Align, Block, Column, Paper, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.tasks import glance
from hoinghi.tasks.listing import rows
from hoinghi.tasks.outline import outline
from hoinghi.tasks.records import late, lines_late
from hoinghi.tasks.rules import State
from hoinghi.tasks.tally import Tally, tally
from hoinghi.tasks.urging import late_list, name_of
from hoinghi.units.models import Organisation
from hoinghi.wording.queries import template

SHOWN_TASKS = 15
COLUMNS = (
    Column(heading="TT", share=0.6, align=Align.CENTER),
    Column(heading="Nhiệm vụ", share=5),
    Column(heading="Chủ trì", share=3),
    Column(heading="Thời hạn", share=1.5, align=Align.CENTER),
)


def progress(conference: Conference, today: date) -> Paper:
    """Draft the report on *today*; the day by which the late are to deliver is left open."""
    head, counted = letterhead(conference), tally(conference, today)
    overdue = late(rows(conference, lines_late(outline(conference, today)), today))
    blocks = _blocks(conference, counted, today)
    text = compose(
        template(conference, "hoinghi.tasks", "progress"),
        {
            "event_short": short_name(head.event),
            "plan": plan_cited(conference),
            "host": head.host,
            "by_now": f"{today:%d/%m/%Y}",
            "counted": counted.tasks - counted.states[State.CANCELLED],
            "done": counted.states[State.DONE] + counted.states[State.ACCEPTED],
            "shares_late": len(overdue),
            "bodies_late": len({name_of(line) for line in overdue}),
            "has_chart": "by_lead" in blocks,
            "has_next": "to_come" in blocks,
            "new_due": Gap("thời hạn hoàn thành phần việc quá hạn"),
        },
        blocks,
    )
    return issued_paper(
        conference,
        "BC",
        text,
        signature=committee_signature(conference),
        number=head.number("BC"),
        recipients=recipients(conference),
        annexes=(late_list(overdue, today),) if overdue else (),
        missing=plan_gaps(conference),
    )


def _blocks(conference: Conference, counted: Tally, today: date) -> dict[str, Block]:
    """Give chart and table, each only where it has something to say."""
    made: dict[str, Block] = {}
    shown = counted.bodies[: glance.SHOWN_BODIES]
    if shown:
        found = Organisation.objects.filter(pk__in=[one.body for one in shown])
        made["by_lead"] = _chart(counted, dict(found.values_list("pk", "name")))
    next_ = [line for line in counted.to_come if line.due and line.due >= today][:SHOWN_TASKS]
    if next_:
        made["to_come"] = Table(
            columns=COLUMNS,
            rows=tuple(
                _row(
                    number,
                    (row.title, "; ".join(row.leads), f"{row.due:%d/%m/%Y}" if row.due else ""),
                )
                for number, row in enumerate(rows(conference, next_, today), start=1)
            ),
        )
    return made


def _chart(counted: Tally, names: Mapping[int, str]) -> Block:
    with override("vi"):  # papers are Vietnamese, whatever language the page has
        chart = glance.by_lead(counted.bodies[: glance.SHOWN_BODIES], names)
        return figure(chart, text_of(f"{chart.title} (số {chart.unit})"))


def _row(number: int, cells: Sequence[str]) -> Row:
    return Row(cells=tuple(map(text_of, (str(number), *cells))))
