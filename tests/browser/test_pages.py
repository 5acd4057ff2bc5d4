"""Những trang chính trong trình duyệt thật: bàn phím, hai thứ tiếng, hai nền, điện thoại."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pypdfium2
import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.conferences.models import Conference
from hoinghi.delegates.models import DelegatePlace
from hoinghi.delegates.tokens import Ticket, issue
from hoinghi.reading.plan import Finding, Lines, Section, Severity
from hoinghi.tasks.models import Task
from tests.factories import PASSWORD, PLAN, make_account, make_conference, make_plan

TELEPHONE = {"width": 390, "height": 844}

FINDINGS = (
    tuple(
        Finding(
            code=f"test.{severity.value}",
            severity=severity,
            message=f"Một phát hiện loại {severity.value} ở thành phần đại biểu.",
            lines=(Lines(12, 12), Lines(14, 15)),
            remedy="Hãy đối chiếu lại với danh sách đơn vị.",
        )
        for severity in Severity
    )
    * 2
)


@pytest.fixture
def conference(live_server: LiveServer) -> Conference:
    """A conference with something on every page, and an account that may see it."""
    plan = make_plan(
        number="12/KH-UBND",
        findings=FINDINGS,
        sections=(Section(path="I", marker="I.", title="Mục đích, yêu cầu", lines=Lines(3, 3)),),
        event=replace(PLAN.event, time="07:30"),
    )
    made = make_conference(plan)
    make_account(made)
    return made


def invitation_of(conference: Conference) -> str:
    place = DelegatePlace.objects.filter(organisation__isnull=False).first()
    ticket = Ticket(conference_id=conference.pk, nonce=place.nonce)
    return f"/gm/{issue(ticket, settings.SECRET_KEY)}"


def task_pages(conference: Conference) -> list[str]:
    first = Task.objects.of(conference)[0]
    duty = first.duties.all()[0]
    names = ("list", "board", "timeline", "calendar", "record", "remind", "give", "counting")
    slug = [conference.slug]
    return [
        *(reverse(f"tasks:{name}", args=slug) for name in names),
        reverse("conferences:lights", args=slug),
        reverse("tasks:task", args=[*slug, first.pk]),
        reverse("tasks:duty", args=[*slug, first.pk, duty.pk]),
        reverse("tasks:change", args=[*slug, first.pk]),
        reverse("tasks:of-body", args=[*slug, duty.organisation_id]),
    ]


def addresses(conference: Conference) -> dict[bool, list[str]]:
    """Every page, by whether it needs an account."""
    home = conference.get_absolute_url()
    return {
        False: ["/dang-nhap/", invitation_of(conference), "/gm/khong-phai-ma", "/khong-co-trang"],
        True: [
            "/hoi-nghi/",
            "/don-vi/",
            "/don-vi/?ngay=2023-12-05&tim=binh+thanh",
            "/don-vi/?ngay=sai",
            home,
            f"{home}lanh-dao/",
            f"{home}ke-hoach/",
            *task_pages(conference),
            f"{home}van-ban/",
            f"{home}mau/",
            f"{home}mau/agenda/mc-words/",
            f"{home}hoi-truong/",
            "/khong-co-trang",
        ],
    }


def sign_in(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", "vanphong")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")


def visit_all(page: Page, live_server: LiveServer, conference: Conference) -> Iterator[str]:
    """Open every page in turn; the caller looks at each."""
    found = addresses(conference)
    yield from found[False]
    sign_in(page, live_server)
    yield from found[True]


def tab_to(page: Page, name: str, role: str = "link", limit: int = 40) -> None:
    """Press Tab until the element named *name* has the focus."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _ in range(limit):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"«{name}» không tới được bằng phím Tab")


def test_the_dossier_is_reached_and_a_paper_downloaded_by_keyboard_alone(
    page: Page, live_server: LiveServer, conference: Conference
):
    page.goto(live_server.url)
    page.keyboard.type("vanphong")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/hoi-nghi/")
    tab_to(page, conference.title)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{conference.get_absolute_url()}")
    tab_to(page, "Văn bản")
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/")
    tab_to(page, "DOCX: Bảng phân công nhiệm vụ", limit=80)

    with page.expect_download() as download:
        page.keyboard.press("Enter")

    assert download.value.suggested_filename.endswith("-bang-phan-cong-nhiem-vu.docx")


