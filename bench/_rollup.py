"""Số liệu đem tổng hợp và các bên làm việc ấy, mỗi bên một tiến trình: ``_rollup.py BÊN THƯ_MỤC``.

Everybody reads the same Parquet file and answers with the same columns: for every province and for
the nation sum, number of reports and of official ones, and for every third indicator its ratio to
the one before. Libraries and connections stand before the clock starts; figures are read after it.
The answer is one line of JSON: seconds of the first and of the later passes, the most memory, and
a digest of every sum and count, so that nobody is quick by being wrong.
"""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

PROVINCES = 34
AGAIN = 2
IN_TURN = 8
FILE = "figures-000000.parquet"


@dataclass(frozen=True, slots=True)
class Size:
    """How many bodies report how many indicators for how many periods; three in a hundred fail."""

    bodies: int
    indicators: int
    periods: int

    @property
    def name(self) -> str:
        return f"{self.bodies}x{self.indicators}x{self.periods}"


SIZES = {
    "Q": Size(3_321, 200, 1),
    "M": Size(3_321, 200, 20),
    "L": Size(3_321, 200, 150),
}
Arrays = dict[str, np.ndarray]


def generate(folder: Path, size: Size) -> None:
    """Write what the bodies reported into a store of ours, a plain Parquet file for the others."""
    import pyarrow
    import pyarrow.parquet as parquet

    from hoinghi.rollup.columns import schema

    if (folder / "names.json").is_file():
        return
    folder.mkdir(parents=True, exist_ok=True)
    fields, chance = schema(), np.random.default_rng(2023)
    each = size.bodies * size.indicators
    body = np.repeat(np.arange(size.bodies, dtype=np.int32), size.indicators)
    indicator = np.tile(np.arange(size.indicators, dtype=np.int32), size.bodies)
    with parquet.ParquetWriter(folder / FILE, fields, compression="zstd") as writer:
        for period in range(size.periods):
            kept = chance.random(each) > 0.03
            count = int(kept.sum())
            nought = np.zeros(count, np.int32)
            columns = (
                body[kept], indicator[kept], np.full(count, period, np.int32), nought,
                chance.integers(1, 1_000_000, count), (chance.random(count) < 0.9).astype(np.int32),
                nought,
            )  # fmt: skip
            arrays = [
                pyarrow.array(one, field.type) for one, field in zip(columns, fields, strict=True)
            ]
            writer.write_batch(pyarrow.RecordBatch.from_arrays(arrays, schema=fields))
    names = {
        "indicators": [f"I{number:03}" for number in range(size.indicators)],
        "periods": [f"{2000 + number}" for number in range(size.periods)],
        "parts": [""],
        "is_revised": False,
    }
    (folder / "names.json").write_text(json.dumps(names))


def units(bodies: int) -> Iterable[tuple[int, int]]:
    return ((body, body % PROVINCES) for body in range(bodies))


def edges(size: Size) -> tuple[object, tuple[object, ...]]:
    """Give grouping and shapes of ours: 34 provinces, the nation, every third one a rate too."""
    from hoinghi.rollup import Grouping, IndicatorShape, Member, OverUnits, Ratio, Term

    members = [
        Member(body, group)
        for body, province in units(size.bodies)
        for group in (f"{province}", "-1")
    ]
    codes = [f"I{number:03}" for number in range(size.indicators)]
    rates = (
        IndicatorShape(
            code=f"R{codes[at]}",
            decimals=2,
            over_units=OverUnits.RATIO,
            ratio=Ratio((Term(codes[at], 100),), (Term(codes[at - 1]),)),
        )
        for at in range(2, size.indicators, 3)
    )
    return Grouping(members), (*(IndicatorShape(code=one) for one in codes), *rates)


