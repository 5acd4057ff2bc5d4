"""Certificates of commendation (giấy khen): A4 across, the words on the border of ``ornaments``.

Not a document of Nghị định 30/2020/NĐ-CP. Long names and merits are set smaller until everything
stands on one page.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.papers import form
from hoinghi.papers.metrics import PT_PER_MM
from hoinghi.papers.model import Align, Certificate
from hoinghi.papers.pdf.drawing import Drawing, Look, height_of, width_of
from hoinghi.papers.pdf.ornaments import BAND, DEEP, EDGE, GOLD, HEIGHT, RED, WIDTH, border
from hoinghi.papers.titles import balanced

_INK = "#1d1a16"
_SIDE, _TOP = EDGE + BAND + 14, EDGE + BAND + 8
_ROOM = WIDTH - 2 * _SIDE
_SIGNING_WIDTH, _SIGNING_ROOM = 105.0, 25.0
_SPACING = 1.14
_WORDS_WIDTH, _MERIT_SIZE = 215.0, 17.5
_AIR = 6.0
"""Least free height between the parts of the page, mm."""
_LEAST_SCALE, _SCALE_STEP = 0.5, 0.04


_DIVIDER = "\N{WHITE DIAMOND}"
"""Stands for the drawn line in the middle of the page."""
_DIVIDER_HEIGHT = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Lines of one look in the middle; ``below`` is the room under them, mm."""

    words: str
    look: Look
    below: float
    width: float = _ROOM

    @property
    def height(self) -> float:
        if self.words == _DIVIDER:
            return _DIVIDER_HEIGHT + self.below
        return height_of(self.words, self.width, self.look) + self.below

    @property
    def fits(self) -> bool:
        return self.words == _DIVIDER or (width_of(self.words, self.width, self.look) <= self.width)


def _look(size: float, **options: object) -> Look:
    given = {"colour": _INK, "align": Align.CENTER, "spacing": _SPACING} | options
    return Look(size=size, **given)  # type: ignore[arg-type]


def drawn(certificate: Certificate) -> Drawing:
    """The page of *certificate*.

    Raises:
        UnprintableText: A letter for which the font has no glyph.
    """
    page = Drawing(WIDTH, HEIGHT)
    page.stamp(border(), 0.0, 0.0)
    top = _head(page)
    signing = _signing(certificate)
    foot = HEIGHT - _TOP - sum(part.height for part in signing)
    parts = _praise(certificate, foot - top - _AIR)
    free = foot - top - sum(part.height for part in parts)
    _print(page, parts, WIDTH / 2, top + max(free / 2, 0.0))
    _print(page, signing, WIDTH - _SIDE - _SIGNING_WIDTH / 2, foot)
    _register(page, certificate)
    return page


def _print(page: Drawing, parts: list[_Part], middle: float, top: float) -> None:
    for part in parts:
        if part.words == _DIVIDER:
            _divider(page, middle, top + _DIVIDER_HEIGHT / 2)
        else:
            page.text(middle - part.width / 2, top, part.width, part.words, part.look)
        top += part.height


def _head(page: Drawing) -> float:
    """Quốc hiệu and tiêu ngữ with the rule under it; where they end."""
    name, motto = _look(14, bold=True), _look(15, bold=True)
    top = _TOP + page.text(_SIDE, _TOP, _ROOM, form.QUOC_HIEU, name) + 1.1
    bottom = top + page.text(_SIDE, top, _ROOM, form.TIEU_NGU, motto)
    half = width_of(form.TIEU_NGU, _ROOM, motto) / 2
    rule = bottom + 2 / PT_PER_MM
    ends = (WIDTH / 2 - half, rule), (WIDTH / 2 + half, rule)
    page.rule(*ends, 0.75, colour=_INK)
    return rule


def _praise(certificate: Certificate, room: float) -> list[_Part]:
    """Who gives what to whom for what, as large as *room* mm allow."""
    scale = 1.0
    parts = _scaled(certificate, scale)
    while scale > _LEAST_SCALE and not _fit(parts, room):
        scale -= _SCALE_STEP
        parts = _scaled(certificate, scale)
    return parts


def _fit(parts: list[_Part], room: float) -> bool:
    return sum(part.height for part in parts) <= room and all(part.fits for part in parts)


def _scaled(of: Certificate, scale: float) -> list[_Part]:
    parts = [
        (of.awarding_authority, _look(19 * scale, bold=True, colour=DEEP), 2.0),
        ("TẶNG", _look(19 * scale, bold=True, tracking=0.18), 3.0),
        (of.title, _look(56 * scale, bold=True, colour=RED, tracking=0.06), 1.0),
        (_DIVIDER, _look(8.5), 3.5),
        _broken(of.recipient, _look(27 * scale, bold=True), 2.0),
        _broken(of.recipient_detail, _look(16 * scale, italic=True), 4.0),
        _broken(of.merit, _look(_MERIT_SIZE * scale), 0.0),
    ]
    return [_Part(words=words, look=look, below=b * scale) for words, look, b in parts if words]


def _broken(words: str, look: Look, below: float) -> tuple[str, Look, float]:
    """*words* in lines as a clerk breaks them, with some room to both sides."""
    return balanced(words, _WORDS_WIDTH, look.size, bold=look.bold), look, below


def _divider(page: Drawing, x: float, y: float) -> None:
    for side in (-1, 1):
        ends = (x + side * 4, y), (x + side * 30, y)
        page.rule(*ends, 0.5 * PT_PER_MM, colour=GOLD)
    r = 2 / 2**0.5
    diamond = [(x, y - r), (x + r, y), (x, y + r), (x - r, y)]
    page.shape(diamond, fill=RED, stroke=GOLD, thickness=0.3 * PT_PER_MM, closed=True)


def _signing(of: Certificate) -> list[_Part]:
    """Date, position, room for the signature, name."""
    dated = form.place_and_date(of.place, of.date)
    bold = _look(14.5, bold=True)
    parts = [(dated or "", _look(14, italic=True), 1.1)]
    parts += [(words, bold, 1.1) for words in of.signature.authority]
    parts += [(of.signature.position, bold, _SIGNING_ROOM)]
    # A space keeps the height where the name is not known.
    parts += [(of.signature.name or "\N{NO-BREAK SPACE}", _look(15, bold=True), 0.0)]
    return [
        _Part(words=words, look=look, below=below, width=_SIGNING_WIDTH)
        for words, look, below in parts
        if words
    ]


def _register(page: Drawing, of: Certificate) -> None:
    """Decision and number in the golden book, at the lower left."""
    lines = [of.decision, f"Số sổ vàng: {of.register_number}" if of.register_number else ""]
    words = "\n".join(line for line in lines if line)
    if words:
        look = _look(12.5, align=Align.LEFT)
        width = _ROOM - _SIGNING_WIDTH
        page.text(_SIDE, HEIGHT - _TOP - height_of(words, width, look), width, words, look)
