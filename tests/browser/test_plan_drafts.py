"""Thả tệp kế hoạch vào trang, xem hai bên, xác nhận, tới Tổng quan: trong trình duyệt thật."""

import base64
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.scoping import whole
from hoinghi.tasks.models import Task
from tests.factories import EXAMPLE, PASSWORD, make_account, make_bodies
from tests.plan_files import plan_pdf

TELEPHONE = {"width": 390, "height": 844}
PLAN = (EXAMPLE / "ke-hoach.txt").read_bytes()
AMENDED = PLAN.replace("Hội trường".encode(), "Nhà văn hóa".encode())
OF_ANOTHER = PLAN.replace("HUYỆN BÌNH SƠN".encode(), "HUYỆN TRÀ BỒNG".encode())
DUE = "Chuyển bài tham luận cho Phòng LĐTBXH trước ngày"
LATE = (
    PLAN.decode()
    .replace("dự kiến đầu tháng 12/2023", "ngày 01/12/2023")
    .replace(f"{DUE} 22/11/2023", f"{DUE} 08/12/2023")
    .encode()
)
DROP = """([form, text]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  held.items.add(new File([bytes], "ke-hoach.txt", {type: "text/plain"}));
  for (const type of ["dragover", "drop"])
    form.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def listing(page: Page, live_server: LiveServer) -> Iterator[Page]:
    """The list of conferences of an account that has none yet."""
    make_bodies()
    make_account(username="canbo")
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "canbo")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    yield page
    # What a page still fetches must not meet an emptied database.
    page.wait_for_load_state("networkidle")


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
    pages = [listing.url, f"{listing.url}xoa/", f"{live_server.url}{first.get_absolute_url()}"]
    listing.goto(f"{live_server.url}{conference.get_absolute_url()}ke-hoach/sua-doi/")
    drop(listing, OF_ANOTHER)
    expect(listing.locator("#khac-hoi-nghi")).to_be_visible()
    pages.append(listing.url)
    pages += [f"{live_server.url}{end}" for end in ("/ke-hoach/moi/", "/hoi-nghi/")]
    address = {"name": "django_language", "value": language, "url": live_server.url}
    listing.context.add_cookies([address])
    listing.set_viewport_size(size)

    for address in pages:
        listing.goto(address)
        assert listing.locator("html").get_attribute("lang") == language
        assert axe_violations(listing) == []
        assert listing.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_whole_journey_from_the_pages_to_the_conference(
    listing: Page, live_server: LiveServer, axe_violations: Callable[[Page], list[str]]
):
    listing.goto(f"{live_server.url}/ke-hoach/moi/")
    listing.set_input_files(
        "input[type=file]", {"name": "k.pdf", "mimeType": "application/pdf", "buffer": plan_pdf()}
    )
    listing.get_by_role("button", name="Đọc kế hoạch").click()
    picture = listing.locator("#trang-1 img")
    expect(picture).to_be_visible(timeout=60_000)
    expect(picture).to_have_js_property("complete", True)
    assert axe_violations(listing) == []

    listing.locator("#nhiem-vu .hn-line").first.hover()
    expect(listing.locator(".hn-spot.is-lit").first).to_be_visible()

    listing.locator("#muc-event-venue").get_by_role("link", name="Sửa").click()
    form = listing.locator("#su-kien .hn-part-form")
    form.get_by_role("textbox", name="Ngày tổ chức").fill("05/12/2023")
    assert axe_violations(listing) == []
    with listing.expect_response("**/tom-tat/"):
        form.get_by_role("button", name="Lưu").click()
    expect(listing.locator("#muc-event-start")).to_contain_text("05/12/2023")

    first = listing.locator("#nhiem-vu li").first
    line, _, last = (first.locator(".hn-line").get_attribute("data-lines") or "").partition("-")
    with listing.expect_response("**/tom-tat/"):
        first.get_by_role("button", name="Bỏ").click()
    expect(listing.locator("#muc-tasks-r0")).to_have_count(0)
    source = listing.locator(".hn-source")
    listing.locator(".hn-mark > summary").click()
    source.focus()
    listing.keyboard.press("ArrowDown")
    expect(listing.locator(".hn-source .is-here").first).to_be_visible()
    listing.fill("#danh-dau-tu", line)
    listing.fill("#danh-dau-den", last)
    listing.locator(".hn-mark").get_by_role("button", name="Nhiệm vụ").click()
    with listing.expect_response("**/tom-tat/"):
        listing.get_by_role("button", name="Thêm vào bản đọc").click()
    expect(listing.locator("#nhiem-vu .is-edited")).to_have_count(1)

    finding = listing.locator("#phat-hien .hn-findings li").first
    told = finding.locator(".hn-finding-text").inner_text()
    finding.locator(".hn-dismiss > summary").click()
    finding.get_by_label("Vì sao không phải lỗi").fill("đúng như quyết định thành lập")
    with listing.expect_response("**/tom-tat/"):
        finding.get_by_role("button", name="Bỏ qua phát hiện này").click()
    expect(listing.locator("#da-bo-qua")).to_contain_text(told)

    conference = confirm(listing)
    assert str(conference.starts_on) == "2023-12-05"
    with whole(conference):
        assert Task.objects.of(conference).filter(first_line=int(line)).exists()


def test_by_keyboard_a_finding_is_cured_and_the_next_one_has_the_focus(
    listing: Page, live_server: LiveServer
):
    listing.goto(f"{live_server.url}/ke-hoach/moi/")
    drop(listing, LATE)
    held = listing.locator("#phat-hien .hn-findings li", has_text="Hạn 08/12/2023 sau ngày")
    total = int(listing.locator("#phat-hien-ten .hn-count").inner_text())

    held.get_by_role("link", name="Sửa", exact=False).press("Enter")
    form = listing.locator("#phat-hien .hn-part-form")
    day = form.get_by_role("textbox", name="Hạn cuối")
    day.fill("22/11/2023")
    with listing.expect_response("**/tom-tat/"):
        day.press("Enter")

    expect(held).to_have_count(0)
    expect(listing.locator("#ben-doc > .alert")).to_contain_text("không còn nữa")
    assert int(listing.locator("#phat-hien-ten .hn-count").inner_text()) < total
    expect(listing.locator("#phat-hien .hn-findings li:focus")).to_have_count(1)
