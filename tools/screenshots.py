"""Hình trong README: chụp lại từ trang đang chạy, để hình luôn đúng với phần mềm.

    make run                              # trong một cửa sổ
    python -m tools.screenshots           # trong cửa sổ khác

Writes ``docs/pictures/tong-quan.png`` (the overview) and ``docs/pictures/van-ban.png`` (the first
invitation and the first certificate side by side). Signs in with the demo account of the data
folder (``HOINGHI_VAR``, else ``var/``).
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Error, Page, ViewportSize, sync_playwright

from tools import parts

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
ACCOUNT = "vanphong"
DESK: ViewportSize = {"width": 1280, "height": 800}
LARGEST = 200_000
SILENT = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
          "--disable-background-networking", "--disable-component-update"]  # fmt: skip


class NoPicture(Exception):
    """A picture cannot be taken; the message is a Vietnamese sentence with the way out."""


def password() -> str:
    kept = Path(os.environ.get("HOINGHI_VAR", ROOT / "var")) / "tai-khoan-mau.json"
    if not kept.is_file():
        raise NoPicture("Chưa có tài khoản mẫu. Hãy chạy trước: make run")
    found: dict[str, str] = json.loads(kept.read_text(encoding="ascii"))
    return found[ACCOUNT]


def sign_in(page: Page, url: str) -> None:
    try:
        page.goto(f"{url}/dang-nhap/")
    except Error as error:
        raise NoPicture(f"Không mở được {url}. Hãy chạy trước: make run") from error
    page.fill("#id_username", ACCOUNT)
    page.fill("#id_password", password())
    page.press("#id_password", "Enter")
    page.wait_for_url("**/hoi-nghi/")


def first_page(pdf: bytes) -> str:
    """Draw the first page of *pdf* with poppler; a data address that an <img> can show."""
    if not parts.POPPLER.is_there():
        raise NoPicture(parts.POPPLER.why_missing())
    command = ["pdftoppm", "-png", "-r", "62", "-f", "1", "-l", "1", "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return f"data:image/png;base64,{base64.b64encode(drawn).decode()}"


def shoot_papers(page: Page, url: str, to: Path) -> None:
    """Put the first invitation and the first certificate side by side, as sheets on a desk."""
    sheets = []
    for slug in ("giay-moi", "giay-khen"):
        link = page.locator(f'a[href$="/{slug}.pdf"]').get_attribute("href")
        sheets.append(first_page(page.request.get(f"{url}{link}").body()))
    images = "".join(f'<img alt="" src="{sheet}">' for sheet in sheets)
    page.set_content(
        "<style>body{margin:0;display:flex;gap:32px;align-items:center;padding:32px;"
        "width:max-content;background:#e6e1d9}img{box-shadow:0 4px 18px #0004}</style>" + images
    )
    page.locator("body").screenshot(path=to)


def take(url: str) -> list[Path]:
    """Take both pictures from the site at *url*."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    overview, papers = PICTURES / "tong-quan.png", PICTURES / "van-ban.png"
    browser_path = parts.first_program(parts.BROWSER.programs[0])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=SILENT)
        page = browser.new_page(viewport=DESK, locale="vi-VN", color_scheme="light")
        sign_in(page, url)
        page.locator(".hn-conference h2 a").first.click()
        page.wait_for_load_state("networkidle")
        page.screenshot(path=overview)
        page.locator('.hn-nav a[href$="/van-ban/"]').click()
        page.wait_for_load_state("networkidle")
        shoot_papers(page, url, papers)
        browser.close()
    return [overview, papers]


def main() -> int:
    parser = argparse.ArgumentParser(description="Chụp lại hình của README.")
    parser.add_argument("--url", default="http://localhost:8000", help="trang đang chạy")
    try:
        taken = take(parser.parse_args().url.rstrip("/"))
    except NoPicture as reason:
        print(reason, file=sys.stderr)
        return 2
    for picture in taken:
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}: {size // 1000} kB")
        if size > LARGEST:
            print(f"Hình lớn hơn {LARGEST // 1000} kB.", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
