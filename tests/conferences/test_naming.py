"""Headings shout; sentences do not."""

import pytest

from hoinghi.conferences.naming import in_sentence


@pytest.mark.parametrize(
    "heading, sentence",
    [
        ("ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN", "Ủy ban nhân dân huyện Bình Sơn"),
        ("UBND XÃ VẠN TƯỜNG", "UBND xã Vạn Tường"),
        ("HUYỆN ỦY BÌNH SƠN", "Huyện ủy Bình Sơn"),
        ("ĐẢNG ỦY XÃ BÌNH CHÁNH", "Đảng ủy xã Bình Chánh"),
        ("SỞ GIÁO DỤC VÀ ĐÀO TẠO", "Sở Giáo dục và Đào tạo"),
        ("SỞ CÔNG THƯƠNG TỈNH LÀO CAI", "Sở Công Thương tỉnh Lào Cai"),
        ("BẢO HIỂM XÃ HỘI VIỆT NAM", "Bảo hiểm xã hội Việt Nam"),
        ("TRƯỜNG THPT CAO LÃNH 2", "Trường THPT Cao Lãnh 2"),
        (
            "ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 12/QĐ-SCT",
            "Đoàn Kiểm tra theo quyết định số 12/QĐ-SCT",
        ),
        ("UBND huyện Bình Sơn", "UBND huyện Bình Sơn"),
        ("", ""),
    ],
)
def test_a_name_in_capitals_is_written_for_sentences(heading, sentence):
    assert in_sentence(heading) == sentence
