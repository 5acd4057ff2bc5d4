"""Đề cương bằng bàn phím, trên điện thoại, bằng hai thứ tiếng."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.reports import outline_acts
from hoinghi.reports.models import ReportOutline
from hoinghi.reports.outline_queries import content_of
from tests.factories import PASSWORD, make_clerk, make_conference


@pytest.fixture
def outline(live_server: LiveServer) -> ReportOutline:
    conference = make_conference()
    office = make_clerk(conference)
    found = ReportOutline.objects.get(conference=conference)
    outline_acts.start_draft(found, by=office)
    return found


@pytest.fixture
def editor(page: Page, live_server: LiveServer, outline: ReportOutline) -> Page:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("vanphong")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hoi-nghi/")
    page.goto(
        f"{live_server.url}{outline.conference.get_absolute_url()}bao-cao/de-cuong/{outline.pk}/"
    )
    return page


def numbers(outline: ReportOutline) -> dict[str, str]:
    draft = outline_acts.draft_of(outline)
    assert draft
    return {one.lasting: one.number for one in content_of(draft).sections}


def test_a_section_moves_by_the_arrow_keys_and_the_grip_keeps_the_focus(
    editor: Page, outline: ReportOutline
):
    editor.locator("#nam-III").focus()
    editor.keyboard.press("Alt+ArrowUp")

    expect(editor.locator("#muc-III h2")).to_have_text("II. Kết quả phong trào thi đua")
    expect(editor.locator("#nam-III")).to_be_focused()
    editor.keyboard.press("Alt+ArrowDown")
    expect(editor.locator("#muc-III h2")).to_have_text("III. Kết quả phong trào thi đua")
    assert numbers(outline)["III"] == "III"


def test_a_section_is_dragged_before_another(editor: Page, outline: ReportOutline):
    editor.locator("#muc-V").scroll_into_view_if_needed()
    editor.locator("#nam-VI").hover()
    editor.mouse.down()
    editor.locator("#muc-V .hn-outline-head").hover()
    editor.locator("#muc-V .hn-outline-head").hover()
    editor.mouse.up()

    expect(editor.locator("#muc-VI h2")).to_have_text("V. Kiến nghị, đề xuất")
    assert numbers(outline)["V"] == "VI"


def test_a_formula_is_said_in_words_while_it_is_typed(editor: Page):
    editor.locator("#so-NG04").get_by_role("link").click()
    editor.get_by_label("Công thức").fill("100 * NG03 / LA01")

    expect(editor.locator("#loi-formula")).to_contain_text("Đề cương không hỏi LA01")
    editor.get_by_label("Công thức").fill("NG03 +")
    expect(editor.locator("#loi-formula")).to_contain_text("không dùng được")


@pytest.mark.parametrize("path", ["", "chung/", "muc/II.1/", "chi-tieu/NG04/", "muc/III/chon/",
                                  "ban-hanh/", "phan-cong/", "chi-tieu-giao/",
                                  "danh-sach/known/"])  # fmt: skip
def test_pages_of_an_outline_are_open_to_all(
    editor: Page, axe_violations: Callable[[Page], list[str]], path: str
):
    editor.goto(f"{editor.url}{path}")
    assert axe_violations(editor) == []

    editor.set_viewport_size({"width": 390, "height": 844})
    assert editor.evaluate("document.documentElement.scrollWidth") <= 390
    # Without the fading from light to dark, whose colours in between nobody reads.
    editor.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert axe_violations(editor) == []
