"""Nội dung một báo cáo: số liệu từng ô, lời từng mục, lý do giải trình. Python thuần.

Kept as JSON with a draft and with every revision that was sent: ``as_json`` and ``of_json``.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from types import MappingProxyType
from typing import Any, NamedTuple

from hoinghi.reports.checking import Answer, Said

_SEPARATOR = "|"
_FARTHEST = 40
"""Digits stand no farther from the comma: 1e999999999 written out is a gigabyte."""
_EMPTY: Mapping[Any, Any] = MappingProxyType({})
_SAID: Mapping[str, Said] = MappingProxyType({one.value: one for one in Said})


class Cell(NamedTuple):
    """Where a figure stands. A tuple, for it is looked up hundreds of times in every report.

    Attributes:
        indicator: Its code.
        period: Code of the period.
        part: "" for the whole; "DA2/trung-uong" where it is broken down by project and source.
    """

    indicator: str
    period: str
    part: str = ""

    def __str__(self) -> str:
        return _SEPARATOR.join((self.indicator, self.period, self.part))

    @classmethod
    def named(cls, name: str) -> Cell:
        """Read what ``str`` writes.

        Raises:
            ValueError: It is no name of a cell.
        """
        return _named(name)


# Every report names the same places.
@lru_cache(maxsize=20_000)
def _named(name: str) -> Cell:
    indicator, period, part = name.split(_SEPARATOR)
    return Cell(indicator, period, part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a body answers.

    Attributes:
        answers: Figures; a cell that is not there is empty, which is not 0.
        texts: Section number → its text as clean HTML (``rich_text.clean``).
        reasons: ``Fault.key`` → why it is so all the same.
        sources: Name of a cell or number of a section → where in which file of the body it was
            read; nothing for what was typed.
    """

    answers: Mapping[Cell, Answer] = field(default_factory=lambda: _EMPTY)
    texts: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    reasons: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    sources: Mapping[str, str] = field(default_factory=lambda: _EMPTY)


def usual_day(content: Content, period: str) -> date | None:
    """Give the day of which most figures of *period* speak; None where none says."""
    told = Counter(
        answer.as_of
        for cell, answer in content.answers.items()
        if cell.period == period and answer.as_of
    )
    return told.most_common(1)[0][0] if told else None


def as_json(content: Content) -> dict[str, Any]:
    """Give *content* as plain JSON values, in one order for one content."""
    told: dict[str, Any] = {
        "answers": {
            str(cell): answer_out(content.answers[cell]) for cell in sorted(content.answers)
        },
        "texts": dict(sorted(content.texts.items())),
        "reasons": dict(sorted(content.reasons.items())),
    }
    # Left out where there are none, so that the check value of what was typed stays as it was.
    return told | {"sources": dict(sorted(content.sources.items()))} if content.sources else told


def of_json(data: Mapping[str, Any]) -> Content:
    """Read what ``as_json`` gave.

    Raises:
        ValueError: It is something else.
    """
    try:
        return Content(
            answers={
                _cell(name): answer_in(told) for name, told in data.get("answers", {}).items()
            },
            texts={str(number): str(text) for number, text in data.get("texts", {}).items()},
            reasons={str(key): str(text) for key, text in data.get("reasons", {}).items()},
            sources={str(key): str(text) for key, text in data.get("sources", {}).items()},
        )
    except (AttributeError, TypeError, InvalidOperation, IndexError) as error:
        raise ValueError("no content of a report") from error


@lru_cache(maxsize=4096)
def _cell(name: str) -> Cell:
    # Every body answers the same cells: they are one value in all that is remembered.
    return Cell.named(name)


def digest(content: Mapping[str, Any]) -> str:
    """Give the check value of a content as JSON (SHA-256, hexadecimal)."""
    told = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def answer_out(answer: Answer) -> list[Any]:
    number = None if answer.number is None else format(answer.number, "f")
    as_of = answer.as_of.isoformat() if answer.as_of else None
    return [answer.said.value, number, answer.is_official, as_of]


def answer_in(told: list[Any]) -> Answer:
    said, number, is_official, as_of = told
    return Answer(
        said=_SAID.get(said) or Said(said),
        number=None if number is None else _number_in(number),
        is_official=bool(is_official),
        as_of=date.fromisoformat(as_of) if as_of else None,
    )


def _number_in(told: str) -> Decimal:
    if len(told) < _FARTHEST and told.isascii() and told.replace(".", "", 1).isdigit():
        return Decimal(told)
    try:
        number = Decimal(told)
    except InvalidOperation as error:
        raise ValueError("no number") from error
    far = number.as_tuple().exponent
    if not isinstance(far, int) or far < -_FARTHEST or number.adjusted() > _FARTHEST:
        raise ValueError("no number of a report")
    return number
