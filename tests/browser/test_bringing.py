"""Tệp báo cáo đã có trong trình duyệt thật: thả vào, xem hai bên, sửa, ghi."""

import base64
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.models import Report
from tests.factories import PASSWORD, make_account, make_conference
from tests.reports.test_bringing import word_file

DROP = """([form, text]) => {
  const held = new DataTransfer();
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  held.items.add(new File([bytes], "bao-cao.docx"));
  for (const type of ["dragover", "drop"])
    form.dispatchEvent(new DragEvent(type, {dataTransfer: held, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def report(transactional_db: None) -> Report:
    conference = make_conference()
    found = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    )
    return found.select_related("outline__conference", "organisation").first()


@pytest.fixture
def writer(page: Page, live_server: LiveServer, report: Report) -> Page:
    make_account(username="xa", body=report.organisation)
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "xa")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/viec-cua-don-vi/")
    slug = report.outline.conference.slug
    page.goto(f"{live_server.url}/hoi-nghi/{slug}/bao-cao/{report.pk}/dua-tep/")
    return page


def drop(page: Page) -> None:
    form = page.locator("form[data-hn-drop]").element_handle()
    page.evaluate(DROP, [form, base64.b64encode(word_file()).decode()])


def test_a_dropped_file_is_read_corrected_by_keyboard_and_taken_over(
    writer: Page, report: Report, axe_violations: Callable[[Page], list[str]]
):
    assert axe_violations(writer) == []
    drop(writer)
    writer.wait_for_url("**/dua-tep/*/")
    assert axe_violations(writer) == []
    row = writer.locator(".hn-bring-row", has_text="Số hộ nghèo cuối kỳ")
    row.get_by_label("Sẽ ghi").fill("129")

    button = writer.get_by_role("button", name="Ghi những điều đã đánh dấu")
    button.focus()
    writer.keyboard.press("Enter")
    writer.wait_for_url("**/viet/")

    answers = of_json(Report.objects.get(pk=report.pk).draft).answers
    assert answers[Cell("NG03", "2023")].number == 129


def test_on_a_telephone_nothing_is_wider_than_the_screen_and_lines_lead_to_figures(
    writer: Page, axe_violations: Callable[[Page], list[str]]
):
    writer.set_viewport_size({"width": 390, "height": 844})
    drop(writer)
    writer.wait_for_url("**/dua-tep/*/")

    row = writer.locator(".hn-bring-row", has_text="Số hộ nghèo cuối kỳ")
    row.get_by_role("link", name="dòng 15").click()

    expect(writer.locator(".hn-bring-line:target")).to_contain_text("128")
    assert writer.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe_violations(writer) == []
