"""Where the lines of a source stand on its printed pages: words of both brought together. Pure.

The pages may break lines elsewhere, print running heads and page numbers, and set columns in
another order: what is equal is found by words, from rare runs of words to single ones.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

#: Runs of so many words are looked for, the longest first.
_RUNS: Final = (5, 3, 1)
# Two stretches of fewer pairs of words than this are compared word by word.
_MOST_PAIRS: Final = 10_000
# Of a line of which so few words were found, the rest is looked for elsewhere.
_ENOUGH: Final = 0.5
_MOST_TRIES: Final = 40
# Words of a row stand less apart than so many times their height.
_APART: Final = 2.0
# A stretch that reaches over more of the page than so many times its tallest word is parted.
_DRIFT: Final = 1.7


class Word(NamedTuple):
    """A word on a page from 1; its sides as shares of the page, from the upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


class Spot(NamedTuple):
    """A stretch of one printed row, sides as those of ``Word``, with its words."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def place(lines: Sequence[str], words: Sequence[Word]) -> dict[int, tuple[Spot, ...]]:
    """Give for each line of *lines*, counted from 1, the stretches that print it.

    Args:
        words: Of all pages, in the order in which they are printed.
    """
    told = [(key, number) for number, line in enumerate(lines, 1) for key in _keys(line)]
    shown = [(key, at) for at, word in enumerate(words) for key in _keys(word.text)]
    a, b = [key for key, _ in told], [key for key, _ in shown]
    owners: dict[int, int] = {}
    for i, j in _aligned(a, b):
        owners.setdefault(shown[j][1], told[i][1])
    _find_elsewhere(lines, words, owners)
    _take_signs(words, owners)
    found: dict[int, list[int]] = {}
    for at in sorted(owners):
        found.setdefault(owners[at], []).append(at)
    return {number: tuple(_spots([words[at] for at in own])) for number, own in found.items()}


def _keys(text: str) -> Iterator[str]:
    for word in text.split():
        folded = unicodedata.normalize("NFC", word).casefold()
        key = "".join(filter(str.isalnum, folded))
        if key:
            yield key


def _aligned(a: Sequence[str], b: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs of places that hold equal words, both in order."""
    waiting = [(0, len(a), 0, len(b), 0)]
    while waiting:
        a0, a1, b0, b1, level = waiting.pop()
        while a0 < a1 and b0 < b1 and a[a0] == b[b0]:
            yield a0, b0
            a0, b0 = a0 + 1, b0 + 1
        while a0 < a1 and b0 < b1 and a[a1 - 1] == b[b1 - 1]:
            a1, b1 = a1 - 1, b1 - 1
            yield a1, b1
        if a0 == a1 or b0 == b1:
            continue
        if level == len(_RUNS):
            yield from _compared(a, b, a0, a1, b0, b1)
            continue
        for part in _parted(a, b, (a0, a1, b0, b1), _RUNS[level]):
            waiting.append((*part, level + 1))


def _parted(
    a: Sequence[str], b: Sequence[str], bounds: tuple[int, int, int, int], run: int
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches between runs of *run* words that both have once; the runs open them."""
    a0, a1, b0, b1 = bounds
    once = _once(a, a0, a1, run)
    other = _once(b, b0, b1, run)
    pairs = sorted((i, other[key]) for key, i in once.items() if key in other)
    for i, j in _rising(pairs):
        yield a0, i, b0, j
        a0, b0 = i, j
    yield a0, a1, b0, b1


def _once(words: Sequence[str], start: int, end: int, run: int) -> dict[tuple[str, ...], int]:
    """Runs of *run* words that stand there once → where."""
    found: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for at in range(start, end - run + 1):
        key = tuple(words[at : at + run])
        if key in found:
            again.add(key)
        found[key] = at
    return {key: at for key, at in found.items() if key not in again}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of *pairs*, in order of their first, whose second rises too."""
    ends: list[int] = []
    places: list[int] = []
    before: list[int] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [j]
        places[length : length + 1] = [at]
    chosen: list[tuple[int, int]] = []
    at = places[-1] if places else -1
    while at >= 0:
        chosen.append(pairs[at])
        at = before[at]
    return chosen[::-1]


def _compared(
    a: Sequence[str], b: Sequence[str], a0: int, a1: int, b0: int, b1: int
) -> Iterator[tuple[int, int]]:
    if (a1 - a0) * (b1 - b0) > _MOST_PAIRS:
        return
    matcher = SequenceMatcher(None, a[a0:a1], b[b0:b1], autojunk=False)
    for i, j, size in matcher.get_matching_blocks():
        yield from ((a0 + i + more, b0 + j + more) for more in range(size))


def _find_elsewhere(lines: Sequence[str], words: Sequence[Word], owners: dict[int, int]) -> None:
    """Look for lines that stand in another order: their words in a row, where nobody has them."""
    have: dict[int, int] = {}
    for number in owners.values():
        have[number] = have.get(number, 0) + 1
    free = [at for at in range(len(words)) if at not in owners]
    keys = ["".join(_keys(words[at].text)) for at in free]
    starts: dict[str, list[int]] = {}
    for place_, key in enumerate(keys):
        starts.setdefault(key, []).append(place_)
    for number, line in enumerate(lines, 1):
        own = list(_keys(line))
        if not own or have.get(number, 0) >= _ENOUGH * len(own):
            continue
        for start in starts.get(own[0], ())[:_MOST_TRIES]:
            taken = free[start : start + len(own)]
            if keys[start : start + len(own)] == own and not any(at in owners for at in taken):
                owners.update(dict.fromkeys(taken, number))
                break


def _take_signs(words: Sequence[Word], owners: dict[int, int]) -> None:
    """Give dashes and dots to the line whose words they stand beside."""
    for at in range(len(words) - 1, -1, -1):
        if at in owners or any(_keys(words[at].text)):
            continue
        if at + 1 in owners and _goes_on(words[at], words[at + 1]):
            owners[at] = owners[at + 1]
        elif at - 1 in owners and _goes_on(words[at - 1], words[at]):
            owners[at] = owners[at - 1]


def _spots(words: Iterable[Word]) -> Iterator[Spot]:
    row: list[Word] = []
    for word in words:
        if row and (not _goes_on(row[-1], word) or _wanders(row, word)):
            yield _spot(row)
            row = []
        row.append(word)
    if row:
        yield _spot(row)


def _goes_on(before: Word, word: Word) -> bool:
    """Whether *word* follows in the same printed row."""
    height = max(before.bottom - before.top, 1e-6)
    same = before.page == word.page and abs(word.bottom - before.bottom) < height / 2
    return same and -height < word.left - before.right < _APART * height


def _wanders(row: Sequence[Word], word: Word) -> bool:
    """Whether the row leaves its height, as on a page askew: one box would cover its neighbours."""
    heights = [one.bottom - one.top for one in (*row, word)]
    top, bottom = min(one.top for one in row), max(one.bottom for one in row)
    drift = max(bottom, word.bottom) - min(top, word.top)
    return drift > _DRIFT * max(heights)


def _spot(row: Sequence[Word]) -> Spot:
    return Spot(
        page=row[0].page,
        left=min(word.left for word in row),
        top=min(word.top for word in row),
        right=max(word.right for word in row),
        bottom=max(word.bottom for word in row),
        text=" ".join(word.text for word in row),
    )
