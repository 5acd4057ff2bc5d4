from dataclasses import replace

import pytest

from hoinghi.papers.layout import Cells, Line, Sheet, document_title, lay_out, with_end_mark
from hoinghi.papers.model import Column, Row, Run, Table
from hoinghi.papers.text import plain
from tests.papers.paper_samples import (
    BIEN_BAN,
    CONG_VAN,
    GIAY_MOI,
    KE_HOACH,
    QUYET_DINH,
    TO_TRINH,
    words,
)


def texts(sheet: Sheet) -> list[str]:
    return [plain(line.text) for line in every_line(sheet.elements)]


def every_line(elements):
    for element in elements:
        if isinstance(element, Line):
            yield element
        elif isinstance(element, Cells):
            for row in element.rows:
                for cell in row:
                    yield from every_line(cell)


@pytest.mark.parametrize(
    ("written", "closed"),
    [
        ("Hết.", "Hết./."),
        ("Hết", "Hết./."),
        ("Hết;", "Hết./."),
        ("Hết./.", "Hết./."),
        ("Hết ", "Hết./."),
    ],
)
def test_the_text_of_an_official_paper_ends_with_its_mark(written, closed):
    assert with_end_mark(words(written)) == words(closed)


def test_the_end_mark_stands_in_the_last_run_only():
    text = (Run(text="Điều 2. ", bold=True), Run(text="Có hiệu lực."))

    assert with_end_mark(text) == (Run(text="Điều 2. ", bold=True), Run(text="Có hiệu lực./."))


def test_an_invitation_ends_before_its_code():
    (sheet,) = lay_out([GIAY_MOI])

    assert "Rất mong đồng chí có mặt đúng thời gian để Hội nghị thành công tốt đẹp./." in texts(
        sheet
    )


def test_a_working_paper_has_no_end_mark():
    (sheet,) = lay_out([replace(GIAY_MOI, kind="KB", blocks=GIAY_MOI.blocks[:3])])

    assert not any("./." in text for text in texts(sheet))


def test_bases_end_with_semicolons_and_the_last_with_a_full_stop():
    sheet = lay_out([KE_HOACH])[0]
    bases = [plain(line.text) for line in every_line(sheet.elements) if line.style == "CanCu"]

    assert [base[-1] for base in bases] == [";", ";", "."]


def test_recipients_stand_one_a_line_with_dash_and_mark():
    sheet = lay_out([CONG_VAN])[0]
    lines = [plain(line.text) for line in every_line(sheet.elements) if line.style == "NoiNhanDong"]

    assert lines == ["- Như trên;", "- CT, các PCT UBND huyện;", "- Lưu: VT, LĐTBXH."]


def test_one_addressee_stands_on_the_line_of_kinh_gui():
    assert "Kính gửi: Chủ tịch Ủy ban nhân dân huyện Bình Sơn" in texts(lay_out([TO_TRINH])[0])


def test_several_addressees_stand_under_it_one_a_line():
    lines = [
        line for line in every_line(lay_out([CONG_VAN])[0].elements) if line.style == "KinhGui"
    ]

    assert [plain(line.text) for line in lines] == [
        "Kính gửi:",
        "- Phòng Tài chính - Kế hoạch;",
        "- Phòng Nông nghiệp và Phát triển nông thôn;",
        "- Ủy ban nhân dân các xã, thị trấn.",
    ]


def test_a_kind_without_kinh_gui_refuses_addressees():
    with pytest.raises(ValueError, match="Kính gửi"):
        lay_out([replace(KE_HOACH, addressees=("Ai đó",))])


def test_a_decision_has_authority_bases_and_enacting_words_in_order():
    found = texts(lay_out([QUYET_DINH])[0])
    order = [
        "QUYẾT ĐỊNH",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Xét đề nghị của Phòng Nội vụ.",
        "QUYẾT ĐỊNH:",
        "Điều 1. Tặng Giấy khen cho 12 tập thể và 12 cá nhân có tên tại Phụ lục kèm theo.",
    ]

    places = [found.index(text) for text in order]
    assert places == sorted(places)


def test_minutes_have_a_number_but_no_place_and_date_and_two_signatures():
    found = texts(lay_out([BIEN_BAN])[0])

    assert not any("tháng …… năm" in text for text in found)
    assert found.index("THƯ KÝ") < found.index("CHỦ TỌA") < found.index("Nơi nhận:")


def test_annexes_and_what_is_missing_follow_on_sheets_of_their_own():
    sheets = lay_out([KE_HOACH])

    assert [texts(sheet)[:3] for sheet in sheets[1:]] == [
        [
            "Phụ lục I",
            "ĐỀ CƯƠNG BÁO CÁO",
            "(Kèm theo Kế hoạch số 05/KH-UBND ngày 10 tháng 11 năm 2023\n"
            "của Ủy ban nhân dân huyện Bình Sơn)",
        ],
        [
            "Phụ lục II",
            "BẢNG PHÂN CÔNG NHIỆM VỤ",
            "(Kèm theo Kế hoạch số 05/KH-UBND ngày 10 tháng 11 năm 2023 "
            "của Ủy ban nhân dân huyện Bình Sơn)",
        ],
        [
            "CÒN THIẾU",
            "(Tờ này để người soạn thảo theo dõi; bỏ ra trước khi ban hành)",
            "1. Ngày tổ chức hội nghị;",
        ],
    ]


def test_many_papers_name_each_missing_fact_once():
    papers = [replace(GIAY_MOI, missing=("ngày họp", "địa điểm"))] * 3

    sheets = lay_out(papers)

    assert len(sheets) == 4
    assert texts(sheets[-1])[2:] == ["1. Ngày họp;", "2. Địa điểm."]


@pytest.mark.parametrize(
    "table",
    [
        Table(columns=(), rows=()),
        Table(columns=(Column(heading="a", share=0),), rows=()),
        Table(columns=(Column(heading="a"),), rows=(Row(cells=((), ())),)),
    ],
)
def test_a_table_that_does_not_fit_together_is_an_error(table):
    with pytest.raises(ValueError, match="columns"):
        lay_out([replace(KE_HOACH, blocks=(table,))])


def test_the_file_is_named_by_kind_and_title():
    assert document_title(TO_TRINH) == "Tờ trình Về việc khen thưởng tập thể, cá nhân tiêu biểu"
