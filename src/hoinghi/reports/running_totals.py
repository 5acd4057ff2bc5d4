"""Tổng đang có ở mọi cấp, luôn đúng: mỗi lần gửi chỉ cộng thêm phần chênh lệch, cùng giao dịch.

What a revision adds follows from the revision itself, the body and the day of its report, so that
it is taken back exactly as it was added. Figures are kept apart by who reports them
("CS04@policy-bank@0": indicator, reporter, decimals): who of them is added up is decided by who
reads.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.journal.prepared import Prepared
from hoinghi.reports.asking import reporter
from hoinghi.reports.checking import Answer
from hoinghi.reports.content import Cell as AnswerCell
from hoinghi.reports.content import of_json
from hoinghi.reports.groups import ancestors
from hoinghi.reports.models import (
    Report,
    ReportOutline,
    ReportRevision,
    RunningTotal,
    TotalsLayout,
)
from hoinghi.reports.outline_queries import content_of
from hoinghi.reports.refusals import FigureTooLarge
from hoinghi.reports.rolled import EVERYBODY
from hoinghi.reports.rolling import values_of
from hoinghi.reports.states import RECEIVED
from hoinghi.rollup import Value
from hoinghi.rollup.cells import Cell
from hoinghi.rollup.running import Layout, Slot, applied, difference, packed, unpacked
from hoinghi.units.around import around

Key = tuple[str, str]
"""Group and period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """A total that is not what the reports add up to."""

    outline: str
    group: str
    period: str
    slots: tuple[Slot, ...]


@transaction.atomic
def count(
    report: Report, revision: ReportRevision, answers: Mapping[AnswerCell, Answer] | None = None
) -> None:
    """Add what *revision* tells to the totals of every level; part of the caller's transaction.

    Args:
        answers: The figures of *revision*, where the caller has read them already.

    Raises:
        FigureTooLarge: A total would have more than 18 digits.
    """
    with whole(report.outline.conference):
        _apply(report, _values(report, revision, answers), adds=True)


@transaction.atomic
def uncount(report: Report, revision: ReportRevision) -> None:
    """Take back what *revision* added."""
    with whole(report.outline.conference):
        _apply(report, _values(report, revision), adds=False)


@transaction.atomic
def rebuild(outline: ReportOutline) -> None:
    """Reckon the totals of *outline* anew from the reports that count."""
    with whole(outline.conference):
        layout = _locked_layout(outline)
        kept, found = recomputed(outline, _layout(layout))
        layout.slots = _as_json(kept)
        layout.save(update_fields=["slots"])
        RunningTotal.objects.filter(outline=outline).delete()
        RunningTotal.objects.bulk_create(
            RunningTotal(outline=outline, group=group, period=period, figures=total)
            for (group, period), total in found.items()
        )


def wrong(outline: ReportOutline) -> list[Wrong]:
    """Compare the totals with what the reports add up to; nothing is changed."""
    with whole(outline.conference), transaction.atomic():
        layout = _layout(_locked_layout(outline))
        grown, due = recomputed(outline, layout)
        have = {(one.group, one.period): bytes(one.figures) for one in _rows(outline)}
    return [
        Wrong(outline=outline.code, group=key[0], period=key[1], slots=slots)
        for key in sorted({*due, *have})
        if (slots := _differing(have.get(key, b""), due.get(key, b""), grown))
    ]


def totals(outline: ReportOutline) -> Mapping[Key, Mapping[Slot, Cell]]:
    """Give the totals as they are kept: group and period → indicator@reporter, part → sum."""
    with whole(outline.conference):
        layout = _layout(TotalsLayout.objects.filter(outline=outline).first())
        return {
            (one.group, one.period): unpacked(bytes(one.figures), layout) for one in _rows(outline)
        }


def recomputed(outline: ReportOutline, layout: Layout) -> tuple[Layout, dict[Key, bytes]]:
    """Add up every report that counts, with a layout that has room for all."""
    found: dict[Key, bytes] = defaultdict(bytes)
    counted = Report.objects.filter(outline=outline, withdrawn=False, state__in=RECEIVED)
    for report in counted.select_related("organisation", "latest__version").order_by("pk"):
        if report.latest is None:
            continue
        values = _values(report, report.latest)
        layout = layout.grown(values)
        groups = _groups(report)
        for period, of_period in _by_period(values):
            for group in groups:
                total = found[group, period]
                found[group, period] = applied(total, packed(of_period, layout))
    return layout, {key: total for key, total in found.items() if any(total)}


