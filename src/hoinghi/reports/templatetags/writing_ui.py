"""Words and small pieces of the page on which a report is written."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoinghi.reports.checking import Answer
from hoinghi.reports.condition_words import condition_said
from hoinghi.reports.content import Cell
from hoinghi.reports.periods import Period
from hoinghi.reports.rich_text import clean, plain
from hoinghi.reports.typed import Problem, Status, Wrong, day_said, status_of, text_of
from hoinghi.reports.unusual import Against
from hoinghi.reports.writing import Ask, WritingPage
from hoinghi.units.approving import Stage
from hoinghi.units.day_fields import DayInput

register = template.Library()
_PICTURE = re.compile(r'<img data-picture="([0-9a-f]{64})"')


@register.filter
def stage_said(stage: str) -> str:
    """Say how far the word of the body's leader is."""
    words = {Stage.ASKED: _("Chờ lãnh đạo đơn vị duyệt"), Stage.SENT_BACK: _("Lãnh đạo trả lại")}
    return words.get(Stage(stage), "")


@register.simple_tag
def as_of_input(period: Period, day: object) -> SafeString:
    """Draw the day of which the figures of a period speak."""
    return DayInput().render(f"ngay:{period.code}", day, {"id": f"ngay-{period.code}"})


@register.filter
def with_pictures(html: str, base: str) -> SafeString:
    """Draw clean text with its pictures, which lie under the address *base*."""
    told = _PICTURE.sub(
        lambda found: f'<img src="{base}{found[1]}/" data-picture="{found[1]}"', clean(html)
    )
    return mark_safe(told)  # noqa: S308 - cleaned in this very line


@register.filter
def unusual_said(ask: Ask) -> str:
    """Say what is unusual about a figure; never whose the other figures are."""
    words = {
        Against.KNOWN: _("%(value)s gấp hoặc kém 10 lần số đã có (%(usual)s)."),
        Against.HISTORY: _("%(value)s khác xa các năm khác của đơn vị (thường khoảng %(usual)s)."),
        Against.PEERS: _(
            "%(value)s khác xa số các đơn vị cùng loại đã gửi (ở giữa khoảng %(usual)s). "
            "Xem lại đơn vị tính và số chữ số."
        ),
    }
    against = ask.unusual.against if ask.unusual else Against.KNOWN
    return words[against] % {"value": ask.value, "usual": ask.usual}


@register.filter
def problem_said(problem: Problem) -> str:
    """Say why what was typed is not taken, and what to do."""
    words = {
        Wrong.UNREADABLE: _("“%(typed)s” không phải là số. Hãy ghi như 1.234,5."),
        Wrong.AMBIGUOUS: _("“%(typed)s” hiểu được nhiều cách. Ý của bạn là số nào?"),
        Wrong.TOO_LARGE: _("“%(typed)s” lớn quá. Xem lại đơn vị tính."),
        Wrong.NO_DAY: _("“%(day)s” không phải là một ngày. Hãy ghi như 30/9/2023."),
        Wrong.DECIMALS: _("Chỉ tiêu này ghi nhiều nhất %(decimals)s chữ số sau dấu phẩy."),
    }
    if problem.wrong is Wrong.DECIMALS and not problem.decimals:
        return _("Chỉ tiêu này là số nguyên, không có phần lẻ.")
    return words[problem.wrong] % {
        "typed": problem.typed,
        "decimals": problem.decimals,
        "day": problem.day,
    }


@register.filter
def rule_said(text: str) -> str:
    """Write a condition as a form prints it."""
    return condition_said(text)


@register.simple_tag
def to_row(page: WritingPage, cell: Cell) -> SafeString:
    """Draw the way to the row of *cell*."""
    row = page.rows.get(page.row_of(cell))
    if row is None:
        return SafeString("")
    return format_html(
        '<a href="#hang-{}" data-year-of="{}">{}: <span lang="vi">{}</span></a>',
        row.key,
        cell.period,
        _("Đến chỗ đó"),
        row.indicator.name,
    )


@register.filter
def slugify_number(number: str) -> str:
    """Give the part of an anchor that names a section: "II-1"."""
    return number.replace(".", "-")


@register.filter
def place_said(place: str, page: WritingPage) -> str:
    """Name a place: a figure and its year, or a section."""
    code, _bar, rest = place.partition("|")
    one = page.asked.indicators.get(code)
    return f"{one.name}, {rest.partition('|')[0]}" if one else _("Mục %s") % place


@register.filter
def value_said(value: Answer | str | None) -> str:
    """Say what one of two values is; two figures may differ in their day alone."""
    if isinstance(value, str):
        return plain(value)[:300]
    if value is None:
        return _("để trống")
    words = {
        Status.NOT_APPLICABLE: _("Không áp dụng"),
        Status.NO_DATA: _("Không có số liệu"),
    }
    day = _(" (số liệu đến %s)") % day_said(value.as_of) if value.as_of else ""
    return words.get(status_of(value)) or text_of(value) + day
