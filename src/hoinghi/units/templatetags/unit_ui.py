"""How the directory writes kinds and lists of names."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from hoinghi.units import labels
from hoinghi.units.succession import Dated

register = template.Library()


@register.filter
def kind_said(kind: str) -> str:
    """Say a kind of unit or body in the language of the page; as written where it is not known."""
    return str(labels.KIND.get(kind, kind))


@register.filter
def names(found: Iterable[Dated]) -> str:
    """List names: ``"Huyện Bình Sơn, Tỉnh Quảng Ngãi"``."""
    return ", ".join(one.name for one in found)
