"""The page on which a new conference is made from an old one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoinghi.conferences import clone_acts
from hoinghi.conferences.clone_acts import Outcome
from hoinghi.conferences.clone_forms import CloneForm
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.violations import RuleViolation


@require_http_methods(["GET", "HEAD", "POST"])
def clone(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what every day becomes; keep the copy as a plan to be looked at and confirmed."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference)
    told = request.POST if request.method == "POST" else request.GET
    form = CloneForm(told if "day" in told else None, conference=conference)
    outcome: Outcome | None = None
    if form.is_bound and form.is_valid():
        try:
            if request.method == "POST":
                draft = clone_acts.clone(conference, form.wanted, by=request.user)
                messages.success(
                    request, _("Đã dời ngày; hãy xem lại, sửa chỗ cần sửa rồi xác nhận để lập.")
                )
                return redirect(draft)
            outcome = clone_acts.look(conference, form.wanted)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
    context = {"conference": conference, "here": "plan", "form": form, "outcome": outcome}
    status = 422 if form.errors and request.method == "POST" else 200
    return render(request, "conferences/clone.html", context, status=status)
