"""Văn bản và thẻ: hoinghi, các phần mềm cùng việc và giới hạn, cùng một lần chạy, theo tỷ số.

All draw the page of ``_guests``: the same words, a code of 50 characters. Each run is a process of
its own, warmed up by one page; cases take turns, every round has other guests; medians count. What
was drawn is opened again: pages are counted, codes and names of a sample read back. A peer that
slows down as its file grows is given a smaller one, which favours it.

Run: ``python bench/papers.py [--rounds N] [--full] [--pretix]``; exit code 1 where something asked
for is missed. ``--full`` takes the large sizes (python-docx alone: four minutes) and pretix.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench")]

from _pretix_home import pretix_python  # noqa: E402  the folder is no package of its own
from _readback import ReadBack, read_back  # noqa: E402

from bench._peers import peer_python  # noqa: E402
from hoinghi.papers import fonts  # noqa: E402

HERE = ROOT / "bench"
BUDGET_S = 38.0
LARGE = 16600
DELEGATES = "hoinghi, từ cơ sở dữ liệu tới PDF"
PEERS = ("weasyprint", "reportlab", "segno", "typst", "zxing-cpp", "docxtpl", "python-docx")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a case; ``rate`` is pages (or files, cards) a second."""

    rate: float
    seconds: float
    bytes: int
    rss_mb: float
    version: str


@dataclass(slots=True)
class Case:
    """What is measured.

    Attributes:
        name: As the table shows it.
        script: Half of the benchmark that draws it, and its case there.
        size, full_size: Guests in a run, and with ``--full``.
        checked: How the result is read back; none where a later case covers it.
    """

    name: str
    script: str
    case: str
    size: int
    full_size: int
    checked: ReadBack
    runs: list[Run] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        return [run.rate for run in self.runs]

    @property
    def last(self) -> Run:
        return self.runs[-1]


def cases() -> dict[str, Case]:
    """All cases by key, in the order of the table."""
    pdf, each = ReadBack.PDF, ReadBack.PDF_FILES
    return {
        "ours": Case("hoinghi", "_ours", "pdf", 1660, 1660, ReadBack.PDFA),
        "limit": Case("giới hạn: chỉ ghi", "_limit", "limit", 1660, 1660, pdf),
        "typst-zxing": Case("Typst, mã zxing-cpp", "_pdf_peers", "typst-zxing", 332, 1660, pdf),
        "typst": Case("Typst, mã segno", "_pdf_peers", "typst-segno", 166, 1660, pdf),
        "rl-zxing": Case(
            "ReportLab canvas, zxing-cpp", "_pdf_peers", "reportlab-zxing", 166, 1660, pdf
        ),
        "rl": Case("ReportLab canvas, segno", "_pdf_peers", "reportlab-segno", 100, 1660, pdf),
        "platypus": Case("ReportLab platypus", "_pdf_peers", "reportlab-platypus", 42, 1660, pdf),
        "weasyprint": Case("WeasyPrint", "_pdf_peers", "weasyprint", 21, 1660, pdf),
        "ours-each": Case(
            "hoinghi, mỗi khách một PDF", "_ours", "pdf-each", 830, 1660, ReadBack.PDFA_FILES
        ),
        "typst-each-zxing": Case(
            "Typst, mỗi khách một PDF, zxing-cpp", "_pdf_peers", "typst-each-zxing", 83, 1660, each
        ),
        "typst-each": Case(
            "Typst, mỗi khách một PDF, segno", "_pdf_peers", "typst-each-segno", 42, 1660, each
        ),
        "docx-each": Case(
            "hoinghi, mỗi khách một DOCX", "_ours", "docx-each", 830, 1660, ReadBack.DOCX_FILES
        ),
        "docxtpl": Case("docxtpl", "_docx_peers", "docxtpl", 28, 1660, ReadBack.DOCX_FILES),
        "docx": Case("hoinghi, một DOCX gộp", "_ours", "docx", 1660, 1660, ReadBack.DOCX),
        "python-docx": Case(
            "python-docx, một DOCX gộp", "_docx_peers", "python-docx", 42, 1660, ReadBack.DOCX
        ),
        "badges": Case(
            "hoinghi, thẻ A6 mỗi trang", "_ours", "badges-page", 1660, 1660, ReadBack.PDFA
        ),
        "badges-a4": Case(
            "hoinghi, thẻ ghép trên A4", "_ours", "badges-a4", 1660, 1660, ReadBack.SHEETS
        ),
        "rl-badges": Case(
            "ReportLab canvas, thẻ, segno", "_pdf_peers", "reportlab-badges", 100, 1660, pdf
        ),
        "plates": Case("hoinghi, biển tên", "_ours", "plates", 830, 1660, ReadBack.NAMES),
        "certificates": Case(
            "hoinghi, giấy khen", "_ours", "certificates", 830, 1660, ReadBack.NAMES
        ),
    }


