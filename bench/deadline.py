"""Giờ chót: 3.321 đơn vị gửi báo cáo trong một phút, qua máy chủ thật; hai cơ sở dữ liệu.

Each body has a report that is ready and a session of its own (``_reports.py``). They press “Gửi”
one after another, evenly over the minute, whether the server is quick or not, as people do; the
time of an answer counts from the moment at which it was pressed, not from when a line was free.
The page sends what the browser sends: the act and the stamp of the draft that was seen; what was
written had been saved by itself before.

Asked: every report there afterwards, with a receipt that holds and an entry in an unbroken log;
99 of 100 answered within 1 s. Run: ``python bench/deadline.py [--bodies N] [--seconds S]
[--only sqlite|postgres]``; exit code 1 where one falls short.
"""

from __future__ import annotations

import argparse
import asyncio
import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
sys.path.insert(0, str(HERE))
from web import free_port, served  # noqa: E402 - beside this file

from tools.postgres import running_server  # noqa: E402 - as above

BODIES, SECONDS, LIMIT = 3_321, 60.0, 1.0
LINES = 64
"""So many connections are open at once, as a proxy before the server would keep them."""
TOKEN = "d" * 32
PATIENCE = 60.0
"""Seconds after which nobody waits for an answer."""
Line = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Writer = dict[str, object]
"""Address, session and stamp of one report (``_reports.Writer``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One report: how long the answer took, in seconds, and whether it was a receipt."""

    seconds: float
    is_receipt: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bodies", type=int, default=BODIES)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--only", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    good = True
    if options.only != "postgres":
        with tempfile.TemporaryDirectory() as folder:
            where = f"sqlite:///{folder}/gio-chot.sqlite3"
            good &= measure("SQLite", where, Path(folder), options)
    if options.only != "sqlite":
        with tempfile.TemporaryDirectory() as folder, running_server() as address:
            where = f"{address.rsplit('/', 1)[0]}/gio_chot"
            good &= measure("PostgreSQL", where, Path(folder), options)
    return 0 if good else 1


def measure(name: str, where: str, folder: Path, options: argparse.Namespace) -> bool:
    """Let every body hand in on one database; whether all met what is asked."""
    environment = {
        **os.environ,
        "HOINGHI_VAR": str(folder),
        "DATABASE_URL": where,
        "PYTHONPATH": os.pathsep.join(map(str, (HERE.parent / "src", HERE.parent))),
    }
    told = folder / "don-vi.json"
    made = [sys.executable, str(HERE / "_reports.py"), str(options.bodies), str(told)]
    subprocess.run(made, env=environment, check=True, stdout=subprocess.DEVNULL)
    writers = json.loads(told.read_text(encoding="ascii"))
    port = free_port()
    command = [sys.executable, "-m", "hoinghi.cli", "serve", "--port", str(port)]
    with served([*command, "--without-worker"], environment, port):
        open_page(port, writers[0])
        sent = press(port, writers, options.seconds)
    kept = json.loads(
        subprocess.run(
            [sys.executable, str(HERE / "_handed_in.py")],
            env=environment, check=True, stdout=subprocess.PIPE, text=True,
        ).stdout.splitlines()[-1]
    )  # fmt: skip
    return tell(name, sent, kept, options)


def press(port: int, writers: Sequence[Writer], seconds: float) -> list[Sent]:
    """Press “Gửi” for all of *writers*, evenly over so many seconds."""
    return asyncio.run(_press(port, writers, seconds))


async def _press(port: int, writers: Sequence[Writer], seconds: float) -> list[Sent]:
    """Write whole requests to open lines: what presses must cost the server's machine little."""
    free: asyncio.Queue[Line | None] = asyncio.Queue()
    for _ in range(LINES):
        free.put_nowait(None)
    requests = [request(port, writer) for writer in writers]
    began = time.monotonic() + 0.5

    async def one(at: int) -> Sent:
        due = began + at * seconds / len(writers)
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        line = await free.get()
        is_receipt = False
        try:
            line = line or await asyncio.open_connection("127.0.0.1", port)
            is_receipt = await asyncio.wait_for(_answered(line, requests[at]), PATIENCE)
        except (TimeoutError, OSError, EOFError):
            if line:
                line[1].close()
            line = None
        free.put_nowait(line)
        return Sent(seconds=time.monotonic() - due, is_receipt=is_receipt)

    return list(await asyncio.gather(*map(one, range(len(writers)))))


def request(port: int, writer: Writer) -> bytes:
    """Give what the browser writes to the line."""
    form = urlencode(
        {"csrfmiddlewaretoken": TOKEN, "act": "send", "based_on": str(writer["stamp"])}
    )
    head = (
        f"POST {writer['url']}viet/lam/ HTTP/1.1", f"Host: 127.0.0.1:{port}",
        f"Cookie: {writer['cookie']}; csrftoken={TOKEN}",
        "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}",
    )  # fmt: skip
    return "\r\n".join((*head, "", form)).encode("ascii")


async def _answered(line: Line, asked: bytes) -> bool:
    """Tell whether the answer, read to its end, leads to a receipt."""
    reader, writer = line
    writer.write(asked)
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    told = dict(each.lower().split(": ", 1) for each in head[1:] if each)
    await reader.readexactly(int(told["content-length"]))
    return " 302 " in head[0] and "/bien-nhan/" in told.get("location", "")


def open_page(port: int, writer: Writer) -> None:
    """Ask for the page of a report: the first of a process loads what all others use."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    line.request("GET", f"{writer['url']}viet/", headers={"Cookie": str(writer["cookie"])})
    line.getresponse().read()
    line.close()


def tell(name: str, sent: list[Sent], kept: dict[str, int], options: argparse.Namespace) -> bool:
    """Print one line; whether nothing was lost and the answers came in time."""
    times = sorted(one.seconds for one in sent)
    middle, late = (times[min(len(times) - 1, int(len(times) * share))] for share in (0.5, 0.99))
    receipts = sum(one.is_receipt for one in sent)
    every = len(sent)
    good = late <= LIMIT and receipts == kept["reports"] == kept["whole"] == kept["logged"] == every
    good = good and bool(kept["chain"])
    print(
        f"{name:12} {every} đơn vị trong {options.seconds:.0f} giây: biên nhận {receipts}, đã lưu "
        f"{kept['reports']}, mã khớp {kept['whole']}, nhật ký {kept['logged']}; "
        f"p50 {middle * 1000:.0f} ms, p99 {late * 1000:.0f} ms, lâu nhất {times[-1] * 1000:.0f} ms"
        f"  {'đạt' if good else 'HỎNG'}",
        flush=True,
    )
    return good


if __name__ == "__main__":
    sys.exit(main())
