"""The report of a check as one web page: to read, to print, to send on.

Nothing is fetched from elsewhere: style, pictures and the few lines that light a place up are in
the page. Without scripts the links still lead from a place to its sentence and back.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from html import escape
from typing import Final

from hoinghi.papers.check.deviation import Deviation, Report, Severity
from hoinghi.papers.check.measured import Source
from hoinghi.papers.check.pictures import Mark, Pictured, Sheet
from hoinghi.papers.check.web_style import LIGHT, STYLE

BEGIN: Final = "<!doctype html>"
"""By which a page of ours is known on the disk."""
_SORTS: Final = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý"}
_SOURCES: Final = {
    Source.DOCX: "tệp Word, theo thiết lập trong tệp",
    Source.PDF: "tệp PDF, theo chữ và nét vẽ trên trang",
}
# Badges are discs of so many millimetres on the page.
_RADIUS: Final = 3.4
_APART: Final = 7.6


def web_page(report: Report, pictured: Pictured) -> str:
    """The page as HTML."""
    parts = [
        BEGIN,
        '<html lang="vi"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{escape(_verdict(report))} – {escape(report.name)}</title>",
        f"<style>{STYLE}</style></head><body>",
        *_summary(report, pictured),
        "<main>",
        *_with_pages(report, pictured),
        *_elsewhere(report, pictured),
        "</main>",
        _foot(report),
        f"<script>{LIGHT}</script></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _verdict(report: Report) -> str:
    if not report.deviations:
        return "Đạt thể thức"
    counts = (len(report.errors), "lỗi"), (len(report.warnings), "lưu ý")
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def _summary(report: Report, pictured: Pictured) -> Iterator[str]:
    sort = "bad" if report.errors else "fair" if report.warnings else "good"
    yield '<header><p class="over">Kết quả soát thể thức văn bản</p>'
    yield f"<h1>{escape(report.name)}</h1>"
    yield f'<p class="verdict {sort}">{escape(_verdict(report))}</p>'
    yield '<dl class="facts">'
    yield _fact("Bộ quy tắc", report.title + ("" if report.verified else " (chưa xác minh)"))
    yield _fact("Đã đo", f"{report.judged} quy tắc trên {report.papers} văn bản")
    yield _fact("Đo từ", _SOURCES[report.source])
    yield "</dl>"
    if not report.verified:
        yield f'<p class="note">{escape(_UNVERIFIED)}</p>'
    if pictured.note:
        yield f'<p class="note">{escape(pictured.note)}</p>'
    yield "</header>"


_UNVERIFIED: Final = (
    "Bộ quy tắc này chưa được xác minh với nguyên văn quy định; hãy đối chiếu trước khi căn cứ "
    "vào kết quả."
)


def _fact(name: str, value: str) -> str:
    return f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"


def _with_pages(report: Report, pictured: Pictured) -> Iterator[str]:
    """Each page drawn, with the sentences about it beside it."""
    for sheet in pictured.sheets:
        yield f'<section class="page" aria-labelledby="trang-{sheet.number}">'
        yield f'<h2 id="trang-{sheet.number}">Trang {sheet.number}</h2>'
        yield from _sheet(sheet, report)
        numbers = [mark.number for mark in sheet.marks]
        if numbers:
            yield from _sentences(report, numbers, seen=True)
        else:
            yield '<p class="calm">Không có sai lệch nào.</p>'
        yield "</section>"


def _elsewhere(report: Report, pictured: Pictured) -> Iterator[str]:
    """What no page drawn shows."""
    shown = {mark.number for sheet in pictured.sheets for mark in sheet.marks}
    rest = [n for n in range(1, len(report.deviations) + 1) if n not in shown]
    if not rest:
        return
    title = "Các sai lệch khác" if shown else "Các sai lệch"
    yield f'<section class="rest"><h2>{title}</h2>'
    yield from _sentences(report, rest, seen=False)
    yield "</section>"


def _sentences(report: Report, numbers: Sequence[int], *, seen: bool) -> Iterator[str]:
    yield '<ol class="found">'
    for number in numbers:
        yield from _sentence(number, report.deviations[number - 1], seen=seen)
    yield "</ol>"


def _sentence(number: int, found: Deviation, *, seen: bool) -> Iterator[str]:
    sort = found.severity.value
    badge = f'<span class="badge" aria-hidden="true">{number}</span>'
    if seen:
        label = f"Xem chỗ số {number} trên trang"
        badge = f'<a class="badge" href="#cho-{number}" aria-label="{label}">{number}</a>'
    yield f'<li class="{sort}" id="cau-{number}" data-n="{number}">{badge}<div>'
    yield f'<h3>{escape(found.component)} <span class="sort">{_SORTS[found.severity]}</span></h3>'
    yield f"<p>{escape(found.sentence)}</p>"
    if found.spot.words:
        yield f'<p class="words">“{escape(found.spot.words)}”</p>'
    yield f'<p class="source">Căn cứ: {escape(found.source)}</p></div></li>'


def _sheet(sheet: Sheet, report: Report) -> Iterator[str]:
    width, height = _points(sheet.width), _points(sheet.height)
    share = f"{sheet.width / sheet.height:.3f}"
    picture = base64.b64encode(sheet.png).decode("ascii")
    yield f'<div class="sheet" style="--share: {share}"><img src="data:image/png;base64,{picture}" '
    yield f'alt="Hình trang {sheet.number}" width="{width}" height="{height}">'
    yield f'<svg viewBox="0 0 {width} {height}" role="group" '
    yield f'aria-label="Các chỗ sai lệch trên trang {sheet.number}">'
    for mark, at in zip(sheet.marks, _badges(sheet), strict=True):
        yield from _mark(mark, report.deviations[mark.number - 1], at)
    yield "</svg></div>"


def _mark(mark: Mark, found: Deviation, at: tuple[float, float]) -> Iterator[str]:
    box, (x, y) = mark.box, at
    yield f'<a class="{found.severity.value}" id="cho-{mark.number}" data-n="{mark.number}" '
    yield f'href="#cau-{mark.number}"><title>{escape(f"{mark.number}. {found.sentence}")}</title>'
    yield f'<rect x="{_points(box.left - 0.8)}" y="{_points(box.top - 0.5)}" rx="0.8" '
    yield f'width="{_points(box.width + 1.6)}" height="{_points(box.height + 1)}"/>'
    yield f'<g class="disc"><circle cx="{_points(x)}" cy="{_points(y)}" r="{_RADIUS}"/>'
    yield f'<text x="{_points(x)}" y="{_points(y)}" dy="0.36em">{mark.number}</text></g></a>'


def _badges(sheet: Sheet) -> list[tuple[float, float]]:
    """Where the number of each mark stands: left of its box, none upon another."""
    taken: list[tuple[float, float]] = []
    for mark in sheet.marks:
        x = max(_APART / 2, mark.box.left - _APART / 2 - 0.8)
        y = max(_APART / 2, mark.box.top + min(mark.box.height / 2, 3.0))
        while any(abs(x - a) < _APART and abs(y - b) < _APART for a, b in taken):
            x -= _APART
            if x < _APART / 2:
                x, y = max(_APART / 2, mark.box.left - _APART / 2 - 0.8), y + _APART
        taken.append((x, y))
    return taken


def _foot(report: Report) -> str:
    return (
        f"<footer>Kết quả của máy giúp người soát thể thức; việc kết luận là của người. "
        f"Mã bộ quy tắc: {escape(report.ruleset)}.</footer>"
    )


def _points(value: float) -> str:
    """A length in mm as the page writes it."""
    return f"{value:.1f}".removesuffix(".0")
