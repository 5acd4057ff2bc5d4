"""Tasks (nhiệm vụ): what the implementation section and the assignment tables tell whom to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from hoinghi.reading.bodies import (
    is_request,
    looks_like_body,
    name_before_verb,
    partners_in,
    split_owners,
    strip_request,
)
from hoinghi.reading.deadlines import find_deadline
from hoinghi.reading.layout import Layout
from hoinghi.reading.outline import Node, Outline, split_head
from hoinghi.reading.parts.assignments import assigned_rows, read_assignments
from hoinghi.reading.plan import Lines, Task
from hoinghi.reading.vocabulary import VERB

_IMPLEMENTATION: Final = re.compile(
    r"(?:công tác )?(?:tổ chức thực hiện|tổ chức triển khai|triển khai thực hiện)|"
    r"(?:\S+ ){0,4}(?:phân công|giao nhiệm vụ)|trách nhiệm|nhiệm vụ (?:của|các|cụ thể)",
    re.IGNORECASE,
)
_TOWARDS: Final = re.compile(r"Đối với\s")
_NO_TASK: Final = re.compile(
    r"\(?(?:Lưu ý|Ghi chú|Chú ý|Chương trình chi tiết|Có phụ lục|Chi tiết)|\*? ?Ghi chú",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(
    r"Trên đây|Nhận được (?:[Kk]ế hoạch|văn bản)|Trong quá trình|Quá trình (?:tổ chức|triển khai)|"
    r"Căn cứ (?:nội dung )?[Kk]ế hoạch|Yêu cầu các|Đề nghị các (?:cơ quan|đơn vị|phòng)[^:]{0,80}"
    r"(?:triển khai|thực hiện)"
)
_LEAD: Final = re.compile(r"(?<=[.;]) (?=(?:Riêng|Giao|Đề nghị|Yêu cầu) )")
# A task with its leader, helpers and time in items of their own, as action plans of cities have.
_WHOSE: Final = r"(?:(?:cơ quan|đơn vị|bộ phận|người|tổ chức|cấp)\s)?"
_FIELDS: Final = {
    "lead": re.compile(rf"{_WHOSE}(?:chủ trì|thực hiện|phụ trách)(?: thực hiện)?$", re.IGNORECASE),
    "with": re.compile(rf"{_WHOSE}phối hợp(?: thực hiện)?$", re.IGNORECASE),
    "when": re.compile(r"(?:thời gian|thời hạn|tiến độ|hoàn thành)\b", re.IGNORECASE),
}
_FIELD_END: Final = re.compile(r"[;.] (?=(?:cơ quan|đơn vị|thời gian|thời hạn)\b)", re.IGNORECASE)
_LONGEST_FIELD: Final = 40
_LONGEST_OWNER: Final = 200
# "Đội Tổng hợp: Chuẩn bị …": whoever stands before the colon of what begins with a verb.
_LONGEST_UNKNOWN_OWNER: Final = 90
# "Bà Nguyễn Thị B: Trưởng Ban Tổ chức, chỉ đạo chung": what she is, no one else.
_AS: Final = re.compile(
    r"(?:Trưởng|Phó Trưởng|Phó trưởng|Thành viên|Ủy viên|Uỷ viên|Thư ký)\b[^:;]{2,50},"
)
# "Trung tâm … có trách nhiệm:" heads the list of what it does.
_DUTY: Final = re.compile(r" (?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm)(?: sau)?:?$")
_NO_OWNER: Final = re.compile(
    r"(?:Về|Thời|Kinh|Công tác|Nội dung|Chương trình|Hình thức|Giai đoạn|Bước|Đợt|Ngày|Từ|Trước|"
    r"Tháng|Quý|Sau|Địa điểm|Mục|Yêu cầu|Nhiệm vụ|Giải pháp|Phần|Lần|Sáng|Chiều|Buổi|Khi|Trong|"
    r"Tuần|Thành phần|Chế độ|Tiến độ|Việc|Hạn|Số|Đối tượng|Tổng|Tài liệu|Hồ sơ|\W|\d)"
)


class _Said(NamedTuple):
    """Who is told, and what; ``rule`` says how that was known."""

    owners: tuple[str, ...]
    action: str
    rule: str


def read_tasks(layout: Layout, year: int | None) -> tuple[Task, ...]:
    """Every task: of the implementation sections, of "Đối với …" items after them, of tables."""
    outline = layout.outline
    tasks: list[Task] = []
    after = -1
    for node in outline.nodes:
        if node.at < after:
            continue
        if node.is_heading and len(node.head) < 120 and _IMPLEMENTATION.match(node.head):
            tasks += _walk(outline, node, (), year)
            after = node.end
        elif node.path and after > 0 and _TOWARDS.match(node.head):
            tasks += _numbered(outline, node, (), year)
            after = node.end
        elif _orders(node, year):
            tasks.append(replace(_task(node, node.text, (), year), rule="tasks.elsewhere"))
    return (*tasks, *read_assignments(layout.zones.annexes, year))


def _orders(node: Node, year: int | None) -> bool:
    """Whether an item elsewhere orders: "Giao X …", or a named body with a stated day."""
    gives = node.text.startswith("Giao ")
    if not (gives or "ngày" in node.text) or not looks_like_body(strip_request(node.text)):
        return False
    if gives:
        return True
    deadline = find_deadline(node.text, year)
    return bool(deadline and deadline.day and name_before_verb(strip_request(node.text)))


def _walk(
    outline: Outline, section: Node, owners: tuple[str, ...], year: int | None
) -> Iterator[Task]:
    """The tasks under *section*, whose heading named *owners*."""
    rows = [child.para for child in outline.children(section) if child.kind == "row"]
    if rows:
        yield from assigned_rows(rows, year)
    default = owners
    for child in outline.children(section):
        if _CLOSING.match(child.text) or ends_plan(child):
            return
        if child.kind == "row" or _NO_TASK.match(child.text):
            continue
        if child.is_numbered:
            if child.end == child.at + 1 and child.text.endswith(":"):
                default = _lead_owners(child.text) or default
                continue
            yield from _numbered(outline, child, default, year)
        elif child.text.endswith(":"):
            yield from _before_lead(child, default, year)
            default = _lead_owners(child.text) or default
        elif not _is_stray(child):
            yield _task(child, child.text, default, year)


def _numbered(
    outline: Outline, node: Node, owners: tuple[str, ...], year: int | None
) -> Iterator[Task]:
    """The tasks of a numbered item: under a body's name, after its colon, or in its sentence."""
    has_items = node.end > node.at + 1
    fields = _fields(outline, node) if has_items else {}
    if "lead" in fields:
        yield _task_of_fields(node, fields, year)
        return
    named = _owners_of_heading(node, has_items=has_items)
    if named:
        if node.body and not node.text.endswith(":"):
            yield _task(node, node.body, named, year)
        yield from _walk(outline, node, named, year)
    elif not has_items or node.text.endswith("."):
        yield _task(node, node.text, owners, year)
        yield from _walk(outline, node, owners, year)
    else:
        if node.body:
            yield _task(node, node.body, owners, year)
        yield from _walk(outline, node, owners, year)


