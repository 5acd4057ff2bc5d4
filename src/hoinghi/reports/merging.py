"""Hai người, hay một người mất mạng, cùng viết một báo cáo: ghép từng ô. Python thuần."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
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

    None stands for an empty place. ``sources`` says where something was read (``Content``).
    """

    answers: Mapping[Cell, tuple[Answer | None, Answer | None]] = field(
        default_factory=lambda: _NONE
    )
    texts: Mapping[str, tuple[str | None, str | None]] = field(default_factory=lambda: _NONE)
    reasons: Mapping[str, tuple[str | None, str | None]] = field(default_factory=lambda: _NONE)
    sources: Mapping[str, str] = field(default_factory=lambda: _NONE)


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
    found = Content(
        answers=_merge("answers", standing.answers, written.answers, clashes),
        texts=_merge("texts", standing.texts, written.texts, clashes),
        reasons=_merge("reasons", standing.reasons, written.reasons, clashes),
    )
    sources = _sources(standing, found, written.sources)
    return Merged(content=replace(found, sources=sources), clashes=tuple(clashes))


def _sources(old: Content, new: Content, read: Mapping[str, str]) -> dict[str, str]:
    """Give where each place was read; what somebody wrote over was not read there any more."""
    answers = {str(cell): (old.answers.get(cell), one) for cell, one in new.answers.items()}
    texts = {number: (old.texts.get(number), text) for number, text in new.texts.items()}
    changed = {place for place, (was, now) in {**answers, **texts}.items() if was != now}
    standing = {**answers, **texts}.keys()
    kept = {
        place: told
        for place, told in old.sources.items()
        if place in standing and place not in changed
    }
    return kept | {place: told for place, told in read.items() if place in changed}


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
