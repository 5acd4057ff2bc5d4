"""One's own account."""

from __future__ import annotations

from allauth.mfa.utils import is_mfa_enabled
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoinghi.conferences.permissions import SignedInRequest


@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """Show what one's account is, and lead to everything that may be changed about it."""
    context = {"here": "own", "has_second_step": is_mfa_enabled(request.user)}
    return render(request, "accounts/own.html", context)
