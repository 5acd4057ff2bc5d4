"""What differs in the words of two plans, line by line. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from hoinghi.papers.difference import Kind, Piece, words

MOST_SHOWN = 200
"""So many lines are shown; a plan written anew is read in its place."""
_LONG = 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line that differs; ``number`` of the later plan, none where it is no more."""

    number: int | None
    pieces: tuple[Piece, ...]


def changed_lines(before: str, after: str) -> tuple[LineChange, ...]:
    """Give the lines that differ between two sources, in the order of the later one."""
    old = [line for _, line in _said(before)]
    new = list(_said(after))
    long = max(len(old), len(new)) > _LONG
    matcher = SequenceMatcher(None, old, [line for _, line in new], autojunk=long)
    found: list[LineChange] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or len(found) >= MOST_SHOWN:
            continue
        for was, is_now in zip_longest(old[a:b], new[c:d]):
            found.append(_change(was, is_now))
    return tuple(found[:MOST_SHOWN])


def _said(source: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.split("\n"), 1):
        if said := " ".join(line.split()):
            yield number, said


def _change(was: str | None, is_now: tuple[int, str] | None) -> LineChange:
    if is_now is None:
        return LineChange(number=None, pieces=(Piece(kind=Kind.REMOVED, text=was or ""),))
    if was is None:
        return LineChange(number=is_now[0], pieces=(Piece(kind=Kind.ADDED, text=is_now[1]),))
    return LineChange(number=is_now[0], pieces=words(was, is_now[1]))
