"""Cửa vào: không tự đăng ký, không dò được ai có tài khoản, sai nhiều lần thì phải chờ."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache, caches
from django.test import Client, override_settings
from django.urls import NoReverseMatch, reverse

from hoinghi.units.models import Account
from tests.factories import PASSWORD, make_account

pytestmark = pytest.mark.django_db

NEW = "mot mat khau moi hoan toan"


def sign_in(client: Client, name: str = "vanphong", password: str = PASSWORD):
    return client.post(reverse("login"), {"username": name, "password": password})


def told(response) -> list[str]:
    return list(response.context["form"].non_field_errors())


def with_mail(address: str = "an@binhson.gov.vn") -> Account:
    account = make_account()
    account.email = address
    account.save()
    EmailAddress.objects.create(user=account, email=address, verified=True, primary=True)
    return account


@pytest.mark.parametrize("name", ["account_signup", "socialaccount_signup", "account_inactive"])
def test_nobody_signs_up(name: str):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_the_confirmed_address_is_as_good_as_the_name(client: Client):
    with_mail()

    assert sign_in(client, "an@binhson.gov.vn").status_code == 302
    assert client.get(reverse("accounts:own")).status_code == 200


def test_five_wrong_passwords_close_the_door_for_a_while_known_or_not():
    make_account()
    client, answers = Client(), {}

    for name in ("vanphong", "khongco"):
        cache.clear()
        tries = [told(sign_in(client, name, "sai")) for _ in range(5)]
        answers[name] = [*tries, told(sign_in(client, name))]

    assert answers["vanphong"] == answers["khongco"]
    assert "Sai quá nhiều lần" in answers["vanphong"][-1][0]


def test_wrong_passwords_are_counted_where_all_processes_see_them():
    make_account()
    table = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "hoinghi_cache",
        }
    }
    with override_settings(CACHES=table):
        for _ in range(5):
            sign_in(Client(), "vanphong", "sai")
        # Another process has nothing in common with this one but the table.
        del caches["default"]

        assert "Sai quá nhiều lần" in told(sign_in(Client()))[0]
        caches["default"].clear()


def test_asking_for_a_new_password_tells_nobody_who_has_an_account(
    client: Client,
):
    with_mail()
    page = reverse("account_reset_password")

    known = client.post(page, {"email": "an@binhson.gov.vn"})
    unknown = client.post(page, {"email": "khong-co@binhson.gov.vn"})

    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert [letter.to for letter in mail.outbox] == [["an@binhson.gov.vn"]]


def test_the_link_in_the_mail_sets_a_password_once(client: Client):
    with_mail()
    client.post(reverse("account_reset_password"), {"email": "an@binhson.gov.vn"})
    letter = mail.outbox[0]
    link = re.search(r"http://testserver(\S+)", letter.body)[1]
    form = client.get(link).url

    client.post(form, {"password1": NEW, "password2": NEW})

    assert letter.subject == "Đặt mật khẩu mới"
    assert sign_in(client, password=NEW).status_code == 302
    client.logout()
    assert "Liên kết này không còn dùng được" in client.get(link, follow=True).content.decode()


def test_a_changed_password_ends_the_other_sessions():
    make_account()
    here, elsewhere = Client(), Client()
    sign_in(here)
    sign_in(elsewhere)

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
    )

    assert here.get(reverse("accounts:own")).status_code == 200
    assert elsewhere.get(reverse("accounts:own")).status_code == 302


def test_signing_in_changes_the_key_of_the_session(client: Client):
    make_account()
    session = client.session
    session["tìm"] = 1
    session.save()
    before = session.session_key

    sign_in(client)

    assert client.session.session_key != before


def test_a_mail_server_that_is_down_does_not_stop_the_change_of_a_password(client: Client):
    with_mail()
    sign_in(client)
    down = "django.core.mail.backends.smtp.EmailBackend"

    with override_settings(EMAIL_BACKEND=down, EMAIL_HOST="127.0.0.1", EMAIL_PORT=1):
        answer = client.post(
            reverse("account_change_password"),
            {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW},
        )

    assert (answer.status_code, answer.url) == (302, reverse("accounts:own"))


def test_passwords_that_differ_are_said_so_in_vietnamese(client: Client):
    make_account()
    sign_in(client)

    answer = client.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": NEW, "password2": "khac"},
    )

    assert answer.context["form"].errors["password2"] == ["Hai lần gõ không giống nhau."]


def test_secrets_of_telephones_lie_encrypted_in_the_database(client: Client):
    from allauth.mfa.models import Authenticator
    from allauth.mfa.totp.internal.auth import TOTP

    account = make_account()
    TOTP.activate(account, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")

    kept = Authenticator.objects.get(user=account)

    assert "JBSWY3DP" not in str(kept.data)
    assert kept.wrap().instance == kept
