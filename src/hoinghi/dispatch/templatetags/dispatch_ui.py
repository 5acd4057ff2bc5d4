"""Names of states and acts on the pages of the papers."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from hoinghi.dispatch.listing import Act
from hoinghi.dispatch.rules import Effect, State

register = template.Library()


@register.filter
def state_name(state: str) -> str:
    """Name the state of a revision."""
    return {
        State.DRAFT: _("Dự thảo"),
        State.DROPPED: _("Dự thảo cũ"),
        State.ISSUED: _("Đã phát hành"),
        State.CORRECTED: _("Đã đính chính"),
        State.REPLACED: _("Đã bị thay thế"),
        State.RECALLED: _("Đã thu hồi"),
    }[State(state)]


@register.filter
def effect_name(effect: str) -> str:
    """Say what a paper does to an issued one."""
    return {
        Effect.NONE: "",
        Effect.REPLACES: _("thay thế văn bản đã phát hành"),
        Effect.CORRECTS: _("đính chính văn bản đã phát hành"),
        Effect.RECALLS: _("thu hồi văn bản đã phát hành"),
    }[Effect(effect)]


@register.filter
def act_name(act: Act) -> str:
    """Name what is to be done next; "…" where something has still to be typed."""
    return {
        Act.ISSUE: _("Phát hành…"),
        Act.RENEW: _("Làm mới dự thảo"),
        Act.REPLACE: _("Lập văn bản thay thế"),
        Act.CORRECT: _("Lập công văn đính chính"),
        Act.RECALL: _("Thu hồi…"),
        Act.DROP: _("Bỏ dự thảo"),
    }[act]


@register.filter
def clipped(text: str, ends: int = 40) -> str:
    """Leave the middle out of a long text that did not change."""
    if len(text) <= 2 * ends + 3:
        return text
    return f"{text[:ends].rsplit(' ', 1)[0]} … {text[-ends:].split(' ', 1)[-1]}"
