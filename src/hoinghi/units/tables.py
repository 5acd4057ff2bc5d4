"""A list as a file: Excel (.xlsx), CSV, and .xls, .ods through LibreOffice → rows of plain cells.

Python thuần. Text comes out as NFC with single spaces, from old fonts (TCVN3, VNI) too; formulas
are never calculated. What cannot be read is refused with the reason.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from hoinghi import libreoffice
from hoinghi.reading.sheet_cells import SheetCell, letters_of
from hoinghi.reading.sources.old_letters import mender_for
from hoinghi.reading.sources.plain import read_plain
from hoinghi.unreadable import UnreadableSource, check_bytes

MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 60
LONGEST_CELL: Final = 2_000
WANTED: Final = "danh sách"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODS: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_DELIMITERS: Final = ",;\t|"


class TableRow(NamedTuple):
    """A row that holds something: its number from 1, its cells from column A on."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A sheet; of a CSV file the only one, without a name."""

    sheet: str
    rows: tuple[TableRow, ...]

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)


class ReadFile(NamedTuple):
    """The tables of a file that hold something, and what a person should know of the reading."""

    tables: tuple[Table, ...]
    notes: tuple[str, ...]


def read_tables(data: bytes, name: str, *, size: int) -> ReadFile:
    """Read a file that somebody handed in; its kind is told by its content, not its name.

    Raises:
        UnreadableSource: Empty, too large, locked, damaged, of another kind, or without a table.
    """
    check_bytes(data, name, size=size, wanted=WANTED)
    data = _as_workbook(data, name)
    read = _workbook(data, name) if data[:2] == b"PK" else _csv(data, name)
    tables = tuple(_mended(table) for table in read.tables if table.rows)
    if not tables:
        raise UnreadableSource(
            code="empty",
            what=f"Tệp “{name}” không có dòng nào.",
            remedy="Hãy chọn tệp có bảng danh sách, dòng đầu là tên các cột.",
        )
    if sum(len(table.rows) for table in tables) > MAX_ROWS:
        raise UnreadableSource(
            code="too-long",
            what=f"Tệp “{name}” có hơn {MAX_ROWS:,} dòng.".replace(",", "."),
            remedy="Hãy tách thành nhiều tệp rồi nạp từng tệp.",
        )
    return ReadFile(tables, read.notes)


def tables_as_json(tables: Sequence[Table]) -> list[dict[str, Any]]:
    """Give *tables* as plain JSON values: ``[{"sheet", "rows": [[number, [cell, …]], …]}]``."""
    return [
        {"sheet": table.sheet, "rows": [[row.number, list(row.cells)] for row in table.rows]}
        for table in tables
    ]


def tables_from_json(kept: Sequence[dict[str, Any]]) -> tuple[Table, ...]:
    """Turn what ``tables_as_json`` gave back into tables."""
    return tuple(
        Table(one["sheet"], tuple(TableRow(number, tuple(cells)) for number, cells in one["rows"]))
        for one in kept
    )


def letter_of(column: int) -> str:
    """Give the letters of *column*, counted from 0: ``3`` → ``"D"``."""
    return letters_of(column)


def plain(text: str) -> str:
    """Give *text* as NFC on one line with single spaces, without what steers a printer."""
    whole = unicodedata.normalize("NFC", text[:LONGEST_CELL])
    shown = "".join(
        letter for letter in whole if letter.isspace() or unicodedata.category(letter)[0] != "C"
    )
    return " ".join(shown.split())


def _as_workbook(data: bytes, name: str) -> bytes:
    suffix = ".xls" if data.startswith(_OLE) else ".ods" if _ODS in data[:200] else ""
    if not suffix:
        return data
    if _ENCRYPTED in data:
        raise UnreadableSource(
            code="encrypted",
            what=f"Tệp “{name}” được bảo vệ bằng mật khẩu.",
            remedy="Hãy mở tệp bằng Excel, gỡ mật khẩu, lưu lại dạng .xlsx rồi thử lại.",
        )
    try:
        return libreoffice.convert(data, suffix, "xlsx")
    except (libreoffice.OfficeMissing, libreoffice.OfficeTooSlow, libreoffice.OfficeFailed):
        raise UnreadableSource(
            code="unknown-kind",
            what=f"Tệp “{name}” là bảng tính kiểu cũ ({suffix}), máy này chưa đọc được.",
            remedy="Hãy mở bằng Excel, chọn “Lưu thành” dạng .xlsx rồi thử lại.",
        ) from None


