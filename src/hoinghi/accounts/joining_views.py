"""Answering an invitation."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hoinghi.accounts import services
from hoinghi.accounts.invite_forms import AcceptForm
from hoinghi.accounts.models import Invitation
from hoinghi.accounts.refusals import LinkNotUsable
from hoinghi.accounts.rules import proposed_name
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation


@login_not_required
@never_cache
@sensitive_post_parameters("password1", "password2")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Show who invites to what, take name and password, and sign in."""
    try:
        invitation = services.find(token)
        form = AcceptForm(request.POST or None, initial=_proposed(invitation))
        if form.is_valid():
            return _joined(request, token, form)
    except LinkNotUsable as violation:
        context = {"violation": violation}
        return render(request, "accounts/link_not_usable.html", context, status=410)
    except RuleViolation as violation:
        form.add_error("username", str(violation))
    return render(request, "accounts/accept.html", {"form": form, "invitation": invitation})


def _proposed(invitation: Invitation) -> dict[str, str]:
    name = proposed_name(invitation.full_name, invitation.email)
    return {"full_name": invitation.full_name, "username": name}


def _joined(request: HttpRequest, token: str, form: AcceptForm) -> HttpResponse:
    told = form.cleaned_data
    account: Account = services.accept(
        token,
        username=told["username"],
        full_name=told["full_name"],
        password=told["password1"],
    )
    logout(request)
    if not form.by_passkey:
        record_authentication(request, account, method="password", reauthenticated=True)
    onward = reverse("mfa_add_webauthn") if form.by_passkey else reverse("home")
    answer: HttpResponse = perform_login(
        request, account, email_verification="none", redirect_url=onward
    )
    return answer
