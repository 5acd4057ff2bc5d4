"""Report outlines (đề cương báo cáo) as values; those of the house: ``outlines/<code>.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Indicator, as_list, asked_by, indicators
from hoinghi.reports.periods import Named, Period, years_told


class SectionKind(StrEnum):
    """What a section is for, where the house reads more out of it than its words."""

    TEXT = "text"
    RESULTS = "results"
    """Outputs and their effect."""
    MOVEMENT = "movement"
    """The movement: models, initiatives, persons to commend."""
    ASSESSMENT = "assessment"
    """Effect, limits with their causes, lessons."""
    TASKS = "tasks"
    PROPOSALS = "proposals"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A heading of the outline and what is asked under it, one sentence each.

    Attributes:
        number: "III" or, for a part of a section, "II.3".
        most_words: How long its text may be; None for no limit.
        indicators: Codes of the figures asked for under it, in their order.
        key: What it is called through all versions of the outline, whatever its number becomes;
            "" where its number serves.
    """

    number: str
    title: str
    asks: tuple[str, ...]
    kind: SectionKind = SectionKind.TEXT
    most_words: int | None = None
    indicators: tuple[str, ...] = ()
    key: str = ""

    @property
    def lasting(self) -> str:
        """Give what it is called through all versions."""
        return self.key or self.number

    @property
    def numbering(self) -> tuple[int, str]:
        """Level of the heading and its marker as printed: (1, "III") or (2, "3")."""
        above, _, own = self.number.rpartition(".")
        return (2, own) if above else (1, own)

    @property
    def is_written(self) -> bool:
        """Tell whether words are asked for under it: a heading of parts has none of its own."""
        return bool(self.asks)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineFigure:
    """A figure that is asked: name, unit; ``group`` is the heading it stands under."""

    code: str
    name: str
    unit: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An outline. ``subjects`` are words of a title that it serves; empty serves any.

    Attributes:
        indicators: Every figure that a section asks for, by code.
        periods: The years that are reported; none where the outline is of no conference yet.
        projects: Those whose money is reported apart, and ``sources`` of that money.
    """

    code: str
    title: str
    subjects: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    indicators: Mapping[str, Indicator] = field(default_factory=lambda: MappingProxyType({}))
    periods: tuple[Period, ...] = ()
    projects: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()

    @property
    def figures(self) -> tuple[OutlineFigure, ...]:
        """Give the figures that bodies type, each under its heading."""
        return tuple(self._figures())

    def _figures(self) -> Iterator[OutlineFigure]:
        for section in self.sections:
            for code in section.indicators:
                one = self.indicators[code]
                if not one.is_computed:
                    group = f"{section.title} (mục {section.number})"
                    yield OutlineFigure(code=code, name=one.name, unit=one.unit, group=group)

    def section(self, number: str) -> OutlineSection | None:
        """Give the section of *number*; None where there is none."""
        return next((one for one in self.sections if one.number == number), None)


def for_conference(known: Outline, title: str, today: date) -> Outline:
    """Give *known* for a conference of that title: with the years that it reviews."""
    return replace(known, periods=years_told(title, today))


def choose(title: str) -> Outline:
    """Give the outline whose subject the conference's title names, else the general one."""
    told = title.casefold()
    fitting = [o for o in all_outlines() if any(word in told for word in o.subjects)]
    return fitting[0] if fitting else outline("chung")


def outline(code: str) -> Outline:
    """Give the outline of *code*; an unknown one is a programmer's error (KeyError)."""
    return {known.code: known for known in all_outlines()}[code]


@cache
def all_outlines() -> tuple[Outline, ...]:
    """Read every data file, in the order of their names."""
    folder = resources.files("hoinghi.reports") / "outlines"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name)
    return tuple(_outline(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files)


def _outline(data: dict[str, Any]) -> Outline:
    sections = tuple(section_of(told) for told in data["sections"])
    return Outline(
        code=data["code"],
        title=data["title"],
        subjects=tuple(data["subjects"]),
        notes=tuple(data["notes"]),
        sections=sections,
        indicators=needed(sections, indicators()),
        projects=named_of(data.get("projects", {})),
        sources=named_of(data.get("sources", {})),
    )


def section_of(told: Mapping[str, Any]) -> OutlineSection:
    """Make a section of a mapping of a data file, or of JSON."""
    return OutlineSection(
        number=told["number"],
        title=told["title"],
        asks=tuple(told["asks"]),
        kind=SectionKind(told.get("kind", SectionKind.TEXT)),
        most_words=told.get("most_words"),
        indicators=tuple(told.get("indicators", ())),
        key=told.get("key", ""),
    )


def named_of(told: Mapping[str, str]) -> tuple[Named, ...]:
    """Make projects or sources of code → title."""
    return tuple(Named(code=code, title=title) for code, title in told.items())


def needed(
    sections: tuple[OutlineSection, ...], known: Mapping[str, Indicator]
) -> Mapping[str, Indicator]:
    """Give what *sections* ask for, and drop rules about figures that nobody is asked for.

    Raises:
        KeyError: A section asks for a code that is not *known*.
        ValueError: A formula needs a figure that no section asks for, or one stands twice.
    """
    codes = [code for section in sections for code in section.indicators]
    return as_list(_without_strange(known[code], frozenset(codes)) for code in codes)


def _without_strange(one: Indicator, codes: frozenset[str]) -> Indicator:
    if asked_by(one) <= codes | {YEARS}:
        return one
    kept = codes | {YEARS}
    return replace(
        one,
        hard=tuple(rule for rule in one.hard if rule.names <= kept),
        soft=tuple(rule for rule in one.soft if rule.names <= kept),
    )
