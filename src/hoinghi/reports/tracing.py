"""Một số liệu đi ngược về nguồn: đơn vị nào báo, khi nào, lần gửi nào, tệp nào, tính từ đâu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.models import ReportFile, ReportRevision, ReviewNote
from hoinghi.reports.rolled import (
    Reporting,
    Rolled,
    RolledFigure,
    Sent,
    figures_in,
    lies_in,
)
from hoinghi.reports.rolling import answers_of
from hoinghi.rollup import Break
from hoinghi.units.models import Account

MOST_SOURCES = 24
"""So many places of files are told of one figure: that of money is made of each part."""


class Gave(StrEnum):
    """What a body gave of a figure."""

    NUMBER = "number"
    NOT_APPLICABLE = "not_applicable"
    NO_DATA = "no_data"
    EMPTY = "empty"
    NOT_SENT = "not_sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one body adds to a figure, or why it adds nothing."""

    body: Reporting
    gave: Gave
    value: Decimal | None = None
    is_official: bool = False

    @property
    def sent(self) -> Sent | None:
        return self.body.sent


@dataclass(frozen=True, slots=True, kw_only=True)
class Operand:
    """A figure that another is computed from."""

    indicator: Indicator
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """Where the figure of a group comes from: the bodies that are added up, and the others."""

    indicator: Indicator
    figure: RolledFigure
    shares: tuple[Share, ...]
    others: tuple[Share, ...]
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where in a file of the body a figure was read: "ô D7, trang tính “Biểu 1”".

    ``file`` is None where it did not come with the report; ``where`` then names it, too.
    """

    where: str
    file: ReportFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A figure as one revision of a report told it; ``is_changed`` since the one before.

    ``sources`` are none where it was typed on the page.
    """

    revision: ReportRevision
    value: Decimal | None
    answer: Answer | None
    by: str
    is_changed: bool
    is_latest: bool
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """Where the figure of one body comes from, the newest revision first."""

    body: Reporting
    indicator: Indicator
    share: Share
    versions: tuple[Version, ...]
    files: tuple[ReportFile, ...]
    notes: tuple[ReviewNote, ...]
    operands: tuple[Operand, ...]
    series: tuple[tuple[str, Decimal | None], ...]
    breaks: tuple[Break, ...]
    as_of: date | None


def trace(rolled: Rolled, code: str, period: str, group: str, part: str) -> Trace:
    """Trace the figure of a group to its bodies; *period* "" is all since the last break.

    Raises:
        KeyError: No such indicator or group.
    """
    one = rolled.outline.indicators[code]
    figure = rolled.figure(code, period, group, part)
    typed = rolled.typed_under(code)
    asked = [body for body in rolled.members(group) if _is_asked(body, typed)]
    first: list[Share] = []
    second: list[Share] = []
    for body in asked:
        is_primary = any(rolled.is_primary(body, each) for each in typed if each in body.asked)
        (first if is_primary else second).append(share(rolled, body, code, figure.period, part))
    return Trace(
        indicator=one,
        figure=figure,
        shares=tuple(sorted(first, key=_order)),
        others=tuple(sorted(second, key=_order)),
        operands=_operands(
            rolled, one, lambda name: rolled.figure(name, period, group, part).value
        ),
    )


def share(rolled: Rolled, body: Reporting, code: str, period: str, part: str) -> Share:
    """Give what *body* tells of one figure."""
    if body.sent is None:
        return Share(body=body, gave=Gave.NOT_SENT)
    value = rolled.number(body.body, code, period, part)
    told = told_of(rolled, body.sent.answers, code, period, part)
    if value is not None:
        official = bool(told) and all(one.is_official for one in told)
        return Share(body=body, gave=Gave.NUMBER, value=value, is_official=official)
    kinds = {one.said for one in told}
    if kinds == {Said.NOT_APPLICABLE}:
        return Share(body=body, gave=Gave.NOT_APPLICABLE)
    gave = Gave.NO_DATA if Said.NO_DATA in kinds else Gave.EMPTY
    return Share(body=body, gave=gave)


