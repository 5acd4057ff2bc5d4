"""Văn bản trong trình duyệt: kế hoạch sửa ngày, văn bản không còn khớp, một lần bấm thay thế."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from tests.browser.test_pages import TELEPHONE, sign_in
from tests.dispatch.test_kept_papers import FIXED, amend
from tests.factories import make_account, make_conference

NOTICE = "ban/thong-bao-ket-luan/"


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    made = make_conference(FIXED)
    make_account(made)
    return made


def papers(live_server: LiveServer, conference: Conference) -> str:
    return f"{live_server.url}{conference.get_absolute_url()}van-ban/"


def issue_notice(page: Page, live_server: LiveServer, conference: Conference) -> None:
    """Issue the notice as the clerk does, with number and day."""
    page.goto(papers(live_server, conference) + NOTICE)
    page.get_by_label("Số", exact=True).fill("12")
    page.get_by_role("textbox", name="Ngày ban hành").fill("20/11/2023")
    page.get_by_label("Đã kiểm tra những chỗ còn thiếu").check()
    page.get_by_role("button", name="Phát hành", exact=True).click()
    page.get_by_role("button", name="Phát hành, tôi đã xem").click()
    expect(page.locator(".hn-message")).to_contain_text("Đã phát hành")


def test_an_amended_plan_leads_in_one_click_to_the_replacement(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()

    page.goto(papers(live_server, conference))
    card = page.get_by_role("region", name="văn bản không còn khớp dữ kiện")
    expect(card).to_contain_text("Ngày tổ chức:")
    expect(card.locator("del")).to_contain_text("ngày 05 tháng 12 năm 2023")
    expect(card.locator("ins")).to_contain_text("ngày 07 tháng 12 năm 2023")
    card.get_by_role("button", name="Lập văn bản thay thế").click()

    expect(page.locator(".hn-message")).to_contain_text("Đã lập dự thảo văn bản thay thế")
    expect(page.get_by_text("thay thế văn bản đã phát hành: lần 1")).to_be_visible()
    page.get_by_role("link", name="với lần 1").click()
    expect(page.locator(".is-after ins").first).to_contain_text("07")
    expect(
        page.get_by_text("Thông báo này thay thế Thông báo số 12/TB-UBND").first
    ).to_be_attached()


def test_a_mistyped_day_is_told_beside_its_field_and_nothing_typed_is_lost(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(papers(live_server, conference) + NOTICE)
    page.get_by_label("Số", exact=True).fill("12")
    page.get_by_role("textbox", name="Ngày ban hành").fill("01/01/2199")
    page.get_by_label("Đã kiểm tra những chỗ còn thiếu").check()

    page.get_by_role("button", name="Phát hành", exact=True).click()
    page.get_by_role("button", name="Phát hành, tôi đã xem").click()

    expect(page.get_by_role("alert")).to_contain_text("chưa đến")
    expect(page.get_by_label("Số", exact=True)).to_have_value("12")


def all_pages(live_server: LiveServer, conference: Conference) -> list[str]:
    home = papers(live_server, conference)
    return [home, home + NOTICE, f"{home}{NOTICE}so-sanh/1/0/"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_the_papers_are_open_to_everybody(
    page: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
):
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()

    found = {}
    for address in all_pages(live_server, conference):
        for size in ({"width": 1280, "height": 900}, TELEPHONE):
            page.set_viewport_size(size)
            page.goto(address)
            page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
            found[address, size["width"]] = axe_violations(page)

    assert {where: faults for where, faults in found.items() if faults} == {}


def test_no_page_of_the_papers_is_wider_than_a_telephone(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()
    page.set_viewport_size(TELEPHONE)

    widths = []
    for address in all_pages(live_server, conference):
        page.goto(address)
        widths.append(page.evaluate("document.documentElement.scrollWidth"))

    assert widths == [TELEPHONE["width"]] * 3


def test_on_a_telephone_both_versions_stand_in_one_column(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()
    page.goto(all_pages(live_server, conference)[2])
    changed = page.locator("tr.is-changed").first
    expect(changed.locator(".is-before")).to_be_visible()
    expect(changed.locator(".is-inline")).to_be_hidden()

    page.set_viewport_size(TELEPHONE)

    expect(changed.locator(".is-before")).to_be_hidden()
    expect(changed.locator(".is-inline del")).to_be_visible()
    expect(changed.locator(".is-inline ins")).to_be_visible()


def test_the_difference_prints_with_marks_that_need_no_colour(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()
    page.goto(all_pages(live_server, conference)[2])

    page.emulate_media(media="print")

    removed, added = page.locator(".is-before del").first, page.locator(".is-after ins").first
    look = "element => getComputedStyle(element)"
    assert "line-through" in removed.evaluate(f"element => ({look})(element).textDecorationLine")
    assert "underline" in added.evaluate(f"element => ({look})(element).textDecorationLine")
    assert removed.evaluate("e => getComputedStyle(e, '::before').content") == '"["'
    expect(page.get_by_role("button", name="Lập văn bản thay thế")).to_be_hidden()


def test_the_pages_of_the_papers_speak_english_too(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    issue_notice(page, live_server, conference)
    amend()
    page.goto(papers(live_server, conference))

    page.get_by_role("button", name="English").click()

    expect(page.get_by_role("button", name="Draft a replacement").first).to_be_visible()
    expect(page.get_by_text("1 document no longer matches the facts")).to_be_visible()
