"""Số tổng hợp của một đề cương như câu chữ của dự thảo hỏi đến."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from hoinghi.reports import breaks
from hoinghi.reports.indicators import OverTime
from hoinghi.reports.models import ReportOutline, Target
from hoinghi.reports.narrative import Total
from hoinghi.reports.results import Targets
from hoinghi.reports.rolled import Rolled
from hoinghi.reports.rolling import rolled


class BoundTotals:
    """``narrative.Totals`` over what was received; none of it is kept longer than a page."""

    def __init__(self, found: Rolled | None, targets: Targets) -> None:
        self._found = found
        self.every_target = targets

    @property
    def rolled(self) -> Rolled | None:
        """Give the figures of everybody; None while no outline is released."""
        return self._found

    def total(self, indicator: str, period: str) -> Total | None:
        """Give the figure of everybody; ``period`` "" of all periods since the last break."""
        if self._found is None:
            return None
        told = self._found.figure(indicator, period)
        if told.value is None or not told.reported:
            return None
        # Over several periods each body counts once for each: the last tells how many there are.
        last = self._found.figure(indicator, told.periods[-1]) if not period else told
        return Total(
            value=told.value,
            reported=last.reported,
            expected=last.expected,
            official=last.official,
            periods=told.periods,
        )

    def by_body(self, indicator: str, period: str) -> Mapping[str, Decimal]:
        """Give the figure of each body that counts, by its name within a sentence."""
        if self._found is None:
            return {}
        primary = self._found.primary
        typed = self._found.typed_under(indicator)
        pairs = (
            (one.in_text, self._found.number(one.body, indicator, period))
            for one in self._found.bodies
            if all(one.role == primary.get(code) for code in typed)
        )
        return {name: value for name, value in pairs if value is not None}

    def of_part(self, indicator: str, part: str) -> Decimal | None:
        """Give the money of a project ("" of all) in all periods together."""
        return self._found.figure(indicator, "", part=part).value if self._found else None

    def number(self, body: int, indicator: str, period: str) -> Decimal | None:
        """Give the figure of one body."""
        if self._found is None or body not in self._found.of_body:
            return None
        return self._found.number(body, indicator, period)

    def target(self, indicator: str, period: str) -> Decimal | None:
        """Give what all together were to reach."""
        own = self.every_target.of(None, indicator, period)
        if own is None or self._found is None:
            return None
        # What was to be reached in the end is no target of one year's sum.
        is_sum = self._found.outline.indicators[indicator].over_time is OverTime.SUM
        return None if is_sum and own.period != period else own.value

    def is_broken_between(self, indicator: str, before: str, after: str) -> bool:
        """Tell whether the series of *indicator* breaks between two periods."""
        if self._found is None:
            return False
        codes = self._found.typed_under(indicator)
        return bool(breaks.among(self._found.breaks, codes, "", (before, after)))


def totals_of(feeding: ReportOutline) -> BoundTotals:
    """Give the totals of *feeding* as they stand now."""
    of_all = Target.objects.filter(outline=feeding, organisation=None)
    return BoundTotals(rolled(feeding), Targets(of_all))
