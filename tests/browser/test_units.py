"""Danh bạ trong trình duyệt thật: thả danh sách, xem ô sai, xác nhận; trang của một đơn vị."""

import base64
import io
from collections.abc import Callable

import openpyxl
import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.units.models import ListDraft, Organisation
from tests.factories import PASSWORD, make_conference, make_keeper

TELEPHONE = {"width": 390, "height": 844}
PARENT = "Ủy ban nhân dân xã Bình Sơn"
DROP = """([form, text]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  held.items.add(new File([bytes], "danh-sach.xlsx"));
  for (const type of ["dragover", "drop"])
    form.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


def sheet(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in (["Tên đơn vị", "Loại", "Trực thuộc"], *rows):
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture
def office(page: Page, live_server: LiveServer) -> Page:
    """The office that prepares a conference, at the page for lists."""
    make_keeper(make_conference())
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/**")
    page.goto(f"{live_server.url}/don-vi/")
    page.get_by_role("link", name="Nạp danh sách từ Excel").click()
    return page


def drop(page: Page, data: bytes) -> None:
    form = page.locator("form[data-hn-drop]").element_handle()
    page.evaluate(DROP, [form, base64.b64encode(data).decode()])
    expect(page.get_by_role("heading", name="Xem trước danh sách")).to_be_visible()


def test_a_list_is_dropped_its_fault_seen_mended_and_confirmed(office: Page):
    drop(office, sheet(["Trường Tiểu học Bình Long", "Trường hộc", PARENT]))
    expect(office.get_by_text("Có phải ý là “Trường học”?")).to_be_visible()
    with office.expect_download() as saved:
        office.get_by_role("link", name="Tải tệp đã đánh dấu lỗi để sửa").click()
    assert saved.value.suggested_filename == "danh-sach-danh-dau-loi.xlsx"

    office.get_by_role("link", name="Nạp danh sách").click()
    drop(office, sheet(["Trường Tiểu học Bình Long", "Trường học", PARENT]))
    office.get_by_role("button", name="Xác nhận, ghi 1 dòng vào danh bạ").dblclick()
    expect(office.get_by_text("Danh sách đã được ghi vào danh bạ")).to_be_visible()
    office.wait_for_load_state("networkidle")

    assert Organisation.objects.filter(name="Trường Tiểu học Bình Long").count() == 1


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("size", [{"width": 1280, "height": 800}, TELEPHONE])
def test_every_page_of_the_directory_is_accessible_and_fits(
    office: Page,
    live_server: LiveServer,
    axe_violations: Callable[[Page], list[str]],
    language: str,
    size,
):
    drop(office, sheet(["TRẠM Y TẾ XÃ BÌNH SƠN", "Trạm gì", PARENT], ["Phòng Một", "", ""]))
    draft = ListDraft.objects.get()
    body = Organisation.objects.get(code="21040-UBND", valid_to=None)
    body.post_holders.create(person="Lê An", position="Chủ tịch", telephone="0905123456")
    ends = [
        "/don-vi/", "/don-vi/nap/", draft.get_absolute_url(),
        f"{draft.get_absolute_url()}?xem=new", f"/don-vi/{body.pk}/",
        f"/don-vi/co-quan/{body.pk}/them/",
    ]  # fmt: skip
    office.context.add_cookies(
        [{"name": "django_language", "value": language, "url": live_server.url}]
    )
    office.set_viewport_size(size)

    for end in ends:
        office.goto(f"{live_server.url}{end}")
        office.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
        assert office.locator("html").get_attribute("lang") == language
        assert axe_violations(office) == []
        assert office.evaluate("document.documentElement.scrollWidth") <= size["width"]
