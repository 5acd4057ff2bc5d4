"""Công thức, điều kiện nói bằng lời và viết theo cách của Excel. Python thuần."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from typing import Final

from hoinghi.reports.formulas import YEARS, conditions, formula
from hoinghi.reports.indicators import Indicator

_NAME: Final = re.compile(r"\b[A-Z][A-Z0-9_]+\b")
_SIGNS: Final = (("<=", "≤"), (">=", "≥"), ("==", "="), ("!=", "≠"))
_ARITHMETIC: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip
_COMPARISON: Final[Mapping[type[ast.cmpop], str]] = {
    ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=", ast.Eq: "=", ast.NotEq: "<>",
}  # fmt: skip


def names_in(text: str, kind: str) -> frozenset[str]:
    """Give what a formula (*kind* "formula") or a rule asks for.

    Raises:
        FormulaRefused: It cannot be read, and why.
    """
    if kind == "formula":
        return formula(text).names
    return frozenset().union(*(one.names for one in conditions(text)))


def in_words(text: str, known: Mapping[str, Indicator], longest: int = 200) -> str:
    """Say a formula or rule with the names of its figures; *text* was read before."""
    told = re.sub(r"\s*\*\s*", " × ", re.sub(r"\s*/\s*", " ÷ ", text))
    for sign, said in _SIGNS:
        told = told.replace(sign, said)
    told = re.sub(r"\band\b", "và", re.sub(r"\bor\b", "hoặc", told))

    def named(found: re.Match[str]) -> str:
        if found[0] == YEARS:
            return "[số năm của kỳ]"
        one = known.get(found[0])
        return f"[{_short(one.name, longest)}]" if one else found[0]

    return _NAME.sub(named, told)


def _short(name: str, longest: int) -> str:
    return name if len(name) <= longest else f"{name[: longest - 1].rstrip()}…"


def in_excel(text: str, cell_of: Callable[[str], str]) -> str:
    """Write what was read as a formula or rule for Excel, without "=".

    Args:
        cell_of: Name → cell or number that stands for it.
    """
    return _written(ast.parse(text.strip(), mode="eval").body, cell_of)


def _written(tree: ast.AST, cell_of: Callable[[str], str]) -> str:
    match tree:
        case ast.Constant(value=value):
            return repr(value)
        case ast.Name(id=name):
            return cell_of(name)
        case ast.UnaryOp(operand=inner):
            return f"(-{_written(inner, cell_of)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_written(left, cell_of)}{_ARITHMETIC[type(op)]}{_written(right, cell_of)})"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{name.upper()}({','.join(_written(one, cell_of) for one in args)})"
        case ast.BoolOp(op=op, values=parts):
            joint = "AND" if isinstance(op, ast.And) else "OR"
            return f"{joint}({','.join(_written(one, cell_of) for one in parts)})"
        case ast.Compare(left=left, ops=ops, comparators=others):
            sides = [_written(one, cell_of) for one in (left, *others)]
            pairs = [
                f"{one}{_COMPARISON[type(op)]}{next_}"
                for op, one, next_ in zip(ops, sides, sides[1:], strict=False)
            ]
            return pairs[0] if len(pairs) == 1 else f"AND({','.join(pairs)})"
    raise ValueError(ast.dump(tree))
