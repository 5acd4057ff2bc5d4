"""Small things that pages of tasks draw."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.tasks.models import Task

register = template.Library()


@register.simple_tag
def bar(part: int, whole: int) -> SafeString:
    """Draw how much of the whole is done; the figures stand beside it."""
    share = f"{100 * part / whole:.1f}" if whole else "0"
    return format_html(
        '<svg class="hn-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="hn-bar-all" width="100" height="4"/>'
        '<rect class="hn-bar-part" width="{}" height="4"/></svg>',
        share,
    )


@register.filter
def relative_said(task: Task) -> str:
    """Say a deadline that follows the day: "5 ngày làm việc trước ngày hội nghị"."""
    days = task.due_offset or 0
    if days == 0:
        return _("đúng ngày hội nghị")
    number = abs(days)
    if task.due_working:
        counted = ngettext("%(number)d ngày làm việc", "%(number)d ngày làm việc", number)
    else:
        counted = ngettext("%(number)d ngày", "%(number)d ngày", number)
    way = _("%(days)s trước ngày hội nghị") if days < 0 else _("%(days)s sau ngày hội nghị")
    return way % {"days": counted % {"number": number}}
