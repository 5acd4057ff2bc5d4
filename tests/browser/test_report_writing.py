"""Viết báo cáo trong trình duyệt thật: dán từ Word, tự lưu, mất mạng, hai người cùng sửa."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.reports.models import Report, ReportFile, ReportRevision
from tests.factories import PASSWORD, make_account, make_conference

WORD = Path(__file__).with_name("word_clipboard.html").read_text(encoding="utf-8")
TELEPHONE = {"width": 390, "height": 844}
STATE = "#trang-thai-luu"
PASTE = """([number, html, rtf]) => {
  const text = document.querySelector(`[data-text="${number}"] .hn-editor-text`);
  text.focus();
  const carried = new DataTransfer();
  carried.setData("text/html", html);
  if (rtf) carried.setData("text/rtf", rtf);
  const how = {clipboardData: carried, bubbles: true, cancelable: true};
  text.dispatchEvent(new ClipboardEvent("paste", how));
}"""

WIDE = """() => [...document.querySelectorAll("body *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .slice(0, 5).map((one) => one.outerHTML.slice(0, 120))"""


@pytest.fixture
def report(live_server: LiveServer) -> Report:
    """The report of a commune with two people who write, and of nobody else."""
    make_conference()
    found = Report.objects.select_related("outline__conference", "organisation").get(
        organisation__name__endswith="xã Bình Châu"
    )
    found.outline.due_date = None
    found.outline.is_locked_after = False
    found.outline.save()
    for name in ("can-bo", "pho"):
        make_account(username=name, body=found.organisation)
    return found


def at(live_server: LiveServer, report: Report, name: str = "write", *more: object) -> str:
    slug = report.outline.conference.slug
    return live_server.url + reverse(f"reports:{name}", args=[slug, report.pk, *more])


def sign_in(page: Page, live_server: LiveServer, name: str) -> None:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"**{reverse('tasks:mine')}")


def opened(page: Page, live_server: LiveServer, report: Report, name: str = "can-bo") -> Page:
    sign_in(page, live_server, name)
    page.goto(at(live_server, report))
    expect(page.locator('[data-text="I"] .hn-editor-text')).to_be_visible()
    return page


def cell(page: Page, code: str, period: str = "2023"):  # type: ignore[no-untyped-def] # a locator
    return page.locator(f'[name="so:{code}|{period}|"]')


def saved(page: Page) -> None:
    expect(page.locator(STATE)).to_contain_text("Đã lưu lúc")


def draft(report: Report) -> dict:
    report.refresh_from_db()
    return report.draft


def until(page: Page, told: str) -> None:
    """Wait until what *told* promises is true; ``wait_for_function`` takes a promise for truth."""
    page.evaluate(
        f"async () => {{ while (!(await ({told}))) await new Promise(go => setTimeout(go, 50)); }}"
    )


def test_what_word_puts_on_the_clipboard_comes_clean(page: Page, live_server, report):
    opened(page, live_server, report)

    page.evaluate(PASTE, ["II.1", WORD, ""])

    saved(page)
    text = draft(report)["texts"]["II.1"]
    assert "<h3>Kết quả nổi bật</h3>" in text
    assert (
        "<p><strong>Năm 2023</strong> xã có <em>40</em> hộ nghèo, diện tích 12 km<sup>2</sup>.</p>"
        in text
    )
    assert (
        "<ul><li><p>Hỗ trợ nhà ở;</p><ul><li><p>xây mới;</p></li></ul></li>"
        "<li><p>Bảo hiểm y tế.</p></li></ul>"
    ) in text
    assert "<ol><li><p>Việc thứ nhất</p></li></ol>" in text
    assert re.search(r'<td colspan="2"[^>]*><p><strong>Hộ nghèo</strong></p></td>', text)
    assert not re.search(r"mso|style=|class=|o:p|file:|chữ ẩn", text)
    expect(page.locator('[data-text="II.1"] .hn-editor-said')).to_contain_text("Hình dán kèm")


def test_pictures_of_word_come_from_the_rtf_beside(page: Page, live_server, report, tiny_png):
    opened(page, live_server, report)
    rtf = r"{\rtf1{\*\shppict{\pict{\*\picprop}\picw1\pngblip " + tiny_png.hex() + "}}}"

    page.evaluate(PASTE, ["II.1", WORD, rtf])

    shown = page.locator('[data-text="II.1"] .hn-editor-text img')
    expect(shown).to_have_count(1)
    saved(page)
    kept = ReportFile.objects.get()
    assert f'<img data-picture="{kept.sha256}"' in draft(report)["texts"]["II.1"]
    assert page.evaluate("one => one.naturalWidth", shown.element_handle()) > 0


@pytest.fixture
def tiny_png() -> bytes:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (24, 16), "#b3121d").save(out, "PNG")
    return out.getvalue()