def _apply(report: Report, values: Sequence[Value], *, adds: bool) -> None:
    # One act at a time for an outline: whoever holds its layout changes its totals.
    stands = _locked_layout(report.outline)
    layout = _layout(stands).grown(values)
    if len(layout.slots) > len(stands.slots):
        stands.slots = _as_json(layout)
        stands.save(update_fields=["slots"])
    try:
        changes = {period: packed(told, layout) for period, told in _by_period(values)}
        _add(report.outline, _groups(report), changes, _signed(adds))
    except OverflowError:
        raise FigureTooLarge from None
    except ValueError:
        # A body was renamed, or moved to another area, since its figures were added.
        rebuild(report.outline)


def _signed(adds: bool) -> Callable[[bytes], bytes]:
    return (lambda told: told) if adds else (lambda told: difference(told, b""))


def _add(
    outline: ReportOutline,
    groups: Sequence[str],
    changes: Mapping[str, bytes],
    signed: Callable[[bytes], bytes],
) -> None:
    wanted = {(group, period) for group in groups for period in changes}
    changed, new = [], []
    known = {
        (group, period): (pk, bytes(figures))
        for of in groups
        for pk, group, period, figures in _OF_GROUP.tuples(outline.pk, of)
    }
    for group, period in sorted(wanted):
        pk, figures = known.get((group, period), (None, b""))
        total = applied(figures, signed(changes[period]))
        if pk is not None:
            changed.append((total, pk))
        else:
            row = RunningTotal(outline=outline, group=group, period=period, figures=total)
            new.append(row)
    if changed:
        with connection.cursor() as cursor:
            cursor.executemany(_SET, changed)
    if new:
        RunningTotal.objects.bulk_create(new)


_OF_GROUP: Final = Prepared(
    lambda outline, group: (
        RunningTotal.objects.filter(outline=outline, group=group)
        .order_by()
        .values_list("pk", "group", "period", "figures")
    ),
    1,
    "",
)
# ``bulk_update`` puts one condition together for all rows, which costs more than the rows do.
_SET: Final = f'UPDATE "{RunningTotal._meta.db_table}" SET "figures" = %s WHERE "id" = %s'  # noqa: S608 - no input


def _values(
    report: Report,
    revision: ReportRevision,
    answers: Mapping[AnswerCell, Answer] | None = None,
) -> list[Value]:
    """Give what a revision tells, each indicator under the name of its reporter."""
    outline = content_of(revision.version)
    role = reporter(report.organisation.name, report.organisation.kind)
    if answers is None:
        answers = of_json(revision.content).answers
    names = {code: f"{code}@{role}@{one.decimals}" for code, one in outline.indicators.items()}
    return list(values_of(outline, report.organisation_id, answers, names=names))


def _groups(report: Report) -> tuple[str, ...]:
    """Give every level that a report goes into: the areas of its day, and the whole."""
    if report.first_sent_on is None:
        return (EVERYBODY,)
    everything = around([report.organisation_id])
    above = ancestors(report.organisation_id, report.first_sent_on, everything)
    return (EVERYBODY, *(one.key for one in above))


def _by_period(values: Iterable[Value]) -> Iterator[tuple[str, list[Value]]]:
    found: dict[str, list[Value]] = defaultdict(list)
    for one in values:
        found[one.period].append(one)
    yield from sorted(found.items())


def _rows(outline: ReportOutline):  # type: ignore[no-untyped-def] # a query set
    return RunningTotal.objects.filter(outline=outline)


def _locked_layout(outline: ReportOutline) -> TotalsLayout:
    found = _LAYOUT.first(outline.pk)
    if found is None:
        TotalsLayout.objects.get_or_create(outline=outline)
        found = _LAYOUT.first(outline.pk)
    assert found is not None
    return found


_LAYOUT: Final = Prepared(
    lambda outline: TotalsLayout.objects.select_for_update().filter(outline=outline).order_by(), 1
)


def _layout(stands: TotalsLayout | None) -> Layout:
    return Layout(tuple((name, part) for name, part in stands.slots)) if stands else Layout()


def _as_json(layout: Layout) -> list[list[str]]:
    return [list(slot) for slot in layout.slots]


def _differing(have: bytes, due: bytes, layout: Layout) -> tuple[Slot, ...]:
    one, other = unpacked(have, layout), unpacked(due, layout)
    return tuple(slot for slot in {**one, **other} if one.get(slot) != other.get(slot))


def every_outline(conference: Conference) -> list[ReportOutline]:
    """Give the outlines of *conference*, for the command that checks."""
    found = list(ReportOutline.objects.filter(conference=conference))
    for one in found:
        one.conference = conference
    return found
