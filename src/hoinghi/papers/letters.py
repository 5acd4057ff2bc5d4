"""Letters that can stand on paper: one Unicode form, nothing invisible, nothing unprintable."""

from __future__ import annotations

import re
import unicodedata

from hoinghi.violations import RuleViolation

DRAWN = {"☐": "empty", "☑": "checked", "✓": "tick"}
"""Signs that Times New Roman lacks; the PDF adds glyphs of its own for them."""


class UnprintableText(RuleViolation):
    """A text holds letters that the font of official papers cannot print."""

    code = "papers.unprintable-text"

    def __init__(self, *, letters: str, near: str) -> None:
        self.letters = letters
        named = ", ".join(f"{_shown(letter)} (U+{ord(letter):04X})" for letter in letters)
        self.remedy = "Hãy gõ lại đoạn này bằng chữ thường dùng."
        super().__init__(
            f"Phông chữ của văn bản không có ký tự {named}, trong đoạn “{near}”. {self.remedy}"
        )


def _shown(letter: str) -> str:
    return f"“{letter}”" if letter.isprintable() else "không nhìn thấy"


_WRITTEN = str.maketrans({"\t": " ", "\r": "\n", "\v": "\n", "\f": "\n", "\u2028": "\n"})
PLAIN = re.compile(r"[\n -~\xa0-\xac\xae-\u017f\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9–—‘’“”…]*")
"""Texts of letters that every paper prints."""

COMMON = frozenset(
    "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư–—‘’“”…°²³×\xa0"
    + "".join(map(chr, (*range(0x20, 0x7F), *range(0x1EA0, 0x1EFA))))
)
"""Letters that papers consist of: Vietnamese, figures, marks."""


def normal(text: str) -> str:
    """*text* in NFC, with its line breaks, without tabs and invisible marks."""
    if PLAIN.fullmatch(text):  # so it is in NFC, too
        return text
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_WRITTEN))
    if PLAIN.fullmatch(text):
        return text
    # Word and web pages leave such marks behind; they print nothing.
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def clean(text: str) -> str:
    """*text* in NFC, with its line breaks, without tabs and invisible marks.

    Raises:
        UnprintableText: It holds control characters or half of a surrogate pair.
    """
    text = normal(text)
    if PLAIN.fullmatch(text):
        return text
    wrong = [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Co", "Cn")]
    if wrong:
        raise UnprintableText(letters="".join(dict.fromkeys(wrong)), near=_near(text, wrong[0]))
    return text


def _near(text: str, letter: str) -> str:
    at = text.index(letter)
    around = text[max(0, at - 20) : at + 20]
    return "".join(c if c.isprintable() else "?" for c in around)


def require_letters(text: str, known: frozenset[int]) -> None:
    """Refuse letters outside *known*; line breaks and signs that are drawn count as known.

    Raises:
        UnprintableText: Names every such letter once.
    """
    missing = [c for c in dict.fromkeys(text) if ord(c) not in known and c not in DRAWN]
    wrong = "".join(c for c in missing if c != "\n")
    if wrong:
        raise UnprintableText(letters=wrong, near=_near(text, wrong[0]))
