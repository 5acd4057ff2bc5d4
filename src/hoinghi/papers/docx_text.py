"""Lines of text as Word's XML: paragraphs in named styles, runs, footnote marks, gaps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from hoinghi.papers import form
from hoinghi.papers.docx_base import NOTE_MARK, TINY, jc, twips
from hoinghi.papers.elements import Line
from hoinghi.papers.letters import DRAWN, clean
from hoinghi.papers.model import UNKNOWN_COLOUR, Run, Text


@dataclass(slots=True)
class Notes:
    """The footnotes of a file in the order of their marks; the first has number 1."""

    texts: list[str] = field(default_factory=list)

    def mark(self, note: str) -> str:
        """Keep *note* and give the mark that refers to it."""
        self.texts.append(note)
        return (
            f'<w:r><w:rPr><w:rStyle w:val="{NOTE_MARK}"/></w:rPr>'
            f'<w:footnoteReference w:id="{len(self.texts)}"/></w:r>'
        )


def paragraph(line: Line, notes: Notes) -> str:
    """A line in its named style."""
    style = form.STYLES[line.style]
    properties = [f'<w:pStyle w:val="{line.style}"/>']
    if line.keep_next and not style.keep_next:
        properties.append("<w:keepNext/>")
    if line.before is not None or line.after is not None:
        before = style.before if line.before is None else line.before
        after = style.after if line.after is None else line.after
        properties.append(spacing(before, after))
    properties.append(_indent(line, style))
    if line.align and line.align is not style.align:
        properties.append(f'<w:jc w:val="{jc(line.align)}"/>')
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{runs(line.text, notes)}</w:p>"


def spacing(before: float, after: float) -> str:
    """Room above and below in points."""
    return f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"/>'


def _indent(line: Line, style: form.Style) -> str:
    if line.left or line.hanging:
        return f'<w:ind w:left="{twips(line.left)}" w:hanging="{twips(line.hanging)}"/>'
    if line.first_line is None or line.first_line == style.first_line:
        return ""
    return f'<w:ind w:firstLine="{twips(form.FIRST_LINE.ours) if line.first_line else 0}"/>'


def runs(text: Text, notes: Notes, *, bold: bool = False, size: float | None = None) -> str:
    """Letters of *text*; *bold* and *size* set them otherwise than their style does."""
    return "".join(_run(run, notes, bold=bold or run.bold, size=size) for run in text)


def _run(run: Run, notes: Notes, *, bold: bool, size: float | None) -> str:
    looks = "<w:b/><w:bCs/>" if bold else ""
    looks += "<w:i/><w:iCs/>" if run.italic else ""
    looks += f'<w:color w:val="{UNKNOWN_COLOUR}"/>' if run.unknown else ""
    if size is not None:
        looks += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    letters = "".join(_letters(part, looks) for part in _signs_apart(clean(run.text)))
    return letters + notes.mark(run.note) if run.note else letters


def _letters(text: str, looks: str) -> str:
    if text in DRAWN:
        # Times New Roman has no such sign; Word would look for one in some other font.
        looks = _SYMBOLS + looks
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in text.split("\n")
    )
    return f"<w:r>{properties}{lines}</w:r>"


_SYMBOLS = (
    '<w:rFonts w:ascii="Segoe UI Symbol" w:hAnsi="Segoe UI Symbol" w:eastAsia="Segoe UI Symbol"/>'
)


def _signs_apart(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        if letter in DRAWN:
            yield from filter(None, (text[start:at], letter))
            start = at + 1
    if start < len(text):
        yield text[start:]


def tiny(
    *,
    border: str = "",
    indent: str = "",
    section: str = "",
    before: float = 0.0,
    after: float = 0.0,
    keep_next: bool = False,
    page_break: bool = False,
) -> str:
    """A paragraph of 2 pt that carries no words; ``before`` and ``after`` in points."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{TINY}"/>{"<w:keepNext/>" if keep_next else ""}'
        f"{'<w:pageBreakBefore/>' if page_break else ''}{border}"
        f"{spacing(before, after) if before or after else ''}{indent}{section}</w:pPr></w:p>"
    )
