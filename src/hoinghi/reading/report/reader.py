"""A report, as text or as the Word, PDF or Excel file a unit already has → ``ReportReading``."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import Finding
from hoinghi.reading.report import notes
from hoinghi.reading.report.body import Block, Grid, blocks_of_lines, blocks_of_sheets
from hoinghi.reading.report.cells import read_status, unit_in
from hoinghi.reading.report.found import Around, Found
from hoinghi.reading.report.headings import Context, HeadingReading, read_headings
from hoinghi.reading.report.matching import Matcher, bare_label
from hoinghi.reading.report.merging import merge_figures
from hoinghi.reading.report.periods import period_of
from hoinghi.reading.report.prose import ProseReader
from hoinghi.reading.report.tables import read_grid
from hoinghi.reading.report.units import Fit, fit, read_unit, unit_asked
from hoinghi.reading.report.values import (
    Confidence,
    Figure,
    OutlineSpec,
    Period,
    ReportReading,
    Role,
    State,
)
from hoinghi.reading.report.words import syllables
from hoinghi.reading.sheets import is_workbook, read_workbook
from hoinghi.reading.sources import MAX_BYTES, load
from hoinghi.reading.sources.plain import split_lines
from hoinghi.reading.sources.source import UnreadableSource

MAX_WORKBOOK_BYTES: Final = 20 * 1024 * 1024
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_EXCEL_STREAMS: Final = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_WORD: Final = "WordDocument".encode("utf-16-le")
_CAPTION_LINES: Final = 3
_ANNEX: Final = re.compile(r"(?:nơi nhận|phụ lục|phụ biểu|biểu số liệu|biểu (?:mẫu )?\d)", re.I)
_LONGEST_CAPTION: Final = 160


def read_report_text(text: str, outline: OutlineSpec) -> ReportReading:
    """Read the *text* of a report against *outline*. Any text yields a reading.

    Args:
        text: Of any layout; visual lines need not be joined, tables may be tabbed or spaced.
        outline: What was asked for.
    """
    data = text.encode("utf-8", "replace")
    lines = split_lines(data.decode("utf-8"))
    blocks = blocks_of_lines(lines, {}, flows=False)
    return _read(blocks, outline, hashlib.sha256(data).hexdigest(), [])


def read_report_file(path: Path, outline: OutlineSpec) -> ReportReading:
    """Read the report in the file *path* (.docx, .pdf with text, .xlsx, .txt) against *outline*.

    Raises:
        UnreadableSource: The file cannot be read; the message says why and what to do.
    """
    data = _workbook_bytes(path)
    if data is not None:
        book = read_workbook(data, path.name)
        findings = [notes.sheet_hidden(name) for name in book.hidden]
        findings += [notes.cells_hidden(sheet.name) for sheet in book.sheets if sheet.hidden]
        blocks = blocks_of_sheets(book.sheets)
        return _read(blocks, outline, hashlib.sha256(data).hexdigest(), findings)
    source = load(path)
    blocks = blocks_of_lines(source.lines, source.rows, flows=source.flows)
    return replace(_read(blocks, outline, source.sha256, []), pages=source.pages)


def _workbook_bytes(path: Path) -> bytes | None:
    """The bytes of *path* where it is a workbook; an old one is refused.

    Whatever else it is, or where it cannot be opened, is for the reader of texts to tell.
    """
    try:
        if not path.is_file() or path.stat().st_size == 0:
            return None
        with path.open("rb") as file:
            # A Word file may be larger than a workbook, and goes its own way.
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        return None
    if data.startswith(_OLE) and _is_old_workbook(data):
        raise UnreadableSource(
            code="legacy-xls",
            what=f"Tệp “{path.name}” là bảng tính Excel kiểu cũ (.xls), chưa đọc trực tiếp được.",
            remedy="Hãy mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” dạng .xlsx rồi thử lại.",
        )
    if len(data) > MAX_BYTES or not is_workbook(data):
        return None
    if len(data) > MAX_WORKBOOK_BYTES:
        raise _too_large(path)
    return data


def _is_old_workbook(data: bytes) -> bool:
    named = any(name in data for name in _EXCEL_STREAMS)
    return named and _WORD not in data and _ENCRYPTED not in data


def _too_large(path: Path) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{path.name}” nặng quá mức 20 MB được phép với bảng tính.",
        remedy="Hãy chép riêng biểu số liệu cần gửi sang một tệp mới rồi thử lại.",
    )


def _read(
    blocks: Sequence[Block], outline: OutlineSpec, sha256: str, findings: list[Finding]
) -> ReportReading:
    found = Found(findings=findings)
    paras = [block for block in blocks if isinstance(block, Para)]
    headings = read_headings(paras, outline.sections)
    if outline.indicators:
        _read_figures(blocks, headings, Matcher(outline.indicators), found)
    figures, differing = merge_figures(found.figures, outline.indicators)
    found.findings += differing
    found.findings += _about_figures(figures, outline)
    found.findings += _about_sections(headings, outline, is_narrative=bool(headings.sections))
    return ReportReading(
        sections=headings.sections,
        figures=figures,
        unmatched_headings=headings.unmatched,
        unmatched_figures=tuple(found.unmatched),
        findings=tuple(dict.fromkeys(found.findings)),
        source_sha256=sha256,
    )


def _read_figures(
    blocks: Sequence[Block], headings: HeadingReading, matcher: Matcher, found: Found
) -> None:
    prose = ProseReader(matcher, found)
    before: list[str] = []
    at, is_annexed = 0, False
    for block in blocks:
        if isinstance(block, Grid):
            line = block.rows[0].lines.first if not block.sheet and not is_annexed else 0
            read_grid(block, matcher, _around(before, _context(headings, line)), found)
            before.clear()
            continue
        context = _context(headings, block.lines.first)
        prose.read(block, headings.body[at], is_ahead=bool(context and context.is_ahead))
        before.append(block.text)
        # What hangs below the text speaks of the whole report, not of its last heading.
        is_annexed = is_annexed or bool(_ANNEX.match(block.text))
        at += 1
    if prose.is_exhausted:
        found.findings.append(notes.prose_too_long())


def _context(headings: HeadingReading, line: int) -> Context | None:
    """The heading that holds at *line*."""
    place = bisect_right([context.line for context in headings.contexts], line)
    return headings.contexts[place - 1] if place and line else None


def _around(before: Sequence[str], context: Context | None) -> Around:
    """What the heading and the short lines before a table say of it."""
    near = [text for text in before[-_CAPTION_LINES:] if len(text) <= _LONGEST_CAPTION]
    caption = " ".join(near)
    unit = next((unit for text in reversed(near) if (unit := unit_in(text))), None)
    words = syllables(bare_label(f"{context.text if context else ''} {caption}"))
    # A year in a caption says when; a moment in it would turn every row.
    year = replace(period_of(caption), moment=None) if near else Period()
    role = Role.PLAN if context and context.is_ahead else Role.ACTUAL
    return Around(words, unit, year, read_status(caption) if near else None, role)


def _about_figures(figures: Sequence[Figure], outline: OutlineSpec) -> list[Finding]:
    names = {indicator.code: indicator.name for indicator in outline.indicators}
    found: list[Finding] = []
    for figure in figures:
        name = names[figure.code]
        asked = unit_asked(figure.unit)
        written = read_unit(figure.unit_written) if figure.unit_written else None
        if figure.state is State.NO_DATA and figure.written in ("-", "–", "—", "x"):
            found.append(notes.dash(name, figure))
        if figure.state is not State.REPORTED or figure.value is None:
            continue
        if fit(written, asked) is Fit.CLASH:
            found.append(notes.unit_clash(name, figure))
        elif figure.factor != 1:
            found.append(notes.unit_converted(name, figure))
        if figure.confidence is not Confidence.SURE and _is_unclear(figure):
            found.append(notes.number_unclear(name, figure))
    return found


def _is_unclear(figure: Figure) -> bool:
    digits = figure.written.strip("%() ")
    return digits.count(",") == 1 and len(digits.rpartition(",")[2].split(" ")[0]) == 3


def _about_sections(
    headings: HeadingReading, outline: OutlineSpec, *, is_narrative: bool
) -> list[Finding]:
    """Sections left out, and those without a word; a workbook of figures owes none."""
    if not is_narrative:
        return []
    answered = {section.number for section in headings.sections}
    found = [
        notes.section_missing(section)
        for section in outline.sections
        if section.number not in answered
        and not any(number.startswith(f"{section.number}.") for number in answered)
    ]
    parents = {number.rpartition(".")[0] for number in answered}
    for section in headings.sections:
        if not section.passages and section.number not in parents:
            found.append(notes.section_empty(section.number, section.heading, section.lines))
    return found
