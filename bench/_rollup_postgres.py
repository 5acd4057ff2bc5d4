"""Cùng biểu thức trên PostgreSQL: ``_rollup_postgres.py ĐỊA_CHỈ THƯ_MỤC CỠ``, một dòng JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import psycopg
import pyarrow.parquet as parquet
from _rollup import AGAIN, FILE, SIZES, digest, edges, of_cells, once


def load(connection: psycopg.Connection, file: Path) -> None:
    """Copy the file into a table of whole numbers."""
    columns = parquet.read_schema(file).names
    typed = ", ".join(f"{name} {'bigint' if name == 'value' else 'integer'}" for name in columns)
    connection.execute(f"CREATE TABLE reported ({typed})")
    with connection.cursor().copy("COPY reported FROM STDIN") as copy:
        for batch in parquet.ParquetFile(file).iter_batches(100_000):
            rows = zip(*(batch.column(name).to_pylist() for name in columns), strict=True)
            copy.write("".join("\t".join(map(str, row)) + "\n" for row in rows))
    connection.execute("ANALYZE reported")


def main() -> None:
    from hoinghi.rollup import parts_above, postgres
    from hoinghi.rollup.edges import edges as edges_of
    from hoinghi.rollup.store import Store
    from hoinghi.rollup.values import checked

    address, folder, size = sys.argv[1], Path(sys.argv[2]), SIZES[sys.argv[3]]
    with psycopg.connect(address) as connection:
        load(connection, folder / FILE)
        contents, (grouping, shapes) = Store(folder).contents(), edges(size)
        asked_of = edges_of(grouping, checked(shapes), contents.names, parts_above)
        times = []
        for _ in range(1 + AGAIN):
            seconds, cells = once(
                lambda: postgres.run(connection, ("reported",), asked_of, contents.asked)
            )
            times.append(seconds)
    arrays, rates = of_cells(cells)
    print(json.dumps({
        "first": times[0], "again": times[1:], "digest": digest(arrays), "rates": rates,
    }))  # fmt: skip


if __name__ == "__main__":
    main()
