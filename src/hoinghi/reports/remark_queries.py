"""Remarks on what was sent: made once for each revision, and compared with the other bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import inf
from threading import Lock
from time import monotonic
from typing import Any, Final

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.journal.editions import Kept
from hoinghi.reports.asking import COMMUNE, reporter
from hoinghi.reports.checking import Said
from hoinghi.reports.comparing import Alike, Index, Prints, copied, prints, unbalanced
from hoinghi.reports.content import Cell, Content, of_json
from hoinghi.reports.looking import BACKGROUND
from hoinghi.reports.models import RemarkSetAside, Report, ReportRevision
from hoinghi.reports.outline_queries import asked_of
from hoinghi.reports.quality import Remark, remarks
from hoinghi.reports.states import RECEIVED

_OWN: Kept[tuple[Remark, ...]] = Kept(20_000)
_PRINTS: Kept[Prints] = Kept(20_000)
_NUMBERS: Kept[Mapping[Cell, Decimal]] = Kept(20_000)
"""By revision: it never changes. Reading words takes tens of milliseconds for each report."""
_AT_ONCE: Final = 25
_IN_ONE: Final = 100
PATIENCE = 0.03
"""Seconds that one page spends on reports that nobody has looked through yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """Remarks on one report.

    Attributes:
        aside: Those that somebody found to be no fault, with the reason.
        alike: Section → the passage of another body that is most like it.
        compared: With how many reports it was compared, of ``to_compare``.
    """

    remarks: tuple[Remark, ...]
    aside: tuple[tuple[Remark, RemarkSetAside], ...]
    alike: Mapping[str, Alike]
    compared: int
    to_compare: int


def looked_through(report: Report, content: Content) -> Looked:
    """Give every remark on *report*, whose *content* was sent last; for the organiser alone."""
    found = list(own(report, content))
    alike, compared, others = _compared(report)
    found += copied(alike)
    found += _balance(report, content)
    left = {one.remark: one for one in RemarkSetAside.objects.filter(report=report)}
    return Looked(
        remarks=tuple(one for one in found if one.key not in left),
        aside=tuple((one, left[one.key]) for one in found if one.key in left),
        alike=alike,
        compared=max(0, compared - 1),
        to_compare=max(0, others - 1),
    )


def own(report: Report, content: Content) -> tuple[Remark, ...]:
    """Give what is to be asked of *report* by itself; made once for each revision."""
    return _OWN.get(key_of(report), lambda: remarks(content, asked_of(report)))


def key_of(report: Report) -> tuple[object, ...]:
    """Name what was sent and what was asked."""
    told = report.allocation
    return (report.latest_id, report.version_id, *(tuple(told.get(k, ())) for k in sorted(told)))


def known_of(reports: Sequence[Report]) -> dict[int, int | None]:
    """Count the own remarks of each report that are not set aside.

    None where a report has not been looked through: it is read behind the page, which waits for
    a few of them alone.
    """
    until = monotonic() + PATIENCE
    sent = [one for one in reports if one.latest_id is not None]
    aside: dict[int, set[str]] = defaultdict(set)
    for pk, key in RemarkSetAside.objects.filter(report__in=sent).values_list("report", "remark"):
        aside[pk].add(key)
    missing = [one.latest_id for one in sent if key_of(one) not in _OWN]
    contents = dict(
        ReportRevision.objects.filter(pk__in=[pk or 0 for pk in missing]).values_list(
            "pk", "content"
        )
    )
    found: dict[int, int | None] = {}
    for one in sent:
        is_known = one.latest_id not in contents
        if not is_known and monotonic() > until:
            found[one.pk] = None
            BACKGROUND.later(key_of(one), _reading(one, contents[one.latest_id or 0]))
            continue
        told = _kept(one) if is_known else own(one, of_json(contents[one.latest_id or 0]))
        found[one.pk] = sum(remark.key not in aside[one.pk] for remark in told)
    return found


def _reading(report: Report, content: dict[str, Any]) -> Callable[[], object]:
    """Say how *report* is read behind the page: with what the page knows, and no query."""
    key, asked = key_of(report), asked_of(report)
    return lambda: _OWN.get(key, lambda: remarks(of_json(content), asked))


def remarks_kept(report: Report) -> tuple[Remark, ...]:
    """Give the own remarks of *report* where they are known; else none."""
    return _kept(report)


def _kept(report: Report) -> tuple[Remark, ...]:
    return _OWN.get(key_of(report), tuple) if key_of(report) in _OWN else ()


