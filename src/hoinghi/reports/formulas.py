"""Công thức và điều kiện của biểu số liệu: ``100*NG03/NG01``, ``0 <= NG03 <= NG01``. Python thuần.

Who writes an outline types these. They are read by Python's own parser and then held to
arithmetic, comparison, ``and``, ``or``, ``abs``, ``min``, ``max``: nothing else is ever run.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache, partial
from typing import Final

from hoinghi.violations import RuleViolation

LONGEST: Final = 500
DEEPEST: Final = 20
GREATEST: Final = 10**15
"""No number written into a formula is as large: 1e999 would be infinite."""
YEARS: Final = "YEARS"
"""Years from the start of the period to the day of the figures; not an indicator."""

Known = Mapping[str, Decimal]
_ARITHMETIC: Final[dict[type[ast.operator], Callable[[Decimal, Decimal], Decimal]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_COMPARISON: Final[dict[type[ast.cmpop], Callable[[Decimal, Decimal], bool]]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
}
_FUNCTIONS: Final[dict[str, Callable[..., Decimal]]] = {"abs": abs, "min": min, "max": max}


class FormulaRefused(RuleViolation):
    """A formula that cannot be read, or says more than a formula may."""

    code = "reports.formula"

    def __init__(self, text: str, why: str) -> None:
        self.remedy = (
            "Hãy viết bằng mã chỉ tiêu, số, + - * / ( ), so sánh, and, or, abs, min, max; "
            "ví dụ 100 * NG03 / NG01."
        )
        super().__init__(f"Công thức “{text[:80]}” không dùng được: {why}. {self.remedy}")


#: An operand is missing or does not apply; nothing to divide by, or more than numbers hold.
_UNKNOWN: Final = (KeyError, ArithmeticError)


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that gives a number. ``text`` as it was written, ``names`` what it asks for."""

    text: str
    names: frozenset[str]
    _tree: ast.expr = field(compare=False, repr=False)

    def value(self, known: Known) -> Decimal | None:
        """Give the number; none where an operand is unknown or a divisor is 0."""
        try:
            return _number_of(self.text)(known)
        except _UNKNOWN:
            return None


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that has to hold."""

    text: str
    names: frozenset[str]
    _tree: ast.expr = field(compare=False, repr=False)

    def holds(self, known: Known) -> bool | None:
        """Tell whether it holds; none where an operand is unknown: then nobody can tell."""
        try:
            return _truth_of(self.text)(known)
        except _UNKNOWN:
            return None


def formula(text: str) -> Formula:
    """Read a formula.

    Raises:
        FormulaRefused: It is no formula, or a condition.
    """
    tree = _read(text)
    _require_number(tree, text)
    return Formula(text.strip(), _names(tree), tree)


def conditions(text: str) -> tuple[Condition, ...]:
    """Read what has to hold; parts joined by ``and`` stand each by itself.

    So a balance that cannot be judged yet, because one figure is missing, leaves the bounds
    beside it in force.

    Raises:
        FormulaRefused: It is no condition.
    """
    tree = _read(text)
    parts = tree.values if isinstance(tree, ast.BoolOp) and isinstance(tree.op, ast.And) else [tree]
    for part in parts:
        _require_truth(part, text)
    return tuple(Condition(ast.unparse(part), _names(part), part) for part in parts)


def _read(text: str) -> ast.expr:
    if len(text) > LONGEST:
        raise FormulaRefused(text, f"dài hơn {LONGEST} ký tự")
    try:
        tree = ast.parse(text.strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        raise FormulaRefused(text, "không đúng cách viết") from None
    if _depth(tree) > DEEPEST:
        raise FormulaRefused(text, "quá nhiều tầng ngoặc")
    return tree


def _depth(tree: ast.AST) -> int:
    deepest, waiting = 0, [(tree, 1)]
    while waiting and deepest <= DEEPEST:
        node, depth = waiting.pop()
        deepest = max(deepest, depth)
        waiting += ((child, depth + 1) for child in ast.iter_child_nodes(node))
    return deepest


def _names(tree: ast.AST) -> frozenset[str]:
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    return frozenset(
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called
    )


def _require_number(tree: ast.expr, text: str) -> None:
    """Refuse whatever is not arithmetic."""
    match tree:
        case ast.Constant(value=int() | float() as told) if (
            not isinstance(told, bool) and abs(told) < GREATEST
        ):
            return
        case ast.Name():
            return
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            _require_number(inner, text)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _ARITHMETIC:
            _require_number(left, text)
            _require_number(right, text)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if (
            name in _FUNCTIONS and args
        ):
            if name == "abs" and len(args) != 1:
                raise FormulaRefused(text, "abs nhận đúng một số")
            for one in args:
                _require_number(one, text)
        case _:
            raise FormulaRefused(text, f"“{ast.unparse(tree)[:40]}” không phải phép tính")


def _require_truth(tree: ast.expr, text: str) -> None:
    """Refuse whatever does not compare."""
    match tree:
        case ast.BoolOp(values=parts):
            for part in parts:
                _require_truth(part, text)
        case ast.Compare(left=left, ops=ops, comparators=others) if all(
            type(op) in _COMPARISON for op in ops
        ):
            for one in (left, *others):
                _require_number(one, text)
        case _:
            raise FormulaRefused(text, f"“{ast.unparse(tree)[:40]}” không phải điều kiện")


# What was read is put together once as functions: rules of a report are asked thousands of times.
@lru_cache(maxsize=4096)
def _number_of(text: str) -> Callable[[Known], Decimal]:
    return _numeric(ast.parse(text, mode="eval").body)


@lru_cache(maxsize=4096)
def _truth_of(text: str) -> Callable[[Known], bool]:
    return _logical(ast.parse(text, mode="eval").body)


def _numeric(tree: ast.expr) -> Callable[[Known], Decimal]:
    match tree:
        case ast.Constant(value=told):
            value = Decimal(str(told))
            return lambda known: value
        case ast.Name(id=name):
            return operator.itemgetter(name)
        case ast.UnaryOp(operand=one):
            inner = _numeric(one)
            return lambda known: -inner(known)
        case ast.BinOp(left=left, op=op, right=right):
            return _reckoned(_ARITHMETIC[type(op)], _numeric(left), _numeric(right))
        case ast.Call(func=ast.Name(id=name), args=args):
            inners = [_numeric(one) for one in args]
            if name == "abs":
                return lambda known: abs(inners[0](known))
            function = _FUNCTIONS[name]
            return lambda known: function([one(known) for one in inners])
    raise AssertionError(ast.dump(tree))


def _reckoned(
    act: Callable[[Decimal, Decimal], Decimal],
    left: Callable[[Known], Decimal],
    right: Callable[[Known], Decimal],
) -> Callable[[Known], Decimal]:
    return lambda known: act(left(known), right(known))


def _logical(tree: ast.expr) -> Callable[[Known], bool]:
    match tree:
        case ast.BoolOp(op=op, values=parts):
            every, joined = (
                [_logical(part) for part in parts],
                (all if isinstance(op, ast.And) else any),
            )
            # Every part is looked at: one that cannot be judged leaves the whole open.
            return lambda known: joined([part(known) for part in every])
        case ast.Compare(left=left, ops=ops, comparators=others):
            sides = [_numeric(one) for one in (left, *others)]
            signs = [_COMPARISON[type(op)] for op in ops]
            return partial(_compared, sides, signs)
    raise AssertionError(ast.dump(tree))


def _compared(
    sides: Sequence[Callable[[Known], Decimal]],
    signs: Sequence[Callable[[Decimal, Decimal], bool]],
    known: Known,
) -> bool:
    # Every side is looked at before any are compared: one that is unknown leaves all open.
    numbers = [one(known) for one in sides]
    left = numbers[0]
    for sign, right in zip(signs, numbers[1:], strict=True):
        if not sign(left, right):
            return False
        left = right
    return True
