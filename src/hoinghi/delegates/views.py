"""The page behind the code on an invitation."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hoinghi.delegates import queries, tokens


@require_safe
@never_cache
@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a genuine invitation invites to; no person's data, and nothing to guess from.

    A code that is changed, revoked or not ours gives one and the same answer.
    """
    ticket = tokens.read(token, settings.SECRET_KEY)
    place = queries.invited_place(ticket) if ticket else None
    response = render(
        request,
        "delegates/invitation.html" if place else "delegates/invitation_unknown.html",
        {"conference": place.conference, "line": queries.line_of(place)} if place else {},
        status=200 if place else 404,
    )
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
