"""One's own account."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.utils import is_mfa_enabled
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from hoinghi.accounts.queries import has_no_way_in, lacks_second_step
from hoinghi.conferences.permissions import SignedInRequest


@require_safe
def own(request: SignedInRequest) -> HttpResponse:
    """Show what one's account is, and lead to everything that may be changed about it."""
    context = {"has_second_step": is_mfa_enabled(request.user)}
    return render(request, "accounts/own.html", context)


@require_safe
def must(request: SignedInRequest) -> HttpResponse:
    """Explain why nothing else opens until a second step is set up, and set it up."""
    if not (lacks_second_step(request.user) or has_no_way_in(request.user)):
        return redirect("accounts:own")
    return render(request, "accounts/must.html")


class RemovePasskey(RemoveWebAuthnView):
    """Remove a passkey, but not the last second step where one is required."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Refuse in words; the library asks this for codes only."""
        adapter = get_adapter()
        if not adapter.can_delete_authenticator(self.get_object()):
            messages.error(self.request, adapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
        return super().form_valid(form)
