"""Papers and certificates as PDF/A-2b with the fonts embedded, drawn without another program.

Same values, same bytes. A paper is laid out as elements (``layout``); each different element is
made once (``made``), its slices flow over pages (``pages``), and the pages are written as they are
done (``document``). Cards are drawn on a ``canvas``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hoinghi.papers.layout import document_title, missing_sheets, sheets_of
from hoinghi.papers.letters import clean
from hoinghi.papers.model import Certificate, Paper
from hoinghi.papers.pdf.canvas import Canvas
from hoinghi.papers.pdf.certificates import drawn
from hoinghi.papers.pdf.document import About, Document
from hoinghi.papers.pdf.filling import filler
from hoinghi.papers.pdf.sheets import SheetWriter
from hoinghi.papers.slots import Papers, Series, count_of


def write_pdf(contents: Papers, out: Path | BinaryIO, title: str = "") -> None:
    """Draw *contents*, all papers and series of papers or all certificates, into one PDF.

    Page numbers begin anew with every paper and every annex. A file named by a path is complete
    or not there.

    Args:
        title: Title of the file; by default that of the first paper.

    Raises:
        ValueError: Nothing to draw, both sorts at once, or a paper that contradicts the form.
        UnprintableText: A letter for which the font has no glyph.
        FontsMissing: The fonts have not been installed.
    """
    if not isinstance(out, Path):
        _write(contents, out, title)
        return
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("wb") as stream:
            _write(contents, stream, title)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def pdf_bytes(contents: Papers, *, title: str = "") -> bytes:
    """The PDF itself; see ``write_pdf``."""
    out = BytesIO()
    _write(contents, out, title)
    return out.getvalue()


def pdf_each(series: Series) -> Iterator[bytes]:
    """A PDF for each copy of *series*, in order: for each delegate a file of their own.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    fill = filler(series)
    if not fill:
        yield from (pdf_bytes([paper]) for paper in series.papers())
        return
    missing, about = missing_sheets([series]), _about(series.paper, "")
    for row in series.rows:
        out = BytesIO()
        document = Document(out, about)
        fill.write(row, document)
        for sheet in missing:
            SheetWriter(document).write(sheet)
        document.close()
        yield out.getvalue()


def _write(contents: Papers, out: BinaryIO, title: str) -> None:
    if not count_of(contents):
        raise ValueError("no paper to draw")
    papers = [content for content in contents if isinstance(content, Paper | Series)]
    if len(papers) == len(contents):
        _write_papers(papers, out, title)
        return
    if papers:
        raise ValueError("papers and certificates cannot share one PDF")
    _write_certificates([item for item in contents if isinstance(item, Certificate)], out, title)


def _write_papers(contents: Sequence[Paper | Series], out: BinaryIO, title: str) -> None:
    first = next(item for item in contents if isinstance(item, Paper) or item.rows)
    paper = first.filled(first.rows[0]) if isinstance(first, Series) else first
    document = Document(out, _about(paper, title))
    writer = SheetWriter(document)
    for content in contents:
        _write_content(content, document, writer)
    for sheet in missing_sheets(contents):
        writer.write(sheet)
    writer.finish()
    document.close()


def _about(paper: Paper, title: str) -> About:
    return About(
        title=clean(title or document_title(paper)),
        author=clean(" ".join(paper.issuer.name.split())),
        day=paper.date,
    )


def _write_content(content: Paper | Series, document: Document, writer: SheetWriter) -> None:
    if isinstance(content, Paper):
        for sheet in sheets_of(content):
            writer.write(sheet)
        return
    fill = filler(content) if len(content.rows) > 1 else None
    if fill:
        for row in content.rows:
            fill.write(row, document)
    else:
        for paper in content.papers():
            _write_content(paper, document, writer)


def _write_certificates(certificates: Sequence[Certificate], out: BinaryIO, title: str) -> None:
    first = certificates[0]
    about = About(
        title=title or f"{first.title.capitalize()} {first.decision}".strip(),
        author=first.awarding_authority,
        day=first.date,
    )
    with Canvas(out, about) as canvas:
        for certificate in certificates:
            canvas.add(drawn(certificate))
        for sheet in missing_sheets(certificates):
            SheetWriter(canvas.document).write(sheet)