def test_a_pdf_is_drawn_when_asked_for(page: Page, live_server: LiveServer, conference: Conference):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}van-ban/")
    link = page.get_by_role("link", name="PDF: Bảng phân công nhiệm vụ")

    answer = page.request.get(f"{live_server.url}{link.get_attribute('href')}")

    assert answer.headers["content-type"] == "application/pdf"
    assert (
        "Tham mưu xét chọn"
        in pypdfium2.PdfDocument(answer.body())[0].get_textpage().get_text_range()
    )


def test_the_skip_link_leads_past_the_header(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "noi-dung"


def test_escape_closes_the_menu_and_gives_the_focus_back(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    menu = page.locator("details.hn-menu")
    menu.locator("summary").press("Enter")
    expect(menu.get_by_role("button", name="Đăng xuất")).to_be_visible()

    page.keyboard.press("Escape")

    expect(menu.get_by_role("button", name="Đăng xuất")).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('.hn-menu summary')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_has_an_accessibility_violation(
    page: Page,
    live_server: LiveServer,
    conference: Conference,
    axe_violations: Callable[[Page], list[str]],
    scheme: str,
    language: str,
):
    page.emulate_media(color_scheme=scheme)
    cookie = {"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])

    found = []
    for address in visit_all(page, live_server, conference):
        page.goto(f"{live_server.url}{address}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("html").get_attribute("data-bs-theme") == scheme
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        found += [f"{address} {violation}" for violation in axe_violations(page)]

    assert found == []


def test_no_page_scrolls_sideways_on_a_telephone(
    page: Page, live_server: LiveServer, conference: Conference
):
    page.set_viewport_size(TELEPHONE)

    wider = []
    for address in visit_all(page, live_server, conference):
        page.goto(f"{live_server.url}{address}")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wider.append(address)

    assert wider == []


def test_everything_to_press_is_large_enough_for_a_finger(
    page: Page, live_server: LiveServer, conference: Conference
):
    page.set_viewport_size(TELEPHONE)
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}van-ban/")

    heights = page.locator(".btn:visible, .hn-nav a, .hn-tool").evaluate_all(
        "found => found.map(one => one.getBoundingClientRect().height)"
    )

    assert min(heights) >= 40


def test_the_header_stays_in_sight_while_the_page_scrolls(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}")

    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")

    assert page.locator(".hn-header").evaluate("one => one.getBoundingClientRect().top") == 0


def test_pointing_at_what_was_read_lights_all_its_lines(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}ke-hoach/")

    page.locator('.hn-read [data-lines="18-19"]').first.click()

    lit = page.locator(".hn-source .is-lit").evaluate_all("found => found.map(one => one.id)")
    assert lit == ["dong-18", "dong-19"]
    assert page.url.endswith("#dong-18")


def test_the_browser_meets_no_error_and_speaks_to_no_other_machine(
    page: Page, live_server: LiveServer, conference: Conference
):
    spoken, faults = set(), []
    page.on("request", lambda request: spoken.add(request.url.split("/")[2]))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if "Policy" in line.text else None)

    for address in visit_all(page, live_server, conference):
        page.goto(f"{live_server.url}{address}", wait_until="networkidle")

    assert faults == []
    assert spoken == {live_server.url.removeprefix("http://")}


def test_the_list_of_the_dossier_prints_without_buttons(
    page: Page, live_server: LiveServer, conference: Conference
):
    sign_in(page, live_server)
    page.goto(f"{live_server.url}{conference.get_absolute_url()}van-ban/")

    page.emulate_media(media="print")

    expect(page.get_by_text("Bảng phân công nhiệm vụ")).to_be_visible()
    expect(page.get_by_role("link", name="DOCX: Bảng phân công nhiệm vụ")).to_be_hidden()
    expect(page.locator(".hn-header")).to_be_hidden()
    expect(page.locator(".hn-print-title")).to_have_text(conference.title)
