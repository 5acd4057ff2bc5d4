"""Tệp đã đưa vào: đọc theo đề cương của đơn vị, và chữ của tệp từng dòng để xem bên cạnh."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from hoinghi.conferences import kept_files
from hoinghi.journal.editions import Kept
from hoinghi.reading.report import read_report_file
from hoinghi.reading.sheets import is_workbook, read_workbook
from hoinghi.reading.sources import load
from hoinghi.reports.bringing import Brought, bring, spec_of
from hoinghi.reports.brought_form import form_brought, form_lines
from hoinghi.reports.content import digest
from hoinghi.reports.form_problems import KeysLost
from hoinghi.reports.form_reading import is_form
from hoinghi.reports.models import Report, ReportFile
from hoinghi.reports.outline_queries import asked_of

MOST_LINES: Final = 1500
"""So many lines of a file are shown beside what was read; all of it is read."""
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A line of a file as it is shown; ``sheet`` of a workbook, whose rows are its lines."""

    number: int
    text: str
    sheet: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file that was read: what was found, and its lines, as many as are shown."""

    brought: Brought
    lines: tuple[FileLine, ...]
    is_cut: bool


_READ: Kept[Read] = Kept(50)


def read(report: Report, data: bytes, name: str) -> Read:
    """Read the bytes of a file that somebody sent.

    Raises:
        UnreadableSource: It cannot be read; why, and what to do.
        WrongForm: It is a form that was given out for another report.
    """
    if is_form(data) and (found := _form(report, data, name)):
        return found
    asked = asked_of(report)
    with tempfile.TemporaryDirectory(prefix="bao-cao-") as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        reading = read_report_file(path, spec_of(asked))
        lines = tuple(_lines(path, data))
    texts = () if lines and lines[0].sheet else [line.text for line in lines]
    return Read(
        brought=bring(reading, asked, texts),
        lines=lines[:MOST_LINES],
        is_cut=len(lines) > MOST_LINES,
    )


def _form(report: Report, data: bytes, name: str) -> Read | None:
    """Read the form that was given out; None where somebody took its keys away."""
    try:
        brought = form_brought(report, data, name)
    except KeysLost:
        return None
    lines = [
        FileLine(number=number, text=text[:_LONGEST], sheet=sheet)
        for sheet, number, text in form_lines(data, name)
    ]
    return Read(brought=brought, lines=tuple(lines[:MOST_LINES]), is_cut=len(lines) > MOST_LINES)


def read_again(report: Report, kept: ReportFile) -> Read:
    """Give what a kept file says; read once and remembered.

    Raises:
        UnreadableSource, Gone, Changed: It is not as it was when it was kept.
    """
    version = report.version
    key = (kept.sha256, version.pk, version.stamp, digest(report.allocation))
    return _READ.get(key, lambda: read(report, kept_files.read(kept.path, kept.sha256), kept.name))


def _lines(path: Path, data: bytes) -> Iterator[FileLine]:
    if is_workbook(data):
        for sheet in read_workbook(data, path.name).sheets:
            for row in sheet.rows:
                told = " · ".join(cell.text for cell in row.cells if cell.text)
                yield FileLine(number=row.number, text=told[:_LONGEST], sheet=sheet.name)
        return
    for number, line in enumerate(load(path).lines, 1):
        yield FileLine(number=number, text=line.replace("\n", " ")[:4000])
