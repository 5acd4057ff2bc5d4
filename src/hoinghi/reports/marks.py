"""Each section of what was sent, as one sign: written, empty, too long. Python thuần."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hoinghi.reports.asking import Asked
from hoinghi.reports.content import Content
from hoinghi.reports.rich_text import words_in


class Sign(StrEnum):
    """How one section stands."""

    NOT_ASKED = "not_asked"
    WAITING = "waiting"
    """Nothing was sent yet."""
    WRITTEN = "written"
    EMPTY = "empty"
    TOO_LONG = "too_long"
    REMARKS = "remarks"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What is to be said of each section of a revision, without reading its words.

    Attributes:
        empty, too_long: Numbers of sections.
        answered: How many cells have an answer, "no data" included, of ``cells`` that are asked.
    """

    empty: frozenset[str]
    too_long: frozenset[str]
    answered: int
    cells: int


def looked(content: Content, asked: Asked) -> Looked:
    """Look over what was sent."""
    words = {one.number: words_in(content.texts.get(one.number, "")) for one in asked.written}
    cells = list(asked.cells())
    return Looked(
        empty=frozenset(number for number, count in words.items() if not count),
        too_long=frozenset(
            one.number
            for one in asked.written
            if one.most_words is not None and words[one.number] > one.most_words
        ),
        answered=sum(cell in content.answers for cell in cells),
        cells=len(cells),
    )


def sign(number: str, found: Looked | None, remarks: Counter[str]) -> Sign:
    """Give the sign of the section *number*; *found* None before anything was sent.

    Args:
        remarks: How many remarks each section has.
    """
    if found is None:
        return Sign.WAITING
    if number in found.empty:
        return Sign.EMPTY
    if number in found.too_long:
        return Sign.TOO_LONG
    return Sign.REMARKS if remarks[number] else Sign.WRITTEN


def section_of(place: str, sections: Iterable[tuple[str, tuple[str, ...]]]) -> str:
    """Give the number of the section in which *place* stands: a section, or a cell's name.

    Args:
        sections: Number and codes of the figures of each.
    """
    code, bar, _ = place.partition("|")
    if not bar:
        return place
    return next((number for number, codes in sections if code in codes), "")
