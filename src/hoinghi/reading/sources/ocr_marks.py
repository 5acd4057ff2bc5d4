"""Numbers of headings that a scan confuses: "1I." for "II.", "HI." for "III.", "l." for "1."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_ROMANS: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# What stands for I in a scan, and for two of them run together.
_ALIKE: Final = {"I": "[I1l|!ÌÍỊ]", "V": "[VvY]", "X": "[Xx]"}
_RUN_TOGETHER: Final = {
    "II": "(?:[HN]|TI|IT|LI|IL)",
    "III": "(?:[HM][I1l|!]|[I1l|!][HM]|IM|TII|HT)",
}
_MARK: Final = re.compile(r"(\s*)([I1l|!ÌÍỊHNMTLVvYXx]{1,5})([.,])(\s+)(?=\S)")
_LONE_ONE: Final = re.compile(r"(\s*)[lI|!][.,](\s+)(?=\S)")


def mend_marks(lines: Iterable[str]) -> Iterator[str]:
    """*lines* with the numbers of headings mended, where the one before tells which it has to be.

    Only a line of capitals is a heading of a Roman number here; other lines keep what they have,
    but for a lone stroke, which is a 1.
    """
    following = 0
    for line in lines:
        mark = _MARK.match(line)
        if mark is None:
            yield line
            continue
        text = line[mark.end() :]
        if not _is_capitals(text):
            yield _LONE_ONE.sub(r"\g<1>1.\g<2>", line, count=1)
            continue
        number = _roman_of(mark[2], following)
        if number is not None:
            following = number + 1
            line = f"{mark[1]}{_ROMANS[number]}.{mark[4]}{text}"
        yield line


def _roman_of(printed: str, following: int) -> int | None:
    """The place of the Roman number that *printed* stands for: as it is, or the one to follow."""
    if printed in _ROMANS:
        return _ROMANS.index(printed)
    if following < len(_ROMANS) and _could_be(_ROMANS[following]).fullmatch(printed):
        return following
    return None


def _could_be(roman: str) -> re.Pattern[str]:
    plain = "".join(_ALIKE[letter] for letter in roman)
    tail = next((end for end in ("III", "II") if roman.endswith(end)), "")
    if not tail:
        return re.compile(plain)
    ahead = "".join(_ALIKE[letter] for letter in roman.removesuffix(tail))
    return re.compile(f"{plain}|{ahead}{_RUN_TOGETHER[tail]}")


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 3 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
