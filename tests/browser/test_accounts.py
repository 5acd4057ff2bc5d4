"""Tài khoản trong trình duyệt thật: khóa truy cập, mã trên điện thoại, hai thứ tiếng."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD, make_account

TELEPHONE = {"width": 390, "height": 844}

ENTRANCE = (
    "login",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key_done",
    "account_email_verification_sent",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
)
OWN = (
    "accounts:own",
    "account_change_password",
    "account_email",
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_list_webauthn",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "usersessions_list",
    "socialaccount_connections",
)


def sign_in(page: Page, live_server: LiveServer, name: str = "vanphong") -> None:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


def prove_again(page: Page) -> None:
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Tiếp tục").click()


def code_now(secret: str) -> str:
    """What an authenticator application shows for *secret* (RFC 6238)."""
    counter = next(iter(yield_hotp_counters_from_time()))
    return format_hotp_value(hotp_value(secret, counter))


def add_authenticator(page: Page) -> None:
    """Give the browser a passkey store that always finds its holder present."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def turn_on_codes(page: Page, live_server: LiveServer) -> str:
    """Turn codes on; gives the secret that the telephone now holds."""
    page.goto(f"{live_server.url}{reverse('mfa_activate_totp')}")
    prove_again(page)
    secret = page.locator(".hn-acc-secret").inner_text()
    page.fill("#id_code", code_now(secret))
    page.get_by_role("button", name="Bật").click()
    expect(page.get_by_text("Đã bật mã trên điện thoại.")).to_be_visible()
    return secret


def sign_out(page: Page) -> None:
    page.locator("details.hn-menu summary").click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/")


def test_a_passkey_is_added_and_signs_in_without_name_or_password(
    page: Page, live_server: LiveServer
):
    make_account()
    add_authenticator(page)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{reverse('mfa_add_webauthn')}")
    prove_again(page)
    page.fill("#id_name", "Máy ở cơ quan")
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    sign_out(page)

    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()

    page.wait_for_url("**/hoi-nghi/")
    page.goto(f"{live_server.url}{reverse('mfa_list_webauthn')}")
    expect(page.get_by_text("Máy ở cơ quan").first).to_be_visible()


def test_a_passkey_is_the_second_step_after_the_password(page: Page, live_server: LiveServer):
    make_account()
    add_authenticator(page)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{reverse('mfa_add_webauthn')}")
    prove_again(page)
    page.get_by_role("button", name="Thêm khóa").click()
    expect(page.get_by_text("Đã thêm khóa truy cập.")).to_be_visible()
    sign_out(page)

    sign_in(page, live_server)
    page.get_by_role("button", name="Dùng khóa truy cập").click()

    page.wait_for_url("**/hoi-nghi/")


def test_a_browser_that_refuses_the_passkey_says_what_to_do(page: Page, live_server: LiveServer):
    make_account()
    page.add_init_script(
        "navigator.credentials.get = () => Promise.reject(new Error('NotAllowedError'))"
    )
    page.goto(f"{live_server.url}/dang-nhap/")

    page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()

    expect(page.get_by_role("alert")).to_contain_text("đăng nhập bằng mật khẩu")


def test_the_code_of_the_telephone_is_asked_for_at_the_next_sign_in(
    page: Page, live_server: LiveServer
):
    make_account()
    sign_in(page, live_server)
    page.wait_for_url("**/hoi-nghi/")
    secret = turn_on_codes(page, live_server)
    recovery = page.locator(".hn-acc-codes code").first.inner_text()
    sign_out(page)

    sign_in(page, live_server)
    page.fill("#id_code", "000000")
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    expect(page.get_by_text("Mã không đúng hoặc đã hết hạn.")).to_be_visible()
    page.fill("#id_code", recovery)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()

    page.wait_for_url("**/hoi-nghi/")
    assert re.fullmatch("[A-Z2-7]{32}", secret)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_an_account_has_an_accessibility_violation_or_scrolls_sideways(
    page: Page,
    live_server: LiveServer,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    language: str,
):
    make_account()
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    found, wider, others = [], [], []

    def look(address: str) -> None:
        page.goto(f"{live_server.url}{address}")
        found.extend(f"{address} {violation}" for violation in axe_violations(page))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wider.append(address)
        if not page.locator(".hn-gate-form, .hn-main").count():
            others.append(address)

    sign_in(page, live_server)
    turn_on_codes(page, live_server)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    for name in OWN:
        look(reverse(name))
    page.context.clear_cookies(name="sessionid")
    for name in ENTRANCE:
        look(reverse(name))
    look(reverse("account_reset_password_from_key", args=["1", "sai-khoa"]))
    look(reverse("account_confirm_email", args=["sai"]))

    assert (found, wider, others) == ([], [], [])
