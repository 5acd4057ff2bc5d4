"""Pages on which a new conference is made from an old one: choose it, see what it becomes."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import clone_acts, powers, template_acts, undo
from hoinghi.conferences.clone_acts import Outcome
from hoinghi.conferences.clone_forms import CloneForm
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_founding,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.conferences.queries import prepared_by
from hoinghi.violations import RuleViolation

PER_PAGE = 20


@require_safe
def choose(request: SignedInRequest) -> HttpResponse:
    """List the conferences that a new one may be made from; templates first."""
    require_founding(request.user)
    page = Paginator(prepared_by(request.user), PER_PAGE).get_page(request.GET.get("trang"))
    return render(request, "conferences/choose.html", {"page": page})


@require_POST
def mark_template(request: SignedInRequest, slug: str) -> HttpResponse:
    """Keep the conference as a template of its body, or no longer."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference, powers.MARK_TEMPLATE)
    wanted = request.POST.get("wanted") == "1"
    if template_acts.mark(conference, wanted, by=request.user):
        said = (
            _("Hội nghị này nay là mẫu của cơ quan, đứng đầu khi lập từ hội nghị cũ.")
            if wanted
            else _("Hội nghị này không còn là mẫu của cơ quan.")
        )
        undo.offer(request, conference, said, "conferences.template", wanted=wanted)
    return redirect(reverse("conferences:plan", args=[conference.slug]))


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
