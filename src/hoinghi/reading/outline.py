"""Paragraphs → outline: every numbered item with its path, and what stands under it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.markers import Marker, as_upper, find_marker, unblurred
from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import Lines

# A heading without a number, where a plan numbers none: in capitals, or one that plans share.
_KNOWN_HEADING: Final = re.compile(
    r"(?:Mục đích|Yêu cầu|Mục tiêu|Thời gian|Địa điểm|Thành phần|Đối tượng|Nội dung|Chương trình|"
    r"Kinh phí|Tổ chức thực hiện|Phân công|Khen thưởng|Công tác chuẩn bị)(?:[, ][^.;:\d]{0,50})?$"
)
_COLON: Final = re.compile(r":(?=\s|$)")
_LONGEST_HEAD: Final = 240
_LONGEST_BARE_HEADING: Final = 100
# A marker further on than this in its row is more likely a figure at the start of a line.
_WIDEST_GAP: Final = 3
_BELOW: Final = {
    "roman": ("number", "decimal", "letter"),
    "upper": ("number", "decimal", "letter"),
}


class Node(NamedTuple):
    """An item of the outline.

    Attributes:
        at: Its place in the outline; ``parent`` that of the item above, -1 for none.
        end: The place after its last descendant.
        kind: A marker's kind, or ``text`` for a paragraph without one, ``row`` of a table, ``head``
            for a heading without a number.
        mark: The marker as printed; ``label`` bare; ``path`` as ``"II.5"``, empty if unnumbered.
        text: The paragraph without its marker; ``head`` up to the first colon, ``body`` after it.
    """

    at: int
    parent: int
    end: int
    kind: str
    mark: str
    label: str
    path: str
    text: str
    head: str
    body: str
    para: Para

    @property
    def lines(self) -> Lines:
        return self.para.lines

    @property
    def is_numbered(self) -> bool:
        return bool(self.path)

    @property
    def is_heading(self) -> bool:
        """Numbered, or a heading of a plan that numbers none."""
        return bool(self.path) or self.kind == "head"


class Outline(NamedTuple):
    """All items of the body, in order."""

    nodes: tuple[Node, ...]

    def children(self, node: Node | None) -> Iterator[Node]:
        """The items directly under *node*; the top items for none."""
        at = node.at + 1 if node else 0
        end = node.end if node else len(self.nodes)
        while at < end:
            yield self.nodes[at]
            at = self.nodes[at].end

    def under(self, node: Node) -> tuple[Node, ...]:
        """All items under *node*, at any depth, in order."""
        return self.nodes[node.at + 1 : node.end]

    def parent(self, node: Node) -> Node | None:
        return self.nodes[node.parent] if node.parent >= 0 else None

    def numbered(self) -> Iterator[Node]:
        return (node for node in self.nodes if node.path)

    def headings(self) -> Iterator[Node]:
        return (node for node in self.nodes if node.is_heading)


class _Open(NamedTuple):
    at: int
    kind: str
    label: str
    value: int
    path: str


def build(paragraphs: Iterable[Para]) -> Outline:
    """Arrange *paragraphs* of the body as an outline."""
    drafts: list[Node] = []
    stack: list[_Open] = []
    ends: dict[int, int] = {}
    for para in _unblurred(paragraphs):
        marker = find_marker(para.text) if not para.cells else None
        place = _place(marker, stack) if marker and marker.kind != "bullet" else None
        index = len(drafts)
        if place:
            depth, marker, path = place
            for closed in stack[depth:]:
                ends[closed.at] = index
            del stack[depth:]
            parent = stack[-1].at if stack else -1
            drafts.append(_node(index, parent, marker, path, para))
            stack.append(_Open(index, marker.kind, marker.label, marker.value, path))
        elif marker is None and not para.cells and _is_bare_heading(para.text, stack):
            for closed in stack:
                ends[closed.at] = index
            stack = [_Open(index, "head", "", 0, "")]
            drafts.append(_node(index, -1, None, "", para)._replace(kind="head"))
        else:
            bullet = marker if marker and marker.kind == "bullet" else None
            drafts.append(_node(index, stack[-1].at if stack else -1, bullet, "", para))
    for still_open in stack:
        ends[still_open.at] = len(drafts)
    return Outline(tuple(n._replace(end=ends[n.at]) if n.at in ends else n for n in drafts))


def _unblurred(paragraphs: Iterable[Para]) -> list[Para]:
    """*paragraphs* with "I, II, II, IV" read as the "I, II, III, IV" that OCR took it from."""
    found = list(paragraphs)
    romans = [
        (at, marker)
        for at, para in enumerate(found)
        if para.text[:1] in "IVX" and (marker := find_marker(para.text)) and marker.kind == "roman"
    ]
    for (_, before), (at, marker), (_, after) in zip(romans, romans[1:], romans[2:], strict=False):
        if (
            marker.label == before.label
            and after.value == marker.value + 2
            and marker.label[-1] == "I"
        ):
            found[at] = found[at]._replace(text=f"I{found[at].text}")
    return found


def _is_bare_heading(text: str, stack: Sequence[_Open]) -> bool:
    if (stack and stack[0].kind != "head") or len(text) > _LONGEST_BARE_HEADING:
        return False
    return (text.isupper() and len(text) > 5) or bool(_KNOWN_HEADING.match(text))


def is_bare_heading(text: str) -> bool:
    """Whether *text* is a heading without a number, in a plan that numbers none so far."""
    return _is_bare_heading(text, ())


def _node(index: int, parent: int, marker: Marker | None, path: str, para: Para) -> Node:
    text = para.text[marker.end :] if marker else para.text
    head, body = split_head(text)
    kind = marker.kind if marker else ("row" if para.cells else "text")
    mark, label = (marker.printed, marker.label) if marker else ("", "")
    return Node(index, parent, index + 1, kind, mark, label, path, text, head, body, para)


def split_head(text: str) -> tuple[str, str]:
    """*text* up to its first colon and after it; all of it and nothing where there is none."""
    for colon in _COLON.finditer(text, 0, _LONGEST_HEAD):
        before = text[: colon.start()]
        if before.count("(") <= before.count(")") and before.count("“") <= before.count("”"):
            return before.rstrip(), text[colon.end() :].strip()
    return text, ""


def _place(marker: Marker, stack: Sequence[_Open]) -> tuple[int, Marker, str] | None:
    """How deep *marker* stands below *stack*, and its path; none where it is no marker here."""
    if marker.kind == "decimal":
        return _place_decimal(marker, stack)
    for reading in _readings(marker):
        depth = _depth_of_kind(reading.kind, stack)
        if depth is not None:
            if 0 < reading.value <= stack[depth].value + _WIDEST_GAP:
                return depth, reading, _path(stack[:depth], reading.label)
            continue
        if reading.value in (1, 2):
            depth = len(stack)
            while depth and stack[depth - 1].kind in _BELOW.get(reading.kind, ()):
                depth -= 1
            return depth, reading, _path(stack[:depth], reading.label)
    return None


def _readings(marker: Marker) -> tuple[Marker, ...]:
    if marker.kind == "roman" and len(marker.label) == 1 and marker.label in "C":
        return (as_upper(marker), marker)
    return (marker, *unblurred(marker))


def _depth_of_kind(kind: str, stack: Sequence[_Open]) -> int | None:
    for depth in range(len(stack) - 1, -1, -1):
        if stack[depth].kind == kind:
            return depth
    return None


def _place_decimal(marker: Marker, stack: Sequence[_Open]) -> tuple[int, Marker, str] | None:
    """A decimal label takes its parent's place: 3.1 under II.3 is II.3.1."""
    above = marker.label.rpartition(".")[0]
    depth = len(stack)
    while depth and stack[depth - 1].label != above:
        depth -= 1
    if not depth:
        depth = len(stack)
        while depth and stack[depth - 1].kind not in ("roman", "upper"):
            depth -= 1
    outer = [o for o in stack[:depth] if o.kind in ("roman", "upper")]
    return depth, marker, _path(outer, marker.label)


def _path(above: Sequence[_Open], label: str) -> str:
    return f"{above[-1].path}.{label}" if above and above[-1].path else label
