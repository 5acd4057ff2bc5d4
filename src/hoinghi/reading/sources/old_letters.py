"""Vietnamese written in the encodings before Unicode: TCVN3 (ABC) and VNI-Windows, told and mended.

Both put Vietnamese letters in the places of Western European ones, so that a file looks like
"Céng hßa x· héi" or "Coäng hoøa xaõ hoäi". They are told by whether the words that they make are
Vietnamese syllables.

Source: TCVN 5712:1993, bảng VN3; the chart of VNI-Windows that VNI Software published.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from typing import Final

# Huyền, sắc, hỏi, ngã, nặng.
_TONES: Final = "\u0300\u0301\u0309\u0303\u0323"
_TCVN3_TONED: Final = {
    "a": "µ¸¶·¹", "ă": "»¾¼½Æ", "â": "ÇÊÈÉË", "e": "ÌÐÎÏÑ", "ê": "ÒÕÓÔÖ", "i": "×ÝØÜÞ",
    "o": "ßãáâä", "ô": "åèæçé", "ơ": "êíëìî", "u": "ïóñòô", "ư": "õøö÷ù", "y": "úýûüþ",
}  # fmt: skip
_TCVN3_UNTONED: Final = dict(zip("¡¢£¤¥¦§¨©ª«¬\xad®", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True))
# Of VNI: how a letter is spelt, and the marks that follow it for each tone.
_VNI_SPELT: Final = {
    "a": ("a", "øùûõï"), "ă": ("aê", "èéúüë"), "â": ("aâ", "àáåãä"), "e": ("e", "øùûõï"),
    "ê": ("eâ", "àáåãä"), "o": ("o", "øùûõï"), "ô": ("oâ", "àáåãä"), "ơ": ("ô", "øùûõï"),
    "u": ("u", "øùûõï"), "ư": ("ö", "øùûõï"), "y": ("y", "øùûõ"),
}  # fmt: skip
_VNI_WHOLE: Final = dict(zip("ìíæóòîñ", "ìíỉĩịỵđ", strict=True))

# Letters that no Western European text has: where they stand, the text is in Unicode.
_UNICODE_ONLY: Final = re.compile("[Ạ-ỹĐđƠơƯưĂă]")
_OLD_LETTER: Final = re.compile("[\xa1-\xff]")
_WORD: Final = re.compile(r"[^\s!-/:-@\[-`{-~0-9“”‘’„–—…•]+")
_ONSET: Final = "(?:ngh?|gh?|gi|qu|[ckpt]h|nh|tr|[bcdđghklmnpqrstvxfjwz])?"
_NUCLEUS: Final = (
    "(?:uyê|uya|uyu|iêu|yêu|oai|oay|oao|oeo|uây|uôi|ươi|ươu|"
    "oa|oă|oe|oo|ôô|ua|uâ|uê|uơ|uy|uô|ươ|ưa|iê|yê|ia|ya|ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|"
    "ưu|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)"
)
_SYLLABLE: Final = re.compile(f"{_ONSET}{_NUCLEUS}(?:ng|nh|ch|[cmnpt])?$")
_SAMPLE: Final = 40_000
_FEWEST_WORDS: Final = 4
# Of the words with marks, so many are syllables where the encoding is the right one; in names and
# abbreviations some never are.
_RIGHT: Final = 0.85
_BETTER: Final = 0.2
_FEWEST_CAPITALS: Final = 3
# Capitals in a word that is set in capitals.
_FEWEST_SURE: Final = 2


# Of a text turned from TCVN3: letters with a tone may stand for either case.
_SMALL: Final = re.compile("[a-zăâêôơưđ]")
_CAPITAL: Final = re.compile("[A-ZĂÂÊÔƠƯĐ]")


class OldLetters(Enum):
    """An encoding before Unicode."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI-Windows"


def _tcvn3_table() -> dict[int, str]:
    table = {ord(old): letter for old, letter in _TCVN3_UNTONED.items()}
    for letter, toned in _TCVN3_TONED.items():
        for old, tone in zip(toned, _TONES, strict=True):
            table[ord(old)] = unicodedata.normalize("NFC", letter + tone)
    return table


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_WHOLE)
    for letter, (spelt, marks) in _VNI_SPELT.items():
        table[spelt] = letter
        base = spelt[0] if len(spelt) == 2 else spelt
        for mark, tone in zip(marks, _TONES, strict=False):
            table[base + mark] = unicodedata.normalize("NFC", letter + tone)
    return table | {spelt.upper(): letter.upper() for spelt, letter in table.items()}