def _workbook(data: bytes, name: str) -> ReadFile:
    # Reading XML loads lxml; a list as CSV, which every `hoinghi read` opens, needs none of it.
    from hoinghi.reading.sheets import is_workbook, read_workbook

    if not is_workbook(data):
        raise UnreadableSource(
            code="unknown-kind",
            what=f"Không đọc được “{name}”: đây không phải bảng tính dạng .xlsx.",
            remedy="Hãy mở bằng Excel hoặc LibreOffice, chọn “Lưu thành” dạng .xlsx rồi thử lại.",
        )
    book = read_workbook(data, name)
    notes = [f"Trang tính ẩn “{hidden}” không được đọc." for hidden in book.hidden]
    notes += [
        f"Trang “{sheet.name}” có dòng hoặc cột ẩn; phần ẩn không được đọc."
        for sheet in book.sheets
        if sheet.hidden
    ]
    tables = (
        Table(
            plain(sheet.name),
            tuple(TableRow(row.number, tuple(map(_shown, row.cells))) for row in sheet.rows),
        )
        for sheet in book.sheets
    )
    return ReadFile(tuple(map(_trimmed, tables)), tuple(notes))


def _shown(cell: SheetCell) -> str:
    if cell.trouble == "uncalculated":
        return "#CHƯA-TÍNH!"
    return plain(cell.text)


def _csv(data: bytes, name: str) -> ReadFile:
    source = read_plain(data, name, "")
    lines = source.lines
    delimiter = _delimiter(lines)
    try:
        rows = tuple(_csv_rows(lines, delimiter))
    except csv.Error:
        raise UnreadableSource(
            code="damaged",
            what=f"Tệp “{name}” không phải một bảng CSV đọc được.",
            remedy="Hãy lưu lại danh sách dạng .xlsx rồi thử lại.",
        ) from None
    return ReadFile((_trimmed(Table("", rows)),), ())


def _csv_rows(lines: Sequence[str], delimiter: str) -> Iterator[TableRow]:
    # Numbered by lines of the file, as an editor shows them.
    reader = csv.reader(io.StringIO("\n".join(lines)), delimiter=delimiter)
    first = 1
    for cells in reader:
        yield TableRow(first, tuple(map(plain, cells)))
        first = reader.line_num + 1


def _delimiter(lines: Sequence[str]) -> str:
    head = [line for line in lines[:20] if line.strip()]
    counts = {mark: sum(line.count(mark) for line in head) for mark in _DELIMITERS}
    return max(counts, key=lambda mark: counts[mark])


def _trimmed(table: Table) -> Table:
    rows = (TableRow(row.number, row.cells[:MAX_COLUMNS]) for row in table.rows if any(row.cells))
    return Table(table.sheet, tuple(rows))


def _mended(table: Table) -> Table:
    """Turn text in an old font into Unicode, all of it or column by column."""
    everywhere = mender_for(_text(table.rows))
    menders = [everywhere or mender_for(_text(table.rows, column)) for column in range(table.width)]
    if not any(menders):
        return table
    rows = (
        TableRow(row.number, tuple(_mend(cell, menders[at]) for at, cell in enumerate(row.cells)))
        for row in table.rows
    )
    return Table(table.sheet, tuple(rows))


def _mend(cell: str, mender: Callable[[str], str] | None) -> str:
    # A heading in Unicode is left as it is.
    return cell if mender is None or _is_unicode(cell) else mender(cell)


def _is_unicode(cell: str) -> bool:
    return any(letter > "\xff" for letter in cell)


def _text(rows: Sequence[TableRow], column: int | None = None) -> str:
    if column is None:
        return "\n".join(cell for row in rows for cell in row.cells)
    # A heading in Unicode over a column in an old font is common.
    cells = (row.cells[column] for row in rows if column < len(row.cells))
    return "\n".join(cell for cell in cells if not _is_unicode(cell))
