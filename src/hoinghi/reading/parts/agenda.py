"""The programme (chương trình): a timed table where there is one, else the numbered points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from hoinghi.reading.layout import Layout
from hoinghi.reading.lines import Line
from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import AgendaItem, Lines
from hoinghi.reading.vocabulary import BODY_HEAD

_CLOCK: Final = r"\d{1,2}\s?(?:[hHg]|giờ|:)\s?\d{0,2}(?:\s?phút)?[’']?"
_TIMED: Final = re.compile(rf"(?:Từ\s)?({_CLOCK})\s*(?:[-–—]|đến)?\s*({_CLOCK})?(?:\s|:\s|$)")
_TIMED_STARTS: Final = frozenset("0123456789T-+*–•")
_TIME_END: Final = re.compile(rf"[-–—]\s*({_CLOCK})$")
_PROGRAMME: Final = re.compile(
    r".{0,40}\bchương trình\b(?! mục tiêu| hành động| công tác| phối hợp)|"
    r"nội dung(?:,? chương trình)?(?: của)?(?: buổi)?"
    r"(?:$| hội nghị| sinh hoạt| hội thảo| buổi lễ| tọa đàm| đại hội| họp| làm việc| tổ chức)",
    re.IGNORECASE,
)
_NO_POINT: Final = re.compile(
    r"(?:thời gian|địa điểm|đối tượng|thành phần|hình thức|số lượng|nội dung|kinh phí|công tác)\b",
    re.IGNORECASE,
)
_LEVEL: Final = re.compile(r"(?:ở |tại )?cấp (?:cơ sở|tỉnh|huyện|xã|thành|trường)", re.IGNORECASE)
_SPOKEN_BY: Final = re.compile(
    r"(?:[Pp]hát biểu|[Ii]ý kiến (?:chỉ đạo|phát biểu)|[Tt]ham luận|[Bb]áo cáo)[^:;]{0,60}?"
    r"(?<!ý kiến) của ((?:đại diện |đồng chí |đ/c )?[^,;:.]{3,120})$"
)
_DONE_BY: Final = re.compile(
    r"\s[-–]\s(?P<who>[^-–:;]{3,100}?)\s(?:hỗ trợ\s)?(?:thực hiện|trình bày|báo cáo|điều hành|"
    r"phụ trách|chủ trì|tham luận)\.?$"
)
_IN_BRACKETS: Final = re.compile(
    r"\s\((?P<who>[^()]{3,120}?)(?: trình bày| thực hiện| điều hành)?\)$"
)
_PRESENTER_COLUMN: Final = re.compile(
    r"phụ\s?trách|thực hiện|chủ trì|trình bày|điều hành|báo cáo viên|người|phân công", re.IGNORECASE
)
_TABLE_HEAD: Final = re.compile(
    r"(?:thời( gian)?|gian|nội dung|đơn vị/? ?(?:cá nhân )?(?:phụ|thực)?.{0,12}|nhân phụ|trách|"
    r"tt|stt|ghi chú|người (?:thực hiện|phụ trách)|thực hiện|chủ trì)$",
    re.IGNORECASE,
)
_BANNER: Final = re.compile(
    r"(?:NGÀY|Ngày|BUỔI|Buổi|Sáng|Chiều|SÁNG|CHIỀU|Tối)\b.{0,12}(?:\d|:|\()"
)
_FEWEST_TIMED: Final = 3


class _Point(NamedTuple):
    time: str
    blocks: tuple[str, ...]
    numbers: tuple[int, ...]


def read_agenda(layout: Layout, *, is_event: bool) -> tuple[AgendaItem, ...]:
    """The points of the programme, in order; none where the plan orders no gathering."""
    # A number inside an annex's table is a cell; in the body it is the next heading.
    for lines, stops in (
        (layout.zones.annexes, ("roman", "upper")),
        (layout.zones.body, ("roman", "upper", "number", "decimal")),
    ):
        timed = _timed_rows(lines) or _timed_lines(lines, stops)
        if len(timed) >= _FEWEST_TIMED:
            return tuple(timed)
    return tuple(_numbered_points(layout.outline)) if is_event else ()


def _timed_rows(lines: Iterable[Line]) -> list[AgendaItem]:
    """Rows of a table with a clock time in one of their first two cells."""
    items: list[AgendaItem] = []
    for line in lines:
        if not line.cells:
            continue
        cells = [" ".join(cell.split()) for cell in line.cells]
        at = next((i for i, cell in enumerate(cells[:2]) if _TIMED.match(cell)), None)
        if at is None or len(cells) <= at + 1 or not cells[at + 1]:
            continue
        text = _bare(cells[at + 1])
        presenter = cells[at + 2] if len(cells) > at + 2 else ""
        items.append(
            _item(
                len(items) + 1,
                cells[at],
                text,
                presenter or None,
                [line.number],
                "agenda.timed-rows",
            )
        )
    return items


def _item(
    order: int,
    time: str | None,
    text: str,
    presenter: str | None,
    numbers: Sequence[int],
    rule: str,
) -> AgendaItem:
    return AgendaItem(
        order=order,
        time=time,
        text=text.rstrip(" .;,:"),
        presenter=presenter or _presenter_in(text),
        lines=Lines(min(numbers), max(numbers)),
        rule=rule,
    )


def _bare(text: str) -> str:
    marker = find_marker(text)
    return text[marker.end :] if marker else text


def _presenter_in(text: str) -> str | None:
    match = _SPOKEN_BY.search(text.rstrip(" .;"))
    return match[1].strip() if match and not match[1].startswith("các ") else None


def _timed_lines(lines: Sequence[Line], stops: tuple[str, ...]) -> list[AgendaItem]:
    """A table taken out of PDF cell by cell: times, texts and presenters on lines of their own."""
    first = next((i for i, line in enumerate(lines) if _starts_timed(line)), None)
    if first is None:
        return []
    head = " ".join(line.text for line in lines[max(0, first - 10) : first])
    # Items of a list ("- 7h30: …") have no column beside them.
    is_list = not lines[first].text[0].isalnum()
    has_presenters = not is_list and bool(_PRESENTER_COLUMN.search(head))
    items: list[AgendaItem] = []
    for point in _points(lines[first:], stops):
        if point.blocks:
            who = point.blocks[1] if has_presenters and len(point.blocks) > 1 else None
            text = _bare(" ".join(point.blocks) if is_list else point.blocks[0])
            if who is None:
                text, who = _without_presenter(text.rstrip(" .;:,"))
            order = len(items) + 1
            items.append(_item(order, point.time, text, who, point.numbers, "agenda.timed-lines"))
    return items


def _starts_timed(line: Line) -> bool:
    return bool(
        line.text[0] in _TIMED_STARTS
        and not line.cells
        and len(line.text) < 240
        and _TIMED.match(_undashed(line.text))
    )


def _undashed(text: str) -> str:
    """*text* without the dash of a list: "- 7h30: Đón tiếp đại biểu"."""
    return text[2:] if text.startswith(("- ", "+ ", "* ", "– ", "• ")) else text


def _points(lines: Iterable[Line], stops: tuple[str, ...]) -> Iterator[_Point]:
    """Points of the stream of cells; a text before its time goes to the time that follows it.

    A marker of one of the kinds *stops* ends the table.
    """
    time, blocks, numbers = "", [""][:0], [0][:0]
    orphans: list[tuple[str, int]] = []
    interrupted = False
    for line in lines:
        text = line.text
        marker = find_marker(text)
        if marker and marker.kind in stops:
            break
        ending = _TIME_END.match(text)
        if ending and time:
            time, interrupted = f"{time} - {ending[1]}", False
        elif _starts_timed(line):
            if time:
                yield _Point(time, tuple(blocks), tuple(numbers))
            time, rest = _clock_and_rest(_undashed(text))
            blocks = [" ".join(t for t, _ in orphans)] if orphans else []
            numbers = [n for _, n in orphans] + [line.number]
            blocks += [rest] if rest else []
            orphans, interrupted = [], False
        elif _BANNER.match(text) or _TABLE_HEAD.match(text):
            interrupted, orphans = True, []
        elif interrupted:
            orphans.append((text, line.number))
        else:
            _add(blocks, text, gap=line.gap)
            numbers.append(line.number)
    if time:
        yield _Point(time, tuple(blocks), tuple(numbers))


def _add(blocks: list[str], text: str, *, gap: bool) -> None:
    if blocks and not gap:
        blocks[-1] += f" {text}"
    else:
        blocks.append(text)


def _clock_and_rest(text: str) -> tuple[str, str]:
    match = _TIMED.match(text)
    assert match is not None
    time = f"{match[1].strip()} - {match[2].strip()}" if match[2] else match[1].strip()
    return time, text[match.end() :].strip(" -–:")


def _numbered_points(outline: Outline) -> Iterator[AgendaItem]:
    node = next((n for n in outline.headings() if _is_programme(outline, n)), None)
    points = _points_under(outline, node) if node else []
    for order, point in enumerate(points, 1):
        text = (point.head if point.text.endswith(":") else point.text).rstrip(" .;:,")
        text, presenter = _without_presenter(text)
        yield _item(
            order, None, text, presenter, list(point.para.numbers), "agenda.numbered-points"
        )


def _without_presenter(text: str) -> tuple[str, str | None]:
    """*text* and who presents, named after a dash or in brackets at its end."""
    who = _DONE_BY.search(text) or _IN_BRACKETS.search(text)
    if who and BODY_HEAD.match(who["who"]):
        return text[: who.start()], who["who"]
    return text, None


def _points_under(outline: Outline, node: Node) -> list[Node]:
    children = list(outline.children(node))
    return [c for c in children if c.is_numbered] or [c for c in children if c.kind == "bullet"]


def _is_programme(outline: Outline, node: Node) -> bool:
    if len(node.head) > 120 or not _PROGRAMME.match(node.head):
        return False
    points = _points_under(outline, node)
    # "1. Cấp cơ sở", "2. Hội nghị: 2.1. Thời gian …" are parts of the work, no points.
    return len(points) > 1 and not any(
        _NO_POINT.match(inner.head) or _LEVEL.match(inner.head)
        for point in points
        for inner in (point, *outline.children(point))
    )
