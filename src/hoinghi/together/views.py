"""The call of an open page: I am here, who else is?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from hoinghi.together import presence


@never_cache
@require_POST
def who_else(request: HttpRequest) -> HttpResponse:
    """Say who else has the page open; 410 lets the page stop asking."""
    assert request.user.is_authenticated
    shown = presence.read(request.POST.get("pass", ""), request.user)
    if shown is None:
        return HttpResponse(status=410)
    if "left" in request.POST:
        presence.leave(shown)
        return HttpResponse(status=204)
    others = presence.here(shown, timezone.now())
    return JsonResponse({"said": presence.sentence(others)})
