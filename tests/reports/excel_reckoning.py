"""Tính lại một trang Excel từ công thức của nó: chỉ những hàm mà sổ số liệu dùng."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

_RANGE = re.compile(r"\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)")
_CELL = re.compile(r"(?<![A-Z\"'])\$?([A-Z]{1,3})\$?(\d+)(?![\d(\"])")


class Reckoned:
    """A sheet as a program for tables reckons it; values beside formulas are not looked at."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self._known: dict[str, Any] = {}

    def value(self, place: str) -> Any:
        if place not in self._known:
            told = self.sheet[place].value
            is_formula = isinstance(told, str) and told.startswith("=")
            self._known[place] = self._reckon(told[1:]) if is_formula else _number(told)
        return self._known[place]

    def _reckon(self, text: str) -> Any:
        strings: list[str] = []

        def put_away(found: re.Match[str]) -> str:
            strings.append(found[0])
            return f"«{len(strings) - 1}»"

        code = re.sub(r'"[^"]*"', put_away, text)
        code = _RANGE.sub(r"RANGE('\1',\2,'\3',\4)", code)
        code = _CELL.sub(r"CELL('\1\2')", code)
        code = re.sub(r"(?<![<>=])=(?!=)", "==", code).replace("IFERROR(", "IFERROR(lambda: ")
        code = re.sub(r"(?<![\w.'])(\d+(?:\.\d+)?)(?![\w.'])", r"Decimal('\1')", code)
        code = re.sub(r"«(?:Decimal\(')?(\d+)(?:'\))?»", lambda one: strings[int(one[1])], code)
        code = re.sub(r"RANGE\('(\w+)',Decimal\('(\d+)'\),'(\w+)',Decimal\('(\d+)'\)\)",
                      r"RANGE('\1',\2,'\3',\4)", code)  # fmt: skip
        names = {
            "CELL": self.value, "RANGE": self._range, "COUNT": _count, "SUM": _sum,
            "SUMIFS": _sum_where, "ROUND": _rounded, "IF": _if, "IFERROR": _unless_wrong,
            "ABS": abs, "MIN": min, "MAX": max, "Decimal": Decimal, "__builtins__": {},
        }  # fmt: skip
        return eval(code, names)

    def _range(self, first: str, top: int, last: str, low: int) -> list[Any]:
        cells = self.sheet[f"{first}{top}:{last}{low}"]
        return [self.value(cell.coordinate) for row in cells for cell in row]


def _number(told: Any) -> Any:
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    return Decimal(str(told)) if is_number else "" if told is None else told


def _flat(told: tuple[Any, ...]) -> list[Any]:
    return [each for one in told for each in (one if isinstance(one, list) else [one])]


def _count(*told: Any) -> Decimal:
    return Decimal(sum(isinstance(one, Decimal) for one in _flat(told)))


def _sum(*told: Any) -> Decimal:
    return sum((one for one in _flat(told) if isinstance(one, Decimal)), Decimal(0))


def _sum_where(values: list[Any], keys: list[Any], wanted: str) -> Decimal:
    return _sum([value for value, key in zip(values, keys, strict=True) if key == wanted])


def _rounded(value: Decimal, decimals: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-int(decimals)), rounding=ROUND_HALF_UP)


def _if(is_so: bool, yes: Any, no: Any) -> Any:
    return yes if is_so else no


def _unless_wrong(make: Any, other: Any) -> Any:
    try:
        return make()
    except (ArithmeticError, InvalidOperation, TypeError):
        return other
