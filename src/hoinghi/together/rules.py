"""Two people on one object: what each changed, what merges by itself, what somebody must choose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from hoinghi.papers.difference import Kind, Piece, words

_LETTERS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One field of a form.

    Attributes:
        value: What is compared, the same in every language ("2026-11-22").
        shown: What people read ("22/11/2026").
    """

    name: str
    label: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Saver:
    """Who saved in between, and when where that is known."""

    name: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A field that two people changed, each to something else; both texts."""

    name: str
    label: str
    theirs: str
    mine: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return words(self.theirs, self.mine)

    @property
    def theirs_marked(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.ADDED)

    @property
    def mine_marked(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.kind is not Kind.REMOVED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What came of two people saving one object.

    Attributes:
        conflicts: Fields that both changed; the form keeps the text of the second.
        taken: Labels of fields that only the other changed: the form shows theirs.
        kept: Labels of fields that only the second changed.
        saver: Who saved first; None where nobody knows.
    """

    conflicts: tuple[Conflict, ...] = ()
    taken: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    saver: Saver | None = None
    is_settled: bool = False
    """The second person took the text of the first; nothing is saved before they say so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """How each field comes out, by name."""

    conflicts: tuple[str, ...]
    taken: tuple[str, ...]
    kept: tuple[str, ...]


def stamp_of(cells: Iterable[Cell]) -> str:
    """Give a mark of what a form showed, field by field; a few letters each, no text."""
    return " ".join(f"{cell.name}:{_digest(cell.value)}" for cell in cells)


def merge(opened: str, mine: Sequence[Cell], theirs: Sequence[Cell]) -> Merge:
    """Compare what is sent (*mine*) and what stands (*theirs*) with what was *opened*.

    A field whose mark is missing counts as changed by both: nobody is overwritten unasked.
    """
    marks = _read(opened)
    standing = {cell.name: cell.value for cell in theirs}
    conflicts, taken, kept = [], [], []
    for cell in mine:
        stands = standing.get(cell.name, "")
        if cell.value == stands:
            continue
        began = marks.get(cell.name)
        if began == _digest(stands):
            kept.append(cell.name)
        elif began == _digest(cell.value):
            taken.append(cell.name)
        else:
            conflicts.append(cell.name)
    return Merge(conflicts=tuple(conflicts), taken=tuple(taken), kept=tuple(kept))


def has_moved(opened: str, theirs: Sequence[Cell]) -> bool:
    """Tell whether what stands is no longer what the form showed."""
    marks = _read(opened)
    return any(marks.get(cell.name) != _digest(cell.value) for cell in theirs)


def _read(opened: str) -> Mapping[str, str]:
    pairs = (mark.rpartition(":") for mark in opened.split())
    return {name: digest for name, _colon, digest in pairs}


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()[:_LETTERS]
