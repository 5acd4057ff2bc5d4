"""Pictures of the pages of a checked document, with the places of what was found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from hoinghi import libreoffice
from hoinghi.papers.check.deviation import Deviation, Report
from hoinghi.papers.check.located import locate
from hoinghi.papers.check.measured import Box, Measured, Page, Source
from hoinghi.papers.check.pdf import measure_pdf
from hoinghi.papers.check.pdf_apart import draw

#: Dots to the inch: small print is read on a screen, and a page takes some sixty kilobytes.
DOTS: Final = 100
#: A report of more pages would be too heavy for mail and telephones.
MAX_PAGES: Final = 20
# So much of two paragraphs must agree; the rest may be divided otherwise.
_KEY: Final = 40
# Where a page number that is missing should stand, in mm.
_NUMBER_WIDTH: Final = 24.0
_NUMBER_TOP, _NUMBER_BOTTOM = 8.0, 18.0
# How wide a margin is drawn that could not be measured.
_MARGIN: Final = 20.0


@dataclass(frozen=True, slots=True)
class Mark:
    """Where the deviation *number*, from 1, is seen on a page."""

    number: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as PNG, its size in mm, and what is marked on it."""

    number: int
    width: float
    height: float
    png: bytes
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Pictured:
    """The pages concerned, in order; *note* tells people what is not drawn, and why."""

    sheets: tuple[Sheet, ...] = ()
    note: str = ""


def pictured(report: Report, measured: Measured, data: bytes) -> Pictured:
    """The pages on which *report* finds something, the first one where it finds nothing.

    Args:
        measured: The document of the report; *data* are its bytes.
    """
    if measured.source is Source.PDF:
        return _drawn(report, _Places(measured, measured), data)
    try:
        printed = libreoffice.convert(data, ".docx", "pdf")
    except libreoffice.OfficeMissing:
        return Pictured(note=_WITHOUT_OFFICE)
    except (libreoffice.OfficeTooSlow, libreoffice.OfficeFailed):
        return Pictured(note=_NOT_PRINTED)
    return _drawn(report, _Places(measured, measure_pdf(printed, report.name)), printed)


_WITHOUT_OFFICE: Final = (
    "Không có hình trang: cần LibreOffice để vẽ tệp Word mà máy này chưa có. Hãy cài LibreOffice "
    "(Debian, Ubuntu: apt-get install libreoffice-writer-nogui), hoặc soát tệp PDF xuất từ Word."
)
_NOT_PRINTED: Final = (
    "Không có hình trang: LibreOffice không vẽ được tệp này. Hãy soát tệp PDF xuất từ Word."
)


def _drawn(report: Report, places: _Places, printed: bytes) -> Pictured:
    marks = [
        mark
        for number, deviation in enumerate(report.deviations, 1)
        if (mark := places.mark(number, deviation))
    ]
    concerned = sorted({mark.page for mark in marks}) or [1]
    pictures = draw(printed, report.name, concerned[:MAX_PAGES], dots=DOTS)
    sheets = [
        Sheet(
            number=number,
            width=places.page(number).width,
            height=places.page(number).height,
            png=png,
            marks=tuple(mark for mark in marks if mark.page == number),
        )
        for number, png in sorted(pictures.items())
    ]
    return Pictured(tuple(sheets), _left_out(len(concerned)))


def _left_out(concerned: int) -> str:
    if concerned <= MAX_PAGES:
        return ""
    return (
        f"Có {concerned} trang cần xem; ở đây chỉ vẽ {MAX_PAGES} trang đầu. "
        "Danh sách bên dưới vẫn đủ mọi trang."
    )


@dataclass
class _Places:
    """Finds on the *printed* pages what was found in the document as *measured*."""

    measured: Measured
    printed: Measured
    _found: dict[int, int] = field(default_factory=dict)
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.measured is self.printed:
            self._found = {at: at for at in range(len(self.printed.paragraphs))}
        else:
            self._found = dict(_matched(self.measured, self.printed))
        self._starts = [paper.start for paper in locate(self.printed)]

    def page(self, number: int) -> Page:
        return self.printed.pages[number - 1]

    def mark(self, number: int, deviation: Deviation) -> Mark | None:
        """Where *deviation* is seen; None where it is seen nowhere."""
        spot = deviation.spot
        if spot.paragraph is not None and spot.paragraph in self._found:
            paragraph = self.printed.paragraphs[self._found[spot.paragraph]]
            if paragraph.page is not None and paragraph.box is not None:
                return Mark(number, paragraph.page, paragraph.box)
        if spot.page is not None and spot.box is not None:
            return Mark(number, spot.page, spot.box)
        page = self._page_of(deviation)
        return Mark(number, page.number, _part(page, deviation.code)) if page.number else None

    def _page_of(self, deviation: Deviation) -> Page:
        """The page named, else the first of the paper."""
        if deviation.spot.page is not None and self.measured is self.printed:
            return self.page(deviation.spot.page)
        start = self._starts[min(deviation.paper, len(self._starts) - 1)]
        inside = self.printed.paragraphs[start : start + 1]
        first = inside[0].page if inside else 1
        return self.page(first or 1)


def _part(page: Page, code: str) -> Box:
    """The part of *page* that a rule of the whole page is about."""
    _, _, what = code.rpartition(".")
    width, height = page.width, page.height
    if what == "margin-left":
        return Box(left=0, top=0, right=page.left or _MARGIN, bottom=height)
    if what == "margin-right":
        return Box(left=width - (page.right or _MARGIN), top=0, right=width, bottom=height)
    if what == "margin-top":
        return Box(left=0, top=0, right=width, bottom=page.top or _MARGIN)
    if what == "margin-bottom":
        return Box(left=0, top=height - (page.bottom or _MARGIN), right=width, bottom=height)
    if code.startswith("page-number"):
        return _number_part(page)
    return Box(left=0, top=0, right=width, bottom=height)


def _number_part(page: Page) -> Box:
    if page.shown and page.shown.box:
        return page.shown.box
    middle = page.width / 2
    return Box(
        left=middle - _NUMBER_WIDTH / 2,
        top=_NUMBER_TOP,
        right=middle + _NUMBER_WIDTH / 2,
        bottom=_NUMBER_BOTTOM,
    )


def _matched(measured: Measured, printed: Measured) -> Iterator[tuple[int, int]]:
    """Paragraphs of *measured* with those of *printed* that begin with the same words."""
    keys = [_key(paragraph.text) for paragraph in printed.paragraphs]
    at = 0
    for index, paragraph in enumerate(measured.paragraphs):
        key = _key(paragraph.text)
        place = _place(keys, key, at) if key else None
        if place is not None:
            yield index, place
            at = place


def _place(keys: Sequence[str], key: str, start: int) -> int | None:
    """Where *key* stands among *keys*, from *start* on if it does, else anywhere."""
    order = [*range(start, len(keys)), *range(start)]
    same = (at for at in order if keys[at] and _agree(keys[at], key))
    inside = (at for at in order if len(key) > 3 and key in keys[at])
    place = next(same, None)
    return next(inside, None) if place is None else place


def _agree(one: str, other: str) -> bool:
    length = min(_KEY, len(one), len(other))
    return one[:length] == other[:length] and length >= min(8, len(one), len(other))


def _key(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
