"""What a template may say: the parts of Jinja that are allowed, and how they are made safe.

``Grammar.checked`` walks what Jinja read, refuses everything not listed here, and puts our own
readers in the place of those that Jinja would use.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from hoinghi.papers.stating import stating
from hoinghi.violations import RuleViolation

PRIVATE: Final = "-"
"""Begins the names of filters that only the checked tree can call: no source can spell it."""
UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Letters that no text holds: control signs, and those by which we mark slots and copies."""
MAX_DEPTH: Final = 40
_MAX_LOOPS: Final = 6
_LARGEST: Final = 10**18


class TemplateRefused(RuleViolation):
    """A template cannot be used as it is written.

    Attributes:
        what: What is wrong, a Vietnamese sentence; ``line`` where, if known.
    """

    code = "papers.template-refused"

    def __init__(self, what: str, remedy: str, *, line: int | None = None) -> None:
        self.what, self.remedy, self.line = what, remedy, line
        place = f"Dòng {line}: " if line else ""
        told = what[:1].lower() + what[1:] if line else what
        super().__init__(f"{place}{told} {remedy}")

    def at(self, line: int | None) -> TemplateRefused:
        """Give the same refusal with the line it is about."""
        return TemplateRefused(self.what, self.remedy, line=line)


_ALLOWED: Final = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If,
    nodes.For, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.Filter, nodes.Compare,
    nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg,
    nodes.CondExpr, nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Call,
)  # fmt: skip
_FILES: Final = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block)
_SUMS: Final = (nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow)
_RESERVED: Final = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_CALL: Final = "Hãy chỉ dùng các chỗ trống và bộ lọc có trong danh sách."


