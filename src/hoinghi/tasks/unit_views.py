"""What a unit owes, on one page."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.conferences.permissions import SignedInRequest, visible_conference_or_404
from hoinghi.tasks import owed, powers
from hoinghi.units import queries as units
from hoinghi.units.models import Organisation


@require_safe
def mine(request: SignedInRequest) -> HttpResponse:
    """Show what the account's own body owes, in every conference."""
    body = request.user.organisation
    today = timezone.localdate()
    context = {
        "body": body,
        "parts": owed.owed_by(body.pk, today, units.sender(request.user, today)) if body else [],
        "today": today,
        "is_own": True,
        "base": "site/base.html",
        "at_mine": True,
    }
    return render(request, "tasks/owed.html", context)


@require_safe
def of_body(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show the host what one body owes in a conference, as that body sees it."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    body = get_object_or_404(Organisation, pk=pk)
    today = timezone.localdate()
    is_own = request.user.organisation_id == body.pk
    sender = units.sender(request.user, today) if is_own else None
    found = owed.owed_in(conference, body.pk, today, sender)
    if not (found.owed or found.delivered or found.supporting):
        raise Http404
    context = {
        "conference": conference,
        "here": "tasks",
        "body": body,
        "parts": [found],
        "today": today,
        "is_own": is_own,
        "base": "conferences/base.html",
    }
    return render(request, "tasks/owed.html", context)