def own(rolled: Rolled, body: Reporting, code: str, period: str, part: str) -> Own:
    """Trace the figure of one body through every revision; five queries."""
    one = rolled.outline.indicators[code]
    revisions = list(ReportRevision.objects.filter(report=body.report).order_by("-number"))
    latest = body.sent.answers if body.sent else {}
    told = told_of(rolled, latest, code, period, part)
    files = tuple(
        ReportFile.objects.filter(revision__in=[each.pk for each in revisions], removed=False)
        .select_related("revision")
        .order_by("-revision__number", "pk")
    )
    versions = _versions(rolled, revisions, code, period, part, body)
    return Own(
        body=body,
        indicator=one,
        share=share(rolled, body, code, period, part),
        versions=tuple(
            replace(each, sources=_sources(rolled, each.revision, files, code, period, part))
            for each in versions
        ),
        files=files,
        notes=tuple(_notes(rolled, body, code, period, part)),
        operands=_operands(rolled, one, lambda name: rolled.number(body.body, name, period, part)),
        series=tuple((each, rolled.number(body.body, code, each, part)) for each in rolled.periods),
        breaks=tuple(
            each
            for each in rolled.breaks
            if each.breaks(f"body:{body.body}", rolled.typed_under(code))
            and rolled.periods
            and rolled.periods[0] <= each.before
            and each.after <= rolled.periods[-1]
        ),
        as_of=max((each.as_of for each in told if each.as_of), default=None),
    )


def told_of(
    rolled: Rolled, answers: Mapping[Cell, Answer], code: str, period: str, part: str
) -> list[Answer]:
    """Give every answer that a figure is made of."""
    typed = frozenset(rolled.typed_under(code))
    return [answer for cell, answer in answers.items() if _is_of(cell, typed, period, part)]


def _sources(
    rolled: Rolled,
    revision: ReportRevision,
    files: tuple[ReportFile, ...],
    code: str,
    period: str,
    part: str,
) -> tuple[Source, ...]:
    """Give where a revision says that the figure, or what it is made of, was read."""
    typed = frozenset(rolled.typed_under(code))
    read = of_json({"sources": revision.content.get("sources", {})}).sources
    found = {
        told: None
        for place, told in read.items()
        if place.count("|") == 2 and _is_of(Cell.named(place), typed, period, part)
    }
    # A figure that stayed was read from the file of an earlier revision.
    known = [one for one in files if one.revision and one.revision.number <= revision.number]
    return tuple(_source(told, known) for told in list(found)[:MOST_SOURCES])


def _source(told: str, files: list[ReportFile]) -> Source:
    # The longest name: "a.xlsx" may begin another.
    fitting = [one for one in files if told.startswith(f"{one.name}, ")]
    file = max(fitting, key=lambda one: len(one.name), default=None)
    return Source(where=told[len(file.name) + 2 :] if file else told, file=file)


def _is_of(cell: Cell, typed: frozenset[str], period: str, part: str) -> bool:
    return cell.indicator in typed and cell.period == period and lies_in(cell.part, part)


def _is_asked(body: Reporting, typed: tuple[str, ...]) -> bool:
    given = {cell.indicator for cell in body.sent.answers} if body.sent else set()
    return any(code in body.asked or code in given for code in typed)


def _order(one: Share) -> tuple[bool, str]:
    return one.gave is not Gave.NUMBER, one.body.said


def _operands(
    rolled: Rolled, one: Indicator, value_of: Callable[[str], Decimal | None]
) -> tuple[Operand, ...]:
    every = rolled.outline.indicators
    names = [code for code in every if one.formula and code in one.formula.names]
    return tuple(Operand(indicator=every[name], value=value_of(name)) for name in names)


def _versions(
    rolled: Rolled,
    revisions: list[ReportRevision],
    code: str,
    period: str,
    part: str,
    body: Reporting,
) -> list[Version]:
    """Give the figure of each revision, newest first."""
    read = answers_of({one.pk: one.digest for one in revisions})
    names = names_of({one.sent_by for one in revisions})
    values = {
        one.pk: figures_in(rolled.outline, read[one.pk], period, part).get(code)
        for one in revisions
    }
    before = {later.pk: values[earlier.pk] for later, earlier in pairwise(revisions)}
    return [
        Version(
            revision=one,
            value=values[one.pk],
            answer=next(iter(told_of(rolled, read[one.pk], code, period, part)), None),
            by=names.get(one.sent_by, one.sent_by),
            is_changed=one.pk in before and before[one.pk] != values[one.pk],
            is_latest=body.sent is not None and one.pk == body.sent.revision,
        )
        for one in revisions
    ]


def names_of(usernames: set[str]) -> Mapping[str, str]:
    """Give the names of accounts as they are read; one query."""
    found = Account.objects.filter(username__in=usernames).select_related("organisation")
    return {one.username: one.called for one in found}


def _notes(rolled: Rolled, body: Reporting, code: str, period: str, part: str) -> list[ReviewNote]:
    """Give what was said of the cell, or of the cells that it is made of; never what is inside."""
    places = [str(Cell(each, period, part)) for each in (code, *rolled.typed_under(code))]
    return list(
        ReviewNote.objects.filter(
            report=body.report, place__in=places, inside=False, revision__isnull=False
        ).select_related("revision")
    )
