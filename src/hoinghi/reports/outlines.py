"""Report outlines (đề cương báo cáo) as data files, ``outlines/<code>.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineSection:
    """A heading of the outline and what is asked under it, one sentence each.

    ``number`` is "III" or, for a part of a section, "II.3".
    """

    number: str
    title: str
    asks: tuple[str, ...]

    @property
    def numbering(self) -> tuple[int, str]:
        """Level of the heading and its marker as printed: (1, "III") or (2, "3")."""
        above, _, own = self.number.rpartition(".")
        return (2, own) if above else (1, own)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineFigure:
    """A figure that is asked: name, unit; ``group`` is the heading it stands under."""

    name: str
    unit: str
    group: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An outline. ``subjects`` are words of a title that it serves; empty serves any."""

    code: str
    title: str
    subjects: tuple[str, ...]
    notes: tuple[str, ...]
    sections: tuple[OutlineSection, ...]
    figures: tuple[OutlineFigure, ...]


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


def _outline(data: dict) -> Outline:  # type: ignore[type-arg] # a YAML mapping, typed right below
    return Outline(
        code=data["code"],
        title=data["title"],
        subjects=tuple(data["subjects"]),
        notes=tuple(data["notes"]),
        sections=tuple(
            OutlineSection(number=s["number"], title=s["title"], asks=tuple(s["asks"]))
            for s in data["sections"]
        ),
        figures=tuple(
            OutlineFigure(name=row["name"], unit=row["unit"], group=figures["group"])
            for figures in data["figures"]
            for row in figures["rows"]
        ),
    )
