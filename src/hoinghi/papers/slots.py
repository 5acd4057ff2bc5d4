"""One paper for many readers: its words once, with slots, and a row of values for each copy.

A series says what 1 660 invitations have in common, so a writer lays them out once and only fills
the slots in. It means exactly its ``papers``: writers that know nothing of slots draw those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias, cast

from hoinghi.papers.cards import Badge, NamePlate
from hoinghi.papers.model import Certificate, Paper, Paragraph
from hoinghi.papers.strings import changed, texts

# Two code points that Unicode keeps free for ever: no text from outside prints them.
_OPEN: Final = "\ufdd0"
_CLOSE: Final = "\ufdd1"
MARK: Final = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]+){_CLOSE}")
"""A slot as it stands in a text; group 1 is its name."""
_AT_END: Final = re.compile(f"{MARK.pattern}$")


def slot(name: str) -> str:
    """What stands in a text, a caption or the data of a code where each copy has its own words."""
    return f"{_OPEN}{name}{_CLOSE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Copies of one paper that differ in a few words.

    Attributes:
        paper: Slots may stand in its blocks: in texts, captions and the data of codes.
        names: Of the slots, in the order of the values in ``rows``.
        rows: One for each copy, in the order of the pages; no value holds a slot.
    """

    paper: Paper
    names: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        """Refuse rows of another length than ``names``, at the first of them."""
        for row in self.rows:
            if len(row) != len(self.names):
                raise ValueError(f"slots {self.names!r}, but a row is {row!r}")

    @property
    def missing(self) -> tuple[str, ...]:
        """What all the copies still lack."""
        return self.paper.missing

    def papers(self) -> Iterator[Paper]:
        """Give each copy as a paper of its own."""
        for row in self.rows:
            yield self.filled(row)

    def filled(self, row: tuple[str, ...]) -> Paper:
        """Give the copy of *row*.

        Raises:
            ValueError: The paper has a slot that is not among ``names``.
        """
        values = dict(zip(self.names, row, strict=True))
        return changed(self.paper, lambda text: filled(text, values))


def filled(text: str, values: Mapping[str, str]) -> str:
    """*text* with each slot's value in its place."""
    if _OPEN not in text:
        return text
    return MARK.sub(lambda found: _value(found[1], values), text)


def _value(name: str, values: Mapping[str, str]) -> str:
    if name not in values:
        raise ValueError(f"no value for the slot {name!r}, only for {sorted(values)}")
    return values[name]


LOOKED_AT: Final = (" ", ".", ";", ",", ":", "\n")
"""Last letters of a paragraph that the form takes away or goes by."""


def outside_blocks(paper: Paper) -> bool:
    """Whether *paper* has slots where a value may change more than its own paragraph."""
    annexes = tuple(replace(annex, blocks=()) for annex in paper.annexes)
    frame = replace(paper, blocks=(), annexes=annexes)
    return any(MARK.search(text) for text in texts(frame))


def ending(paper: Paper) -> frozenset[str]:
    """Slots that end a paragraph, but for what the form may take away after them."""
    blocks = (*paper.blocks, *(block for annex in paper.annexes for block in annex.blocks))
    lasts = (block.text[-1].text for block in blocks if isinstance(block, Paragraph) and block.text)
    found = (_AT_END.search(last.rstrip("".join(LOOKED_AT))) for last in lasts)
    return frozenset(mark[1] for mark in found if mark)


Papers: TypeAlias = Sequence[Paper | Series] | Sequence[Certificate]
Contents: TypeAlias = Papers | Sequence[Badge] | Sequence[NamePlate]
"""What goes into one file, in the order of the pages."""


def expanded(contents: Papers) -> Sequence[Paper] | Sequence[Certificate]:
    """*contents* with each series as its papers."""
    papers = [
        paper
        for item in contents
        for paper in (item.papers() if isinstance(item, Series) else (item,))
    ]
    # Papers or certificates, as *contents* were; who draws them refuses both at once.
    return cast("Sequence[Paper] | Sequence[Certificate]", papers)


def count_of(contents: Contents) -> int:
    """How many papers, certificates or cards *contents* come to."""
    return sum(len(item.rows) if isinstance(item, Series) else 1 for item in contents)


def cards_of(contents: Contents) -> tuple[Sequence[Badge] | Sequence[NamePlate], Papers]:
    """*contents* as cards or as papers; the other is empty."""
    if contents and isinstance(contents[0], Badge | NamePlate):
        return cast("Sequence[Badge] | Sequence[NamePlate]", contents), ()
    return (), cast("Papers", contents)
