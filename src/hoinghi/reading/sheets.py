"""Excel workbooks (.xlsx, .xlsm) → rows of cells as a person sees them.

Read from the XML itself, as DOCX is: the values that Excel saved, nothing is calculated and no
macro looked at; whatever is hidden is left out and named. Bounds come before memory.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import Any, Final, NamedTuple

from hoinghi.ooxml.package import EXCEL, Package
from hoinghi.reading.sheet_cells import (
    Formats,
    SheetCell,
    column_of,
    letters_of,
    read_cell,
    tag_of,
    text_of,
)

MAX_CELLS: Final = 300_000
MAX_SHEETS: Final = 60
#: As of a plan: the same string may be shown by any number of cells.
MAX_LETTERS: Final = 4_000_000
_MAX_ROW, _MAX_COLUMN = 1_048_576, 16_384
# Blank cells that a merge fills; beyond, only its first cell counts.
_WIDEST_MERGE: Final = 400
_MOST_MERGED: Final = 50_000
# Excel allows no longer code of a number format; the patterns below take a square of its length.
_LONGEST_CODE: Final = 255
_ODT: Final = b"mimetypeapplication/vnd.oasis.opendocument.text"
_PART_OF_WORKBOOK: Final = b"xl/workbook.xml"
_PART_SIGN: Final = b"PK\x01\x02"
REF: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_GENERAL_PERCENT: Final = {9, 10}
_DATES: Final = {14, 15, 16, 17, 22}
_QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DATE_MARK: Final = re.compile(r"[dyDY]")


class SheetRow(NamedTuple):
    """A row that holds something: its number from 1, and cells from column A without gaps."""

    number: int
    cells: tuple[SheetCell, ...]


class Sheet(NamedTuple):
    """A sheet that is shown; ``hidden`` tells whether rows or columns of it were left out."""

    name: str
    rows: tuple[SheetRow, ...]
    hidden: bool


class Workbook(NamedTuple):
    """The sheets that are shown, and the names of those that are not."""

    sheets: tuple[Sheet, ...]
    hidden: tuple[str, ...]


def is_workbook(data: bytes) -> bool:
    """Tell whether *data* is an Excel file of the kind that is a packed folder of XML.

    An OpenDocument sheet is taken for one too, so that the refusal names the remedy.
    """
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")) or _ODT in data[:200]:
        return False
    if data.count(_PART_SIGN) > EXCEL.parts:
        # Too many to list; what is no workbook is refused for the same reason elsewhere.
        return _PART_OF_WORKBOOK in data
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return any(
                name.startswith("xl/") or name == "content.xml" for name in archive.namelist()
            )
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False


def read_workbook(data: bytes, name: str) -> Workbook:
    """The sheets of the workbook whose bytes are *data*; *name* is for the refusals.

    Raises:
        UnreadableSource: It is damaged, locked, of another kind or too large.
    """
    with Package(data, name, EXCEL) as package:
        return _Reader(package).workbook()


class _Reader:
    """One archive, the bytes unpacked so far and the cells read so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._parts = package.parts
        self._cells = 0
        self._letters = 0

    def workbook(self) -> Workbook:
        """All sheets in the order of their tabs."""
        book = self._xml("xl/workbook.xml")
        targets = self._targets()
        tabs = [node for node in book.iter() if tag_of(node) == "sheet"]
        if len(tabs) > MAX_SHEETS:
            raise self._package.too_much()
        shown = [tab for tab in tabs if tab.get("state", "visible") == "visible"]
        strings, formats = self._strings(), self._formats()
        epoch = date(1904, 1, 1) if _is_1904(book) else date(1899, 12, 30)
        sheets = []
        for tab in shown:
            part = targets.get(_relation(tab), "")
            if part in self._parts and "/worksheets/" in part:
                sheet = self._xml(part)
                sheets.append(self._sheet(tab.get("name", ""), sheet, strings, formats, epoch))
        hidden = tuple(tab.get("name", "") for tab in tabs if tab not in shown)
        return Workbook(tuple(sheets), hidden)

    def _xml(self, part: str) -> Any:
        tree = self._package.tree(self._package.content(part))
        if tree is None:
            raise self._package.damaged()
        return tree

    def _targets(self) -> dict[str, str]:
        relations = self._xml("xl/_rels/workbook.xml.rels")
        found: dict[str, str] = {}
        for node in relations:
            target = node.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.join("xl", target)
            found[node.get("Id", "")] = posixpath.normpath(whole)
        return found

    def _strings(self) -> list[str]:
        if "xl/sharedStrings.xml" not in self._parts:
            return []
        items = (item for item in self._xml("xl/sharedStrings.xml") if tag_of(item) == "si")
        return [" ".join(text_of(item).split()) for item in items]

    def _formats(self) -> Formats:
        if "xl/styles.xml" not in self._parts:
            return Formats(frozenset(), frozenset())
        styles = self._xml("xl/styles.xml")
        codes = {
            int(node.get("numFmtId", "0")): _QUOTED.sub(
                "", node.get("formatCode", "")[:_LONGEST_CODE]
            )
            for node in styles.iter()
            if tag_of(node) == "numFmt"
        }
        percents, dates = set(), set()
        for place, kind in enumerate(_cell_formats(styles)):
            code = codes.get(kind, "")
            if kind in _GENERAL_PERCENT or "%" in code:
                percents.add(place)
            elif kind in _DATES or (code and _DATE_MARK.search(code)):
                dates.add(place)
        return Formats(frozenset(percents), frozenset(dates))

    def _sheet(
        self, name: str, root: Any, strings: Sequence[str], formats: Formats, epoch: date
    ) -> Sheet:
        columns = _hidden_columns(root)
        rows: dict[int, dict[int, SheetCell]] = {}
        left_out = False
        last = 0
        for row in _children(root, "sheetData", "row"):
            number = int(row.get("r", str(last + 1)))
            last = number
            if not 0 < number <= _MAX_ROW:
                raise self._package.damaged()
            cells = dict(self._row(row, number, strings, formats, epoch))
            shown = {at: cell for at, cell in cells.items() if at not in columns}
            if row.get("hidden") in ("1", "true"):
                left_out = left_out or bool(cells)
                continue
            left_out = left_out or len(shown) < len(cells)
            rows[number] = shown
        _fill_merges(root, rows, columns)
        seen = (SheetRow(number, self._whole(number, rows[number])) for number in sorted(rows))
        return Sheet(name, tuple(row for row in seen if row.cells), left_out)

    def _whole(self, number: int, cells: Mapping[int, SheetCell]) -> tuple[SheetCell, ...]:
        """The row of *cells*; the blanks between them and the merged ones count as cells too."""
        width = _width(cells)
        self._cells += max(0, width - len(cells))
        self._letters += sum(len(cell.text) for cell in cells.values())
        if self._cells > MAX_CELLS or self._letters > MAX_LETTERS:
            raise self._package.too_much()
        return tuple(
            cells.get(at) or SheetCell("", f"{letters_of(at)}{number}", None, False, None, at)
            for at in range(width)
        )

    def _row(
        self, row: Any, number: int, strings: Sequence[str], formats: Formats, epoch: date
    ) -> Iterator[tuple[int, SheetCell]]:
        at = -1
        for node in row:
            if tag_of(node) != "c":
                continue
            self._cells += 1
            if self._cells > MAX_CELLS:
                raise self._package.too_much()
            match = REF.fullmatch(node.get("r", ""))
            at = column_of(match[1]) if match else at + 1
            if at >= _MAX_COLUMN:
                raise self._package.damaged()
            cell = read_cell(node, f"{letters_of(at)}{number}", at, strings, formats, epoch)
            if cell:
                yield at, cell


