"""How the pages of a DOCX are set: sheet, margins, page numbers of each section."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from hoinghi.ooxml.package import Package, W
from hoinghi.papers.check.docx_drawn import mm_of
from hoinghi.papers.check.docx_properties import Styles, is_on, local, value
from hoinghi.papers.check.measured import Look, Page, PageNumber, Zone
from hoinghi.papers.model import Align

_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ZONES: Final = {"headerReference": Zone.HEADER, "footerReference": Zone.FOOTER}
_PAGE_FIELD: Final = re.compile(r"\s*PAGE\b")
_ALIGNS: Final = {
    "center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT, "both": Align.JUSTIFY,
    "distribute": Align.JUSTIFY,
}  # fmt: skip
_A4: Final = ("11906", "16838")
#: Numbers that are no Arabic figures, as they show on the second page.
_FIGURES: Final = {
    "upperRoman": "II", "lowerRoman": "ii", "upperLetter": "B", "lowerLetter": "b",
}  # fmt: skip


def align_of(properties: Mapping[str, str]) -> Align:
    return _ALIGNS.get(properties.get("jc", "left"), Align.LEFT)


class Pages:
    """The sections of a document, one after another; a section inherits what it does not say."""

    def __init__(self, package: Package, styles: Styles) -> None:
        self._package = package
        self._styles = styles
        relations = package.tree(package.content("word/_rels/document.xml.rels"))
        self._parts = {
            str(item.get("Id")): _part(str(item.get("Target") or ""))
            for item in (() if relations is None else relations)
        }
        self._shown: dict[tuple[str, Zone], PageNumber | None] = {}
        self._around: dict[int, list[tuple[str, Zone]]] = {}

    def of(self, section: Any, number: int) -> Iterator[Page]:
        """The first page and the following ones of ``w:sectPr`` *section*."""
        title = section.find(f"{W}titlePg")
        apart = title is not None and value(title) not in ("0", "false")
        for reference in section:
            zone = _ZONES.get(local(reference))
            if zone:
                part = self._parts.get(str(reference.get(f"{_R}id")), "")
                kind = value(reference, "type")
                self._shown[kind, zone] = self._number_in(part, zone)
                if kind == ("first" if apart else "default"):
                    self._around.setdefault(number, []).append((part, zone))
        figures = section.find(f"{W}pgNumType")
        for first in (True, False):
            shown = self._of_kind("first" if first and apart else "default")
            yield self._page(section, number, first, _as_counted(shown, figures))

    def around(self, section: int) -> Iterator[tuple[Any, Zone]]:
        """The parts that the first page of *section* itself shows above and below its text."""
        for part, zone in self._around.get(section, ()):
            root = self._package.tree(self._package.content(part))
            if root is not None:
                yield root, zone

    def _of_kind(self, kind: str) -> PageNumber | None:
        return self._shown.get((kind, Zone.HEADER)) or self._shown.get((kind, Zone.FOOTER))

    def _page(self, section: Any, number: int, first: bool, shown: PageNumber | None) -> Page:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")

        def margin(side: str) -> float | None:
            given = value(margins, side)
            return abs(mm_of(given)) if given else None

        gutter = margin("gutter") or 0.0
        left = margin("left")
        return Page(
            number=None,
            section=number,
            first=first,
            width=mm_of(value(size, "w") or _A4[0]),
            height=mm_of(value(size, "h") or _A4[1]),
            top=margin("top"),
            bottom=margin("bottom"),
            left=None if left is None else left + gutter,
            right=margin("right"),
            shown=shown,
        )

    def _number_in(self, part: str, zone: Zone) -> PageNumber | None:
        root = self._package.tree(self._package.content(part))
        if root is None:
            return None
        for paragraph in root.iter(f"{W}p"):
            run = _page_field(paragraph)
            if run is not None:
                return self._shown_by(paragraph, run, zone)
        return None

    def _shown_by(self, paragraph: Any, run: Any, zone: Zone) -> PageNumber:
        own = paragraph.find(f"{W}pPr")
        style = self._styles.style_of(own)
        looks = self._styles.run(style, run.find(f"{W}rPr"), "")
        placed = self._styles.paragraph(own, "", {})
        look = Look(
            text="",
            font=self._styles.font(looks, "1"),
            size=float(looks.get("sz", "20")) / 2,
            bold=is_on(looks, "b"),
            italic=is_on(looks, "i"),
            color=looks.get("color", "auto").replace("auto", "000000").upper(),
        )
        return PageNumber(look=look, align=_align_in(paragraph, run, placed), zone=zone)


def _part(target: str) -> str:
    whole = target[1:] if target.startswith("/") else posixpath.join("word", target)
    return posixpath.normpath(whole)


def _page_field(paragraph: Any) -> Any:
    """The run that shows the page's number, or tells Word to; None where there is none."""
    for simple in paragraph.iter(f"{W}fldSimple"):
        if _PAGE_FIELD.match(value(simple, "instr")):
            found = simple.find(f"{W}r")
            return simple if found is None else found
    asked = None
    for run in paragraph.iter(f"{W}r"):
        if any(_PAGE_FIELD.match(node.text or "") for node in run.iter(f"{W}instrText")):
            asked = run
        elif asked is not None and run.find(f"{W}t") is not None:
            return run
    return asked


def _align_in(paragraph: Any, run: Any, placed: Mapping[str, str]) -> Align:
    frame = placed.get("framePr.xAlign")
    if frame:
        return _ALIGNS.get(frame, Align.LEFT)
    for tab in paragraph.iter(f"{W}ptab"):
        return _ALIGNS.get(value(tab, "alignment"), Align.LEFT)
    tabs = 0
    for node in paragraph.iter(f"{W}r", f"{W}tab"):
        if node is run:
            break
        tabs += node.tag == f"{W}tab" and node.getparent().tag == f"{W}r"
    # Word's own header stops in the middle and at the right.
    return (align_of(placed), Align.CENTER, Align.RIGHT)[min(tabs, 2)]


def _as_counted(shown: PageNumber | None, figures: Any) -> PageNumber | None:
    text = _FIGURES.get(value(figures, "fmt"))
    if shown is None or text is None:
        return shown
    return PageNumber(look=shown.look, align=shown.align, zone=shown.zone, text=text)
