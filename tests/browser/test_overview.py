"""Tổng quan và trang lãnh đạo trong trình duyệt thật: axe, điện thoại, bàn phím, bảng sau hình."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.dispatch import services as papers
from tests.browser.test_pages import TELEPHONE, conference, sign_in

__all__ = ["conference"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_overview_and_leader_pass_axe_and_fit_a_telephone(
    page: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    language: str,
):
    papers.keep_all(conference, by="an")
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    sign_in(page, live_server)
    page.context.add_cookies([{"name": "django_language", "value": language, "url": page.url}])

    home = f"{live_server.url}{conference.get_absolute_url()}"
    for address in (home, f"{home}lanh-dao/", f"{live_server.url}/hoi-nghi/"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        for table in page.locator(".hn-behind > summary").all():
            table.click()
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]


def test_the_state_of_the_dossier_follows_the_page(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)

    page.goto(f"{live_server.url}{conference.get_absolute_url()}")

    expect(page.locator("#ho-so")).to_be_visible()
    expect(page.locator("#con-thieu")).to_be_visible()


def test_the_table_behind_a_chart_opens_by_keyboard(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}")
    behind = page.locator(".hn-behind").first

    behind.locator("summary").focus()
    page.keyboard.press("Enter")

    expect(behind.get_by_role("table")).to_be_visible()
