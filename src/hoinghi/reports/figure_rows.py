"""Số liệu dạng dài: mỗi dòng một số của một đơn vị hoặc một nhóm; dùng cho CSV và Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal

from hoinghi.reports.rolled import Reporting, Rolled

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure; the names of the columns are those of the files.

    Attributes:
        loai_dong: "don_vi" for what a body reported, "tong" for a total.
        cong_vao_tong: Whether the figure of a body is added up, or stands for comparison.
        tinh_trang: "so", "khong_ap_dung", "khong_co_so_lieu".
        so_lieu_luc: The moment of which all of this is.
    """

    loai_dong: str
    don_vi: str
    chi_tieu: str
    ten_chi_tieu: str
    don_vi_tinh: str
    ky: str
    du_an: str = ""
    nguon: str = ""
    gia_tri: Decimal | None = None
    tinh_trang: str = "so"
    chinh_thuc: bool | None = None
    cong_vao_tong: bool | None = None
    ngay_so_lieu: date | None = None
    lan_gui: int | None = None
    gui_luc: datetime | None = None
    trang_thai_bao_cao: str = ""
    da_bao_cao: int | None = None
    phai_bao_cao: int | None = None
    so_chinh_thuc: int | None = None
    so_lieu_luc: datetime | None = None


_SAID = {
    "number": "so", "not_applicable": "khong_ap_dung", "no_data": "khong_co_so_lieu",
}  # fmt: skip
COLUMNS = tuple(field.name for field in fields(FigureRow))


def rows(rolled: Rolled, group: str, at: datetime) -> Iterator[FigureRow]:
    """Give every figure of the bodies of *group*, then every total of it."""
    for body in rolled.members(group):
        yield from _of_body(rolled, body, at)
    title = rolled.groups[group].title or "Toàn bộ"
    for period in rolled.periods:
        for part in _parts(rolled):
            yield from _totals(rolled, group, title, period, part, at)


def csv_of(rolled: Rolled, group: str, at: datetime) -> bytes:
    """Write the rows as CSV that Excel opens as it is: UTF-8 with a mark, plain numbers."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in rows(rolled, group, at):
        writer.writerow([_plain(getattr(row, name)) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def parquet_of(rolled: Rolled, group: str, at: datetime) -> bytes:
    """Write the rows as Parquet, with types; loads Arrow."""
    import pyarrow  # loads slowly, and only this file needs it
    from pyarrow import parquet  # as above

    told = list(rows(rolled, group, at))
    types = {
        "gia_tri": pyarrow.decimal128(24, 6), "chinh_thuc": pyarrow.bool_(),
        "cong_vao_tong": pyarrow.bool_(), "ngay_so_lieu": pyarrow.date32(),
        "lan_gui": pyarrow.int32(), "gui_luc": pyarrow.timestamp("us", tz="UTC"),
        "da_bao_cao": pyarrow.int32(), "phai_bao_cao": pyarrow.int32(),
        "so_chinh_thuc": pyarrow.int32(), "so_lieu_luc": pyarrow.timestamp("us", tz="UTC"),
    }  # fmt: skip
    table = pyarrow.table({
        name: pyarrow.array(
            [getattr(row, name) for row in told], types.get(name, pyarrow.string())
        )
        for name in COLUMNS
    })  # fmt: skip
    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def _of_body(rolled: Rolled, body: Reporting, at: datetime) -> Iterator[FigureRow]:
    if body.sent is None:
        return
    for cell in sorted(body.sent.answers):
        one = rolled.outline.indicators.get(cell.indicator)
        if one is None:
            continue
        answer = body.sent.answers[cell]
        project, _, source = cell.part.partition("/")
        yield FigureRow(
            loai_dong="don_vi", don_vi=body.name, chi_tieu=one.code, ten_chi_tieu=one.name,
            don_vi_tinh=one.unit, ky=cell.period, du_an=project, nguon=source,
            gia_tri=answer.number, tinh_trang=_SAID[answer.said.value],
            chinh_thuc=answer.is_official if answer.number is not None else None,
            cong_vao_tong=rolled.is_primary(body, one.code), ngay_so_lieu=answer.as_of,
            lan_gui=body.sent.number, gui_luc=body.sent.at,
            trang_thai_bao_cao="da_nhan" if body.sent.is_accepted else "da_gui", so_lieu_luc=at,
        )  # fmt: skip


def _parts(rolled: Rolled) -> list[str]:
    projects = [one.code for one in rolled.outline.projects]
    sources = [f"/{one.code}" for one in rolled.outline.sources]
    return ["", *projects, *sources]


def _totals(
    rolled: Rolled, group: str, title: str, period: str, part: str, at: datetime
) -> Iterator[FigureRow]:
    project, _, source = part.partition("/")
    for code, one in rolled.outline.indicators.items():
        if part and not one.by_project:
            continue
        told = rolled.figure(code, period, group, part)
        if told.reported:
            yield FigureRow(
                loai_dong="tong", don_vi=title, chi_tieu=code, ten_chi_tieu=one.name,
                don_vi_tinh=one.unit, ky=period, du_an=project, nguon=source, gia_tri=told.value,
                da_bao_cao=told.reported, phai_bao_cao=told.expected,
                so_chinh_thuc=told.official, so_lieu_luc=at,
                trang_thai_bao_cao="da_nhan" if rolled.is_accepted_only else "da_gui",
            )  # fmt: skip


def _plain(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "co" if value else "khong"
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    told = str(value)
    # A name that begins so would be a formula to Excel.
    return f"'{told}" if isinstance(value, str) and told.startswith(_FORMULA_STARTS) else told