def test_it_saves_itself_and_a_reload_loses_nothing(page: Page, live_server, report):
    opened(page, live_server, report)
    cell(page, "NG03").fill("1.234")
    page.locator('[data-text="I"] .hn-editor-text').press_sequentially("Xã ven biển")
    saved(page)
    # What is not saved yet is on the device.
    page.route("**/luu/", lambda route: route.abort())
    cell(page, "NG02").fill("40")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")

    page.reload()

    expect(cell(page, "NG03")).to_have_value("1.234")
    expect(cell(page, "NG02")).to_have_value("40")
    expect(page.locator('[data-text="I"] .hn-editor-text')).to_contain_text("Xã ven biển")
    assert "NG02|2023|" not in draft(report)["answers"]
    page.unroute("**/luu/")
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    assert draft(report)["answers"]["NG02|2023|"][1] == "40"


def test_offline_the_page_opens_again_and_sends_when_the_line_is_back(
    page: Page, live_server, report
):
    opened(page, live_server, report)
    until(page, "navigator.serviceWorker.controller !== null")
    until(
        page,
        """
        Promise.all([location.pathname, ...performance.getEntriesByType('resource')
            .map(one => one.name).filter(one => one.startsWith(`${location.origin}/static/`))
        ].map(one => caches.match(one, {ignoreVary: true}))).then(kept => kept.every(Boolean))
        """,
    )

    page.context.set_offline(True)
    page.reload()

    expect(page.locator('[data-text="I"] .hn-editor-text')).to_be_visible()
    cell(page, "TH01").fill("7")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")
    page.context.set_offline(False)
    saved(page)
    assert draft(report)["answers"]["TH01|2023|"][1] == "7"


NO_LINE = re.compile(r"/(luu|hinh)/$")


def choose_picture(page: Page, number: str, picture: bytes) -> None:
    with page.expect_file_chooser() as chosen:
        page.locator(f'[data-text="{number}"] [data-tool="picture"]').click()
    chosen.value.set_files({"name": "bep-moi.png", "mimeType": "image/png", "buffer": picture})


def test_a_picture_chosen_without_a_line_waits_and_is_sent_when_it_is_back(
    page: Page, live_server, report, tiny_png
):
    opened(page, live_server, report)
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/hinh/0000" in one.url else None)
    page.route(NO_LINE, lambda route: route.abort())
    choose_picture(page, "I", tiny_png)
    shown = page.locator('[data-text="I"] .hn-editor-text img')
    text = page.locator('[data-text="I"] .hn-editor-text')
    expect(shown).to_have_count(1)
    text.press("ArrowRight")
    text.press_sequentially("Bếp mới của xã")

    for _ in range(2):
        expect(page.locator('[data-text="I"] .hn-editor-said')).to_contain_text("chờ gửi: 1")
        expect(page.locator(STATE)).to_contain_text("giữ trên máy này")
        expect(shown).to_have_attribute("src", re.compile("^data:image/png"))
        assert page.evaluate("one => one.naturalWidth", shown.element_handle()) > 0
        page.reload()

    assert not asked
    assert "I" not in draft(report).get("texts", {})
    page.unroute(NO_LINE)
    page.evaluate("dispatchEvent(new Event('online'))")
    saved(page)
    kept = ReportFile.objects.get()
    told = draft(report)["texts"]["I"]
    assert f'data-picture="{kept.sha256}"' in told
    assert "Bếp mới của xã" in told
    expect(shown).to_have_attribute("src", re.compile(f"/{kept.sha256}/$"))
    expect(page.locator('[data-text="I"] .hn-editor-said')).to_have_text("")


