"""Acts on what was sent, beside accepting and returning: notes, reminding, remarks set aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.reports import services
from hoinghi.reports.above import body_above
from hoinghi.reports.models import RemarkSetAside, Report, ReviewNote
from hoinghi.reports.rate_queries import is_owed
from hoinghi.reports.refusals import (
    ActRefused,
    NoSuchDay,
    NotePlaceUnknown,
    ReasonMissing,
)
from hoinghi.reports.services import locked, recorded, require_latest
from hoinghi.reports.states import Act, State, after
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

MOST_AT_ONCE = 500
_LONGEST = 4000


@transaction.atomic
def say(
    report: Report,
    place: str,
    text: str,
    *,
    by: Account,
    answers: ReviewNote | None = None,
) -> ReviewNote:
    """Say something about a place of what was sent, or answer; the other side is told.

    Raises:
        ReasonMissing: Nothing was said.
        NotePlaceUnknown: Nothing was sent yet, or the report has no such place.
    """
    from hoinghi.reports.reading_page import asked_in, knows_place  # a page knows all places

    stands = locked(report)
    if stands.latest is None:
        raise NotePlaceUnknown
    if answers is None and not knows_place(place, asked_in(stands, stands.latest)):
        raise NotePlaceUnknown
    at = answers.place if answers else place
    made = services.note(stands, text[:_LONGEST], by=by, place=at, answers=answers)
    recorded("note", stands, by, place=at, text=made.text[:300], note=made.pk)
    return made


@transaction.atomic
def settle(note: ReviewNote, *, by: Account) -> ReviewNote:
    """Say that a note is seen to; saying it twice changes nothing."""
    stands = ReviewNote.objects.select_for_update(of=("self",)).get(pk=note.pk)
    if stands.settled_at is None:
        stands.settled_at, stands.settled_by = timezone.now(), by.username
        stands.save(update_fields=["settled_at", "settled_by"])
        recorded("settle", locked(stands.report), by, place=stands.place, note=stands.pk)
    return stands


@transaction.atomic
def let_late(report: Report, until: date | None, reason: str, *, by: Account) -> Report:
    """Give one body more time, from today on.

    Raises:
        NoSuchDay: There is no day, or it is over.
        ReasonMissing: It takes a reason.
        ActRefused: The report has been received.
    """
    today = timezone.localdate()
    if until is None or until < today or until.year > today.year + 2:
        raise NoSuchDay(today)
    stands = locked(report)
    if not is_owed(State(stands.state)) or stands.withdrawn:
        raise ActRefused(stands)
    return services.let_late(stands, until, reason, by=by)


def accept_many(reports: Iterable[tuple[Report, int]], *, by: Account) -> tuple[list[Report], int]:
    """Accept each that still stands as it was seen; give those accepted, and how many were not.

    Args:
        reports: Each with the number of the revision that was seen.
    """
    done, left = [], 0
    for report, based_on in list(reports)[:MOST_AT_ONCE]:
        try:
            done.append(services.accept(report, based_on=based_on, by=by))
        except RuleViolation:
            left += 1
    return done, left


@transaction.atomic
def remind(conference: Conference, chosen: Sequence[int], *, by: Account) -> list[Report]:
    """Remind those of *chosen* who still owe a report, each at most once a day."""
    today = timezone.localdate()
    rows = (
        Report.objects.select_for_update(of=("self",))
        .filter(outline__conference=conference, pk__in=chosen, withdrawn=False)
        .exclude(reminded_on=today)
        .select_related("outline", "organisation")
        .defer("draft")
        .order_by("pk")
    )
    reminded = [one for one in rows if is_owed(State(one.state))]
    for one in reminded:
        one.reminded_on = today
        one.save(update_fields=["reminded_on"])
        recorded("remind", one, by)
    return reminded


@transaction.atomic
def set_aside(report: Report, remark: str, reason: str, *, by: Account) -> RemarkSetAside:
    """Say that a remark of the quality list is no fault, and why.

    Raises:
        ReasonMissing: It takes a reason.
    """
    if not reason.strip():
        raise ReasonMissing
    made, _ = RemarkSetAside.objects.update_or_create(
        report=report,
        remark=remark[:200],
        defaults={"reason": reason.strip()[:_LONGEST], "by": by.username},
    )
    recorded("set_aside", report, by, remark=made.remark, reason=made.reason[:300])
    return made


@transaction.atomic
def let_through(report: Report, *, based_on: int, by: Account) -> Report:
    """Let a report go on to the organiser: the body above has looked at it.

    Raises:
        ActRefused, ChangedMeanwhile: It does not wait for that, or another revision has come.
    """
    stands = locked(report)
    require_latest(stands, based_on)
    target = after(State(stands.state), Act.LET_THROUGH)
    if target is None or stands.withdrawn or body_above(stands) is None:
        raise ActRefused(stands)
    stands.state = target.value
    stands.passed_by, stands.passed_on = by.username, timezone.localdate()
    stands.save(update_fields=["state", "passed_by", "passed_on"])
    recorded("let_through", stands, by)
    return stands
