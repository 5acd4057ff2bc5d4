"""What is to be done about a paper that no longer says what is so: decisions on values.

Source: Nghị định 30/2020/NĐ-CP, Điều 18.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hoinghi.dispatch.rules import Contents, Document, copies_of, numbered, symbol_of
from hoinghi.papers.difference import CopyChange, Kind, LineChange, compare
from hoinghi.papers.facts import FactChange, changes
from hoinghi.papers.form import LETTER, kind_of
from hoinghi.papers.model import Fact, Number, Paper

_NOT_READERS = re.compile(r"^(?:như|lưu)\b", re.I)


class Remedy(StrEnum):
    """What may be done about an issued paper that is no longer right."""

    REPLACE = "replace"
    CORRECT = "correct"
    RECALL = "recall"


def remedies(contents: Contents) -> tuple[Remedy, ...]:
    """Give what may be done: working papers without a number are only made anew.

    Source: Nghị định 30/2020/NĐ-CP, Điều 18.
    """
    if symbol_of(contents):
        return (Remedy.REPLACE, Remedy.CORRECT, Remedy.RECALL)
    return (Remedy.REPLACE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staleness:
    """What has changed since a paper was made: facts first, then the words.

    Attributes:
        facts: Facts that the paper states otherwise than today.
        copies: Word-level difference, copy by copy; unchanged copies too.
    """

    facts: tuple[FactChange, ...]
    copies: tuple[CopyChange, ...]

    @property
    def words(self) -> int:
        """How many lines differ, counting copies that changed alike once."""
        return sum(len(copy.changed) for copy in self.copies)

    @property
    def first_line(self) -> LineChange | None:
        """The first line that differs; None where only the looks do."""
        return next((line for copy in self.copies for line in copy.changed), None)

    @property
    def remedy(self) -> Remedy:
        """Tell what the decree has for it.

        Wrong content is amended or replaced by a paper of equal form; wrong form and slips of
        the pen are corrected by a công văn. Source: Nghị định 30/2020/NĐ-CP, Điều 18.
        """
        return Remedy.REPLACE if self.facts else Remedy.CORRECT


def staleness(
    kept: Contents,
    facts: Sequence[Fact],
    today: Document,
    *,
    issued_as: tuple[int | None, date | None],
) -> Staleness:
    """Compare a kept paper with today's.

    Args:
        issued_as: Number and date of the kept paper, which today's does not have yet.
    """
    serial, day = issued_as
    # The kept one as well: a draft still carries its notes, an issued one does not.
    both = (numbered(kept, serial, day), numbered(today.contents, serial, day))
    return Staleness(facts=changes(facts, today.facts), copies=compare(*map(copies_of, both)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Misprint:
    """A line of the table of a correction: where, what was printed, what it is to be."""

    place: str
    printed: str
    right: str


NOTHING = "(không có)"
LEFT_OUT = "(bỏ)"


def misprints(stale: Staleness) -> tuple[Misprint, ...]:
    """Make the lines of a correction from what differs, each once."""
    found = (
        Misprint(
            place=line.place,
            printed=_passage(line, Kind.REMOVED) or NOTHING,
            right=_passage(line, Kind.ADDED) or LEFT_OUT,
        )
        for copy in stale.copies
        for line in copy.changed
    )
    return tuple(dict.fromkeys(found))


_AROUND = 6
"""Words quoted before and after what differs."""


def _passage(line: LineChange, side: Kind) -> str:
    """Quote what differs in a line with a few words around it, as it was or as it is.

    Args:
        side: ``REMOVED`` for the line as it was, ``ADDED`` for the line as it is.
    """
    pieces = [piece for piece in line.pieces if piece.kind in (Kind.SAME, side)]
    told = [piece.text for piece in pieces]
    if pieces and pieces[0] is line.pieces[0] and pieces[0].kind is Kind.SAME:
        told[0] = _clipped(told[0], ahead=True)
    if pieces and pieces[-1] is line.pieces[-1] and pieces[-1].kind is Kind.SAME:
        told[-1] = _clipped(told[-1], ahead=False)
    return " ".join("".join(told).split())


def _clipped(text: str, *, ahead: bool) -> str:
    words = text.split()
    if len(words) <= _AROUND:
        return text
    return f"…{' '.join(words[-_AROUND:])} " if ahead else f"{' '.join(words[:_AROUND])}…"


def readers(paper: Paper) -> tuple[str, ...]:
    """Give to whom a correction of *paper* goes: its addressees, else its Nơi nhận."""
    named = tuple(line for line in paper.recipients if not _NOT_READERS.match(line))
    return paper.addressees or named or ("Các cơ quan, đơn vị, cá nhân có liên quan",)


def number_of(kind: str, about: Paper, unit: str) -> Number:
    """Open the number of a paper of *kind* that the issuer of *about* issues.

    Args:
        unit: Who drafts, for the symbol of a công văn: "VX"; may be empty.
    """
    symbol = about.number.symbol if about.number else ""
    if about.kind == LETTER:
        body, _, known = symbol.partition("-")
    else:
        body, known = symbol.partition("-")[2], unit
    if kind == LETTER:
        return Number(symbol="-".join(filter(None, (body, known))))
    return Number(symbol=f"{kind_of(kind).abbreviation}-{body}")