def test_a_picture_copied_from_another_report_becomes_one_of_this(
    page: Page, live_server, report, tiny_png
):
    opened(page, live_server, report)
    choose_picture(page, "I", tiny_png)
    first = page.locator('[data-text="I"] .hn-editor-text img')
    expect(first).to_have_count(1)
    saved(page)
    address = first.get_attribute("src") or ""
    name = address.rstrip("/").rpartition("/")[2]

    # An address that is not one of this report's own pictures, though of this site.
    pasted = f'<p>Bếp mới</p><img data-picture="{name}" src="{address}?khac">'
    page.evaluate(PASTE, ["II.1", pasted, ""])

    shown = page.locator('[data-text="II.1"] .hn-editor-text img')
    expect(shown).to_have_attribute("src", re.compile("/hinh/[0-9a-f]{64}/$"))
    assert page.evaluate("one => one.naturalWidth", shown.element_handle()) > 0
    expect(page.locator('[data-text="II.1"] .hn-editor-said')).to_have_text("")


def test_a_picture_that_waited_and_is_not_taken_keeps_no_words_back(
    page: Page, live_server, report, tiny_png
):
    opened(page, live_server, report)
    page.route(NO_LINE, lambda route: route.abort())
    page.locator('[data-text="I"] .hn-editor-text').press_sequentially("Bếp mới")
    choose_picture(page, "I", tiny_png)
    expect(page.locator('[data-text="I"] .hn-editor-said')).to_contain_text("chờ gửi: 1")
    page.unroute(NO_LINE)
    told = '{"refused": "Hình này quá lớn."}'
    page.route(
        "**/hinh/",
        lambda route: route.fulfill(status=409, content_type="application/json", body=told),
    )

    page.evaluate("dispatchEvent(new Event('online'))")

    expect(page.locator('[data-text="I"] .hn-editor-said')).to_have_text("Hình này quá lớn.")
    saved(page)
    text = draft(report)["texts"]["I"]
    assert "Bếp mới" in text
    assert "<img" not in text


def test_nothing_of_it_stays_for_the_next_account_on_the_machine(
    page: Page, live_server, report, tiny_png
):
    opened(page, live_server, report)
    until(page, "caches.keys().then(names => names.length > 0)")
    page.route(NO_LINE, lambda route: route.abort())
    choose_picture(page, "I", tiny_png)
    until(page, "indexedDB.databases().then(names => names.length > 0)")
    cell(page, "NG02").fill("40")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")

    page.locator(".hn-menu > summary").last.click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url(lambda url: "viet" not in url)

    until(page, "caches.keys().then(names => names.length === 0)")
    until(page, "indexedDB.databases().then(names => names.length === 0)")
    assert page.evaluate("Object.keys(localStorage).filter(one => one.includes('report'))") == []


def test_two_who_change_one_place_choose_between_both(page: Page, live_server, report, browser):
    opened(page, live_server, report)
    page.context.set_offline(True)
    cell(page, "TH01").fill("7")
    cell(page, "TH02").fill("8")
    other = browser.new_context(locale="vi-VN").new_page()
    opened(other, live_server, report, "pho")
    cell(other, "TH01").fill("9")
    saved(other)
    other.context.close()

    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")

    met = page.locator('[data-met="answers:TH01|2023|"]')
    expect(met).to_contain_text("pho cũng sửa chỗ này")
    expect(met).to_contain_text("9")
    assert draft(report)["answers"]["TH01|2023|"][1] == "9"
    assert draft(report)["answers"]["TH02|2023|"][1] == "8"
    met.get_by_role("button", name="Dùng của tôi").click()
    saved(page)
    assert draft(report)["answers"]["TH01|2023|"][1] == "7"


def own_day(page: Page, code: str, day: str) -> None:
    """Give one figure a day of its own, as a person at the keyboard does."""
    cell(page, code).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(f'[data-cell="{code}|2023|"] .hn-day-pick')).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.type(day)
    page.keyboard.press("Tab")