def _fill_merges(
    root: Any, rows: Mapping[int, dict[int, SheetCell]], columns: frozenset[int]
) -> None:
    """Give every cell of a merged range what its first one says."""
    filled = 0
    for node in _children(root, "mergeCells", "mergeCell"):
        corners = [REF.fullmatch(corner) for corner in node.get("ref", "").split(":")]
        if len(corners) != 2 or not corners[0] or not corners[1]:
            continue
        top, left = int(corners[0][2]), column_of(corners[0][1])
        bottom, right = int(corners[1][2]), column_of(corners[1][1])
        first = rows.get(top, {}).get(left)
        size = (bottom - top + 1) * (right - left + 1)
        if first is None or bottom < top or right < left or size > _WIDEST_MERGE:
            continue
        filled += size
        if filled > _MOST_MERGED:
            break
        for number in range(top, bottom + 1):
            for at in range(left, right + 1):
                if number in rows and at not in columns:
                    rows[number].setdefault(at, first._replace(column=at))


def _width(cells: Mapping[int, SheetCell]) -> int:
    """How many columns of a row are read; none where all is blank."""
    if not any(cell.text or cell.trouble for cell in cells.values()):
        return 0
    # A stray cell far to the right must not make a row of sixteen thousand.
    width = 0
    for at in sorted(cells):
        if at > width + 64:
            break
        width = at + 1
    return width


def _hidden_columns(root: Any) -> frozenset[int]:
    # Ranges may lie over each other by the million: only where they begin and end is noted.
    edges = [0] * (_MAX_COLUMN + 1)
    for node in _children(root, "cols", "col"):
        if node.get("hidden") in ("1", "true"):
            first = max(1, int(node.get("min", "1")))
            last = min(_MAX_COLUMN, int(node.get("max", "1")))
            if first <= last:
                edges[first - 1] += 1
                edges[last] -= 1
    return frozenset(at for at, open_ranges in enumerate(accumulate(edges)) if open_ranges)


def _bare(code: str) -> str:
    """A number format without what it prints as it stands."""
    return _QUOTED.sub("", code[:_LONGEST_CODE])


def _cell_formats(styles: Any) -> Iterator[int]:
    for node in _children(styles, "cellXfs", "xf"):
        yield int(node.get("numFmtId", "0"))


def _children(root: Any, group: str, tag: str) -> Iterator[Any]:
    for node in root:
        if tag_of(node) == group:
            yield from (child for child in node if tag_of(child) == tag)


def _relation(tab: Any) -> str:
    return next((v for k, v in tab.attrib.items() if k.endswith("}id")), "")


def _is_1904(book: Any) -> bool:
    return any(
        tag_of(node) == "workbookPr" and node.get("date1904") in ("1", "true") for node in book
    )
