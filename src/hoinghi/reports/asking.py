"""Mỗi đơn vị được hỏi gì: mục nào, số liệu nào, dự án nào. Python thuần.

The default follows who reports a figure in the list of indicators and ``data/allocation.yaml``;
an office changes it for each body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from hoinghi.reports.content import Cell
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline, OutlineSection
from hoinghi.reports.periods import Named, parts

COMMUNE = "commune"
"""The reporter that answers everything of its area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocation:
    """What a body is asked: numbers of sections, codes of indicators and of projects."""

    sections: tuple[str, ...]
    indicators: tuple[str, ...]
    projects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """An outline as one body sees it."""

    outline: Outline
    allocation: Allocation

    @property
    def sections(self) -> tuple[OutlineSection, ...]:
        """Give its sections in order, with the headings above them."""
        own = frozenset(self.allocation.sections)
        above = {number.rpartition(".")[0] for number in own}
        return tuple(one for one in self.outline.sections if one.number in own | above)

    @property
    def written(self) -> tuple[OutlineSection, ...]:
        """Give the sections that it answers in words."""
        own = frozenset(self.allocation.sections)
        return tuple(one for one in self.outline.sections if one.number in own and one.is_written)

    @property
    def indicators(self) -> Mapping[str, Indicator]:
        """Give its figures by code in the order of the outline, computed ones included."""
        own = frozenset(self.allocation.indicators)
        every = self.outline.indicators
        return MappingProxyType({code: one for code, one in every.items() if code in own})

    @property
    def projects(self) -> tuple[Named, ...]:
        own = frozenset(self.allocation.projects)
        return tuple(one for one in self.outline.projects if one.code in own)

    @property
    def parts(self) -> tuple[str, ...]:
        """Give the project and source of each row of money."""
        return parts(self.projects, self.outline.sources)

    def cells(self) -> Iterator[Cell]:
        """Give the cells that it fills in: period by period, in the order of the outline."""
        for period in self.outline.periods:
            for one in self.indicators.values():
                if not one.is_computed:
                    for part in self.parts if one.by_project else ("",):
                        yield Cell(one.code, period.code, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reporter:
    """A kind of body that reports: how its name is known, and which sections it answers."""

    code: str
    names: re.Pattern[str]
    sections: frozenset[str]
    projects: tuple[str, ...]


def reporter(name: str, kind: str) -> str:
    """Tell which reporter of the list of indicators a body is, by kind and name; "" for none.

    A people's committee answers for its area, whatever its name.
    """
    if kind == "peoples_committee":
        return COMMUNE
    told = name.casefold()
    return next((one.code for one in _reporters() if one.names.search(told)), "")


def allocated(outline: Outline, name: str, kind: str) -> Allocation:
    """Give what a body answers by default.

    A body whose field nothing tells is asked for every section in words and for no figures.
    """
    told = reporter(name, kind)
    if told in ("", COMMUNE):
        return _of_area(outline, has_figures=told == COMMUNE)
    known = next(one for one in _reporters() if one.code == told)
    own = tuple(code for code, one in outline.indicators.items() if told in one.reporters)
    with_figures = {s.number for s in outline.sections if set(s.indicators) & set(own)}
    # The sections of the table are those of the house's outlines, by which they are known for good.
    in_words = {s.number for s in outline.sections if s.lasting in known.sections}
    wanted = in_words | with_figures
    return Allocation(
        sections=tuple(one.number for one in outline.sections if one.number in wanted)
        or tuple(one.number for one in outline.sections),
        indicators=own,
        projects=tuple(one.code for one in outline.projects if one.code in known.projects),
    )


def _of_area(outline: Outline, *, has_figures: bool) -> Allocation:
    figures = outline.indicators if has_figures else {}
    return Allocation(
        sections=tuple(one.number for one in outline.sections),
        indicators=tuple(figures),
        projects=tuple(one.code for one in outline.projects) if has_figures else (),
    )


@cache
def _reporters() -> tuple[_Reporter, ...]:
    file = resources.files("hoinghi.reports") / "data" / "allocation.yaml"
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(
        _Reporter(
            code=code,
            names=re.compile(one["names"], re.IGNORECASE),
            sections=frozenset(one["sections"]),
            projects=tuple(one.get("projects", ())),
        )
        for code, one in told.items()
    )
