"""What is said of a form that came back: refused as a whole, or cell by cell. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, Final

from hoinghi.reports import form_layout as layout
from hoinghi.reports.content import Cell, Content
from hoinghi.violations import RuleViolation

_NUMBER: Final = re.compile(r"-?(?:\d{1,3}(?:[. \u00a0]\d{3})+|\d+)(?:,\d+)?")


class WrongForm(RuleViolation):
    """The file is no form of ours, or another one."""

    code = "reports.wrong-form"

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


class KeysLost(WrongForm):
    """The file is no form of ours, or has lost the sheet that says which one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A cell that was not taken.

    Attributes:
        sheet, cell: Where: "Số liệu", "E7"; ``cell`` "" for what is not there.
        value: What stands there.
    """

    sheet: str
    cell: str
    value: str
    why: str
    remedy: str

    def __str__(self) -> str:
        place = f"trang “{self.sheet}”, ô {self.cell}" if self.cell else f"trang “{self.sheet}”"
        told = f" ghi “{self.value}”," if self.value else ""
        return f"{place}:{told} {self.why}. {self.remedy}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRead:
    """What a form says, and what of it was not taken.

    Attributes:
        places: Cell, number of a section or ``reason_at`` of a figure → sheet, row, column from 0.
    """

    key: layout.FormKey
    content: Content
    problems: tuple[Problem, ...]
    places: Mapping[Cell | str, tuple[str, int, int]] = field(
        default_factory=lambda: MappingProxyType({})
    )


def reason_at(code: str) -> str:
    """Name the place where something is said about the figure *code*."""
    return f"{layout.REASON}|{code}"


def key_of(rows: Sequence[Sequence[Any]]) -> layout.FormKey:
    """Read which form a file is from its hidden sheet.

    Raises:
        KeysLost: It is none of ours.
    """
    told = {str(row[0]): str(row[1]) for row in rows if len(row) > 1}
    try:
        if told.get("format") != layout.FORMAT:
            raise ValueError(told.get("format"))
        return layout.FormKey(
            report=int(told["report"]),
            body=int(told["body"]),
            outline=int(told["outline"]),
            version=int(told["version"]),
        )
    except (KeyError, ValueError):
        raise KeysLost(
            "Tệp này không phải biểu tải từ trang báo cáo, hoặc trang ẩn của biểu đã bị xóa.",
            "Hãy tải lại biểu rồi chép số liệu sang; tệp Excel khác thì nạp ở phần “Tệp của "
            "đơn vị”.",
        ) from None


def require_expected(key: layout.FormKey, expected: layout.FormKey) -> None:
    """Let only the form go on that was given out.

    Raises:
        WrongForm: It is of another body, outline or version.
    """
    if key.report != expected.report and key.body != expected.body:
        raise WrongForm("Đây là biểu của đơn vị khác.", "Hãy chọn đúng tệp của đơn vị mình.")
    if key.report != expected.report or key.outline != expected.outline:
        raise WrongForm(
            "Đây là biểu của một báo cáo khác của đơn vị.", "Hãy nạp ở trang của báo cáo ấy."
        )
    if key.version != expected.version:
        raise WrongForm(
            f"Biểu này theo đề cương lần {key.version}, nay là lần {expected.version}.",
            "Hãy tải biểu mới; điều đã nạp trước đó đã có sẵn trong biểu mới.",
        )


CHOOSE: Final = "Hãy chọn: chính thức, sơ bộ, không áp dụng, không có số liệu."


def no_number(value: Any) -> tuple[str, str]:
    """Say why *value* is no number, and what to do."""
    if isinstance(value, date):
        return "ô đang ở dạng ngày", "Hãy đổi ô về dạng số rồi gõ lại."
    if isinstance(value, str):
        if value.startswith("#"):
            return "công thức trong ô bị lỗi", "Hãy gõ thẳng số."
        if _NUMBER.fullmatch(told := value.strip()):
            plain = re.sub(r"[. \u00a0]", "", told).replace(",", ".")
            return "là chữ, không phải số", f"Nếu ý là {plain}, hãy gõ lại bằng số."
    return "không phải một số", "Hãy gõ số; không có số thì chọn ở cột “Loại số”."


def shown(value: Any) -> str:
    """Write the value of a cell as people see it."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)[:60]
