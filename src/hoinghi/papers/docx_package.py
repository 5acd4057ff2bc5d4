"""A DOCX as a package: parts put together so that the same values give the same bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from xml.sax.saxutils import escape

from hoinghi.papers import zipped
from hoinghi.papers.docx_base import base
from hoinghi.papers.letters import clean

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part that a paper adds to the empty file.

    Attributes:
        name: Within ``word/``: ``"footnotes.xml"``, ``"media/anh1.png"``.
        relation: By which the text names it; unique in the file.
        sort: "image", "header", "footer" or "footnotes".
    """

    name: str
    content: bytes
    relation: str
    sort: str


def core_properties(title: str, author: str, day: date | None) -> str:
    """Title, author and dates of the file, as Word keeps them."""
    # The date of the paper, or one that never changes: the same values give the same bytes.
    stamp = f"{day or date(2020, 3, 5):%Y-%m-%d}T00:00:00Z"
    when = 'xsi:type="dcterms:W3CDTF"'
    return (
        f"{XML}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(title))}</dc:title>"
        f"<dc:creator>{escape(clean(' '.join(author.split())))}</dc:creator>"
        f"<dc:language>vi-VN</dc:language><dcterms:created {when}>{stamp}</dcterms:created>"
        f"<dcterms:modified {when}>{stamp}</dcterms:modified></cp:coreProperties>"
    )


def packed(*, body: str, core: str, parts: Sequence[Part]) -> bytes:
    """The finished file: the empty one with *body*, properties and the *parts* of its papers."""
    relations = "".join(
        f'<Relationship Id="{part.relation}" Type="{_RELATIONS}/{part.sort}" Target="{part.name}"/>'
        for part in parts
    )
    entries = []
    for name, content in base().parts:
        if name == "word/document.xml":
            entries.append(zipped.packed(name, body.encode()))
        else:
            entries.append(_packed(name, _changed(name, content, core, relations, parts)))
    for part in parts:
        put = zipped.stored if part.sort == "image" else zipped.packed
        entries.append(put(f"word/{part.name}", part.content))
    return zipped.archive(entries)


def _changed(name: str, content: bytes, core: str, relations: str, parts: Sequence[Part]) -> bytes:
    if name == "docProps/core.xml":
        return core.encode()
    if name == "word/_rels/document.xml.rels":
        return content.replace(b"</Relationships>", f"{relations}</Relationships>".encode())
    return _with_types(content, parts) if name == "[Content_Types].xml" else content


def _packed(name: str, content: bytes) -> zipped.Entry:
    # What thousands of pictures need is no part that other files share.
    return _kept(name, content) if len(content) < _SHARED else zipped.packed(name, content)


_SHARED = 100_000


@lru_cache(maxsize=32)
def _kept(name: str, content: bytes) -> zipped.Entry:
    return zipped.packed(name, content)


def _with_types(content_types: bytes, parts: Sequence[Part]) -> bytes:
    """Say what the parts are: pictures by their ending, others one by one."""
    endings = {part.name.rpartition(".")[2] for part in parts if part.sort == "image"}
    told = [
        f'<Default Extension="{ending}" ContentType="image/{ending}"/>'
        for ending in sorted(endings)
        if f'Extension="{ending}"'.encode() not in content_types
    ]
    told += [
        f'<Override PartName="/word/{part.name}" ContentType="{_WORD}.{part.sort}+xml"/>'
        for part in parts
        if part.sort != "image"
    ]
    return content_types.replace(b"</Types>", f"{''.join(told)}</Types>".encode())
