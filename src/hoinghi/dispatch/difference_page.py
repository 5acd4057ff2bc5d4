"""The page of differences as values: what is long and unchanged is folded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from hoinghi.papers.difference import CopyChange, Kind, LineChange

MOST_SHEETS = 20
"""So many different changes are shown; invitations may each differ in another word."""
CONTEXT = 1
"""Unchanged lines shown before and after each change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Lines in a row; a folded one is unchanged and opened on demand."""

    lines: tuple[LineChange, ...]
    is_folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One copy, or several that changed alike; ``numbers``: "1–58, 60"."""

    kind: Kind
    numbers: str
    count: int
    stretches: tuple[Stretch, ...]


def sheets(copies: Sequence[CopyChange]) -> tuple[Sheet, ...]:
    """Give what differs, copies that are the same left out."""
    return tuple(
        Sheet(
            kind=copy.kind,
            numbers=ranges(copy.numbers),
            count=len(copy.numbers),
            stretches=tuple(_stretches(copy.lines)),
        )
        for copy in copies
        if copy.kind is not Kind.SAME
    )


def ranges(numbers: Sequence[int]) -> str:
    """Write numbers shortly: ``"1–3, 5"``."""
    told = []
    ordered = sorted(numbers)
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [number for _, number in group]
        told.append(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}")
    return ", ".join(told)


def _stretches(lines: Sequence[LineChange]) -> Iterator[Stretch]:
    runs = [
        (same, list(run)) for same, run in groupby(lines, key=lambda line: line.kind is Kind.SAME)
    ]
    for at, (same, run) in enumerate(runs):
        ahead = CONTEXT if same and at > 0 else 0
        behind = CONTEXT if same and at < len(runs) - 1 else 0
        if not same or len(run) <= ahead + behind + 1:
            yield Stretch(lines=tuple(run))
            continue
        end = len(run) - behind
        shown = (run[:ahead], run[ahead:end], run[end:])
        for part, lines_ in enumerate(shown):
            if lines_:
                yield Stretch(lines=tuple(lines_), is_folded=part == 1)
