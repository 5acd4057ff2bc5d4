"""The button "Hoàn tác" in a message."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from hoinghi.conferences import undo as undoing
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.violations import RuleViolation


@require_POST
def undo(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take back what the message told of; who was offered it is written in its token."""
    conference = Conference.objects.filter(slug=slug).first()
    token = request.POST.get("token", "")
    if conference is None or not token:
        raise Http404
    try:
        said = undoing.undo(conference, token, by=request.user)
    except undoing.OfferLapsed as lapsed:
        messages.error(request, str(lapsed))
        return redirect("/")
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, said)
    back = request.POST.get("back", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back if is_ours else "/")
