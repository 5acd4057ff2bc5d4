"""Badges (thẻ đại biểu): who it is, seen from three steps away; the group, seen from ten.

All lengths in mm. What the badges of one group have in common is drawn once and stamped.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.papers.cards import Badge, BadgeSize, Band
from hoinghi.papers.model import Align
from hoinghi.papers.pdf.drawing import Drawing, Look, fit
from hoinghi.papers.titles import balanced

Box = tuple[float, float, float, float]
_INK, _WHITE, _GOLD, _GREY = "#1d1a16", "#ffffff", "#e0b64c", "#6b6f76"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """Where everything stands on a badge of one size; ``wide`` where there is no code.

    Letters are in points; ``code`` is left, top and side.
    """

    band: float
    organiser: tuple[Box, float]
    conference: tuple[Box, float]
    dated: tuple[Box, float]
    name: tuple[Box, float]
    position: tuple[Box, float]
    wide: tuple[Box, Box]
    divider: tuple[float, float, float]
    code: tuple[float, float, float]
    number: Box
    foot: float
    group: float
    rings: tuple[float, ...]


_PLANS = {
    BadgeSize.A6: _Plan(
        band=42,
        organiser=((6, 5, 93, 9), 10.5),
        conference=((6, 14, 93, 20), 13),
        dated=((6, 34.5, 93, 5), 9.5),
        name=((6, 46, 93, 20), 27),
        position=((7, 69, 91, 15), 13),
        wide=((6, 52, 93, 28), (7, 86, 91, 28)),
        divider=(52.5, 67.2, 22),
        code=(33.5, 83, 38),
        number=(6, 118.3, 93, 5),
        foot=126,
        group=26,
        rings=(14, 16, 25, 27, 37, 39, 52),
    ),
    BadgeSize.SMALL: _Plan(
        band=17.5,
        organiser=((4, 1.8, 82, 4), 7.5),
        conference=((4, 5.6, 82, 8), 9),
        dated=((4, 13.4, 82, 3), 6.5),
        name=((4, 19.5, 57, 14.5), 20),
        position=((4, 36.5, 57, 11), 10.5),
        wide=((4, 19.5, 82, 14.5), (4, 36.5, 82, 11)),
        divider=(32.5, 35.2, 14),
        code=(62, 18.5, 26),
        number=(62, 43.4, 26, 3.6),
        foot=49,
        group=16,
        rings=(7, 8.2, 12, 13.2, 18, 19.2, 26),
    ),
}


class Badges:
    """Draws badges and keeps what those of a group share."""

    def __init__(self) -> None:
        self._grounds: dict[tuple[object, ...], Drawing] = {}

    def drawn(self, badge: Badge) -> Drawing:
        """The badge, as large as it is cut.

        Raises:
            UnprintableText: A letter for which the font has no glyph.
            ValueError: What the code says is too long for a QR code.
        """
        plan = _PLANS[badge.size]
        card = Drawing(*badge.size.value)
        card.stamp(self._ground(badge, plan), 0, 0)
        name, position = (plan.name[0], plan.position[0]) if badge.code else plan.wide
        _name(card, name, badge.name, plan)
        plain = Look(size=plan.position[1], colour=_INK, align=Align.CENTER)
        if badge.position:
            card.fitted(position, dashed(badge.position), plain, lines=3, least=7, up=0)
        if badge.code:
            card.code(*plan.code, badge.code)
        if badge.number:
            told = Look(size=min(9.0, plan.organiser[1]), colour=_GREY, align=Align.CENTER)
            card.fitted(plan.number, badge.number, told, least=5)
        return card

    def _ground(self, badge: Badge, plan: _Plan) -> Drawing:
        key = (badge.size, badge.band, badge.organiser, badge.conference, badge.dated, badge.group)
        if key not in self._grounds:
            self._grounds[key] = _ground(badge, plan)
        return self._grounds[key]


def _name(card: Drawing, box: Box, name: str, plan: _Plan) -> None:
    look = Look(size=plan.name[1], bold=True, colour=_INK, align=Align.CENTER)
    x, y, width, height = box
    if name:
        card.fitted(box, name, look, lines=2, least=9, up=0.5)
    else:
        # Not known yet: room for a hand to write it.
        low = y + height * 0.75
        card.rule((x + width * 0.08, low), (x + width * 0.92, low), 0.6, colour=_GREY)
    middle, reach = x + width / 2, plan.divider[2] / 2
    below = y + height + (plan.divider[1] - plan.name[0][1] - plan.name[0][3])
    card.rule((middle - reach, below), (middle + reach, below), 1.2, colour=_GOLD)


def _ground(badge: Badge, plan: _Plan) -> Drawing:
    width, height = badge.size.value
    ground = Drawing(width, height)
    ground.rectangle((0, 0, width, height), fill=_WHITE)
    ground.stamp(_banner(width, plan.band, badge.band, plan.rings), 0, 0)
    for (box, size), words, bold, italic, lines in (
        (plan.organiser, badge.organiser, True, False, 2),
        (plan.conference, badge.conference, True, False, 4),
        (plan.dated, badge.dated, False, True, 1),
    ):
        look = Look(size=size, bold=bold, italic=italic, colour=_WHITE, align=Align.CENTER)
        if words:
            _title(ground, box, words, look, lines)
    foot = height - plan.foot
    ground.stamp(_banner(width, foot, badge.band, ()), 0, plan.foot)
    ground.rectangle((0, plan.band, width, plan.band / 50), fill=_GOLD)
    ground.rectangle((0, plan.foot - plan.band / 50, width, plan.band / 50), fill=_GOLD)
    large = Look(size=plan.group, bold=True, colour=_WHITE, align=Align.CENTER)
    ground.fitted((5, plan.foot, width - 10, foot), badge.group, large, least=8)
    return ground


def _title(ground: Drawing, box: Box, words: str, look: Look, lines: int) -> None:
    """Set *words* as large as they fit, broken as a clerk breaks a title."""
    words = dashed(words)
    fitted, _ = fit(words, box[2], box[3], look, lines=lines, least=4.5)
    broken = balanced(words, box[2], fitted.size, bold=look.bold)
    ground.fitted(box, broken, fitted, lines=lines, least=4.5)


def dashed(words: str) -> str:
    """*words* whose dashes stay with the word before them: no line begins with one."""
    return words.replace(" - ", "\u00a0- ").replace(" – ", "\u00a0– ")


def _banner(width: float, height: float, band: Band, rings: tuple[float, ...]) -> Drawing:
    """A band with faint rings, as on a bronze drum, about one of its corners."""
    banner = Drawing(width, height)
    banner.rectangle((0, 0, width, height), fill=_colour(band))
    for radius in rings:
        banner.circle((width, 0), radius, stroke=_lighter(band), thickness=0.9)
    return banner


def _colour(band: Band) -> str:
    return "#" + bytes(band.value).hex()


def _lighter(band: Band) -> str:
    return "#" + bytes(part + (255 - part) // 6 for part in band.value).hex()
