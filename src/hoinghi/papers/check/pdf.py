"""Any PDF as ``Measured``: from its letters and lines, not from what it says about itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from hoinghi.papers.check.measured import Box, Measured, Page, PageNumber, Source, Zone
from hoinghi.papers.check.pdf_apart import Watch, see
from hoinghi.papers.check.pdf_edges import Edges, edges_of, usual_step
from hoinghi.papers.check.pdf_flows import Flow
from hoinghi.papers.check.pdf_lines import PrintedLine
from hoinghi.papers.check.pdf_pages import SortedPage, sorted_pages
from hoinghi.papers.check.pdf_paragraphs import Bound, bound
from hoinghi.papers.check.pdf_told import Told
from hoinghi.papers.check.pdf_words import look_of
from hoinghi.papers.metrics import MM_PER_PT, SINGLE
from hoinghi.papers.model import Align

# A page number is in the middle within so many points (2 mm).
_MIDDLE: Final = 5.7
# A paragraph does not leave one line alone on a page, so two may have gone to the next.
_LINES_KEPT: Final = 2
_NEARLY_SINGLE: Final = 1.03

#: The paragraph that each line belongs to.
Holders = Mapping[PrintedLine, Bound]


def measure_pdf(data: bytes, name: str) -> Measured:
    """What the PDF *data* shows, page by page.

    Sizes of letters are to a tenth of a point, half points exactly; line spacing to a hundredth.
    Metric twins of Times New Roman are told as ``"Times New Roman"``.

    Raises:
        UnreadableSource: It is damaged, locked, too long, too heavy, or holds no letters.
    """
    seen = see(data, name)
    watch = Watch(name)
    pages = sorted_pages(seen, watch)
    edges = edges_of([page.main for page in pages])
    usual = usual_step([line for page in pages for line in page.main.lines], edges)
    found = [one for flow in _chained(pages) for one in bound(flow, edges, usual)]
    holders = {line: one for one in found for line in one.lines}
    told = Told(pages, found, watch)
    return Measured(
        source=Source.PDF,
        name=name,
        pages=tuple(_page(page, ends, holders) for page, ends in zip(pages, edges, strict=True)),
        paragraphs=tuple(told.paragraphs()),
        rules=tuple(told.rules()),
        frames=tuple(told.frames()),
        pictures=tuple(told.pictures()),
    )


def _chained(pages: Sequence[SortedPage]) -> list[Flow]:
    """All flows in reading order; the text goes on from page to page where nothing parts it."""
    chained: list[Flow] = []
    for page in pages:
        for at, flow in enumerate(page.flows):
            if not flow.lines:
                continue
            goes_on = at == 0 and not page.first and flow.is_main
            # Notes at the foot of the page before do not part the text.
            before = next((one for one in reversed(chained) if one.zone is not Zone.FOOTER), None)
            if goes_on and before is not None and before.is_main:
                before.lines.extend(flow.lines)
            else:
                chained.append(Flow(list(flow.lines), flow.zone, flow.area, flow.place))
                chained[-1].is_column, chained[-1].grid = flow.is_column, flow.grid
    return chained


def _page(page: SortedPage, edges: Edges, holders: Holders) -> Page:
    seen = page.seen
    bottom, room = _bottom(page, holders)
    return Page(
        number=seen.number,
        section=page.section,
        first=page.first,
        width=round(seen.width * MM_PER_PT, 1),
        height=round(seen.height * MM_PER_PT, 1),
        top=_top(page, holders),
        bottom=bottom,
        left=_mm(edges.left) if edges.left_is_sure else None,
        right=_mm(seen.width - edges.right) if edges.right_is_sure else None,
        bottom_room=room,
        right_room=_mm(edges.right_room),
        shown=_number(page, edges),
    )


def _top(page: SortedPage, holders: Holders) -> float | None:
    """Where the letters begin, where nothing but the margin can have held them down.

    Room before a paragraph or between wide lines may show as margin on the pages that follow.
    """
    lines = page.under_marks
    if not lines:
        return None
    first = min(lines, key=lambda line: line.top)
    if not page.first:
        holder = holders.get(first)
        if holder is None or holder.first is first or (holder.spacing or 1.0) > _NEARLY_SINGLE:
            return None
    return _mm(first.top)


def _bottom(page: SortedPage, holders: Holders) -> tuple[float | None, float]:
    """Where the letters of the page end, and how far below others could have stood."""
    lines = [*page.lines, *page.notes]
    if not lines:
        return None, 0.0
    foot = [line for flow in page.flows if flow.zone is Zone.FOOTER for line in flow.lines]
    if foot:
        bottom = _mm(page.seen.height - max(line.bottom for line in foot))
        return bottom, bottom
    lowest = max(lines, key=lambda line: line.bottom)
    bottom = _mm(page.seen.height - lowest.bottom)
    holder = holders.get(lowest)
    if holder is None or holder.last.page == page.seen.number:
        # It may end anywhere: at a heading that goes with the next page, at a page break, at
        # the end of the paper. That it ends too low shows all the same.
        return bottom, bottom
    step = (holder.spacing or 1.0) * SINGLE * lowest.size
    return bottom, _mm((1 + _LINES_KEPT) * step)


def _number(page: SortedPage, edges: Edges) -> PageNumber | None:
    line = page.number
    if line is None:
        return None
    zone = Zone.HEADER if line.base < page.seen.height / 2 else Zone.FOOTER
    return PageNumber(
        look=look_of(line.first_ink, line.text),
        align=_number_align(line, page.seen.width, edges),
        zone=zone,
        text=line.text,
        box=Box(
            left=_mm(line.left), top=_mm(line.top), right=_mm(line.right), bottom=_mm(line.bottom)
        ),
    )


def _number_align(line: PrintedLine, width: float, edges: Edges) -> Align:
    if min(abs(line.middle - middle) for middle in (edges.middle, width / 2)) < _MIDDLE:
        return Align.CENTER
    return Align.LEFT if line.middle < width / 2 else Align.RIGHT


def _mm(points: float) -> float:
    return round(points * MM_PER_PT, 2)
