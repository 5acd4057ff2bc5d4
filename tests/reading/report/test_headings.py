"""Headings in other wording and numbering, and those that answer nothing."""

import pytest

from hoinghi.reading.report import read_report_text
from tests.reading.report.reports import OUTLINE

KNOWN = [
    ("I. Khái quát tình hình địa phương", "I"),
    ("I. Công tác chỉ đạo, điều hành", "I"),
    ("B. KẾT QUẢ ĐẠT ĐƯỢC", "II"),
    ("II. Kết quả thực hiện Chương trình MTQG giảm nghèo bền vững giai đoạn 2021-2023", "II"),
    ("1. Kết quả thực hiện mục tiêu giảm nghèo", "II.1"),
    ("2. Các chiều thiếu hụt dịch vụ xã hội cơ bản", "II.2"),
    ("3. Thực hiện 7 dự án của Chương trình", "II.3"),
    ("4. Chính sách hỗ trợ giảm nghèo thường xuyên", "II.4"),
    ("5. Kinh phí thực hiện", "II.5"),
    ("III. CÔNG TÁC THI ĐUA, KHEN THƯỞNG", "III"),
    ("Phần thứ tư: ƯU ĐIỂM, HẠN CHẾ", "IV"),
    ("IV. Nhận xét, đánh giá", "IV"),
    ("V. Nhiệm vụ trọng tâm năm 2024", "V"),
    ("PHẦN VI. ĐỀ XUẤT, KIẾN NGHỊ", "VI"),
]


NARRATIVE = (
    "Nội dung của mục này được viết thành lời văn, dài hơn một dòng để giống báo cáo thật,\n"
    "có câu thứ hai nói thêm để đủ dài, rồi câu thứ ba cũng vậy, vì báo cáo nào cũng có vài dòng\n"
    "cho mỗi mục của đề cương mà cấp trên gửi xuống."
)


@pytest.mark.parametrize(("heading", "number"), KNOWN)
def test_a_heading_finds_its_section(heading, number):
    above = "II. Kết quả thực hiện Chương trình" if number.startswith("II.") else ""
    # Numbers in order, so that the heading is one.
    label = heading.partition(".")[0]
    before = [f"{n}. Việc thứ {n}" for n in range(1, int(label))] if label.isdigit() else []
    text = "\n\n".join([above, *before, heading, NARRATIVE])
    reading = read_report_text(text, OUTLINE)

    assert reading.sections[-1].number == number


@pytest.mark.parametrize(
    "heading",
    [
        "I. An ninh, quốc phòng", "I. Công tác cải cách hành chính", "I. Xây dựng nông thôn mới",
        "I. Giáo dục và đào tạo", "I. Thời gian, địa điểm",
    ],
)  # fmt: skip
def test_a_heading_of_something_else_is_left_unmatched(heading):
    reading = read_report_text(f"{heading}\n\n{NARRATIVE}\n\nII. Kiến nghị\n\nKhông có.", OUTLINE)

    assert [section.number for section in reading.sections] == ["VI"]
    assert [passage.text for passage in reading.unmatched_headings] == [heading[3:]]


def test_text_after_a_heading_that_runs_in_is_its_narrative():
    reading = read_report_text(
        "I. Đánh giá chung: Đời sống khá hơn.\nII. Kiến nghị\nKhông.", OUTLINE
    )

    assert [p.text for p in reading.sections[0].passages] == ["Đời sống khá hơn."]


def test_a_section_left_out_is_told():
    reading = read_report_text("I. Đánh giá chung\nTốt.\nII. Kiến nghị\nKhông.", OUTLINE)

    assert "Báo cáo chưa có mục “III. Phong trào thi đua” của đề cương." in {
        f.message for f in reading.findings
    }


def test_a_section_without_a_word_is_told():
    reading = read_report_text("I. Đánh giá chung\nII. Kiến nghị\nKhông.", OUTLINE)

    assert [f.lines for f in reading.findings if f.code == "report.section-empty"] == [((1, 1),)]
