"""Sửa mẫu văn bản trong trình duyệt thật: gõ, thấy bản in, đưa vào dùng, khôi phục."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.wording import services
from hoinghi.wording.catalogue import standard
from tests.factories import PASSWORD, make_clerk, make_conference
from tests.papers.word_files import word

TELEPHONE = {"width": 390, "height": 844}
ASSIGNMENT = "tasks/assignment"


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    made = make_conference()
    make_clerk(made)
    return made


@pytest.fixture
def desk(page: Page, live_server: LiveServer, conference: Conference) -> Page:
    """The page of the assignment's template, its print drawn."""
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")
    page.goto(f"{live_server.url}{conference.get_absolute_url()}mau/{ASSIGNMENT}/")
    expect(pictures(page).first).to_be_visible()
    return page


def pictures(page: Page):
    return page.locator(".hn-pages img")


def text(page: Page):
    return page.get_by_role("textbox", name="Nội dung mẫu")


def assignment_in_word(page: Page, live_server: LiveServer, conference: Conference) -> str:
    address = (
        f"{live_server.url}{conference.get_absolute_url()}van-ban/bang-phan-cong-nhiem-vu.docx"
    )
    body = page.context.request.get(address).body()
    return "\n".join(paragraph.text for paragraph in docx.Document(BytesIO(body)).paragraphs)


def test_a_wording_is_seen_in_print_put_in_force_and_taken_back(
    desk: Page, live_server: LiveServer, conference: Conference
):
    before = pictures(desk).first.get_attribute("src")
    text(desk).fill("title: Việc của ai\n\nCâu của **văn phòng**, {{ ten_hoi_nghi }}.\n\n[[tasks]]")
    expect(pictures(desk).first).not_to_have_attribute("src", before)

    desk.get_by_role("button", name="Lưu và đưa vào dùng").click()
    expect(desk.get_by_text("đã được đưa vào dùng")).to_be_visible()
    own = assignment_in_word(desk, live_server, conference)
    desk.get_by_role("tab", name="Phiên bản").click()
    desk.get_by_role("button", name="Dùng mẫu chuẩn").click()
    expect(desk.get_by_text("Văn bản lại theo mẫu chuẩn")).to_be_visible()

    assert "Câu của văn phòng, Hội nghị sơ kết" in own
    assert "Câu của văn phòng" not in assignment_in_word(desk, live_server, conference)


def test_an_unknown_name_is_listed_and_mended_by_one_press(desk: Page):
    text(desk).fill("title: A\n\nGửi\n\n{{ ten_hoi_nhi }}")

    desk.get_by_role("button", name="dòng 5").click()
    chosen = desk.evaluate("getSelection().toString()")
    desk.get_by_role("button", name="Có phải là “ten_hoi_nghi”? Sửa").click()

    assert chosen == "{{ ten_hoi_nhi }}"
    expect(text(desk)).to_have_value("title: A\n\nGửi\n\n{{ ten_hoi_nghi }}")
    expect(desk.locator(".hn-wording-problem")).to_have_count(0)


def test_a_mistake_is_told_with_its_line_while_the_last_print_stays(desk: Page):
    text(desk).fill("title: A\n\n{{ event")

    expect(desk.locator(".hn-wording-problem")).to_contain_text("Dòng 3:")
    expect(pictures(desk).first).to_be_visible()


def test_a_placeholder_is_inserted_by_keyboard_where_the_caret_stands(desk: Page):
    text(desk).fill("Kính gửi ")
    desk.get_by_role("tab", name="Chỗ trống").click()
    button = desk.get_by_role("button", name="Chèn ten_hoi_nghi")
    button.focus()

    desk.keyboard.press("Enter")

    expect(text(desk)).to_have_value("Kính gửi {{ ten_hoi_nghi }}")
    expect(text(desk)).to_be_focused()


def test_arrows_move_between_the_tabs(desk: Page):
    desk.get_by_role("tab", name="Bản in").focus()

    desk.keyboard.press("ArrowRight")

    expect(desk.get_by_role("tab", name="Chỗ trống")).to_be_focused()
    expect(desk.locator("#cho-trong")).to_be_visible()
    expect(desk.locator("#xem")).to_be_hidden()
    expect(text(desk)).to_be_visible()


def test_what_was_typed_without_connection_is_kept_and_taken_up_again(desk: Page):
    def cut(route: Route) -> None:
        route.abort("internetdisconnected")

    desk.route("**/xem-thu/", cut)
    text(desk).fill("Chữ gõ khi mất mạng")
    expect(desk.locator(".hn-status")).to_contain_text("Mất kết nối")
    desk.unroute("**/xem-thu/", cut)
    desk.reload()

    desk.get_by_role("button", name="Khôi phục phần đang viết dở lúc").click()

    expect(text(desk)).to_have_value("Chữ gõ khi mất mạng")


