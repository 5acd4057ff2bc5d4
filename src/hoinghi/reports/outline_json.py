"""Đề cương của một hội nghị giữ trọn bằng JSON: danh mục sau này có đổi, nó vẫn vậy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hoinghi.reports.formulas import Condition
from hoinghi.reports.indicators import Indicator, indicator
from hoinghi.reports.outlines import Outline, OutlineSection, named_of, section_of
from hoinghi.reports.periods import Named, Period


def as_json(outline: Outline) -> dict[str, Any]:
    """Give *outline* as plain JSON values."""
    return {
        "code": outline.code,
        "title": outline.title,
        "subjects": list(outline.subjects),
        "notes": list(outline.notes),
        "sections": [_section_out(one) for one in outline.sections],
        "indicators": [row_of(one) for one in outline.indicators.values()],
        "periods": [_period_out(one) for one in outline.periods],
        "projects": _named_out(outline.projects),
        "sources": _named_out(outline.sources),
    }


def of_json(data: Mapping[str, Any]) -> Outline:
    """Read what ``as_json`` gave.

    Raises:
        FormulaRefused: A formula or rule cannot be read.
        ValueError, KeyError: It is something else.
    """
    return Outline(
        code=data["code"],
        title=data["title"],
        subjects=tuple(data["subjects"]),
        notes=tuple(data["notes"]),
        sections=tuple(section_of(one) for one in data["sections"]),
        # A draft may ask for less than its formulas need: ``outline_check`` says so, no outline
        # becomes unreadable by it.
        indicators={one.code: one for one in map(indicator, data["indicators"])},
        periods=tuple(_period_in(one) for one in data["periods"]),
        projects=named_of(data["projects"]),
        sources=named_of(data["sources"]),
    )


def row_of(one: Indicator) -> dict[str, str]:
    """Give *one* as a row of the list of indicators (``data/indicators.csv``)."""
    return {
        "code": one.code,
        "core": "1" if one.is_core else "0",
        "name_vi": one.name,
        "name_en": one.name_en,
        "unit": one.unit,
        "project": one.project,
        "chain": one.chain.value,
        "reporter": ";".join(one.reporters),
        "input": "computed" if one.is_computed else "typed",
        "agg_units": one.over_units.value,
        "agg_time": one.over_time.value,
        "direction": one.direction.value,
        "decimals": str(one.decimals),
        "formula": one.formula.text if one.formula else "",
        "hard_rule": _joined(one.hard),
        "soft_rule": _joined(one.soft),
        "applies": one.applies,
        "source": one.source,
    }


def _joined(rules: Sequence[Condition]) -> str:
    if len(rules) == 1:
        return rules[0].text
    return " and ".join(f"({rule.text})" for rule in rules)


def _section_out(one: OutlineSection) -> dict[str, Any]:
    return {
        "number": one.number,
        "title": one.title,
        "asks": list(one.asks),
        "kind": one.kind.value,
        "most_words": one.most_words,
        "indicators": list(one.indicators),
        "key": one.key,
    }


def _period_out(one: Period) -> dict[str, str]:
    return {
        "code": one.code,
        "title": one.title,
        "first": one.first.isoformat(),
        "last": one.last.isoformat(),
    }


def _period_in(told: Mapping[str, str]) -> Period:
    return Period(
        code=told["code"],
        title=told["title"],
        first=date.fromisoformat(told["first"]),
        last=date.fromisoformat(told["last"]),
    )


def _named_out(every: tuple[Named, ...]) -> dict[str, str]:
    return {one.code: one.title for one in every}
