"""Dự thảo báo cáo trong trình duyệt thật: đọc, viết lại, gộp, trên máy tính và điện thoại."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from tests.factories import PASSWORD, make_clerk
from tests.reports.drafting_world import reported

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    made = reported()
    make_clerk(made)
    return made


@pytest.fixture
def desk(page: Page, live_server: LiveServer, conference: Conference) -> Page:
    """The draft of the first report."""
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    page.goto(f"{live_server.url}{conference.get_absolute_url()}bao-cao/du-thao/")
    return page


def test_a_paragraph_is_reworded_by_keyboard_and_keeps_its_figures(desk: Page):
    section = desk.get_by_role("region", name="II.1. Kết quả giảm nghèo")
    section.get_by_text("Viết lại").first.press("Enter")
    words = section.get_by_role("textbox", name="Lời trong báo cáo").first
    words.fill("Đến nay toàn huyện còn 390 hộ nghèo, có 57 nhà tạm.")
    words.press("Tab")
    desk.keyboard.press("Enter")

    expect(desk.locator(".hn-message")).to_contain_text("Đã ghi")
    expect(section.locator(".hn-bound", has_text="390 hộ")).to_be_visible()
    expect(section.get_by_text("Số chưa có nguồn: 57")).to_be_visible()


def test_groups_are_merged(desk: Page):
    causes = desk.locator("#nhom-cause")
    expect(causes.get_by_role("checkbox").first).to_be_visible()
    boxes = causes.get_by_role("checkbox").count()

    if causes.get_by_text("nhóm ý khác").count():
        causes.get_by_text("nhóm ý khác").click()
    for box in causes.get_by_role("checkbox").all():
        box.check()
    causes.get_by_role("button", name="Gộp các nhóm đã chọn").click()

    expect(desk.locator(".hn-message")).to_contain_text("Đã ghi")
    assert boxes > 1
    expect(desk.locator("#nhom-cause .hn-draft-groups > li")).to_have_count(1)


def test_both_pages_are_for_everybody(
    desk: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
):
    found = axe_violations(desk)
    desk.set_viewport_size(TELEPHONE)
    wide = desk.evaluate("document.documentElement.scrollWidth > innerWidth")
    desk.goto(f"{live_server.url}{conference.get_absolute_url()}bao-cao/dien-hinh/")
    found += axe_violations(desk)
    wide |= desk.evaluate("document.documentElement.scrollWidth > innerWidth")

    assert found == []
    assert not wide
