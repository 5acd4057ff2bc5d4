"""The glossary can be looked up: one row per term, in the order of the Vietnamese alphabet."""

import unicodedata
from pathlib import Path

GLOSSARY = Path(__file__).parents[2] / "docs" / "glossary.md"
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]


def terms() -> list[str]:
    rows = GLOSSARY.read_text(encoding="utf-8").split("|---|---|---|\n")[1].splitlines()
    return [row.split("|")[1].strip() for row in rows]


def vietnamese_order(text: str) -> tuple[list[int], list[int]]:
    """Letters first; tone marks only where the letters are the same."""
    letters, tones = [], []
    for character in text.lower():
        parts = unicodedata.normalize("NFD", character)
        tone = next((part for part in parts if part in TONES), "")
        letter = unicodedata.normalize("NFC", parts.replace(tone, ""))
        letters.append(LETTERS.find(letter))
        tones.append(TONES.index(tone))
    return letters, tones


def test_terms_stand_in_the_order_of_the_vietnamese_alphabet():
    assert terms() == sorted(terms(), key=vietnamese_order)


def test_every_term_stands_once():
    assert len(terms()) == len(set(terms()))
