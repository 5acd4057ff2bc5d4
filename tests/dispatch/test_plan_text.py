"""The plan drawn again: its words, in the form of the decree."""

import pytest

from hoinghi.dispatch.plan_text import _divided, plan_text
from hoinghi.papers.model import Heading, Paragraph, Table
from hoinghi.papers.text import plain

PLAN = """KẾ HOẠCH
Tổ chức Hội nghị

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015;
Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ;
UBND huyện Bình Sơn ban hành Kế hoạch như sau:
I. Mục đích, yêu cầu
1. Mục đích
- Nhìn lại nửa chặng đường ,thực hiện "Chương trình''.
2. Yêu cầu: gọn, tiết kiệm.
II. Tổ chức thực hiện
1. Phòng Nội vụ chuẩn bị hồ sơ.
Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
"""


def test_grounds_stand_one_each_and_apart_from_what_enacts():
    text = plan_text(PLAN)

    assert text.bases == (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015",
        "Căn cứ Quyết định số 90/QĐ-TTg ngày 18/01/2022 của Thủ tướng Chính phủ",
    )
    assert text.opening == ("UBND huyện Bình Sơn ban hành Kế hoạch như sau:",)


@pytest.mark.parametrize(
    ("written", "grounds", "rest"),
    [
        (
            "Căn cứ Quyết định số 1/QĐ-UBND về việc A; Quyết định số 2/QĐ-UBND về việc B và "
            "Công văn số 3/SLĐ về việc C; UBND huyện ban hành Kế hoạch, cụ thể như sau:",
            [
                "Căn cứ Quyết định số 1/QĐ-UBND về việc A",
                "Căn cứ Quyết định số 2/QĐ-UBND về việc B",
                "Căn cứ Công văn số 3/SLĐ về việc C",
            ],
            "UBND huyện ban hành Kế hoạch, cụ thể như sau:",
        ),
        ("Xét đề nghị của 03 đơn vị.", ["Xét đề nghị của 03 đơn vị"], ""),
        (
            "Căn cứ Quyết định số 2017/QĐ-UBND về việc ban hành Kế hoạch tổ chức phong trào;",
            ["Căn cứ Quyết định số 2017/QĐ-UBND về việc ban hành Kế hoạch tổ chức phong trào"],
            "",
        ),
        ("Thực hiện Kế hoạch số 5/KH-SGDĐT, Sở xây dựng Kế hoạch:", [], None),
    ],
)
def test_a_sentence_of_several_grounds_is_divided(written, grounds, rest):
    assert _divided(written) == (grounds, written if rest is None else rest)


def test_parts_are_in_capitals_and_items_keep_their_words():
    blocks = plan_text(PLAN).blocks

    assert [(block.level, plain(block.text)) for block in blocks if isinstance(block, Heading)] == [
        (1, "I. MỤC ĐÍCH, YÊU CẦU"),
        (2, "1. Mục đích"),
        (1, "II. TỔ CHỨC THỰC HIỆN"),
    ]
    assert [plain(block.text) for block in blocks if isinstance(block, Paragraph)][:2] == [
        "- Nhìn lại nửa chặng đường ,thực hiện “Chương trình”.",
        "2. Yêu cầu: gọn, tiết kiệm.",
    ]


def test_a_table_of_the_plan_stays_a_table():
    rows = "TT\tNhiệm vụ\tĐơn vị\n1\tChuẩn bị hội trường\tVăn phòng\n2\tIn tài liệu\tVăn phòng\n"
    source = PLAN.replace("1. Phòng Nội vụ chuẩn bị hồ sơ.\n", f"1. Phân công\n{rows}")

    (table,) = (block for block in plan_text(source).blocks if isinstance(block, Table))

    assert [column.heading for column in table.columns] == ["TT", "Nhiệm vụ", "Đơn vị"]
    assert [plain(row.cells[1]) for row in table.rows] == ["Chuẩn bị hội trường", "In tài liệu"]


def test_what_is_no_plan_has_no_body():
    assert plan_text("") == ((), (), (), 0)
