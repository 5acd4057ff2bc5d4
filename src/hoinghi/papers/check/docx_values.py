"""Values that the measuring of a DOCX takes from its properties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from hoinghi.ooxml.package import W
from hoinghi.papers.check.docx_drawn import twentieths
from hoinghi.papers.check.docx_properties import Flat, flat, is_on, value
from hoinghi.papers.check.measured import (
    Look,
    Paragraph,
)
from hoinghi.papers.metrics import SINGLE, width_mm

WRAPPERS: Final = frozenset(
    W + name
    for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "hyperlink")
)
NO_LINE: Final = frozenset({"", "nil", "none"})
AUTO_GAP: Final = 14.0


def level_properties(numbering: Any) -> dict[tuple[str, int], dict[str, str]]:
    """List id and level → what the level says of its paragraphs."""
    if numbering is None:
        return {}
    abstract = {
        value(item, "abstractNumId"): {
            int(value(level, "ilvl") or "0"): flat(level.find(f"{W}pPr"))
            for level in item.findall(f"{W}lvl")
        }
        for item in numbering.findall(f"{W}abstractNum")
    }
    return {
        (value(item, "numId"), depth): properties
        for item in numbering.findall(f"{W}num")
        for depth, properties in abstract.get(value(item.find(f"{W}abstractNumId")), {}).items()
    }


def is_ruling(text: str) -> bool:
    """Whether a paragraph of *text* is nothing but a drawn-out line."""
    bare = text.strip()
    return len(bare) >= 3 and set(bare) <= set("_—─")


def children_of(parent: Any, tag: str) -> Iterator[Any]:
    """The children of *parent* named *tag*, also those that wrappers hold."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in WRAPPERS:
            yield from children_of(child, tag)


def has_lines(borders: Any, least: int = 1) -> bool:
    """Whether *borders* draw *least* sides or more."""
    if borders is None:
        return False
    return sum(1 for side in borders if value(side) not in NO_LINE) >= least


def size_of(properties: Flat) -> float:
    """The size of letters in points."""
    # Word's own default where nothing says.
    return twentieths(properties.get("sz", "20")) * 10


def room_at(properties: Flat, side: str) -> float:
    """Room above or below a paragraph in points."""
    if is_on(properties, f"spacing.{side}Autospacing"):
        return AUTO_GAP
    return twentieths(properties.get(f"spacing.{side}"))


def line_spacing(properties: Flat, size: float) -> float:
    """Line spacing as a share of single, for letters of *size*."""
    line = twentieths(properties.get("spacing.line", "240"))
    rule = properties.get("spacing.lineRule", "auto")
    if rule == "auto":
        return line / 12
    share = line / (size * SINGLE) if size else 1.0
    return max(share, 1.0) if rule == "atLeast" else share


def trimmed(looks: Sequence[Look]) -> tuple[Look, ...]:
    """Neighbours of one look joined; blanks take the look beside them."""
    result: list[Look] = []
    for look in looks:
        last = result[-1] if result else None
        if last and (not look.text.strip() or replace(look, text="") == replace(last, text="")):
            result[-1] = replace(last, text=last.text + look.text)
        elif last and not last.text.strip():
            result[-1] = replace(look, text=last.text + look.text)
        else:
            result.append(look)
    return tuple(result)


def parted(looks: Sequence[Look]) -> list[tuple[Look, ...]]:
    """*looks* parted where a line broken by hand ends and the next is set otherwise.

    To the eye these are two paragraphs: quốc hiệu over tiêu ngữ, a parent over its body.
    """
    parts: list[list[Look]] = [[]]
    for look in looks:
        last = parts[-1][-1] if parts[-1] else None
        ended = last is not None and last.text.endswith("\n")
        begun = last is not None and look.text.startswith("\n")
        if last is not None and (ended or begun) and _set_otherwise(last, look):
            parts[-1][-1] = replace(last, text=last.text.rstrip("\n"))
            parts.append([replace(look, text=look.text.lstrip("\n"))])
        else:
            parts[-1].append(look)
    return [tuple(part) for part in parts]


def _set_otherwise(above: Look, look: Look) -> bool:
    return (above.size, above.bold, above.italic) != (look.size, look.bold, look.italic)


def width_set(paragraph: Paragraph) -> float:
    """Width in mm of the longest line of *paragraph*, were it set without end."""
    size, bold = paragraph.looks[0].size or 13.0, paragraph.looks[0].bold
    return max(width_mm(line.strip(), size, bold=bold) for line in paragraph.text.split("\n"))
