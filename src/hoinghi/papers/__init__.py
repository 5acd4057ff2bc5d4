"""Văn bản: giá trị ``Paper`` → DOCX, PDF. Python thuần, không biết Django."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def draw_each(contents: Contents, form: Format) -> Iterator[bytes]:
    """Draw each paper or card, and each copy of a series, as a file of its own, in order.

    Raises:
        ValueError, RuleViolation: As ``draw``.
    """
    from hoinghi.papers.docx import docx_each  # heavy, as in ``draw``
    from hoinghi.papers.pdf import pdf_each
    from hoinghi.papers.slots import Series
    from hoinghi.papers.word_text import is_by_word

    for content in contents:
        if isinstance(content, Series) and not is_by_word([content]):
            yield from (docx_each if form == "docx" else pdf_each)(content)
        elif isinstance(content, Series):
            yield from (draw([paper], form) for paper in content.papers())
        else:
            yield draw(cast("Contents", (content,)), form)
