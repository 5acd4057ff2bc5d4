"""Trang tài khoản của cơ quan và dữ liệu cá nhân trong trình duyệt thật."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.accounts.erasing import ask
from hoinghi.accounts.services import invite
from hoinghi.units.models import Account, Organisation
from tests.factories import PASSWORD, make_clerk, make_conference

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def chief(live_server: LiveServer) -> Account:
    """An administrator, in a house with an office, a request and an invitation."""
    office = make_clerk(make_conference())
    ask(office, "tôi đã nghỉ hưu")
    return Account.objects.create_superuser("quantri", password=PASSWORD)


def sign_in(page: Page, live_server: LiveServer, name: str) -> None:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")


def test_the_link_of_an_invitation_is_handed_over_and_leads_in(
    page: Page, live_server: LiveServer, chief: Account
):
    sign_in(page, live_server, "vanphong")
    page.goto(f"{live_server.url}{reverse('accounts:invite')}")
    page.get_by_label("Họ và tên").fill("Trần Thị Bưởi")
    page.get_by_label("Đơn vị", exact=True).fill("UBND xã Bình Châu")
    page.get_by_role("button", name="Lập lời mời").click()
    link = page.locator(".hn-acc-link").inner_text()
    page.context.clear_cookies()

    page.goto(link)
    expect(page.get_by_label("Tên đăng nhập")).to_have_value("tranthibuoi")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Gõ lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Nhận tài khoản").click()

    # Whoever works for a unit begins with what the unit owes.
    expect(page.get_by_role("heading", name="Việc của đơn vị")).to_be_visible()
    page.goto(f"{live_server.url}{reverse('accounts:own')}")
    expect(page.locator(".hn-acc-facts")).to_contain_text("Ủy ban nhân dân xã Bình Châu")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_of_the_office_has_a_violation_or_scrolls_sideways(
    page: Page,
    live_server: LiveServer,
    chief: Account,
    axe_violations: Callable[[Page], list[str]],
    language: str,
    scheme: str,
):
    place = Organisation.objects.filter(short_name="UBND xã Bình Châu").earliest("pk")
    invited = invite(full_name="Trần Thị Bưởi", email="", organisation=place, by=chief)
    office = Account.objects.get(username="vanphong")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    sign_in(page, live_server, "quantri")
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])

    found, wider = [], []
    for address in (
        reverse("accounts:list"),
        f"{reverse('accounts:list')}?tim=khong-co-ai",
        reverse("accounts:account", args=[office.pk]),
        reverse("accounts:members", args=[office.organisation_id]),
        reverse("accounts:members", args=[place.pk]),
        reverse("accounts:move", args=[office.pk]),
        reverse("accounts:invite"),
        reverse("accounts:invitations"),
        reverse("accounts:second-step"),
        reverse("accounts:erasures"),
        reverse("accounts:erase-account", args=[office.pk]),
        f"{reverse('accounts:erase-person')}?ten=Không+Có+Ai",
        reverse("accounts:own-data"),
        reverse("accounts:accept", args=[invited.token]),
        reverse("accounts:accept", args=["sai"]),
    ):
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('main details').forEach(one => one.open = true)")
        found += [f"{address} {violation}" for violation in axe_violations(page)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wider.append(address)

    assert (found, wider) == ([], [])


def test_who_has_to_set_up_a_second_step_is_told_and_led(
    page: Page,
    live_server: LiveServer,
    chief: Account,
    axe_violations: Callable[[Page], list[str]],
):
    sign_in(page, live_server, "quantri")
    page.goto(f"{live_server.url}{reverse('accounts:second-step')}")
    page.get_by_label("Cơ quan thường trực", exact=True).check()
    page.get_by_role("button", name="Lưu").click()
    expect(page.get_by_text("Đã lưu. Ai chưa có")).to_be_visible()
    page.context.clear_cookies()

    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")

    expect(page.get_by_role("heading", name="Cần thêm bước thứ hai")).to_be_visible()
    assert axe_violations(page) == []
