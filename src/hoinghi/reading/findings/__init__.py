"""Mistakes and doubts in a plan itself: arithmetic, dates, references, names, form, language.

One small pure rule each; ``RULES`` is the catalogue, described in ``docs/reference/findings.md``.
Precision over recall: a rule says ``ERROR`` only where it is certain.
"""

from __future__ import annotations

from collections.abc import Collection

from hoinghi.reading.document import Document
from hoinghi.reading.findings import (
    bodies,
    days,
    form,
    gone,
    language,
    numbers,
    references,
    sums,
)
from hoinghi.reading.findings.source import Calendar, Directory, Rule, Source
from hoinghi.reading.plan import Finding, Lines, Plan
from hoinghi.violations import RuleViolation

__all__ = ["RULES", "Calendar", "Directory", "Rule", "UnknownFinding", "check_codes", "find"]

RULES: tuple[Rule, ...] = (
    *numbers.RULES,
    *sums.RULES,
    *days.RULES,
    *references.RULES,
    *bodies.RULES,
    *gone.RULES,
    *form.RULES,
    *language.RULES,
)


class UnknownFinding(RuleViolation):
    """A code that no rule has was to be switched off."""

    code = "findings.unknown-code"

    def __init__(self, codes: Collection[str]) -> None:
        self.remedy = "Hãy chọn mã trong docs/reference/findings.md."
        super().__init__(f"Không có mã phát hiện {', '.join(sorted(codes))}. {self.remedy}")


def check_codes(codes: Collection[str]) -> None:
    """Refuse *codes* that no rule has.

    Raises:
        UnknownFinding: One of them is of no rule; the message names all of those.
    """
    unknown = set(codes) - {rule.code for rule in RULES}
    if unknown:
        raise UnknownFinding(unknown)


def find(
    document: Document,
    plan: Plan,
    directory: Directory | None = None,
    *,
    calendar: Calendar | None = None,
    without: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Find what is wrong or doubtful in *plan*, as *document* has it.

    Args:
        directory: Bodies known; without it the communes are counted only where the plan says how
            many there are.
        calendar: Working days; ``norms.calendar()`` where none is given.
        without: Codes of rules that the office has switched off.

    Returns:
        In the order of their first line, those without lines first; equal ones in the order of
        ``RULES``.
    """
    source = Source(document, plan, directory, calendar)
    found = [item for rule in RULES if rule.code not in without for item in rule.check(source)]
    return tuple(sorted(found, key=_first_line))


def _first_line(item: Finding) -> Lines:
    return item.lines[0] if item.lines else Lines(0, 0)
