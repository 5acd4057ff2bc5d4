"""Trang kết quả soát thể thức mở trong trình duyệt thật: máy tính, điện thoại, bản in."""

from dataclasses import replace

import pytest

from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from hoinghi.papers.check.pictures import pictured
from hoinghi.papers.check.web_page import web_page
from hoinghi.papers.model import Number
from hoinghi.papers.pdf import pdf_bytes
from tests.papers.paper_samples import KE_HOACH


@pytest.fixture(scope="module")
def report_page(tmp_path_factory):
    """A plan with blanks in its symbol, and a signer with a degree."""
    wrong = replace(
        KE_HOACH,
        number=Number(symbol="KH - UBND", serial=5),
        signature=replace(KE_HOACH.signature, name="TS. Nguyễn Thị Ánh Tuyết"),
    )
    data = pdf_bytes([wrong])
    measured = measure(data, "ke-hoach.pdf")
    report = check(measured)
    assert len(report.deviations) >= 2
    page = tmp_path_factory.mktemp("report") / "ket-qua.html"
    page.write_text(web_page(report, pictured(report, measured, data)), encoding="utf-8")
    return page.as_uri()


@pytest.mark.parametrize("width", [1280, 390])
def test_the_report_is_accessible_and_fits_the_screen(page, report_page, axe_violations, width):
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(report_page)

    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_place_lights_its_sentence_and_a_sentence_its_place(page, report_page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(report_page)

    page.locator("svg a#cho-2 circle").click()

    assert page.locator(".lit").evaluate_all("all => all.map(one => one.id)") == ["cho-2", "cau-2"]
    assert page.locator("#cau-2").is_visible()

    page.locator("#cau-1 .badge").click()

    assert page.locator(".lit").evaluate_all("all => all.map(one => one.id)") == ["cho-1", "cau-1"]


def test_the_places_can_be_reached_by_keyboard(page, report_page):
    page.goto(report_page)

    page.locator("svg a#cho-1").focus()
    page.keyboard.press("Enter")

    assert "lit" in page.locator("#cau-1").get_attribute("class")


def test_without_scripts_the_links_still_lead(browser, report_page):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report_page)

    page.locator("svg a#cho-1 circle").click()

    assert page.url.endswith("#cau-1")
    context.close()


def test_nothing_is_asked_of_another_address(page, report_page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(report_page)

    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
