"""Lãnh đạo đơn vị duyệt trước khi gửi, trong trình duyệt thật, trên điện thoại."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from hoinghi.tasks.models import Duty
from hoinghi.tasks.rules import State
from hoinghi.units.models import Account, Membership, UnitRole
from tests.factories import PASSWORD, make_account, make_conference

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def duty(live_server: LiveServer) -> Duty:
    """A share of a commune with a clerk and a leader, and of nobody else."""
    make_conference()
    found = Duty.objects.get(task__position=1, organisation__name__endswith="xã Bình Châu")
    for name in ("can-bo", "chu-tich"):
        make_account(username=name, body=found.organisation)
    leader = Account.objects.get(username="chu-tich")
    Membership.objects.create(account=leader, organisation=found.organisation, role=UnitRole.LEADER)
    return found


def sign_in(page: Page, live_server: LiveServer, name: str) -> None:
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/dang-nhap/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"**{reverse('tasks:mine')}")


def test_a_result_leaves_the_body_with_the_word_of_its_leader(
    page: Page, live_server: LiveServer, duty: Duty, axe_violations: Callable[[Page], list[str]]
):
    page.set_viewport_size(TELEPHONE)
    share = reverse("tasks:duty", args=[duty.task.conference.slug, duty.task_id, duty.pk])
    found: list[str] = []

    def look() -> None:
        found.extend(axe_violations(page))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            found.append(f"wider: {page.url}")

    sign_in(page, live_server, "chu-tich")
    page.goto(f"{live_server.url}{reverse('accounts:members', args=[duty.organisation_id])}")
    look()
    page.get_by_role("button", name="Để lãnh đạo duyệt trước khi gửi").click()
    expect(page.get_by_role("button", name="Bỏ bước lãnh đạo duyệt")).to_be_visible()
    look()

    sign_in(page, live_server, "can-bo")
    page.goto(f"{live_server.url}{share}")
    expect(page.get_by_role("button", name="Nộp kết quả")).to_have_count(0)
    page.get_by_role("button", name="Trình lãnh đạo đơn vị").click()
    expect(page.locator("#phan-viec-nay")).to_contain_text("Chờ lãnh đạo đơn vị duyệt")
    look()

    sign_in(page, live_server, "chu-tich")
    page.get_by_role("link", name="Duyệt và gửi").press("Enter")
    look()
    page.get_by_role("button", name="Duyệt và gửi").press("Enter")
    expect(page.locator("#phan-viec-nay")).to_contain_text("Đã nộp")

    duty.refresh_from_db()
    assert (duty.state, duty.approval) == (State.HANDED_IN, "")
    assert found == []
