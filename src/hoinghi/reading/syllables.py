"""Whether a written token can be Vietnamese: what recognition of a scan gets wrong often cannot."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_MARKS: Final = " .,;:…!?()[]{}“”\"'’‘/-–—+*•"
# With the beginnings of names from the Highlands: Krông, Đrăn, Blao.
_INITIAL: Final = (
    r"(?:kr|kl|pl|pr|bl|br|đr|gr|ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
)
# What may stand at the end of a syllable, what must be followed by a consonant, and either.
_OPEN: Final = (
    "ai|ao|au|ay|âu|ây|eo|êu|ia|iu|iêu|oai|oay|oao|oeo|oi|ôi|ơi|ua|uây|ui|uôi|uơ|ưa|ưi|ươi|ươu|ưu|"
    "uya|uyu|yêu|uêu|uôu|uao|uai|uay|ueo|uau|uu"
)
_CLOSED: Final = "iê|yê|uô|ươ|uyê|oă|uă|uâ|ă|â|oo|ôô"
_EITHER: Final = "a|e|ê|i|o|ô|ơ|u|ư|y|oa|oe|uê|uy|ue|uo"
_STOP: Final = r"(?:ch|c|k|p|t)"
_SYLLABLE: Final = re.compile(
    rf"{_INITIAL}(?:(?:{_OPEN}|{_EITHER})|(?:{_CLOSED}|{_EITHER})(?:ng|nh|n|m|(?P<stop>{_STOP})))"
)
_TONES: Final = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_STOP_TONES: Final = ("\u0301", "\u0323")
#: Foreign words of the trade that no scan has spoilt.
_FOREIGN: Final = frozenset(
    [
        "email",
        "gmail",
        "zalo",
        "web",
        "website",
        "video",
        "internet",
        "online",
        "offline",
        "zoom",
        "meeting",
        "facebook",
        "fanpage",
        "logo",
        "file",
        "robot",
        "clip",
        "slide",
        "pano",
        "marketing",
        "smart",
        "livestream",
        "photo",
        "fax",
        "pdf",
        "excel",
        "word",
        "karaoke",
        "gas",
        "link",
        "google",
        "meet",
        "camera",
        "maket",
        "makét",
        "market",
        "ths",
        "backdrop",
        "banner",
        "standee",
        "poster",
        "led",
        "wifi",
        "km",
        "kg",
        "ml",
        "kw",
        "kwh",
    ]
)
_MIXED: Final = re.compile(r"(?=.*\d)[\dlIOS]{1,4}(?:[/.][\dlIOS]{1,5})*")
_WITH_DIGIT: Final = re.compile(
    r"\d{1,2}[hgHG]\d{0,2}p?|[^\W\d_]{1,4}\d{1,3}|\d{1,4}[^\W\d_]|\d{1,3}(?:kg|km|cm|mm|ml|tr)|"
    r"\d+(?:x\d+)+(?:cm|m)?"
)


@lru_cache(maxsize=1 << 15)
def is_odd(token: str) -> bool:
    """Whether *token* can be neither a Vietnamese word, a number, a symbol nor an abbreviation.

    Codes ("105/QĐ-UBND"), words in capitals and single letters are never odd.
    """
    if "~" in token:
        return True
    word = token.strip(_MARKS)
    if len(word) < 2 or word.isdigit():
        return False
    if any(map(str.isdigit, word)):
        return _is_odd_number(word)
    if not word.isalpha() or word.isupper():
        return False
    lower = word.lower()
    if lower[0] + word[1:] != lower:
        return not word[:2].isupper()
    return lower not in _FOREIGN and not _is_syllable(lower)


def _is_odd_number(word: str) -> bool:
    if word.replace("/", "").replace(".", "").replace(",", "").replace("-", "").isdigit():
        return False
    if _MIXED.fullmatch(word):
        return True
    return word.isalnum() and not _WITH_DIGIT.fullmatch(word)


def _is_syllable(word: str) -> bool:
    apart = unicodedata.normalize("NFD", word)
    plain = unicodedata.normalize("NFC", apart.translate(_TONES))
    if len(apart) - len(apart.translate(_TONES)) > 1:
        return False
    match = _SYLLABLE.fullmatch(plain)
    # A syllable that ends with a stop has one of two tones.
    return bool(match and (not match["stop"] or any(tone in apart for tone in _STOP_TONES)))
