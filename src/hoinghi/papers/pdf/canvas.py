"""Cards of any size as one PDF: badges, name plates, certificates, sheets of several cards.

A page is a ``Drawing`` in mm from its upper left corner. It sets one line (``line``), lines within
a width (``text``) or words made smaller until they fit a box (``fitted``), draws rules, rectangles,
shapes, circles, pictures (``images.image`` reads PNG and JPEG) and QR codes (``code``), and takes
other drawings in: ``place`` draws one anew, ``stamp`` shows one that the file holds once, however
many pages show it: what all cards have in common is drawn once and stamped.

    about = About(title="Thẻ đại biểu", author="UBND huyện Bình Sơn", day=date(2023, 12, 5))
    ground = Drawing(90, 60)
    ground.rectangle((0, 0, 90, 14), fill="#a8151c")
    with Canvas(out, about) as canvas:
        for delegate in delegates:
            card = Drawing(90, 60)
            card.stamp(ground, 0, 0)
            look = Look(size=22, bold=True, align=Align.CENTER)
            card.fitted((5, 18, 80, 20), delegate.name, look, lines=2, least=12)
            card.code(62, 34, 24, delegate.url)
            canvas.add(card)                       # one card a page
            # or several on a sheet: sheet.place(card, x, y); canvas.add(sheet)

Same values, same bytes; pages are written as they come, so memory does not grow with them. Text
that has no glyph in the font is refused (``UnprintableText``).
"""

from __future__ import annotations

from types import TracebackType
from typing import BinaryIO, Self

from hoinghi.papers.letters import clean
from hoinghi.papers.metrics import PT_PER_MM
from hoinghi.papers.pdf.document import About, Document, Form
from hoinghi.papers.pdf.drawing import Drawing as Drawing
from hoinghi.papers.pdf.drawing import Look as Look
from hoinghi.papers.pdf.drawing import fit as fit
from hoinghi.papers.pdf.images import image as image


class Canvas:
    """Writes drawings to *out*, one a page; complete once it is left or closed."""

    def __init__(self, out: BinaryIO, about: About) -> None:
        told = About(title=clean(about.title), author=clean(about.author), day=about.day)
        self.document = Document(out, told)
        # By identity: the drawings are kept, so that it stays theirs.
        self._forms: dict[int, tuple[Drawing, Form]] = {}

    def add(self, drawing: Drawing) -> None:
        """Write *drawing* as the next page."""
        self.document.ink.add(drawing.ink)
        self.document.page(_size(drawing), self._operators(drawing))

    def close(self) -> None:
        """Complete the file; *out* stays open.

        Raises:
            ValueError: There is no page.
        """
        if not self.document.pages:
            raise ValueError("no page to write")
        self.document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()

    def _operators(self, drawing: Drawing) -> str:
        parts = (part if isinstance(part, str) else self._name(part) for part in drawing.parts)
        return "".join(parts)

    def _name(self, drawing: Drawing) -> str:
        if id(drawing) not in self._forms:
            form = Form.of(_size(drawing), self._operators(drawing), drawing.ink)
            self._forms[id(drawing)] = (drawing, form)
        return self.document.form(self._forms[id(drawing)][1])


def _size(drawing: Drawing) -> tuple[float, float]:
    return drawing.width * PT_PER_MM, drawing.height * PT_PER_MM