def _fields(outline: Outline, node: Node) -> dict[str, str]:
    """What the items "Cơ quan chủ trì: …", "Thời gian: …" under a task say, by field."""
    found: dict[str, str] = {}
    for child in outline.children(node):
        for part in _FIELD_END.split(child.text):
            head, body = split_head(part)
            name = next((name for name, form in _FIELDS.items() if form.match(head)), None)
            if name and body and len(head) < _LONGEST_FIELD:
                found.setdefault(name, body)
    return found


def _task_of_fields(node: Node, fields: dict[str, str], year: int | None) -> Task:
    when = fields.get("when", "").rstrip(" .;")
    deadline = find_deadline(when, year) or find_deadline(f"Trước {when}", year)
    return Task(
        owners=split_owners(fields["lead"].rstrip(" .;")),
        partners=split_owners(fields["with"].rstrip(" .;")) if "with" in fields else (),
        action=node.text.rstrip(" .;:"),
        deadline=deadline.day if deadline else None,
        deadline_text=when or None,
        lines=Lines(node.lines.first, node.lines.last),
        rule="tasks.item-fields",
    )


def _owners_of_heading(node: Node, *, has_items: bool) -> tuple[str, ...]:
    """The bodies that a heading names; none where it is a sentence or a topic."""
    head = _DUTY.sub("", strip_request(node.head))
    if node.body and _is_unknown_owner(head, node.body):
        return split_owners(head)
    if len(head) > 2 * _LONGEST_OWNER or not looks_like_body(head):
        return ()
    if node.body:
        asked = is_request(node.head) and not _TOWARDS.match(node.head)
        return _said(node.head, ()).owners if asked else split_owners(head)
    return split_owners(head) if has_items and not head.endswith((".", ";")) else ()


