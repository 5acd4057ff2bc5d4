"""How the directory writes kinds and lists of names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django import template

from hoinghi.units import labels
from hoinghi.units.queries import pk_of
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


@register.filter
def level_said(level: str) -> str:
    """Say a level in the language of the page."""
    return str(labels.LEVEL.get(level, level))


@register.filter
def state_said(state: str) -> str:
    """Say what taking a row would do: "mới", "có lỗi"."""
    return str(labels.STATE.get(state, state))


@register.filter
def field_said(field: str, fields: Mapping[str, str]) -> str:
    """Say what a field of a list is called."""
    return fields.get(field, field)


@register.filter
def body_pk(key: str) -> int:
    """Give the primary key behind the key of a unit or body."""
    return pk_of(key)


@register.filter
def named_on(one: Dated, day: date) -> str:
    """Give what a body was called on *day*."""
    return one.name_on(day)