def test_after_saving_nothing_is_offered_again(desk: Page):
    text(desk).fill("Đã lưu rồi.")

    desk.keyboard.press("Control+s")

    expect(desk.get_by_text("Đã lưu phiên bản 1.")).to_be_visible()
    expect(desk.locator(".hn-draft")).to_have_count(0)


def test_whoever_saves_second_sees_both_texts_and_loses_nothing(desk: Page, conference: Conference):
    services.save(conference, standard(ASSIGNMENT), "Câu của An.", based_on=0, by="an")
    text(desk).fill("Câu của Bình.")

    desk.get_by_role("button", name="Lưu nháp").click()

    expect(desk.locator(".hn-meeting")).to_contain_text("an đã lưu lúc")
    expect(desk.locator(".hn-meeting")).to_contain_text("Câu của An.")
    expect(desk.locator(".hn-meeting ins").last).to_have_text("Bình")
    expect(text(desk)).to_have_value("Câu của Bình.")
    desk.get_by_role("button", name="Lưu nháp").click()
    expect(desk.get_by_text("Đã lưu phiên bản 2.")).to_be_visible()


def test_an_old_version_is_compared_and_restored(desk: Page, conference: Conference):
    for number, words in enumerate(("Một hai.", "Một ba.")):
        services.save(conference, standard(ASSIGNMENT), words, based_on=number, by="vanphong")
    desk.reload()
    desk.get_by_role("tab", name="Phiên bản").click()
    desk.get_by_role("link", name="Phiên bản 2").click()
    expect(desk.locator(".hn-difference del")).to_have_text("hai")
    desk.go_back()
    desk.get_by_role("tab", name="Phiên bản").click()
    desk.get_by_role("link", name="Phiên bản 1").click()

    desk.get_by_role("button", name="Khôi phục bản này").click()

    expect(text(desk)).to_have_value("Một hai.\n")
    expect(desk.get_by_text("thành phiên bản 3")).to_be_visible()


def test_on_a_telephone_each_part_has_its_tab(desk: Page):
    desk.set_viewport_size(TELEPHONE)

    desk.get_by_role("tab", name="Bản in").click()

    expect(pictures(desk).first).to_be_visible()
    expect(text(desk)).to_be_hidden()
    assert desk.evaluate("document.documentElement.scrollWidth <= innerWidth")
    desk.get_by_role("tab", name="Viết").click()
    expect(text(desk)).to_be_visible()


def test_a_page_that_did_not_change_is_not_sent_again(desk: Page):
    sent: list[int] = []
    desk.on(
        "response",
        lambda answer: sent.append(len(answer.body())) if "xem-thu" in answer.url else None,
    )
    text(desk).press("End")
    before = text(desk).input_value()

    with desk.expect_response("**/xem-thu/"):
        text(desk).fill(f"{before}\n{{# ghi chú #}}\n")
    desk.wait_for_timeout(100)

    expect(pictures(desk).first).to_be_visible()
    assert sent[-1] < 2_000


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_the_pages_have_no_accessibility_violation(
    desk: Page,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    width: int,
):
    services.save(conference, standard(ASSIGNMENT), "Một {{ la }}.", based_on=0, by="an")
    desk.emulate_media(color_scheme=scheme)
    desk.set_viewport_size({"width": width, "height": 844})
    desk.reload()
    found = []
    expect(desk.locator(".hn-wording-problem").last).to_be_attached()
    for tab in ("Bản in", "Chỗ trống", "Phiên bản"):
        desk.get_by_role("tab", name=tab).click()
        found += axe_violations(desk)
    desk.get_by_role("link", name="Phiên bản 1").click()
    found += axe_violations(desk)
    desk.goto(desk.url.split("/mau/")[0] + "/mau/")
    found += axe_violations(desk)

    assert found == []


def test_the_office_hands_in_its_own_word_file(
    desk: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
):
    data = word("Việc của {{ ten_hoi_nghi }}", "[[tasks]]")
    desk.get_by_role("tab", name="Phiên bản").click()
    desk.get_by_text("Dùng tệp Word của cơ quan").click()
    desk.locator("input[name=word]").set_input_files(
        {"name": "phan-cong.docx", "mimeType": "application/octet-stream", "buffer": data}
    )
    desk.get_by_role("button", name="Tải lên").click()
    expect(desk.get_by_text("Phiên bản 1 là tệp Word")).to_be_visible()
    violations = axe_violations(desk)

    desk.get_by_role("button", name="Đưa tệp này vào dùng").click()

    expect(desk.get_by_text("đã được đưa vào dùng")).to_be_visible()
    told = assignment_in_word(desk, live_server, conference)
    assert told.startswith("Việc của Hội nghị sơ kết")
    assert violations == []
