"""Pages of roles: who may do what, and giving and taking roles."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import powers, roles_page, services
from hoinghi.conferences.forms import RoleForm
from hoinghi.conferences.models import Conference, Grant, Role
from hoinghi.conferences.permissions import (
    NotAllowed,
    SignedInRequest,
    concerned_or_404,
    may,
    require_power,
    roles_held,
    sees_office,
    visible_conference_or_404,
)
from hoinghi.units.models import UnitRole
from hoinghi.units.queries import unit_roles_of
from hoinghi.violations import RuleViolation


@require_safe
def who_may(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show every power, the roles that hold it, who holds them now."""
    conference = concerned_or_404(request.user, slug)
    mine = roles_held(request.user, conference)
    units = unit_roles_of(request.user, timezone.localdate())
    context = {
        "conference": conference,
        "here": "powers",
        "base": _base(request, conference),
        "table": roles_page.table(conference, mine, units, all_mine=request.user.is_superuser),
        "may_give": may(request.user, conference, powers.GIVE_ROLES),
    }
    return render(request, "conferences/powers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show who holds which role; the standing office gives more."""
    conference = visible_conference_or_404(request.user, slug)
    form = RoleForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        require_power(request.user, conference, powers.GIVE_ROLES)
        if form.is_valid():
            role = Role(form.cleaned_data["role"])
            name = form.cleaned_data["account"]
            try:
                given = services.give_role(conference, name, role, by=request.user)
            except RuleViolation as violation:
                form.add_error("account", str(violation))
            else:
                said = _("%(who)s nay giữ vai trò: %(role)s.")
                messages.success(request, said % {"who": given, "role": role.label})
                return redirect("conferences:roles", slug)
    context = {
        "conference": conference,
        "here": "roles",
        "grants": roles_page.grants_of(conference),
        "form": form,
        "may_give": may(request.user, conference, powers.GIVE_ROLES),
    }
    return render(request, "conferences/roles.html", context, status=422 if form.errors else 200)


@require_POST
def take_role(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take one role from one account."""
    conference = visible_conference_or_404(request.user, slug)
    require_power(request.user, conference, powers.GIVE_ROLES)
    held = get_object_or_404(Grant, pk=pk, conference=conference)
    try:
        services.take_role(conference, held.account, Role(held.role), by=request.user.username)
    except RuleViolation as violation:
        messages.error(request, str(violation))
        return redirect("conferences:roles", slug)
    said = _("Đã thu hồi vai trò %(role)s của %(who)s.")
    messages.success(request, said % {"who": held.account, "role": held.get_role_display()})
    if held.account_id == request.user.pk:
        # Whoever gave up the own role may have no way back to this page.
        return redirect("conferences:list")
    return redirect("conferences:roles", slug)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say which power was needed, which roles hold it, and whom to ask."""
    context: dict[str, object] = {}
    if isinstance(exception, NotAllowed):
        context = {
            "power": exception.power,
            "conference": exception.conference,
            "roles": [
                *(role.label for role in Role if role in exception.power.roles),
                *(role.label for role in UnitRole if role in exception.power.units),
            ],
            "holders": roles_page.holders(exception.conference, exception.power.roles),
        }
    return render(request, "403.html", context, status=403)


def _base(request: SignedInRequest, conference: Conference) -> str:
    known = sees_office(request.user, conference)
    return "conferences/base.html" if known else "site/base.html"
