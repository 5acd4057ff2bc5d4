"""Those of whom a second step is required set it up before anything else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hoinghi.accounts.queries import has_no_way_in, lacks_second_step
from hoinghi.units.models import Account

OPEN = frozenset(
    {
        "accounts:must",
        "account_reauthenticate",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "logout",
        "account_logout",
        "set_language",
    }
)
"""What somebody without the required second step can reach."""


class SecondStepFirst:
    """Lead to the page that explains and sets up, until a second step is there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; the view's name is known only later."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Turn away whoever has to set up first."""
        match = request.resolver_match
        if match is None or match.view_name in OPEN or not getattr(view, "login_required", True):
            return None
        if _came_by_two_steps(request) or not isinstance(request.user, Account):
            return None
        if lacks_second_step(request.user) or has_no_way_in(request.user):
            return redirect("accounts:must")
        return None


def _came_by_two_steps(request: HttpRequest) -> bool:
    # Kept by the library in the session: no query for those who proved it when signing in.
    steps = request.session.get("account_authentication_methods", [])
    return any(step.get("method") == "mfa" for step in steps)
