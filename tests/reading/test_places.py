"""Dòng của bản gốc được tìm thấy trên trang in, dù trang ngắt dòng khác đi."""

import time

from hypothesis import given
from hypothesis import strategies as st

from hoinghi.reading.places import Word, place


def rows(*texts: str, page: int = 1, top: float = 0.1, left: float = 0.1) -> list[Word]:
    """Words of printed rows, one under the other, of a page."""
    found = []
    for number, text in enumerate(texts):
        at = left
        for word in text.split():
            wide = 0.01 * len(word)
            y = top + 0.03 * number
            found.append(Word(page, at, y, at + wide, y + 0.02, word))
            at += wide + 0.01
    return found


def said(lines: list[str], words: list[Word]) -> dict[int, list[str]]:
    return {number: [spot.text for spot in spots] for number, spots in place(lines, words).items()}


def test_a_paragraph_is_found_on_every_row_that_prints_it():
    lines = ["KẾ HOẠCH", "", "Phòng Nội vụ chủ trì, tham mưu báo cáo trước ngày 22/11/2023."]
    printed = rows("KẾ HOẠCH", "Phòng Nội vụ chủ trì, tham", "mưu báo cáo trước ngày 22/11/2023.")

    assert said(lines, printed) == {
        1: ["KẾ HOẠCH"],
        3: ["Phòng Nội vụ chủ trì, tham", "mưu báo cáo trước ngày 22/11/2023."],
    }


def test_a_line_that_goes_over_the_page_stands_on_both():
    lines = ["Các xã báo cáo kết quả về huyện trước ngày hội nghị"]
    printed = rows("Các xã báo cáo kết", top=0.9) + rows("quả về huyện trước ngày hội nghị", page=2)

    assert [spot.page for spot in place(lines, printed)[1]] == [1, 2]


def test_running_heads_and_page_numbers_belong_to_no_line():
    lines = ["Một việc phải làm ngay", "Hai việc phải làm sau"]
    printed = [*rows("Một việc phải làm ngay"), *rows("2", page=2, top=0.02)]
    printed += rows("Hai việc phải làm sau", page=2)

    assert said(lines, printed) == {1: [lines[0]], 2: [lines[1]]}


def test_columns_that_are_printed_in_another_order_are_found_where_they_stand():
    left = ["Nơi nhận:", "- Thường trực Huyện ủy;", "- Lưu: VT."]
    right = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]
    printed = rows(*right, left=0.6) + rows(*left)

    assert said([*left, *right], printed) == {
        number: [text] for number, text in enumerate([*left, *right], 1)
    }


def test_words_far_apart_in_a_row_are_two_stretches():
    printed = rows("Số: 12/KH-UBND") + rows("Bình Sơn, ngày 5", left=0.6)

    assert said(["Số: 12/KH-UBND     Bình Sơn, ngày 5"], printed) == {
        1: ["Số: 12/KH-UBND", "Bình Sơn, ngày 5"]
    }


def test_the_same_sentence_twice_is_found_twice_in_order():
    lines = ["Phối hợp thực hiện", "Phòng Y tế", "Phối hợp thực hiện"]
    found = place(lines, rows(*lines))

    assert [found[number][0].top for number in (1, 2, 3)] == sorted(
        found[number][0].top for number in (1, 2, 3)
    )


def test_a_text_made_to_take_long_does_not():
    lines = ["a " * 100] * 300
    started = time.monotonic()

    place(lines, rows(*["a " * 99] * 300))

    assert time.monotonic() - started < 5


@given(st.lists(st.text("ab ăÂ1.-", max_size=12), max_size=8), st.text("ab ăâ1.-", max_size=60))
def test_every_word_has_one_line_at_most_whatever_the_texts_say(lines: list[str], shown: str):
    printed = rows(shown)

    found = place(lines, printed)

    assert set(found) <= set(range(1, len(lines) + 1))
    assert sum(len(spot.text.split()) for spots in found.values() for spot in spots) <= len(printed)