def test_one_figure_has_a_day_of_its_own_offline_too(page: Page, live_server, report):
    page.set_viewport_size(TELEPHONE)
    opened(page, live_server, report)
    page.fill("#ngay-2023", "20/11/2023")
    for code in ("TH01", "TH02", "TH03"):
        cell(page, code).fill("5")
    saved(page)
    own = page.locator('[data-cell="TH03|2023|"] summary')
    expect(own).to_be_visible()
    expect(page.locator('[data-cell="TH01|2023|"] summary')).to_be_hidden()
    page.route("**/luu/", lambda route: route.abort())

    own_day(page, "TH03", "30/9/2023")

    expect(own).to_contain_text("số liệu đến 30/09/2023")
    expect(page.locator(STATE)).to_contain_text("giữ trên máy này")
    page.reload()
    expect(own).to_contain_text("số liệu đến 30/09/2023")
    page.unroute("**/luu/")
    cell(page, "TH03").fill("6")
    page.fill("#ngay-2023", "21/11/2023")
    page.locator("#ngay-2023").blur()
    saved(page)
    until(page, "Promise.resolve(localStorage.length === 0)")
    answers = draft(report)["answers"]
    assert answers["TH03|2023|"] == ["number", "6", False, "2023-09-30"]
    assert answers["TH01|2023|"][3] == "2023-11-21"


def test_an_ambiguous_number_is_asked_about_and_rules_are_told_in_place(
    page: Page, live_server, report
):
    opened(page, live_server, report)
    for code, typed in (("NG02", "40"), ("NG03", "30"), ("NG08", "5"), ("NG09", "1")):
        cell(page, code).fill(typed)
    for code in ("NG10", "NG11"):
        cell(page, code).fill("0")
    cell(page, "NG01").fill("1,500")

    box = page.locator('[data-cell="NG01|2023|"]')
    expect(box).to_contain_text("hiểu được nhiều cách")
    box.get_by_role("button", name="1.500").click()

    saved(page)
    expect(page.locator('[data-asks="NG03"]')).to_contain_text("NG03 = NG02 − NG08")
    expect(page.locator('[data-cell="NG04|2023|"] output')).to_have_text("2")
    page.get_by_role("button", name="Gửi báo cáo").click()
    expect(page.locator(".alert-danger")).to_contain_text("điều kiện bắt buộc")
    page.locator("#soat").get_by_role("link", name="Đến chỗ đó").first.click()
    assert page.url.endswith("#hang-NG03")


def test_it_is_written_and_sent_with_the_keyboard_alone(page: Page, live_server, report):
    opened(page, live_server, report)
    page.locator('[data-text="I"] [data-tool="bold"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    page.keyboard.type("Xã ven biển")
    cell(page, "TH01").focus()
    page.keyboard.type("4")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    saved(page)

    page.get_by_role("button", name="Gửi báo cáo").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Biên nhận báo cáo")).to_be_visible()
    revision = ReportRevision.objects.get()
    assert revision.content["answers"]["TH01|2023|"][:3] == ["number", "4", True]
    page.fill("#ma", revision.digest[:12])
    page.keyboard.press("Enter")
    expect(page.locator(".hn-receipt-answer")).to_contain_text("Khớp với lần gửi này")


@pytest.mark.parametrize("viewport", [TELEPHONE, {"width": 1280, "height": 900}])
def test_the_pages_are_for_everybody(
    page: Page, live_server, report, viewport, axe_violations: Callable[[Page], list[str]]
):
    page.set_viewport_size(viewport)
    opened(page, live_server, report)
    cell(page, "NG01").fill("1,500")
    cell(page, "NG02").fill("2.000.000")
    cell(page, "NG01_START").fill("1.000")
    expect(page.locator(STATE)).to_contain_text("Có chỗ cần chọn")
    found = []
    for language in ("vi", "en"):
        found += axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider: {language} {page.evaluate(WIDE)}")
        if language == "vi":
            page.get_by_role("button", name="English").first.click()
            expect(page.locator("html")).to_have_attribute("lang", "en")
            expect(page.locator('[data-text="I"] .hn-editor-text')).to_be_visible()
    assert not found, "\n".join(found)
