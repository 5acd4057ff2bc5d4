"""Papers and certificates as PDF, drawn by Typst with the fonts embedded.

Same values, same bytes. The compiler stays in the process once it has been used; because it
keeps threads, a process that has drawn a PDF must not draw again after a fork.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from hoinghi.papers import fonts, form, qr
from hoinghi.papers.layout import (
    Cells,
    Element,
    Framed,
    Image,
    Line,
    Picture,
    Room,
    Rule,
    Ruled,
    Sheet,
    document_title,
    lay_out,
    missing_lines,
)
from hoinghi.papers.letters import DRAWN, clean, require_letters
from hoinghi.papers.model import Certificate, Column, Paper, Row, Text
from hoinghi.papers.pictures import PictureKind
from hoinghi.papers.table_heads import head_rows
from hoinghi.papers.titles import balanced

if TYPE_CHECKING:
    import typst

Json: TypeAlias = "str | float | bool | list[Json] | dict[str, Json] | None"

_HERE = Path(__file__).parents[1]
_lock = Lock()
_first_process: int | None = None


def write_pdf(
    contents: Sequence[Paper] | Sequence[Certificate], out: Path | BinaryIO, title: str = ""
) -> None:
    """Draw *contents*, all papers or all certificates, into one PDF.

    Page numbers begin anew with every paper and every annex.

    Args:
        title: Title of the file; by default that of the first paper.

    Raises:
        ValueError: Nothing to draw, both sorts at once, or a paper that contradicts the form.
        UnprintableText: A letter for which the font has no glyph.
        FontsMissing: The fonts have not been installed.
    """
    data = pdf_bytes(contents, title=title)
    if isinstance(out, Path):
        out.write_bytes(data)
    else:
        out.write(data)


def pdf_bytes(contents: Sequence[Paper] | Sequence[Certificate], *, title: str = "") -> bytes:
    """The PDF itself; see ``write_pdf``."""
    if not contents:
        raise ValueError("no paper to draw")
    papers = [content for content in contents if isinstance(content, Paper)]
    if len(papers) == len(contents):
        data = _papers(papers, title or document_title(papers[0]))
        return _draw("paper.typ", data)
    if papers:
        raise ValueError("papers and certificates cannot share one PDF")
    certificates = [content for content in contents if isinstance(content, Certificate)]
    return _draw("certificate.typ", _certificates(certificates, title))


def _papers(papers: Sequence[Paper], title: str) -> dict[str, Json]:
    sheets = lay_out(papers)
    dates = [paper.date for paper in papers if paper.date]
    return {
        "title": clean(title),
        "author": clean(" ".join(papers[0].issuer.name.split())),
        "date": _date(dates[0] if dates else None),
        "form": _form(),
        **_drawing(sheets),
    }


def _date(day: date | None) -> Json:
    return [day.year, day.month, day.day] if day else None


@lru_cache(maxsize=1)
def _form() -> Json:
    styles: dict[str, Json] = {
        style.key: {
            "size": style.size.ours,
            "bold": style.bold,
            "italic": style.italic,
            "red": style.red,
        }
        for style in form.STYLES.values()
    }
    page = form.PAGE
    return {
        "family": fonts.FAMILY,
        "styles": styles,
        "margins": [page.top.ours, page.right.ours, page.bottom.ours, page.left.ours],
        "header": page.header.ours,
        "spacing": form.LINE_SPACING.ours,
        "indent": form.FIRST_LINE.ours,
        "cell": form.CELL_MARGIN_MM,
        "table-cell": form.TABLE_CELL_MARGIN_MM,
        "rule": form.RULE_PT,
        "table-rule": form.TABLE_RULE_PT,
        "gap": form.PARAGRAPH_GAP.ours,
    }


def _drawing(sheets: Sequence[Sheet]) -> dict[str, Json]:
    shared = _Shared()
    pages: list[Json] = [
        {
            "size": list(form.paper_size(sheet.orientation)),
            "begins": sheet.begins,
            "elements": shared.places(sheet.elements),
            "top": shared.places(sheet.top),
            "foot": shared.places(sheet.foot),
        }
        for sheet in sheets
    ]
    return {"sheets": pages, "elements": shared.elements, "codes": shared.codes}


@dataclass(slots=True)
class _Shared:
    """Every different element once: papers of one kind have most of theirs in common."""

    elements: list[Json] = field(default_factory=list)
    codes: dict[str, Json] = field(default_factory=dict)
    _places: dict[Element, int] = field(default_factory=dict)

    def places(self, elements: Sequence[Element]) -> list[Json]:
        return [self.place(element) for element in elements]

    def place(self, element: Element) -> int:
        if element not in self._places:
            written = self.write(element)  # its own cells take their places first
            self._places[element] = len(self.elements)
            self.elements.append(written)
        return self._places[element]

    def write(self, element: Element) -> Json:
        if isinstance(element, Line):
            return _line(element)
        if isinstance(element, Ruled):
            return _ruled(element)
        if isinstance(element, Cells):
            return self.cells(element)
        if isinstance(element, Rule):
            return {"is": "rule", "length": element.length, "after": element.after}
        if isinstance(element, Room):
            return {"is": "room", "height": element.height}
        if isinstance(element, Picture):
            # What a code says is not printed, so the font need not have its letters.
            name = ascii(element.data)
            self.codes[name] = qr.svg(element.data)
            return {"is": "code", "name": name, "size": element.size}
        if isinstance(element, Framed):
            return _framed(element)
        if isinstance(element, Image):
            return _image(element)
        return {"is": "break"}

    def cells(self, cells: Cells) -> Json:
        return {
            "is": "cells",
            "widths": list(cells.widths),
            "cells": [self.places(cell) for row in cells.rows for cell in row],
            "offset": cells.offset,
            "middle": cells.middle,
            "before": cells.before,
            "after": cells.after,
        }


def _line(line: Line) -> Json:
    style = form.STYLES[line.style]
    return {
        "is": "line",
        "style": line.style,
        "runs": _runs(line.text),
        "left": line.left,
        "hanging": line.hanging,
        "align": (line.align or style.align).value,
        "indent": style.first_line if line.first_line is None else line.first_line,
        "keep": line.keep_next or style.keep_next,
        "before": style.before if line.before is None else line.before,
        "after": style.after if line.after is None else line.after,
    }


def _framed(mark: Framed) -> Json:
    return {
        "is": "framed",
        "style": mark.style,
        "runs": [clean(mark.words)],
        "size": [mark.width, mark.height],
        "left": mark.left,
        "frame": form.FRAME_PT,
    }


def _image(image: Image) -> Json:
    return {
        "is": "image",
        "bytes": list(image.figure.picture),
        "kind": "jpg" if image.figure.facts.kind is PictureKind.JPEG else "png",
        "size": [image.width, image.height],
        "alt": clean(image.figure.alternative),
    }


def _runs(text: Text) -> list[Json]:
    """Runs for Typst: plain letters, ``[text, bold, italic, unbroken, red]``, ``{"sign"}``."""
    result: list[Json] = []
    for run in text:
        for part in _signs_apart(clean(run.text)):
            if part in DRAWN:
                result.append({"sign": DRAWN[part]})
                continue
            for piece in _SYMBOL.split(part):
                whole = bool(_SYMBOL.fullmatch(piece))
                if whole or run.bold or run.italic or run.unknown:
                    result.append([piece, run.bold, run.italic, whole, run.unknown])
                elif piece:
                    result.append(piece)
        if run.note:
            result.append({"note": clean(run.note)})
    return result


# "91/2017/NĐ-CP" and "b/c" are one word: neither its strokes nor its hyphen may end a line.
_SYMBOL = re.compile(r"(\d+/(?:\d{4}/)?[A-ZĐ][\w&-]*(?:-[\w&]+)+|\b[a-zđ]/[a-zđ]\b)")


def _signs_apart(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        if letter in DRAWN or letter == "\n":
            if at > start:
                yield text[start:at]
            yield letter
            start = at + 1
    if start < len(text):
        yield text[start:]


def _ruled(ruled: Ruled) -> Json:
    table = ruled.table
    heads: list[Json] = [
        {
            "words": clean(cell.words),
            "place": [cell.first, row],
            "cover": [cell.across, cell.down],
            "numbers": cell.numbers,
        }
        for row, cells in enumerate(head_rows(table))
        for cell in cells
    ]
    return {
        "is": "table",
        "widths": list(ruled.widths),
        "size": table.size_pt,
        "heads": heads,
        "aligns": [column.align.value for column in table.columns],
        "rows": [
            _row(
                row,
                table.columns,
                heads=row.heads and row is not table.rows[-1],
                sums=row.sums and row is table.rows[-1],
            )
            for row in table.rows
        ],
    }


# A row stays on one page unless it could be taller than one.
_LONG_CELL = 600


def _row(row: Row, columns: Sequence[Column], *, heads: bool, sums: bool) -> Json:
    # Cells under a span may be given empty or left out; what stands after it counts.
    kept = [row.cells[0], *row.cells[len(row.cells) - len(columns) + row.span :]]
    return {
        "cells": [_runs(cell) for cell in kept],
        "strong": row.strong,
        "span": row.span,
        "height": row.height.value if row.height else 0,
        "heads": heads,
        "sums": sums,
        "whole": max(sum(len(run.text) for run in cell) for cell in kept) < _LONG_CELL,
    }


def _certificates(certificates: Sequence[Certificate], title: str) -> dict[str, Json]:
    first = certificates[0]
    return {
        "title": clean(title or f"{first.title.capitalize()} {first.decision}".strip()),
        "author": clean(first.awarding_authority),
        "date": _date(first.date),
        "family": fonts.FAMILY,
        "name": form.QUOC_HIEU,
        "motto": form.TIEU_NGU,
        "certificates": [_certificate(certificate) for certificate in certificates],
        "missing": [clean(item) for item in missing_lines(certificates)],
    }


_MERIT_ROOM = (215.0, 17.5)
"""Width in mm and size in points of the merit on a certificate, as ``certificate.typ`` sets it."""


def _certificate(certificate: Certificate) -> Json:
    signature = certificate.signature
    return {
        "authority": clean(certificate.awarding_authority),
        "title": clean(certificate.title),
        "recipient": clean(certificate.recipient),
        "detail": clean(certificate.recipient_detail),
        "merit": balanced(clean(certificate.merit), *_MERIT_ROOM),
        "dated": clean(form.place_and_date(certificate.place, certificate.date) or ""),
        "decision": clean(certificate.decision),
        "register": clean(certificate.register_number or ""),
        "signing": [clean(words) for words in (*signature.authority, signature.position)],
        "signed": clean(signature.name or ""),
    }


def _draw(source: str, data: dict[str, Json]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    require_letters(text, fonts.known_letters())
    with _lock:
        _refuse_after_fork()
        pdf = _compiler(source).compile(sys_inputs={"data": text}, format="pdf")
    if not isinstance(pdf, bytes):
        raise TypeError(f"Typst gave {type(pdf)} for one PDF")
    return pdf


def _refuse_after_fork() -> None:
    global _first_process
    if _first_process not in (None, os.getpid()):
        raise RuntimeError("Typst was used before the fork and would hang: draw in one process")
    _first_process = os.getpid()


@lru_cache(maxsize=2)
def _compiler(source: str) -> typst.Compiler:
    import typst  # imported late: 80 MB that most commands do not need

    return typst.Compiler(
        input=str(_HERE / source),
        root=str(_HERE),
        font_paths=[str(fonts.require_folder())],
        ignore_system_fonts=True,
    )
