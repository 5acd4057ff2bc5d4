"""Bảng lớn thành tệp .xlsx, viết thẳng XML: hàng trăm nghìn ô trong nửa giây. Python thuần.

Text stays text whatever it begins with; only what is given as a ``Sum`` is a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Final

from hoinghi.reading.sheet_cells import letters_of

Value = str | int | float | Decimal | None
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKED: Final = 1
"""Level of packing: two thirds of the best, in a third of the time."""
_SIGN: Final = re.compile("[&<>\\x00-\\x1f\\ufffe\\uffff]")
# What no XML may hold, whatever somebody typed.
_UNSAID: Final = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainSheet:
    """A sheet: a row of heads, rows, and under them the sums of the columns from *summed* on."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Value]]
    summed: int | None = None


def plain_book(sheets: Sequence[PlainSheet]) -> bytes:
    """Give *sheets* as an Excel file.

    Raises:
        ValueError: A name that Excel does not take.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=_PACKED) as packed:
        packed.writestr("[Content_Types].xml", _types(len(sheets)))
        packed.writestr("_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")]))
        packed.writestr("xl/workbook.xml", _workbook(sheets))
        own = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        packed.writestr("xl/_rels/workbook.xml.rels", _relations([*own, ("styles", "styles.xml")]))
        packed.writestr("xl/styles.xml", _STYLES)
        for number, sheet in enumerate(sheets, start=1):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", _drawn(sheet))
    return made.getvalue()


def _drawn(sheet: PlainSheet) -> str:
    columns = [letters_of(at) for at in range(len(sheet.heads))]
    parts = [
        f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        "</sheetView></sheetViews><sheetData>",
        _row(
            1, [(column, _text(head, 1)) for column, head in zip(columns, sheet.heads, strict=True)]
        ),
    ]
    number = 1
    for number, row in enumerate(sheet.rows, start=2):
        parts.append(_row(number, list(zip(columns, map(_cell, row), strict=False))))
    if sheet.summed is not None and number > 1:
        sums = [
            (column, f' s="1"><f>SUM({column}2:{column}{number})</f></c>')
            for column in columns[sheet.summed :]
        ]
        parts.append(_row(number + 1, [("A", _text("Cộng", 1)), *sums]))
    parts.append("</sheetData></worksheet>")
    return "".join(parts)


def _row(number: int, cells: Sequence[tuple[str, str]]) -> str:
    told = "".join(f'<c r="{column}{number}"{cell}' for column, cell in cells if cell)
    return f'<row r="{number}">{told}</row>'


def _cell(value: Value) -> str:
    if isinstance(value, str):
        return _text(value, 0) if value else ""
    return "" if value is None else f"><v>{value}</v></c>"


def _text(value: str, style: int) -> str:
    look = f' s="{style}"' if style else ""
    told = escape(value.translate(_UNSAID), quote=False) if _SIGN.search(value) else value
    return f'{look} t="inlineStr"><is><t xml:space="preserve">{told}</t></is></c>'


def _workbook(sheets: Sequence[PlainSheet]) -> str:
    for one in sheets:
        if not 0 < len(one.name) <= 31 or any(sign in one.name for sign in "[]:*?/\\'"):
            raise ValueError(f"no name of a sheet: {one.name!r}")
    told = "".join(
        f'<sheet name="{escape(one.name)}" sheetId="{n}" r:id="rId{n}"/>'
        for n, one in enumerate(sheets, start=1)
    )
    # Whatever opens it computes the sums: none is written here.
    return (
        f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{told}</sheets>'
        '<calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>'
    )


def _relations(every: Sequence[tuple[str, str]]) -> str:
    told = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(every, start=1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{told}</Relationships>'


def _types(number: int) -> str:
    own = "".join(
        f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_SHEET}.worksheet+xml"/>'
        for n in range(1, number + 1)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET}.styles+xml"/>{own}</Types>'
    )


_STYLES: Final = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/>'
    '<name val="Times New Roman"/></font><font><b/><sz val="11"/><name val="Times New Roman"/>'
    '</font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill>'
    '<patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders>'
    '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/>'
    '<xf xfId="0" fontId="1" applyFont="1"/></cellXfs><cellStyles count="1">'
    '<cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
