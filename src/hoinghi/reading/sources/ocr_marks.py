"""Marks that a scan confuses: "1I." for "II.", "HI." for "III.", "l." for "1.", "KÊ “HOẠCH"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# What stands for each letter in a scan, and for several of them run together.
_ALIKE: Final = {"I": "[I1l|!ÌÍỊ]", "V": "[VvY]", "X": "[Xx]"}
_RUN_TOGETHER: Final = (
    ("III", "(?:[HNM][I1l|!ÌÍỊ]|[I1l|!][HNM]|IM|TII|HT|II|11)"),
    ("II", "(?:[HN]|TI|IT|LI|IL)"),
    ("I", "Ị"),
)
_MARK: Final = re.compile(r"(\s*)([I1l|!ÌÍỊHNMTLVvYXxỴ]{1,5})([.,]?)(\s+)(?=[^\W\d_])")
_LONE_ONE: Final = re.compile(r"(\s*)[l|!][.,](\s+)(?=\S)")
_LONGEST_HEADING: Final = 110
_KIND, _KIND_PLAIN, _LONGEST_KIND = "KẾ HOẠCH", "KEHOACH", 12


def mend_marks(lines: Iterable[str]) -> Iterator[str]:
    """*lines* with the Roman numbers of headings mended, where the one before tells what follows.

    A line that is the name of the kind, "KẾ HOẠCH", is written so; one that only may be a heading
    is left; of others, a lone stroke before a point is a 1.
    """
    following = 0
    for line in lines:
        if _is_kind(line):
            yield line[: len(line) - len(line.lstrip())] + _KIND
            continue
        mark = _MARK.match(line)
        text = line[mark.end() :] if mark else ""
        number = _roman_of(mark[2], following) if mark and _may_head(text, mark[3]) else None
        if mark is None or number is None:
            yield _LONE_ONE.sub(r"\g<1>1.\g<2>", line, count=1)
            continue
        following = number + 1
        yield f"{mark[1]}{_ROMANS[number]}.{mark[4]}{text}"


def _is_kind(line: str) -> bool:
    """Whether the line is the name of the kind, whatever the scan made of its marks."""
    letters = [one for one in unicodedata.normalize("NFD", line) if one.isascii()]
    return (
        len(line.strip()) <= _LONGEST_KIND and "".join(filter(str.isalpha, letters)) == _KIND_PLAIN
    )


def _roman_of(printed: str, following: int) -> int | None:
    """The place of the Roman number that *printed* stands for: the one to follow, or as it is."""
    if printed.isdigit():
        # A number as good as any.
        return None
    if following < len(_ROMANS) and _could_be(_ROMANS[following]).fullmatch(printed):
        return following
    return _ROMANS.index(printed) if printed in _ROMANS else None


def _could_be(roman: str) -> re.Pattern[str]:
    forms = ["".join(_ALIKE[letter] for letter in roman)]
    for tail, alike in _RUN_TOGETHER:
        if roman.endswith(tail):
            forms.append("".join(_ALIKE[c] for c in roman.removesuffix(tail)) + alike)
    return re.compile("|".join(forms))


def _may_head(text: str, point: str) -> bool:
    """Whether *text* may be a heading: in capitals, or short and begun with one after a point."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters):
        return True
    return bool(point) and text[:1].isupper() and len(text) < _LONGEST_HEADING
