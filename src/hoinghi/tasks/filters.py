"""Filters of the list of tasks, as they stand in the address of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from hoinghi.tasks.listing import TaskRow
from hoinghi.tasks.numbers import whole
from hoinghi.tasks.rules import State, Timing

SOURCES = ("plan", "hand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; empty keeps all.

    Attributes:
        words: In the task, its sentence or the names of its bodies, whatever their accents.
        body: Primary key of a body that leads or supports.
        state, timing: Of the whole task or of one of its shares.
        source: ``"plan"`` or ``"hand"``.
    """

    words: str = ""
    body: int | None = None
    state: State | None = None
    timing: Timing | None = None
    source: str = ""

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
        }
        return urlencode({name: str(value) for name, value in told.items() if value})

    def keep(self, rows: Iterable[TaskRow]) -> list[TaskRow]:
        return [row for row in rows if self._keeps(row)]

    def _keeps(self, row: TaskRow) -> bool:
        return (
            (self.body is None or self.body in row.bodies)
            and self._keeps_state(row)
            and (not self.source or row.task.by_hand == (self.source == "hand"))
            and all(word in _plain(_text_of(row)) for word in _plain(self.words).split())
        )

    def _keeps_state(self, row: TaskRow) -> bool:
        """Of a body asked for, its own share counts; else the whole task."""
        own = [duty for duty in row.duties if duty.duty.organisation_id == self.body]
        states = {duty.state for duty in own} if self.body and own else {row.state}
        timings = {duty.timing for duty in own} if self.body and own else {row.timing}
        return (self.state is None or self.state in states) and (
            self.timing is None or self.timing in timings
        )


def _text_of(row: TaskRow) -> str:
    return " ".join([row.task.action, row.sentence, *row.leads, *row.supporting])


def _plain(text: str) -> str:
    """Write *text* small and without accents: people search as they type."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
