"""Reading files: DOCX beside lxml over the zipped XML, PDF beside pypdfium2's own text.

Figures and ratios are of one run, taken in turns so that all see the same machine. Exit code 1
where a ratio asked for is not met:

- DOCX, with its tables, lists and checks: at most 1,5 times lxml over the document part alone;
- PDF, with its columns and tables untangled: at most 1,3 times pypdfium2's text of the same pages,
  both in this process;
- a thousand pages from the file's bytes to its lines, as reading does it: in processes of its own,
  one a processor, their start included. It is time by the clock against pypdfium2 in this process,
  which can use one processor only; what one process alone takes is printed beside it;
- time a page of a thousand pages: at most 1,5 times that of a hundred; memory of this process and
  all that read at once below 400 MB.

The PDF is printed by LibreOffice where there is one, else by typst.

Use: ``python bench/sources.py [--plan FILE]``.
"""

from __future__ import annotations

import argparse
import gc
import io
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

import docx
import pypdfium2
import typst
from docx.shared import Cm, Pt
from lxml import etree

from hoinghi.reading.sources.docx import read_docx
from hoinghi.reading.sources.pdf import read_pdf, readers_for
from hoinghi.reading.sources.pdf_library import Library, library_path
from hoinghi.reading.sources.pdf_pages import read_pages
from hoinghi.reading.sources.pdf_paper import bind

ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ROUNDS = 15
MOST_DOCX = 1.5
MOST_PDF = 1.3
MOST_GROWTH = 1.5
MOST_MB = 400.0
# As in a plan of some pages: text, and a table of tasks in the annex.
PARAGRAPHS_A_TABLE = 60
ROWS = (8, 5)


def document_of(plan: str, pages: int) -> docx.document.Document:
    """A document of about *pages* pages of the text *plan* with tables between."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    lines = [line.strip() for line in plan.splitlines() if line.strip()]
    for number in range(pages * 18):
        paragraph = document.add_paragraph()
        run = paragraph.add_run(lines[number % len(lines)])
        run.font.size, run.font.name = Pt(14), "Liberation Serif"
        run.bold = number % 9 == 0
        if number % PARAGRAPHS_A_TABLE == PARAGRAPHS_A_TABLE - 1:
            add_table(document)
    return document


def add_table(document: docx.document.Document) -> None:
    rows, columns = ROWS
    table = document.add_table(rows=rows, cols=columns)
    table.style = "Table Grid"
    for row in range(rows):
        for column, cell in enumerate(table.rows[row].cells):
            cell.text = f"Nhiệm vụ {row}.{column}: {row * column * 7}"


def printed(document: docx.document.Document, folder: Path) -> bytes:
    """*document* as PDF."""
    path = folder / "do.docx"
    document.save(str(path))
    office = shutil.which("soffice")
    if office is None:
        return printed_by_typst(document)
    subprocess.run(
        [
            office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(path),
        ],
        check=True,
        capture_output=True,
    )  # fmt: skip
    return path.with_suffix(".pdf").read_bytes()


def printed_by_typst(document: docx.document.Document) -> bytes:
    blocks = [f"#par[#{quoted(paragraph.text)}]" for paragraph in document.paragraphs]
    rows, columns = ROWS
    cells = ", ".join(f"[Nhiệm vụ {n}]" for n in range(rows * columns))
    for place in range(PARAGRAPHS_A_TABLE, len(blocks), PARAGRAPHS_A_TABLE + 1):
        blocks.insert(place, f"#table(columns: {columns}, {cells})")
    return typst.compile("\n\n".join(["#set text(14pt)", *blocks]).encode(), format="pdf")


def quoted(text: str) -> str:
    return '"' + text.replace("\\", "").replace('"', '\\"') + '"'


def copied(pdf: bytes, times: int) -> bytes:
    """*pdf* with its pages repeated *times*."""
    result = pypdfium2.PdfDocument.new()
    source = pypdfium2.PdfDocument(pdf)
    for _ in range(times):
        result.import_pages(source)
    held = io.BytesIO()
    result.save(held)
    return held.getvalue()


def text_by_lxml(data: bytes) -> int:
    """What one would first do by hand: the text of every paragraph."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml"))
    return sum(len("".join(t.text or "" for t in p.iter(f"{W}t"))) for p in root.iter(f"{W}p"))


def text_by_pdfium(data: bytes) -> int:
    letters = 0
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            letters += len(page.get_textpage().get_text_range())
    return letters


def laid_out(library: Library, data: bytes) -> int:
    """All that reading a PDF does, in this process."""
    told = read_pages(library, data, len(data), most_pages=1500, most_letters=4_000_000)
    lines, *_ = bind(told.pages)
    return len(lines)


