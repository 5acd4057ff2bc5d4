"""Bộ màu của giao diện: mọi nhãn, nút, thông báo đọc được trên nền sáng và nền tối."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

DIST = Path(__file__).resolve().parents[2] / "src/hoinghi/site/static/dist"
COLOURS = ["primary", "secondary", "red", "orange", "yellow", "lime", "green", "teal", "cyan",
           "azure", "blue", "indigo", "purple", "pink", "success", "info", "warning",
           "danger"]  # fmt: skip
TONES = ["primary", "success", "info", "warning", "danger"]


def sample_page(scheme: str) -> str:
    """One page with every coloured thing that carries text, on a card and on the bare page."""
    badges = "".join(
        f'<span class="badge bg-{c}">Nhãn {c}</span> <span class="badge bg-{c}-lt">Nhạt {c}</span> '
        f'<span class="text-{c}">Chữ {c}</span> '
        for c in COLOURS
    )
    buttons = "".join(f'<button class="btn btn-{c}">Nút {c}</button> ' for c in TONES)
    alerts = "".join(f'<div class="alert alert-{c}">Thông báo {c}</div>' for c in TONES)
    prose = '<p>Văn bản <a href="#x">liên kết</a> <small class="text-secondary">ghi chú</small></p>'
    body = badges + buttons + alerts + prose
    return (
        f'<!doctype html><html lang="vi" data-bs-theme="{scheme}"><head><title>Bộ màu</title>'
        f'<link rel="stylesheet" href="{(DIST / "app.css").as_uri()}"></head>'
        f'<body><main id="x"><h1>Bộ màu</h1>{body}<div class="card"><div class="card-body">'
        f"<h2>Trên thẻ</h2>{body}</div></div></main></body></html>"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_coloured_text_can_be_read(
    page: Page, tmp_path: Path, scheme: str, axe_violations: Callable[[Page], list[str]]
):
    sample = tmp_path / "sample.html"
    sample.write_text(sample_page(scheme), encoding="utf-8")

    page.goto(sample.as_uri())

    assert axe_violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_pale_text_does_not_pass(
    page: Page, tmp_path: Path, scheme: str, axe_violations: Callable[[Page], list[str]]
):
    sample = tmp_path / "sample.html"
    pale = '<p style="color: var(--tblr-border-color)">Chữ chìm vào nền</p>'
    sample.write_text(sample_page(scheme).replace("<main", f"{pale}<main"), encoding="utf-8")

    page.goto(sample.as_uri())

    assert [line.split(":")[0] for line in axe_violations(page)] == ["color-contrast"]


def test_vietnamese_is_drawn_in_our_own_font(page: Page, tmp_path: Path):
    sample = tmp_path / "sample.html"
    sample.write_text(sample_page("light"), encoding="utf-8")

    page.goto(sample.as_uri())

    loaded = "async () => (await document.fonts.ready, [...document.fonts].some("
    loaded += "font => font.family.includes('Be Vietnam Pro') && font.status === 'loaded'))"
    assert page.evaluate(loaded)


def test_the_stylesheet_asks_no_other_machine_for_anything():
    css = (DIST / "app.css").read_text(encoding="utf-8")

    addresses = [part for part in css.split("http")[1:] if "www.w3.org/2000/svg" not in part[:30]]
    assert addresses == []
