"""Phóng sự: the script of the film that the programme shows, scene by scene."""

from __future__ import annotations

from hoinghi.agenda import queries
from hoinghi.agenda.durations import customs
from hoinghi.agenda.rules import PointKind
from hoinghi.agenda.spoken import shown
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import GAP, Align, Column, Orientation, Paper, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="Cảnh", share=0.9, align=Align.CENTER),
    Column(heading="Nội dung", share=2.6),
    Column(heading="Hình ảnh, nơi ghi hình", share=3),
    Column(heading="Lời bình", share=4.5),
    Column(heading="Thời lượng", share=1.1, align=Align.CENTER),
    Column(heading="Ghi chú", share=1.6),
)
SCENES = (
    "Mở đầu: tên phóng sự, bối cảnh địa phương",
    "Chủ trương, sự vào cuộc của cấp ủy, chính quyền, Mặt trận và đoàn thể",
    "Cách làm ở cơ sở: mô hình, phần việc cụ thể",
    "Tập thể, cá nhân tiêu biểu; phỏng vấn người trong cuộc",
    "Kết quả, thay đổi trong đời sống người dân",
    "Kết: thông điệp, nhiệm vụ thời gian tới",
)


def films(conference: Conference) -> tuple[Paper, ...]:
    """Give a script for each film of the programme."""
    points = [p for p in queries.points(conference) if p.kind is PointKind.FILM]
    return tuple(
        _film(conference, point.text, point.minutes or customs().usual.kinds[PointKind.FILM])
        for point in points
    )


def _film(conference: Conference, subject: str, minutes: int) -> Paper:
    head = letterhead(conference)
    rows = ((str(number), scene, *(GAP,) * 3, "") for number, scene in enumerate(SCENES, start=1))
    table = Table(
        columns=COLUMNS, rows=tuple(Row(cells=tuple(map(text_of, cells))) for cells in rows)
    )
    text = compose(
        template(conference, "hoinghi.agenda", "film"),
        {
            "subject": shown(subject.strip(" .;")),
            "event": named(head.event),
            "noun": noun(head.event),
            "minutes": minutes,
            "maker": Gap("đơn vị thực hiện phóng sự"),
            "approver": Gap("người duyệt nội dung phóng sự"),
        },
        {"scenes": table},
    )
    return working_paper(
        conference,
        "PS",
        text,
        orientation=Orientation.LANDSCAPE,
        missing=("hình ảnh, lời bình, thời lượng từng cảnh của phóng sự",),
    )
