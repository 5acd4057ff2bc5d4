"""Dossiers of plans that say little, much, or odd things: whole papers, no crash."""

import pytest

from hoinghi.conferences import dossier
from hoinghi.papers import draw
from hoinghi.papers.model import Format
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Lines,
    Plan,
    Signature,
    Talk,
)
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db

LONG = "Nội dung rất dài " * 200
ODD = "Trao “quà” <b>& {{ tặng }} {% raw %} ^[ghi chú] [[khoi]] | # * _ " + chr(0xE000)


def points(*texts: str) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(order=n, time=None, text=text, presenter=None, lines=Lines(n, n))
        for n, text in enumerate(texts, start=1)
    )


PLANS = {
    "only a title": Plan(title="Tổ chức Hội nghị sơ kết công tác năm"),
    "a commune after 2025": make_plan(issuer="UBND xã Bình Chánh", parent_issuer=None),
    "a ministry": make_plan(issuer="Bộ Nội vụ", signature=Signature(position="BỘ TRƯỞNG")),
    "the Party": make_plan(issuer="Huyện ủy Bình Sơn", number="12-KH/HU"),
    "a school by screen": make_plan(
        issuer="Trường THPT Cao Lãnh 2",
        event=Event(name="sinh hoạt chuyên môn", venue="Trực tuyến qua Google Meet"),
    ),
    "odd words": make_plan(
        agenda=points(f"{ODD} khai mạc", f"Báo cáo {ODD}", f"Chiếu phóng sự {ODD}", "Kết luận"),
        talks=(Talk(unit=ODD, topic=ODD, lines=Lines(7, 7)),),
        awards=Awards(collectives=1, individuals=None, text=ODD, lines=Lines(8, 8)),
    ),
    "long words": make_plan(
        agenda=points(f"Khai mạc {LONG}", f"Báo cáo {LONG}", "Kết luận"),
        talks=(Talk(unit="Hội Nông dân huyện", topic=LONG, lines=Lines(7, 7)),),
    ),
    "more people than places": make_plan(
        delegates=(
            DelegateRule(
                group=None, text="Đại biểu", count=400, per_unit=None, lines=Lines(13, 13)
            ),
        ),
        event=Event(name=PLAN.event.name, delegate_count=10, venue="Hội trường"),
    ),
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_every_part_can_be_drawn(plan):
    parts = dossier.parts(make_conference(plan))

    assert parts[-1].slug == "muc-luc-van-ban"
    for part in parts:
        for form in part.formats:
            head = b"PK" if form is Format.DOCX else b"%PDF-"
            assert draw(part.contents, form).startswith(head), part.slug


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS.keys())
def test_no_part_says_what_a_template_says_to_itself(plan):
    for part in dossier.parts(make_conference(plan)):
        told = repr(part.contents)
        assert "{#" not in told
        assert "None" not in "".join(missing for content in part.contents
                                     for missing in content.missing)  # fmt: skip
