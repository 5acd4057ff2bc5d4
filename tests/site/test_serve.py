"""Máy chủ thật, như `make run` mở: viết hồ sơ xong vẫn vẽ được văn bản, tệp tĩnh có mã băm."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@pytest.fixture
def running_demo(tmp_path: Path) -> Iterator[str]:
    """Address of ``hoinghi demo`` with its own folder and database."""
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "HOINGHI_VAR": str(tmp_path),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'hoinghi.sqlite3'}",
        "HOINGHI_URL": f"http://localhost:{port}",
    }
    command = [sys.executable, "-m", "hoinghi.cli", "demo", "--port", str(port)]
    with (tmp_path / "output").open("w") as output:
        server = subprocess.Popen(
            command, env=environment, stdout=output, stderr=output, start_new_session=True
        )
        try:
            wait_for(f"http://localhost:{port}/dang-nhap/", server, tmp_path / "output")
            yield f"http://localhost:{port}"
        finally:
            os.killpg(server.pid, signal.SIGTERM)
            server.wait(20)


def wait_for(address: str, server: subprocess.Popen, output: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            build_opener().open(address, timeout=5).close()
        except URLError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError(output.read_text(encoding="utf-8"))


def read(opener: OpenerDirector, address: str, **fields: str) -> bytes:
    data = urlencode(fields).encode() if fields else None
    with opener.open(address, data, timeout=PATIENCE) as answer:
        return answer.read()


def test_a_server_that_wrote_the_dossier_still_draws_papers(running_demo: str, tmp_path: Path):
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    entry = read(opener, f"{running_demo}/dang-nhap/").decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', entry)[1]
    passwords = json.loads((tmp_path / "tai-khoan-mau.json").read_text(encoding="ascii"))

    conferences = read(
        opener,
        f"{running_demo}/dang-nhap/",
        csrfmiddlewaretoken=token,
        username="vanphong",
        password=passwords["vanphong"],
    ).decode()

    home = re.search(r'href="(/hoi-nghi/[^/"]+/)"', conferences)[1]
    paper = read(opener, f"{running_demo}{home}van-ban/bang-phan-cong-nhiem-vu.pdf")
    stylesheet = re.search(r'href="(/static/dist/app\.\w{12}\.css)"', conferences)[1]
    assert paper.startswith(b"%PDF-")
    assert b"Be Vietnam Pro" in read(opener, f"{running_demo}{stylesheet}")


@pytest.mark.database
def test_control_c_stops_every_process_of_the_server(tmp_path: Path):
    port = free_port()
    command = [sys.executable, "-m", "hoinghi.cli", "serve", "--port", str(port)]
    output = tmp_path / "output"
    with output.open("w") as told:
        server = subprocess.Popen(
            command,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
        try:
            wait_for(f"http://localhost:{port}/dang-nhap/", server, output)
            # A terminal tells all processes at once.
            os.killpg(server.pid, signal.SIGINT)
            assert server.wait(30) == 0
        finally:
            if server.poll() is None:
                os.killpg(server.pid, signal.SIGKILL)

    assert "panicked" not in output.read_text(encoding="utf-8")
