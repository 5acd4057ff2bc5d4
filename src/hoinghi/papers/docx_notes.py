"""The part of a Word file that holds the footnotes (cước chú)."""

from __future__ import annotations

from hoinghi.papers.docx_base import NAMESPACES, NOTE_MARK
from hoinghi.papers.docx_package import XML, Part
from hoinghi.papers.docx_text import Notes, runs
from hoinghi.papers.model import Run

# Word wants a rule above the notes, and another above those that go on from the page before.
_SEPARATORS = "".join(
    f'<w:footnote w:type="{sort}" w:id="{number}"><w:p><w:r><w:{sort}/></w:r></w:p></w:footnote>'
    for number, sort in ((-1, "separator"), (0, "continuationSeparator"))
)


def footnotes(notes: Notes) -> Part:
    """All notes of a file in the order of their marks."""
    written = (_footnote(number, note) for number, note in enumerate(notes.texts, start=1))
    xml = f"{XML}<w:footnotes {NAMESPACES}>{_SEPARATORS}{''.join(written)}</w:footnotes>"
    return Part(name="footnotes.xml", content=xml.encode(), relation="rIdCuocChu", sort="footnotes")


def _footnote(number: int, note: str) -> str:
    return (
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="CuocChu"/></w:pPr>'
        f'<w:r><w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr><w:footnoteRef/></w:r>'
        f"{runs((Run(text=f' {note}'),), Notes())}</w:p></w:footnote>"
    )
