"""Findings about a report: what a person should look at, in Vietnamese, and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from hoinghi.reading.plan import Finding, Lines, Severity
from hoinghi.reading.report.values import Figure, SectionSpec
from hoinghi.reading.sheet_cells import vietnamese

_NOWHERE = Lines(1, 1)


def _finding(
    code: str, severity: Severity, message: str, lines: Sequence[Lines], remedy: str
) -> Finding:
    return Finding(
        code=f"report.{code}", severity=severity, message=message, lines=tuple(lines), remedy=remedy
    )


def section_missing(section: SectionSpec) -> Finding:
    """A heading of the outline that the report does not answer."""
    return _finding(
        "section-missing", Severity.WARNING,
        f"Báo cáo chưa có mục “{section.number}. {section.title}” của đề cương.",
        [_NOWHERE],
        "Hãy bổ sung mục này, hoặc ghi rõ “không áp dụng” nếu đơn vị không được giao.",
    )  # fmt: skip


def section_empty(number: str, heading: str, lines: Lines) -> Finding:
    """A heading with nothing under it."""
    return _finding(
        "section-empty", Severity.WARNING,
        f"Mục “{heading}” (đề cương {number}) chưa có nội dung.",
        [lines],
        "Hãy viết nội dung của mục, hoặc ghi rõ “không áp dụng”.",
    )  # fmt: skip


def figures_differ(name: str, one: Figure, other: Figure) -> Finding:
    """The same figure with two values."""
    return _finding(
        "figures-differ", Severity.WARNING,
        f"“{name}” có hai số khác nhau: “{one.written}” và “{other.written}”.",
        [one.lines, other.lines],
        "Hãy đối chiếu biểu với lời văn và giữ một số đúng.",
    )  # fmt: skip


def unit_converted(name: str, figure: Figure) -> Finding:
    """A figure given in another unit of money."""
    value = vietnamese(figure.value) if figure.value is not None else ""
    return _finding(
        "unit-converted", Severity.HINT,
        f"“{name}” ghi “{figure.written}” ({figure.unit_written}); đã đổi thành {value} "
        f"{figure.unit}.",
        [figure.lines],
        "Hãy kiểm tra lại số sau khi đổi đơn vị.",
    )  # fmt: skip


def unit_clash(name: str, figure: Figure) -> Finding:
    """A figure whose unit is not the one asked for and cannot be converted."""
    return _finding(
        "unit-clash", Severity.WARNING,
        f"“{name}” tính theo “{figure.unit}” nhưng báo cáo ghi “{figure.unit_written}”.",
        [figure.lines],
        "Hãy kiểm tra đơn vị tính của số này.",
    )  # fmt: skip


def number_unclear(name: str, figure: Figure) -> Finding:
    """A number that may be read in two ways, or a fraction of what has no fractions."""
    value = vietnamese(figure.value) if figure.value is not None else ""
    return _finding(
        "number-unclear", Severity.WARNING,
        f"“{name}” ghi “{figure.written}”, tạm hiểu là {value} {figure.unit}.",
        [figure.lines],
        "Hãy viết dấu chấm để ngăn hàng nghìn, dấu phẩy cho phần thập phân, ví dụ 1.234,5.",
    )  # fmt: skip


def dash(name: str, figure: Figure) -> Finding:
    """A dash, which may mean none or not filled in."""
    return _finding(
        "dash", Severity.HINT,
        f"“{name}” chỉ ghi dấu “{figure.written}”, không rõ là bằng 0 hay chưa có số liệu.",
        [figure.lines],
        "Hãy ghi 0 nếu không phát sinh, “chưa có số liệu” hoặc “không áp dụng” nếu đúng như vậy.",
    )  # fmt: skip


def no_number(label: str, text: str, lines: Lines) -> Finding:
    """Words where a number is expected."""
    return _finding(
        "no-number", Severity.WARNING,
        f"Dòng “{label}” ghi “{text}” ở ô số liệu, không đọc được thành số.",
        [lines],
        "Hãy ghi một số ở ô này và chuyển phần giải thích sang cột ghi chú.",
    )  # fmt: skip


def total_differs(name: str, total: Decimal, added: Decimal | int, lines: Lines) -> Finding:
    """A total that is not the sum of its rows."""
    return _finding(
        "total-differs", Severity.WARNING,
        f"Dòng tổng của “{name}” ghi {vietnamese(total)} nhưng các dòng cộng lại được "
        f"{vietnamese(Decimal(added))}.",
        [lines],
        "Hãy kiểm tra lại các dòng thành phần và dòng tổng.",
    )  # fmt: skip


def cell_error(cell: str, text: str, label: str, lines: Lines) -> Finding:
    """A formula of the workbook that failed."""
    return _finding(
        "cell-error", Severity.WARNING,
        f"Ô {cell} (dòng “{label}”) báo lỗi {text}, không có số để đọc.",
        [lines],
        "Hãy sửa công thức trong ô này rồi lưu lại tệp.",
    )  # fmt: skip


def not_calculated(cell: str, text: str, label: str, lines: Lines) -> Finding:
    """A formula whose value was never saved."""
    del text
    return _finding(
        "not-calculated", Severity.WARNING,
        f"Ô {cell} (dòng “{label}”) là công thức chưa được tính.",
        [lines],
        "Hãy mở tệp bằng Excel, để phần mềm tính lại rồi lưu, sau đó gửi lại.",
    )  # fmt: skip


def sheet_hidden(name: str) -> Finding:
    """A sheet that nobody sees."""
    return _finding(
        "sheet-hidden", Severity.HINT,
        f"Trang tính “{name}” đang ẩn nên không được đọc.",
        [_NOWHERE],
        "Nếu trang này có số liệu cần gửi, hãy bỏ ẩn rồi gửi lại tệp.",
    )  # fmt: skip


def cells_hidden(name: str) -> Finding:
    """Rows or columns that nobody sees."""
    return _finding(
        "cells-hidden", Severity.HINT,
        f"Trang tính “{name}” có dòng hoặc cột đang ẩn; phần ẩn không được đọc.",
        [_NOWHERE],
        "Nếu phần ẩn có số liệu cần gửi, hãy bỏ ẩn (hoặc bỏ bộ lọc) rồi gửi lại tệp.",
    )  # fmt: skip


def prose_too_long() -> Finding:
    """More numbers in running text than any report has."""
    return _finding(
        "prose-too-long", Severity.WARNING,
        "Lời văn có quá nhiều con số nên phần cuối không được dò số liệu.",
        [_NOWHERE],
        "Hãy gửi số liệu bằng biểu, hoặc tách riêng báo cáo của một đơn vị.",
    )  # fmt: skip
