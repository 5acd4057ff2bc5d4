"""Thử bộ đọc bằng đầu vào bị làm hỏng ngẫu nhiên, trong số phút cho trước.

Each input is a plan, changed by a random number of mutations that a seed decides, read as text or
as a file; it must give a reading that holds together, or a refusal with its sentence. What fails
is kept under ``var/fuzz`` under its seed, which gives the same input again.

Run: ``python -m tools.fuzz_reader --minutes 20 [--seed N]``; exit code 1 where something failed.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from hoinghi.reading.as_json import plan_from_json, plan_to_json
from hoinghi.reading.plan import Lines, Plan
from hoinghi.reading.reader import Reading, read_file, read_text
from hoinghi.violations import RuleViolation

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "var" / "fuzz"
SLOW_S = 5.0
_LONGEST = 400_000
_LETTERS = "aăâeêioôơuưyđAĐ0123456789 .,;:-–/()[]“”\"'\n\t\x00\x0c\u0301\u0323\u202e\ue000😀IVXLl1"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=1.0)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    plans = [path.read_text(encoding="utf-8") for path in _plans()]
    ends = time.monotonic() + options.minutes * 60
    counted: Counter[str] = Counter()
    seed = options.seed
    while time.monotonic() < ends:
        counted[_one(seed, plans)] += 1
        seed += 1
    print(
        f"hạt giống {options.seed}–{seed - 1}: "
        + ", ".join(f"{name} {number}" for name, number in sorted(counted.items()))
    )
    return 1 if counted["hỏng"] or counted["quá chậm"] else 0


def _plans() -> list[Path]:
    found = sorted((ROOT / "tests" / "reading" / "plans").rglob("*.txt"))
    return [*found, ROOT / "examples" / "binh-son-2023" / "ke-hoach.txt"]


def _one(seed: int, plans: Sequence[str]) -> str:
    """Read the input of *seed*; give what came of it."""
    chance = random.Random(seed)  # noqa: S311 - chosen inputs, no secret
    text = mutated(chance.choice(plans), plans, chance)
    as_file = chance.random() < 0.3
    data = _broken(text.encode("utf-8", "surrogatepass"), chance)
    began = time.monotonic()
    try:
        reading = _read_as_file(data, chance) if as_file else read_text(text)
        holds_together(reading)
    except RuleViolation as refusal:
        return "từ chối" if str(refusal).strip() else _keep(seed, data, "lời từ chối trống")
    except Exception:
        return _keep(seed, data, traceback.format_exc())
    if time.monotonic() - began > SLOW_S:
        _keep(seed, data, f"mất {time.monotonic() - began:.1f} giây")
        return "quá chậm"
    return "đọc được"


def mutated(text: str, others: Sequence[str], chance: random.Random) -> str:
    """Change *text* by one to thirty mutations of lines and letters."""
    for _ in range(chance.randint(1, 30)):
        # Repeating what was repeated grows without end; so long a text is a test of its own.
        text = chance.choice(_MUTATIONS)(text, others, chance)[:_LONGEST]
    return text


def _drop_lines(text: str, _: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + lines[at + chance.randint(1, 9) :])


def _repeat_lines(text: str, _: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    return "\n".join(lines[:at] + lines[at : at + 5] * chance.randint(1, 6) + lines[at:])


def _swap_lines(text: str, _: Sequence[str], chance: random.Random) -> str:
    lines = text.split("\n")
    a, b = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "\n".join(lines)


def _splice(text: str, others: Sequence[str], chance: random.Random) -> str:
    other = chance.choice(others)
    at, begin = chance.randrange(len(text) + 1), chance.randrange(len(other))
    return text[:at] + other[begin : begin + chance.randint(1, 2_000)] + text[at:]


def _change_letters(text: str, _: Sequence[str], chance: random.Random) -> str:
    letters = list(text)
    for _round in range(chance.randint(1, 40)):
        if letters:
            letters[chance.randrange(len(letters))] = chance.choice(_LETTERS)
    return "".join(letters)


def _run_of_letters(text: str, _: Sequence[str], chance: random.Random) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_LETTERS) * chance.randint(1, 3_000) + text[at:]


def _join_lines(text: str, _: Sequence[str], chance: random.Random) -> str:
    return text.replace("\n", chance.choice(["", " ", "\n\n", "\t"]), chance.randint(1, 60))


_MUTATIONS: tuple[Callable[[str, Sequence[str], random.Random], str], ...] = (
    _drop_lines, _repeat_lines, _swap_lines, _splice, _change_letters, _run_of_letters, _join_lines,
)  # fmt: skip


def _broken(data: bytes, chance: random.Random) -> bytes:
    broken = bytearray(data)
    for _ in range(chance.choice([0, 0, 1, 5])):
        if broken:
            broken[chance.randrange(len(broken))] = chance.randrange(256)
    return bytes(broken)


def _read_as_file(data: bytes, chance: random.Random) -> Reading:
    ending = chance.choice([".txt", ".txt", ".docx", ".pdf", ""])
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"ke-hoach{ending}"
        path.write_bytes(data)
        return read_file(path)


def holds_together(reading: Reading) -> None:
    """Check that lines lie within the source, and that JSON gives the plan back.

    Raises:
        AssertionError: They do not.
    """
    last = len(reading.document.lines)
    for first, end in _places(reading.plan):
        assert 1 <= first <= end <= last, (first, end, last)
    assert plan_from_json(plan_to_json(reading.plan)) == reading.plan


def _places(plan: Plan) -> list[Lines]:
    parts: tuple[Any, ...] = (
        *plan.legal_bases, *plan.sections, *plan.agenda, *plan.talks, *plan.delegates,
        *plan.funding, *plan.tasks, *plan.recipients, plan.event, plan.awards, plan.signature,
    )  # fmt: skip
    found = [part.lines for part in parts if part.lines is not None]
    found += [place for finding in plan.findings for place in finding.lines]
    return found + [place for _, place in plan.header_lines]


def _keep(seed: int, data: bytes, why: str) -> str:
    KEPT.mkdir(parents=True, exist_ok=True)
    (KEPT / f"{seed}.bin").write_bytes(data)
    (KEPT / f"{seed}.log").write_text(why, encoding="utf-8")
    return "hỏng"


if __name__ == "__main__":
    sys.exit(main())
