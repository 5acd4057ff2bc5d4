"""Cửa vào: đăng nhập, đăng xuất, và không trang nào quên hỏi tài khoản."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.factories import PASSWORD, make_account


def views(patterns, prefix: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from views(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield f"{prefix}{pattern.name}", pattern.callback


def test_only_these_pages_are_open_to_everybody():
    found = dict(views(get_resolver().url_patterns))

    is_open = {name for name, view in found.items() if not getattr(view, "login_required", True)}

    assert is_open == {
        "login",
        "logout",
        "accounts:accept",
        "account_login",
        "account_logout",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key",
        "account_reset_password_from_key_done",
        "account_email_verification_sent",
        "account_confirm_email",
        "mfa_authenticate",
        "mfa_login_webauthn",
        "openid_connect_login",
        "openid_connect_callback",
        "socialaccount_login_cancelled",
        "socialaccount_login_error",
        "set_language",
        "delegates:invitation",
        "notices:calendar",
    }


@pytest.mark.django_db
def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client):
    make_account()
    wanted = client.get(reverse("conferences:list")).url

    response = client.post(wanted, {"username": "vanphong", "password": PASSWORD})

    assert (response.status_code, response.url) == (302, reverse("conferences:list"))


@pytest.mark.django_db
def test_signing_in_never_leads_to_another_site(client: Client):
    make_account()
    away = f"{reverse('login')}?next=https://example.org/"

    response = client.post(away, {"username": "vanphong", "password": PASSWORD})

    assert response.url == reverse("conferences:list")


@pytest.mark.django_db
def test_an_unknown_name_and_a_wrong_password_get_the_same_answer(client: Client):
    make_account()
    make_account(username="nghiviec").__class__.objects.filter(username="nghiviec").update(
        is_active=False
    )
    tries = [("khongco", "x"), ("vanphong", "x"), ("nghiviec", PASSWORD)]

    told = {
        str(client.post(reverse("login"), {"username": name, "password": word}).context["form"]
            .non_field_errors())
        for name, word in tries
    }  # fmt: skip

    assert len(told) == 1
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in told.pop()


@pytest.mark.django_db
def test_empty_fields_are_named(client: Client):
    form = client.post(reverse("login"), {"username": "", "password": ""}).context["form"]

    assert set(form.errors) == {"username", "password"}


@pytest.mark.django_db
def test_signing_out_closes_every_page(client: Client):
    client.force_login(make_account())

    client.post(reverse("logout"))

    assert client.get(reverse("conferences:list")).status_code == 302


@pytest.mark.django_db
def test_a_link_cannot_sign_anybody_out(client: Client):
    client.force_login(make_account())

    assert client.get(reverse("logout")).status_code == 405
