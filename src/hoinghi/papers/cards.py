"""Cards that a conference prints: badges (thẻ đại biểu) and name plates (biển tên để bàn).

Values only; ``papers.pdf`` draws them. No regulation fixes their form: sizes are those of the
holders and paper that offices buy, so a set of badges or plates says which it wants.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Band(Enum):
    """Colour of the band by which the hall tells groups apart; (red, green, blue) of 0-255.

    Each is dark enough for white letters (contrast at least 4,5 to 1).
    """

    RED = (168, 21, 28)
    BLUE = (22, 84, 153)
    GREEN = (20, 108, 67)
    ORANGE = (176, 74, 10)
    PURPLE = (104, 51, 140)
    TEAL = (12, 106, 117)
    GREY = (75, 83, 92)


class BadgeSize(Enum):
    """Width and height in millimetres: what the card holders on sale take."""

    A6 = (105.0, 148.0)
    SMALL = (90.0, 60.0)


class PlateSize(Enum):
    """Width and height in millimetres of one face; the sheet is folded between its two faces.

    ``LARGE`` is a sheet of A4 across, ``SMALL`` half a sheet: two are cut from one A4.
    """

    LARGE = (297.0, 105.0)
    SMALL = (210.0, 74.25)


class CardsOn(Enum):
    """What cards are printed on: a page of their own size each, or A4 sheets to be cut apart."""

    PAGE = "page"
    A4 = "a4"


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A badge (thẻ đại biểu). A text is set smaller, then in more lines, until it fits.

    Attributes:
        organiser: Cơ quan tổ chức, in capitals: "ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN".
        conference: Name of the conference.
        dated: Place and day, "Bình Sơn, ngày 25 tháng 8 năm 2023"; empty where not known.
        group: What the band says: "ĐẠI BIỂU", "BAN TỔ CHỨC".
        name: Full name (họ và tên); a line to write on where empty.
        position: Chức vụ, đơn vị; a line break is kept.
        code: What the QR code says; no code where empty. ``number`` stands beside it.
        missing: What still stands as a gap, as in ``Paper``.
    """

    organiser: str
    conference: str
    dated: str
    group: str
    name: str
    position: str
    band: Band = Band.BLUE
    code: str = ""
    number: str = ""
    size: BadgeSize = BadgeSize.A6
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlate:
    """A name plate (biển tên để bàn), folded like a roof: the name stands on both faces.

    Attributes:
        name: Full name, printed as large as one line can be.
        position: Under the name, in at most two lines; empty leaves it out.
    """

    name: str
    position: str = ""
    size: PlateSize = PlateSize.LARGE
    missing: tuple[str, ...] = ()


Card = Badge | NamePlate
