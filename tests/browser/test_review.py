"""Một ô bị trả lại ở bên này, được sửa ở bên kia, trong trình duyệt thật."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.reports.models import ReviewNote
from hoinghi.reports.states import State
from tests.factories import PASSWORD
from tests.reports.house import House, make_house, send, write

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def house(live_server: LiveServer) -> House:
    made = make_house()
    text = "<p>Công tác giải ngân còn hạn chế.</p>"
    write(made.report, made.writer, texts={"I": "<p>Đã triển khai.</p>", "IV": text}, D201=4)
    send(made.report, made.writer)
    return made


def sign_in(page: Page, live_server: LiveServer, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda url: "/dang-nhap/" not in url)


def test_a_cell_is_returned_on_one_side_and_mended_on_the_other(
    page: Page,
    live_server: LiveServer,
    house: House,
    axe_violations: Callable[[Page], list[str]],
):
    slug = house.conference.slug
    listed = f"{live_server.url}{reverse('reports:list', args=[slug])}"
    address = f"{live_server.url}{reverse('reports:report', args=[slug, house.report.pk])}"
    found: list[str] = []

    def look() -> None:
        found.extend(axe_violations(page))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider: {page.url}")

    sign_in(page, live_server, house.clerk.username)
    page.goto(listed)
    look()
    page.set_viewport_size(TELEPHONE)
    look()
    page.goto(address)
    page.locator('.hn-remark-lines a[data-pick="D204|2023|"]').press("Enter")
    expect(page.locator(".hn-picks textarea").first).to_be_focused()
    expect(page.locator(".hn-picks textarea").first).to_have_value(
        "Báo cáo phải đánh giá kết quả, hiệu quả đầu ra: đã nêu “Số mô hình, dự án giảm nghèo "
        "được hỗ trợ” (4) nhưng chưa nêu “Số hộ tham gia thoát nghèo hoặc thoát cận nghèo”."
    )
    page.locator('a[data-pick="D201|2023|"]').click()
    page.locator('li[data-place="D201|2023|"] textarea').fill("Phòng ghi 5 mô hình.")
    look()
    page.get_by_role("button", name="Trả lại để sửa").click()
    expect(page.locator(".hn-message").first).to_contain_text("Đã trả lại báo cáo")
    places = set(ReviewNote.objects.values_list("place", flat=True))
    assert places == {"D201|2023|", "D204|2023|"}

    sign_in(page, live_server, house.writer.username)
    page.goto(address)
    expect(page.locator("#muc-II\\.3")).to_contain_text("Phòng ghi 5 mô hình.")
    look()
    page.locator("#muc-II\\.3 summary", has_text="Trả lời").last.click()
    page.locator('#muc-II\\.3 details[open] textarea[name="text"]').fill("Đã sửa.")
    page.get_by_role("button", name="Gửi trả lời").last.click()
    expect(page.locator("#muc-II\\.3")).to_contain_text("Đã sửa.")
    write(house.report, house.writer, D201=5, D204=1, D203=2)
    send(house.report, house.writer)

    sign_in(page, live_server, house.clerk.username)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.context.add_cookies([{"name": "django_language", "value": "en", "url": live_server.url}])
    page.goto(address)
    expect(page.locator('td[id="o-D201|2023|"]')).to_contain_text("before: 4")
    look()
    page.goto(listed)
    look()
    page.goto(address)
    page.get_by_role("button", name="Accept the report").press("Enter")
    expect(page.locator(".hn-message").first).to_contain_text("accepted")

    house.report.refresh_from_db()
    assert house.report.state == State.ACCEPTED
    assert found == []
