"""Excel forms of many bodies: read and checked, rolled up into one workbook.

The forms are written once into a temporary folder: the outline of the programme for one year as a
commune answers it (45 figures, 24 rows of money, 11 sections in words), in 48 fillings that
repeat: figures of as many invented communes (``hoinghi.reports.example``), one cell of twenty
empty, in every third form a figure that breaks a rule. Ours goes the way of the page, guards
included, in two processes. Beside it, on the same files: openpyxl, which reads every cell and
checks nothing; and for the whole way openpyxl + pandas: read, group, write. Both are measured on a
part of the files and scaled to all.

Run: ``python bench/forms.py [--files N]``; exit code 1 where reading is under 20 × the speed of
openpyxl, or where all 3 321 forms, scaled, take over 4 seconds to one workbook.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from hoinghi.reports.asking import Asked, allocated  # noqa: E402
from hoinghi.reports.checking import Answer, Said  # noqa: E402
from hoinghi.reports.content import Cell, Content  # noqa: E402
from hoinghi.reports.example.figures import Commune, answers_of, years_of  # noqa: E402
from hoinghi.reports.form_gathering import Gathered, gather, gathered_book  # noqa: E402
from hoinghi.reports.form_layout import FormHead, FormKey  # noqa: E402
from hoinghi.reports.form_reading import FormReader  # noqa: E402
from hoinghi.reports.form_writing import form  # noqa: E402
from hoinghi.reports.outlines import for_conference, outline  # noqa: E402

ALL = 3_321
FASTER, WHOLE_SECONDS = 20.0, 4.0
FILLINGS, PROCESSES, ROUNDS = 48, 2, 3
PEER_FILES = 24
CHUNK = 25


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--full", action="store_true", help=f"all {ALL} files")
    options = parser.parse_args()
    number = ALL if options.full else options.files
    with tempfile.TemporaryDirectory() as folder:
        paths = written(Path(folder), number)
        return measured(paths)


def measured(paths: list[str]) -> int:
    """Measure both ways, print them, and say whether ours is quick enough."""
    number = len(paths)
    peer = min(peer_reads(paths[:PEER_FILES]) for _ in range(2)) / PEER_FILES
    by_rows = min(peer_reads(paths[:PEER_FILES], by_rows=True) for _ in range(2)) / PEER_FILES
    peer_whole = peer_gathers(paths[:PEER_FILES]) / PEER_FILES
    with ProcessPoolExecutor(PROCESSES) as pool:
        # Each process has read one before the clock runs.
        list(pool.map(reads, [paths[:2]] * PROCESSES * 2))
        ours = min(timed(lambda: list(pool.map(reads, chunks(paths)))) for _ in range(ROUNDS))
        whole = min(timed(lambda: gathers(pool, paths)) for _ in range(ROUNDS))
    ratio = peer * number / ours
    scaled = whole / number * ALL
    print(f"{number} biểu, {PROCESSES} tiến trình; openpyxl đo {PEER_FILES} biểu rồi nhân lên")
    print(f"  đọc, soát từng ô            {ours / number * 1000:8.2f} ms mỗi biểu")
    print(f"  openpyxl                    {peer * 1000:8.2f} ms: chậm hơn {ratio:.1f} lần")
    slower = by_rows * number / ours
    print(f"  openpyxl (read_only)        {by_rows * 1000:8.2f} ms: chậm hơn {slower:.1f} lần")
    print(f"  đến một bảng tổng hợp       {scaled:8.2f} giây cho {ALL} biểu (giới hạn 4)")
    print(f"  openpyxl + pandas           {peer_whole * ALL:8.2f} giây cho {ALL} biểu")
    failed = [
        *([f"đọc chỉ nhanh gấp {ratio:.1f} lần, đòi hỏi {FASTER:.0f}"] if ratio < FASTER else []),
        *([f"{ALL} biểu mất {scaled:.1f} giây"] if scaled > WHOLE_SECONDS else []),
    ]
    for one in failed:
        print(f"KHÔNG ĐẠT: {one}")
    return 1 if failed else 0


def asked() -> Asked:
    told = for_conference(outline("giam-ngheo-ben-vung"), "", date(2023, 12, 5))
    return Asked(outline=told, allocation=allocated(told, "UBND xã", "peoples_committee"))


def written(folder: Path, number: int) -> list[str]:
    """Write the forms: some fillings, each under many names."""
    said, chance = asked(), random.Random(7)
    fillings = []
    for n in range(FILLINGS):
        key = FormKey(report=n + 1, body=n + 1, outline=1, version=1)
        head = FormHead(key=key, conference="Hội nghị", host="UBND huyện", body=f"UBND xã {n}")
        texts = {
            one.number: "<p>" + "Số hộ nghèo giảm so với đầu kỳ. " * 12 + "</p>"
            for one in said.written
        }
        content = Content(
            answers=filled_in(said, n, chance), texts=texts, reasons={"NG01|a": "Tách hộ."}
        )
        fillings.append(form(said, head, content))
    paths = []
    for n in range(number):
        path = folder / f"bieu-{n}.xlsx"
        path.write_bytes(fillings[n % FILLINGS])
        paths.append(str(path))
    return paths


def filled_in(said: Asked, n: int, chance: random.Random) -> dict[Cell, Answer]:
    """Answer as one commune would, one cell of twenty left empty; a third have a figure wrong."""
    commune = Commune(
        code=f"xa-{n}", households=chance.randint(900, 6_000), poor=Decimal(chance.randint(2, 30)),
        character="mien-nui", villages=("A",),
    )  # fmt: skip
    answers = answers_of(said, years_of(commune, said.outline.periods, "bench"))
    kept = {cell: one for cell, one in answers.items() if chance.random() > 0.05}
    if n % 3 == 0:
        cell = Cell("NG03", said.outline.periods[-1].code)
        kept[cell] = Answer(said=Said.NUMBER, number=Decimal(99_999))
    return kept


def chunks(paths: list[str]) -> list[list[str]]:
    return [paths[at : at + CHUNK] for at in range(0, len(paths), CHUNK)]


@cache
def reader() -> FormReader:
    return FormReader(asked())


def reads(paths: list[str]) -> int:
    """Read forms and check each cell; how many answers there are."""
    return sum(len(reader().read(Path(path).read_bytes(), path).content.answers) for path in paths)


def gathered(paths: list[str]) -> list[Gathered]:
    return gather(((path, Path(path).read_bytes()) for path in paths), reader())


def gathers(pool: ProcessPoolExecutor, paths: list[str]) -> bytes:
    """Read, check, roll up, write."""
    every = [one for some in pool.map(gathered, chunks(paths)) for one in some]
    return gathered_book(every, asked())


def peer_reads(paths: list[str], *, by_rows: bool = False) -> float:
    """Seconds that openpyxl takes to give the cells of the files."""
    began = time.perf_counter()
    for path in paths:
        _cells(path, by_rows=by_rows)
    return time.perf_counter() - began


def _cells(path: str, *, by_rows: bool = False) -> list[tuple[str, object]]:
    import openpyxl  # type: ignore[import-untyped] # has no types here

    book = openpyxl.load_workbook(path, data_only=True, read_only=by_rows)
    return [
        (str(row[0]), row[4])
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        if len(row) > 4 and isinstance(row[4], int | float)
    ]


def peer_gathers(paths: list[str]) -> float:
    """Seconds that openpyxl and pandas take to read, group and write the files."""
    import pandas as pd  # type: ignore[import-untyped] # has no types here

    began = time.perf_counter()
    rows = [(path, *cell) for path in paths for cell in _cells(path)]
    frame = pd.DataFrame(rows, columns=["file", "code", "value"])
    wide = frame.pivot_table(index="file", columns="code", values="value", aggfunc="sum")
    with pd.ExcelWriter(io.BytesIO(), engine="openpyxl") as book:
        frame.groupby("code")["value"].agg(["sum", "count"]).to_excel(book, sheet_name="a")
        wide.to_excel(book, sheet_name="b")
    return time.perf_counter() - began


def timed(act: object) -> float:
    began = time.perf_counter()
    act()  # type: ignore[operator] # a function
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
