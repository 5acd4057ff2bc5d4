"""Văn bản: giá trị ``Paper`` → DOCX, PDF. Python thuần, không biết Django."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoinghi.papers.model import Format
    from hoinghi.papers.slots import Contents


def draw(contents: Contents, form: Format, *, title: str = "") -> bytes:
    """Draw papers or cards as one file of the *form* asked for; badges on A4 to be cut apart.

    Raises:
        ValueError: Nothing to draw, or something other than papers as DOCX.
        RuleViolation: A letter has no glyph in the font, or the fonts are not installed.
    """
    # The writers are heavy: they are loaded where something is drawn, not with every page.
    from hoinghi.papers.slots import cards_of
    from hoinghi.papers.word_text import is_by_word

    out = BytesIO()
    cards, papers = cards_of(contents)
    if is_by_word(papers):
        from hoinghi.papers.word_file import draw_by_word

        return draw_by_word(papers, form)
    if cards and form == "pdf":
        from hoinghi.papers.pdf.cards import write_cards

        write_cards(cards, out, title=title)
    elif cards:
        raise ValueError("cards are printed from PDF, there is no DOCX of them")
    elif form == "docx":
        from hoinghi.papers.docx import write_docx

        write_docx(papers, out)
    else:
        from hoinghi.papers.pdf import write_pdf

        write_pdf(papers, out, title=title)
    return out.getvalue()
