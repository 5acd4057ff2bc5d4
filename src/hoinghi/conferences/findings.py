"""Findings of a plan as people deal with them: still open, put right, or no mistake. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from hoinghi.reading.findings.mending import Mending, mending_of
from hoinghi.reading.plan import Finding, Lines, Severity

# Of a finding about half the plan, the words of its first lines tell it from others.
_MOST_LINES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A finding with what people said of it.

    Attributes:
        key: Equal for the same finding about the same words, wherever they stand.
        mending: What its remedy puts right by itself; none where a person has to decide.
        reason, by: Why it is no mistake, and who said so; empty where nobody did.
        settled: A correction of what was read answers it.
        in_file: Its remedy is known, but only the file holds the words: no part was read of them.
        part, own: Kind and key of the part that was read from its lines (``reading.edits``).
    """

    finding: Finding
    key: str
    mending: Mending | None = None
    reason: str = ""
    by: str = ""
    settled: bool = False
    in_file: bool = False
    part: str = ""
    own: str = ""

    @property
    def anchor(self) -> str:
        """Where the page shows it."""
        return f"ph-{self.key[:12]}"

    @property
    def is_open(self) -> bool:
        return not self.reason and not self.settled

    @property
    def message(self) -> str:
        return self.finding.message

    @property
    def remedy(self) -> str:
        return self.finding.remedy

    @property
    def lines(self) -> tuple[Lines, ...]:
        return self.finding.lines

    @property
    def severity(self) -> Severity:
        return self.finding.severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why somebody said that a finding is no mistake."""

    text: str
    by: str


def key_of(finding: Finding, source: Sequence[str]) -> str:
    """Give what is equal for the same finding about the same words, on whatever lines they stand.

    Args:
        source: The lines of the plan's source.
    """
    words = [
        " ".join(text.split())
        for lines in finding.lines[:_MOST_LINES]
        for text in source[max(0, lines.first - 1) : min(lines.last, lines.first + _MOST_LINES)]
    ]
    told = "\n".join([finding.code, " ".join(finding.message.split()), *words])
    return hashlib.sha256(told.encode("utf-8", "replace")).hexdigest()


def noted(
    findings: Iterable[Finding],
    source: Sequence[str],
    *,
    dismissed: Mapping[str, Reason],
    settled: Collection[str] = (),
) -> list[Noted]:
    """Give every finding with what people said of it, in the same order."""
    found = []
    for finding in findings:
        key = key_of(finding, source)
        reason = dismissed.get(key)
        found.append(
            Noted(
                finding=finding,
                key=key,
                mending=mending_of(finding),
                reason=reason.text if reason else "",
                by=reason.by if reason else "",
                settled=reason is None and key in settled,
            )
        )
    return found


def cured(before: Iterable[Finding], now: Iterable[Noted], source: Sequence[str]) -> list[Noted]:
    """Give the findings of *before* that are no more *now*: a correction cured them."""
    there = {one.key for one in now}
    keyed = [(key_of(finding, source), finding) for finding in before]
    return [
        Noted(finding=finding, key=key, settled=True) for key, finding in keyed if key not in there
    ]


def still_open(found: Iterable[Noted]) -> list[Noted]:
    """Give the findings that nobody has dealt with."""
    return [one for one in found if one.is_open]
