"""Phát hiện được tìm lại trong bản đã sửa: chữa được thì hết, mâu thuẫn mới thì hiện ra."""

from datetime import date

import pytest

from hoinghi.reading.document import Shape
from hoinghi.reading.edits import Act, Edit, apply
from hoinghi.reading.reader import Reading, read_text
from hoinghi.reading.recheck import Rechecked, recheck, seen_as, shape_from_json, shape_to_json

PLAN = """ỦY BAN NHÂN DÂN          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN BÌNH SƠN                Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND            Bình Sơn, ngày 01 tháng 11 năm 2023

KẾ HOẠCH
Tổ chức Hội nghị tổng kết phong trào thi đua

I. MỤC ĐÍCH
Đánh giá kết quả, bổ xung giải pháp cho các năm sau.
II. NỘI DUNG
1. Thời gian: Ngày 05/12/2023 (thứ hai).
2. Địa điểm: Hội trường UBND huyện.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND huyện: Chuẩn bị giấy mời, hoàn thành trước ngày 08/12/2023.
2. Phòng Nội vụ: Tổng hợp 24 tập thể, cá nhân, gồm: 12 tập thể và 13 cá nhân.

Nơi nhận:
- Văn phòng HĐND và UBND huyện;
- Phòng Nội vụ;
- Lưu: VT.
                    TM. ỦY BAN NHÂN DÂN
                    CHỦ TỊCH
                    Nguyễn Văn An./.
"""


def edited(part: str, key: str, *, number: int = 1, **changes: tuple[object, object]) -> Edit:
    """A correction; each field with its value before and after."""
    return Edit(
        number=number,
        act=Act.SET,
        part=part,
        key=key,
        before={name: both[0] for name, both in changes.items()},
        after={name: both[1] for name, both in changes.items()},
    )


def again(reading: Reading, *edits: Edit) -> Rechecked:
    return recheck(reading.document, apply(reading.plan, edits), edits)


def codes(found: Rechecked) -> list[str]:
    return [one.code for one in found.findings]


@pytest.fixture(scope="module")
def reading() -> Reading:
    found = read_text(PLAN)
    assert {one.code for one in found.plan.findings} >= {
        "dates.weekday", "dates.deadline-after-event", "language.misspelt", "numbers.breakdown",
    }  # fmt: skip
    return found


def test_without_corrections_the_findings_are_those_of_the_reading(reading: Reading):
    source = "\n".join(reading.document.lines)
    shape = shape_from_json(shape_to_json(Shape(rows={3: ("a", "b")}, flows=True)))

    assert again(reading).findings == reading.plan.findings
    assert seen_as(source, Shape()) == reading.document
    assert shape == Shape(rows={3: ("a", "b")}, flows=True)


def test_a_deadline_put_before_the_event_cures_the_contradiction(reading: Reading):
    found = again(reading, edited("tasks", "r0", deadline=("2023-12-08", "2023-12-01")))

    assert "dates.deadline-after-event" not in codes(found)
    assert found.carried == {1}


def test_a_correction_that_makes_a_new_contradiction_shows_it(reading: Reading):
    found = again(reading, edited("event", "-", start=("2023-12-05", "2023-10-02")))

    assert "dates.before-issue" in codes(found)


def test_a_day_that_is_corrected_agrees_with_its_day_of_the_week_or_not(reading: Reading):
    right = again(reading, edited("event", "-", start=("2023-12-05", "2023-12-04")))
    wrong = again(reading, edited("event", "-", start=("2023-12-05", "2023-12-06")))

    assert "dates.weekday" not in codes(right)
    (told,) = [one for one in wrong.findings if one.code == "dates.weekday"]
    assert "06/12/2023" in told.message


def test_words_that_are_corrected_are_no_longer_found(reading: Reading):
    action = reading.plan.tasks[1].action
    found = again(reading, edited("tasks", "r1", action=(action, action.replace("13", "12"))))

    assert "numbers.breakdown" not in codes(found)
    assert "language.misspelt" in codes(found)


def test_what_the_words_do_not_hold_is_not_carried_over(reading: Reading):
    found = again(reading, edited("event", "-", venue=("Nhà hát lớn thành phố", "Sân vận động")))

    assert found.carried == frozenset()
    assert found.findings == reading.plan.findings


def test_of_two_equal_numbers_nobody_guesses_which_was_meant(reading: Reading):
    twice = read_text(PLAN.replace("gồm: 12 tập thể và 13", "gồm: 24 tập thể và 13"))
    where = next(one for one in twice.plan.tasks if "24" in one.action)
    own = f"r{twice.plan.tasks.index(where)}"
    found = again(twice, edited("tasks", own, count=(24, 37)))

    assert found.carried == frozenset()


def test_a_plan_of_hostile_corrections_is_looked_at_all_the_same(reading: Reading):
    found = again(
        reading,
        edited("tasks", "r1", action=("(?P<x>[" * 50, "\\1\\g<0>")),
        edited("heading", "title", number=2, title=(reading.plan.title, "\\1 (((")),
        edited("event", "-", number=3, start=("2023-12-05", "0001-01-01")),
    )

    assert (
        date(1, 1, 1)
        == apply(reading.plan, [edited("event", "-", start=("", "0001-01-01"))]).plan.event.start
    )
    assert isinstance(found, Rechecked)
