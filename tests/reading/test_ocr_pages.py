"""Ô chữ của tesseract: trang nằm ngang, ngược hay nghiêng được dựng đứng, nắn thẳng."""

import math

import pytest

from hoinghi.reading.sources import UnreadableSource, load_bytes
from hoinghi.reading.sources.ocr_marks import mend_marks
from hoinghi.reading.sources.ocr_pages import pages_of

ACROSS, DOWN = 2100, 2970
TEXT = ("Căn cứ Quyết định số 15", "của Ủy ban nhân dân huyện", "về việc tổ chức hội nghị")


def boxes(angle: float = 0.0):
    """Boxes of the words, with their lines; the page turned by *angle* degrees about its middle."""
    fall = math.tan(math.radians(angle))
    for line, text in enumerate(TEXT):
        for at, word in enumerate(text.split()):
            left = 300 + 200 * at
            top = 500 + 60 * line + fall * (left - ACROSS / 2)
            yield line, word, (left, top, left + 175, top + 40)


def turned_back(box, turn: int):
    """Where a box of the upright page lies on a picture that is to be turned by *turn*."""
    left, top, right, bottom = box
    return {
        0: box,
        90: (top, ACROSS - right, bottom, ACROSS - left),
        180: (ACROSS - right, DOWN - bottom, ACROSS - left, DOWN - top),
        270: (DOWN - bottom, left, DOWN - top, right),
    }[turn]


def table(turn: int = 0, angle: float = 0.0) -> str:
    """What tesseract would tell."""
    across, down = (DOWN, ACROSS) if turn in (90, 270) else (ACROSS, DOWN)
    rows = ["level", f"1\t1\t0\t0\t0\t0\t0\t0\t{across}\t{down}\t-1\t"]
    for line, word, box in boxes(angle):
        a, b, c, d = turned_back(box, turn)
        rows.append(
            f"5\t1\t1\t1\t{line}\t1\t{a:.0f}\t{b:.0f}\t{c - a:.0f}\t{d - b:.0f}\t96\t{word}"
        )
    return "\n".join(rows)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_is_set_upright_whichever_way_it_lies(turn: int):
    (page,) = pages_of(table(turn))
    words = list(page.words(3))

    assert (page.turn, page.across, page.down) == (turn, ACROSS, DOWN)
    assert [word.text for word in words] == " ".join(TEXT).split()
    assert words[0].page == 3
    assert (words[0].left, words[0].top) == pytest.approx((300 / ACROSS, 500 / DOWN), abs=0.001)


@pytest.mark.parametrize("angle", [-4.0, -1.0, 0.0, 2.0, 5.0])
def test_a_page_askew_is_read_line_by_line(angle: float):
    (page,) = pages_of(table(angle=angle))

    pieces = page.seen([]).pieces

    assert [piece.text for piece in pieces] == list(TEXT)
    tops = [piece.top for piece in pieces]
    assert tops == sorted(tops)
    assert max(piece.bottom - piece.top for piece in pieces) < 20


def test_several_pages_and_rows_that_are_none_are_told_apart():
    odd = "\n".join(["5\tx", "", "1\t2\t0\t0\t0\t0\t0\t0\t0\t0\t-1\t"])

    first, second = pages_of(f"{table()}\n{odd}")

    assert len(list(first.words(1))) == sum(len(text.split()) for text in TEXT)
    assert list(second.words(2)) == []


@pytest.mark.parametrize("seen", ["KÊ “HOẠCH", "  KẾ HOẠCH", "KẺ HOẠCH.", "KE HOACH"])
def test_the_kind_is_known_whatever_the_scan_made_of_its_marks(seen: str):
    assert [line.strip() for line in mend_marks([seen, "KẾ HOẠCH TỔNG THỂ"])] == [
        "KẾ HOẠCH", "KẾ HOẠCH TỔNG THỂ",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), "HEIC"),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(200), "WEBP"),
    ],
)
def test_a_picture_of_a_kind_that_is_not_read_is_named(data: bytes, kind: str):
    with pytest.raises(UnreadableSource) as refusal:
        load_bytes(data, "anh", size=len(data))

    assert kind in str(refusal.value)
    assert ".jpg" in refusal.value.remedy
