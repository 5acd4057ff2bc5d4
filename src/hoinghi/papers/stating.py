"""Placeholders of a template, made to note what they print: so a paper knows its own facts."""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

STATED: Final = "_stated"
"""The filter that notes a value: given the value as it stands before other filters, its name."""


def stating(tree: nodes.Template) -> nodes.Template:
    """Put the filter ``STATED`` behind every placeholder that *tree* prints."""
    for output in tree.find_all(nodes.Output):
        output.nodes = [_stating(node) for node in output.nodes]
    return tree


def _stating(node: nodes.Expr) -> nodes.Expr:
    if isinstance(node, nodes.Filter) and node.node is not None:
        node.node = _stating(node.node)
    elif isinstance(node, nodes.CondExpr):
        node.expr1 = _stating(node.expr1)
        node.expr2 = node.expr2 and _stating(node.expr2)
    elif (name := _path(node)) and not name.startswith("loop."):
        return nodes.Filter(node, STATED, [nodes.Const(name)], [], None, None, lineno=node.lineno)
    return node


def _path(node: nodes.Expr) -> str:
    """Name a placeholder as written, "talk.topic"; "" for any other expression."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr) and (before := _path(node.node)):
        return f"{before}.{node.attr}"
    return ""
