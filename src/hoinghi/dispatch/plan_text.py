"""The text of a plan as read, as blocks of a paper: grounds, headings, paragraphs, tables.

Python thuần. Words stay as they are, with their marks mended; only the form is made new.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from hoinghi.papers.marks import mended
from hoinghi.papers.model import Block, Column, Heading, Paragraph, Row, Table
from hoinghi.papers.text import text_of
from hoinghi.reading.layout import see
from hoinghi.reading.outline import Node
from hoinghi.reading.paragraphs import Para

_LONGEST_HEADING = 120
_GROUND = re.compile(r"(?:Căn cứ|Xét đề nghị|Theo đề nghị)\b")
# Bases that one sentence strings together: the decree wants one a line.
_KINDS = r"Luật|Nghị quyết|Nghị định|Quyết định|Chỉ thị|Thông tư|Kế hoạch|Công văn|Chương trình"
_NEXT_GROUND = re.compile(rf"[;,]?\s+và\s+(?=(?:{_KINDS}) số)|;\s*(?=(?:Căn cứ\s+)?(?:{_KINDS})\b)")
_ENACTS = re.compile(r"[;.,]\s*(?=[A-ZĐỦƯ][^;]{3,200}?\b(?:ban hành|xây dựng|lập)\b[^;]*$)")


class PlanText(NamedTuple):
    """The grounds of a plan, one each; its opening; its body; how many lines follow at the end."""

    bases: tuple[str, ...]
    opening: tuple[str, ...]
    blocks: tuple[Block, ...]
    annex_lines: int


def plan_text(source: str) -> PlanText:
    """Lay out *source*, the lines of a plan, again."""
    layout = see(source.split("\n"))
    bases: list[str] = []
    opening: list[str] = []
    for para in layout.preamble:
        grounds, rest = _divided(para.text)
        bases += map(mended, grounds)
        opening += [mended(rest)] if rest else []
    return PlanText(
        bases=tuple(bases),
        opening=tuple(opening),
        blocks=tuple(_body(layout.outline.nodes)),
        annex_lines=len(layout.annexes),
    )


def _divided(text: str) -> tuple[list[str], str]:
    """Divide a paragraph before the body: the grounds that it cites, and the sentence that enacts.

    >>> _divided("Căn cứ Luật A; Quyết định số 1/QĐ-UBND; UBND huyện ban hành Kế hoạch như sau:")
    (['Căn cứ Luật A', 'Căn cứ Quyết định số 1/QĐ-UBND'], 'UBND huyện ban hành Kế hoạch như sau:')
    """
    if not _GROUND.match(text):
        return [], text
    if not text.startswith("Căn cứ"):
        return [text.strip(" ;.,")], ""
    enacts = list(_ENACTS.finditer(text))
    cited, rest = (text[: enacts[-1].start()], text[enacts[-1].end() :]) if enacts else (text, "")
    if rest.startswith(tuple(_KINDS.split("|"))):
        cited, rest = text, ""
    grounds = [part.strip(" ;.,") for part in _NEXT_GROUND.split(cited)]
    return [part if _GROUND.match(part) else f"Căn cứ {part}" for part in grounds if part], rest


def _body(nodes: Sequence[Node]) -> Iterator[Block]:
    for is_row, members in groupby(nodes, key=lambda node: bool(node.para.cells)):
        if is_row:
            yield from _tables([node.para for node in members])
        else:
            yield from map(_block, members)


def _block(node: Node) -> Block:
    words = mended(f"{node.mark} {node.text}".strip())
    level = _level(node)
    if level == 1:  # mục II.6.d: the title of a part is in capitals
        words = words.upper().rstrip(" .:")
    return Heading(level=level, text=text_of(words)) if level else Paragraph(text=text_of(words))


def _level(node: Node) -> int:
    """Tell the level of a heading: 1 for a part, 2 for an item that is only a title; else 0."""
    if node.kind in ("roman", "upper", "head"):
        return 1
    is_title = len(node.text) <= _LONGEST_HEADING and node.text.rstrip()[-1:] not in ".;:,"
    return 2 if node.kind == "number" and is_title and node.end > node.at + 1 else 0


def _tables(rows: Sequence[Para]) -> Iterator[Table]:
    """Rows of one length that follow each other make a table; the first of them is its heading."""
    for _, members in groupby(rows, key=lambda row: len(row.cells)):
        head, *body = members
        headings = head.cells if body else ("",) * len(head.cells)
        told = body or [head]
        yield Table(
            columns=tuple(Column(heading=mended(heading)) for heading in headings),
            rows=tuple(Row(cells=tuple(text_of(cell) for cell in row.cells)) for row in told),
        )
