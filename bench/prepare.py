"""`hoinghi prepare` of the founding-size plan with its whole dossier, as a user runs it.

Each round starts from nothing: a new database, a new folder; only what Python compiles of its
sources lies ready, as after the first start on a machine (which is made, and not measured, whatever
PYTHONDONTWRITEBYTECODE says). A second call with the same plan
follows, which must find nothing to do, then one with another folder, which has only the dossier
to make. Limits of the issues: 6 s for everything, 3 s for the whole dossier.

Run: ``python bench/prepare.py [--rounds N] [--plan FILE]``; exit code 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "binh-son-2023"
LIMIT_S = 6.0
DOSSIER_LIMIT_S = 3.0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--plan", type=Path, default=EXAMPLE / "ke-hoach.txt")
    parser.add_argument("--full", action="store_true", help="nine rounds")
    options = parser.parse_args()
    rounds = 9 if options.full else options.rounds
    with tempfile.TemporaryDirectory() as compiled:
        round_(options.plan, compiled)
        measured = [round_(options.plan, compiled) for _ in range(rounds)]
    first, again, dossier, floor = zip(*measured, strict=True)
    whole = statistics.median(first)
    print(f"{'prepare, new database and dossier':40} {told(first)}")
    print(f"{'prepare again, nothing to do':40} {told(again)}")
    print(f"{'prepare again, whole dossier anew':40} {told(dossier)}")
    print(f"{'import of Django alone (floor)':40} {told(floor)}")
    papers = statistics.median(dossier)
    print(f"ratio to the limit of {LIMIT_S:.0f} s: {whole / LIMIT_S:.2f} (asked: <= 1)")
    print(
        f"whole dossier, ratio to its limit of {DOSSIER_LIMIT_S:.0f} s: "
        f"{papers / DOSSIER_LIMIT_S:.2f} (asked: <= 1)"
    )
    return 0 if whole <= LIMIT_S and papers <= DOSSIER_LIMIT_S else 1


def round_(plan: Path, compiled: str) -> tuple[float, float, float, float]:
    """Time one round in seconds: everything new, the same again, the dossier anew, Django bare."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "HOINGHI_VAR": f"{folder}/var",
            "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
            "PYTHONPYCACHEPREFIX": compiled,
            "PYTHONDONTWRITEBYTECODE": "",
        }
        prepare = [
            sys.executable, "-m", "hoinghi.cli", "prepare", str(plan),
            "--units", str(EXAMPLE / "units.csv"), "--out",
        ]  # fmt: skip
        here, there = [*prepare, f"{folder}/ho-so"], [*prepare, f"{folder}/ho-so-moi"]
        bare = [sys.executable, "-c", "import django"]
        return tuple(seconds(command, environment) for command in (here, here, there, bare))  # type: ignore[return-value]


def seconds(command: list[str], environment: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def told(times: tuple[float, ...]) -> str:
    return f"{statistics.median(times):6.2f} s  ({min(times):.2f}-{max(times):.2f}, n={len(times)})"


if __name__ == "__main__":
    sys.exit(main())
