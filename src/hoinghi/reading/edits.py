"""Corrections of what was read: applied on top of it in order; the reading itself stays.

A part is named by its kind and a key: of the heading the field, of a list ``"r3"`` (the fourth
that was read) or ``"a12"`` (added by correction 12), of a part that there is one of ``"-"``.
Python thuần.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final

from hoinghi.reading.as_json import PART_READERS, PLAN_READERS, Reader, plain
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Lines,
    Part,
    Plan,
    Recipient,
    Section,
    Signature,
    Talk,
    Task,
)

HEADING: Final = "heading"
ONLY: Final = "-"
#: Fields of the heading, in the order in which a document prints them.
HEADING_FIELDS: Final = ("kind", "number", "issuer", "parent_issuer", "place", "date", "title")
SINGLES: Final[Mapping[str, type[Part]]] = {
    "event": Event,
    "awards": Awards,
    "signature": Signature,
}
LISTS: Final[Mapping[str, type[Part]]] = {
    "legal_bases": LegalBasis,
    "tasks": Task,
    "agenda": AgendaItem,
    "talks": Talk,
    "delegates": DelegateRule,
    "funding": Funding,
    "recipients": Recipient,
    "sections": Section,
}
#: How a part was read is no field to correct.
_NOT_SAID: Final = ("rule", "doubt")


class Act(StrEnum):
    """What a correction does; ``SURE`` says that a part was read rightly."""

    SET = "set"
    ADD = "add"
    REMOVE = "remove"
    SURE = "sure"
    UNDO = "undo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One correction.

    Attributes:
        number: Counts from 1 in the order of making.
        before, after: Values by field, as the JSON of ``as_json``; of an added part all of them.
        undoes: Number of the correction that this one takes back.
        finding: Key of the finding that it settles; empty where none.
    """

    number: int
    act: Act
    part: str = ""
    key: str = ""
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)
    undoes: int | None = None
    finding: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """A plan with its corrections.

    Attributes:
        keys: Kind of a list → the keys of its parts, in the order of the plan.
        edited: Kind and key of the parts that people changed, added or found right.
    """

    plan: Plan
    keys: Mapping[str, tuple[str, ...]]
    edited: frozenset[tuple[str, str]] = frozenset()

    def part_of(self, kind: str, key: str) -> Part | None:
        """Give a part of a list or one that there is one of; none where it is no more."""
        if kind in SINGLES:
            part: Part = getattr(self.plan, kind)
            return part if key == ONLY else None
        found = zip(self.keys.get(kind, ()), getattr(self.plan, kind, ()), strict=False)
        return next((part for own, part in found if own == key), None)

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is such a part, or could be."""
        if kind == HEADING:
            return key in HEADING_FIELDS
        return self.part_of(kind, key) is not None

    def said(self, kind: str, key: str) -> dict[str, Any]:
        """Give what a part says, by field, as JSON; lines last."""
        if kind == HEADING:
            return {key: plain(getattr(self.plan, key))}
        part = self.part_of(kind, key)
        if part is None:
            return {}
        return {name: plain(getattr(part, name)) for name in readers_of(type(part))}

    def doubt(self, kind: str, key: str) -> str | None:
        """Why a person should look at a part; none where nothing speaks against it."""
        if kind == HEADING:
            return dict(self.plan.header_doubts).get(key)
        part = self.part_of(kind, key)
        return part.doubt if part else None


def kind_of(kind: str) -> type[Part] | None:
    """Give the class of a list's parts, or of the one part there is; none for the heading."""
    return LISTS.get(kind) or SINGLES.get(kind)


def readers_of(cls: type[Part]) -> dict[str, Reader]:
    """Give the fields that a part says, with what reads each from JSON."""
    # On its own a line of Nơi nhận is written like a paragraph: its text and its lines.
    readers = PART_READERS[Funding if cls is Recipient else cls]
    return {name: read for name, read in readers.items() if name not in _NOT_SAID}


def uncorrected(plan: Plan) -> Corrected:
    """Give *plan* as it was read, with the keys of its parts."""
    keys = {kind: tuple(f"r{at}" for at in range(len(getattr(plan, kind)))) for kind in LISTS}
    return Corrected(plan=plan, keys=keys)


