"""What the master of ceremonies reads aloud."""

import pytest

from hoinghi.agenda.spoken import shown, spoken


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Lãnh đạo UBND huyện", "Lãnh đạo Ủy ban nhân dân huyện"),
        ("Thường trực Ủy Ban MTTQ Việt Nam", "Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Sở LĐ-TB&XH", "Sở Lao động - Thương binh và Xã hội"),
        ("Kế hoạch số 12/KH-UBND", "Kế hoạch số 12/KH-UBND"),
    ],
)
def test_abbreviations_are_said_in_full_and_symbols_stay(written, said):
    assert spoken(written) == said


def test_guests_watch_the_film_not_the_showing():
    assert shown("Trình chiếu phóng sự “Vì người nghèo”") == "phóng sự “Vì người nghèo”"
    assert shown("Giới thiệu mô hình") == "Giới thiệu mô hình"
