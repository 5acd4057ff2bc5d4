"""Cùng biểu thức trên cụm Spark: ``_rollup_spark.py ĐỊA_CHỈ THƯ_MỤC CỠ``, một dòng JSON.

Runs in the environment of Spark (``_spark.py``), which has neither DuckDB nor Django.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from _rollup import AGAIN, FILE, SIZES, digest, edges, of_cells, once
from pyspark.sql import SparkSession


def main() -> None:
    from hoinghi.rollup import parts_above, spark
    from hoinghi.rollup.contents import contents_of
    from hoinghi.rollup.edges import edges as edges_of
    from hoinghi.rollup.values import checked

    address, folder, size = sys.argv[1], Path(sys.argv[2]), SIZES[sys.argv[3]]
    session = (
        SparkSession.builder.master(address)
        .appName("hoinghi")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executor.memory", "1g")
        .config("spark.sql.shuffle.partitions", "8")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    figures = session.read.parquet(str(folder / FILE))
    contents, (grouping, shapes) = contents_of(folder), edges(size)
    asked_of = edges_of(grouping, checked(shapes), contents.names, parts_above)
    times = []
    for _ in range(1 + AGAIN):
        seconds, cells = once(lambda: spark.run(session, figures, asked_of, contents.asked))
        times.append(seconds)
    # The driver is among them.
    workers = session.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1
    session.stop()
    arrays, rates = of_cells(cells)
    print(json.dumps({
        "first": times[0], "again": times[1:], "digest": digest(arrays), "rates": rates,
        "workers": workers,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
