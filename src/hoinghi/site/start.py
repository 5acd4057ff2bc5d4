"""What the commands that need the database do: prepare, demo, serve."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import django

from hoinghi.violations import RuleViolation

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
django.setup()

from django.conf import settings  # noqa: E402 - needs the settings named above
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from hoinghi.conferences import dossier, queries, services  # noqa: E402
from hoinghi.conferences.judging import bodies_for  # noqa: E402
from hoinghi.conferences.models import Conference  # noqa: E402
from hoinghi.conferences.scoping import whole  # noqa: E402
from hoinghi.dispatch.listing import PaperRow, reason, stale_rows  # noqa: E402
from hoinghi.journal.rules import HOUSE  # noqa: E402
from hoinghi.reading.reader import Reading, read_file  # noqa: E402
from hoinghi.screen import visible  # noqa: E402
from hoinghi.site import databases  # noqa: E402
from hoinghi.units import queries as units  # noqa: E402
from hoinghi.units.bodies import read_bodies  # noqa: E402
from hoinghi.units.models import Organisation  # noqa: E402
from hoinghi.units.services import import_bodies  # noqa: E402

if TYPE_CHECKING:
    from hoinghi.conferences.rooms import Change

_MOST_PROCESSES = 4
_THREADS = 3
_PATIENCE = 10
"""Seconds that a process has for the pages it is at when the server is told to stop."""
EXAMPLES = Path(__file__).parents[3] / "examples" / "binh-son-2023"


class CannotServe(RuleViolation):
    """The web server cannot start."""

    code = "site.cannot-serve"

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


def prepare(options: argparse.Namespace) -> int:
    """Establish the conference that a plan orders, and write its dossier."""
    databases.make_ready()
    if options.units:
        import_bodies(read_bodies(options.units), by=HOUSE)
    else:
        _import_examples_if_empty()
    reading = read_file(options.plan, bodies_for(units.directory()))
    try:
        with databases.refusal_in_words():
            established = services.establish(
                reading,
                file_name=options.plan.name,
                by=HOUSE,
                accept_changes=options.accept,
                another=options.another,
            )
    except services.PlanDiffers as difference:
        _tell_changes(difference, as_json=options.json)
        return 1
    with whole(established.conference):
        return _prepared(reading, established, options)


def _prepared(
    reading: Reading, established: services.Established, options: argparse.Namespace
) -> int:
    folder = options.out or settings.DOSSIERS / established.conference.slug
    written = write_dossier(established.conference, folder, quiet=options.json)
    stale = stale_rows(established.conference)
    if options.json:
        _tell_json(reading, established, written, stale)
    else:
        _tell(reading, established, written)
        _tell_stale(stale)
    return 0


def demo(options: argparse.Namespace) -> int:
    """Show the whole house: example bodies, a conference with its dossier, accounts, the site."""
    databases.make_ready()
    _import_examples_if_empty()
    plan = options.plan or EXAMPLES / "ke-hoach.txt"
    reading = read_file(plan, bodies_for(units.directory()))
    try:
        conference = services.establish(reading, file_name=plan.name, by=HOUSE).conference
    except services.PlanDiffers as difference:
        _tell_changes(difference, as_json=False)
        conference = difference.conference
    from hoinghi.site.accounts import demo_accounts  # only where the house is shown

    accounts = demo_accounts(conference, by=HOUSE)
    if options.plan is None:
        from hoinghi.site.example import load  # only where the example is shown

        accounts += load(conference, EXAMPLES)
    with whole(conference):
        written = write_dossier(conference, settings.DOSSIERS / conference.slug)
    _tell_findings(reading)
    print(f"\nHội nghị : {visible(conference.title)}")
    print(f"Hồ sơ    : {written.folder} ({len(written.files)} tệp)")
    print(f"Địa chỉ  : http://localhost:{options.port}")
    print("Tài khoản để xem thử (mật khẩu riêng của máy này):")
    for account in accounts:
        print(f"  {account.username:<12} {account.password:<18} {account.role}")
    return 0 if options.prepare_only else serve(options.host, options.port)


def serve(host: str, port: int, *, with_worker: bool = True) -> int:
    """Run the site until it is stopped.

    On SQLite by one process: one writer is quicker than several that wait for each other. Three
    threads: a slow page leaves two, and a fourth costs more in changing over than it brings.
    """
    databases.make_ready()
    _make_static_ready()
    _refuse_taken(host, port)
    # The worker begins afresh: it must not share the connections that this process has opened.
    multiprocessing.set_start_method("spawn", force=True)
    from granian import Granian  # only where something is served
    from granian.constants import Interfaces
    from granian.log import LogLevels

    if with_worker:
        from hoinghi.notices import worker  # mail and calendars: what prepares a plan needs none

        # It ends with the process; whatever it was at is taken up at the next start.
        Thread(target=worker.run, args=[Event()], name="viec-nen", daemon=True).start()
    print(f"\nMở http://localhost:{port} trong trình duyệt. Dừng bằng Ctrl+C.", flush=True)
    Granian(
        "hoinghi.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1 if connection.vendor == "sqlite" else min(os.cpu_count() or 1, _MOST_PROCESSES),
        blocking_threads=_THREADS,
        workers_kill_timeout=_PATIENCE,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def work() -> int:
    """Do the background work alone until it is stopped."""
    from hoinghi.notices import worker  # mail and calendars: what prepares a plan needs none

    databases.make_ready()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    print("Đang làm việc nền. Dừng bằng Ctrl+C.", flush=True)
    worker.run(stop)
    return 0


def _import_examples_if_empty() -> None:
    """Take the example bodies into a database that knows none, and say so."""
    if Organisation.objects.exists() or not EXAMPLES.is_dir():
        return
    for name in ("units.csv", "units-2025.csv"):
        import_bodies(read_bodies(EXAMPLES / name), by=HOUSE)
    print("Danh bạ còn trống: đã nạp danh sách đơn vị mẫu (huyện Bình Sơn).", file=sys.stderr)


def write_dossier(conference: Conference, folder: Path, *, quiet: bool = False) -> dossier.Written:
    """Write the dossier and show how far it is."""
    if quiet or not sys.stderr.isatty():
        return dossier.write(conference, folder)
    with _bar() as advance:
        return dossier.write(conference, folder, progress=advance)


@contextmanager
def _bar() -> Iterator[Callable[[int, int, str], None]]:
    from rich.console import Console  # only where a person looks on
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Hồ sơ", total=None)
        yield lambda done, total, title: progress.update(
            task, completed=done, total=total, description=title or "Hồ sơ"
        )


def _tell(reading: Reading, established: services.Established, written: dossier.Written) -> None:
    conference = established.conference
    _tell_findings(reading)
    state = "Đã lập" if established.is_new else "Đã cập nhật"
    if not established.is_new and not established.changes:
        state = "Không có gì thay đổi"
    print(f"\n{state}: {visible(conference.title)}")
    for count in queries.tally(conference):
        print(f"  {count.number:>4}  {count.label}")
    fresh = "đã ghi" if written.is_new else "đã có sẵn, không phải ghi lại"
    print(f"Hồ sơ: {written.folder} ({len(written.files)} tệp, {fresh})")
    if written.missing:
        print(f"Còn thiếu {len(written.missing)} thông tin:")
        for gap in written.missing:
            print(visible(f"  - {gap}"))


def _tell_stale(stale: list[PaperRow]) -> None:
    if not stale:
        return
    print(f"{len(stale)} văn bản đã giữ không còn khớp dữ kiện; xem trang Văn bản:")
    for row in stale:
        print(visible(f"  - {row.title}: {reason(row)}"))


def _tell_findings(reading: Reading) -> None:
    from hoinghi.reading.show import show_findings  # only where a person looks on

    on_terminal = sys.stdout.isatty()
    findings, document = reading.plan.findings, reading.document
    print(*show_findings(findings, document, colour=on_terminal, width=100), sep="\n")


def _tell_json(
    reading: Reading,
    established: services.Established,
    written: dossier.Written,
    stale: list[PaperRow],
) -> None:
    told = {
        "conference": established.conference.slug,
        "is_new": established.is_new,
        "changes": [_as_json(change) for change in established.changes],
        "tally": {count.label: count.number for count in queries.tally(established.conference)},
        "findings": [finding.code for finding in reading.plan.findings],
        "folder": str(written.folder),
        "files": [file.name for file in written.files],
        "missing": list(written.missing),
        "stale": [row.ref for row in stale],
    }
    print(json.dumps(told, ensure_ascii=False, indent=1))


def _tell_changes(difference: services.PlanDiffers, *, as_json: bool) -> None:
    if as_json:
        told = {"changes": [_as_json(change) for change in difference.changes]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    print(visible(str(difference)))
    sign = {"added": "thêm", "removed": "bỏ", "changed": "sửa"}
    for change in difference.changes:
        print(visible(f"  [{sign[change.kind]}] {change.part}: {change.name}"))
        if change.before is not None:
            print(visible(f"        trước: {change.before}\n        sau:   {change.after}"))


def _as_json(change: Change) -> dict[str, str | None]:
    return {
        "part": change.part,
        "name": change.name,
        "kind": change.kind.value,
        "before": change.before,
        "after": change.after,
    }


def _make_static_ready() -> None:
    built = Path(__file__).parent / "static" / "dist" / "app.css"
    if not built.is_file():
        raise CannotServe("Giao diện chưa được dựng.", "Hãy chạy: make assets")
    collected = settings.STATIC_ROOT / "staticfiles.json"
    newest = max(file.stat().st_mtime for file in built.parent.rglob("*") if file.is_file())
    if not collected.is_file() or collected.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0)


def _refuse_taken(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError:
        raise CannotServe(
            f"Cổng {port} tại {host} đang có chương trình khác dùng hoặc không mở được.",
            "Hãy dừng chương trình đó, hoặc chọn cổng khác: make run PORT=8001",
        ) from None
