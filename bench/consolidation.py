"""Trang số liệu tổng hợp của hội nghị mẫu: lúc chưa nhớ gì, và sau khi một đơn vị gửi lại.

The example conference with its 26 bodies, as ``hoinghi demo`` shows it, in a database of its own.
Cold: nothing of the figures is remembered, as after a start; changed: one body has sent another
revision. Both are the whole page, templates and charts included, by Django's own client without
the network, in a process settled as the server's; medians of processor time. Beside them the bare
roll-up of all figures, from the same cold start.

Run: ``python bench/consolidation.py [--rounds N]``; exit code 1 where a median is over its limit,
or where the page loads ``ibis`` or ``duckdb``.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples/binh-son-2023"
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

COLD_MS, CHANGED_MS = 150.0, 50.0
ROUNDS = 15


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--full", action="store_true", help="four times as many rounds")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOINGHI_VAR"] = folder
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "hoinghi.site.settings"
        return measure(options.rounds * (4 if options.full else 1))


def measure(rounds: int) -> int:
    from django.conf import settings

    # Static files are not what is measured: their names need no manifest.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    from django.core.management import call_command
    from django_scopes import scopes_disabled

    import hoinghi.site.wsgi  # noqa: F401 - settles the process as the server does

    call_command("migrate", verbosity=0)
    with scopes_disabled():
        world = World()
    # The server is warm: its templates and addresses are loaded, as by any page before.
    world.look()
    bare, cold, changed = [], [], []
    for number in range(rounds):
        forget()
        with scopes_disabled():
            bare.append(timed(world.roll_up))
        forget()
        cold.append(timed(world.look))
        with scopes_disabled():
            world.send_again(number)
        changed.append(timed(world.look))
    loaded = sorted({"ibis", "duckdb"} & sys.modules.keys())
    print(f"  {len(world.sent)} báo cáo đã gửi của {world.owing} đơn vị")
    told("chỉ gộp số liệu, chưa nhớ gì", bare, None)
    good = told("cả trang, chưa nhớ gì", cold, COLD_MS)
    good &= told("cả trang, sau một lần gửi", changed, CHANGED_MS)
    print(f"  đã nạp: {', '.join(loaded) or 'không ibis, không duckdb'}")
    return 0 if good and not loaded else 1


def timed(ask: Callable[[], None]) -> float:
    """Give the milliseconds of work that *ask* takes."""
    began = time.process_time()
    ask()
    return (time.process_time() - began) * 1_000


def told(name: str, times: list[float], limit: float | None) -> bool:
    """Print a line; whether the median is within its limit."""
    middle = statistics.median(times)
    asked = f"; so với {limit:.0f} ms: {middle / limit:.2f} (đòi hỏi ≤ 1)" if limit else ""
    print(f"  {name:28} trung vị {middle:6.1f} ms, chậm nhất {max(times):6.1f} ms{asked}")
    return limit is None or middle <= limit


def forget() -> None:
    """Let everything go that this process remembers."""
    from hoinghi.journal.editions import PROCESS

    PROCESS.clear()


class World:
    """The example conference with its reports, and a clerk who looks at their figures."""

    def __init__(self) -> None:
        from django.conf import settings
        from django.test import Client
        from django.urls import reverse

        from hoinghi.conferences.judging import bodies_for
        from hoinghi.conferences.services import establish
        from hoinghi.reading.reader import read_file
        from hoinghi.reports.example import loading
        from hoinghi.reports.models import Report
        from hoinghi.units import queries as units
        from hoinghi.units.bodies import read_bodies
        from hoinghi.units.services import import_bodies
        from tests.factories import make_clerk

        settings.ALLOWED_HOSTS = ["*"]
        import_bodies(read_bodies(EXAMPLE / "units.csv"), by="bài đo")
        plan = EXAMPLE / "ke-hoach.txt"
        reading = read_file(plan, bodies_for(units.directory()))
        conference = establish(reading, file_name=plan.name, by="bài đo").conference
        self.clerk = make_clerk(conference)
        loading.load(conference, EXAMPLE / "bao-cao", office=self.clerk)
        every = Report.objects.select_related("outline__conference", "organisation", "latest")
        self.owing = every.count()
        self.sent = list(every.filter(state__in=("sent", "accepted")).order_by("pk"))
        self.outline = self.sent[0].outline
        self.client = Client()
        self.client.force_login(self.clerk)
        self.address = reverse("reports:consolidation", args=[conference.slug])

    def send_again(self, number: int) -> None:
        """Let one body send another figure: a revision, its totals, the entry of the act."""
        from django.utils import timezone

        from hoinghi.journal.services import record
        from hoinghi.reports.models import ReportRevision
        from hoinghi.reports.running_totals import count, uncount

        report = self.sent[number % len(self.sent)]
        before = report.latest
        assert before is not None
        report.latest = ReportRevision.objects.create(
            report=report, number=before.number + 1, version=before.version,
            content=with_another_figure(before.content, number), sent_at=timezone.now(),
            sent_by=self.clerk.username, digest=f"{report.pk}-{number}",
        )  # fmt: skip
        uncount(report, before)
        count(report, report.latest)
        report.save(update_fields=["latest"])
        record("reports.send", by=self.clerk.username, subject=str(report))

    def roll_up(self) -> None:
        from hoinghi.reports.figures import figure

        figure(self.outline, "NG04", "2023")

    def look(self) -> None:
        answer = self.client.get(self.address)
        assert answer.status_code == 200, answer.status_code
        assert b"<svg" in answer.content


def with_another_figure(
    content: dict[str, dict[str, list[object]]], number: int
) -> dict[str, object]:
    """Give *content* with another first number."""
    made = deepcopy(content)
    answer = next(one for one in made["answers"].values() if one[0] == "number")
    answer[1] = str(number + 1)
    return dict(made)


if __name__ == "__main__":
    sys.exit(main())