def digest(found: Arrays) -> str:
    """Fingerprint of every sum and count, in one order for all."""
    keys = [found[name].astype(np.int64) for name in ("grp", "indicator", "period")]
    order = np.lexsort(keys)
    told = hashlib.sha256()
    for column in (*keys, *(found[name] for name in ("value", "reported", "official"))):
        told.update(np.ascontiguousarray(column[order].astype(np.int64)).tobytes())
    return told.hexdigest()[:16]


Answer = tuple[Arrays, float]
Pass = Callable[[], object]
Told = Callable[[object], Answer]


# --- hoinghi ------------------------------------------------------------------------------------


def hoinghi(folder: Path, size: Size) -> tuple[Pass, Told]:
    from hoinghi.rollup import duck
    from hoinghi.rollup.store import Store

    store, (grouping, shapes) = Store(folder), edges(size)
    duck._database()
    return lambda: store.roll_up(grouping, shapes), lambda totals: of_cells(totals._cells)


def of_cells(cells: object) -> Answer:
    """Bring our columns into the order of the others."""
    table = cells.table
    is_sum = table["value"].is_valid().to_numpy()
    group = np.array([int(name) for name in cells.groups])
    arrays = {
        name: table[name].fill_null(0).to_numpy()[is_sum]
        for name in ("indicator", "period", "value", "reported", "official")
    }
    arrays["grp"] = group[table["grp"].to_numpy()[is_sum]]
    return arrays, float(np.nansum(table["rate"].fill_null(0).to_numpy()))


# --- DuckDB, by hand ----------------------------------------------------------------------------

BY_HAND = """
WITH cells AS (
  SELECT province, indicator, period, sum(value)::BIGINT AS value, count(*) AS reported,
         sum(official)::BIGINT AS official
  FROM '{file}' JOIN units USING (body) GROUP BY ALL
), every AS (
  SELECT * FROM cells UNION ALL
  SELECT -1, indicator, period, sum(value)::BIGINT, sum(reported)::BIGINT, sum(official)::BIGINT
  FROM cells GROUP BY ALL
)
SELECT a.province AS grp, a.indicator, a.period, a.value, a.reported, a.official,
       100.0::DOUBLE * a.value / nullif(b.value, 0) AS rate
FROM every a LEFT JOIN every b
  ON a.indicator % 3 = 2 AND b.indicator = a.indicator - 1
 AND b.province = a.province AND b.period = a.period
"""


def duckdb_by_hand(folder: Path, size: Size) -> tuple[Pass, Told]:
    import duckdb
    import pyarrow

    base = duckdb.connect()
    body, province = zip(*units(size.bodies), strict=True)
    of = pyarrow.table({"body": pyarrow.array(body, "int32"), "province": list(province)})
    base.register("given", of)
    base.execute("CREATE TABLE units AS FROM given")
    question = BY_HAND.format(file=folder / FILE)

    return lambda: base.sql(question).to_arrow_table(), of_arrow


def of_arrow(table: object) -> Answer:
    names = ("grp", "indicator", "period", "value", "reported", "official")
    rate = table["rate"].fill_null(0).to_numpy()
    return {name: table[name].to_numpy() for name in names}, float(rate.sum())


# --- polars, pandas -----------------------------------------------------------------------------


def polars(folder: Path, size: Size) -> tuple[Pass, Told]:
    import polars as pl

    body, province = zip(*units(size.bodies), strict=True)
    of = pl.LazyFrame(
        {"body": body, "province": province}, {"body": pl.Int32, "province": pl.Int64}
    )
    keys = ["province", "indicator", "period"]

    def work() -> object:
        figures = pl.scan_parquet(folder / FILE).join(of, on="body")
        counts = pl.len().cast(pl.Int64).alias("reported"), pl.col("official").cast(pl.Int64).sum()
        cells = figures.group_by(keys).agg(pl.col("value").sum(), *counts)
        nation = (
            cells.group_by("indicator", "period")
            .agg(pl.col("value", "reported", "official").sum())
            .select(
                pl.lit(-1, pl.Int64).alias("province"), "indicator", "period", "value", "reported",
                "official",
            )
        )  # fmt: skip
        every = pl.concat([cells, nation])
        below = every.select(
            "province", (pl.col("indicator") + 1).alias("indicator"), "period",
            pl.col("value").alias("below"),
        )  # fmt: skip
        with_rate = every.join(below, on=keys, how="left").with_columns(
            pl.when(pl.col("indicator") % 3 == 2)
            .then(100.0 * pl.col("value") / pl.col("below"))
            .alias("rate")
        )
        return with_rate.collect()

    def told(frame: object) -> Answer:
        names = ("indicator", "period", "value", "reported", "official")
        arrays = {name: frame[name].to_numpy() for name in names}
        return {**arrays, "grp": frame["province"].to_numpy()}, float(frame["rate"].sum())

    return work, told


