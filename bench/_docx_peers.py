"""Các bên viết DOCX đem ra so: docxtpl mỗi khách một tệp, python-docx một tệp gộp.

Chạy trong môi trường riêng của chúng.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import _guests as words
from _case import main
from _guests import Guest


def code(url: str) -> io.BytesIO:
    import segno

    picture = io.BytesIO()
    segno.make(url, error="m", micro=False).save(picture, kind="png", scale=8, border=4)
    picture.seek(0)
    return picture


def add_page(document: Any, invited: str, caption: str, picture: io.BytesIO | None) -> None:
    """The page of ``_guests`` through python-docx; a text in braces stands for the picture."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
    from docx.shared import Mm

    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.width, right.width = Mm(67.5), Mm(100)
    for text in words.ISSUER.split("\n"):
        add(left, text, ALIGN.CENTER, bold=True, size=13)
    add(left, words.NUMBER, ALIGN.CENTER, size=13)
    add(right, words.NATION, ALIGN.CENTER, bold=True, size=13)
    add(right, words.MOTTO, ALIGN.CENTER, bold=True)
    add(right, words.DATED, ALIGN.CENTER, italic=True)
    add(document, "GIẤY MỜI", ALIGN.CENTER, bold=True)
    add(document, words.TITLE, ALIGN.CENTER, bold=True)
    add(document, f"{words.INVITING} ", ALIGN.JUSTIFY).add_run(invited).bold = True
    for text in words.BODY:
        add(document, text, ALIGN.JUSTIFY)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.width, right.width = Mm(30), Mm(125)
    if picture:
        left.paragraphs[0].add_run().add_picture(picture, width=Mm(26))
    else:
        left.paragraphs[0].add_run("{{ code }}")
    add(right, caption, ALIGN.LEFT, italic=True, size=12)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    for text in ("Nơi nhận:", "- Như trên;", "- Lưu: VT."):
        add(left, text, ALIGN.LEFT, size=11)
    for text in (*words.SIGNING, "", words.SIGNED):
        add(right, text, ALIGN.CENTER, bold=True)


def add(
    place: Any, text: str, align: Any, *, bold: bool = False, italic: bool = False, size: int = 14
) -> Any:
    from docx.shared import Pt

    paragraph = place.add_paragraph()
    paragraph.alignment = align
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    run.font.size, run.font.name = Pt(size), "Times New Roman"
    return paragraph


@lru_cache(maxsize=1)
def template() -> Path:
    import docx

    path = Path(tempfile.mkdtemp(), "invitation.docx")
    document = docx.Document()
    add_page(document, "{{ invited }}", "{{ caption }}", None)
    document.save(path)
    return path


def docxtpl(people: Sequence[Guest], out: Path) -> None:
    """One file for each guest, as the manual of docxtpl shows."""
    from docx.shared import Mm
    from docxtpl import DocxTemplate, InlineImage

    out.mkdir(exist_ok=True)
    for guest in people:
        document = DocxTemplate(template())
        picture = InlineImage(document, code(guest.url), width=Mm(26))
        values = {"invited": guest.invited, "caption": guest.caption, "code": picture}
        document.render(values, autoescape=True)
        document.save(out / f"{guest.number}.docx")


def merged(people: Sequence[Guest], out: Path) -> None:
    """All guests in one document of python-docx."""
    import docx

    document = docx.Document()
    for number, guest in enumerate(people):
        if number:
            document.add_page_break()
        add_page(document, guest.invited, guest.caption, code(guest.url))
    document.save(out)


CASES = {
    "docxtpl": (docxtpl, "docxtpl segno"),
    "python-docx": (merged, "python-docx segno"),
}

if __name__ == "__main__":
    main(CASES)
