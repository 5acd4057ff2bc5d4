"""The composition (thành phần): who attends, by group, with the numbers said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hoinghi.reading.outline import Node, Outline
from hoinghi.reading.plan import DelegateRule
from hoinghi.reading.topics import about, items_after

_COMPOSITION: Final = re.compile(
    r"(?:[IVX\d.]{0,4}\s)?"
    r"(?:Dự kiến |(?:Số lượng|Quy mô|Đối tượng|Hình thức)(?:,| và)? )?(?:(?:thành phần|đại biểu|"
    r"khách mời)\b(?! đoàn)|thành phần)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"(?:thời gian|địa điểm|số lượng|nội dung|chương trình|hình thức)\b", re.IGNORECASE
)
_LONGEST_HEAD: Final = 120
_ATTENDING: Final = re.compile(r"đối tượng\b", re.IGNORECASE)
_WHO: Final = (
    r"(?:đại biểu|người|đồng chí|đ/c|vị|cán bộ|giáo viên|học viên|hội viên|em\b|đoàn viên|"
    r"thanh niên|học sinh|sinh viên|trẻ\b|cháu\b|chiến sĩ|thành viên|vận động viên|công chức|"
    r"viên chức|đảng viên|"
    r"hộ(?=$|[.;,)]))"
)
_PER_UNIT: Final = re.compile(
    rf"[Mm]ỗi\s[^.;()\d]{{2,80}}?(\d{{1,4}})\s{_WHO}|(\d{{1,4}})\s{_WHO}\s?/\s?"
    r"(?:01 )?(?!(?:ngày|buổi|năm|tháng)\b)[^\W\d_]"
)
_COUNT: Final = re.compile(rf"(?<![\d/.])(\d{{1,5}})\s{_WHO}(?!\s?/)")
# "Thành phần: 60 đại biểu" above the items that make them up.
_ONLY_TOTAL: Final = re.compile(
    rf"(?:khoảng |dự kiến |tổng số |gồm |tổng cộng )*\d{{1,6}}\s{_WHO}[^;:]{{0,20}}$", re.IGNORECASE
)
# "Dự kiến 200 đại biểu, bao gồm:" opens the list, it heads no group.
_OPENS_LIST: Final = re.compile(
    rf"(?:khoảng |dự kiến |tổng số |gồm |tổng cộng )*:?\s?\d{{1,6}}\s{_WHO}[^;]{{0,30}}:$",
    re.IGNORECASE,
)
# A heading that is a group itself.
_GUESTS: Final = re.compile(r"(?:khách mời|đại biểu (?:khách )?mời)\b", re.IGNORECASE)
_PRODUCT: Final = re.compile(
    r"[x×*]\s?(?P<units>\d{1,4})(?:\s[^=;.\d]{1,30})?(?:\s?=\s?(?P<total>\d{1,5}))?", re.IGNORECASE
)
# "02 đ/c x 15 đơn vị = 30 đ/c"
_TIMES: Final = re.compile(rf"(\d{{1,4}})\s{_WHO}\s?[x×*]\s?\d", re.IGNORECASE)
_NO_ROW: Final = re.compile(r"(?:STT|TT|Số TT|Tổng(?: cộng| số)?|Cộng)\b", re.IGNORECASE)
_NOTE: Final = re.compile(r"\(?(?:Lưu ý|Ghi chú)|(?:Tổng (?:số|cộng))", re.IGNORECASE)


def read_delegates(outline: Outline, *, is_event: bool) -> tuple[DelegateRule, ...]:
    """One rule per bullet, paragraph or row of the composition; none without a gathering."""
    if not is_event:
        return ()
    nodes = _compositions(outline) or about(outline, _ATTENDING)
    return tuple(rule for node in nodes for rule in _rules(outline, node))


def _compositions(outline: Outline) -> list[Node]:
    """The headings on composition; "2.1. Đại biểu mời" under one of them is its group."""
    found: list[Node] = []
    for node in outline.nodes:
        inside = found and node.at < found[-1].end
        if inside or len(node.head) > _LONGEST_HEAD or not _COMPOSITION.match(node.head):
            continue
        opens = node.is_heading or node.body or node.text.endswith(":")
        if opens and not any(_OTHER.match(c.head) for c in outline.children(node)):
            found.append(node)
    return found


def _rules(outline: Outline, node: Node) -> Iterator[DelegateRule]:
    if not node.is_heading:
        above = outline.parent(node)
        group = above.head if above and above.body else None
        items = list(items_after(outline, node))
        if items:
            yield from (_rule(item, group) for item in items)
        elif node.body:
            yield _rule(node, group, node.body)
        return
    has_items = node.end > node.at + 1
    if (
        node.body
        and not node.text.endswith(":")
        and not (has_items and _ONLY_TOTAL.match(node.body))
    ):
        yield _rule(node, None, node.body)
    yield from _grouped(
        outline, node, node.head.rstrip(" :.") if _GUESTS.match(node.head) else None
    )


def _grouped(outline: Outline, node: Node, group: str | None) -> Iterator[DelegateRule]:
    for child in outline.children(node):
        if _NOTE.match(child.text) or _OPENS_LIST.match(child.text):
            continue
        if child.end > child.at + 1:
            yield from _grouped(outline, child, child.head.rstrip(" :."))
        elif _is_group(child):
            group = child.head.rstrip(" :.")
        elif child.kind == "row":
            yield from _row(child, group)
        elif _carries_group(child):
            group = group if child.is_numbered else child.head
            yield _rule(child, child.head, child.body)
        else:
            yield _rule(child, group)


def _is_group(node: Node) -> bool:
    return node.text.endswith(":") or (node.mark in ("*", "•") and len(node.text) < 40)


def _carries_group(node: Node) -> bool:
    """ "a) Cấp huyện: Chủ tịch UBND …", "* Khách mời: …": a group and its only rule."""
    return (node.is_numbered or node.mark == "*") and bool(node.body) and not node.body[0].isdigit()


def _row(node: Node, group: str | None) -> Iterator[DelegateRule]:
    cells = [" ".join(cell.split()) for cell in node.para.cells]
    if any(_NO_ROW.match(cell) for cell in cells[:2]):
        return
    texts = [cell for cell in cells if cell and not cell.strip(". ").isdigit()]
    numbers = [int(cell) for cell in cells[1:] if cell.isdigit() and len(cell) < 6]
    if texts:
        yield DelegateRule(
            group=group,
            text=texts[0],
            count=numbers[-1] if numbers else None,
            per_unit=None,
            lines=node.lines,
            rule="delegates.row",
        )


def _count(text: str, rest: str, per_unit: int | None) -> int | None:
    """The total as printed after "=", as a product "02 người x 15 xã", or as said."""
    product = _PRODUCT.search(text)
    if product and product["total"]:
        return int(product["total"])
    if product and per_unit:
        return per_unit * int(product["units"])
    count = _COUNT.search(rest)
    # Of "lãnh đạo huyện; Chủ tịch các xã; 10 học viên" the ten are not all.
    if (
        count
        and ";" in rest
        and not rest[: count.start()].rstrip().endswith((":", "(", "số", "là"))
    ):
        return None
    return int(count[1]) if count else None


def _rule(node: Node, group: str | None, text: str | None = None) -> DelegateRule:
    found_by = "delegates.item" if text is None else "delegates.after-colon"
    text = (node.text if text is None else text).rstrip(" .;,")
    each = _PER_UNIT.search(text)
    times = None if each else _TIMES.search(text)
    per_unit = int(each[1] or each[2]) if each else int(times[1]) if times else None
    rest = text[: each.start()] + text[each.end() :] if each else text
    return DelegateRule(
        group=group,
        text=text,
        count=_count(text, rest, per_unit),
        per_unit=per_unit,
        lines=node.lines,
        rule=found_by,
    )