class Grammar:
    """Checks one template; afterwards ``lines`` tells where it asks for what."""

    def __init__(self, filters: Collection[str]) -> None:
        self._filters = filters
        self._macros: set[str] = set()
        self.lines: dict[str, set[int]] = {}

    def checked(self, tree: nodes.Template) -> nodes.Template:
        """Give *tree* made safe.

        Raises:
            TemplateRefused: It says what no template may.
        """
        self._walk(tree, 0, 0)
        made = self._made_safe(stating(tree))
        assert isinstance(made, nodes.Template)
        return made

    def _walk(self, node: nodes.Node, depth: int, loops: int) -> None:
        if depth > MAX_DEPTH:
            raise TemplateRefused(
                "Câu lệnh lồng nhau quá sâu.", "Hãy viết lại cho đơn giản hơn.", line=node.lineno
            )
        self._look(node, depth, loops)
        inside = loops + isinstance(node, nodes.For)
        for child in node.iter_child_nodes():
            # A long run of elif, "a ~ b ~ c" stays on one level; only real nesting counts.
            self._walk(child, depth + 1, inside)
        if isinstance(node, nodes.Macro):
            # Known only from here on: a macro calls those above it, so none calls itself.
            self._macros.add(node.name)

    def _look(self, node: nodes.Node, depth: int, loops: int) -> None:
        if not isinstance(node, _ALLOWED):
            raise _not_allowed(node)
        for look in (self._name, self._member, self._call, self._filter, self._constant):
            look(node)
        if isinstance(node, nodes.For) and (node.recursive or loops >= _MAX_LOOPS):
            raise TemplateRefused(
                "Vòng lặp gọi lại chính nó hoặc lồng quá sâu.",
                f"Chỉ dùng vòng lặp thường, lồng nhau nhiều nhất {_MAX_LOOPS} lần.",
                line=node.lineno,
            )
        if isinstance(node, nodes.Macro) and depth > 1:
            raise TemplateRefused(
                f"Đoạn dùng lại “{node.name}” phải đứng ngoài mọi câu lệnh khác.",
                "Hãy chuyển {% macro %} lên đầu mẫu.",
                line=node.lineno,
            )

    def _name(self, node: nodes.Node) -> None:
        name = _named(node)
        if name is not None and (name.startswith("_") or name in _RESERVED):
            raise TemplateRefused(f"Không được dùng tên “{name}”.", _CALL, line=node.lineno)
        if isinstance(node, nodes.Name) and node.ctx == "load":
            self.lines.setdefault(node.name, set()).add(node.lineno)

    def _member(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Getattr):
            if node.attr.startswith("_"):
                raise TemplateRefused(
                    f"Không được dùng tên “{node.attr}”.", _CALL, line=node.lineno
                )
            self.lines.setdefault(path(node), set()).add(node.lineno)
        if isinstance(node, nodes.Getitem) and not _is_place(node.arg):
            raise TemplateRefused(
                "Trong ngoặc vuông chỉ được ghi số hoặc khoảng, như [:7].", _CALL, line=node.lineno
            )

    def _call(self, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Call):
            return
        known = isinstance(node.node, nodes.Name) and node.node.name in self._macros
        if not known or node.dyn_args is not None or node.dyn_kwargs is not None:
            told = path(node.node) or "hàm"
            raise TemplateRefused(
                f"Không được gọi “{told}(…)”.",
                "Chỉ gọi được đoạn dùng lại đặt tên bằng {% macro %} ở phía trên.",
                line=node.lineno,
            )

    def _filter(self, node: nodes.Node) -> None:
        if not isinstance(node, nodes.Filter):
            return
        if node.node is None or node.name not in self._filters or node.kwargs or node.dyn_args:
            raise TemplateRefused(
                f"Không có bộ lọc “{node.name}”.",
                f"Các bộ lọc dùng được: {', '.join(sorted(self._filters))}.",
                line=node.lineno,
            )

    def _constant(self, node: nodes.Node) -> None:
        value = node.value if isinstance(node, nodes.Const) else 0
        if isinstance(value, str) and UNPRINTABLE.search(value):
            raise TemplateRefused(
                "Trong ngoặc kép có ký tự không in được.", "Hãy gõ lại chữ đó.", line=node.lineno
            )
        if isinstance(value, (int, float)) and not -_LARGEST <= value <= _LARGEST:
            raise TemplateRefused(
                "Số ghi trong mẫu quá lớn.", "Hãy ghi số nhỏ hơn.", line=node.lineno
            )

    def _made_safe(self, node: nodes.Node) -> nodes.Node:
        for name in node.fields:
            value = getattr(node, name)
            if isinstance(value, nodes.Node):
                setattr(node, name, self._made_safe(value))
            elif isinstance(value, list):
                safe = [self._made_safe(v) if isinstance(v, nodes.Node) else v for v in value]
                setattr(node, name, safe)
        if isinstance(node, nodes.For):
            node.iter = _filtered(_expression(node.iter), "each", nodes.Const(_weight(node)))
        elif isinstance(node, nodes.Macro):
            cost = _filtered(nodes.Const(_weight(node)), "spend")
            node.body = [nodes.Output([cost], lineno=node.lineno), *node.body]
        return _replaced(node)


def _is_place(node: nodes.Node) -> bool:
    """Tell whether *node* may stand in square brackets."""
    if isinstance(node, nodes.Const):
        return isinstance(node.value, int)
    return isinstance(node, nodes.Slice)


