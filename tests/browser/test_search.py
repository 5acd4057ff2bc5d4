"""Ô tìm ở đầu trang: gõ, chọn bằng bàn phím, mở; trang kết quả; điện thoại."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD, make_account, make_conference

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def home(page: Page, live_server: LiveServer) -> Page:
    """The list of conferences of an account that has one."""
    make_account(make_conference(), username="canbo")
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "canbo")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    return page


def test_a_task_is_found_and_opened_by_keyboard_alone(
    home: Page, axe_violations: Callable[[Page], list[str]]
):
    home.keyboard.press("/")
    home.keyboard.type("xet chon tap the")
    first = home.get_by_role("option").first
    expect(first).to_contain_text("Tham mưu xét chọn tập thể")
    field = home.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    home.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    assert axe_violations(home) == []

    home.keyboard.press("Enter")

    home.wait_for_url("**/nhiem-vu/**")
    home.keyboard.press("Control+k")
    home.keyboard.type("xet chon")
    expect(home.get_by_role("option").first).to_be_visible()
    home.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_be_focused()


def test_enter_without_a_choice_opens_all_finds(
    home: Page, axe_violations: Callable[[Page], list[str]]
):
    home.keyboard.press("/")
    home.keyboard.type("giảm nghèo")
    home.keyboard.press("Enter")

    home.wait_for_url("**/tim/?q=*")
    expect(home.locator("mark").first).to_have_text("giảm")
    assert axe_violations(home) == []
    home.get_by_role("link", name="Căn cứ").click()
    home.wait_for_url("**loai=can-cu**")
    expect(home.get_by_role("heading", name="Căn cứ")).to_be_visible()


def test_both_pages_stand_the_check_in_english(
    home: Page, live_server: LiveServer, axe_violations: Callable[[Page], list[str]]
):
    home.get_by_role("button", name="English").click()
    for address in ("/tim/", "/tim/?q=binh", "/tim/?q=khongcogi"):
        home.goto(f"{live_server.url}{address}")
        assert axe_violations(home) == []


def test_on_a_telephone_the_field_takes_the_whole_screen(home: Page):
    home.set_viewport_size(TELEPHONE)
    home.get_by_role("link", name="Tìm kiếm").click()
    home.keyboard.type("binh thanh")

    expect(home.get_by_role("option").first).to_be_visible()
    assert home.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    home.get_by_role("button", name="Đóng ô tìm").click()
    expect(home.get_by_role("combobox")).to_be_hidden()


def test_text_is_shown_and_never_run(home: Page):
    home.goto(f"{home.url.partition('/hoi-nghi')[0]}/tim/?q=%3Cimg%20src%3Dx%20onerror%3D1%3E")

    expect(home.locator("main img")).to_have_count(0)
