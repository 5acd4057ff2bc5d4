"""Hai người, hay một người mất mạng, cùng viết một báo cáo: ghép từng ô. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, TypeVar

from hoinghi.reports.checking import Answer
from hoinghi.reports.content import Cell, Content

Key = TypeVar("Key")
Value = TypeVar("Value")
_NONE: Mapping[Any, Any] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What somebody changed: place → (what stood there when they began, what they wrote).

    None stands for an empty place.
    """

    answers: Mapping[Cell, tuple[Answer | None, Answer | None]] = field(
        default_factory=lambda: _NONE
    )
    texts: Mapping[str, tuple[str | None, str | None]] = field(default_factory=lambda: _NONE)
    reasons: Mapping[str, tuple[str | None, str | None]] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """A place that somebody else changed meanwhile to something else; both values.

    ``kind`` is "answers", "texts" or "reasons"; ``place`` its name there.
    """

    kind: str
    place: str
    theirs: Answer | str | None
    mine: Answer | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What stands after merging; where both changed a place, theirs stands: a ``Clash``."""

    content: Content
    clashes: tuple[Clash, ...]


def merged(standing: Content, written: Written) -> Merged:
    """Write into *standing* what was *written*, place by place."""
    clashes: list[Clash] = []
    return Merged(
        content=Content(
            answers=_merge("answers", standing.answers, written.answers, clashes),
            texts=_merge("texts", standing.texts, written.texts, clashes),
            reasons=_merge("reasons", standing.reasons, written.reasons, clashes),
        ),
        clashes=tuple(clashes),
    )


def _merge(
    kind: str,
    standing: Mapping[Key, Value],
    written: Mapping[Key, tuple[Value | None, Value | None]],
    clashes: list[Clash],
) -> dict[Key, Value]:
    found = dict(standing)
    for place, (before, after) in written.items():
        now = found.get(place)
        if now == after:
            continue
        if now != before:
            clashes.append(Clash(kind=kind, place=str(place), theirs=now, mine=after))  # type: ignore[arg-type] # Answer or str
        elif after is None:
            found.pop(place, None)
        else:
            found[place] = after
    return found


def differences(old: Content, new: Content) -> Written:
    """Give what changed from *old* to *new*."""
    return Written(
        answers=dict(_changed(old.answers, new.answers)),
        texts=dict(_changed(old.texts, new.texts)),
        reasons=dict(_changed(old.reasons, new.reasons)),
    )


def _changed(
    old: Mapping[Key, Value], new: Mapping[Key, Value]
) -> Iterator[tuple[Key, tuple[Value | None, Value | None]]]:
    for place in dict.fromkeys((*old, *new)):
        before, after = old.get(place), new.get(place)
        if before != after:
            yield place, (before, after)
