"""Số liệu đổi thế nào: giữa hai lần gửi của một đơn vị, giữa hai thời điểm của cả bảng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hoinghi.reports.checking import Answer
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.outlines import Outline
from hoinghi.reports.rich_text import plain
from hoinghi.reports.rolled import Reporting, Rolled, RolledFigure, figures_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A figure of one body, before and after; None where there was none."""

    indicator: Indicator
    period: str
    part: str
    before: Decimal | None
    after: Decimal | None
    answer_before: Answer | None = None
    answer_after: Answer | None = None

    @property
    def difference(self) -> Decimal | None:
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


@dataclass(frozen=True, slots=True, kw_only=True)
class Reworded:
    """A section whose words differ."""

    number: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A total that moved, and the bodies that moved it: name, before, after."""

    indicator: Indicator
    before: RolledFigure
    after: RolledFigure
    bodies: tuple[tuple[Reporting, Decimal | None, Decimal | None], ...]

    @property
    def difference(self) -> Decimal | None:
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


def changed_figures(outline: Outline, before: Content, after: Content) -> Iterator[Changed]:
    """Give each figure that differs, in the order of the outline, with what follows from it."""
    parts = {cell.part for content in (before, after) for cell in content.answers}
    for period in outline.periods:
        for part in sorted(parts | {""}):
            old = figures_in(outline, _of_part(before.answers, part), period.code, part)
            new = figures_in(outline, _of_part(after.answers, part), period.code, part)
            for code, one in outline.indicators.items():
                cell = Cell(code, period.code, part)
                told = before.answers.get(cell), after.answers.get(cell)
                if one.by_project != bool(part):
                    continue
                if old.get(code) != new.get(code) or told[0] != told[1]:
                    yield Changed(
                        indicator=one, period=period.code, part=part, before=old.get(code),
                        after=new.get(code), answer_before=told[0], answer_after=told[1],
                    )  # fmt: skip


def _of_part(answers: Mapping[Cell, Answer], part: str) -> Mapping[Cell, Answer]:
    return {cell: answer for cell, answer in answers.items() if cell.part == part}


def reworded(outline: Outline, before: Content, after: Content) -> Iterator[Reworded]:
    """Give each section whose words differ."""
    for one in outline.sections:
        old, new = (plain(told.texts.get(one.number, "")) for told in (before, after))
        if old != new:
            yield Reworded(number=one.number, title=one.title, before=old, after=new)


def moved(then: Rolled, now: Rolled, period: str, group: str) -> Iterator[Moved]:
    """Give each total that differs between two moments, with the bodies that moved it."""
    for code, one in now.outline.indicators.items():
        before, after = then.figure(code, period, group), now.figure(code, period, group)
        if (before.value, before.reported) == (after.value, after.reported):
            continue
        yield Moved(
            indicator=one,
            before=before,
            after=after,
            bodies=tuple(_movers(then, now, code, after.period, group)),
        )


def _movers(
    then: Rolled, now: Rolled, code: str, period: str, group: str
) -> Iterator[tuple[Reporting, Decimal | None, Decimal | None]]:
    typed = now.typed_under(code)
    for body in now.members(group):
        if not any(now.is_primary(body, each) for each in typed):
            continue
        old = then.number(body.body, code, period) if body.body in then.of_body else None
        new = now.number(body.body, code, period)
        if old != new:
            yield body, old, new
