"""Scans and pictures, by tesseract: its words with their boxes, laid out as those of a PDF."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from pathlib import Path
from typing import Final, NamedTuple

from hoinghi import apart
from hoinghi.reading.sources.ocr_marks import mend_marks
from hoinghi.reading.sources.ocr_pages import Page, pages_of
from hoinghi.reading.sources.pdf_boxes import Box
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind
from hoinghi.reading.sources.pictures import is_picture, size_of
from hoinghi.reading.sources.source import Recognised, Source, UnreadableSource

#: Pages of a scan that are read; each takes some seconds.
MAX_PAGES: Final = 60
MAX_SECONDS: Final = 300.0
_MAX_PAGE_SECONDS: Final = 60.0
_MAX_MEMORY: Final = 2 * 1024**3
# A page of A3 at 600 dots an inch has seventy million.
_MAX_DOTS: Final = 100_000_000
_MAX_DRAWING_MEMORY: Final = 512 * 1024**2
_DOTS_AN_INCH: Final = 300
_LANGUAGE: Final = "vie"
_ORIENTATION: Final = "osd"
# How tesseract looks at a page: with its orientation, or as it is.
_TURNING, _UPRIGHT = "1", "3"
_MOST_AT_ONCE: Final = 4
_DRAWER: Final = Path(__file__).with_name("pdf_pictures.py")
# One core a page: more of them take longer together than one.
_ENVIRONMENT: Final = {"OMP_THREAD_LIMIT": "1"}
_FEWEST_LETTERS: Final = 20

_Gate = Callable[[], AbstractContextManager[object]]
_gate: ContextVar[_Gate] = ContextVar("gate", default=nullcontext)


@contextmanager
def only_through(gate: _Gate) -> Iterator[None]:
    """Let every recognition of the block go through *gate*, entered for as long as it takes.

    Whoever reads for many people at once lets them wait there, or refuses.
    """
    before = _gate.set(gate)
    try:
        yield
    finally:
        _gate.reset(before)


def read_scanned_pdf(data: bytes, name: str, sha256: str) -> Source:
    """The lines of a PDF of pictures.

    Raises:
        UnreadableSource: Tesseract or its Vietnamese is not installed, or it finds no text.
    """
    return _read(_scan_pdf(data, name), name, sha256)


def _scan_pdf(data: bytes, name: str) -> Scan:
    program = _program(name)
    with _gate.get()(), tempfile.TemporaryDirectory(prefix="hoinghi-") as folder:
        rules = _draw_pages(data, Path(folder), name)
        pictures = zip(sorted(Path(folder).glob("*.pgm")), rules, strict=True)
        return _scan(program, list(pictures), name)


def read_picture(data: bytes, name: str, sha256: str) -> Source:
    """The lines of a picture (PNG, JPEG, TIFF); raises as for a scan."""
    return _read(_scan_picture(data, name), name, sha256)


def recognise(data: bytes, name: str) -> Recognised:
    """Where the words of a scan or a picture stand, found anew; raises as for reading it."""
    scan = _scan_picture if is_picture(data) else _scan_pdf
    return scan(data, name).recognised()


def _scan_picture(data: bytes, name: str) -> Scan:
    across, down = size_of(data) or (0, 0)
    if across * down > _MAX_DOTS:
        raise _too_heavy(name)
    program = _program(name)
    with _gate.get()(), tempfile.TemporaryDirectory(prefix="hoinghi-") as folder:
        picture = Path(folder) / "anh"
        picture.write_bytes(data)
        return _scan(program, [(picture, [])], name)


class Program(NamedTuple):
    """Where tesseract is; ``turns`` pages upright by itself where it knows how letters stand."""

    path: str
    turns: bool


def _program(name: str) -> Program:
    """Where tesseract is, with its Vietnamese."""
    program = shutil.which("tesseract")
    if program is None:
        raise _without_tesseract(name, "tesseract")
    try:
        languages = apart.run(
            [program, "--list-langs"], seconds=10, memory=_MAX_MEMORY, environment=_ENVIRONMENT
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise _without_tesseract(name, "tesseract") from error
    known = languages.decode("utf-8", "replace").split()
    if _LANGUAGE not in known:
        raise _without_tesseract(name, "dữ liệu tiếng Việt của tesseract")
    return Program(program, _ORIENTATION in known)


def _draw_pages(data: bytes, folder: Path, name: str) -> list[list[Box]]:
    """Draw the pages of *data* into *folder*; of each its ruled lines, as shares of the page."""
    # Counted before they are drawn: those of a long scan would be drawn in vain.
    count, _ = _drawn(data, folder, name, pages=0)
    if count > MAX_PAGES:
        raise UnreadableSource(
            code="too-long",
            what=f"Tệp “{name}” là bản quét dài hơn {MAX_PAGES} trang, quá dài để nhận dạng chữ.",
            remedy="Hãy tách riêng phần kế hoạch ra một tệp rồi thử lại.",
        )
    return _drawn(data, folder, name, pages=MAX_PAGES)[1]


def _drawn(data: bytes, folder: Path, name: str, *, pages: int) -> tuple[int, list[list[Box]]]:
    """How many pages there are, and the ruled lines of the first *pages*, which are drawn."""
    limits = map(str, (folder, pages, _DOTS_AN_INCH, _MAX_DRAWING_MEMORY))
    try:
        drawer = subprocess.run(  # noqa: S603 - our own module, nothing of the file in the words
            [sys.executable, "-P", str(_DRAWER), *limits],
            input=data,
            capture_output=True,
            timeout=_MAX_PAGE_SECONDS,
            check=True,
        )
        count, rules = json.loads(drawer.stdout)
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError, ValueError) as error:
        raise _too_heavy(name) from error
    return count, [[(r[0], r[1], r[2], r[3]) for r in page] for page in rules]


def _read(scan: Scan, name: str, sha256: str) -> Source:
    """The lines of what was recognised; raises as ``read_scanned_pdf``."""
    lines, rows, starts = bind([lay_out(page.seen(rules)) for page, rules in scan.pages])
    if sum(sum(map(str.isalpha, line)) for line in lines) < _FEWEST_LETTERS:
        raise UnreadableSource(
            code="without-text",
            what=f"Không nhận ra chữ nào trong “{name}”.",
            remedy="Hãy quét lại rõ hơn (300 điểm mỗi inch, thẳng trang) hoặc dùng bản .docx gốc.",
        )
    return Source(
        tuple(mend_marks(lines)),
        sha256,
        rows,
        recognised=scan.recognised(),
        pages=scan.starts(starts),
    )


def _scan(program: Program, pictures: Sequence[tuple[Path, list[Box]]], name: str) -> Scan:
    """Recognise *pictures*, each with its ruled lines, as many at once as there are processors."""
    until = time.monotonic() + MAX_SECONDS
    with ThreadPoolExecutor(max_workers=min(_MOST_AT_ONCE, os.cpu_count() or 1)) as readers:
        tables = list(readers.map(lambda one: _recognise(program, one[0], name, until), pictures))
    found: list[tuple[Page | None, list[Box]]] = []
    for table, (_, rules) in zip(tables, pictures, strict=True):
        found += [(page, rules) for page in pages_of(table)] or [(None, rules)]
    # A page that could not be drawn has no words, but its place in the count.
    numbered = [(n, page, rules) for n, (page, rules) in enumerate(found, 1) if page]
    return Scan(tuple(numbered))


class Scan(NamedTuple):
    """Recognised pages: their numbers from 1, and the ruled lines of each as shares of it."""

    numbered: tuple[tuple[int, Page, list[Box]], ...]

    @property
    def pages(self) -> list[tuple[Page, list[Box]]]:
        return [(page, rules) for _, page, rules in self.numbered]

    def starts(self, read: Sequence[int]) -> tuple[int, ...]:
        """Give the first line of each page; *read* those of the pages on which something is."""
        first = dict(zip((number for number, _, _ in self.numbered), read, strict=True))
        known = range(1, max(first, default=0) + 1)
        return tuple(min(first[after] for after in first if after >= page) for page in known)

    def recognised(self) -> Recognised:
        words = (word for number, page, _ in self.numbered for word in page.words(number))
        turns = {number: page.turn for number, page, _ in self.numbered if page.turn}
        return Recognised(words=tuple(words), turns=turns)


def _recognise(program: Program, picture: Path, name: str, until: float) -> str:
    """What tesseract tells of *picture*: a table of its words, tabs between the fields."""
    if not picture.stat().st_size:
        return ""
    seconds = min(_MAX_PAGE_SECONDS, until - time.monotonic())
    layout = _TURNING if program.turns else _UPRIGHT
    command = [program.path, str(picture), "-", "-l", _LANGUAGE, "--psm", layout, "tsv"]
    try:
        told = apart.run(
            command, seconds=max(seconds, 0.1), memory=_MAX_MEMORY, environment=_ENVIRONMENT
        )
    except subprocess.TimeoutExpired as error:
        raise _too_heavy(name) from error
    except subprocess.CalledProcessError as error:
        raise UnreadableSource(
            code="damaged",
            what=f"Tệp “{name}” bị hỏng, không mở được như một ảnh.",
            remedy="Hãy quét lại, hoặc lưu lại ảnh dạng .png hay .jpg rồi thử lại.",
        ) from error
    return told.decode("utf-8", "replace")


def _without_tesseract(name: str, missing: str) -> UnreadableSource:
    return UnreadableSource(
        code="without-text",
        what=f"Tệp “{name}” là ảnh chụp hoặc bản quét; cần {missing} để nhận dạng chữ.",
        remedy=(
            "Hãy cài tesseract có tiếng Việt (Debian, Ubuntu: apt-get install tesseract-ocr "
            "tesseract-ocr-vie), hoặc dùng bản .docx gốc."
        ),
    )


def _too_heavy(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Bản quét “{name}” cần quá nhiều thời gian hoặc bộ nhớ để nhận dạng chữ.",
        remedy="Hãy quét lại ở 300 điểm mỗi inch, hoặc tách riêng phần kế hoạch rồi thử lại.",
    )