def pretix_cases() -> dict[str, Case]:
    """Cases of pretix, which takes minutes to install and half a minute for 1 660 badges."""
    return {
        "pretix": Case(
            "pretix, thẻ A6 mỗi trang", "_pretix", "badges-page", 166, 1660, ReadBack.COUNT
        ),
        "pretix-a4": Case(
            "pretix, thẻ ghép trên A4", "_pretix", "badges-a4", 166, 166, ReadBack.COUNT
        ),
    }


@dataclass(frozen=True, slots=True)
class Demand:
    """Something asked for: *value* must reach *least*, or stay below *most*."""

    words: str
    value: float
    least: float = 0.0
    most: float = inf
    unit: str = ""

    @property
    def is_met(self) -> bool:
        return self.least <= self.value <= self.most

    def __str__(self) -> str:
        asked = f"≥ {self.least:g}" if self.most == inf else f"≤ {self.most:g}"
        verdict = "đạt" if self.is_met else "HỎNG"
        return (
            f"{verdict:5} {self.words:66} {self.value:8.2f}{self.unit} (đòi hỏi {asked}{self.unit})"
        )


class Bench:
    """Runs cases in turns in a folder of its own."""

    def __init__(self, folder: Path, *, full: bool) -> None:
        self._folder, self._full = folder, full
        self._pythons: dict[str, Path] = {}

    def python(self, script: str) -> Path:
        if script in ("_ours", "_limit", "_delegates"):
            return Path(sys.executable)
        if script not in self._pythons:
            found = pretix_python() if script == "_pretix" else peer_python(*PEERS)
            self._pythons[script] = found
        return self._pythons[script]

    def size(self, case: Case) -> int:
        return case.full_size if self._full else case.size

    def run(self, case: Case, round_: int, size: int | None = None) -> Run:
        """Run *case* once and read back what it drew."""
        size = size or self.size(case)
        out = self._folder / f"{case.script}-{case.case}"
        shutil.rmtree(out, ignore_errors=True)
        out.unlink(missing_ok=True)
        command = [self.python(case.script), HERE / f"{case.script}.py", case.case]
        answer = subprocess.run(
            [*map(str, command), str(size), str(round_), str(out)],
            env={**os.environ, "BENCH_FONTS": str(fonts.FOLDER)},
            stdout=subprocess.PIPE,
            check=True,
        )
        told = json.loads(answer.stdout.splitlines()[-1])
        read_back(case.checked, out, size, round_)
        seconds = told["seconds"]
        return Run(size / seconds, seconds, told["bytes"], told["rss_mb"], told["version"])


def ratios(ours: Case, theirs: Case) -> list[float]:
    """Ours by theirs, round by round."""
    return [a / b for a, b in zip(ours.rates, theirs.rates, strict=False)]


def table(found: Sequence[Case], sizes: Callable[[Case], int]) -> Iterator[str]:
    yield f"{'':38} {'/giây (thấp nhất-cao nhất)':>28} {'số':>6} {'MB RAM':>7} {'kB mỗi':>7}"
    for case in found:
        rates, last = sorted(case.rates), case.last
        spread = f"{statistics.median(rates):8.1f} ({rates[0]:.0f}-{rates[-1]:.0f})"
        size = sizes(case)
        each = last.bytes / size / 1024
        yield (
            f"{case.name:38} {spread:>28} {size:6} {last.rss_mb:7.0f} {each:7.2f}  {last.version}"
        )


