"""Mọi hình của tài liệu, chụp lại từ chính phần mềm, để hình luôn đúng với phần mềm.

    make screens                                        # mọi hình
    make screens ARGS="nhiem-vu lanh-dao"               # vài hình
    make screens ARGS=--committed                       # những hình có trong mã nguồn

Starts the application itself, on its own data folder and a free port, tells the story of
``tools/story.py`` and takes the pictures of ``tools/pictures.py`` into ``docs/pictures``.
"""

from __future__ import annotations

import argparse
import base64
import os
import re
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, FloatRect, Page, sync_playwright

from tools import parts, pictures, story
from tools.pictures import Shot, Step

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs/pictures"
LARGEST = 200_000
MARGIN = 16
SILENT = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
          "--disable-background-networking", "--disable-component-update"]  # fmt: skip

CONFERENCE = re.compile(r"/hoi-nghi/[\w-]+/$")

Take = Callable[[Shot, Page], None]


class NoPicture(Exception):
    """A picture cannot be taken; the message is a Vietnamese sentence with the way out."""


class Visitor:
    """Goes through the table in a browser, one window for each account and width."""

    def __init__(self, browser: Browser, url: str, password: str) -> None:
        self._browser, self._url, self._password = browser, url, password
        self._signed_in: dict[str, BrowserContext] = {}
        self._page: Page | None = None

    def visit(self, shot: Shot, addresses: Mapping[str, str]) -> Page:
        """Open the page of *shot* and do what comes before the picture."""
        if shot.address:
            self._page = self._window(shot)
            self._page.goto(self._url + shot.address.format(**addresses))
        assert self._page is not None, f"{shot.name}: không có trang trước"
        self._page.set_viewport_size({"width": shot.width, "height": shot.height})
        self._page.wait_for_load_state("networkidle")
        for step in shot.before:
            self.do(step)
        return self._page

    def do(self, step: Step) -> None:
        """Do one step on the page that is open."""
        assert self._page is not None
        where = self._page.locator(step.where).first
        if step.file:
            where.set_input_files(story.PLAN)
        elif step.text is not None:
            where.fill(step.text)
        else:
            where.click()
        self._page.wait_for_load_state("networkidle")

    def _window(self, shot: Shot) -> Page:
        if shot.who is None:
            return self._context().new_page()
        if shot.who not in self._signed_in:
            self._signed_in[shot.who] = self._sign_in(shot.who)
        return self._signed_in[shot.who].new_page()

    def _sign_in(self, who: str) -> BrowserContext:
        context = self._context()
        page = context.new_page()
        page.goto(f"{self._url}/dang-nhap/")
        page.fill("#id_username, #id_login", who)
        page.fill("#id_password", self._password)
        page.press("#id_password", "Enter")
        page.wait_for_url(lambda to: "/dang-nhap/" not in to)
        page.close()
        return context

    def _context(self) -> BrowserContext:
        return self._browser.new_context(
            locale="vi-VN",
            timezone_id="Asia/Ho_Chi_Minh",
            color_scheme="light",
            reduced_motion="reduce",
        )


def walk(browser: Browser, url: str, password: str, take: Take) -> dict[str, str]:
    """Live through the story in *browser* and call *take* at every picture of the table.

    The plan is sent, read and confirmed by hand; what the other people do follows by the same
    acts without their hands. Gives the addresses of the story.
    """
    from hoinghi.conferences.models import Conference  # models load with Django

    story.begin(password)
    visitor = Visitor(browser, url, password)
    for shot in pictures.OF_THE_PLAN:
        page = visitor.visit(shot, {})
        take(shot, page)
        for step in shot.after:
            visitor.do(step)
    page.wait_for_url(CONFERENCE)
    addresses = story.go_on(Conference.objects.latest("pk"), password)
    for shot in pictures.OF_THE_CONFERENCE:
        take(shot, visitor.visit(shot, addresses))
    return addresses


def shoot(shot: Shot, page: Page) -> Path:
    """Take the picture of *shot* from *page*."""
    to = PICTURES / f"{shot.name}.png"
    if shot.frame:
        page.screenshot(path=to, full_page=True, clip=_around(page, shot.frame))
    else:
        if shot.from_there:
            page.locator(shot.from_there).first.evaluate(
                "one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)"
            )
        page.screenshot(path=to)
    return _lighter(to)


def _around(page: Page, frame: str) -> FloatRect:
    """Give the place of *frame* on the whole page, with a margin."""
    box: dict[str, float] = page.locator(frame).first.evaluate(
        "one => { const box = one.getBoundingClientRect(); return {x: box.x + scrollX,"
        " y: box.y + scrollY, width: box.width, height: box.height, page: innerWidth} }"
    )
    left = max(box["x"] - MARGIN, 0)
    right = min(box["x"] + box["width"] + MARGIN, box["page"])
    top = max(box["y"] - MARGIN, 0)
    down = box["height"] + 2 * MARGIN
    return {"x": left, "y": top, "width": right - left, "height": down}