def path(node: nodes.Node) -> str:
    """Write names and members as the template does: "talk.topic"; "" for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        above = path(node.node)
        return f"{above}.{node.attr}" if above else node.attr
    return ""


def _replaced(node: nodes.Node) -> nodes.Node:
    line = nodes.Const(node.lineno)
    if isinstance(node, nodes.Getattr):
        # The members below are replaced already, so their path stands in the filter's options.
        told = nodes.Const(_told(node))
        return _filtered(node.node, "of", nodes.Const(node.attr), told, line)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        told = nodes.Const(f"[{node.arg.value}]")
        return _filtered(node.node, "of", node.arg, told, line)
    if isinstance(node, nodes.Getitem):  # Jinja takes slices itself
        node.node = _filtered(node.node, "words")
        return node
    if isinstance(node, nodes.Concat):
        return _filtered(node.nodes[0], "joined", *node.nodes[1:])
    if isinstance(node, (nodes.Add, nodes.Sub)):
        sign = "plus" if isinstance(node, nodes.Add) else "minus"
        return _filtered(node.left, sign, node.right)
    return node


def _told(node: nodes.Getattr) -> str:
    inner = node.node
    if isinstance(inner, nodes.Filter) and inner.name == f"{PRIVATE}of":
        above = inner.args[1]
        assert isinstance(above, nodes.Const)
        return f"{above.value}.{node.attr}"
    return f"{inner.name}.{node.attr}" if isinstance(inner, nodes.Name) else node.attr


def _filtered(node: nodes.Expr, name: str, *args: nodes.Expr) -> nodes.Filter:
    made = nodes.Filter(node, f"{PRIVATE}{name}", list(args), [], None, None, lineno=node.lineno)
    for arg in args:
        arg.lineno = arg.lineno or node.lineno
    return made


def _expression(node: nodes.Node) -> nodes.Expr:
    assert isinstance(node, nodes.Expr)
    return node


def _weight(node: nodes.Node) -> int:
    """Reckon what one turn of a loop or one call of a macro costs; loops within pay themselves."""
    total = 1
    for child in _within(node):
        total += len(child.data) if isinstance(child, nodes.TemplateData) else 1
    return total


def _within(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        if not isinstance(child, (nodes.For, nodes.Macro)):
            yield from _within(child)


def _named(node: nodes.Node) -> str | None:
    if isinstance(node, (nodes.Name, nodes.Macro)):
        return node.name
    return None


def _not_allowed(node: nodes.Node) -> TemplateRefused:
    if isinstance(node, _FILES):
        what = "Mẫu không được gọi tệp hay mẫu khác."
    elif isinstance(node, _SUMS):
        what = "Mẫu không làm phép nhân, chia, lũy thừa hay chép lặp chữ."
    elif isinstance(node, (nodes.List, nodes.Tuple, nodes.Dict)):
        what = "Mẫu không tự lập danh sách."
    else:
        what = "Mẫu không dùng được câu lệnh này."
    return TemplateRefused(what, _CALL, line=node.lineno)


_SYNTAX: Final = (
    (r"unknown tag '(?P<a>[^']*)'", "Không có câu lệnh “{a}”."),
    (r"tag name expected", "Sau {{% phải là tên câu lệnh."),
    (r"[Uu]nexpected end of template", "Mẫu kết thúc giữa câu lệnh: thiếu {{% endif %}}, "
     "{{% endfor %}}, }}}} hoặc %}}."),
    (r"[Mm]issing end of comment", "Ghi chú mở bằng {{# mà không đóng bằng #}}."),
    (r"expected token 'end of (?:print|statement)[^']*', got '(?P<a>[^']*)'",
     "Thừa “{a}” trước dấu đóng."),
    (r"unexpected '(?P<a>[^']*)'", "Thừa hoặc đặt sai chỗ “{a}”."),
    (r"unexpected char '(?P<a>.*?)' at", "Không hiểu ký tự “{a}”."),
    (r"[Ee]xpected an expression, got '(?P<a>[^']*)'", "Thiếu tên chỗ trống trước “{a}”."),
    (r"expected token '(?P<a>[^']*)', got '(?P<b>[^']*)'", "Cần “{a}” mà lại gặp “{b}”."),
    (r"can't assign to", "Không đặt được giá trị cho tên này."),
    (r"No filter named '(?P<a>[^']*)'", "Không có bộ lọc “{a}”."),
    (r"No test named '(?P<a>[^']*)'", "Không có phép thử “{a}”."),
)  # fmt: skip


def described(error: TemplateSyntaxError) -> TemplateRefused:
    """Say in Vietnamese what Jinja says of a malformed template."""
    said = error.message or ""
    what = "Câu lệnh viết chưa đúng."
    for pattern, sentence in _SYNTAX:
        if match := re.search(pattern, said):
            what = sentence.format(**match.groupdict())
            break
    remedy = "Hãy xem cách viết ở trang trợ giúp, hoặc so với mẫu chuẩn."
    return TemplateRefused(what, remedy, line=error.lineno)
