"""Đăng nhập bằng hệ thống chung (OIDC): một máy chủ thật, nhỏ, chạy ngay trong bài kiểm."""

import base64
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings
from django.urls import reverse

from hoinghi.site.home import CannotStart
from hoinghi.site.oidc import oidc_origin, oidc_server
from hoinghi.units.models import Account
from tests.factories import make_account

pytestmark = pytest.mark.django_db

MAILBOX = "an@binhson.gov.vn"


def unsigned(claims: dict[str, object]) -> str:
    """A token as a server hands it over directly; its signature is not looked at then."""
    parts = [json.dumps(part).encode() for part in ({"alg": "none"}, claims)]
    return ".".join(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts) + "."


class OtherHouse(BaseHTTPRequestHandler):
    """Whoever comes is the person in ``claims``."""

    claims: dict[str, object] = {}

    def log_message(self, *args: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        home = f"http://127.0.0.1:{self.server.server_address[1]}"
        if self.path.endswith("/openid-configuration"):
            self._answer(
                {
                    "issuer": home,
                    "authorization_endpoint": f"{home}/vao",
                    "token_endpoint": f"{home}/ma",
                    "userinfo_endpoint": f"{home}/nguoi",
                    "jwks_uri": f"{home}/khoa",
                }
            )
        else:
            self._answer(self.claims)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        home = f"http://127.0.0.1:{self.server.server_address[1]}"
        now = int(time.time())
        told = {**self.claims, "iss": home, "aud": "hoinghi", "iat": now, "exp": now + 60}
        self._answer({"access_token": "x", "token_type": "Bearer", "id_token": unsigned(told)})

    def _answer(self, told: dict[str, object]) -> None:
        body = json.dumps(told).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[OtherHouse]]:
    """The other house, and this one tied to it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), OtherHouse)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("HOINGHI_OIDC_URL", f"http://127.0.0.1:{server.server_address[1]}")
    monkeypatch.setenv("HOINGHI_OIDC_CLIENT", "hoinghi")
    monkeypatch.setenv("HOINGHI_OIDC_NAME", "Cổng cán bộ tỉnh")
    OtherHouse.claims = {"sub": "so-7", "email": MAILBOX, "email_verified": True, "name": "An"}
    with override_settings(SOCIALACCOUNT_PROVIDERS=oidc_server(), OIDC_ORIGIN=oidc_origin()):
        yield OtherHouse
    server.shutdown()
    server.server_close()


def known(*, verified: bool = True, active: bool = True) -> Account:
    account = make_account()
    Account.objects.filter(pk=account.pk).update(email=MAILBOX, is_active=active)
    EmailAddress.objects.create(user=account, email=MAILBOX, verified=verified, primary=True)
    return account


def go_there_and_back(client: Client) -> object:
    """Press the button here, sign in there, come back."""
    away = client.post(reverse("openid_connect_login", args=["chung"]))
    state = parse_qs(urlsplit(away.url).query)["state"][0]
    back = reverse("openid_connect_callback", args=["chung"])
    return client.get(back, {"code": "y", "state": state}, follow=True)


def test_the_button_names_the_other_house_and_the_policy_lets_the_form_go_there(
    house: type[OtherHouse], client: Client
):
    shown = client.get(reverse("login"))

    assert "Đăng nhập bằng Cổng cán bộ tỉnh" in shown.content.decode()
    assert f"form-action 'self' {oidc_origin()}" in shown["Content-Security-Policy"]


def test_the_invited_comes_in_with_the_address_that_both_have_confirmed(
    house: type[OtherHouse], client: Client
):
    account = known()

    go_there_and_back(client)

    assert client.get(reverse("accounts:own")).context["user"] == account
    assert SocialAccount.objects.get().user == account


@pytest.mark.parametrize(
    "here, there",
    [
        (None, {}),
        ({"verified": False}, {}),
        ({"active": False}, {}),
        ({}, {"email_verified": False}),
        ({}, {"email": "nguoi-khac@binhson.gov.vn"}),
    ],
    ids=["nobody", "unconfirmed here", "closed", "unconfirmed there", "another address"],
)
def test_nobody_else_comes_in_and_no_account_is_made(
    house: type[OtherHouse], client: Client, here: dict | None, there: dict
):
    if here is not None:
        known(**here)
    before = Account.objects.count()
    house.claims = {**house.claims, **there}

    answer = go_there_and_back(client)

    assert "Hãy đề nghị cơ quan thường trực mời" in answer.content.decode()
    assert Account.objects.count() == before
    assert not SocialAccount.objects.exists()
    assert client.get(reverse("accounts:own")).status_code == 302


def test_a_known_tie_stays_when_the_address_changes_there(house: type[OtherHouse], client: Client):
    account = known()
    go_there_and_back(client)
    client.logout()
    house.claims = {**house.claims, "email": "an-moi@binhson.gov.vn"}

    go_there_and_back(client)

    assert client.get(reverse("accounts:own")).context["user"] == account


@pytest.mark.parametrize("address, key", [("ftp://x", "k"), ("https://x", ""), ("khong", "k")])
def test_a_half_set_server_is_refused_at_the_start(
    monkeypatch: pytest.MonkeyPatch, address: str, key: str
):
    monkeypatch.setenv("HOINGHI_OIDC_URL", address)
    monkeypatch.setenv("HOINGHI_OIDC_CLIENT", key)

    with pytest.raises(CannotStart):
        oidc_server()
