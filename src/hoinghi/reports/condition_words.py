"""Điều kiện của biểu số liệu bằng lời: “NG03 ≤ NG01”, và các số đang có. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Mapping

from hoinghi.reports.checking import Fault
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.typed import number_said

_WORDS = (
    ("==", "="),
    ("!=", "≠"),
    ("<=", "≤"),
    (">=", "≥"),
    (" - ", " − "),
    (" * ", " × "),
    (" / ", " : "),
    (" and ", " và "),
    (" or ", " hoặc "),
)
_ABS = re.compile(r"abs\(([^()]*)\)")
_NUMBER = re.compile(r"(?<![\w.])\d+\.\d+")


def condition_said(text: str) -> str:
    """Write a condition as a form prints it: "NG03 = NG02 − NG08 + NG09"."""
    told = _NUMBER.sub(lambda found: found[0].replace(".", ","), text)
    for code, word in _WORDS:
        told = told.replace(code, word)
    return _ABS.sub(r"|\1|", told)


def figures_said(fault: Fault, known: Mapping[str, Indicator]) -> tuple[str, ...]:
    """Give what each figure of a condition is at present: "NG03 (Số hộ nghèo cuối kỳ) là 30"."""
    return tuple(
        f"{code} ({known[code].name}) là {number_said(value)}"
        for code, value in fault.figures
        if code in known and code != YEARS
    )
