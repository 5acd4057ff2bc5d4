"""Bảng theo dõi thực hiện kết luận: task, unit, day, state, filled in until all is done."""

from __future__ import annotations

from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.papers.form import number_in_text, open_date
from hoinghi.papers.model import GAP, Align, Column, Orientation, Paper, Row, Table
from hoinghi.papers.text import compose, text_of
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=11, align=Align.CENTER),
    Column(heading="Nhiệm vụ theo kết luận", share=60),
    Column(heading="Chủ trì", share=32, group="Cơ quan thực hiện"),
    Column(heading="Phối hợp", share=32, group="Cơ quan thực hiện"),
    Column(heading="Thời hạn", share=22, align=Align.CENTER),
    Column(heading="Sản phẩm", share=26),
    Column(heading="Tiến độ", share=29, group="Kết quả"),
    Column(heading="Ngày xong", share=20, align=Align.CENTER, group="Kết quả"),
    Column(heading="Ghi chú", share=18),
)
OPEN_ROWS = 8


def tracking(conference: Conference) -> Paper:
    """Give the table, empty until the notice of conclusions is issued."""
    head = letterhead(conference)
    rows = (
        (str(number), *(GAP,) * 4, "", "Chưa thực hiện", "", "")
        for number in range(1, OPEN_ROWS + 1)
    )
    text = compose(
        template(conference, "hoinghi.followup", "tracking"),
        {
            "event": named(head.event),
            "notice": f"Thông báo {number_in_text(head.number('TB'))} {open_date(None)}",
        },
        {
            "tasks": Table(
                columns=COLUMNS,
                rows=tuple(Row(cells=tuple(map(text_of, cells))) for cells in rows),
                numbered=True,
            )
        },
    )
    return working_paper(
        conference,
        "BTD",
        text,
        orientation=Orientation.LANDSCAPE,
        missing=("nhiệm vụ, cơ quan chủ trì, phối hợp và thời hạn theo kết luận",),
    )
