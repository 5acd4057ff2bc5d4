"""Which papers are written by an office's own Word file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from hoinghi import libreoffice
from hoinghi.papers.model import DossierPart, Format, Paper, WordText
from hoinghi.papers.slots import Series


def word_text(content: object) -> WordText | None:
    """Give the Word file that a paper, or a series of papers, is written by; None for others."""
    paper = content.paper if isinstance(content, Series) else content
    only = paper.blocks[0] if isinstance(paper, Paper) and len(paper.blocks) == 1 else None
    return only if isinstance(only, WordText) else None


def is_by_word(contents: Iterable[object]) -> bool:
    """Tell whether *contents*, which share a template, are written by a Word file."""
    return any(word_text(content) for content in contents)


def printed_here(part: DossierPart) -> DossierPart:
    """Give *part* with the formats that this machine can make of papers by a Word file.

    Without LibreOffice there is no PDF of them; the papers then say so among what is missing.
    """
    if not is_by_word(part.contents):
        return part
    if libreoffice.is_installed():
        return replace(part, formats=(Format.DOCX, Format.PDF))
    contents: Any = tuple(map(_without_pdf, part.contents))
    return replace(part, contents=contents, formats=(Format.DOCX,))


def _without_pdf(content: Any) -> Any:
    if isinstance(content, Series):
        return replace(content, paper=_without_pdf(content.paper))
    return replace(content, missing=(*content.missing, _NO_PDF))


_NO_PDF = "bản PDF theo mẫu Word (máy chủ chưa cài LibreOffice; in từ bản Word)"