def standing(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Give the corrections that nobody took back; to take back a taking back puts it in force."""
    undone: set[int] = set()
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda one: one.number, reverse=True):
        if edit.number in undone:
            continue
        if edit.act is Act.UNDO:
            undone.add(edit.undoes or 0)
        else:
            kept.append(edit)
    return tuple(reversed(kept))


def apply(plan: Plan, edits: Iterable[Edit]) -> Corrected:
    """Give *plan* with *edits*; one about a part that is no more changes nothing.

    Raises:
        ValueError: A value is not of the kind that its field holds.
    """
    work = _Work(plan)
    for edit in standing(edits):
        work.take(edit)
    return work.done()


class _Work:
    """A plan taken apart, so that corrections find its parts by their keys."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lists: dict[str, list[tuple[str, Part]]] = {
            kind: [(f"r{at}", part) for at, part in enumerate(getattr(plan, kind))]
            for kind in LISTS
        }
        self._single: dict[str, Part] = {kind: getattr(plan, kind) for kind in SINGLES}
        self._heading: dict[str, Any] = {}
        self._doubts = dict(plan.header_doubts)
        self._edited: set[tuple[str, str]] = set()
        self._counted = [item.order for item in plan.agenda] == list(range(1, len(plan.agenda) + 1))

    def take(self, edit: Edit) -> None:
        if edit.part == HEADING:
            self._take_heading(edit)
        elif edit.part in SINGLES:
            self._single[edit.part] = self._changed(self._single[edit.part], edit)
            self._edited.add((edit.part, ONLY))
        elif edit.part in LISTS:
            self._take_list(edit)

    def _take_heading(self, edit: Edit) -> None:
        if edit.key not in HEADING_FIELDS:
            return
        if edit.act is Act.SET:
            path = f"{HEADING}.{edit.key}"
            self._heading[edit.key] = PLAN_READERS[edit.key](edit.after.get(edit.key), path)
        elif edit.act is Act.REMOVE:
            self._heading[edit.key] = None
        self._doubts.pop(edit.key, None)
        self._edited.add((HEADING, edit.key))

    def _take_list(self, edit: Edit) -> None:
        parts = self._lists[edit.part]
        if edit.act is Act.ADD:
            key = f"a{edit.number}"
            part = _made(LISTS[edit.part], edit.after, f"{edit.part}[{key}]")
            parts.insert(_place(parts, part), (key, part))
            self._edited.add((edit.part, key))
            return
        at = next((at for at, (key, _) in enumerate(parts) if key == edit.key), None)
        if at is None:
            return
        if edit.act is Act.REMOVE:
            del parts[at]
            return
        parts[at] = (edit.key, self._changed(parts[at][1], edit))
        self._edited.add((edit.part, edit.key))

    def _changed(self, part: Part, edit: Edit) -> Part:
        if edit.act is Act.REMOVE:
            return type(part)()
        readers = readers_of(type(part))
        path = f"{edit.part}[{edit.key}]"
        values = {
            name: readers[name](value, f"{path}.{name}")
            for name, value in edit.after.items()
            if name in readers and edit.act is Act.SET
        }
        return replace(part, doubt=None, **values)

    def done(self) -> Corrected:
        lists = {kind: tuple(part for _, part in parts) for kind, parts in self._lists.items()}
        if self._counted:
            # Of a programme numbered throughout, points that came and went leave no gap.
            lists["agenda"] = tuple(
                replace(item, order=order)  # type: ignore[call-arg] # all are AgendaItem
                for order, item in enumerate(lists["agenda"], 1)
            )
        values: dict[str, Any] = {**self._heading, **lists, **self._single}
        plan = replace(self._plan, header_doubts=tuple(self._doubts.items()), **values)
        keys = {kind: tuple(key for key, _ in parts) for kind, parts in self._lists.items()}
        return Corrected(plan=plan, keys=keys, edited=frozenset(self._edited))


def _made(cls: type[Part], said: Mapping[str, Any], path: str) -> Part:
    readers = readers_of(cls)
    return cls(**{name: read(said.get(name), f"{path}.{name}") for name, read in readers.items()})


def _place(parts: Sequence[tuple[str, Part]], part: Part) -> int:
    """Where *part* belongs by its lines: before the first that stands further down."""
    first = _first(part)
    return next((at for at, (_, one) in enumerate(parts) if _first(one) > first), len(parts))


def _first(part: Part) -> int:
    lines: Lines | None = getattr(part, "lines", None)
    return lines.first if lines and lines.first else 1_000_000


def edit_to_json(edit: Edit) -> dict[str, Any]:
    """Write a correction as plain JSON."""
    return {
        "number": edit.number,
        "act": edit.act.value,
        "part": edit.part,
        "key": edit.key,
        "before": dict(edit.before),
        "after": dict(edit.after),
        "undoes": edit.undoes,
        "finding": edit.finding,
    }


def edit_from_json(data: Mapping[str, Any]) -> Edit:
    """Read what ``edit_to_json`` wrote."""
    return Edit(**{**data, "act": Act(data["act"])})
