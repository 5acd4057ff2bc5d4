"""Thông báo, hoạt động, thư gửi, kết nối trong trình duyệt thật."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.notices import gateways, mailing
from hoinghi.notices.models import Mail, Mailing, Webhook
from hoinghi.tasks.rules import Act
from tests.factories import PASSWORD, make_conference
from tests.notices.people import clerk, do, duty_of, office, read_all

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    """A conference with news, a mailing that waits, a gateway."""
    made = make_conference()
    host, commune = office(made), clerk()
    do(Act.HAND_IN, commune, "đủ ba phụ lục")
    read_all()
    body = duty_of().organisation
    mailing.draft(made, subject="Họp chuẩn bị", text="Đúng 8 giờ.", bodies=[body], by=host)
    gateways.add(
        made,
        name="Zalo OA",
        address="https://cong.example.vn/tin",
        kinds=["assigned"],
        organisation=None,
        by=host,
    )
    return made


def pages(conference: Conference) -> list[str]:
    slug = conference.slug
    return [
        reverse("notices:list"),
        reverse("notices:preferences"),
        *(reverse(f"notices:{name}", args=[slug]) for name in ("feed", "outbox", "write", "hooks")),
        reverse("notices:mailing", args=[slug, Mailing.objects.get().pk]),
        reverse("notices:mail", args=[slug, Mail.objects.filter(kind="assigned")[0].pk]),
        reverse("notices:hook", args=[slug, Webhook.objects.get().pk]),
    ]


def sign_in(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username, #id_login", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_of_notices_has_an_accessibility_violation(
    page: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    language: str,
):
    page.emulate_media(color_scheme=scheme)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    sign_in(page, live_server)

    found = []
    for address in pages(conference):
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found += [f"{address} {violation}" for violation in axe_violations(page)]

    assert found == []


def test_no_page_of_notices_scrolls_sideways_on_a_telephone(
    page: Page, live_server: LiveServer, conference: Conference
):
    page.set_viewport_size(TELEPHONE)
    sign_in(page, live_server)

    wider = []
    for address in pages(conference):
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wider.append(address)

    assert wider == []


def test_a_mass_mail_is_confirmed_by_keyboard_alone(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{pages(conference)[6]}")
    button = page.get_by_role("button", name="Gửi 1 thư")
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_text("Đã xác nhận, 1 thư chờ gửi.")).to_be_visible()


def test_the_bell_leads_to_what_is_new(page: Page, live_server: LiveServer, conference: Conference):
    sign_in(page, live_server)
    page.get_by_role("link", name="Thông báo, 2 chưa đọc").click()
    page.get_by_role("button", name="Mở: Ủy ban nhân dân xã Bình Châu").first.click()

    page.wait_for_url("**/nhiem-vu/**")
