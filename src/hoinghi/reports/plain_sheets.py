"""Trang tính đọc thẳng từ XML, khi tệp được ghi theo lối thường gặp. Python thuần.

Excel, LibreOffice, WPS and our own forms write the rows of a sheet in one manner. That manner is
read here, and what the rows are like is found out once for all forms that a reader meets: after
that a row costs a look-up. Nothing is refused here: a file with anything else in the sheets that
are wanted (text of several looks in a cell, errors, comments, other formats, far cells) gives
None, and is read the careful way (``form_reading``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from enum import Enum, auto
from posixpath import join, normpath
from typing import Any, Final, NamedTuple

from lxml import etree

from hoinghi.ooxml.package import Package
from hoinghi.reading.sheet_cells import column_of

Rows = list[list[Any]]

LARGEST: Final = 4_000_000
"""Bytes that a file may say it unpacks to; a larger one is no usual form."""
_MOST_KEPT: Final = 4_000_000
"""Bytes of rows that are remembered."""
_BOOKS_KEPT: Final = 16
_LARGEST_KEPT: Final = 200_000
_BOOK, _RELATED = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STRINGS, _STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_HEAD: Final = re.compile(
    rb'(?:<\?xml version="1\.0" encoding="(?i:utf-8)"(?: standalone="(?:yes|no)")?\s?\?>\s*)?<\w'
)
_STRING: Final = re.compile(r'<si><t( xml:space="preserve")?>([^<]*)</t></si>')
_OTHER_SIGN: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)|_x(?!000D_)[0-9A-Fa-f]{4}_")
_SIGNS: Final = (
    ("_x000D_", "\r"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"),
    ("&amp;", "&"),
)  # fmt: skip
_NUMBERS: Final = tuple(b"%d" % n for n in range(1_000))
_VALUE: Final = re.compile(rb"<v>([^<]*)</v>")
_NUMBER: Final = re.compile(rb"-?\d{1,20}(?:\.\d{1,20})?(?:E[+-]?\d{1,3})?")
# A row as it is left when the values are taken out of it: a NUL for each.
_SAID: Final = rb'(?: [\w:.]+="[^"<>\0]*")*'
_ROW: Final = re.compile(
    rb'(?:<row r="\d{1,4}"%b/>)*<row r="(\d{1,4})"%b>(.*)' % (_SAID, _SAID), re.DOTALL
)
_CELL: Final = re.compile(
    rb'<c r="([A-D]?[A-Z])(\d{1,4})"(?: s="(\d{1,4})")?(?: t="(n|s|str)")?'
    rb"(?:/>|>(?:<f%b(?:/>|>[^<\0]*</f>))?(\0|<v/>)?</c>)" % _SAID
)
# Formats that are numbers or days beyond doubt; of others calamine knows more.
_NUMBER_FORMATS: Final = frozenset((*range(12), 37, 38, 39, 40, 49))
_NUMBER_FORMAT: Final = re.compile(r"(?:\[\$-[0-9A-F]{1,8}\])?[#0,.]+%?")
_DAY_FORMATS: Final = frozenset((14,))
_DAY_FORMAT: Final = re.compile(r"(?:\[\$-[0-9A-F]{1,8}\])?dd?/mm?/yyyy(?:;@)?")
_BEFORE_DAYS: Final = date(1899, 12, 30)
_FIRST_DAY, _LAST_DAY = 61, 2_958_465


class _Unusual(Exception):
    """It is written in another manner."""


class _Kind(Enum):
    NUMBER = auto()
    DAY = auto()
    SHARED = auto()
    """Number of a text that is kept for the whole book."""
    TEXT = auto()
    UNSURE = auto()


class _Row(NamedTuple):
    """What rows are like that differ by their values only.

    Attributes:
        number: From 1.
        blank: The row without its values.
        shared: Column from 0 of each text that is kept for the whole book, and its place among
            the pieces of the row; ``others``: the same of other values, and what they are.
        pieces: How many there are, of the row and its values by turns.
    """

    number: int
    blank: tuple[str, ...]
    shared: tuple[tuple[int, int], ...]
    others: tuple[tuple[int, int, _Kind], ...]
    pieces: int


class _Looks(NamedTuple):
    """What the cells of a book are by their looks, and the rows met in such books."""

    kinds: tuple[_Kind, ...]
    rows: dict[bytes, _Row]


class PlainSheets:
    """Reads the wanted sheets of many books; remembers what their rows are like.

    A row is what it was the last time or is looked at anew: nothing that one file says changes how
    another is read.
    """

    def __init__(self, wanted: Iterable[str]) -> None:
        self._wanted = frozenset(wanted)
        self._parts: dict[bytes, Mapping[str, str]] = {}
        self._looks: dict[bytes, _Looks] = {}
        self._kept = 0

    def of(self, package: Package) -> dict[str, Rows] | None:
        """Give the wanted sheets that *package* has, rows and columns from the first on.

        None where it is written in another manner; the values are those that calamine gives.
        """
        if package.declared > LARGEST:
            return None
        try:
            return self._read(package)
        except (_Unusual, KeyError, UnicodeDecodeError, etree.XMLSyntaxError):
            return None

    def _read(self, package: Package) -> dict[str, Rows]:
        parts = self._parts_of(package)
        looks = self._looks_of(package)
        strings = _strings(_plain(package, _STRINGS))
        return {
            name: self._rows(_plain(package, part), strings, looks) for name, part in parts.items()
        }

    def _parts_of(self, package: Package) -> Mapping[str, str]:
        """Give the parts of the wanted sheets by name."""
        book, related = _plain(package, _BOOK), _plain(package, _RELATED)
        key = b"\0".join((book, related))
        if (known := self._parts.get(key)) is None:
            known = _sheet_parts(package.tree(book), package.tree(related), self._wanted)
            _keep(self._parts, key, known)
        return known

    def _looks_of(self, package: Package) -> _Looks:
        told = _plain(package, _STYLES)
        if (known := self._looks.get(told)) is None:
            known = _Looks(_kinds(package.tree(told)), {})
            _keep(self._looks, told, known)
        return known

    def _rows(self, sheet: bytes, strings: Mapping[bytes, str], looks: _Looks) -> Rows:
        _head, began, rest = sheet.partition(b"<sheetData>")
        body, ended, rest = rest.partition(b"</sheetData>")
        if not began or not ended or b"<sheetData" in rest:
            raise _Unusual
        *told, after = body.split(b"</row>")
        if b"<c" in after:
            raise _Unusual
        rows: Rows = []
        for one in told:
            pieces = _VALUE.split(one)
            row = self._row(b"\0".join(pieces[::2]), looks)
            if row.number <= len(rows) or len(pieces) != row.pieces:
                raise _Unusual
            while len(rows) < row.number - 1:
                rows.append([])
            rows.append(_filled(row, pieces, strings))
        return _even(rows)

    def _row(self, bare: bytes, looks: _Looks) -> _Row:
        """Give what the row is like that *bare* is left of."""
        if (known := looks.rows.get(bare)) is None:
            known = _row_of(bare, looks.kinds)
            self._kept += len(bare)
            if self._kept > _MOST_KEPT:
                self._forget()
            looks.rows[bare] = known
        return known

    def _forget(self) -> None:
        for looks in self._looks.values():
            looks.rows.clear()
        self._kept = 0


def _keep(known: dict[bytes, Any], key: bytes, value: Any) -> None:
    if len(known) >= _BOOKS_KEPT:
        known.clear()
    if len(key) <= _LARGEST_KEPT:
        known[key] = value


def _plain(package: Package, part: str) -> bytes:
    content = package.content(part)
    head = _HEAD.match(content)
    # One sign is found in a tenth of the time of two: only where it stands is more looked at.
    is_marked = b"!" in content and b"<!" in content
    if head is None or is_marked or b"\0" in content or content.find(b"\r", head.end()) >= 0:
        raise _Unusual
    return content


def _sheet_parts(book: Any, related: Any, wanted: frozenset[str]) -> Mapping[str, str]:
    sheets = [(one.get("name"), one.get(_ID)) for one in book.iter(f"{_MAIN}sheet")]
    looks = book.find(f"{_MAIN}workbookPr")
    counts_days_otherwise = looks is not None and "date1904" in looks.attrib
    if counts_days_otherwise or not sheets or len({name for name, _ in sheets}) < len(sheets):
        raise _Unusual
    targets = {one.get("Id"): one.get("Target", "") for one in related}
    return {
        name: normpath(join("/xl", targets.get(number, "")))[1:]
        for name, number in sheets
        if name in wanted
    }


def _kinds(styles: Any) -> tuple[_Kind, ...]:
    """Give what a number is in each look of a cell."""
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")}
    cells = styles.find(f"{_MAIN}cellXfs")
    return () if cells is None else tuple(_kind(one.get("numFmtId", "0"), own) for one in cells)


def _kind(number: str, own: Mapping[str, str]) -> _Kind:
    if (told := own.get(number)) is not None:
        is_number = _NUMBER_FORMAT.fullmatch(told) is not None
        is_day = _DAY_FORMAT.fullmatch(told) is not None
    else:
        at = int(number) if number.isdecimal() else -1
        is_number, is_day = at in _NUMBER_FORMATS, at in _DAY_FORMATS
    return _Kind.NUMBER if is_number else _Kind.DAY if is_day else _Kind.UNSURE


def _strings(told: bytes) -> dict[bytes, str]:
    """Give the texts of a book by their numbers, those left out that are written otherwise."""
    content = told.decode()
    found = _STRING.findall(content)
    if len(found) != content.count("<si"):
        raise _Unusual
    numbers = _NUMBERS if len(found) <= len(_NUMBERS) else [b"%d" % n for n in range(len(found))]
    is_plain = "&" not in content and "_x" not in content
    known = {b"": ""}
    for number, (kept, text) in zip(numbers, found, strict=False):
        # Without a word of the file to keep them, spaces at the ends do not count.
        if is_plain and (kept or text.strip() == text):
            known[number] = text
        elif (meant := _text(text)) is not None and (kept or meant.strip() == meant):
            known[number] = meant
    return known


def _text(told: str) -> str | None:
    """Give *told* with its signs as they are meant; None where others stand in it."""
    if "&" in told or "_x" in told:
        if _OTHER_SIGN.search(told):
            return None
        for sign, meant in _SIGNS:
            told = told.replace(sign, meant)
    return told


def _row_of(bare: bytes, kinds: Sequence[_Kind]) -> _Row:
    told = _ROW.fullmatch(bare)
    if told is None:
        raise _Unusual
    at, last = 0, -1
    values: list[tuple[int, int, _Kind]] = []
    cells = told[2]
    while at < len(cells):
        cell = _CELL.match(cells, at)
        if cell is None or cell[2] != told[1]:
            raise _Unusual
        column = column_of(cell[1].decode())
        if column <= last:
            raise _Unusual
        if cell[5] == b"\0":
            values.append((column, 2 * len(values) + 1, _kind_of(cell[4], cell[3], kinds)))
        at, last = cell.end(), column
    return _Row(
        number=int(told[1]),
        blank=("",) * (last + 1),
        shared=tuple(one[:2] for one in values if one[2] is _Kind.SHARED),
        others=tuple(one for one in values if one[2] is not _Kind.SHARED),
        pieces=2 * len(values) + 1,
    )


def _kind_of(kind: bytes | None, look: bytes | None, kinds: Sequence[_Kind]) -> _Kind:
    if kind == b"s":
        return _Kind.SHARED
    if kind == b"str":
        return _Kind.TEXT
    at = int(look or 0)
    return kinds[at] if at < len(kinds) else _Kind.UNSURE


def _filled(row: _Row, pieces: Sequence[bytes], strings: Mapping[bytes, str]) -> list[Any]:
    filled: list[Any] = list(row.blank)
    for column, at in row.shared:
        filled[column] = strings[pieces[at]]
    for column, at, kind in row.others:
        if not (told := pieces[at]):
            continue
        if kind is _Kind.NUMBER and (told.isdigit() or _NUMBER.fullmatch(told)):
            filled[column] = float(told)
            continue
        value = _text(told.decode()) if kind is _Kind.TEXT else _day(told, kind)
        if value is None:
            raise _Unusual
        filled[column] = value
    return filled


def _day(told: bytes, kind: _Kind) -> date | None:
    if kind is not _Kind.DAY or not told.isdigit() or not _FIRST_DAY <= int(told) <= _LAST_DAY:
        return None
    return _BEFORE_DAYS + timedelta(days=int(told))


def _even(rows: Rows) -> Rows:
    """Make the rows equally wide."""
    width = max((len(row) for row in rows), default=0)
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))
    return rows
