"""The paper of this room: who does what by when (bảng phân công nhiệm vụ)."""

from __future__ import annotations

from collections.abc import Iterator

from hoinghi.conferences.letterhead import letterhead, plan_cited, plan_gaps
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import (
    GAP,
    Align,
    Column,
    DossierPart,
    Orientation,
    Paper,
    Row,
    Table,
)
from hoinghi.papers.text import compose, text_of
from hoinghi.papers.words import capitalise_first
from hoinghi.tasks.queries import TaskLine, task_lines
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.5, align=Align.CENTER),
    Column(heading="Nhiệm vụ", share=5),
    Column(heading="Chủ trì", share=2.6),
    Column(heading="Phối hợp", share=2),
    Column(heading="Thời hạn", share=1.4),
    Column(heading="Dòng trong kế hoạch", share=1.1, align=Align.CENTER),
)


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the assignment table, where the plan gives tasks."""
    lines = task_lines(conference)
    if lines:
        yield DossierPart(
            slug="bang-phan-cong-nhiem-vu",
            order=20,
            title="Bảng phân công nhiệm vụ",
            contents=(_assignment(conference, lines),),
        )


def _assignment(conference: Conference, lines: list[TaskLine]) -> Paper:
    head = letterhead(conference)
    table = Table(columns=COLUMNS, rows=tuple(_row(line) for line in lines))
    text = compose(
        template(conference, "hoinghi.tasks", "assignment"),
        {"event": head.event, "plan": plan_cited(conference), "host": head.host},
        {"tasks": table},
    )
    return Paper(
        kind="BPC",
        issuer=head.issuer,
        title=text.title,
        blocks=text.blocks,
        place=head.place,
        orientation=Orientation.LANDSCAPE,
        missing=(*plan_gaps(conference), *text.missing, *_without_lead(lines)),
        facts=text.facts,
    )


def _without_lead(lines: list[TaskLine]) -> tuple[str, ...]:
    """Name the tasks that the plan gives to nobody in particular."""
    numbers = ", ".join(str(line.position) for line in lines if not line.leads_named)
    return (f"cơ quan, người chủ trì nhiệm vụ số {numbers}",) if numbers else ()


def _row(line: TaskLine) -> Row:
    cells = (
        str(line.position),
        capitalise_first(line.action),
        capitalise_first("; ".join(line.leads_named)) or GAP,
        capitalise_first("; ".join(line.supporting_named)),
        capitalise_first(line.deadline_text) or "Theo tiến độ chung",
        _lines(line),
    )
    return Row(cells=tuple(text_of(cell) for cell in cells))


def _lines(line: TaskLine) -> str:
    first, last = line.first_line, line.last_line
    return str(first) if first == last else f"{first}–{last}"
