"""One key for all spellings of a body's name (tên cơ quan, đơn vị, tổ chức): ``name_key``.

``name_key`` folds what offices write differently without meaning a different body: capitals, tone
placement (hoà/hòa), abbreviations (LĐ-TB&XH), joiners (``,`` ``–`` ``&`` ``và``). Tone marks stay:
Bình Thạnh and Bình Thanh are two communes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from hoinghi.reading.abbreviations import (
    ABBREVIATIONS,
    CENTRE_BEFORE,
    CHAIR,
    DEPARTMENT_BEFORE,
    STANDING_BEFORE,
)

_TOKEN = re.compile(r"[^\W_]+(?:[-&–+][^\W_]+)*")
# "LĐ - TB&XH": one abbreviation with spaces in it.
_SPACED = re.compile(r"(?<=[A-ZĐ])\s*[-–&]\s*(?=[A-ZĐ]{2})")
_JOINER = re.compile(r"[-&–+]")

#: Tone on the second vowel → on the first: "hoà" and "hòa" give one key.
TONE_PAIRS = (
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
)  # fmt: skip
_PLACEMENT = {
    cased(second): cased(first)
    for second, first in TONE_PAIRS
    for cased in (str.lower, str.upper, str.capitalize)
}
# Only at the end of a syllable: "hoàn" has one spelling; in "quý" the u belongs to the q.
_PLACED = re.compile(
    rf"(?<![qQ])[oOuU][{''.join(sorted({pair[1] for pair in _PLACEMENT}))}](?![^\W\d_])"
)

#: One body, written long or short: the key keeps the short form. The first word says when to look.
_SHORTER: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (sign, re.compile(pattern), short)
    for sign, pattern, short in (
        ("mặt trận", r"\b(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?\b", "mặt trận tổ quốc"),
        ("ban thường trực", r"\bban thường trực\b", "thường trực"),
        (
            "đoàn thanh niên",
            r"\bđoàn thanh niên(?: cộng sản)?(?: hồ chí minh)?\b",
            "đoàn thanh niên",
        ),
        (
            "hội",
            r"\b(hội (?:liên hiệp )?(?:phụ nữ|nông dân|cựu chiến binh)) việt nam\b",
            r"\1",
        ),
        ("hội phụ nữ", r"\bhội phụ nữ\b", "hội liên hiệp phụ nữ"),
        # The kind says the level already: "Sở … tỉnh", "Phòng … huyện".
        ("sở", r"^(sở .+) tỉnh$", r"\1"),
        ("phòng", r"^(phòng .+) huyện$", r"\1"),
    )
)


class Word(NamedTuple):
    """A written token folded to the syllables of the key; ``end`` is its end in the text."""

    syllables: tuple[str, ...]
    end: int
    is_abbreviation: bool


def fold(text: str) -> str:
    """Fold capitals and tone placement: ``"Văn Hoá"`` → ``"văn hóa"``; the rest stays."""
    return place_tones(text).casefold()


def place_tones(text: str) -> str:
    """Give *text* in NFC with tones on the first vowel: ``"hoà"`` → ``"hòa"``. Keeps the length."""
    if not is_normalized("NFC", text):
        text = normalize("NFC", text)
    return _PLACED.sub(lambda found: _PLACEMENT.get(found[0], found[0]), text)


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Give the one key of all spellings of the body *name*.

    "Phòng Lao động, Thương binh và Xã hội", "Phòng LĐ-TB&XH huyện" and "phòng LĐTBXH" have one
    key. It is for comparing only: neither for people to read nor a slug. ``""`` if *name* has no
    letter or digit.
    """
    closed_up = _SPACED.sub("-", name)
    key = " ".join(syllable for word in words(closed_up) for syllable in word.syllables)
    for sign, pattern, short in _SHORTER:
        if sign in key:
            key = pattern.sub(short, key)
    return key


def words(text: str) -> Iterator[Word]:
    """Fold *text* token by token, abbreviations written out, joiners and ``và`` left out.

    ``end`` counts in *text* as NFC.
    """
    tokens = _TOKEN.finditer(place_tones(text))
    before, match = "", next(tokens, None)
    while match is not None:
        token, following = match[0], next(tokens, None)
        if token.isupper():
            syllables, short = _capitals(token, before, following[0] if following else "")
        else:
            syllables, short = _pieces(token), False
        if syllables:
            before = syllables[-1]
            yield Word(syllables, match.end(), short)
        match = following


def _capitals(token: str, before: str, after: str) -> tuple[tuple[str, ...], bool]:
    written_out = _written_out(_JOINER.sub("", token), before, after)
    if written_out is not None:
        return tuple(written_out.split()), True
    if not _JOINER.search(token):
        return _pieces(token), False
    parts = [_capitals(part, "", "") for part in _JOINER.split(token)]
    return tuple(s for part, _ in parts for s in part), any(short for _, short in parts)


def _pieces(token: str) -> tuple[str, ...]:
    folded = token.casefold()
    if folded.isalnum():
        return () if folded == "và" else (folded,)
    return tuple(piece for piece in _JOINER.split(folded) if piece != "và")


def _written_out(short: str, before: str, after: str) -> str | None:
    if short == "TT":
        return _standing_centre_or_town(after)
    if short == "P":
        return "phòng" if _JOINER.sub("", after).casefold() in DEPARTMENT_BEFORE else "phường"
    if short == "CT" and before not in ("sở", "bộ"):
        return CHAIR
    return ABBREVIATIONS.get(short)


def _standing_centre_or_town(after: str) -> str:
    following = after.casefold()
    if not following or following in STANDING_BEFORE:
        return "thường trực"
    if following in CENTRE_BEFORE:
        return "trung tâm"
    return "thị trấn" if after[0].isupper() else "thường trực"
