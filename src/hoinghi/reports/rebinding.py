"""Lời người soạn viết lại mà số vẫn gắn với nguồn. Python thuần.

A drafter rewords a paragraph as plain text. Figures that the paragraph had are found again in it
and stay bound; a number that is none of them has no source, and is pointed out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from hoinghi.reports.narrative import Bound, Piece, Told

_TOKEN: Final = re.compile(r"\{\{(.+?)\}\}")
_NUMBER: Final = re.compile(r"(?<![\w.,/])\d[\d.,]*%?")
_NO_FIGURE: Final = re.compile(
    r"(?:năm(?=\s+\d{4}\b)|tháng|ngày|quý|dự án|tiểu dự án|mục|điều|khoản|số|giai đoạn)"
    r"\s+\d[\d./-]*(?:\s*[-–]\s*\d+)?(?:/[\w/-]+)?",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A figure that is not what it was when somebody wrote the words around it."""

    label: str
    before: str
    now: str


def bind(text: str, bound: Sequence[Bound]) -> str:
    """Put the name of its total in the place of each figure of *bound* that stands in *text*.

    A figure that stands twice is bound at both places; the longer of two goes first, so that
    "20" is not found inside "1.205".
    """
    by_shown = {one.shown: one.source for one in reversed(bound)}
    text = text.replace("{{", "{ {").replace("}}", "} }")
    if not by_shown:
        return text
    longest_first = sorted(by_shown, key=len, reverse=True)
    found = re.compile("|".join(_whole(shown) for shown in longest_first))
    return found.sub(lambda match: "{{" + by_shown[match[0]] + "}}", text)


def _whole(shown: str) -> str:
    return rf"(?<![\w.,]){re.escape(shown)}(?![\w]|[.,]\d)"


def reworded(told: Told, text: str) -> Told:
    """Give *told* in the words of *text* (``bind``), its figures as they are now.

    A figure that is no longer told of stands as "……".
    """
    now = {one.source: one for one in told.bound}
    return Told(key=told.key, section=told.section, pieces=tuple(_pieces(text, now)))


def _pieces(text: str, now: dict[str, Bound]) -> list[Piece]:
    pieces: list[Piece] = []
    for place, part in enumerate(_TOKEN.split(text)):
        if place % 2 == 0:
            pieces += [part] if part else []
        else:
            pieces.append(now.get(part) or Bound(shown="……", label=part, source=part))
    return pieces


def used_in(text: str, bound: Sequence[Bound]) -> list[Bound]:
    """Give those of *bound* that stand in *text* (``bind``)."""
    names = set(_TOKEN.findall(text))
    return [one for one in bound if one.source in names]


def seen(bound: Sequence[Bound]) -> list[str]:
    """Keep what the figures showed: to be compared with ``moved``."""
    return [f"{one.source}={one.shown}" for one in bound]


def moved(kept: Sequence[str], bound: Sequence[Bound]) -> tuple[Moved, ...]:
    """Tell which figures changed since *kept* was written down."""
    now = {one.source: one for one in bound}
    pairs = (one.rpartition("=") for one in kept)
    return tuple(
        Moved(label=now[source].label, before=before, now=now[source].shown)
        for source, _, before in pairs
        if source in now and now[source].shown != before
    )


def without_source(text: str, bound: Sequence[Bound]) -> tuple[str, ...]:
    """Give the numbers of *text* that are none of its bound figures, dates and numbers of items."""
    rest = _NO_FIGURE.sub(" ", _TOKEN.sub(" ", bind(text, bound)))
    return tuple(dict.fromkeys(match[0].rstrip(".,") for match in _NUMBER.finditer(rest)))
