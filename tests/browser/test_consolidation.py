"""Số liệu tổng hợp trong trình duyệt thật: xem, lần về nguồn, bằng bàn phím và điện thoại."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD, make_clerk, make_conference
from tests.reports.consolidating import communes, send
from tests.reports.test_rolling import poor

TELEPHONE = {"width": 390, "height": 844}


def test_a_figure_is_followed_from_the_page_to_the_body_that_reported_it(
    page: Page, live_server: LiveServer, axe_violations: Callable[[Page], list[str]]
):
    conference = make_conference()
    clerk = make_clerk(conference)
    one, two, *_ = communes(conference)
    send(one, clerk, {**poor(40, 10), "VN01|2023|DA2/trung-uong": 10})
    send(two, clerk, poor(60, 5, whole=3000), is_official=False)
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", clerk.username)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    page.goto(f"{live_server.url}{conference.get_absolute_url()}bao-cao/")

    page.get_by_role("link", name="Số liệu tổng hợp").click()
    expect(page.get_by_role("heading", name="2/23 đơn vị có báo cáo được tính")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("link", name="2,13", exact=True).first.press("Enter")
    expect(page.get_by_text("100*NG03/NG01")).to_be_visible()
    assert axe_violations(page) == []
    page.get_by_role("link", name=one.organisation.name).press("Enter")
    expect(page.get_by_role("heading", name="Qua các lần gửi")).to_be_visible()
    assert axe_violations(page) == []

    page.set_viewport_size(TELEPHONE)
    for name in ("", "bang/?muc=II.1", "bang/?hang=chi-tieu&cot=ky", "thay-doi/?tu=19/11/2023"):
        page.goto(f"{live_server.url}{conference.get_absolute_url()}bao-cao/tong-hop/{name}")
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"], name
        assert axe_violations(page) == [], name
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).to_have_text("Rolled-up figures")
    assert axe_violations(page) == []
    # What the page still asks for must not meet a database that is being emptied.
    page.wait_for_load_state("networkidle")
