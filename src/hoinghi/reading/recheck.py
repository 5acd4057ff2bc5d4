"""Findings of a plan that people corrected: looked for anew, in the words as they now stand.

Corrections are made on what was read. Rules look at the plan and at the words of the document, so
what a correction changes is carried over into the words from which the part was read. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, Final

from hoinghi.reading.document import Document, Shape
from hoinghi.reading.edits import HEADING, Act, Corrected, Edit, standing
from hoinghi.reading.findings import find
from hoinghi.reading.layout import see
from hoinghi.reading.plan import Finding, Lines

if TYPE_CHECKING:
    from hoinghi.reading.reader import BodiesFor

#: Gives a text as corrected, the same where it does not hold what was wrong.
_Put = Callable[[str], str]
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
# "05/12/2023", "5 / 12 / 2023", "ngày 05 tháng 12 năm 2023", and without the year.
_WRITTEN_DATE: Final = (
    r"(?<![\d/])0?{day}\s?/\s?0?{month}(?:\s?/\s?{year})?(?![\d/])",
    r"(?<!\d)0?{day}\s+tháng\s+0?{month}(?:\s+năm\s+{year})?(?!\d)",
)


def seen_as(source: str, shape: Shape) -> Document:
    """Give the document of which the lines are those of *source*."""
    return see(source.split("\n"), rows=shape.rows, flows=shape.flows).document()


def shape_to_json(shape: Shape) -> dict[str, Any]:
    """Write a shape as plain JSON."""
    rows = [[at, list(cells)] for at, cells in shape.rows.items()]
    return {"flows": shape.flows, "rows": rows}


def shape_from_json(data: Mapping[str, Any]) -> Shape:
    """Read what ``shape_to_json`` wrote."""
    return Shape(flows=data["flows"], rows={at: tuple(cells) for at, cells in data["rows"]})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechecked:
    """The findings as they are now; ``carried`` are the numbers of the corrections that reached
    the words of the document."""

    findings: tuple[Finding, ...]
    carried: frozenset[int]


def recheck(
    document: Document,
    found: Corrected,
    edits: Iterable[Edit],
    bodies_for: BodiesFor | None = None,
) -> Rechecked:
    """Look for findings in *document* as the corrections have it.

    Args:
        found: The plan with *edits*.
    """
    corrected, carried = _with_edits(document, found, edits)
    directory = bodies_for(found.plan) if bodies_for else None
    return Rechecked(findings=find(corrected, found.plan, directory), carried=carried)


def _with_edits(
    document: Document, found: Corrected, edits: Iterable[Edit]
) -> tuple[Document, frozenset[int]]:
    carried = set()
    for edit in standing(edits):
        where = _lines_of(found, edit) if edit.act is Act.SET else None
        for put in _puts(edit) if where else ():
            changed = _put(document, where, put) if where else document
            if changed is not document:
                document = changed
                carried.add(edit.number)
    return document, frozenset(carried)


def _lines_of(found: Corrected, edit: Edit) -> Lines | None:
    if edit.part == HEADING:
        return dict(found.plan.header_lines).get(edit.key)
    return getattr(found.part_of(edit.part, edit.key), "lines", None)


def _put(document: Document, where: Lines, put: _Put) -> Document:
    """Give *document* with the words of *where* corrected; itself where they hold nothing wrong."""
    paragraphs = list(document.paragraphs)
    for at, one in enumerate(paragraphs):
        if one.lines.first <= where.last and where.first <= one.lines.last:
            text, cells = put(one.text), tuple(map(put, one.cells))
            if (text, cells) != (one.text, one.cells):
                paragraphs[at] = replace(one, text=text, cells=cells)
    lines = list(document.lines)
    lines[where.first - 1 : where.last] = map(put, lines[where.first - 1 : where.last])
    changed = Document(tuple(lines), tuple(paragraphs))
    return document if changed == document else changed


def _puts(edit: Edit) -> Iterator[_Put]:
    """What the correction does to the words of its part, field by field."""
    for name, after in edit.after.items():
        before = edit.before.get(name)
        if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
            for was, is_now in zip(before, after, strict=True):
                yield from _put_of(was, is_now)
        else:
            yield from _put_of(before, after)


def _put_of(before: Any, after: Any) -> Iterator[_Put]:
    if before == after or isinstance(before, bool):
        return
    if isinstance(before, int) and isinstance(after, int):
        yield _number(before, after)
    elif isinstance(before, str) and isinstance(after, str) and before.strip():
        if _ISO.fullmatch(before) and _ISO.fullmatch(after):
            yield _day(date.fromisoformat(before), date.fromisoformat(after))
        else:
            yield _words(before, after)


def _number(before: int, after: int) -> _Put:
    pattern = re.compile(rf"(?<![\d./,])0*{before}(?![\d/]|[.,]\d)")

    def put(text: str) -> str:
        # Of two equal numbers nobody can tell which one was meant.
        return pattern.sub(str(after), text) if len(pattern.findall(text)) == 1 else text

    return put


def _day(before: date, after: date) -> _Put:
    slashes, words = (
        re.compile(form.format(day=before.day, month=before.month, year=before.year))
        for form in _WRITTEN_DATE
    )

    def put(text: str) -> str:
        text = slashes.sub(f"{after:%d/%m/%Y}", text)
        return words.sub(f"{after.day:02d} tháng {after.month:02d} năm {after.year}", text)

    return put


def _words(before: str, after: str) -> _Put:
    old, new = before.split(), after.split()
    whole = _phrase(old)
    pieces = [(_phrase(was), " ".join(is_now)) for was, is_now in _differing(old, new)]

    def put(text: str) -> str:
        if whole.search(text):
            return whole.sub(lambda _: " ".join(new), text)
        # A part may be put together from several places: only the words that differ, then.
        for pattern, is_now in pieces:
            text = pattern.sub(lambda _, now=is_now: now, text, count=1)  # type: ignore[misc]
        return text

    return put


def _phrase(words: Iterable[str]) -> re.Pattern[str]:
    told = r"\s+".join(map(re.escape, words))
    return re.compile(rf"(?<!\w){told}(?!\w)")


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """The stretches that differ, with a word on either side by which they are known."""
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left, right = int(a > 0), int(b < len(old))
        if was := old[a - left : b + right]:
            yield was, new[c - left : d + right]