TCVN3: Final = _tcvn3_table()
VNI: Final = _vni_table()
_VNI_LETTER: Final = re.compile(
    "[aeouyôöAEOUYÔÖ][àáâãäåèéêëïõøùúûüÀÁÂÃÄÅÈÉÊËÏÕØÙÚÛÜ]|[ôöìíæóòîñÔÖÌÍÆÓÒÎÑ]"
)


def from_tcvn3(text: str) -> str:
    """*text* in TCVN3, its bytes taken as Latin-1, as Unicode.

    TCVN3 has no capitals with tone marks: typists set "CéNG" in a font that shows them. A line or
    a word of capitals is written in capitals.
    """
    return "\n".join(map(_with_capitals, text.translate(TCVN3).split("\n")))


def from_vni(text: str) -> str:
    """*text* in VNI-Windows, its bytes taken as Latin-1, as Unicode."""
    return _VNI_LETTER.sub(lambda match: _vni_letter(match[0]), text)


def mend(text: str) -> str:
    """*text* as Unicode, where its letters tell that it is in an old encoding."""
    mender = mender_for(text)
    return mender(text) if mender else text


def mender_for(text: str) -> Callable[[str], str] | None:
    """What turns a text with the letters of *text* into Unicode; none where it is Unicode."""
    kind = recognise(text)
    return _MENDERS[kind] if kind else None


def recognise(text: str) -> OldLetters | None:
    """The encoding that *text*, its bytes taken as Latin-1, was written in; none for Unicode."""
    sample = text[:_SAMPLE]
    if _UNICODE_ONLY.search(sample) or not _OLD_LETTER.search(sample):
        return None
    shares = {kind: _share_of_syllables(mender(sample)) for kind, mender in _MENDERS.items()}
    best = max(shares, key=lambda kind: shares[kind])
    is_right = shares[best] > _RIGHT and shares[best] > _share_of_syllables(sample) + _BETTER
    return best if is_right else None


_MENDERS: Final[dict[OldLetters, Callable[[str], str]]] = {
    OldLetters.TCVN3: from_tcvn3,
    OldLetters.VNI: from_vni,
}


def decode_old(data: bytes) -> str | None:
    """*data*, which is no UTF-8, by the old encoding it is in; none where it is in none."""
    western = data.decode("cp1252", "surrogateescape")
    # What Windows left undefined stands for itself.
    western = re.sub("[\udc80-\udcff]", lambda match: chr(ord(match[0]) - 0xDC00), western)
    kind = recognise(western)
    if kind:
        return _MENDERS[kind](western)
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return windows if _share_of_syllables(windows[:_SAMPLE]) > _RIGHT else None


def _share_of_syllables(text: str) -> float:
    """Of the words of *text* with Vietnamese marks, the share that are syllables."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    if len(words) < _FEWEST_WORDS:
        return 0.0
    return sum(map(_is_syllable, words)) / len(words)


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    bare = letters.translate(_WITHOUT_TONES)
    if len(letters) - len(bare) > 1:
        return False
    return bool(_SYLLABLE.match(unicodedata.normalize("NFC", bare)))


_WITHOUT_TONES: Final = {ord(tone): None for tone in _TONES}


def _vni_letter(spelt: str) -> str:
    """The letter *spelt* so; capitals may carry a mark of either case ("AÙ", "Aù")."""
    letter = VNI.get(spelt) or VNI.get(spelt[0] + spelt[1:].swapcase())
    if letter:
        return letter
    return VNI.get(spelt[0], spelt[0]) + VNI.get(spelt[1:], spelt[1:])


def _with_capitals(line: str) -> str:
    small, capitals = _case_told_by(line)
    if capitals >= _FEWEST_CAPITALS and not small:
        return line.upper()
    if capitals < _FEWEST_SURE:
        return line
    words = list(_WORD.finditer(line))
    cases = [_case_told_by(word[0]) for word in words]
    sure = [not small and capitals >= _FEWEST_SURE for small, capitals in cases]
    pieces: list[str] = []
    end = 0
    for place, word in enumerate(words):
        # "Së NéI Vô": one capital tells little, but not beside a word that is all capitals.
        beside = sure[max(0, place - 1)] or sure[min(place + 1, len(sure) - 1)]
        small, capitals = cases[place]
        if sure[place] or (beside and capitals and not small):
            pieces += (line[end : word.start()], word[0].upper())
            end = word.end()
    return "".join(pieces) + line[end:]


def _case_told_by(text: str) -> tuple[bool, int]:
    """Whether *text* has letters that are surely small, and how many are surely capitals."""
    return _SMALL.search(text) is not None, len(_CAPITAL.findall(text))
