"""What each person chooses: how to be told, when not, the calendar of their own."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.notices import composing, queries, services
from hoinghi.notices.forms import PreferencesForm
from hoinghi.notices.models import CalendarFeed, QuietHours
from hoinghi.units.models import Account


@require_http_methods(["GET", "POST"])
def preferences(request: SignedInRequest) -> HttpResponse:
    """Let a person choose, kind by kind."""
    form = PreferencesForm(request.POST or None, initial=_initial(request.user))
    if form.is_valid():
        begins, ends = form.cleaned_data["begins"], form.cleaned_data["ends"]
        services.choose(request.user, form.wishes(), (begins, ends) if begins and ends else None)
        messages.success(request, _("Đã lưu lựa chọn."))
        return redirect("notices:preferences")
    context = {
        "form": form,
        "address": composing.usable_address(request.user.email),
        "has_calendar": CalendarFeed.objects.filter(account=request.user).exists(),
        "at_notices": True,
    }
    return render(request, "notices/preferences.html", context)


def _initial(account: Account) -> dict[str, object]:
    kept = QuietHours.objects.filter(account=account).first()
    first: dict[str, object] = {
        "begins": kept.begins if kept else None,
        "ends": kept.ends if kept else None,
    }
    for kind, wish in queries.wishes_of(account).items():
        first[f"app_{kind}"], first[f"mail_{kind}"] = wish.in_app, wish.mail.value
    return first
