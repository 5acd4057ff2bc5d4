"""Viết trang danh mục quy tắc thể thức từ chính các quy tắc: ``python -m tools.form_rules``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from hoinghi.papers.check.check import rules_of
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.measured import Source
from hoinghi.papers.check.rules import BOTH, Rule
from hoinghi.papers.rulesets import ND30, RULESETS, RuleSet

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "form-rules.md"
_SEVERITIES = {Severity.ERROR: "lỗi", Severity.WARNING: "lưu ý"}

_HEAD = """# Danh mục quy tắc thể thức

`hoinghi check TỆP` đo một văn bản Word hoặc PDF bất kỳ theo các quy tắc dưới đây. Người viết
văn bản của phần mềm vẽ theo cùng các số đo ấy, nên không có con số nào được ghi hai lần. Trang
này viết ra từ chính các quy tắc (`python -m tools.form_rules`).

| Mức | Nghĩa | Mã thoát của lệnh |
|---|---|---|
| lỗi (`error`) | trái quy định | 1 |
| lưu ý (`warning`) | người soát cần xem lại | 0 |

Thành phần được nhận ra theo lời và vị trí, không theo tên kiểu (style), nên văn bản của nơi
khác cũng soát được. Điều gì một loại tệp không cho biết thì không xét ở loại tệp ấy: tệp Word
biết cách căn, lùi dòng được đặt thế nào; PDF biết chữ và nét thật sự nằm ở đâu. Phông cùng số
đo với Times New Roman (Liberation Serif, Tinos) được chấp nhận trong PDF, không được chấp nhận
trong tệp Word. Giấy khen và tờ “Còn thiếu” của phần mềm không bị xét. Trang cuối của văn bản và
của phụ lục trong PDF không xét lề dưới.

Một tệp có nhiều văn bản thì mỗi văn bản được xét riêng, theo bộ quy tắc mà phần đầu của nó cho
biết, hoặc theo `--ruleset`.
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_sets(), *_rules()]).rstrip() + "\n"


def _sets() -> Iterator[str]:
    yield "## Các bộ quy tắc\n"
    yield "| Bộ | Theo | Tiêu đề nhận ra | Đối chiếu |"
    yield "|---|---|---|---|"
    for ruleset in RULESETS.values():
        checked = "đã đối chiếu với văn bản" if ruleset.verified else "**chưa xác minh**"
        told = f"{ruleset.national_title}{_mass(ruleset)}"
        yield f"| `{ruleset.key}` | {ruleset.name} | {told} | {checked} |"
    yield ""
    yield "## Khác với Nghị định 30/2020/NĐ-CP\n"
    yield "| Bộ | Mã | Quy định |"
    yield "|---|---|---|"
    usual = {rule.code: rule.allowed for rule in rules_of(ND30)}
    for ruleset in RULESETS.values():
        for rule in rules_of(ruleset):
            if usual.get(rule.code) != rule.allowed:
                yield f"| `{ruleset.key}` | `{rule.code}` | {rule.allowed} |"
    yield ""


def _mass(ruleset: RuleSet) -> str:
    return ", cơ quan là Mặt trận, hội, công đoàn" if ruleset.key == "doan-the" else ""


def _rules() -> Iterator[str]:
    by_component: dict[str, list[Rule]] = {}
    for rule in rules_of(ND30):
        by_component.setdefault(rule.component, []).append(rule)
    for component, rules in by_component.items():
        yield f"## {component}\n"
        yield "| Mã | Mức | Đo gì | Quy định | Nguồn |"
        yield "|---|---|---|---|---|"
        yield from map(_row, rules)
        yield ""


def _row(rule: Rule) -> str:
    only = "" if rule.sources == BOTH else f"; chỉ ở {_only(rule)}"
    return (
        f"| `{rule.code}` | {_SEVERITIES[rule.severity]} | {rule.matter} | {rule.allowed}{only} "
        f"| {rule.article} |"
    )


def _only(rule: Rule) -> str:
    return "PDF" if Source.PDF in rule.sources else "DOCX"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
