"""The first page: what this account comes for."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from hoinghi.accounts.first_page import first_page
from hoinghi.conferences.permissions import SignedInRequest


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Lead on: brand, pages of errors and the end of an invitation all point here."""
    return redirect(first_page(request.user))
