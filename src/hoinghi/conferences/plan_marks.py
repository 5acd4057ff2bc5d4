"""What a person marked on the left side, read as the parts that it is said to be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hoinghi.conferences import plan_edits
from hoinghi.conferences.models import PlanDraft
from hoinghi.reading.as_json import plain
from hoinghi.reading.edits import Corrected, readers_of
from hoinghi.reading.marked import MOST_LINES, read_marked
from hoinghi.reading.plan import Lines, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Lines that were marked, and the words in them."""

    lines: Lines
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def mark_of(draft: PlanDraft, *, tu: int, den: int, chu: str = "") -> Mark:
    """Give what was marked from line *tu* to *den*, either way round; *chu* where not all of it."""
    source = draft.source.split("\n")
    first, last = min(tu, den), max(tu, den)
    first = min(first, len(source))
    last = min(last, len(source), first + MOST_LINES - 1)
    whole = source[first - 1 : last]
    words = [line for line in chu.splitlines() if line.strip()]
    is_part = bool(words) and _letters(words) != _letters(whole)
    return Mark(lines=Lines(first, last), texts=tuple(words if is_part else whole))


def _letters(texts: list[str]) -> str:
    return "".join("".join(filter(str.isalnum, text)) for text in texts)


def parts_in(draft: PlanDraft, kind: str, mark: Mark) -> list[dict[str, Any]]:
    """Give what the parts say that the mark holds, by field, as JSON; at least one."""
    found = plan_edits.corrected(draft)
    year = found.plan.date or found.plan.event.start
    parts = read_marked(kind, mark.texts, mark.lines, year=year.year if year else None)
    return [_with_neighbour(found, kind, _said(part)) for part in parts]


def _said(part: Part) -> dict[str, Any]:
    return {name: plain(getattr(part, name)) for name in readers_of(type(part))}


def _with_neighbour(found: Corrected, kind: str, said: dict[str, Any]) -> dict[str, Any]:
    """Fill in what a heading above says: who leads, which group. The person sees it in the form."""
    field = {"tasks": "owners", "delegates": "group"}.get(kind)
    if field is None or said[field]:
        return said
    above = [part for part in getattr(found.plan, kind) if part.lines.first <= said["lines"][0]]
    return {**said, field: plain(getattr(above[-1], field))} if above else said
