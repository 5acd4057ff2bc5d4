"""Ô chọn tệp và ô ngày: lời của trang, không phải lời của trình duyệt."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.tasks.models import Duty, Evidence
from tests.factories import PASSWORD, make_account, make_conference


@pytest.fixture
def duty(live_server: LiveServer) -> Duty:
    """What one commune owes, with somebody of it who can sign in."""
    conference = make_conference()
    found: Duty = Duty.objects.filter(organisation__name__contains="xã")[0]
    make_account(username="donvi", body=found.organisation)
    assert conference.pk == found.task.conference_id
    return found


def page_of(
    browser: Browser, live_server: LiveServer, duty: Duty, width: int = 1280, scripts: bool = True
) -> Page:
    """Open the duty in a browser that speaks English."""
    context = browser.new_context(
        locale="en-US",
        timezone_id="Asia/Ho_Chi_Minh",
        viewport={"width": width, "height": 844},
        java_script_enabled=scripts,
    )
    page = context.new_page()
    # Listened to from the start: what is switched on with the key would come too late for it.
    page.on("filechooser", lambda chooser: None)
    slug = duty.task.conference.slug
    way = reverse("tasks:duty", args=[slug, duty.task_id, duty.pk])
    page.goto(f"{live_server.url}/dang-nhap/?next={way}")
    page.fill("#id_username", "donvi")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"**{way}")
    return page


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = [tmp_path / name for name in ("bao-cao.txt", "bang-so-lieu.csv", "nham.txt")]
    for one in made:
        one.write_text(f"Nội dung {one.name}", encoding="utf-8")
    return made


def choose_by_keyboard(page: Page, *files: Path) -> None:
    button = page.get_by_role("button", name="Chọn các tệp")
    button.focus()
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(list(files))


@pytest.mark.parametrize("width", [1280, 390])
def test_files_are_chosen_added_and_taken_out_by_keyboard(
    browser: Browser,
    live_server: LiveServer,
    duty: Duty,
    files: list[Path],
    width: int,
    axe_violations: Callable[[Page], list[str]],
):
    page = page_of(browser, live_server, duty, width)
    expect(page.get_by_text("Chưa chọn tệp nào")).to_be_visible()

    choose_by_keyboard(page, files[0], files[2])
    choose_by_keyboard(page, files[1])
    page.get_by_role("button", name="Bỏ: nham.txt").press("Enter")

    expect(page.get_by_text("Đã chọn 2 tệp")).to_be_visible()
    expect(page.locator(".hn-files-name")).to_have_text(["bao-cao.txt", "bang-so-lieu.csv"])
    expect(page.get_by_role("button", name="Bỏ: bao-cao.txt")).to_be_focused()
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("button", name="Nộp kết quả").click()
    expect(page.locator(".hn-message")).to_be_visible()
    assert set(Evidence.objects.values_list("name", flat=True)) == {
        "bao-cao.txt",
        "bang-so-lieu.csv",
    }


def test_a_file_too_large_is_told_before_it_is_sent(
    browser: Browser, live_server: LiveServer, duty: Duty, tmp_path: Path
):
    large = tmp_path / "lon.pdf"
    large.write_bytes(b"%PDF" + bytes(21 * 1024 * 1024))
    page = page_of(browser, live_server, duty)

    choose_by_keyboard(page, large)

    expect(page.locator(".hn-files-list")).to_contain_text("lớn hơn 20 MB")


@pytest.mark.parametrize("width", [1280, 390])
def test_a_day_is_typed_day_first_in_a_browser_that_speaks_english(
    browser: Browser,
    live_server: LiveServer,
    duty: Duty,
    width: int,
    axe_violations: Callable[[Page], list[str]],
):
    page = page_of(browser, live_server, duty, width)
    page.get_by_text("Xin gia hạn").click()
    field = page.locator("input[name=until]")
    expect(field).to_have_attribute("placeholder", "ngày/tháng/năm")
    expect(field).to_have_attribute("data-followed", "")  # nobody types before the page is ready

    field.press_sequentially("22112023")  # as on a number pad

    expect(field).to_have_value("22/11/2023")
    expect(page.locator(".hn-day").first).to_have_text("Thứ Tư, 22/11/2023")
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_day_chosen_on_the_calendar_is_written_day_first(
    browser: Browser, live_server: LiveServer, duty: Duty
):
    page = page_of(browser, live_server, duty)
    page.get_by_text("Xin gia hạn").click()
    button = page.get_by_role("button", name="Chọn ngày trên lịch: Đến hết ngày")
    button.focus()
    page.keyboard.press("Enter")

    page.locator(".hn-day-calendar").evaluate(
        "one => { one.value = '2023-11-05'; one.dispatchEvent(new Event('input')); }"
    )

    expect(page.locator("input[name=until]")).to_have_value("05/11/2023")


def test_without_scripts_a_day_is_typed_as_people_write_it(
    browser: Browser, live_server: LiveServer, duty: Duty
):
    page = page_of(browser, live_server, duty, scripts=False)
    page.get_by_text("Xin gia hạn").click()

    page.locator("input[name=until]").fill("5/12/2029")
    page.locator("input[name=reason]").fill("Chờ số liệu của thôn")
    page.get_by_role("button", name="Gửi đề nghị").click()

    expect(page.locator(".hn-extension")).to_contain_text("05/12/2029")


def test_without_scripts_the_plain_field_works(
    browser: Browser, live_server: LiveServer, duty: Duty, files: list[Path]
):
    page = page_of(browser, live_server, duty, scripts=False)

    page.locator("input[type=file]").set_input_files(files[0])
    page.get_by_role("button", name="Nộp kết quả").click()

    expect(page.locator(".hn-share-files")).to_contain_text("bao-cao.txt")
