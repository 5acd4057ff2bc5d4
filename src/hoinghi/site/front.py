"""The first page: what this account comes for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.queries import visible_to


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Lead a unit to what it owes, everybody with a role to the list of conferences."""
    only_owes = request.user.organisation_id and not visible_to(request.user).exists()
    return redirect("tasks:mine" if only_owes else "conferences:list")
