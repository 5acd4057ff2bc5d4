"""Reading a plan: warm, as a command, and as the text grows.

Figures and ratios are of one run. Exit code 1 where a ratio asked for is not met:

- a plan from text, findings included, in a warm process: at most 3.5 times a plain pass of thirty
  regular expressions over the same text, and at most 10 ms;
- the same at least 3 times as fast as pyvi and underthesea, which only part the text into words;
- ``hoinghi read FILE`` as a command: at most 0.3 s;
- time for each letter of a text fifty times as long: at most twice that of one ten times as long.

Use: ``python bench/reading.py [--plan FILE]``.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hoinghi.reading import read_text
from hoinghi.reading.layout import see
from hoinghi.reading.reader import read_plan

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from bench._peers import peer_python  # noqa: E402  the folder is no package of its own

ROUNDS = 200
COMMAND_ROUNDS = 15
MOST_FLOORS = 3.5
LEAST_PEER = 3.0
PEER_ROUNDS = 15
MOST_MS = 10.0
MOST_COMMAND_S = 0.3
MOST_GROWTH = 2.0

# What one would first try by hand, one pass each: headings, days, numbers, bodies, places, names.
FLOOR = [
    re.compile(pattern)
    for pattern in (
        r"(?m)^\s*[IVX]+[./]\s*(.+)$",
        r"(?m)^\s*\d{1,2}[./)]\s*(.+)$",
        r"(?m)^\s*[a-zđ]\)\s*(.+)$",
        r"(?m)^\s*[-+*]\s*(.+)$",
        r"\d{1,2}/\d{1,2}/\d{4}",
        r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
        r"trước\s+ngày\s+\d{1,2}/\d{1,2}(?:/\d{4})?",
        r"(?:chậm nhất|muộn nhất)[^.;\n]{0,60}",
        r"\d{1,2}\s*(?:giờ|h)\s*\d{0,2}",
        r"số\s+\d+[\w./&-]+",
        r"(?:Quyết định|Kế hoạch|Công văn|Nghị quyết|Thông tư)\s+số[^;\n]{2,60}",
        r"(?:Luật|Pháp lệnh)\s[^;\n]{4,80}",
        r"(?:về việc|V/v)\s[^;\n]{4,80}",
        r"\d+\s+(?:đại biểu|người|đồng chí)",
        r"mỗi\s[^.;\n]{2,40}\d+",
        r"\d+\s+(?:tập thể|cá nhân|hộ)",
        r"(?:Bằng khen|Giấy khen|bằng khen|giấy khen)",
        r"(?:UBND|HĐND|MTTQ|UBMTTQ)[^.,;\n]{0,60}",
        r"(?:Phòng|Sở|Ban|Bộ|Cục)\s[^.,;\n]{2,60}",
        r"(?:Hội|Đoàn|Liên đoàn|Công đoàn)\s[^.,;\n]{2,60}",
        r"(?:chủ trì|phối hợp)[^.;\n]{0,80}",
        r"(?:tham luận|báo cáo điển hình)[^.;\n]{0,80}",
        r"(?:kinh phí|ngân sách)[^.\n]{0,80}",
        r"Thời gian\s*:[^\n]+",
        r"Địa điểm\s*:[^\n]+",
        r"Nơi nhận\s*:",
        r"(?:\d{1,3}(?:\.\d{3})+|\d+)\s*(?:đồng|triệu|tỷ)",
        r"(?:xã|phường|thị trấn|huyện|tỉnh)\s+(?:[A-ZĐÀ-Ỹ]\w+\s?){1,3}",
        r"(?:ông|bà|đồng chí|Đồng chí)\s+(?:[A-ZĐÀ-Ỹ]\w+\s?){2,4}",
        r"giai đoạn\s+\d{4}\s*[-–]\s*\d{4}",
    )
]


def pass_of_floor(text: str) -> int:
    """One pass of every pattern over *text*; the number of places found."""
    return sum(1 for pattern in FLOOR for _ in pattern.finditer(text))


def milliseconds(*acts: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    """The best time of each of *acts*, in ms, taken in turns so that all see the same machine."""
    times: list[list[float]] = [[] for _ in acts]
    for _ in range(rounds):
        for act, taken in zip(acts, times, strict=True):
            begun = time.perf_counter()
            act()
            taken.append(time.perf_counter() - begun)
    return [min(taken) * 1e3 for taken in times]


def read_lines(lines: list[str]) -> object:
    """The plan that *lines* hold, without findings."""
    return read_plan(see(lines))


def grown(text: str, factor: int) -> str:
    """*text* with its body repeated, heading and end kept."""
    first, last = len(text) // 10, len(text) * 9 // 10
    return text[:first] + text[first:last] * factor + text[last:]


def command_seconds(plan: Path) -> float:
    """The best time of the whole command on *plan*, in seconds."""
    times = []
    for _ in range(COMMAND_ROUNDS):
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "hoinghi.cli", "read", str(plan)],
            stdout=subprocess.DEVNULL,
            cwd=ROOT,
            check=False,
        )
        times.append(time.perf_counter() - begun)
    return min(times)


def peer_milliseconds(text: str) -> dict[str, float]:
    """Name of a tokeniser → its best time over *text*, in ms, warm, in a process of its own."""
    python = peer_python("pyvi", "underthesea")
    done = subprocess.run(
        [python, Path(__file__).with_name("_tokenise.py"), str(PEER_ROUNDS)],
        input=text,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {name: float(ms) for name, ms in map(str.split, done.stdout.splitlines())}


def verdict(name: str, value: float, most: float, unit: str, *, is_least: bool = False) -> bool:
    """Print a figure beside what is asked; whether it is met."""
    met = value >= most if is_least else value <= most
    asked = "ít nhất" if is_least else "không quá"
    print(f"{'đạt ' if met else 'HỎNG'}  {name}: {value:.2f}{unit} ({asked} {most:g}{unit})")
    return met


def default_plan() -> Path:
    worked = ROOT.parent / "shared" / "plans" / "binh-son-2023.txt"
    return worked if worked.exists() else ROOT / "tests/reading/plans/cong-doan-hai-cot.txt"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--plan", type=Path, default=default_plan())
    parser.add_argument("--full", action="store_true", help="thêm cỡ 1.000 trang")
    options = parser.parse_args()
    text = options.plan.read_text(encoding="utf-8")

    floor, reader, whole = milliseconds(
        lambda: pass_of_floor(text),
        partial(read_lines, text.split("\n")),
        lambda: read_text(text),
    )
    print(f"{options.plan.name}: {len(text):,} ký tự".replace(",", "."))
    print(f"  sàn: 30 biểu thức chính quy  {floor:7.2f} ms")
    print(f"  đọc, chưa có phát hiện       {reader:7.2f} ms  {reader / floor:5.2f} × sàn")
    print(f"  đọc và phát hiện             {whole:7.2f} ms  {whole / floor:5.2f} × sàn")
    met = [
        verdict("đọc so với sàn", whole / floor, MOST_FLOORS, " ×"),
        verdict("đọc một kế hoạch", whole, MOST_MS, " ms"),
    ]
    for name, taken in peer_milliseconds(text).items():
        print(f"  {name} tách từ {taken:20.2f} ms")
        faster = taken / whole
        met.append(verdict(f"nhanh hơn {name}", faster, LEAST_PEER, " lần", is_least=True))
    base = 0.0
    for factor in (10, 50, 280) if options.full else (10, 50):
        longer = grown(text, factor)
        (took,) = milliseconds(partial(read_lines, longer.split("\n")), rounds=3)
        each = took / len(longer)
        print(f"  dài gấp {factor}: {took:9.1f} ms, {each * 1e6:6.0f} ns một ký tự")
        base = base or each
        if factor > 10:
            name = f"mỗi ký tự khi dài gấp {factor} so với gấp 10"
            met.append(verdict(name, each / base, MOST_GROWTH, " ×"))
    if importlib.util.find_spec("hoinghi.cli"):
        met.append(
            verdict("lệnh hoinghi read", command_seconds(options.plan), MOST_COMMAND_S, " s")
        )
    else:
        print("bỏ qua lệnh hoinghi read: chưa có hoinghi.cli")
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
