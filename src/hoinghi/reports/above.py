"""The body directly above, which looks at a report first where the outline says so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, TypeVar, cast

from django.db.models import Q
from django.http import HttpResponse
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import NotAllowed, SignedInRequest, may
from hoinghi.conferences.scoping import every_body
from hoinghi.reports import powers
from hoinghi.reports.models import Report
from hoinghi.units.models import Account, BodyKind, Organisation

View = TypeVar("View", bound=Callable[..., HttpResponse])


def body_above(report: Report) -> Organisation | None:
    """Give the body that looks at *report* before the organiser does; None: it goes direct.

    Read from the tree of the day on which the report was sent: the one it belongs to, else the
    committee around its own area. The organiser, and whatever sits in its own area, is not
    between: where a province collects without districts nobody is.
    """
    if not report.outline.through_parent:
        return None
    day = timezone.localdate(report.latest.sent_at) if report.latest else timezone.localdate()
    found = _above(report.organisation, day)
    host = report.outline.conference.host
    if found is None or host is None or found.pk == host.pk:
        return None
    seat = host.place_id or (host.parent.place_id if host.parent else None)
    return None if found.place_id == seat else found


def _above(body: Organisation, day: date) -> Organisation | None:
    if body.parent_id is not None:
        return body.parent
    around = body.place.parent_id if body.place else None
    if around is None:
        return None
    committees = Organisation.objects.filter(kind=BodyKind.PEOPLES_COMMITTEE, place=around)
    return committees.on(day).first()


def is_above(report: Report, account: Account) -> bool:
    """Tell whether *account* works for the body directly above that of *report*."""
    above = body_above(report) if account.organisation_id is not None else None
    return above is not None and above.pk == account.organisation_id


def require_above(report: Report, account: Account) -> None:
    """Let only the body above go on, and the organiser in its place.

    Raises:
        NotAllowed: *account* is neither.
    """
    conference = report.outline.conference
    if not may(account, conference, powers.REVIEW) and not is_above(report, account):
        raise NotAllowed(powers.REVIEW, conference)


def below(conference: Conference, body: int) -> Q:
    """Give the condition for reports that *body* may have to look at first."""
    nearest = Q(organisation__parent=body) | Q(
        organisation__parent=None,
        organisation__place__parent__bodies=body,
        organisation__place__parent__bodies__kind=BodyKind.PEOPLES_COMMITTEE,
    )
    return nearest & Q(
        outline__conference=conference, outline__through_parent=True, latest__isnull=False
    )


def has_any_below(conference: Conference, body: int) -> bool:
    """Tell whether *body* has a report of a body below it to look at."""
    with every_body():
        return Report.objects.filter(below(conference, body)).exists()


def with_those_below(view: View) -> View:
    """Let the body above see the one report of a body below that a page is about."""

    @wraps(view)
    def sighted(request: SignedInRequest, slug: str, pk: int, **more: Any) -> HttpResponse:
        if not _is_about_one_below(request.user, slug, pk):
            return view(request, slug, pk, **more)
        with every_body():
            return view(request, slug, pk, **more)

    return cast("View", sighted)


def _is_about_one_below(account: Account, slug: str, pk: int) -> bool:
    conference = Conference.objects.filter(slug=slug).first()
    if account.organisation_id is None or conference is None:
        return False
    with every_body():
        found = (
            Report.objects.filter(below(conference, account.organisation_id), pk=pk)
            .select_related("outline__conference__host__parent", "organisation__parent",
                            "organisation__place", "latest")
            .defer("draft")
            .first()
        )  # fmt: skip
        return found is not None and is_above(found, account)
