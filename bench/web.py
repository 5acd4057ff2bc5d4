"""Mười trang chính dưới tải, bên một trang Django trần, cùng máy chủ, cùng lượt; hai cơ sở dữ liệu.

An office of 10 conferences, 5,000 bodies and 50,000 tasks (``_office.py``) is served as
``hoinghi serve`` does, and a bare page of Django's own (``_bare.py``) the same way beside it. wrk
asks for each page in turn: one client alone for the time that a person waits, then eight at once
for the rate; the bare page is asked again before every page, so that a busy machine slows both.

Asked: median for one client <= 100 ms; the page, compressed, <= 120 kB; rate under load >= 0.35 of
the bare page. Run: ``python bench/web.py [--full] [--only sqlite|postgres]``; exit code 1 where one
falls short. Needs wrk (Debian: ``apt install wrk``).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tools.postgres import running_server

HERE = Path(__file__).parent
LIMIT_MS, LIMIT_KB, LEAST_RATIO = 100.0, 120.0, 0.35
CLIENTS = 8
TELL = """
done = function(summary, latency, requests)
  io.write(string.format("{%q: %f, %q: %f, %q: %f, %q: %f, %q: %d}\\n",
    "rate", summary.requests / (summary.duration / 1e6),
    "p50", latency:percentile(50) / 1000, "p95", latency:percentile(95) / 1000,
    "p99", latency:percentile(99) / 1000,
    "bad", summary.errors.status + summary.errors.connect + summary.errors.read
      + summary.errors.timeout))
end
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What wrk measured: requests a second, milliseconds, answers that were no page."""

    rate: float
    p50: float
    p95: float
    p99: float
    bad: int


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="ten seconds for each page")
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    if not shutil.which("wrk"):
        print("Thiếu wrk để tạo tải. Hãy cài: apt install wrk", file=sys.stderr)
        return 2
    seconds = 10 if options.full else 2
    good = True
    if options.only != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            good &= measure("SQLite", f"sqlite:///{folder}/", ".sqlite3", Path(folder), seconds)
    if options.only != "sqlite":
        with tempfile.TemporaryDirectory() as folder, running_server() as address:
            server = address.rsplit("/", 1)[0]
            good &= measure("PostgreSQL", f"{server}/", "", Path(folder), seconds)
    return 0 if good else 1


def measure(name: str, where: str, ending: str, folder: Path, seconds: int) -> bool:
    """Measure every page on one database; whether all met what is asked."""
    environment = {
        **os.environ,
        "HOINGHI_VAR": str(folder),
        "DATABASE_URL": f"{where}hoinghi_office{ending}",
        "PYTHONPATH": os.pathsep.join(map(str, (HERE.parent / "src", HERE.parent))),
    }
    made = subprocess.run(
        [sys.executable, HERE / "_office.py"], env=environment, check=True, stdout=subprocess.PIPE
    )
    seeded = json.loads(made.stdout.splitlines()[-1])
    bare_environment = {**environment, "DATABASE_URL": f"{where}hoinghi_bare{ending}"}
    create(bare_environment)
    ours, theirs = free_port(), free_port()
    # Fifty thousand tasks of years ago have their reminders sent at the first start: not measured.
    command = [
        sys.executable, "-m", "hoinghi.cli", "serve", "--without-worker", "--port", str(ours),
    ]  # fmt: skip
    with (
        served(command, environment, ours) as _,
        served([sys.executable, HERE / "_bare.py", str(theirs)], bare_environment, theirs) as told,
    ):
        print(f"\n{name}: 10 hội nghị, 5.000 cơ quan, 50.000 nhiệm vụ; {CLIENTS} người cùng mở")
        print(f"{'trang':28} {'1 người, ms':>12} {'/giây':>7} {'p50':>6} {'p95':>6} {'p99':>6}"
              f" {'kB nén':>7} {'/trần':>6}")  # fmt: skip
        bare = f"http://127.0.0.1:{theirs}/", told
        met = [
            row(page, f"http://127.0.0.1:{ours}{address}", seeded["cookie"], bare, seconds)
            for page, address in seeded["pages"].items()
        ]
        return all(met)


def row(page: str, url: str, cookie: str, bare: tuple[str, str], seconds: int) -> bool:
    """Measure one page beside the bare one and print its line; whether it met what is asked."""
    # Each process of the server remembers for itself, and new lines go to one or the other.
    kilobytes = max(size(url, cookie) for _ in range(8))
    base = load(*bare, CLIENTS, seconds)
    alone = load(url, cookie, 1, seconds)
    many = load(url, cookie, CLIENTS, seconds)
    ratio = many.rate / base.rate
    good = alone.p50 <= LIMIT_MS and kilobytes <= LIMIT_KB and ratio >= LEAST_RATIO
    good = good and not (base.bad + alone.bad + many.bad)
    print(
        f"{page:28} {alone.p50:12.1f} {many.rate:7.0f} {many.p50:6.0f} {many.p95:6.0f}"
        f" {many.p99:6.0f} {kilobytes:7.1f} {ratio:6.2f}  {'đạt' if good else 'HỎNG'}",
        flush=True,
    )
    return good


def load(url: str, cookie: str, clients: int, seconds: int) -> Load:
    """Ask for one page again and again with wrk."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(TELL)
        script.flush()
        command = [
            "wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", script.name,
            "-H", f"Cookie: {cookie}", "-H", "Accept-Encoding: gzip", url,
        ]  # fmt: skip
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return Load(**json.loads(done.stdout.splitlines()[-1]))


def size(url: str, cookie: str) -> float:
    """Bytes of the page over the wire as a browser asks for it, in kB; refuses what is no page."""
    asked = urllib.request.Request(url, headers={"Cookie": cookie, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(asked) as answer:
        if answer.geturl() != url:
            raise SystemExit(f"{url} dẫn sang {answer.geturl()}: phiên đăng nhập không dùng được.")
        return len(answer.read()) / 1000


@contextmanager
def served(command: list[object], environment: dict[str, str], port: int) -> Iterator[str]:
    """Serve until the block ends; yields the first line that the server prints."""
    process = subprocess.Popen(
        [str(part) for part in command],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        told = next((line.strip() for line in process.stdout if line.strip()), "")
        wait_for(port)
        yield told
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


def wait_for(port: int) -> None:
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"Máy chủ ở cổng {port} không lên.")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def create(environment: dict[str, str]) -> None:
    """Make the database of the bare page where the server does not make it by itself."""
    if environment["DATABASE_URL"].startswith("postgres"):
        import psycopg  # only where a server is asked

        server, name = environment["DATABASE_URL"].rsplit("/", 1)
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}")


if __name__ == "__main__":
    sys.exit(main())
