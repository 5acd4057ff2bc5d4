"""Papers read aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi.papers.aloud import aloud, in_full


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Lãnh đạo UBND huyện", "Lãnh đạo Ủy ban nhân dân huyện"),
        ("Thường trực Ủy Ban MTTQ Việt Nam", "Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Kế hoạch số 12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
    ],
)
def test_abbreviations_are_said_in_full_and_symbols_stay(written: str, said: str):
    assert in_full(written) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (
            "tổ chức ngày 05/12/2023",
            "tổ chức ngày mùng năm tháng Mười hai năm hai nghìn không trăm hai mươi ba",
        ),
        (
            "Bình Sơn, ngày 21 tháng 11 năm 2023",
            "Bình Sơn, ngày hai mươi mốt tháng Mười một năm hai nghìn không trăm hai mươi ba",
        ),
        ("trước ngày 22/11", "trước ngày hai mươi hai tháng Mười một"),
        ("đầu tháng 4/2024", "đầu tháng Tư năm hai nghìn không trăm hai mươi tư"),
        ("lúc 07 giờ 30 phút", "lúc bảy giờ ba mươi phút"),
        ("từ 7h30", "từ bảy giờ ba mươi phút"),
        ("166 đại biểu", "một trăm sáu mươi sáu đại biểu"),
        ("04 đồng chí", "bốn đồng chí"),
        ("19.440.000 đồng", "mười chín triệu bốn trăm bốn mươi nghìn đồng"),
        ("giảm 2,15%", "giảm hai phẩy mười lăm phần trăm"),
        (
            "giai đoạn 2021 - 2025",
            "giai đoạn hai nghìn không trăm hai mươi mốt đến hai nghìn không trăm hai mươi lăm",
        ),
        ("lần thứ 4", "lần thứ tư"),
        ("quý IV", "quý tư"),
        ("khóa XIII", "khóa mười ba"),
        ("Thứ 2, ngày 04/12", "thứ Hai, ngày mùng bốn tháng Mười hai"),
        ("TM. ỦY BAN NHÂN DÂN", "Thay mặt ỦY BAN NHÂN DÂN"),
        ("V/v báo cáo kết quả", "Về việc báo cáo kết quả"),
        ("Quyết định số 1566/QĐ-UBND", "Quyết định số 1566/QĐ-UBND"),
        ("nghiêm túc thực hiện./.", "nghiêm túc thực hiện."),
        ("họ tên ……", "họ tên (để trống)"),
        ("1. Tổ chức 02 lớp", "1. Tổ chức hai lớp"),
        ("ngày 31/02/2023", "ngày 31/02/2023"),
    ],
)
def test_figures_dates_and_marks_are_said_in_words(written: str, said: str):
    assert aloud(written) == said


@given(st.text(alphabet=st.characters(exclude_categories=("Cs", "Co")), max_size=80))
def test_anything_can_be_read_aloud_and_no_mark_stays_behind(text: str):
    said = aloud(text)

    assert "\ue000" not in said


@given(st.integers(min_value=0, max_value=10**12))
def test_every_whole_number_is_said_without_figures(number: int):
    assert not any(letter.isdigit() for letter in aloud(f"{number:,} người".replace(",", ".")))
