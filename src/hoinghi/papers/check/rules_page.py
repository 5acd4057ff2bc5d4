"""Rules of the sheet: size, margins, font and colour, page numbers."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Look, Page, Source, Zone
from hoinghi.papers.check.rules import OF_ALL, Found, Judge, Rule, number, range_of, rule
from hoinghi.papers.measures import Measure
from hoinghi.papers.metrics import PT_PER_MM, SINGLE
from hoinghi.papers.model import Align
from hoinghi.papers.rulesets import RuleSet

_PAGE: Final = "Trang giấy"
_FONT: Final = "Phông chữ"
_NUMBER: Final = "Số trang"
_SIDES: Final = {"top": "lề trên", "bottom": "lề dưới", "left": "lề trái", "right": "lề phải"}


def page_of(ruleset: RuleSet) -> Iterator[Rule]:
    """Size of the sheet and the four margins."""
    page = ruleset.page
    where = f"{ruleset.name}, Phụ lục I, mục I" if ruleset.verified else page.left.source
    yield Rule(
        code="page.size",
        component=_PAGE,
        matter="khổ giấy",
        allowed="A4 (210 x 297 mm)",
        remedy="Hãy chọn khổ giấy A4 trong phần thiết lập trang.",
        article=where,
        judge=_sheet,
        sets=frozenset({ruleset.key}),
    )
    for side, name in _SIDES.items():
        measure: Measure = getattr(page, side)
        allowed = range_of(measure.low, measure.high, "mm")
        yield Rule(
            code=f"page.margin-{side}",
            component=_PAGE,
            matter=name,
            allowed=allowed,
            remedy=f"Hãy đặt {name} {allowed} trong phần thiết lập trang.",
            article=where,
            judge=_margin(side, measure),
            sets=frozenset({ruleset.key}),
        )


def _sheet(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for page in _each_set(paper):
        short, long = sorted((page.width, page.height))
        fits = ruleset.page.width.allows(short) and ruleset.page.height.allows(long)
        if not fits:
            yield _on(page, f"{number(round(page.width))} x {number(round(page.height))} mm")


def _margin(side: str, measure: Measure) -> Judge:
    def judge(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
        ends = _last_pages(paper) if side == "bottom" else set()
        for page in _each_set(paper):
            value: float | None = getattr(page, side)
            if value is None or page.number in ends or not measure_sheet(page, ruleset):
                continue
            # The letters of a printed page only bound its margins below and at the right.
            least = value - {"bottom": page.bottom_room, "right": page.right_room}.get(side, 0.0)
            if not (measure.allows(value) or measure.allows(least)) and not (
                least < measure.low < measure.high < value
            ):
                yield _on(page, f"{number(round(value, 1))} mm")

    return judge


def _last_pages(paper: Located) -> set[int | None]:
    """Pages of a PDF that need not be full: the last of the paper and of each annex."""
    pages = [page for page in paper.pages if page.number is not None]
    following = [*pages, None][1:]
    return {
        page.number
        for page, after in zip(pages, following, strict=True)
        if after is None or after.section != page.section
    }


def measure_sheet(page: Page, ruleset: RuleSet) -> bool:
    """Whether *page* is of the right size: margins of another sheet say nothing."""
    short, long = sorted((page.width, page.height))
    return ruleset.page.width.allows(short) and ruleset.page.height.allows(long)


def _each_set(paper: Located) -> Iterator[Page]:
    """The pages of the paper; of a DOCX one for each section."""
    return (page for page in paper.pages if page.number is not None or page.first)


def _on(page: Page, measured: str) -> Found:
    return Found(measured, page=page.number)


@rule(
    "page",
    "orientation",
    component=_PAGE,
    matter="hướng giấy",
    allowed="trang đứng; trang nằm chỉ khi có bảng, biểu",
    remedy="Hãy chuyển trang về hướng đứng, hoặc đưa bảng, biểu thành phụ lục riêng.",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.2",
    severity=Severity.WARNING,
    sets=OF_ALL,
)
def _orientation(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    with_tables = {paragraph.section for paragraph in paper.paragraphs(Component.BANG)}
    pages = [page for page in _each_set(paper) if page.width > page.height]
    for section in dict.fromkeys(page.section for page in pages):
        if section not in with_tables:
            first = next(page for page in pages if page.section == section)
            yield _on(first, "trang nằm ngang mà không có bảng, biểu")


@rule(
    "font",
    "family",
    component=_FONT,
    matter="phông chữ",
    allowed="Times New Roman",
    remedy="Hãy chọn toàn bộ văn bản và đặt phông Times New Roman.",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4",
    sets=OF_ALL,
)
def _family(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    printed = paper.measured.source is Source.PDF
    for index, look in _every_look(paper):
        family = (look.font or "").replace(" ", "").lower()
        # A printed page may hide the names of its fonts; twins go by the name they stand for.
        hidden = printed and not family
        if family != ruleset.font.replace(" ", "").lower() and not hidden:
            yield Found(look.font or "không rõ", index)


@rule(
    "font",
    "color",
    component=_FONT,
    matter="màu chữ",
    allowed="màu đen",
    remedy="Hãy đặt màu chữ đen (tự động).",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.4",
    sets=OF_ALL,
)
def _color(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    marks = set(paper.of(Component.DAU_KHAN))
    for index, look in _every_look(paper):
        if index not in marks and is_coloured(look.color):
            yield Found(f"màu #{look.color}", index)


def is_coloured(color: str) -> bool:
    """Whether letters of *color* ("RRGGBB") are seen as other than black."""
    try:
        return max(int(color[at : at + 2], 16) for at in (0, 2, 4)) > 0x40
    except ValueError:
        return False


def _every_look(paper: Located) -> Iterator[tuple[int, Look]]:
    for index in range(paper.start, paper.end):
        seen: set[tuple[str | None, str]] = set()
        for look in paper.measured.paragraphs[index].looks:
            if (look.font, look.color) not in seen and any(map(str.isalnum, look.text)):
                seen.add((look.font, look.color))
                yield index, look


# --- page numbers ---

_NUMBER_SIZE: Final = form.STYLES["SoTrang"].size


def _rule_of_number(what: str, matter: str, allowed: str, remedy: str) -> Callable[[Judge], Judge]:
    return rule(
        "page-number",
        what,
        component=_NUMBER,
        matter=matter,
        allowed=allowed,
        remedy=remedy,
        article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục I.7",
        sets=OF_ALL,
    )


@_rule_of_number(
    "first-page",
    "số trang ở trang đầu",
    "không hiện số ở trang đầu",
    "Hãy chọn “Khác ở trang đầu” (Different First Page) và để trống đầu trang thứ nhất.",
)
def _first_page(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    page = _page_at(paper, paper.start)
    if page is not None and page.shown is not None:
        yield Found(f"trang đầu hiện số {page.shown.text or ''}".strip(), page=page.number)


@_rule_of_number(
    "missing",
    "số trang",
    "từ trang thứ hai, giữa lề trên",
    "Hãy chèn số trang vào giữa lề trên, từ trang thứ hai.",
)
def _number_missing(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    begins = {id(_page_at(paper, index)) for index in (paper.start, *paper.annexes)}
    for page in _later_pages(paper):
        if page.shown is None and id(page) not in begins:
            yield _on(page, "không có số trang")


def _later_pages(paper: Located) -> list[Page]:
    """Pages that have to show their number, as far as the source can tell that there are any."""
    if paper.measured.source is Source.PDF:
        return [page for page in paper.pages if not page.first]
    following = [page for page in paper.pages if not page.first]
    return [page for page in following if _runs_over(paper, page)]


_FULL: Final = 1.2
_LETTERS_A_MM: Final = 0.47


def _runs_over(paper: Located, page: Page) -> bool:
    """Whether what a section of a DOCX holds surely takes more than one page."""
    height = 0.0
    room = (page.width - (page.left or 30) - (page.right or 15)) * _LETTERS_A_MM
    tall = (page.height - (page.top or 20) - (page.bottom or 20)) * PT_PER_MM
    rows: set[tuple[int, int]] = set()
    for index in range(paper.start, paper.end):
        paragraph = paper.measured.paragraphs[index]
        cell = paragraph.cell
        if paragraph.section != page.section:
            continue
        if cell is not None:
            if (cell.table, cell.row) in rows:
                continue
            rows.add((cell.table, cell.row))
        size = paragraph.looks[0].size or 13.0
        lines = math.ceil(len(paragraph.text) / room)
        height += lines * size * SINGLE * (paragraph.line_spacing or 1.0) + (paragraph.gap or 0.0)
    return height > _FULL * tall


@_rule_of_number("align", "vị trí số trang", "căn giữa", "Hãy căn giữa số trang theo chiều ngang.")
def _number_align(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for page in _numbered(paper):
        shown = page.shown
        if shown is not None and shown.align not in (None, Align.CENTER):
            side = "phải" if shown.align is Align.RIGHT else "trái"
            yield _on(page, f"số trang ở bên {side}")


@_rule_of_number(
    "zone", "vị trí số trang", "trong lề trên", "Hãy chuyển số trang lên đầu trang (Header)."
)
def _number_zone(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for page in _numbered(paper):
        if page.shown is not None and page.shown.zone is Zone.FOOTER:
            yield _on(page, "số trang ở cuối trang")


@_rule_of_number(
    "size",
    "cỡ chữ số trang",
    range_of(_NUMBER_SIZE.low, _NUMBER_SIZE.high, "pt"),
    "Hãy đặt cỡ chữ số trang 13 hoặc 14.",
)
def _number_size(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    size = ruleset.styles["SoTrang"].size
    for page in _numbered(paper):
        shown = page.shown.look.size if page.shown else None
        if shown is not None and not size.allows(shown, 0.15):
            yield _on(page, f"{number(shown)} pt")


@_rule_of_number(
    "style", "kiểu chữ số trang", "chữ đứng, không đậm", "Hãy bỏ chữ nghiêng, chữ đậm ở số trang."
)
def _number_style(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for page in _numbered(paper):
        if page.shown is not None and (page.shown.look.italic or page.shown.look.bold):
            yield _on(page, "chữ nghiêng" if page.shown.look.italic else "chữ đậm")


@_rule_of_number(
    "figures",
    "chữ số của số trang",
    "chữ số Ả Rập, bắt đầu từ 1",
    "Hãy đặt định dạng số trang là 1, 2, 3.",
)
def _number_figures(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for page in _numbered(paper):
        text = page.shown.text if page.shown else None
        if text is not None and not text.strip(" -–").isdigit():
            yield _on(page, text)


def _numbered(paper: Located) -> Iterator[Page]:
    seen: set[object] = set()
    for page in paper.pages:
        if page.shown is None:
            continue
        key = (page.shown.align, page.shown.zone, page.shown.look.size, page.shown.text)
        if page.number is not None or key not in seen:
            seen.add(key)
            yield page


def _page_at(paper: Located, index: int) -> Page | None:
    """The page on which the paragraph at *index* begins."""
    if index >= len(paper.measured.paragraphs):
        return None
    paragraph = paper.measured.paragraphs[index]
    for page in paper.measured.pages:
        if page.number is not None and page.number == paragraph.page:
            return page
        if page.number is None and page.section == paragraph.section and page.first:
            return page
    return None
