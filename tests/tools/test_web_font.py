"""Phông chữ của trang: hai phần chữ tải về phải đủ mọi chữ cái tiếng Việt."""

import re
import unicodedata
from itertools import product
from pathlib import Path

FONTS_CSS = Path(__file__).resolve().parents[2] / "frontend/src/fonts.css"
VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"]


def vietnamese_letters() -> set[str]:
    lower = {unicodedata.normalize("NFC", v + tone) for v, tone in product(VOWELS, TONES)}
    lower |= set("bcdđghklmnpqrstvx")
    return lower | {letter.upper() for letter in lower}


def ranges(css: str) -> list[range]:
    found = re.findall(r"U\+([0-9A-F]+)(?:-([0-9A-F]+))?", css)
    return [range(int(first, 16), int(last or first, 16) + 1) for first, last in found]


def test_every_vietnamese_letter_and_mark_of_official_texts_has_a_slice():
    covered = ranges(FONTS_CSS.read_text(encoding="utf-8"))

    wanted = vietnamese_letters() | set("0123456789–—“”‘’…«»₫²•")
    assert sorted(c for c in wanted if not any(ord(c) in part for part in covered)) == []


def test_every_weight_has_both_slices():
    css = FONTS_CSS.read_text(encoding="utf-8")

    files = re.findall(r"be-vietnam-pro-(vietnamese|latin)-(\d+)-normal\.woff2", css)
    assert sorted(files) == sorted(product(["latin", "vietnamese"], ["400", "500", "600", "700"]))