def pandas(folder: Path, size: Size) -> tuple[Pass, Told]:
    import pandas as pd

    province = np.fromiter((one for _, one in units(size.bodies)), np.int64)
    keys = ["grp", "indicator", "period"]

    def work() -> object:
        columns = ["body", "indicator", "period", "value", "official"]
        figures = pd.read_parquet(folder / FILE, columns=columns)
        figures["grp"] = province[figures["body"].to_numpy()]
        cells = figures.groupby(keys, sort=False).agg(
            value=("value", "sum"), reported=("value", "count"), official=("official", "sum")
        )
        cells = cells.reset_index()
        nation = cells.groupby(["indicator", "period"])[["value", "reported", "official"]].sum()
        nation = nation.reset_index().assign(grp=-1)
        every = pd.concat([cells, nation])
        below = every[[*keys, "value"]].rename(columns={"value": "below"})
        below["indicator"] += 1
        every = every.merge(below, on=keys, how="left")
        rate = (100.0 * every["value"] / every["below"]).where(every["indicator"] % 3 == 2)
        return every.assign(rate=rate)

    def told(frame: object) -> Answer:
        names = (*keys, "value", "reported", "official")
        return {name: frame[name].to_numpy() for name in names}, float(frame["rate"].sum())

    return work, told


ENGINES = {
    "hoinghi": hoinghi,
    "duckdb": duckdb_by_hand,
    "polars": polars,
    "pandas": pandas,
}


def peak_mb() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def once(work: Pass) -> tuple[float, object]:
    began = time.perf_counter()
    found = work()
    return time.perf_counter() - began, found


def alone(engine: str, folder: Path, size: Size) -> dict[str, object]:
    """Run one engine: its first pass, some more, the most memory, what it found."""
    work, told = ENGINES[engine](folder, size)
    first, found = once(work)
    again = []
    for _ in range(AGAIN):
        found = None  # else two answers would lie in memory
        seconds, found = once(work)
        again.append(seconds)
    rss = peak_mb()
    arrays, rates = told(found)
    return {
        "first": first, "again": again, "rss_mb": rss, "rows": len(arrays["value"]),
        "values": int(arrays["reported"][arrays["grp"] == -1].sum()),
        "digest": digest(arrays), "rates": rates,
    }  # fmt: skip


def beside(folder: Path, size: Size) -> dict[str, list[float]]:
    """Run ours and the question by hand in turn, so that a busy machine slows both."""
    works = [hoinghi(folder, size)[0], duckdb_by_hand(folder, size)[0]]
    times: list[list[float]] = [[], []]
    for at in range(IN_TURN + 1):
        # Who goes first changes, and the first pass of each is not counted.
        for which in (0, 1) if at % 2 else (1, 0):
            seconds, _ = once(works[which])
            times[which] += [seconds] * (at > 0)
    return {"hoinghi": times[0], "duckdb": times[1]}


def main() -> None:
    engine, size_name, folder = sys.argv[1:]
    size = SIZES[size_name]
    said = beside(Path(folder), size) if engine == "beside" else None
    print(json.dumps(said or alone(engine, Path(folder), size)))


if __name__ == "__main__":
    main()