def demands(found: dict[str, Case], large: Case, pair: Case) -> Iterator[Demand]:
    """What issue and README ask for, with what was measured."""

    def faster(ours: str, theirs: str, least: float, words: str) -> Demand:
        middle = statistics.median(ratios(found[ours], found[theirs]))
        return Demand(f"{words}: gấp {found[theirs].name}", middle, least=least)

    yield faster("ours", "typst-zxing", 5, "một tệp PDF")
    for peer in ("typst", "rl", "platypus", "weasyprint"):
        yield faster("ours", peer, 15, "một tệp PDF")
    yield faster("ours", "limit", 0.7, "một tệp PDF")
    steady = statistics.median(ratios(large, pair))
    yield Demand("16.600 trang: tốc độ so với 1.660 trang", steady, least=0.9)
    yield Demand(
        "16.600 trang: bộ nhớ", max(run.rss_mb for run in large.runs), most=100, unit=" MB"
    )
    yield Demand("16.600 trang: mỗi trang", large.last.bytes / LARGE / 1000, most=1.5, unit=" kB")
    yield faster("ours-each", "typst-each", 8, "mỗi khách một PDF")
    yield faster("ours-each", "typst-each-zxing", 8, "mỗi khách một PDF")
    yield faster("docx-each", "docxtpl", 25, "mỗi khách một DOCX")
    merged = statistics.median(run.seconds for run in found["docx"].runs)
    yield Demand("một DOCX gộp 1.660 giấy mời", merged, most=2, unit=" s")
    badge_size = max(found[key].last.bytes for key in ("badges", "badges-a4")) / 1e6
    yield Demand("tệp 1.660 thẻ", badge_size, most=3, unit=" MB")
    for ours in ("badges", "badges-a4", "plates", "certificates"):
        yield faster(ours, "rl-badges", 10, found[ours].name.removeprefix("hoinghi, "))
    if "pretix" in found:
        for ours, theirs in (
            ("badges", "pretix"), ("badges-a4", "pretix-a4"),
            ("plates", "pretix"), ("certificates", "pretix"),
        ):  # fmt: skip
            yield faster(ours, theirs, 60, found[ours].name.removeprefix("hoinghi, "))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--full", action="store_true", help="large sizes, and pretix")
    parser.add_argument("--pretix", action="store_true", help="pretix too (installs it once)")
    options = parser.parse_args()
    found = cases() | (pretix_cases() if options.pretix or options.full else {})
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), full=options.full)
        for case in found.values():
            bench.python(case.script)  # what has to be installed is, before the clock runs
        unbounded = options.full or options.pretix
        until = time.monotonic() + (inf if unbounded else BUDGET_S)
        # Side by side, so that both meet the same neighbours.
        pair = Case("", "_ours", "pdf", 1660, 1660, ReadBack.PDF)
        large = Case("hoinghi, 16.600 trang", "_ours", "pdf", LARGE, LARGE, ReadBack.PDF)
        for round_ in range(1, options.rounds + 1):
            began = time.monotonic()
            for case in found.values():
                case.runs.append(bench.run(case, round_))
            pair.runs.append(bench.run(pair, round_ + 50))
            large.runs.append(bench.run(large, round_ + 100))
            if 2 * time.monotonic() - began > until:
                break  # a busy machine: fewer rounds rather than a longer wait
        rows = [*found.values(), large]
        if unbounded:
            rows.append(Case(DELEGATES, "_delegates", "invitations", 1660, 1660, ReadBack.COUNT))
            rows[-1].runs.append(bench.run(rows[-1], 1))
    print(f"Giấy mời có mã QR và thẻ, {len(large.runs)} lượt; mỗi ca một tiến trình riêng")
    print("\n".join(table(rows, bench.size)))
    print()
    asked = list(demands(found, large, pair))
    print("\n".join(map(str, asked)))
    return 0 if all(demand.is_met for demand in asked) else 1


if __name__ == "__main__":
    sys.exit(main())
