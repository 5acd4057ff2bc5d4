"""The page behind the code on an invitation; the order of protocol."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    visible_conference_or_404,
)
from hoinghi.conferences.scoping import whole
from hoinghi.delegates import forms, powers, queries, services, tokens
from hoinghi.delegates.models import Hall, ProtocolOrder
from hoinghi.delegates.permissions import may_arrange, require_arranging
from hoinghi.together.queries import saver
from hoinghi.together.rules import Saver
from hoinghi.violations import RuleViolation


@require_safe
@never_cache
@login_not_required
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show what a genuine invitation invites to; no person's data, and nothing to guess from.

    A code that is changed, revoked or not ours gives one and the same answer.
    """
    ticket = tokens.read(token, settings.SECRET_KEY)
    # The signature is the proof: whoever holds the code may see the place that it names.
    with whole(*queries.invited_to(ticket)):
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


@require_http_methods(["GET", "POST"])
def protocol(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the order of protocol of the host and what comes of it; the office changes it."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    if request.method == "POST":
        require_arranging(request.user, conference)
    stored = queries.latest_order(conference)
    order = queries.protocol_order(conference)
    shown = forms.shown(order.groups)
    groups = forms.GroupForms(request.POST or None, initial=shown)
    whole = forms.OrderForm(
        request.POST or None,
        initial={"by_name_up_to": order.by_name_up_to},
        groups=groups,
        told_by=lambda: _saver(stored),
    )
    if request.method == "POST" and whole.is_valid() and groups.is_valid():
        try:
            made = services.set_order(
                conference,
                forms.filled_in(whole, groups),
                based_on=stored.number if stored else 0,
                by=request.user.username,
            )
        except RuleViolation as violation:
            whole.add_error(None, str(violation))
        else:
            said = _("Đã lưu thứ tự lễ tân; mọi văn bản theo thứ tự mới.")
            undo.offer(request, conference, said, "delegates.set_order", number=made.number)
            return redirect("delegates:protocol", slug)
    if "groups" in whole.followed:
        groups = forms.GroupForms(initial=shown)
    return render(
        request,
        "delegates/protocol.html",
        {
            "conference": conference,
            "here": "protocol",
            "whole": whole,
            "groups": groups,
            "stored": stored,
            "may_change": may_arrange(request.user, conference) and conference.host_id,
            "guests": queries.guests(conference),
            "greetings": queries.greetings(conference),
        },
        status=409 if whole.meeting else 200,
    )


@require_POST
def usual_protocol(request: SignedInRequest, slug: str) -> HttpResponse:
    """Put the usual order back in force."""
    conference: Conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_arranging(request.user, conference)
    stored = queries.latest_order(conference)
    if stored and stored.groups is not None:
        by = request.user.username
        made = services.restore_usual_order(conference, based_on=stored.number, by=by)
        said = _("Đã trở về thứ tự thông dụng.")
        undo.offer(request, conference, said, "delegates.set_order", number=made.number)
    return redirect("delegates:protocol", slug)


@require_http_methods(["GET", "POST"])
def hall(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the seats of the hall by which people are seated; the office writes them down."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    if request.method == "POST":
        require_arranging(request.user, conference)
    stored = queries.hall(conference)
    form = forms.HallForm(
        request.POST or None,
        initial={"seats": stored.seats if stored else ""},
        told_by=lambda: _saver(stored),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = services.set_hall(
                conference,
                form.cleaned_data["seats"],
                based_on=stored.number if stored else 0,
                by=request.user.username,
            )
        except RuleViolation as violation:
            form.add_error("seats", str(violation))
        else:
            said = _("Đã lưu hội trường; sơ đồ chỗ ngồi theo số ghế mới.")
            if made.number > 1:
                undo.offer(request, conference, said, "delegates.set_hall", number=made.number)
            else:
                messages.success(request, said)
            return redirect("delegates:hall", slug)
    return render(
        request,
        "delegates/hall.html",
        {
            "conference": conference,
            "here": "hall",
            "form": form,
            "stored": stored,
            "may_change": may_arrange(request.user, conference) and conference.host_id,
        },
        status=409 if form.meeting else 200,
    )


def _saver(stored: ProtocolOrder | Hall | None) -> Saver | None:
    return saver(stored.made_by, stored.made_at) if stored else None
