"""Lời của báo cáo là HTML gọn: đoạn, đậm, nghiêng, danh sách, bảng, hình. Gì khác đều bỏ đi.

Whatever comes in (the page, a Word file, another program) passes ``clean`` before it is kept.
"""

from __future__ import annotations

import html
import re
from types import MappingProxyType
from typing import Final

import nh3

TAGS: Final = frozenset(
    {"p", "br", "strong", "em", "u", "sub", "sup", "ul", "ol", "li", "h3", "h4", "blockquote",
     "table", "thead", "tbody", "tr", "th", "td", "img", "figure", "figcaption"}
)  # fmt: skip
_ATTRIBUTES: Final = MappingProxyType(
    {"td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}, "img": {"data-picture", "alt"}}
)
_BLOCK: Final = re.compile(r"</(?:p|li|h3|h4|tr|blockquote|figcaption)>|<br ?/?>")
_CELL: Final = re.compile(r"</(?:td|th)>")
_TAG: Final = re.compile(r"<[^>]+>")
_WORD: Final = re.compile(r"\w+")
_RENAMED: Final = (("b", "strong"), ("i", "em"), ("h1", "h3"), ("h2", "h3"), ("h5", "h4"))
_SPAN: Final = re.compile(r"[1-9]|[1-4][0-9]|50")
_PICTURE: Final = re.compile(r"[0-9a-f]{64}")


def clean(text: str) -> str:
    """Give *text* with nothing but what a report may hold.

    A picture is named by the check value of an attachment (``data-picture``), never by an address.
    """
    for old, new in _RENAMED:
        text = re.sub(rf"<(/?){old}(?=[\s>/])", rf"<\1{new}", text, flags=re.IGNORECASE)
    return nh3.clean(
        text,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_kept,
        link_rel=None,
    ).strip()


def _kept(tag: str, name: str, value: str) -> str | None:
    if name == "data-picture":
        return value if _PICTURE.fullmatch(value) else None
    if name in {"colspan", "rowspan"}:
        return value if _SPAN.fullmatch(value) else None
    return value


def plain(text: str) -> str:
    """Give the words of clean *text*, a line for each paragraph, tabs between cells."""
    lines = _TAG.sub("", _BLOCK.sub("\n", _CELL.sub("\t", text)))
    return "\n".join(line.strip() for line in html.unescape(lines).splitlines() if line.strip())


def paragraphs(text: str) -> tuple[str, ...]:
    """Give the paragraphs of clean *text* as plain words."""
    return tuple(plain(text).splitlines())


def words_in(text: str) -> int:
    """Count the words (syllables) of clean *text*."""
    return len(_WORD.findall(plain(text)))


def of_paragraphs(told: tuple[str, ...]) -> str:
    """Make clean text of plain paragraphs."""
    return "".join(f"<p>{html.escape(one, quote=False)}</p>" for one in told)
