"""Hướng dẫn trong trình duyệt thật; mọi hình của tài liệu còn chụp được từ phần mềm hôm nay."""

from collections.abc import Callable

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.units.models import Account
from tests.browser.test_pages import TELEPHONE, conference, sign_in
from tools import pictures, story
from tools.pictures import Shot
from tools.screenshots import walk

__all__ = ["conference"]
PAGES = ("", "tutorial/hoi-nghi-dau-tien/", "vai-tro/co-quan-thuong-truc/", "how-to/nhiem-vu/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.usefixtures("conference")
def test_the_guide_passes_axe_and_fits_a_telephone(
    page: Page,
    live_server: LiveServer,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    language: str,
):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    sign_in(page, live_server)

    for address in PAGES:
        page.goto(f"{live_server.url}/huong-dan/{address}")
        page.wait_for_load_state("networkidle")
        assert axe_violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"], address


@pytest.mark.usefixtures("conference")
def test_the_question_mark_opens_the_section_of_the_page(page: Page, live_server: LiveServer):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/thong-bao/tuy-chon/")

    page.get_by_role("link", name="Hướng dẫn cho trang này").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Chọn cách nhận tin")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390, 500, 768, 900, 992, 1024, 1280])
def test_the_header_fits_at_every_width(
    page: Page, live_server: LiveServer, conference: Conference, width: int
):
    office = Account.objects.get(username="vanphong")
    office.organisation = conference.host
    office.full_name = "Nguyễn Thị Phương Thảo Nguyên"
    office.save()
    page.set_viewport_size({"width": width, "height": 800})
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/huong-dan/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    overlapping = page.evaluate(
        """() => {
            const row = [...document.querySelector(".hn-header-row").children]
                .map((one) => one.getBoundingClientRect())
                .filter((box) => box.width > 1);
            return row.slice(1).filter((box, n) => box.left < row[n].right - 1).length;
        }"""
    )
    assert overlapping == 0


def test_every_picture_of_the_documents_can_still_be_taken(
    browser: Browser, live_server: LiveServer
):
    seen = []

    def look(shot: Shot, page: Page) -> None:
        expect(
            page.locator(shot.frame or shot.from_there or "#noi-dung, main").first
        ).to_be_visible()
        expect(page.get_by_text("404")).to_have_count(0)
        seen.append(shot.name)

    with story.told_then():
        walk(browser, live_server.url, "mật khẩu của câu chuyện", look)

    assert seen == [shot.name for shot in pictures.SHOTS]
