"""Signing in."""

from __future__ import annotations

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.utils.translation import gettext_lazy as _


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
