"""How sentences call a gathering."""

import pytest

from hoinghi.conferences.gatherings import is_meeting, named, noun, short_name


@pytest.mark.parametrize(
    ("title", "word", "short", "meets"),
    [
        (
            "Hội nghị sơ kết giữa kỳ Chương trình mục tiêu quốc gia",
            "Hội nghị",
            "Hội nghị sơ kết giữa kỳ",
            True,
        ),
        (
            "Hội nghị tổng kết 05 năm phong trào thi đua",
            "Hội nghị",
            "Hội nghị tổng kết 05 năm",
            True,
        ),
        ("Hội nghị trực tuyến hướng dẫn biểu mẫu", "Hội nghị", "Hội nghị trực tuyến", True),
        ("sinh hoạt chuyên môn Cụm 2", "buổi sinh hoạt", "buổi sinh hoạt chuyên môn Cụm 2", True),
        ("Làm việc với Đoàn kiểm tra", "buổi làm việc", "buổi làm việc với Đoàn kiểm tra", True),
        ("Kiểm tra an toàn lao động", "đợt kiểm tra", "đợt kiểm tra an toàn lao động", False),
        ("Huấn luyện an toàn", "lớp tập huấn", "lớp huấn luyện an toàn", False),
        ("Ngày hội đọc sách", "chương trình", "Ngày hội đọc sách", False),
    ],
)
def test_words_for_a_gathering(title, word, short, meets):
    assert (noun(title), short_name(title), is_meeting(title)) == (word, short, meets)


def test_a_gathering_with_a_name_of_its_own_keeps_it():
    assert named("Hội nghị tổng kết") == "Hội nghị tổng kết"
    assert named("Đón tiếp Đoàn công tác") == "buổi đón tiếp Đoàn công tác"