def _is_unknown_owner(head: str, body: str) -> bool:
    return (
        len(head) < _LONGEST_UNKNOWN_OWNER
        and head[:1].isupper()
        and not looks_like_body(head)
        and not _NO_OWNER.match(head)
        and not VERB.match(head.lower())
        and bool(VERB.match(body[0].lower() + body[1:40]))
    )


def _lead_owners(text: str) -> tuple[str, ...]:
    """Whom a paragraph that ends with a colon asks: "Riêng UBND phường … cử …:"."""
    last = _LEAD.split(text)[-1]
    bare = _DUTY.sub("", strip_request(last.rstrip(" :")))
    if not looks_like_body(bare):
        return ()
    named = name_before_verb(bare)
    return split_owners(named[0] if named else bare)


def _before_lead(node: Node, owners: tuple[str, ...], year: int | None) -> Iterator[Task]:
    """Of a paragraph that leads to a list, what it orders before its last sentence."""
    sentences = _LEAD.split(node.text)
    if len(sentences) > 1:
        yield _task(node, " ".join(sentences[:-1]), owners, year)


def ends_plan(node: Node) -> bool:
    """Whether *node* is the paragraph that closes a plan: "…, các đơn vị thực hiện./."."""
    return node.kind == "text" and node.text.endswith(("./.", "./", ".//."))


def _is_stray(node: Node) -> bool:
    """A cell that a table left behind: a number, or the bare name of a body."""
    return node.text.isdigit() or (
        len(node.text) < 40 and node.text[-1].isalnum() and looks_like_body(node.text)
    )


def _task(node: Node, text: str, owners: tuple[str, ...], year: int | None) -> Task:
    said = _said(text, owners)
    deadline = find_deadline(text, year)
    return Task(
        owners=said.owners,
        partners=partners_in(said.action),
        action=said.action.rstrip(" .;"),
        deadline=deadline.day if deadline else None,
        deadline_text=deadline.text if deadline else None,
        lines=_lines_of(node, text),
        rule=said.rule,
    )


def _lines_of(node: Node, text: str) -> Lines:
    at = node.para.text.find(text[:60])
    return node.para.lines_of(at, at + len(text)) if at >= 0 else node.lines


def _said(text: str, owners: tuple[str, ...]) -> _Said:
    """Split *text* into whom it names and what they do; *owners* where it names nobody."""
    if owners and _AS.match(text):
        return _Said(owners, text, "tasks.heading-owner")
    asked = is_request(text)
    bare = strip_request(text)
    head, body = split_head(bare)
    named = name_before_verb(bare) if looks_like_body(bare) else None
    # "Đề nghị UBND xã cử đại biểu: …" has its verb before the colon.
    verb_in_head = asked and named is not None and named[1] < len(head)
    if body and looks_like_body(head) and len(head) < _LONGEST_OWNER and not verb_in_head:
        return _Said(split_owners(head), body, "tasks.name-and-colon")
    if body and _is_unknown_owner(head, body):
        return _Said(split_owners(head), body, "tasks.unknown-name-and-colon")
    if named:
        return _Said(split_owners(named[0]), bare[named[1] :], "tasks.name-and-verb")
    return _Said(owners, text, "tasks.heading-owner" if owners else "tasks.nobody-named")
