"""Papers and certificates as PDF/A-2b with the fonts embedded, drawn without another program.

Same values, same bytes. A paper is laid out as elements (``layout``); each different element is
made once (``made``), its slices flow over pages (``pages``), and the pages are written as they are
done (``document``). Cards are drawn on a ``canvas``.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hoinghi.papers.layout import document_title, lay_out, missing_lines, missing_sheet
from hoinghi.papers.letters import clean
from hoinghi.papers.model import Certificate, Paper
from hoinghi.papers.pdf.canvas import Canvas
from hoinghi.papers.pdf.certificates import drawn
from hoinghi.papers.pdf.document import About, Document
from hoinghi.papers.pdf.sheets import SheetWriter


def write_pdf(
    contents: Sequence[Paper] | Sequence[Certificate], out: Path | BinaryIO, title: str = ""
) -> None:
    """Draw *contents*, all papers or all certificates, into one PDF.

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


def pdf_bytes(contents: Sequence[Paper] | Sequence[Certificate], *, title: str = "") -> bytes:
    """The PDF itself; see ``write_pdf``."""
    out = BytesIO()
    _write(contents, out, title)
    return out.getvalue()


def _write(contents: Sequence[Paper] | Sequence[Certificate], out: BinaryIO, title: str) -> None:
    if not contents:
        raise ValueError("no paper to draw")
    papers = [content for content in contents if isinstance(content, Paper)]
    if len(papers) == len(contents):
        _write_papers(papers, out, title)
        return
    if papers:
        raise ValueError("papers and certificates cannot share one PDF")
    _write_certificates([item for item in contents if isinstance(item, Certificate)], out, title)


def _write_papers(papers: Sequence[Paper], out: BinaryIO, title: str) -> None:
    first = papers[0]
    about = About(
        title=clean(title or document_title(first)),
        author=clean(" ".join(first.issuer.name.split())),
        day=next((paper.date for paper in papers if paper.date), None),
    )
    document = Document(out, about)
    writer = SheetWriter(document)
    for sheet in lay_out(papers):
        writer.write(sheet)
    writer.finish()
    document.close()


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
        missing = missing_lines(certificates)
        if missing:
            SheetWriter(canvas.document).write(missing_sheet(missing))
