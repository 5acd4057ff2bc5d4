"""Công thức của chỉ tiêu viết lại thành công thức Excel. Python thuần."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from typing import Final

_SIGNS: Final[Mapping[type[ast.operator], str]] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/",
}  # fmt: skip
_FUNCTIONS: Final = {"abs": "ABS", "min": "MIN", "max": "MAX"}


def excel(text: str, cell_of: Callable[[str], str], decimals: int) -> str:
    """Write the formula *text* for Excel, rounded; empty where an operand is, or a divisor is 0.

    Args:
        text: As ``formulas.Formula.text``: it was read before and holds nothing but arithmetic.
        cell_of: Gives the cell of a code, or a number for what stands in no cell.
    """
    names: list[str] = []

    def cell(name: str) -> str:
        names.append(cell_of(name))
        return names[-1]

    told = _written(ast.parse(text.strip(), mode="eval").body, cell)
    # An empty cell is no 0, and SUM of nothing is one: both are told by counting numbers.
    known = f"COUNT({','.join(dict.fromkeys(names))})={len(dict.fromkeys(names))}"
    return f'=IF({known},IFERROR(ROUND({told},{decimals}),""),"")'


def _written(tree: ast.expr, cell: Callable[[str], str]) -> str:
    match tree:
        case ast.Constant(value=value):
            return repr(value)
        case ast.Name(id=name):
            return cell(name)
        case ast.UnaryOp(operand=inner):
            return f"-({_written(inner, cell)})"
        case ast.BinOp(left=left, op=op, right=right):
            return f"({_written(left, cell)}{_SIGNS[type(op)]}{_written(right, cell)})"
        case ast.Call(func=ast.Name(id=name), args=args):
            return f"{_FUNCTIONS[name]}({','.join(_written(one, cell) for one in args)})"
    raise ValueError(f"no arithmetic: {ast.dump(tree)}")
