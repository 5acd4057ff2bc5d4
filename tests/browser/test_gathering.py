"""Nhiều biểu một lần trong trình duyệt thật: chọn, xem từng tệp, xác nhận; điện thoại, bàn phím."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.reports.models import Report, ReportOutline
from tests.browser.test_accounts import sign_in
from tests.factories import make_clerk, make_conference
from tests.reports.test_gathering import form_of

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PAPER = "Các biểu này đến theo văn bản, thư nào"


@pytest.fixture
def reports(transactional_db: None) -> list[Report]:
    conference = make_conference()
    make_clerk(conference)
    ReportOutline.objects.filter(conference=conference).update(is_locked_after=False)
    found = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    ).select_related("outline__conference", "organisation", "version", "call")
    return list(found[:3])


@pytest.fixture
def office(page: Page, live_server: LiveServer, reports: list[Report]) -> Page:
    sign_in(page, live_server)
    slug = reports[0].outline.conference.slug
    page.goto(f"{live_server.url}/hoi-nghi/{slug}/bao-cao/nhan-bieu/")
    return page


def choose(page: Page, reports: list[Report]) -> None:
    """Two bodies, one of them twice, and a file that is no form."""
    files = [(f"xa-{at}.xlsx", form_of(one)) for at, one in enumerate(reports[:2])]
    files += [("xa-0 (sửa).xlsx", form_of(reports[0], 9)), ("khac.xlsx", b"PK\x03\x04?")]
    page.set_input_files(
        "#cac-bieu",
        [{"name": name, "mimeType": SHEET, "buffer": data} for name, data in files],
    )
    page.locator("form[data-hn-drop] button.btn-primary").press("Enter")
    expect(page.locator(".hn-gather-files tbody tr")).to_have_count(4)


def test_many_forms_are_looked_at_and_taken_by_keyboard(
    office: Page, reports: list[Report], axe_violations: Callable[[Page], list[str]]
):
    assert axe_violations(office) == []
    choose(office, reports)
    assert axe_violations(office) == []
    expect(office.locator(".hn-gather-files")).to_contain_text("chọn một")
    ticks = office.locator("input[name=lay]")
    assert [one.is_checked() for one in ticks.all()] == [True, True, False]
    ticks.nth(1).focus()
    office.keyboard.press("Space")

    office.get_by_label(PAPER).fill("Thư điện tử ngày 20/11/2023")
    office.get_by_role("button", name="Nhận các tệp đã đánh dấu").press("Enter")

    expect(office.get_by_role("heading", name="Xong 1 trên 1 tệp")).to_be_visible()
    assert axe_violations(office) == []
    entered = [bool(Report.objects.get(pk=one.pk).on_behalf) for one in reports]
    assert entered == [True, False, False]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_a_preview_is_no_wider_than_the_screen(
    office: Page, reports: list[Report], scheme, axe_violations: Callable[[Page], list[str]]
):
    office.set_viewport_size({"width": 390, "height": 844})
    office.emulate_media(color_scheme=scheme)
    choose(office, reports)

    assert office.evaluate("document.documentElement.scrollWidth") <= 390
    assert axe_violations(office) == []


def test_the_preview_is_accessible_in_english(
    office: Page, reports: list[Report], axe_violations: Callable[[Page], list[str]]
):
    office.get_by_role("button", name="English").click()
    expect(office.locator("html")).to_have_attribute("lang", "en")
    assert axe_violations(office) == []
    choose(office, reports)
    expect(office.get_by_text("Nothing goes into any report before you confirm.")).to_be_visible()
    assert axe_violations(office) == []
