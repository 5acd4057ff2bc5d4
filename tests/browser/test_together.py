"""Hai người, mất mạng, tải lại, bấm hai lần: trong trình duyệt thật không ai mất chữ nào."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.tasks import giving
from hoinghi.tasks.models import Task, TaskNote
from tests.factories import PASSWORD, make_account, make_clerk, make_conference

TELEPHONE = {"width": 390, "height": 844}
NAMES = {"an": "Nguyễn Thị An", "binh": "Trần Văn Bình"}


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    return make_conference()


@pytest.fixture
def enter(browser: Browser, live_server: LiveServer, conference: Conference):
    """Let somebody of the office in, each in a browser of their own."""
    opened: list[BrowserContext] = []

    def go_in(username: str) -> Page:
        account = make_clerk(conference, username=username)
        account.full_name = NAMES[username]
        account.save(update_fields=["full_name"])
        context = browser.new_context(locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh")
        opened.append(context)
        page = context.new_page()
        page.goto(f"{live_server.url}/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/hoi-nghi/")
        return page

    yield go_in
    for context in opened:
        context.close()


@pytest.fixture
def hall(live_server: LiveServer, conference: Conference) -> str:
    return f"{live_server.url}{conference.get_absolute_url()}hoi-truong/"


@pytest.fixture
def task(live_server: LiveServer, conference: Conference) -> str:
    found = Task.objects.of(conference)[0]
    return f"{live_server.url}{conference.get_absolute_url()}nhiem-vu/{found.pk}/"


def seats(page: Page):
    return page.locator("#id_seats")


def save(page: Page) -> None:
    page.locator("form .btn-primary").last.click()


def two_in_the_hall(enter, hall: str, language: str = "vi") -> Page:
    an, binh = enter("an"), enter("binh")
    binh.context.add_cookies([{"name": "django_language", "value": language, "url": hall}])
    for page in (an, binh):
        page.goto(hall)
    seats(an).fill("A: 6 + 6\nB: 6 + 6")
    save(an)
    expect(an.get_by_text("Đã lưu hội trường")).to_be_visible()
    seats(binh).fill("A: 7 + 7\nB: 6 + 6")
    save(binh)
    expect(binh.locator(".hn-meeting")).to_be_visible()
    return binh


def test_the_second_of_two_people_keeps_the_own_text(enter, hall: str):
    page = two_in_the_hall(enter, hall)

    expect(page.locator(".hn-meeting")).to_contain_text(f"{NAMES['an']} đã lưu lúc")
    expect(page.locator(".hn-meeting del")).to_have_count(2)
    expect(seats(page)).to_have_value("A: 7 + 7\nB: 6 + 6")
    page.get_by_role("button", name="Giữ chữ của tôi và lưu").click()

    expect(page.get_by_text("Đã lưu hội trường")).to_be_visible()
    expect(seats(page)).to_have_value("A: 7 + 7\nB: 6 + 6")


def test_the_second_of_two_people_takes_the_others_text_by_keyboard(enter, hall: str):
    page = two_in_the_hall(enter, hall)
    page.get_by_role("button", name="Lấy chữ của người kia").focus()

    page.keyboard.press("Enter")

    expect(seats(page)).to_have_value("A: 6 + 6\nB: 6 + 6")
    expect(page.get_by_text("Chưa có gì được lưu")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_texts_side_by_side_have_no_accessibility_violation(
    enter,
    hall: str,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    width: int,
    language: str,
):
    page = two_in_the_hall(enter, hall, language)
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("window.dispatchEvent(new Event('offline'))")

    assert page.locator("html").get_attribute("lang") == language
    assert axe_violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_was_typed_survives_a_reload_and_is_forgotten_when_saved(enter, hall: str):
    page = enter("an")
    page.goto(hall)
    seats(page).fill("A: 9 + 9")
    page.wait_for_timeout(400)
    page.reload()

    page.get_by_role("button", name="Khôi phục phần đang viết dở lúc").click()

    expect(seats(page)).to_have_value("A: 9 + 9")
    save(page)
    expect(page.get_by_text("Đã lưu hội trường")).to_be_visible()
    seats(page).fill("A: 1 + 1")
    seats(page).fill("A: 9 + 9")
    page.reload()
    expect(page.locator(".hn-draft")).to_have_count(0)


def test_a_draft_may_be_dropped(enter, hall: str):
    page = enter("an")
    page.goto(hall)
    seats(page).fill("A: 9 + 9")
    page.wait_for_timeout(400)
    page.reload()

    page.get_by_role("button", name="Bỏ", exact=True).click()
    page.reload()

    expect(page.locator(".hn-draft")).to_have_count(0)


def test_who_signs_out_leaves_nothing_on_the_machine(enter, hall: str):
    page = enter("an")
    page.goto(hall)
    seats(page).fill("A: 9 + 9")
    page.wait_for_timeout(400)
    page.locator("details.hn-menu summary").last.click()
    page.get_by_role("button", name="Đăng xuất").click()
    page.wait_for_url("**/dang-nhap/**")

    kept = page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('hoinghi.draft'))")

    assert kept == []


def test_without_connection_a_form_is_held_back_and_sent_by_one_button(enter, task: str):
    page = enter("an")
    page.goto(task)
    page.get_by_role("textbox", name="Trao đổi").fill("Đề nghị gửi số liệu.")
    page.context.set_offline(True)
    expect(page.get_by_role("status").filter(has_text="Mất kết nối")).to_be_visible()

    page.get_by_role("button", name="Gửi", exact=True).click()
    expect(page.get_by_text("chưa gửi được")).to_be_visible()
    expect(page.get_by_role("textbox", name="Trao đổi")).to_have_value("Đề nghị gửi số liệu.")
    page.context.set_offline(False)
    expect(page.get_by_text("Đã có kết nối lại")).to_be_visible()
    page.get_by_role("button", name="Gửi lại").click()

    expect(page.locator(".hn-talk-text")).to_have_text("Đề nghị gửi số liệu.")
    assert TaskNote.objects.filter(act="comment").count() == 1


def test_a_double_click_says_it_once(enter, task: str):
    page = enter("an")
    page.goto(task)
    page.get_by_role("textbox", name="Trao đổi").fill("Đã nhận.")

    page.get_by_role("button", name="Gửi", exact=True).dblclick()

    expect(page.locator(".hn-talk-text")).to_have_text("Đã nhận.")
    assert TaskNote.objects.filter(act="comment").count() == 1


def test_a_task_that_two_people_change_in_different_fields_is_merged(
    enter, live_server: LiveServer, conference: Conference
):
    page = enter("an")
    by = make_account(conference, username="binh")
    wanted = giving.Wanted(action="thuê hội trường", leads=(conference.host,))
    made = giving.give(conference, wanted, by=by)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}nhiem-vu/{made.pk}/sua/")
    other = giving.Wanted(action="thuê hội trường và loa", leads=(conference.host,))
    giving.change(made, other, based_on=0, by=by)

    page.get_by_label("Cách tính").select_option("day")
    page.get_by_role("textbox", name="Ngày cuối cùng").fill("30/11/2023")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("đã ghép cả hai")).to_be_visible()
    page.get_by_role("button", name="Lưu", exact=True).click()

    expect(page.get_by_text("Đã lưu nhiệm vụ")).to_be_visible()
    kept = Task.objects.get(pk=made.pk)
    assert (kept.action, str(kept.due_on)) == ("thuê hội trường và loa", "2023-11-30")


def test_two_at_one_task_see_each_others_name(
    enter, task: str, axe_violations: Callable[[Page], list[str]]
):
    an, binh = enter("an"), enter("binh")
    for page in (an, binh):
        page.set_viewport_size(TELEPHONE)
        with page.expect_response("**/dang-mo-trang/"):
            page.goto(f"{task}sua/")

    expect(binh.locator(".hn-who-else")).to_have_text(f"{NAMES['an']} đang mở trang này.")
    assert axe_violations(binh) == []
    assert binh.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"]
    # Nothing may still be asked for when the database is emptied.
    for page in (an, binh):
        page.goto("about:blank")
        page.wait_for_timeout(300)
