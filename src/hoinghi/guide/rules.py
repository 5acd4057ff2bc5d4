"""A page of Markdown as safe HTML: headings that can be pointed at, links between pages, pictures.

The headings' names are those that code forges give, so that one link holds in both places.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of the second level: what the list at the top of a page shows."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page as read.

    Attributes:
        title: The heading of the first level, which ``html`` leaves out.
        html: Safe: no raw HTML of the source passes.
        headings: Those of the second level, in order.
        anchors: Every heading that can be pointed at.
    """

    title: str
    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture that is there: where it is served, width and height in pixels."""

    url: str
    width: int
    height: int


Link = Callable[[str], str | None]
"""Path of a page from the root of the documents, without ``.md`` → its address, or none."""
Picture = Callable[[str], Shown | None]
"""File name of a picture → the picture, or none where it was not made."""


def anchor_of(text: str) -> str:
    """Name a heading as forges do: lower case, letters kept, blanks to hyphens."""
    kept = re.sub(r"[^\w\s-]", "", unicodedata.normalize("NFC", text).lower())
    return re.sub(r"\s", "-", kept.strip())


def read(source: str, *, name: str, link: Link, picture: Picture) -> Sheet:
    """Read the page *name* (``"vai-tro/van-phong"``); what cannot be reached is left as words."""
    tokens = _markdown().parse(source)
    named = list(_name_headings(tokens))
    title = next((text for level, _, text in named if level == 1), name)
    folder = posixpath.dirname(name)
    for token in tokens:
        if token.children:
            token.children = list(_inline(token.children, folder, link, picture))
    parser = _markdown()
    return Sheet(
        title=title,
        html=parser.renderer.render(_without_title(tokens), parser.options, {}),
        headings=tuple(Heading(anchor=at, text=text) for level, at, text in named if level == 2),
        anchors=frozenset(at for _, at, _ in named),
    )


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    from markdown_it import MarkdownIt  # imported late: most requests show no page of the guide

    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("table_open", _open_table)
    parser.add_render_rule("table_close", _close_table)
    return parser


def _open_table(*_: object) -> str:
    # What may be wider than a telephone scrolls by itself, by keyboard too.
    return '<div class="hn-guide-wide" role="group" aria-label="Bảng" tabindex="0"><table>\n'


def _close_table(*_: object) -> str:
    return "</table></div>\n"


def _name_headings(tokens: Sequence[Token]) -> Iterator[tuple[int, str, str]]:
    """Give each heading its name; level, name, text."""
    for token, inline in pairwise(tokens):
        if token.type == "heading_open":
            text = "".join(part.content for part in inline.children or ())
            token.attrSet("id", anchor_of(text))
            yield int(token.tag[1:]), anchor_of(text), text


def _inline(parts: Sequence[Token], folder: str, link: Link, picture: Picture) -> Iterator[Token]:
    open_links: list[bool] = []
    for part in parts:
        if part.type == "link_open":
            open_links.append(_pointed(part, folder, link))
            if open_links[-1]:
                yield part
        elif part.type == "link_close":
            if open_links.pop():
                yield part
        elif part.type == "image":
            if _placed(part, picture):
                yield part
        else:
            yield part


def _pointed(part: Token, folder: str, link: Link) -> bool:
    """Turn the file that a link names into an address; False where it leads out of the guide."""
    target = str(part.attrGet("href") or "")
    if re.match(r"https?:|#", target):
        return True
    path, _, anchor = target.partition("#")
    address = link(posixpath.normpath(posixpath.join(folder, path)).removesuffix(".md"))
    if address is None:
        return False
    part.attrSet("href", f"{address}#{anchor}" if anchor else address)
    return True


def _placed(part: Token, picture: Picture) -> bool:
    shown = picture(posixpath.basename(str(part.attrGet("src") or "")))
    if shown is None:
        return False
    part.attrSet("src", shown.url)
    part.attrSet("width", str(shown.width))
    part.attrSet("height", str(shown.height))
    part.attrSet("loading", "lazy")
    return True


def _without_title(tokens: Sequence[Token]) -> list[Token]:
    if len(tokens) > 2 and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        return list(tokens[3:])
    return list(tokens)
