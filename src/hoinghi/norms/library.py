"""All norms together: the package's own files, then those of the office over them."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi.norms.calendars import Calendar, read_calendar
from hoinghi.norms.dated_figures import Figure, figure_on, read_figures
from hoinghi.norms.errors import NormFileRefused
from hoinghi.norms.periods import holds_on
from hoinghi.norms.records import Record

if TYPE_CHECKING:
    from hoinghi.norms.award_law import AwardLaws
    from hoinghi.norms.government import Level

PACKAGE = Path(__file__).parent
_TABLES = frozenset({"holidays", "levels", "award-laws"})


class Norms:
    """Norms of the package with those of *folders* over them, later folders last.

    Each topic (one file) is read when first asked for, and kept.
    """

    def __init__(self, folders: Sequence[Path] = ()) -> None:
        self._folders = (PACKAGE, *folders)
        for folder in folders:
            _refuse_strange_files(folder)
        self._figures: dict[str, dict[str, tuple[Figure, ...]]] = {}
        self._calendar: Calendar | None = None
        self._levels: tuple[Level, ...] | None = None
        self._award_laws: AwardLaws | None = None

    def figure(self, code: str, on: date) -> Figure:
        """Give the figure *code* in force on the day *on*.

        Raises:
            NormNotFound: The code is unknown, or nothing holds on that day.
            NormFileRefused: A file of the topic cannot be used.
        """
        return figure_on(self._topic(code.split(".")[0]), code, on)

    def figures(self, code: str) -> tuple[Figure, ...]:
        """Give the figure *code* through the years, in order of days; empty if unknown."""
        return self._topic(code.split(".")[0]).get(code, ())

    def calendar(self) -> Calendar:
        """Give the working days of State bodies."""
        if self._calendar is None:
            self._calendar = read_calendar(self._records("holidays"))
        return self._calendar

    def levels(self, on: date) -> tuple[Level, ...]:
        """Give the levels of local government on the day *on*, the highest first."""
        from hoinghi.norms.government import read_levels  # late: reading a plan needs no levels

        if self._levels is None:
            self._levels = read_levels(self._records("levels"))
        return tuple(level for level in self._levels if holds_on(level, on))

    def award_laws(self) -> AwardLaws:
        """Give the laws on emulation and reward, with powers and citations, by date."""
        from hoinghi.norms.award_law import read_award_laws  # late: reading a plan needs none

        if self._award_laws is None:
            self._award_laws = read_award_laws(self._records("award-laws"))
        return self._award_laws

    def _topic(self, topic: str) -> dict[str, tuple[Figure, ...]]:
        if topic not in self._figures:
            records = [] if topic in _TABLES else self._records(topic)
            self._figures[topic] = read_figures(records, topic)
        return self._figures[topic]

    def _records(self, topic: str) -> list[Record]:
        paths = (folder / f"{topic}.yaml" for folder in self._folders)
        return [Record.of_file(path) for path in paths if path.is_file()]


def _refuse_strange_files(folder: Path) -> None:
    """Refuse a folder that is not there, or a file whose name no topic has.

    A misspelt name would otherwise change nothing, and nobody would know.
    """
    if not folder.is_dir():
        raise NormFileRefused(str(folder), None, "không có thư mục này")
    topics = {path.name for path in PACKAGE.glob("*.yaml")}
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in topics:
            known = ", ".join(sorted(topics))
            raise NormFileRefused(path.name, None, f"tên tệp lạ; chỉ dùng: {known}")


def load(paths: Sequence[Path]) -> Norms:
    """Load the package's norms with the folders *paths* over them, the last one on top.

    Raises:
        NormFileRefused: A folder is missing or holds a file of an unknown name.
    """
    return Norms(paths)


@cache
def _current(folder: str) -> Norms:
    return load([Path(folder)] if folder else [])


def _norms() -> Norms:
    return _current(os.environ.get("HOINGHI_NORMS", ""))


def figure(code: str, on: date) -> Figure:
    """Give the figure *code* in force on the day *on*; see ``Norms.figure``."""
    return _norms().figure(code, on)


def figures(code: str) -> tuple[Figure, ...]:
    """Give the figure *code* through the years; see ``Norms.figures``."""
    return _norms().figures(code)


def calendar() -> Calendar:
    """Give the working days of State bodies; see ``Norms.calendar``."""
    return _norms().calendar()


def levels(on: date) -> tuple[Level, ...]:
    """Give the levels of local government on a day; see ``Norms.levels``."""
    return _norms().levels(on)


def award_laws() -> AwardLaws:
    """Give the laws on emulation and reward by date; see ``Norms.award_laws``."""
    return _norms().award_laws()
