"""Numbers of headings (I, 1, a) as values, to tell whether one follows another."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from hoinghi.reading.plan import Section

# No plan has fifty parts: C and D stand after A and B.
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
# Vietnamese lists go a, b, c, d, đ, e; some go by the Latin alphabet.
_ALPHABETS: Final = ("abcdđeghiklmnopqrstuvxy", "abcdefghiklmnopqrstuvxyz")


@lru_cache(maxsize=4096)
def level_of(path: str) -> str:
    """What siblings share: the path above and the style of the number."""
    above, _, label = path.rpartition(".")
    style = "roman" if is_roman(label) else "number" if label[:1].isdigit() else "letter"
    return f"{above}|{style}"


@lru_cache(maxsize=4096)
def follows(before: str, after: str) -> bool:
    """Whether the label of path *after* comes next to that of its sibling *before*."""
    one, two = before.rpartition(".")[2], after.rpartition(".")[2]
    first, second = value_of(one), value_of(two)
    if first is None or second is None:
        return True
    if first and second:
        return second == first + 1
    pair = f"{one}{two}".lower()
    return any(pair in alphabet for alphabet in _ALPHABETS)


def value_of(label: str) -> int | None:
    """The number that *label* stands for; 0 for a letter, ``None`` for anything else."""
    if label.isdecimal():
        return int(label)
    if is_roman(label):
        values = [_ROMAN[letter] for letter in label]
        following = [*values[1:], 0]
        return sum(-v if v < f else v for v, f in zip(values, following, strict=True))
    return 0 if len(label) == 1 and label.isalpha() else None


def opens(path: str) -> bool:
    """Whether the label of *path* is the first of its level: I, 1, a."""
    label = path.rpartition(".")[2]
    return label in ("I", "1", "01", "a", "A")


def breaks(sections: tuple[Section, ...]) -> list[tuple[Section | None, Section]]:
    """Each section that neither opens its level nor follows the one before, with that one.

    ``None`` where it is the first of its level, and does not open it.
    """
    found: list[tuple[Section | None, Section]] = []
    last: dict[str, Section] = {}
    for section in sections:
        level = level_of(section.path)
        before = last.get(level)
        last[level] = section
        if before is None:
            if not opens(section.path):
                found.append((None, section))
        elif not follows(before.path, section.path):
            found.append((before, section))
    return found


def is_roman(label: str) -> bool:
    """Whether *label* is written in Roman numerals."""
    return bool(label) and all(letter in _ROMAN for letter in label)
