"""Reading the log once, entry by entry: who may read of an act, who is told of it.

Each entry is taken up in one transaction with the mark that says so: a stop at any moment loses
nothing and tells nobody twice.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, transaction
from django.db.models import Q
from django.utils import timezone

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference, Grant
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.conferences.telling import Kind, Telling, Told
from hoinghi.journal.models import Entry
from hoinghi.notices import hooks, queueing, redating
from hoinghi.notices.models import Concern, Mark, Notice
from hoinghi.notices.rules import Moved
from hoinghi.units.models import Account

STREAM = "stream"
_log = logging.getLogger(__name__)
_AT_ONCE = 200


def take_up(most: int = _AT_ONCE) -> int:
    """Take up the next entries of the log; give how many there were."""
    mark, _ = Mark.objects.get_or_create(name=STREAM)
    entries = Entry.objects.filter(pk__gt=mark.reached).order_by("pk")[:most]
    return sum(_take_up_one(entry) for entry in list(entries))


def waiting() -> int:
    """Count the entries that nobody has taken up yet."""
    mark = Mark.objects.filter(name=STREAM).first()
    return Entry.objects.filter(pk__gt=mark.reached if mark else 0).count()


@transaction.atomic
def _take_up_one(entry: Entry) -> bool:
    mark = Mark.objects.select_for_update().get(name=STREAM)
    if mark.reached >= entry.pk:
        # Another process was quicker.
        return False
    conference = Conference.objects.filter(pk=entry.conference_id or 0).first()
    if conference:
        with whole(conference), own_rows(None):
            _spread_or_pass(entry, conference, silent=entry.pk <= mark.silent_until)
    mark.reached = entry.pk
    mark.save(update_fields=["reached"])
    return True


def _spread_or_pass(entry: Entry, conference: Conference, *, silent: bool) -> None:
    """Spread word of an act; one that a room cannot say must not hold back all after it."""
    try:
        with transaction.atomic():
            _spread(entry, conference, silent=silent)
    except DatabaseError:
        raise
    except Exception:
        _log.exception("nobody was told of entry %s (%s)", entry.pk, entry.act)


def _spread(entry: Entry, conference: Conference, *, silent: bool) -> None:
    told = [found for tell in rooms.tells() if (found := tell(entry))]
    changes = _changes(conference, told)
    bodies = frozenset[int]().union(*(one.bodies for one in told))
    concerned = bodies | {one.organisation_id for one in changes if one.organisation_id}
    Concern.objects.bulk_create(
        (
            Concern(entry_id=entry.pk, conference=conference, organisation_id=body)
            for body in sorted(concerned)
        ),
        ignore_conflicts=True,
    )
    if not silent:
        tellings = _tellings(conference, told, changes)
        _write(entry, conference, tellings, changes)


def _changes(conference: Conference, told: Sequence[Told]) -> list[Moved]:
    scopes = [one.tasks for one in told if one.redated]
    if not scopes:
        return []
    whole = any(scope is None for scope in scopes)
    tasks = None if whole else frozenset[int]().union(*(scope for scope in scopes if scope))
    return redating.bring(conference, tasks)


def _tellings(
    conference: Conference, told: Sequence[Told], changes: Sequence[Moved]
) -> list[Telling]:
    """Join what rooms say with what became of days; a body told by name is not told twice."""
    said = [telling for one in told for telling in one.tellings]
    named = frozenset[int]().union(*(one.bodies for one in said if one.kind is not Kind.COMMENT))
    moved = [one for one in changes if one.organisation_id not in named]
    return [*said, *redating.tellings(conference, moved)]


def _write(
    entry: Entry, conference: Conference, tellings: Iterable[Telling], changes: Sequence[Moved]
) -> None:
    rows: dict[tuple[int, str, str], Notice] = {}
    told = list(tellings)
    for telling in told:
        dates = redating.dates_of(telling, changes)
        for account in _accounts(telling, conference, entry):
            rows.setdefault(
                (account, telling.kind, telling.about),
                Notice(
                    entry_id=entry.pk,
                    account_id=account,
                    conference=conference,
                    kind=telling.kind.value,
                    about=telling.about,
                    title=telling.title,
                    text=telling.text,
                    url=telling.url,
                    dates=dates,
                    at=entry.at,
                ),
            )
    now = timezone.now()
    kept = queueing.choose(list(rows.values()), now)
    Notice.objects.bulk_create(kept, ignore_conflicts=True)
    queueing.queue(kept, conference, now)
    hooks.queue(entry, conference, told)


def _accounts(telling: Telling, conference: Conference, entry: Entry) -> list[int]:
    """Give who is told; never the one who acted."""
    holds = Grant.objects.filter(conference=conference, role__in=telling.roles)
    told = (
        Q(organisation__in=telling.bodies)
        | Q(pk__in=telling.accounts)
        | Q(pk__in=holds.values("account"))
    )
    active = Account.objects.filter(told, is_active=True).exclude(username=entry.actor)
    return list(active.order_by("pk").values_list("pk", flat=True))
