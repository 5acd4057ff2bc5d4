"""Một đơn vị nộp lại báo cáo: tổng của mọi cấp đúng lại, đã nằm trên đĩa, trong một giao dịch.

SQLite with a full fsync at every commit, as an office runs it: packed reports by body and period,
packed totals by group and period. ``_resubmission.py THƯ_MỤC`` answers one line of JSON.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from _rollup import PROVINCES, SIZES, Size

from hoinghi.rollup import Value
from hoinghi.rollup.running import Layout, applied, difference, packed, unpacked

TIMES = 300
PERIOD = "2023"


def opened(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    for table, key in (("report", "body INTEGER"), ("total", "grp TEXT")):
        base.execute(
            f"CREATE TABLE {table} ({key}, period TEXT, packed BLOB,"
            f" PRIMARY KEY ({key.split()[0]}, period)) WITHOUT ROWID"
        )
    return base


def figures(body: int, size: Size, chance: random.Random) -> list[Value]:
    return [
        Value(
            body=body,
            indicator=f"I{number:03}",
            period=PERIOD,
            value=chance.randrange(10**9),
            is_official=chance.random() < 0.9,
        )
        for number in range(size.indicators)
        if chance.random() > 0.03
    ]


def groups(body: int) -> Iterable[str]:
    return f"tinh {body % PROVINCES}", "toan quoc"


def submit(base: sqlite3.Connection, layout: Layout, values: list[Value]) -> None:
    """Take in the whole report of a body, the first or another, and correct every level."""
    body = values[0].body
    base.execute("BEGIN IMMEDIATE")
    old = kept(base, "report", "body", body)
    new = packed(values, layout)
    keep(base, "report", body, new)
    change = difference(old, new)
    for group in groups(body):
        keep(base, "total", group, applied(kept(base, "total", "grp", group), change))
    base.execute("COMMIT")


def kept(base: sqlite3.Connection, table: str, column: str, key: object) -> bytes:
    question = f"SELECT packed FROM {table} WHERE {column} = ? AND period = ?"
    found = base.execute(question, (key, PERIOD)).fetchone()
    return found[0] if found else b""


def keep(base: sqlite3.Connection, table: str, key: object, array: bytes) -> None:
    base.execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", (key, PERIOD, array))


def main() -> None:
    folder, size, chance = Path(sys.argv[1]), SIZES["Q"], random.Random(2023)
    base = opened(folder / "running.sqlite3")
    layout = Layout(tuple((f"I{number:03}", "") for number in range(size.indicators)))
    latest = {body: figures(body, size, chance) for body in range(size.bodies)}
    base.execute("PRAGMA synchronous = OFF")
    for values in latest.values():
        submit(base, layout, values)
    base.execute("PRAGMA synchronous = FULL")
    times = []
    for _ in range(TIMES):
        values = figures(chance.randrange(size.bodies), size, chance)
        latest[values[0].body] = values
        began = time.perf_counter()
        submit(base, layout, values)
        times.append(time.perf_counter() - began)
    print(json.dumps({"times": times, "right": is_right(base, layout, latest)}))


def is_right(base: sqlite3.Connection, layout: Layout, latest: dict[int, list[Value]]) -> bool:
    """Tell whether every level is what the latest reports add up to."""
    sums: dict[tuple[str, str], list[int]] = {}
    for body, values in latest.items():
        for group in groups(body):
            for one in values:
                total = sums.setdefault((group, one.indicator), [0, 0, 0])
                total[0] += one.value
                total[1] += 1
                total[2] += one.is_official
    found = {
        (group, slot[0]): list(cell)
        for group, array in base.execute("SELECT grp, packed FROM total")
        for slot, cell in unpacked(array, layout).items()
    }
    return found == sums


if __name__ == "__main__":
    main()
