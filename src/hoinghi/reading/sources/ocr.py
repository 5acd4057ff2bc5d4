"""Scans and pictures, by tesseract: its words with their boxes, laid out as those of a PDF."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from hoinghi import apart
from hoinghi.reading.sources.ocr_marks import mend_marks
from hoinghi.reading.sources.pdf_boxes import WIDE_GAP, Box, Piece, Seen
from hoinghi.reading.sources.pdf_page import lay_out
from hoinghi.reading.sources.pdf_paper import bind
from hoinghi.reading.sources.pictures import size_of
from hoinghi.reading.sources.source import Source, UnreadableSource

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
_DRAWER: Final = Path(__file__).with_name("pdf_pictures.py")
# One core a page: more of them take longer together than one.
_ENVIRONMENT: Final = {"OMP_THREAD_LIMIT": "1"}
# The narrow side of an A4 page, in points.
_NARROW_SIDE: Final = 595.0
_WORD_LEVEL, _PAGE_LEVEL = "5", "1"
_FIELDS: Final = 12
_FEWEST_LETTERS: Final = 20
# What is left of ruled lines.
_RULE_SIGNS: Final = "|¦_[]{} "
_RULES: Final = frozenset(_RULE_SIGNS)


def read_scanned_pdf(data: bytes, name: str, sha256: str) -> Source:
    """The lines of a PDF of pictures.

    Raises:
        UnreadableSource: Tesseract or its Vietnamese is not installed, or it finds no text.
    """
    program = _program(name)
    with tempfile.TemporaryDirectory(prefix="hoinghi-") as folder:
        rules = _draw_pages(data, Path(folder), name)
        pictures = zip(sorted(Path(folder).glob("*.pgm")), rules, strict=True)
        return _read(program, list(pictures), name, sha256)


def read_picture(data: bytes, name: str, sha256: str) -> Source:
    """The lines of a picture (PNG, JPEG, TIFF); raises as for a scan."""
    across, down = size_of(data) or (0, 0)
    if across * down > _MAX_DOTS:
        raise _too_heavy(name)
    program = _program(name)
    with tempfile.TemporaryDirectory(prefix="hoinghi-") as folder:
        picture = Path(folder) / "anh"
        picture.write_bytes(data)
        return _read(program, [(picture, [])], name, sha256)


def _program(name: str) -> str:
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
    if _LANGUAGE not in languages.decode("utf-8", "replace").split():
        raise _without_tesseract(name, "dữ liệu tiếng Việt của tesseract")
    return program


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


def _read(
    program: str, pictures: Sequence[tuple[Path, list[Box]]], name: str, sha256: str
) -> Source:
    until = time.monotonic() + MAX_SECONDS
    pages = []
    for picture, rules in pictures:
        table = _recognise(program, picture, name, until)
        pages += [lay_out(seen) for seen in _pages(table, rules)]
    lines, rows = bind(pages)
    if sum(sum(map(str.isalpha, line)) for line in lines) < _FEWEST_LETTERS:
        raise UnreadableSource(
            code="without-text",
            what=f"Không nhận ra chữ nào trong “{name}”.",
            remedy="Hãy quét lại rõ hơn (300 điểm mỗi inch, thẳng trang) hoặc dùng bản .docx gốc.",
        )
    return Source(tuple(mend_marks(lines)), sha256, rows)


def _recognise(program: str, picture: Path, name: str, until: float) -> str:
    """What tesseract tells of *picture*: a table of its words, tabs between the fields."""
    if not picture.stat().st_size:
        return ""
    seconds = min(_MAX_PAGE_SECONDS, until - time.monotonic())
    command = [program, str(picture), "-", "-l", _LANGUAGE, "--psm", "3", "tsv"]
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


def _pages(table: str, shares: Sequence[Box]) -> Iterator[Seen]:
    """Every page in the *table* (a TIFF may hold several), in points; *shares* its ruled lines."""
    rules: list[Box] = []
    lines: dict[tuple[str, ...], list[Piece]] = {}
    scale = 0.0
    for row in table.split("\n")[1:]:
        fields = row.split("\t")
        if len(fields) != _FIELDS:
            continue
        if fields[0] == _PAGE_LEVEL:
            if scale:
                yield _seen(lines.values(), rules)
            width, height = float(fields[8]), float(fields[9])
            scale = _NARROW_SIDE / max(1.0, min(width, height))
            across, down = width * scale, height * scale
            rules = [(a * across, b * down, c * across, d * down) for a, b, c, d in shares]
            lines = {}
        elif fields[0] == _WORD_LEVEL and not _RULES.issuperset(fields[11].strip()):
            lines.setdefault(tuple(fields[1:5]), []).append(_word(fields, scale))
    if scale:
        yield _seen(lines.values(), rules)


def _word(fields: Sequence[str], scale: float) -> Piece:
    left, top, width, height = (int(field) * scale for field in fields[6:10])
    return Piece(left, top, left + width, top + height, fields[11].strip(_RULE_SIGNS))


def _seen(lines: Iterable[Sequence[Piece]], rules: list[Box]) -> Seen:
    upright = [rule for rule in rules if rule[2] - rule[0] < rule[3] - rule[1]]
    return Seen([piece for line in lines for piece in _pieces(line, upright)], False, rules)


def _pieces(words: Sequence[Piece], upright: Sequence[Box]) -> list[Piece]:
    """The *words* of a line, apart where a ruled line or a gap as between columns parts them."""
    pieces: list[Piece] = []
    for word in words:
        if pieces and not _are_parted(pieces[-1], word, upright):
            left, top, right, bottom, text, *_ = pieces[-1]
            pieces[-1] = Piece(
                left, min(top, word.top), max(right, word.right), max(bottom, word.bottom),
                f"{text} {word.text}",
            )  # fmt: skip
        else:
            pieces.append(word)
    return pieces


def _are_parted(before: Piece, word: Piece, upright: Sequence[Box]) -> bool:
    middle = word.middle
    return word.left - before.right >= WIDE_GAP or any(
        before.right - 3 <= rule[0] <= word.left + 3 and rule[1] <= middle <= rule[3]
        for rule in upright
    )


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
