"""What a rule looks at: the document, the plan read from it, and what is known of the world."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple, Protocol

from hoinghi.reading.dates import as_day
from hoinghi.reading.document import Document
from hoinghi.reading.names import BodyKind, parse_bodies
from hoinghi.reading.plan import Finding, Lines, Plan, Severity


class Directory(Protocol):
    """Bodies that an office knows; ``units.directory.Directory`` is one."""

    def count(self, kind: str, level: str) -> int | None:
        """Count bodies of a kind at a level, ``None`` when unknown; words of ``names``."""

    def resolve(self, name: str) -> object | None:
        """Give the one body of this name, ``None`` when unknown or not certain."""


class Calendar(Protocol):
    """Working days; ``norms.calendar()`` is one."""

    def is_working_day(self, day: date, /) -> bool: ...

    def add_working_days(self, day: date, n: int, /) -> date:
        """Count *n* working days on from *day*, which itself does not count."""

    def working_days_between(self, first: date, last: date, /) -> int:
        """Count the working days after *first* up to *last*, which counts."""


class FoundDate(NamedTuple):
    """A date in the text; ``day`` is ``None`` where the calendar has no such day."""

    day: date | None
    start: int
    end: int


# "14 /4/2026" and "ngày10 /3/2026" occur; "12/2026/TT-BTC" is a number, not a date. Looked for from
# the middle, which a fixed sign opens: a pattern that begins with a figure is tried everywhere.
_MONTH_AND_YEAR = (
    (re.compile(r"/\s?(\d{1,2})\s?/\s?(\d{4})(?![\d/])"), re.compile(r"(\d{1,2})\s?$")),
    (re.compile(r"tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)"), re.compile(r"(\d{1,2})\s+$")),
)
_WITHIN_NUMBER = frozenset("0123456789/")
_PLACES_SAID = 10
_DISTRIBUTION = re.compile(r"Nơi (?:nhận|gửi)\b")


@dataclass(frozen=True)
class Source:
    """A document and its plan, with what several rules need worked out once.

    ``text`` holds the paragraphs, one a line; every offset counts in it.
    """

    document: Document
    plan: Plan
    directory: Directory | None = None
    given_calendar: Calendar | None = None

    @cached_property
    def text(self) -> str:
        return "\n".join(paragraph.text for paragraph in self.document.paragraphs)

    @cached_property
    def source_text(self) -> str:
        """The lines as they are in the source; offsets count in it alone."""
        return "\n".join(self.document.lines)

    @cached_property
    def lower(self) -> str:
        """``text`` in small letters, with the same offsets."""
        lower = self.text.lower()
        return lower if len(lower) == len(self.text) else self.text

    @cached_property
    def lower_words(self) -> list[str]:
        """The words of ``lower`` in order, with the marks that touch them."""
        return self.lower.split()

    @cached_property
    def word_set(self) -> frozenset[str]:
        return frozenset(self.lower_words)

    @cached_property
    def starts(self) -> list[int]:
        starts, offset = [], 0
        for paragraph in self.document.paragraphs:
            starts.append(offset)
            offset += len(paragraph.text) + 1
        return starts

    @cached_property
    def calendar(self) -> Calendar:
        if self.given_calendar is not None:
            return self.given_calendar
        # Here, because reading YAML takes longer than all findings and most plans do not need it.
        from hoinghi import norms

        return norms.calendar()

    @cached_property
    def dates(self) -> tuple[FoundDate, ...]:
        """All dates with day, month and year, in order."""
        return tuple(sorted(_dates_in(self.text), key=lambda found: found.start))

    @cached_property
    def body_end(self) -> int:
        """Where Nơi nhận begins; the end of the text if there is none."""
        for match in _DISTRIBUTION.finditer(self.text):
            begin = self.text.rfind("\n", 0, match.start()) + 1
            if not any(map(str.isalnum, self.text[begin : match.start()])):
                return begin
        return len(self.text)

    @cached_property
    def annex_start(self) -> int | None:
        """Where annexes may begin: at Nơi nhận, else after the signatory; ``None`` without both.

        Not after the signature: beside Nơi nhận in two columns it is hard to say where it ends.
        """
        if self.body_end < len(self.text):
            return self.body_end
        name = self.plan.signature.name
        found = self.text.rfind(name) if name else -1
        return found + len(name) if name and found >= 0 else None

    @cached_property
    def issuer_kind(self) -> BodyKind | None:
        """What the issuer is. Party and mass organisations have rules of form of their own."""
        phrases = parse_bodies(self.plan.issuer or "")
        party = "ĐẢNG CỘNG SẢN VIỆT NAM" in self.text[:2000]
        return BodyKind.PARTY_BODY if party else phrases[0].kind if phrases else None

    @property
    def is_of_state(self) -> bool:
        """Whether Nghị định 30/2020/NĐ-CP binds the document."""
        return self.issuer_kind not in (
            BodyKind.PARTY_BODY,
            BodyKind.FATHERLAND_FRONT,
            BodyKind.MASS_ORGANISATION,
        )

    @cached_property
    def issued_after(self) -> date | None:
        """The plan's date; in a draft the date of the youngest document that it is based on."""
        known = [basis.date for basis in self.plan.legal_bases if basis.date]
        return self.plan.date or max(known, default=None)

    def lines_at(self, start: int, end: int | None = None) -> Lines:
        """Give the source lines of ``text[start:end]`` (of one letter if *end* is ``None``)."""
        last = max(start, (end or start + 1) - 1)
        first = self._line(start)
        return Lines(first, max(first, self._line(last)))

    def _line(self, offset: int) -> int:
        index = max(bisect_right(self.starts, offset) - 1, 0)
        starts = self._line_starts.get(index)
        if starts is None:
            starts = self._line_starts[index] = self._find_lines(index)
        within = offset - self.starts[index]
        # The first line begins at nought, whatever stands there.
        return starts[max(bisect_right(starts, within, key=itemgetter(0)) - 1, 0)][1]

    @cached_property
    def _line_starts(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def _find_lines(self, index: int) -> list[tuple[int, int]]:
        """Where each line of a paragraph begins in it, and the line's number.

        Lines were joined by a space or a mended hyphen and page numbers left out, so each line's
        first words are looked for after those of the line before.
        """
        paragraph = self.document.paragraphs[index]
        first, last = paragraph.lines
        found, position = [(0, first)], 0
        for number in range(first + 1, last + 1):
            begins = " ".join(self.document.lines[number - 1][:48].split())[:24]
            at = paragraph.text.find(begins, position) if begins else -1
            if at >= 0:
                found.append((at, number))
                position = at + 1
        return found


def _dates_in(text: str) -> Iterator[FoundDate]:
    for later, day in _MONTH_AND_YEAR:
        for match in later.finditer(text):
            before = day.search(text, max(match.start() - 4, 0), match.start())
            if before and text[before.start() - 1 : before.start()] not in _WITHIN_NUMBER:
                found = as_day(int(match[2]), int(match[1]), int(before[1]))
                yield FoundDate(found, before.start(), match.end())


def places(text: str, sign: str) -> Iterator[int]:
    """Where *sign* stands in *text*; much faster than a pattern that could begin anywhere."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


Check = Callable[[Source], Iterable[Finding]]


class Rule(NamedTuple):
    """A rule: its stable code, what it looks for (for the catalogue), and the check itself."""

    code: str
    about: str
    check: Check


def finding(
    code: str, severity: Severity, message: str, lines: Iterable[Lines | None], remedy: str
) -> Finding:
    """Make a finding with its places in the order of the source, each once, unknown ones out."""
    places = sorted({place for place in lines if place is not None and place.first > 0})
    return Finding(
        code=code, severity=severity, message=message, lines=tuple(places), remedy=remedy
    )


def vn_date(day: date) -> str:
    """Write *day* as ``"22/11/2023"``."""
    return f"{day:%d/%m/%Y}"


def say_lines(places: Iterable[Lines]) -> str:
    """Write places as ``"dòng 213, 221–223"``, the first ten of them."""
    said = [
        str(first) if first == last else f"{first}–{last}" for first, last in sorted(set(places))
    ]
    more = f" và {len(said) - _PLACES_SAID} chỗ khác" if len(said) > _PLACES_SAID else ""
    return f"dòng {', '.join(said[:_PLACES_SAID])}{more}"


def say_list(words: Iterable[str]) -> str:
    """Write words as ``"“a”, “b” và “c”"``."""
    quoted = [f"“{word}”" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} và {quoted[-1]}"
