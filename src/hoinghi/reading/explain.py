"""The rules by which parts are found, and what ``hoinghi read --explain`` says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from hoinghi.reading.plan import Part, Plan

#: Rule → how it knows the part; ``docs/reference/reading-rules.md`` says what it serves.
RULES: Final[Mapping[str, str]] = {
    "header.kind": "dòng tên loại “KẾ HOẠCH”",
    "header.number": "sau chữ “Số:” ở phần đầu, kể cả khi ký hiệu ở dòng khác",
    "header.bodies": "tên cơ quan in hoa ở góc trái phần đầu, dòng trên là cơ quan chủ quản",
    "header.issuer-in-text": "cơ quan đứng trước “ban hành Kế hoạch” trong lời dẫn",
    "header.place-and-date": "dòng địa danh, “ngày … tháng … năm …”",
    "header.title": "các dòng ngay dưới tên loại, đến trước căn cứ hoặc đề mục đầu tiên",
    "bases.numbered": "tên loại văn bản và số, ký hiệu trong phần căn cứ",
    "bases.law": "luật, pháp lệnh được gọi bằng tên trong phần căn cứ",
    "sections.roman": "đánh số La Mã: I, II, III",
    "sections.upper": "đánh chữ cái in hoa: A, B, C",
    "sections.number": "đánh số: 1, 2, 3",
    "sections.decimal": "đánh số nhiều cấp: 1.1, 1.2",
    "sections.letter": "đánh chữ cái: a, b, c",
    "event.titled": "trích yếu gọi tên một cuộc họp, hội nghị, lễ, lớp học",
    "event.dated": "trích yếu không gọi tên nhưng mục thời gian nêu ngày tổ chức",
    "agenda.timed-rows": "hàng của bảng có giờ ở cột đầu",
    "agenda.timed-lines": "dòng bắt đầu bằng giờ, nội dung ở cùng dòng hoặc các dòng sau",
    "agenda.numbered-points": "mục con của đề mục nội dung, chương trình",
    "talks.listed": "mục con của đề mục tham luận, báo cáo điển hình",
    "talks.in-programme": "điểm chương trình mở đầu bằng “Tham luận” và có người trình bày",
    "delegates.item": "mỗi gạch đầu dòng, đoạn dưới đề mục thành phần",
    "delegates.after-colon": "phần sau dấu hai chấm của đề mục thành phần hoặc của một nhóm",
    "delegates.row": "hàng của bảng thành phần",
    "awards.numbers": "“… tập thể”, “… cá nhân” trong phần khen thưởng",
    "funding.section": "đoạn dưới đề mục kinh phí, hoặc sau dấu hai chấm của đề mục ấy",
    "tasks.heading-owner": "việc ở dưới đề mục, câu dẫn mang tên cơ quan",
    "tasks.name-and-colon": "tên cơ quan đứng trước dấu hai chấm",
    "tasks.name-and-verb": "tên cơ quan mở đầu câu, trước động từ",
    "tasks.unknown-name-and-colon": "tên không quen đứng trước dấu hai chấm, sau đó là một việc",
    "tasks.item-fields": "các mục “Cơ quan chủ trì: …”, “Thời gian: …” dưới một việc",
    "tasks.nobody-named": "việc trong phần tổ chức thực hiện mà không nêu ai làm",
    "tasks.elsewhere": "câu ngoài phần tổ chức thực hiện: “Giao …”, hoặc tên cơ quan kèm hạn ngày",
    "tasks.table-row": "hàng của bảng phân công có cột việc và cột người làm",
    "tasks.table-cells": "bảng phân công bị tách thành từng ô: việc rồi đến tên người",
    "closing.recipient": "mỗi dòng dưới “Nơi nhận”",
    "closing.signature": "khối chữ ký: quyền hạn ký, chức vụ, họ tên",
}


def rules_used(plan: Plan) -> tuple[str, ...]:
    """The rules that found something in *plan*, in the order of ``RULES``."""
    used = {part.rule for part in parts_of(plan)} | {rule for _, rule in plan.header_rules}
    return tuple(rule for rule in RULES if rule in used)


def parts_of(plan: Plan) -> Iterator[Part]:
    """Every part of *plan* that a rule found, but for the fields of its heading."""
    lists: tuple[tuple[Part, ...], ...] = (
        plan.legal_bases, plan.sections, (plan.event,), plan.agenda, plan.talks, plan.delegates,
        (plan.awards,), plan.funding, plan.tasks, plan.recipients, (plan.signature,),
    )  # fmt: skip
    return (part for parts in lists for part in parts if part.rule)
