"""What a remark says to the reviewer: what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from hoinghi.papers.words import format_number
from hoinghi.reports.asking import Asked
from hoinghi.reports.quality import Remark, Rule

TITLES: Mapping[Rule, str | Promise] = MappingProxyType(
    {
        Rule.EMPTY: gettext_lazy("Mục để trống"),
        Rule.TOO_LONG: gettext_lazy("Mục quá dài"),
        Rule.NO_OUTCOME: gettext_lazy("Có đầu ra, chưa có kết quả"),
        Rule.NO_CAUSE: gettext_lazy("Có hạn chế, chưa có nguyên nhân"),
        Rule.CONTRADICTS: gettext_lazy("Lời và bảng số khác nhau"),
        Rule.CONTINUITY: gettext_lazy("Số đầu kỳ khác số cuối kỳ trước"),
        Rule.COPIED: gettext_lazy("Giống lời của đơn vị khác"),
        Rule.BALANCE: gettext_lazy("Khác tổng của các xã"),
    }
)
EFFECT_MISSING = "Báo cáo phải đánh giá kết quả, hiệu quả đầu ra"
"""Reason for returning, in the words of the plan; it goes to the body as it stands."""


def said(remark: Remark, asked: Asked) -> str:
    """Say what was found."""
    return _SAID[remark.rule](remark.facts, asked)


def reason(remark: Remark, asked: Asked) -> str:
    """Give a reason for returning, in Vietnamese, for the reviewer to change as needed."""
    if remark.rule is Rule.NO_OUTCOME:
        _project, output, told, outcome, _period = remark.facts
        return (
            f"{EFFECT_MISSING}: đã nêu “{_name(output, asked)}” ({_shown(told)}) nhưng chưa nêu "
            f"“{_name(outcome, asked)}”."
        )
    # It goes to the body, whatever language the reviewer reads in.
    with override("vi"):
        return f"{TITLES[remark.rule]}: {said(remark, asked)}"


def _name(code: str, asked: Asked) -> str:
    one = asked.outline.indicators.get(code)
    return one.name if one else code


def _shown(value: str) -> str:
    number = Decimal(value)
    whole = number == number.to_integral_value()
    return format_number(int(number) if whole else number.normalize())


def _empty(_facts: tuple[str, ...], _asked: Asked) -> str:
    return _("Đề cương hỏi mà đơn vị chưa viết gì.")


def _too_long(facts: tuple[str, ...], _asked: Asked) -> str:
    told = {"words": _shown(facts[0]), "most": _shown(facts[1])}
    return _("%(words)s chữ; đề cương cho tối đa %(most)s chữ.") % told


def _no_outcome(facts: tuple[str, ...], asked: Asked) -> str:
    _project, output, value, outcome, period = facts
    return _("%(period)s: “%(output)s” là %(value)s, còn “%(outcome)s” để trống hoặc bằng 0.") % {
        "period": period,
        "output": _name(output, asked),
        "value": _shown(value),
        "outcome": _name(outcome, asked),
    }


def _no_cause(facts: tuple[str, ...], _asked: Asked) -> str:
    return _("“%(sentence)s” – cả mục không nêu nguyên nhân.") % {"sentence": facts[0]}


def _contradicts(facts: tuple[str, ...], _asked: Asked) -> str:
    section, written, value = facts
    told = {"section": section, "written": written, "value": _shown(value)}
    return _("Mục %(section)s viết “%(written)s”, bảng số ghi %(value)s.") % told


def _continuity(facts: tuple[str, ...], _asked: Asked) -> str:
    _ends, before, end, start = facts
    told = {"start": _shown(start), "before": before, "end": _shown(end)}
    return _("Đầu kỳ ghi %(start)s, cuối năm %(before)s ghi %(end)s.") % told


def _copied(facts: tuple[str, ...], _asked: Asked) -> str:
    return _("Khoảng %(share)s %% trùng với mục %(section)s của một báo cáo khác.") % {
        "share": facts[2],
        "section": facts[1],
    }


def _balance(facts: tuple[str, ...], _asked: Asked) -> str:
    value, total, number, whole = facts
    return _(
        "Đơn vị ghi %(value)s; cộng %(number)s/%(whole)s xã đã báo cáo là %(total)s. "
        "Hai số để cạnh nhau, không cộng vào nhau."
    ) % {"value": _shown(value), "total": _shown(total), "number": number, "whole": whole}


_SAID: Mapping[Rule, Callable[[tuple[str, ...], Asked], str]] = MappingProxyType(
    {
        Rule.EMPTY: _empty,
        Rule.TOO_LONG: _too_long,
        Rule.NO_OUTCOME: _no_outcome,
        Rule.NO_CAUSE: _no_cause,
        Rule.CONTRADICTS: _contradicts,
        Rule.CONTINUITY: _continuity,
        Rule.COPIED: _copied,
        Rule.BALANCE: _balance,
    }
)
