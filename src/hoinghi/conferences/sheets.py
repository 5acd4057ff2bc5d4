"""The left side of the plan's page: sheets with their lines, in the place that each has on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hoinghi.conferences.plan_page import SourceLine
from hoinghi.reading.places import Spot

#: Lines of a sheet that is laid out here, for lack of a picture; about those of a printed page.
LINES_A_SHEET = 46
_ROOM = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The picture of a page, in points; ``across`` to ``down`` is all that matters.

    ``turn`` is by how many degrees, clockwise, it is turned to stand upright; ``across`` and
    ``down`` are those of the upright page.
    """

    number: int
    across: float
    down: float
    turn: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A line of the source, or a part of it, where it stands on its sheet.

    ``spot`` is none on a sheet without picture. ``is_first`` of those of its line;
    ``begins`` a printed row.
    """

    line: SourceLine
    text: str
    spot: Spot | None = None
    is_first: bool = True
    begins: bool = True

    @property
    def style(self) -> str:
        """Where it stands on the picture, as CSS: shares of the sheet, letters by its width."""
        if self.spot is None:
            return ""
        at = self.spot
        # Letters with marks above and tails below reach a little out of their boxes.
        more = (at.bottom - at.top) * _ROOM
        sides = (
            ("left", at.left),
            ("top", at.top - more),
            ("width", at.right - at.left),
            ("height", at.bottom - at.top + 2 * more),
        )
        return ";".join(f"{name}:{100 * share:.2f}%" for name, share in sides)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page, counted from 1; ``picture`` is none where it is laid out from its lines."""

    number: int
    stretches: tuple[Stretch, ...]
    picture: Picture | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """All sheets; ``loose`` are lines that no picture was found to print.

    ``note`` says why there is no picture, or not of every page.
    """

    sheets: tuple[Sheet, ...]
    loose: tuple[Stretch, ...] = ()
    note: str = ""

    @property
    def is_pictured(self) -> bool:
        return any(sheet.picture for sheet in self.sheets)


def _is_beside(before: Spot, spot: Spot) -> bool:
    """Whether *spot* goes on in the printed row of the one before it."""
    middle = (spot.top + spot.bottom) / 2
    return before.page == spot.page and before.top <= middle <= before.bottom


def written(lines: Sequence[SourceLine], note: str = "") -> Sheets:
    """Lay the lines out on sheets, where no page can be shown as it looks."""
    cuts = range(0, max(1, len(lines)), LINES_A_SHEET)
    return Sheets(
        sheets=tuple(
            Sheet(
                number=number,
                stretches=tuple(
                    Stretch(line=line, text=line.text) for line in lines[cut : cut + LINES_A_SHEET]
                ),
            )
            for number, cut in enumerate(cuts, 1)
        ),
        note=note,
    )


def pictured(
    lines: Sequence[SourceLine],
    pictures: Sequence[Picture],
    places: Mapping[int, Sequence[Spot]],
    note: str = "",
) -> Sheets:
    """Put the lines where *places* (number of the line → stretches) say that pages print them."""
    on: dict[int, list[Stretch]] = {picture.number: [] for picture in pictures}
    loose: list[Stretch] = []
    for line in lines:
        spots = [spot for spot in places.get(line.number, ()) if spot.page in on]
        for at, spot in enumerate(spots):
            on[spot.page].append(
                Stretch(
                    line=line,
                    text=spot.text,
                    spot=spot,
                    is_first=at == 0,
                    begins=at == 0 or not _is_beside(spots[at - 1], spot),
                )
            )
        if not spots and line.text:
            loose.append(Stretch(line=line, text=line.text))
    found = tuple(
        Sheet(number=one.number, stretches=tuple(on[one.number]), picture=one) for one in pictures
    )
    return Sheets(sheets=found, loose=tuple(loose), note=note)
