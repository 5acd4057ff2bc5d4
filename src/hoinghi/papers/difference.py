"""What differs between two makings of a paper, line by line and word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import zip_longest
from typing import Final, TypeVar

from hoinghi.papers.lines import Line, lines_of
from hoinghi.papers.model import Certificate, Paper

Content = Paper | Certificate
Item = TypeVar("Item")

_TOKEN: Final = re.compile(r"(?:\d[\d./:,]*\d|\w+|[^\w\s])\s*")
_LIKE: Final = 0.35
"""Lines that share so much of their words are one line, changed; others are two."""
_MOST_PAIRS: Final = 10_000
_LONG: Final = 1_000
"""So many words make a paragraph in which frequent words no longer guide the comparison."""


class Kind(StrEnum):
    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words in a row that are the same, added or removed."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """A line as it was and is: ``place`` in the later paper, else in the earlier."""

    place: str
    kind: Kind
    pieces: tuple[Piece, ...]

    @property
    def before(self) -> str:
        """The line as it was; "" where it was not there."""
        return "".join(piece.text for piece in self.pieces if piece.kind is not Kind.ADDED).strip()

    @property
    def after(self) -> str:
        """The line as it is; "" where it is no more."""
        kept = (piece.text for piece in self.pieces if piece.kind is not Kind.REMOVED)
        return "".join(kept).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyChange:
    """One copy of a paper, or several whose changes are the same.

    Attributes:
        numbers: Which copies, counted from 1 in the later making; a removed one in the earlier.
        kind: SAME, CHANGED, or the whole copy is new or gone.
        lines: All lines in order, the unchanged ones too; none for copies that are the same.
    """

    numbers: tuple[int, ...]
    kind: Kind
    lines: tuple[LineChange, ...] = ()

    @property
    def changed(self) -> tuple[LineChange, ...]:
        """The lines that differ."""
        return tuple(line for line in self.lines if line.kind is not Kind.SAME)


def compare(before: Sequence[Content], after: Sequence[Content]) -> tuple[CopyChange, ...]:
    """Compare two makings of a paper copy by copy; copies that changed alike stand together.

    Their looks (bold, sizes, widths of columns) are not compared.
    """
    old, new = [lines_of(one) for one in before], [lines_of(one) for one in after]
    pairs = _aligned(list(enumerate(old, 1)), list(enumerate(new, 1)), _own(old), _own(new))
    together: dict[Hashable, CopyChange] = {}
    for was, is_now in pairs:
        change = _of_copy(was, is_now)
        key: Hashable = (change.kind, tuple((line.place, line.pieces) for line in change.changed))
        if earlier := together.get(key):
            numbers = (*earlier.numbers, *change.numbers)
            change = CopyChange(numbers=numbers, kind=earlier.kind, lines=earlier.lines)
        together[key] = change
    return tuple(together.values())


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Compare two texts word by word; a date or an amount is one word."""
    # A space behind both makes a last word equal to the same word further in.
    a, b = _TOKEN.findall(f"{before} "), _TOKEN.findall(f"{after} ")
    matcher = SequenceMatcher(None, a, b, autojunk=max(len(a), len(b)) > _LONG)
    found: list[tuple[Kind, str]] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append((Kind.SAME, "".join(b[k:m])))
        else:
            found += [(Kind.REMOVED, "".join(a[i:j])), (Kind.ADDED, "".join(b[k:m]))]
    return _pieces(found)


def _pieces(found: Iterable[tuple[Kind, str]]) -> tuple[Piece, ...]:
    told = [Piece(kind=kind, text=text) for kind, text in found if text]
    return (*told[:-1], *(replace(last, text=last.text.rstrip()) for last in told[-1:]))


Copy = tuple[int, tuple[Line, ...]]


def _of_copy(was: Copy | None, is_now: Copy | None) -> CopyChange:
    if was is None or is_now is None:
        number, lines = was or is_now or (0, ())
        kind = Kind.REMOVED if is_now is None else Kind.ADDED
        return CopyChange(
            numbers=(number,), kind=kind, lines=tuple(_whole(line, kind) for line in lines)
        )
    lines_ = tuple(_of_lines(was[1], is_now[1]))
    differs = any(line.kind is not Kind.SAME for line in lines_)
    return CopyChange(
        numbers=(is_now[0],), kind=Kind.CHANGED if differs else Kind.SAME, lines=lines_
    )


def _own(copies: Sequence[tuple[Line, ...]]) -> list[Hashable]:
    """Give what tells each copy from the others: the lines that not all of them have."""
    counts = Counter(text for copy in copies for text in {line.text for line in copy})
    return [tuple(line.text for line in copy if counts[line.text] < len(copies)) for copy in copies]


def _of_lines(old: Sequence[Line], new: Sequence[Line]) -> Iterator[LineChange]:
    keys = ([line.key for line in old], [line.key for line in new])
    for was, is_now in _aligned(old, new, *keys):
        if was is None or is_now is None:
            line = was or is_now
            if line:
                yield _whole(line, Kind.REMOVED if is_now is None else Kind.ADDED)
            continue
        same = was.text == is_now.text
        yield LineChange(
            place=is_now.place,
            kind=Kind.SAME if same else Kind.CHANGED,
            pieces=words(was.text, is_now.text),
        )


def _whole(line: Line, kind: Kind) -> LineChange:
    return LineChange(place=line.place, kind=kind, pieces=_pieces([(kind, line.text)]))


def _aligned(
    old: Sequence[Item],
    new: Sequence[Item],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
) -> Iterator[tuple[Item | None, Item | None]]:
    """Pair what has equal keys, in order; within what differs, what is most alike."""
    matcher = SequenceMatcher(None, _numbered(old_keys), _numbered(new_keys), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[a:b], new[c:d], strict=True)
        else:
            for i, j in _alike(old_keys[a:b], new_keys[c:d]):
                yield (
                    None if i is None else old[a + i],
                    None if j is None else new[c + j],
                )


def _numbered(keys: Sequence[Hashable]) -> list[Hashable]:
    """Make every key its own: a sequence matcher slows down where many are equal."""
    seen: Counter[Hashable] = Counter()
    numbered: list[Hashable] = []
    for key in keys:
        seen[key] += 1
        numbered.append((key, seen[key]))
    return numbered


Pair = tuple[int | None, int | None]


def _alike(old: Sequence[Hashable], new: Sequence[Hashable]) -> Iterator[Pair]:
    """Pair the lines of two short runs so that in all they have most words in common."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield from zip_longest(range(len(old)), range(len(new)))
        return
    a, b = [_bag(key) for key in old], [_bag(key) for key in new]
    best = _best(a, b)
    i = j = 0
    while i < len(a) and j < len(b):
        if best[i][j] == best[i + 1][j]:
            yield i, None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, j
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1
    yield from ((rest, None) for rest in range(i, len(a)))
    yield from ((None, rest) for rest in range(j, len(b)))


def _best(a: Sequence[Counter[str]], b: Sequence[Counter[str]]) -> list[list[float]]:
    """Give for each pair of beginnings the most that their ends can have in common."""
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            share = _share(a[i], b[j])
            paired = best[i + 1][j + 1] + share if share >= _LIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    return best


def _bag(key: Hashable) -> Counter[str]:
    texts = key if isinstance(key, tuple) else (key,)
    return Counter(word.strip() for text in texts for word in _TOKEN.findall(str(text)))


def _share(a: Counter[str], b: Counter[str]) -> float:
    most = max(a.total(), b.total())
    return (a & b).total() / most if most else 0.0