def taken(*acts: Callable[[], object], rounds: int) -> list[list[float]]:
    """Seconds of each of *acts* in every round."""
    times: list[list[float]] = [[] for _ in acts]
    # As in the processes that read, and as timeit does.
    gc.disable()
    for _ in range(rounds):
        for act, found in zip(acts, times, strict=True):
            begun = time.perf_counter()
            act()
            found.append(time.perf_counter() - begun)
        gc.collect()
    gc.enable()
    return times


def compared(
    name: str, most: float, base: Callable[[], object], ours: Callable[[], object], rounds: int
) -> tuple[bool, float]:
    """Print how *ours* does beside *base*; whether it is met, and our best time."""
    floor, times = taken(base, ours, rounds=rounds)
    ratio = median(b / a for a, b in zip(floor, times, strict=True))
    print(f"  {name}: nền {min(floor) * 1e3:.1f} ms, của ta {min(times) * 1e3:.1f} ms")
    return verdict(f"{name}, so với nền", ratio, most, " ×"), min(times)


def verdict(name: str, value: float, most: float, unit: str) -> bool:
    met = value <= most
    print(f"{'đạt ' if met else 'HỎNG'}  {name}: {value:.2f}{unit} (không quá {most:g}{unit})")
    return met


def megabytes(pdf: bytes, readers: int) -> float:
    """The most that a process which has *pdf* read, and its *readers*, hold together."""
    told = subprocess.run(
        [sys.executable, "-c", _WEIGHING, str(readers)], input=pdf, capture_output=True, check=True
    )
    own, largest = map(int, told.stdout.split())
    return (own + readers * largest) / 1024


# In a process of its own, for here LibreOffice has been started.
_WEIGHING = """
import resource, sys
from hoinghi.reading.sources.pdf import read_pdf
read_pdf(sys.stdin.buffer.read(), "do.pdf", "", readers=int(sys.argv[1]))
for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
    print(resource.getrusage(who).ru_maxrss)
"""


def thousand_pages(library: Library, pdf: bytes, pages: int) -> list[bool]:
    """How a document of a thousand pages does, made of *pdf* with its *pages*."""
    hundred, thousand = (copied(pdf, max(1, size // pages)) for size in (100, 1000))
    short, long = taken(
        lambda: laid_out(library, hundred), lambda: laid_out(library, thousand), rounds=3
    )
    growth = min(long) / (1000 // pages) / (min(short) / (100 // pages))
    readers = readers_for(thousand)
    floor, alone, ours = taken(
        lambda: text_by_pdfium(thousand),
        lambda: read_pdf(thousand, "do.pdf", "", readers=1),
        lambda: read_pdf(thousand, "do.pdf", "", readers=readers),
        rounds=5,
    )
    for name, times in (("một tiến trình riêng", alone), (f"{readers} tiến trình cùng lúc", ours)):
        print(
            f"  PDF 1.000 trang, {name}: nền {min(floor) * 1e3:.0f} ms, {min(times) * 1e3:.0f} ms"
        )
    ratio, ratio_alone = (
        median(b / a for a, b in zip(floor, times, strict=True)) for times in (ours, alone)
    )
    print(f"  riêng một tiến trình: {ratio_alone:.2f} × nền")
    return [
        verdict(f"PDF 1.000 trang, {readers} tiến trình, so với nền", ratio, MOST_PDF, " ×"),
        verdict("mỗi trang của 1.000 so với 100", growth, MOST_GROWTH, " ×"),
        verdict("bộ nhớ", megabytes(thousand, readers), MOST_MB, " MB"),
    ]


def default_plan() -> Path:
    worked = ROOT.parent / "shared" / "plans" / "binh-son-2023.txt"
    return worked if worked.exists() else ROOT / "tests/reading/plans/cong-doan-hai-cot.txt"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--plan", type=Path, default=default_plan())
    parser.add_argument("--full", action="store_true", help="không đổi gì; cho make bench")
    options = parser.parse_args(arguments)
    document = document_of(options.plan.read_text(encoding="utf-8"), 26)
    held = io.BytesIO()
    document.save(held)
    word = held.getvalue()
    with tempfile.TemporaryDirectory(prefix="hoinghi-bench-") as folder:
        pdf = printed(document, Path(folder))
    with pypdfium2.PdfDocument(pdf) as opened:
        pages = len(opened)
    print(f"{options.plan.name} lặp lại: {pages} trang, có bảng")
    library = Library(library_path())
    met = [
        compared(
            "DOCX", MOST_DOCX, lambda: text_by_lxml(word),
            lambda: read_docx(word, "do.docx", ""), ROUNDS,
        )[0],
        compared(
            "PDF", MOST_PDF, lambda: text_by_pdfium(pdf), lambda: laid_out(library, pdf), ROUNDS
        )[0],
        *thousand_pages(library, pdf, pages),
    ]  # fmt: skip
    return 0 if all(met) else 1


if __name__ == "__main__":
    sys.exit(main())