def _lighter(picture: Path) -> Path:
    """Write *picture* with a table of colours: pages have few, and it takes a third."""
    with Image.open(picture) as drawn:
        drawn.convert("RGB").quantize(192).save(picture, optimize=True)
    return picture


def first_page(pdf: bytes) -> str:
    """Draw the first page of *pdf* with poppler; a data address that an <img> can show."""
    if not parts.POPPLER.is_there():
        raise NoPicture(parts.POPPLER.why_missing())
    command = ["pdftoppm", "-png", "-r", "62", "-f", "1", "-l", "1", "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    return f"data:image/png;base64,{base64.b64encode(drawn).decode()}"


def shoot_sheets(page: Page, url: str) -> Path:
    """Put the first invitation and the first certificate side by side, as sheets on a desk."""
    sheets = []
    for slug in ("giay-moi", "giay-khen"):
        link = page.locator(f'a[href$="/{slug}.pdf"]').first.get_attribute("href")
        sheets.append(first_page(page.request.get(f"{url}{link}").body()))
    images = "".join(f'<img alt="" src="{sheet}">' for sheet in sheets)
    page.set_content(
        "<style>body{margin:0;display:flex;gap:32px;align-items:center;padding:32px;"
        "width:max-content;background:#e6e1d9}img{box-shadow:0 4px 18px #0004}</style>" + images
    )
    to = PICTURES / f"{pictures.SHEETS}.png"
    page.locator("body").screenshot(path=to)
    return _lighter(to)


@contextmanager
def running_site() -> Iterator[str]:
    """Run the application in this process, where its clock can be set back; its address."""
    from django.core.management import call_command  # settings are read only now
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

    from hoinghi.site import databases

    class Silent(WSGIRequestHandler):
        def log_message(self, *_: object) -> None: ...

    databases.make_ready()
    call_command("collectstatic", interactive=False, verbosity=0)
    from hoinghi.site.wsgi import application  # it looks for the collected files

    server = ThreadedWSGIServer(("localhost", 0), Silent)
    server.set_app(application)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def take_all(wanted: frozenset[str]) -> list[Path]:
    """Take the pictures that are *wanted*; all steps of the story are gone through anyhow."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    taken: list[Path] = []

    def take(shot: Shot, page: Page) -> None:
        if shot.name in wanted:
            taken.append(shoot(shot, page))
        if shot.name == "ho-so" and pictures.SHEETS in wanted:
            sheets = page.context.new_page()
            sheets.goto(page.url)
            taken.append(shoot_sheets(sheets, page.url.split("/hoi-nghi/")[0]))

    browser_path = parts.first_program(parts.BROWSER.programs[0])
    with running_site() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path,
            args=[*SILENT, "--lang=vi"],
            env={**os.environ, "LANGUAGE": "vi"},
        )
        walk(browser, url, secrets.token_urlsafe(9), take)
        browser.close()
    return taken


def _wanted(options: argparse.Namespace) -> frozenset[str]:
    if options.committed:
        kept = {shot.name for shot in pictures.SHOTS if shot.committed}
        return frozenset({*kept, pictures.SHEETS})
    unknown = set(options.names) - pictures.NAMES
    if unknown:
        raise NoPicture(f"Không có hình nào tên là: {', '.join(sorted(unknown))}.")
    return frozenset(options.names) or pictures.NAMES


def main() -> int:
    parser = argparse.ArgumentParser(description="Chụp lại hình của tài liệu.")
    parser.add_argument("names", nargs="*", metavar="TÊN", help="chỉ những hình này")
    parser.add_argument("--committed", action="store_true", help="chỉ hình có trong mã nguồn")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="hoinghi-hinh-") as folder:
        os.environ["HOINGHI_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/hoinghi.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoinghi.site.settings"
        # Playwright runs its own event loop in this thread, and Django would refuse the database.
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
        try:
            with story.told_then():
                import django  # the clock is set back before anything takes note of it

                django.setup()
                taken = take_all(_wanted(options))
        except (NoPicture, Error) as reason:
            print(reason, file=sys.stderr)
            return 2
    too_large = [picture for picture in taken if picture.stat().st_size > LARGEST]
    for picture in sorted(taken):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1000} kB")
    if too_large:
        print(f"{len(too_large)} hình lớn hơn {LARGEST // 1000} kB.", file=sys.stderr)
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
