"""What a Word file may not carry that an office hands in: it would run, or fetch from elsewhere.

Whoever opens a paper made of it trusts the office; the server prints it, too.
Source: ISO/IEC 29500-1, 17.16 (fields), 17.17 (parts of other formats); ISO/IEC 29500-2, 9.3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from hoinghi.ooxml.package import Package, W
from hoinghi.unreadable import UnreadableSource

SETTINGS_LINKS: Final = "word/_rels/settings.xml.rels"
"""Names the template of the file; what it names elsewhere is left out of what is written."""
_FETCHING: Final = re.compile(
    r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE)\b", re.I
)
_ACTIVE: Final = re.compile(r"vbaProject|activeX/|embeddings/|\.bin$", re.I)
_FOREIGN: Final = frozenset({"aFChunk", "subDocument"})
_OUTSIDE: Final = "external"
_SIMPLE, _CODE, _SIGN = f"{W}fldSimple", f"{W}instrText", f"{W}fldChar"
_LINKED: Final = (
    "//@*[(local-name()='link' or local-name()='href') and . != '' "
    "and contains(namespace-uri(), 'elationships')]"
)


def refused(name: str, what: str, remedy: str) -> UnreadableSource:
    """Give the refusal of the file *name*."""
    return UnreadableSource(code="unknown-kind", what=f"Tệp “{name}” {what}.", remedy=remedy)


def look_at_package(package: Package, name: str) -> None:
    """Look at the names and links of a file's parts.

    Raises:
        UnreadableSource: It carries macros, objects, text of another format, or fetches anything.
    """
    types = package.content("[Content_Types].xml")
    if any(map(_ACTIVE.search, package.parts)) or b"macroEnabled" in types:
        raise refused(
            name,
            "chứa macro hoặc đối tượng nhúng",
            "Hãy lưu lại dạng .docx không có macro rồi thử lại.",
        )
    for part in package.parts:
        if part.lower().endswith(".rels"):  # names of parts are one in either case
            _look_at_links(package.tree(package.content(part)), part, name)


def look_at_text(tree: Any, name: str) -> None:
    """Look at the fields and pictures of one part.

    Raises:
        UnreadableSource: One of them fetches a file.
    """
    if any(map(_FETCHING.search, _fields(tree))):
        raise refused(name, "có trường lấy tệp khác", "Hãy gỡ trường đó rồi thử lại.")
    if tree.xpath(_LINKED):
        raise _from_outside(name)


def _look_at_links(links: Any, part: str, name: str) -> None:
    for link in links if links is not None else ():
        kind = str(link.get("Type", "")).rpartition("/")[2]
        if kind in _FOREIGN:
            raise refused(
                name,
                "ghép thêm tệp khác vào giữa văn bản",
                "Hãy chép chữ của tệp đó vào văn bản rồi thử lại.",
            )
        stays = kind == "hyperlink" or (kind == "attachedTemplate" and part == SETTINGS_LINKS)
        if str(link.get("TargetMode", "")).lower() == _OUTSIDE and not stays:
            raise _from_outside(name)


def _from_outside(name: str) -> UnreadableSource:
    return refused(name, "lấy ảnh hoặc tệp từ nơi khác", "Hãy chèn hẳn ảnh vào tệp rồi thử lại.")


def _fields(tree: Any) -> Iterator[str]:
    """Give the code of each field, which Word may have split over runs."""
    told = ""
    for each in tree.iter(_SIMPLE, _CODE, _SIGN):
        if each.tag == _SIMPLE:
            yield each.get(f"{W}instr", "")
        elif each.tag == _CODE:
            told += each.text or ""
        else:
            yield told
            told = ""
    yield told
