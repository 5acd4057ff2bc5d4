"""Thả tệp kế hoạch vào trang, xem hai bên, xác nhận, tới Tổng quan: trong trình duyệt thật."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference, PlanDraft
from tests.factories import EXAMPLE, PASSWORD, make_account, make_bodies

TELEPHONE = {"width": 390, "height": 844}
PLAN = (EXAMPLE / "ke-hoach.txt").read_bytes()
AMENDED = PLAN.replace("Hội trường".encode(), "Nhà văn hóa".encode())
DROP = """([form, text]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  held.items.add(new File([bytes], "ke-hoach.txt", {type: "text/plain"}));
  for (const type of ["dragover", "drop"])
    form.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def listing(page: Page, live_server: LiveServer) -> Page:
    """The list of conferences of an account that has none yet."""
    make_bodies()
    make_account(username="canbo")
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "canbo")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    return page


def drop(page: Page, data: bytes) -> None:
    form = page.locator("form[data-hn-drop]").element_handle()
    page.evaluate(DROP, [form, base64.b64encode(data).decode()])
    expect(page.get_by_role("heading", name="Xem lại kế hoạch")).to_be_visible()


def confirm(page: Page) -> Conference:
    page.get_by_role("button", name="Xác nhận, lập hội nghị").click()
    expect(page.get_by_text("Đã lập hội nghị")).to_be_visible()
    return Conference.objects.get()


def test_a_plan_is_dropped_looked_at_and_confirmed(listing: Page, live_server: LiveServer):
    listing.get_by_role("link", name="Lập hội nghị từ kế hoạch").click()

    drop(listing, PLAN)
    first = listing.locator(".hn-read-side .hn-line").first
    first.click()
    lit = listing.locator(".hn-source .is-lit").first
    expect(lit).to_be_in_viewport()
    conference = confirm(listing)

    assert listing.url == f"{live_server.url}{conference.get_absolute_url()}"


def test_a_double_click_on_confirm_makes_one_conference(listing: Page, live_server: LiveServer):
    listing.goto(f"{live_server.url}/ke-hoach/moi/")
    drop(listing, PLAN)

    listing.get_by_role("button", name="Xác nhận, lập hội nghị").dblclick()
    listing.wait_for_url("**/hoi-nghi/*/")

    assert Conference.objects.count() == 1


def test_an_amended_plan_is_dropped_compared_and_applied(listing: Page, live_server: LiveServer):
    listing.goto(f"{live_server.url}/ke-hoach/moi/")
    drop(listing, PLAN)
    conference = confirm(listing)
    listing.goto(f"{live_server.url}{conference.get_absolute_url()}ke-hoach/")
    listing.get_by_role("link", name="Đưa vào bản sửa đổi").click()

    drop(listing, AMENDED)
    expect(listing.locator("#thay-doi ins").first).to_contain_text("Nhà văn hóa")
    listing.get_by_role("button", name="Áp dụng").click()
    expect(listing.get_by_text("Đã áp dụng")).to_be_visible()

    conference.refresh_from_db()
    assert "Nhà văn hóa" in conference.venue


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, TELEPHONE])
def test_every_page_of_the_way_is_accessible_and_fits(
    listing: Page,
    live_server: LiveServer,
    axe_violations: Callable[[Page], list[str]],
    language: str,
    size,
):
    listing.goto(f"{live_server.url}/ke-hoach/moi/")
    drop(listing, PLAN)
    first = PlanDraft.objects.get()
    conference = confirm(listing)
    listing.goto(f"{live_server.url}{conference.get_absolute_url()}ke-hoach/sua-doi/")
    drop(listing, AMENDED)
    pages = [listing.url, f"{live_server.url}{first.get_absolute_url()}"]
    pages += [f"{live_server.url}{end}" for end in ("/ke-hoach/moi/", "/hoi-nghi/")]
    address = {"name": "django_language", "value": language, "url": live_server.url}
    listing.context.add_cookies([address])
    listing.set_viewport_size(size)

    for address in pages:
        listing.goto(address)
        assert listing.locator("html").get_attribute("lang") == language
        assert axe_violations(listing) == []
        assert listing.evaluate("document.documentElement.scrollWidth") <= size["width"]
