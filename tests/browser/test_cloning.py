"""Lập hội nghị mới từ hội nghị cũ, từ đầu đến khi xác nhận, trong trình duyệt thật."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from tests.factories import PASSWORD, PLAN, make_account, make_conference

TELEPHONE = {"width": 390, "height": 844}
OLD = replace(PLAN, event=replace(PLAN.event, start=date(2023, 12, 5)))


def test_a_conference_is_made_from_an_old_one(
    page: Page, live_server: LiveServer, axe_violations: Callable[[Page], list[str]]
):
    old = make_conference(OLD)
    make_account(old, username="canbo")
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "canbo")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")

    page.goto(f"{live_server.url}{old.get_absolute_url()}ke-hoach/")
    page.get_by_role("link", name="Lập hội nghị mới từ hội nghị này").click()
    page.get_by_label("Tên hội nghị mới").fill("Hội nghị tổng kết giảm nghèo năm 2024")
    page.get_by_role("textbox", name="Ngày tổ chức mới").fill("03/12/2024")
    page.get_by_role("button", name="Xem các ngày mới").click()
    expect(page.get_by_role("cell", name="20/11/2024")).to_be_visible()
    assert axe_violations(page) == []
    page.set_viewport_size(TELEPHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]

    page.get_by_role("button", name="Lập bản kế hoạch mới để xem lại").click()
    expect(page.get_by_role("heading", name="Xem lại kế hoạch")).to_be_visible()
    page.get_by_role("button", name="Xác nhận, lập hội nghị").click()

    expect(page.get_by_text("Đã lập hội nghị")).to_be_visible()
    # What the page still asks for must not meet a database that is being emptied.
    page.wait_for_load_state("networkidle")
    assert Conference.objects.latest("pk").starts_on == date(2024, 12, 3)
