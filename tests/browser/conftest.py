"""Trình duyệt thật cho bài kiểm trang: Chromium của máy, và axe soát khả năng tiếp cận."""

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from tools import parts

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend/node_modules/axe-core/axe.min.js"
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# Playwright runs its own event loop in this thread, and Django would refuse the database there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The machine's own Chromium, silenced: a test may speak to nobody but its own server."""
    return {
        "executable_path": parts.first_program(parts.BROWSER.programs[0]),
        "args": [
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "locale": "vi-VN", "timezone_id": "Asia/Ho_Chi_Minh"}


@pytest.fixture(scope="session")
def browser(live_server: LiveServer, launch_browser: Callable[[], Browser]) -> Iterator[Browser]:
    """Trình duyệt đóng trước máy chủ: kết nối nó còn giữ được máy chủ khép lại tử tế."""
    opened = launch_browser()
    yield opened
    opened.close()
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)


@pytest.fixture
def axe_violations() -> Callable[[Page], list[str]]:
    """Soát một trang theo WCAG 2.2 AA; mỗi vi phạm một dòng: luật, chỗ sai, giải thích của axe."""

    def look(page: Page) -> list[str]:
        # A colour read half way through a transition is nobody's colour.
        page.emulate_media(reduced_motion="reduce")
        # Evaluated, not added as a tag: the pages' own policy forbids scripts from elsewhere.
        page.evaluate(AXE.read_text(encoding="utf-8"))
        result = page.evaluate("rules => axe.run(document, {runOnly: rules})", AXE_RULES)
        return [
            f"{violation['id']}: {node['html'][:120]} — {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return look
