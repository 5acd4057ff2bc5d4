"""Filters of the list of tasks, as they stand in the address of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from hoinghi.tasks.numbers import whole
from hoinghi.tasks.outline import Line
from hoinghi.tasks.rules import State, Timing
from hoinghi.units.day_fields import read_day

SOURCES = ("plan", "hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; empty keeps all.

    Attributes:
        words: In the task, its sentence or the names of its bodies, whatever their accents.
        body: Primary key of a body that leads or supports.
        state, timing: Of the whole task or of one of its shares.
        source: ``"plan"`` or ``"hand"``.
        day: Last day of the task.
        share: State of any of its shares.
    """

    words: str = ""
    body: int | None = None
    state: State | None = None
    timing: Timing | None = None
    source: str = ""
    day: date | None = None
    share: State | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """Read the address; what no filter understands keeps all."""
        body, source = query.get("don-vi", ""), query.get("nguon", "")
        return cls(
            words=" ".join(query.get("tim", "").split())[:200],
            body=whole(body),
            state=State(told) if (told := query.get("trang-thai")) in set(State) else None,
            timing=Timing(told) if (told := query.get("han")) in set(Timing) else None,
            source=source if source in SOURCES else "",
            day=read_day(query.get("ngay", "")),
            share=State(told) if (told := query.get("phan")) in set(State) else None,
        )

    @property
    def query(self) -> str:
        """The address again, without what is not asked for."""
        told = {
            "tim": self.words,
            "don-vi": self.body,
            "trang-thai": self.state,
            "han": self.timing,
            "nguon": self.source,
            "ngay": self.day,
            "phan": self.share,
        }
        return urlencode({name: str(value) for name, value in told.items() if value})

    def keep(self, lines: Iterable[Line], texts: Callable[[], Mapping[int, str]]) -> list[Line]:
        """Keep what is asked for; *texts* gives the words of each task, as ``plain`` writes them.

        They are asked for only where words are.
        """
        kept = [line for line in lines if self._keeps(line)] if self.query else list(lines)
        wanted = plain(self.words).split()
        if not wanted:
            return kept
        known = texts()
        return [line for line in kept if all(word in known.get(line.task, "") for word in wanted)]

    def _keeps(self, line: Line) -> bool:
        return (
            (self.body is None or self.body in line.bodies)
            and self._keeps_state(line)
            and (not self.source or line.by_hand == (self.source == "hand"))
            and (self.day is None or line.due == self.day)
            and (not self.share or any(own.state is self.share for own in line.shares))
        )

    def _keeps_state(self, line: Line) -> bool:
        """Of a body asked for, its own share counts; else the whole task."""
        shown = (self.body and line.share_of(self.body)) or line
        return (self.state is None or self.state is shown.state) and (
            self.timing is None or self.timing is shown.timing
        )


def plain(text: str) -> str:
    """Write *text* small and without accents: people search as they type."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
