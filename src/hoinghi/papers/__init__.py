"""Văn bản: giá trị ``Paper`` → DOCX, PDF. Python thuần, không biết Django."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoinghi.papers.model import Format
    from hoinghi.papers.slots import Contents


def draw(contents: Contents, form: Format, *, title: str = "") -> bytes:
    """Draw papers as one file of the *form* asked for.

    Raises:
        RuleViolation: A letter has no glyph in the font, or the fonts are not installed.
    """
    from hoinghi.papers.slots import expanded  # with the writers, which pages do not load

    out = BytesIO()
    if form == "docx":
        from hoinghi.papers.docx import write_docx  # heavy: loaded where a paper is drawn

        write_docx(expanded(contents), out)
    else:
        from hoinghi.papers.pdf import write_pdf  # heavy: loaded where a paper is drawn

        write_pdf(expanded(contents), out, title=title)
    return out.getvalue()
