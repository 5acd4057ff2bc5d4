"""Bringing the days that calendars know in line with those of the rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference, Grant
from hoinghi.conferences.telling import Dated, Kind, Telling
from hoinghi.notices.models import KnownDate
from hoinghi.notices.rules import MOST_SINGLE, Known, Moved, moved, said, said_together

_DUTY = "duty:"
_TOGETHER = {
    Kind.ASSIGNED: "Đơn vị được giao %d việc",
    Kind.DEADLINE: "Thời hạn của %d việc thay đổi",
    Kind.WITHDRAWN: "%d việc không còn phải làm",
}


def bring(conference: Conference, tasks: frozenset[int] | None) -> list[Moved]:
    """Take over the days as they stand now; part of the caller's transaction.

    Args:
        tasks: Only the days of these tasks; None for all of the conference.

    Returns:
        What changed for people; a second time nothing.
    """
    wanted = {one.key: one for dates in rooms.dates() for one in dates(conference, tasks)}
    standing = {row.key: row for row in _standing(conference, tasks, wanted)}
    changed = [
        change
        for key, now in wanted.items()
        if (change := _take(conference, standing.get(key), now))
    ]
    gone = [row for key, row in standing.items() if key not in wanted and not row.cancelled]
    return [*changed, *(_drop(row) for row in gone)]


def tellings(conference: Conference, changes: Iterable[Moved]) -> list[Telling]:
    """Say to every body what became of its days; many changes at once in one notice."""
    groups: dict[tuple[int | None, Kind], list[Moved]] = defaultdict(list)
    for change in changes:
        groups[change.organisation_id, change.kind].append(change)
    told: list[Telling] = []
    for (body, kind), group in groups.items():
        if body is None:
            told += [_of_all(conference, one) for one in group if one.before]
        elif len(group) > MOST_SINGLE:
            told.append(_together(body, kind, group))
        else:
            told += [_single(body, one) for one in group]
    return told


def dates_of(telling: Telling, changes: Sequence[Moved]) -> list[str]:
    """Give the keys of the days that go with *telling* into calendars."""
    if telling.kind in (Kind.DATE, Kind.COMMENT):
        return [one.key for one in changes if one.key == telling.about]
    own = [one for one in changes if one.organisation_id in telling.bodies]
    single = [one.key for one in own if one.key == telling.about]
    return single or [one.key for one in own]


def _standing(
    conference: Conference, tasks: frozenset[int] | None, wanted: dict[str, Dated]
) -> Iterable[KnownDate]:
    rows = KnownDate.objects.filter(conference=conference)
    if tasks is None:
        return rows
    # Shares of these tasks that are wanted no more still lead to their page.
    pages = [reverse("tasks:task", args=[conference.slug, task]) for task in tasks]
    return [row for row in rows if row.key in wanted or row.url.startswith(tuple(pages))]


def _take(conference: Conference, row: KnownDate | None, now: Dated) -> Moved | None:
    before = _known(row) if row else None
    change = moved(before, now, now.organisation_id)
    if row is None:
        row = KnownDate(key=now.key, conference=conference, sequence=0)
    elif change:
        row.sequence += 1
    elif row.title == now.title:
        return None
    row.organisation_id, row.title, row.day, row.time = (
        now.organisation_id,
        now.title,
        now.day,
        now.time,
    )
    row.days, row.place, row.url, row.cancelled = now.days, now.place, now.url, False
    row.changed_at = timezone.now()
    row.save()
    return change


def _drop(row: KnownDate) -> Moved:
    before = _known(row)
    row.cancelled, row.changed_at = True, timezone.now()
    row.sequence += 1
    row.save(update_fields=["cancelled", "changed_at", "sequence"])
    return Moved(
        key=row.key,
        organisation_id=row.organisation_id,
        kind=Kind.WITHDRAWN if row.organisation_id else Kind.DATE,
        before=before,
        now=None,
    )


def _known(row: KnownDate) -> Known:
    return Known(
        title=row.title,
        day=row.day,
        time=row.time,
        days=row.days,
        place=row.place,
        cancelled=row.cancelled,
    )


def _single(body: int, one: Moved) -> Telling:
    title = one.now.title if one.now else one.before.title if one.before else ""
    return Telling(
        kind=one.kind,
        about=one.key,
        title=title,
        text=said(one),
        url=one.now.url if one.now else reverse("tasks:mine"),
        bodies=frozenset({body}),
    )


def _together(body: int, kind: Kind, group: Sequence[Moved]) -> Telling:
    return Telling(
        kind=kind,
        about=f"many:{body}",
        title=_TOGETHER[kind] % len(group),
        text=said_together(group),
        url=reverse("tasks:mine"),
        bodies=frozenset({body}),
    )


def _of_all(conference: Conference, one: Moved) -> Telling:
    """Tell everybody of the conference that it is another day or place."""
    owing = KnownDate.objects.filter(conference=conference, organisation__isnull=False)
    holders = Grant.objects.filter(conference=conference).values_list("account", flat=True)
    return Telling(
        kind=Kind.DATE,
        about=one.key,
        title=conference.title,
        text=said(one),
        url="",
        bodies=frozenset(owing.values_list("organisation", flat=True)),
        accounts=frozenset(holders),
    )
