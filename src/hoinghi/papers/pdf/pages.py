"""Which slice stands on which page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hoinghi.papers.pdf.blocks import Block, Placed, Slice

_EPSILON = 0.01


@dataclass(frozen=True, slots=True)
class _Item:
    """A slice in the flow: room above it, head of its block, whether more follows."""

    slice: Slice
    above: float
    head: Slice | None
    keep: bool
    mark: tuple[int, str] | None


@dataclass(frozen=True, slots=True)
class Feet:
    """What may stand at the foot of pages, pt.

    Attributes:
        first: Height kept free at the foot of the first page.
        note: Makes the slice of a footnote from its number and words.
    """

    note: Callable[[int, str], Slice]
    first: float = 0.0


NOTES_ABOVE, _NOTES_BELOW = 12.0, 4.0
"""Room above the rule that parts footnotes from the text, and between rule and notes."""


def flow(blocks: Sequence[Block], height: float, feet: Feet) -> list[list[Placed]]:
    """Divide *blocks* into pages of *height* pt; at least one page.

    What must stay together moves to the next page together, unless it is taller than a page.
    """
    pages = _Pages(height, feet)
    for run in _runs(blocks):
        if run is None:
            pages.end()
        else:
            pages.add(run)
    pages.finish()
    return pages.done


def _runs(blocks: Iterable[Block]) -> Iterator[list[_Item] | None]:
    """Slices that no page may part, in order; None where a page must end."""
    run: list[_Item] = []
    after = 0.0
    for block in blocks:
        if block.breaks:
            if run:
                yield run
            yield None
            run, after = [], 0.0
            continue
        run += _items(block, max(after, block.before))
        *whole, run = _grouped(run)
        yield from whole
        after = block.after
    if run:
        yield run


def _grouped(items: Iterable[_Item]) -> list[list[_Item]]:
    """*items* parted where a page may end; the last list holds what more must follow."""
    groups: list[list[_Item]] = [[]]
    for item in items:
        groups[-1].append(item)
        if not item.keep:
            groups.append([])
    return groups


def _divided(run: Sequence[_Item]) -> Iterator[_Item]:
    """*run* with the parts of each slice that may be divided."""
    for item in run:
        above = item.above
        last = len(item.slice.parts) - 1
        for number, part in enumerate(item.slice.parts):
            keep = item.keep if number == last else part.keep
            yield _Item(part, above, item.head, keep, None if number else item.mark)
            above = 0.0
        if not item.slice.parts:
            yield item


def _items(block: Block, above: float) -> Iterator[_Item]:
    last = len(block.slices) - 1
    for number, part in enumerate(block.slices):
        keep = part.keep or (number == last and block.keep)
        head = block.head if part is not block.head else None
        mark = block.mark if number == 0 else None
        yield _Item(part, above, head, keep, mark)
        above = 0.0


@dataclass(slots=True)
class _Pages:
    height: float
    feet: Feet
    done: list[list[Placed]] = field(default_factory=lambda: [[]])
    _at: float = 0.0
    _notes: list[Slice] = field(default_factory=list)

    def add(self, run: Sequence[_Item]) -> None:
        if self._fits(run):
            self._put_all(run)
            return
        parts = list(_divided(run))
        if len(parts) > len(run):
            for smaller in filter(None, _grouped(parts)):
                self.add(smaller)
            return
        if self.done[-1]:
            self.end()
        if self._fits(run):
            self._put_all(run)
            return
        for item in run:
            if self.done[-1] and not self._fits([item]):
                self.end()
            self._put(item)

    def _put_all(self, run: Sequence[_Item]) -> None:
        for item in run:
            self._put(item)

    def _fits(self, run: Sequence[_Item]) -> bool:
        total = sum([item.above + item.slice.height for item in run])
        if not self.done[-1]:
            head = run[0].head
            total += (head.height if head else 0.0) - run[0].above
        notes = [*self._notes, *(note for item in run for note in self._called(item.slice))]
        return self._at + total + _height_of(notes) <= self._room + _EPSILON

    @property
    def _room(self) -> float:
        return self.height - (self.feet.first if len(self.done) == 1 else 0.0)

    def _called(self, part: Slice) -> list[Slice]:
        return [self.feet.note(*note) for note in part.notes]

    def _put(self, item: _Item) -> None:
        page = self.done[-1]
        if page:
            self._at += item.above
        elif item.head:
            page.append(Placed(item.head, 0.0))
            self._at = item.head.height
        elif item.slice.opening:
            page.append(Placed(Slice(height=0.0, shapes=item.slice.opening), 0.0))
        page.append(Placed(item.slice, self._at, item.mark))
        self._at += item.slice.height
        if item.slice.notes:
            self._notes += self._called(item.slice)

    def end(self) -> None:
        """End the page and begin another."""
        self.finish()
        self.done.append([])
        self._at = 0.0

    def finish(self) -> None:
        """Draw what stands at the end of the page: lower edge of a divided row, footnotes."""
        page = self.done[-1]
        if page and page[-1].slice.closing:
            last = page[-1]
            page.append(Placed(Slice(height=0.0, shapes=last.slice.closing), last.top))
        notes, self._notes = self._notes, []
        if notes:
            top = self._room - _height_of(notes) + NOTES_ABOVE
            page.append(Placed(Slice(height=0.0, shapes=_NOTES_RULE), top))
            top += _NOTES_BELOW
            for note in notes:
                page.append(Placed(note, top))
                top += note.height


_NOTES_RULE = ".5 w 0 0 m 132 0 l S\n"


def _height_of(notes: Sequence[Slice]) -> float:
    if not notes:
        return 0.0
    return NOTES_ABOVE + _NOTES_BELOW + sum(note.height for note in notes)
