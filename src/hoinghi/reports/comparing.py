"""Báo cáo của nhiều đơn vị đặt cạnh nhau: đoạn chép của nhau, số không khớp. Python thuần.

For thousands of bodies nothing is compared pair by pair: of every passage a sample of its runs
of words is kept (winnowing), and only bodies that share some are looked at word by word.

Source: S. Schleimer, D. Wilkerson, A. Aiken, Winnowing: local algorithms for document
fingerprinting, SIGMOD 2003.
"""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import islice
from typing import Final

from hoinghi.reports.content import Cell
from hoinghi.reports.likeness import words
from hoinghi.reports.quality import Remark, Rule
from hoinghi.reports.rich_text import plain

_RUN: Final = 6
_WINDOW: Final = 4
_FEWEST: Final = 24
"""Passages of fewer words are too short to tell."""
_LEAST: Final = 0.5
_COMMON: Final = 3
"""A run in more than one of so many reports comes from the outline, or from the plan itself."""

Place = tuple[int, str]
"""A report and the number of a section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prints:
    """What is kept of a report: section → its sample of runs, as numbers."""

    by_section: Mapping[str, frozenset[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A section of another report that says the same; ``share`` of the shorter, from 0 to 1."""

    report: int
    section: str
    share: float


@dataclass(slots=True)
class Index:
    """Which reports share runs of words; reports come and go."""

    _prints: dict[int, Prints] = field(default_factory=dict)
    _places: dict[int, set[Place]] = field(default_factory=lambda: defaultdict(set))

    def __len__(self) -> int:
        return len(self._prints)

    def put(self, report: int, prints: Prints) -> None:
        """Let *report* stand in the index with these prints alone."""
        self.drop(report)
        self._prints[report] = prints
        for section, every in prints.by_section.items():
            for one in every:
                self._places[one].add((report, section))

    def drop(self, report: int) -> None:
        """Take *report* out."""
        gone = self._prints.pop(report, None)
        for section, every in gone.by_section.items() if gone else ():
            for one in every:
                self._places[one].discard((report, section))
                if not self._places[one]:
                    del self._places[one]

    def copies(self, report: int) -> dict[str, Alike]:
        """Give for each section of *report* the passage that is most like it, where one is."""
        own = self._prints.get(report)
        found = {}
        for section, every in own.by_section.items() if own else ():
            if alike := self._most_alike(report, every):
                found[section] = alike
        return found

    def _most_alike(self, report: int, every: frozenset[int]) -> Alike | None:
        most = max(2, len(self._prints) // _COMMON)
        rare = {one for one in every if len(self._places[one]) <= most}
        shared = Counter(place for one in rare for place in self._places[one] if place[0] != report)
        best = None
        for (other, section), number in shared.most_common(5):
            theirs = self._prints[other].by_section[section]
            own_rare = sum(len(self._places[one]) <= most for one in theirs)
            share = number / max(1, min(len(rare), own_rare))
            if share >= _LEAST and number >= _WINDOW and (best is None or share > best.share):
                best = Alike(report=other, section=section, share=min(1.0, share))
        return best


def prints(texts: Mapping[str, str]) -> Prints:
    """Sample the runs of words of every section: its number → its text."""
    return Prints(
        by_section={
            number: sampled for number, text in texts.items() if (sampled := _sample(plain(text)))
        }
    )


def _sample(text: str) -> frozenset[int]:
    told = words(text)
    if len(told) < _FEWEST:
        return frozenset()
    hashes = [
        zlib.crc32(" ".join(told[at : at + _RUN]).encode()) for at in range(len(told) - _RUN + 1)
    ]
    windows = zip(*(islice(hashes, at, None) for at in range(_WINDOW)), strict=False)
    return frozenset(min(window) for window in windows)


def copied(alike: Mapping[str, Alike]) -> Iterable[Remark]:
    """Ask about sections that repeat another body's words."""
    for section, one in alike.items():
        facts = (str(one.report), one.section, str(round(100 * one.share)))
        yield Remark(rule=Rule.COPIED, place=section, facts=facts)


def common_runs(one: str, other: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of words that two texts share, to be marked where they stand side by side."""
    return _runs(one) & _runs(other)


def marked(text: str, common: frozenset[tuple[str, ...]]) -> list[tuple[str, bool]]:
    """Cut *text* into pieces, each with whether it stands in the other text too."""
    pieces = text.split()
    told = [(words(piece) or [""])[0] for piece in pieces]
    hit = [False] * len(pieces)
    spoken = [at for at, word in enumerate(told) if word]
    for begin in range(len(spoken) - _RUN + 1):
        at = spoken[begin : begin + _RUN]
        if tuple(told[place] for place in at) in common:
            for place in range(at[0], at[-1] + 1):
                hit[place] = True
    found: list[tuple[str, bool]] = []
    for piece, is_common in zip(pieces, hit, strict=True):
        if found and found[-1][1] is is_common:
            found[-1] = (f"{found[-1][0]} {piece}", is_common)
        else:
            found.append((piece, is_common))
    return found


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    told = [word for piece in text.split() for word in (words(piece) or [""])[:1] if word]
    return frozenset(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))


def unbalanced(
    own: Mapping[Cell, Decimal], sums: Mapping[Cell, tuple[Decimal, int]], whole: int
) -> Iterable[Remark]:
    """Ask about figures of a department that differ from the sum of the communes'.

    The two are shown side by side and never added. As long as communes are missing only a sum
    that is already larger is asked about.

    Args:
        sums: Cell → sum of the communes and how many of them gave a number; ``whole`` of all.
    """
    for cell, value in own.items():
        if cell not in sums:
            continue
        total, number = sums[cell]
        if total != value and (number == whole or total > value):
            facts = (format(value, "f"), format(total, "f"), str(number), str(whole))
            yield Remark(rule=Rule.BALANCE, place=str(cell), facts=facts)
