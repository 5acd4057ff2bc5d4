"""A plan as people read it on a screen: one table a part, with source lines, then the findings."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TextIO

from hoinghi.reading.document import Document
from hoinghi.reading.explain import RULES, rules_used
from hoinghi.reading.findings.source import vn_date
from hoinghi.reading.plan import Finding, Lines, Part, Plan, Recipient, Severity
from hoinghi.text_table import Column, draw, wrap

_SEVERITIES = {
    Severity.ERROR: ("LỖI", "\x1b[1;31m"),
    Severity.WARNING: ("CẢNH BÁO", "\x1b[1;33m"),
    Severity.HINT: ("GỢI Ý", "\x1b[1;36m"),
}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_LINES = Column("Dòng")
_WIDTH = 100
_QUOTED = 180


def show(plan: Plan, document: Document, out: TextIO, *, explain: bool = False) -> None:
    """Write *plan* to *out*; in colour, and as wide as the window up to 100, on a terminal."""
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDTH) if out.isatty() else _WIDTH
    for line in as_lines(plan, document, colour=out.isatty(), width=width, explain=explain):
        out.write(f"{line}\n")


def as_lines(
    plan: Plan,
    document: Document,
    *,
    colour: bool = False,
    width: int = _WIDTH,
    explain: bool = False,
) -> Iterator[str]:
    """Give *plan* line by line, without line ends; the findings come last, the gravest first.

    Parts that a person should look at are marked "?" and said below their table.

    Args:
        document: The source that the plan was read from; findings quote its lines.
        colour: Only for a terminal.
        width: Cells of a line, at least 60.
        explain: Say of each part which rule found it.
    """
    width = max(width, 60)
    parts: tuple[tuple[str, Table, Sequence[Part]], ...] = (
        ("THÔNG TIN CHUNG", _heading(plan), _heading_parts(plan)),
        ("CĂN CỨ", _legal_bases(plan), plan.legal_bases),
        ("ĐỀ MỤC", _sections(plan), plan.sections),
        ("HỘI NGHỊ", _event(plan), (plan.event,)),
        ("CHƯƠNG TRÌNH", _agenda(plan), plan.agenda),
        ("THAM LUẬN", _talks(plan), plan.talks),
        ("THÀNH PHẦN ĐẠI BIỂU", _delegates(plan), plan.delegates),
        ("KHEN THƯỞNG", _awards(plan), (plan.awards,)),
        ("KINH PHÍ", _funding(plan), plan.funding),
        ("NHIỆM VỤ", _tasks(plan), plan.tasks),
        ("NƠI NHẬN", _recipients(plan), plan.recipients),
        ("KÝ", _signature(plan), (plan.signature,)),
    )
    for title, table, read in parts:
        columns, rows = table
        yield from _title(title, len(rows) if columns[0] is _LINES else None, colour)
        yield from _drawn(table, read, width, explain) if rows else ["Không thấy trong văn bản."]
        yield from _to_look_at(read, width)
        yield ""
    if explain:
        yield from _explained(plan, colour, width)
    yield from show_findings(plan.findings, document, colour=colour, width=width)


Table = tuple[Sequence[Column], list[Sequence[str]]]


def _drawn(table: Table, read: Sequence[Part], width: int, explain: bool) -> Iterator[str]:
    columns, rows = table
    if columns[0] is _LINES:
        rows = [
            (row[0] if part.is_sure else f"{row[0]}?", *row[1:], *([part.rule] if explain else []))
            for row, part in zip(rows, read, strict=True)
        ]
        columns = (*columns, *([Column("Quy tắc", 2, 7)] if explain else []))
    yield from draw(columns, rows, width=width)
    if explain and columns[0] is not _LINES:
        rules = ", ".join(dict.fromkeys(part.rule for part in read if part.rule))
        yield from wrap(f"Quy tắc: {rules}", width)


def _to_look_at(read: Sequence[Part], width: int) -> Iterator[str]:
    """Each doubt once, with the lines of all parts that it is about."""
    doubts: dict[str, list[str]] = {}
    for part in read:
        if part.doubt is not None:
            doubts.setdefault(part.doubt, []).append(say_place(getattr(part, "lines", None)))
    for doubt, places in doubts.items():
        at = ", ".join(filter(None, places))
        yield from wrap(f"Cần xem: {f'dòng {at}: ' if at else ''}{doubt}.", width)


def _heading_parts(plan: Plan) -> Sequence[Part]:
    """The fields of the heading as parts: those found, with what speaks against them."""
    where, doubts = dict(plan.header_lines), dict(plan.header_doubts)
    return tuple(
        Recipient(text="", lines=where.get(field, Lines(0, 0)), rule=rule, doubt=doubts.get(field))
        for field, rule in plan.header_rules
    )


def _explained(plan: Plan, colour: bool, width: int) -> Iterator[str]:
    """The rules used, each with how it knows its part."""
    rules = rules_used(plan)
    yield from _title("QUY TẮC ĐÃ DÙNG", len(rules), colour)
    columns = (Column("Quy tắc"), Column("Nhận ra nhờ", share=1))
    yield from draw(columns, [(rule, RULES[rule]) for rule in rules], width=width)
    yield ""


def _title(text: str, count: int | None, colour: bool) -> Iterator[str]:
    counted = f"{text} ({count})" if count else text
    yield f"{_BOLD}{counted}{_PLAIN}" if colour else counted


def say_place(place: Lines | None) -> str:
    """Write where a part stands: ``"153–157"``; empty where that is not known."""
    if place is None or place.first < 1:
        return ""
    return str(place.first) if place.first == place.last else f"{place.first}–{place.last}"


def _facts(rows: Iterable[tuple[str, object, Lines | None]]) -> Table:
    return (
        (Column(""), Column("", share=1), Column("")),
        [
            (name, str(value), f"(dòng {at})" if (at := say_place(place)) else "")
            for name, value, place in rows
            if value not in (None, "")
        ],
    )


def _heading(plan: Plan) -> Table:
    where = dict(plan.header_lines)
    day = vn_date(plan.date) if plan.date else None
    return _facts(
        (
            ("Tên loại", plan.kind, where.get("kind")),
            ("Số, ký hiệu", plan.number or "(chưa có)", where.get("number")),
            ("Cơ quan chủ quản", plan.parent_issuer, where.get("parent_issuer")),
            ("Cơ quan ban hành", plan.issuer or "(không rõ)", where.get("issuer")),
            ("Địa danh", plan.place, where.get("place")),
            ("Ngày ban hành", day or "(chưa có)", where.get("date")),
            ("Trích yếu", plan.title or "(không rõ)", where.get("title")),
        )
    )


def _legal_bases(plan: Plan) -> Table:
    columns = (
        _LINES, Column("Văn bản", 4, 20), Column("Ngày"), Column("Cơ quan", 3),
        Column("Nội dung", 9),
    )  # fmt: skip
    return columns, [
        (
            say_place(basis.lines),
            f"{basis.type} {basis.number or ''}".strip(),
            vn_date(basis.date) if basis.date else "",
            basis.issuer or "",
            basis.subject or "",
        )
        for basis in plan.legal_bases
    ]


def _sections(plan: Plan) -> Table:
    return (_LINES, Column("Mục"), Column("Tiêu đề", 1)), [
        (say_place(section.lines), section.path, section.title) for section in plan.sections
    ]


def _event(plan: Plan) -> Table:
    event, at = plan.event, plan.event.lines
    days = f"{event.duration_days:g} ngày".replace(".", ",") if event.duration_days else None
    return _facts(
        (
            ("Tên", event.name, None),
            ("Ngày tổ chức", vn_date(event.start) if event.start else None, at),
            ("Thời gian ghi", event.date_text, at),
            ("Giờ bắt đầu", event.time, None),
            ("Thời lượng", days, None),
            ("Địa điểm", event.venue, None),
            ("Số đại biểu", event.delegate_count, None),
        )
    )


def _agenda(plan: Plan) -> Table:
    columns = (_LINES, Column("TT"), Column("Giờ"), Column("Nội dung", 3), Column("Thực hiện", 1))
    return columns, [
        (say_place(item.lines), str(item.order), item.time or "", item.text, item.presenter or "")
        for item in plan.agenda
    ]


def _talks(plan: Plan) -> Table:
    return (_LINES, Column("Đơn vị", 2), Column("Nội dung", 5)), [
        (say_place(talk.lines), talk.unit, talk.topic or "") for talk in plan.talks
    ]


def _delegates(plan: Plan) -> Table:
    columns = (
        _LINES, Column("Nhóm", 2), Column("Thành phần", 6), Column("Số lượng"), Column("Mỗi nơi"),
    )  # fmt: skip
    return columns, [
        (
            say_place(rule.lines),
            rule.group or "",
            rule.text,
            str(rule.count or ""),
            str(rule.per_unit or ""),
        )
        for rule in plan.delegates
    ]


def _awards(plan: Plan) -> Table:
    awards = plan.awards
    return _facts(
        (
            ("Tập thể", awards.collectives, None),
            ("Cá nhân, hộ", awards.individuals, None),
            ("Nội dung", awards.text, awards.lines),
        )
    )


def _funding(plan: Plan) -> Table:
    return (_LINES, Column("Nội dung", 1)), [
        (say_place(item.lines), item.text) for item in plan.funding
    ]


def _tasks(plan: Plan) -> Table:
    columns = (
        _LINES, Column("Chủ trì", 3), Column("Phối hợp", 2), Column("Việc", 5),
        Column("Hạn", 1, 10),
    )  # fmt: skip
    return columns, [
        (
            say_place(task.lines),
            "; ".join(task.owners),
            "; ".join(task.partners),
            task.action,
            vn_date(task.deadline) if task.deadline else task.deadline_text or "",
        )
        for task in plan.tasks
    ]


def _recipients(plan: Plan) -> Table:
    return (_LINES, Column("Nơi nhận", 1)), [
        (say_place(recipient.lines), recipient.text) for recipient in plan.recipients
    ]


def _signature(plan: Plan) -> Table:
    signature = plan.signature
    return _facts(
        (
            ("Quyền hạn ký", signature.authority, signature.lines),
            ("Chức vụ", signature.position, None),
            ("Họ và tên", signature.name, None),
        )
    )


def show_findings(
    findings: Sequence[Finding], document: Document, *, colour: bool, width: int
) -> Iterator[str]:
    """The findings, the gravest first, each with the words of its first line and a remedy."""
    yield from _title("ĐIỀU CẦN XEM LẠI", len(findings), colour)
    if not findings:
        yield "Không phát hiện sai sót."
    gravest_first = sorted(findings, key=lambda item: list(_SEVERITIES).index(item.severity))
    yield from chain.from_iterable(
        _finding(item, document, colour=colour, width=width) for item in gravest_first
    )


def _finding(item: Finding, document: Document, *, colour: bool, width: int) -> Iterator[str]:
    word, paint = _SEVERITIES[item.severity]
    label = f"{paint}{word}{_PLAIN}" if colour else word
    yield f"{label}  {item.code}"
    if item.lines:
        places = "Dòng " + ", ".join(map(say_place, item.lines))
        yield from (f"    {line}" for line in wrap(places, width - 4))
        first = item.lines[0].first
        quoted = document.lines[first - 1].strip() if first <= len(document.lines) else ""
        # A line may be a whole page of text: its beginning is enough to find it.
        yield from (f"    │ {line}" for line in wrap(quoted[:_QUOTED], width - 6) if line)
    yield from (f"    {line}" for line in wrap(item.message, width - 4))
    yield from (f"    → {line}" for line in wrap(item.remedy, width - 6)[:1])
    yield from (f"      {line}" for line in wrap(item.remedy, width - 6)[1:])
    yield ""
