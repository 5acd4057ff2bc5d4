"""What the writer of a template is told of its placeholders."""

from dataclasses import dataclass
from datetime import date

import pytest

from hoinghi.papers.model import Column, Table
from hoinghi.papers.slots import slot
from hoinghi.papers.values import Gap
from hoinghi.wording.rules import Shape, Wrong, in_vietnamese, placeholders, wrong


@dataclass(frozen=True)
class Talk:
    topic: str
    unit: Gap


TABLE = Table(columns=(Column(heading="TT"),), rows=())
KNOWN = placeholders(
    {
        "event": "Hội nghị sơ kết",
        "day": date(2023, 12, 5),
        "expected": 1660,
        "online": False,
        "chair": Gap("người chủ trì"),
        "invitee": slot("invitee"),
        "talks": (Talk(topic="trồng rừng", unit=Gap("đơn vị")),),
        "host": "x" * 500,
    },
    {"programme": TABLE},
)


@pytest.mark.parametrize(
    "name, shape, value, insert",
    [
        ("ten_hoi_nghi", Shape.TEXT, "Hội nghị sơ kết", "{{ ten_hoi_nghi }}"),
        (
            "ngay_to_chuc",
            Shape.DAY,
            "ngày 05 tháng 12 năm 2023",
            "{{ ngay_to_chuc|ngay }}",
        ),
        ("so_dai_bieu_du_kien", Shape.NUMBER, "1.660", "{{ so_dai_bieu_du_kien }}"),
        ("online", Shape.YES_NO, "Không", "{% if online %}…{% endif %}"),
        ("nguoi_chu_tri", Shape.TEXT, "người chủ trì", "{{ nguoi_chu_tri }}"),
        ("nguoi_duoc_moi", Shape.TEXT, "mỗi bản một khác", "{{ nguoi_duoc_moi }}"),
        (
            "so_tham_luan",
            Shape.LIST,
            "danh sách 1 mục",
            "{% for muc in so_tham_luan %}\n- {{ muc.chu_de_tham_luan }};\n{% endfor %}",
        ),
        ("[[programme]]", Shape.BLOCK, "bảng 0 dòng", "[[programme]]"),
    ],
)
def test_each_placeholder_tells_its_value_and_how_to_use_it(name, shape, value, insert):
    found = next(one for one in KNOWN if one.name == name)

    assert (found.shape, found.value, found.insert) == (shape, value, insert)


def test_only_gaps_are_missing_and_long_values_are_cut():
    assert [one.key for one in KNOWN if one.is_missing] == ["chair"]
    assert len(next(one for one in KNOWN if one.key == "host").value) == 160


def test_the_members_of_a_list_are_told_from_its_first():
    talks = next(one for one in KNOWN if one.key == "talks")

    assert [(one.name, one.value, one.insert, one.is_missing) for one in talks.members] == [
        ("chu_de_tham_luan", "trồng rừng", "{{ muc.chu_de_tham_luan }}", False),
        ("don_vi", "đơn vị", "{{ muc.don_vi }}", True),
    ]


def test_wrong_names_come_once_with_their_lines_and_the_nearest_known():
    asked = [("evnt", 9), ("la_lung", 4), ("evnt", 2), ("t.topik", 7), ("[[program]]", 8)]

    assert wrong(asked, KNOWN) == (
        Wrong(name="evnt", lines=(2, 9), nearest="ten_hoi_nghi"),
        Wrong(name="la_lung", lines=(4,), nearest=""),
        Wrong(name="t.topik", lines=(7,), nearest="t.chu_de_tham_luan"),
        Wrong(name="[[program]]", lines=(8,), nearest="[[programme]]"),
    )


def test_a_standard_text_is_shown_with_vietnamese_names():
    source = (
        "event {{ event|ngay }}{% for t in talks if not online %} {{ t.topic }}{% endfor %}\n\n"
    )

    assert in_vietnamese(source, KNOWN) == (
        "event {{ ten_hoi_nghi|ngay }}{% for t in so_tham_luan if not online %} "
        "{{ t.chu_de_tham_luan }}{% endfor %}\n\n"
    )


@pytest.mark.parametrize("source", ["{{ 'event", "{% raw %}{{ event }}{% endraw %}", "{# event #}"])
def test_what_is_no_placeholder_stays_as_it_was(source):
    assert in_vietnamese(source, KNOWN) == source
