"""Hai phiên bản của một đề cương khác nhau chỗ nào. Python thuần."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hoinghi.papers.difference import Kind, Piece, words
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline, OutlineSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A part of the outline that came, went or reads otherwise.

    ``before`` and ``after`` are what it says; "" where it is not there.
    """

    what: str
    kind: Kind
    before: str
    after: str

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Give both texts as one, with what went and what came marked."""
        return words(self.before, self.after)


def differences(before: Outline, after: Outline) -> tuple[Difference, ...]:
    """Give what differs, in the order of an outline."""
    return (
        *_compared({"Tên đề cương": before.title}, {"Tên đề cương": after.title}, str, str),
        *_compared(_sections(before), _sections(after), _named_section, _of_section),
        *_compared(before.indicators, after.indicators, _named_figure, _of_figure),
        *_compared(_frame(before), _frame(after), str, str),
    )


def _compared(
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    name: Callable[[Any], str],
    told: Callable[[Any], str],
) -> Iterator[Difference]:
    for key in dict.fromkeys((*after, *before)):
        was = told(before[key]) if key in before else ""
        now = told(after[key]) if key in after else ""
        if was == now:
            continue
        kind = Kind.CHANGED if was and now else Kind.ADDED if now else Kind.REMOVED
        what = key if name is str else name(after.get(key, before.get(key)))
        yield Difference(what=what, kind=kind, before=was, after=now)


def _sections(outline: Outline) -> dict[str, OutlineSection]:
    return {one.lasting: one for one in outline.sections}


def _frame(outline: Outline) -> dict[str, str]:
    return {
        "Lưu ý chung": "\n".join(outline.notes),
        "Kỳ báo cáo": "; ".join(one.title for one in outline.periods),
        "Dự án": "\n".join(f"{one.code}: {one.title}" for one in outline.projects),
        "Nguồn vốn": "; ".join(one.title for one in outline.sources),
    }


def _named_section(one: OutlineSection) -> str:
    return f"Mục {one.number}"


def _of_section(one: OutlineSection) -> str:
    lines = [f"{one.number}. {one.title}", *(f"- {ask}" for ask in one.asks)]
    if one.most_words:
        lines.append(f"Không quá {one.most_words} chữ")
    if one.indicators:
        lines.append(f"Số liệu: {', '.join(one.indicators)}")
    return "\n".join(lines)


def _named_figure(one: Indicator) -> str:
    return f"Chỉ tiêu {one.code}"


def _of_figure(one: Indicator) -> str:
    lines = [f"{one.name} ({one.unit})"]
    if one.formula:
        lines.append(f"Tính: {one.formula.text}")
    lines += [f"Bắt buộc: {rule.text}" for rule in one.hard]
    lines += [f"Cần giải trình nếu sai: {rule.text}" for rule in one.soft]
    lines.append(
        f"{one.chain.value}, {one.project}, {one.over_units.value}, {one.over_time.value}, "
        f"{one.decimals}, {one.applies}"
    )
    return "\n".join(lines)
