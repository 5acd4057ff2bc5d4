"""Signing in."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from hoinghi.conferences.queries import visible_to
from hoinghi.units.models import Account


class SignInForm(AuthenticationForm):
    """Name and password; one answer for every wrong pair, so that nobody learns who exists."""

    error_messages = {
        "invalid_login": _(
            "Tên đăng nhập hoặc mật khẩu không đúng. Hãy gõ lại, chú ý chữ hoa, chữ thường "
            "và bộ gõ tiếng Việt."
        ),
        "inactive": _("Tên đăng nhập hoặc mật khẩu không đúng."),
    }


class SignIn(LoginView):
    """The way in."""

    template_name = "site/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Lead those who hold no role in any conference to what their own body owes."""
        account = self.request.user
        assert isinstance(account, Account)
        if account.organisation_id and not visible_to(account).exists():
            return resolve_url("tasks:mine")
        return super().get_default_redirect_url()
