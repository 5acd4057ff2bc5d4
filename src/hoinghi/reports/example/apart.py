"""Mỗi xã viết một khác: trong vài cách ghép lời, lấy cách ít giống các xã trước. Python thuần."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from hoinghi.reports.example.wording import SECTIONS, Facts, Patterns, Turn, section_of
from hoinghi.reports.likeness import words
from hoinghi.reports.rich_text import plain

_TRIES: Final = 10
_ALIKE: Final = 0.28
"""So much of a text may stand in another one without anybody looking for a better one."""
_LOOKED_AT: Final = 30
"""With so many bodies before it a text is compared."""
_RUN: Final = 6

Runs = frozenset[tuple[str, ...]]


class Apart:
    """Writes sections of body after body, each unlike those before it."""

    def __init__(self, patterns: Patterns) -> None:
        self._patterns = patterns
        self._before: dict[str, deque[Runs]] = {
            number: deque(maxlen=_LOOKED_AT) for number in SECTIONS
        }

    def texts(self, turn: Turn, facts: Facts, character: str) -> Mapping[str, str]:
        """Give the sections of the next body."""
        return {number: self._section(number, turn, facts, character) for number in SECTIONS}

    def _section(self, number: str, turn: Turn, facts: Facts, character: str) -> str:
        before = self._before[number]
        least, text, runs = 2.0, "", Runs()
        for own in _turns(turn):
            tried = section_of(number, self._patterns, own, facts, character)
            found = _runs(tried)
            share = max((_share(found, other) for other in before), default=0.0)
            if share < least:
                least, text, runs = share, tried, found
            if least <= _ALIKE:
                break
        before.append(runs)
        return text


def _turns(turn: Turn) -> Iterator[Turn]:
    yield turn
    for number in range(1, _TRIES):
        yield replace(turn, seed=f"{turn.seed}/{number}")


def _runs(text: str) -> Runs:
    told = words(plain(text))
    return frozenset(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))


def _share(one: Runs, other: Runs) -> float:
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0