_lock = Lock()
_INDEXED: dict[int, tuple[Index, dict[int, int]]] = {}
"""By outline: the index, and which revision of each report stands in it."""


def _compared(report: Report) -> tuple[dict[str, Alike], int, int]:
    """Compare *report* with what stands sent: what is alike, with how many, of how many.

    Of thousands that nobody has looked at since the start of this process the page reads a few;
    the others are read behind it.
    """
    stands = _standing(report.outline_id)
    stands[report.pk] = report.latest_id
    with _lock:
        index, known = _INDEXED.setdefault(report.outline_id, (Index(), {}))
        for gone in [pk for pk, revision in known.items() if stands.get(pk) != revision]:
            index.drop(gone)
            del known[gone]
        new = {pk: last for pk, last in stands.items() if last and pk not in known}
    if not _put(report.outline_id, new, first=report.pk, patience=PATIENCE):
        outline = report.outline
        BACKGROUND.later(("compare", outline.pk), lambda: _put_rest(outline.conference, outline.pk))
    with _lock:
        return index.copies(report.pk), len(index), len(stands)


def _standing(outline: int) -> dict[int, int | None]:
    rows = Report.objects.filter(
        outline=outline, state__in=[state.value for state in RECEIVED], withdrawn=False
    ).order_by("pk")
    return dict(rows.values_list("pk", "latest_id"))


def _put_rest(conference: Conference, outline: int) -> None:
    with whole(conference):
        known = _INDEXED[outline][1]
        new = {pk: last for pk, last in _standing(outline).items() if last and pk not in known}
        _put(outline, new, first=0, patience=inf)


def _put(outline: int, new: Mapping[int, int], *, first: int, patience: float) -> bool:
    """Put reports into the index, *first* before the others; False where time ran out."""
    index, known = _INDEXED[outline]
    until = monotonic() + patience
    waiting = sorted(new.items(), key=lambda one: one[0] != first)
    for start in range(0, len(waiting), _AT_ONCE):
        if start and monotonic() > until:
            return False
        some = waiting[start : start + _AT_ONCE]
        rows = ReportRevision.objects.filter(pk__in=[latest for _, latest in some])
        contents = dict(rows.values_list("pk", "content"))
        for pk, latest in some:
            told = contents[latest].get("texts", {})
            made = _PRINTS.get(latest, lambda told=told: prints(told))  # type: ignore[misc] # bound now
            # Not held while words are read: pages compare meanwhile.
            with _lock:
                index.put(pk, made)
                known[pk] = latest
    return True


def _balance(report: Report, content: Content) -> Iterable[Remark]:
    """Compare what a department says with the sum of the communes."""
    body = report.organisation
    if reporter(body.name, body.kind) in ("", COMMUNE):
        return ()
    asked = asked_of(report)
    shared = {code for code, one in asked.indicators.items() if COMMUNE in one.reporters}
    mine = {cell: value for cell, value in numbers(content).items() if cell.indicator in shared}
    if not mine:
        return ()
    sums, whole = _sums(report, frozenset(mine))
    return unbalanced(mine, sums, whole)


def _sums(report: Report, wanted: frozenset[Cell]) -> tuple[dict[Cell, tuple[Decimal, int]], int]:
    communes = Report.objects.filter(
        outline=report.outline_id, organisation__kind="peoples_committee", withdrawn=False
    ).order_by("pk")
    whole = communes.count()
    latest = [
        pk
        for pk, state in communes.values_list("latest_id", "state")
        if pk is not None and state in {one.value for one in RECEIVED}
    ]
    found: dict[Cell, tuple[Decimal, int]] = {}
    for told in _all_numbers(latest):
        for cell in wanted & told.keys():
            total, number = found.get(cell, (Decimal(0), 0))
            found[cell] = (total + told[cell], number + 1)
    return found, whole


def _all_numbers(latest: Sequence[int]) -> Iterable[Mapping[Cell, Decimal]]:
    new = [pk for pk in latest if pk not in _NUMBERS]
    for start in range(0, len(new), _IN_ONE):
        rows = ReportRevision.objects.filter(pk__in=new[start : start + _IN_ONE])
        for pk, told in rows.values_list("pk", "content"):
            _NUMBERS.get(pk, lambda content=told: numbers(of_json(content)))  # type: ignore[misc] # bound now
    for pk in latest:
        yield _NUMBERS.get(pk, dict)


def numbers(content: Content) -> dict[Cell, Decimal]:
    """Give the numbers that a report gives, by cell."""
    return {
        cell: answer.number
        for cell, answer in content.answers.items()
        if answer.said is Said.NUMBER and answer.number is not None
    }
