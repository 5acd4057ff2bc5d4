"""Bảng xoay: hàng, cột do người xem chọn; mỗi ô là một số của bảng tổng hợp."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

from hoinghi.reports.consolidation import group_title
from hoinghi.reports.consolidation_choice import ALL_PERIODS, Choice
from hoinghi.reports.rolled import GroupKind, Rolled

ROWS: Final = MappingProxyType(
    {
        "don-vi": _("Đơn vị"),
        "chi-tieu": _("Chỉ tiêu"),
        "du-an": _("Dự án"),
        "nguon": _("Nguồn vốn"),
        "ky": _("Kỳ"),
        "loai": _("Loại đơn vị"),
        "dia-ban": _("Địa bàn khi báo cáo"),
        "hien-nay": _("Đơn vị hiện nay"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Of what a cell of the table is; a body stands before a group."""

    indicator: str
    period: str
    group: str
    part: str = ""
    body: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A row or a column: its name, and what it says of its cells."""

    title: str
    says: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PivotCell:
    """A figure of the table; ``reported`` and ``expected`` None for that of one body."""

    value: Decimal | None
    decimals: int
    query: str
    reported: int | None = None
    expected: int | None = None

    @property
    def is_partial(self) -> bool:
        return self.reported is not None and self.reported < (self.expected or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """What stands in rows and columns, and which indicators are told."""

    rows: str = "don-vi"
    columns: str = "chi-tieu"
    section: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Axes:
        """Read the address; the same on both sides would say everything twice."""
        rows, columns = query.get("hang", ""), query.get("cot", "")
        rows = rows if rows in ROWS else "don-vi"
        columns = columns if columns in ROWS and columns != rows else ""
        fallback = "chi-tieu" if rows != "chi-tieu" else "don-vi"
        return cls(rows=rows, columns=columns or fallback, section=query.get("muc", "")[:20])

    @property
    def has_indicators(self) -> bool:
        return "chi-tieu" in (self.rows, self.columns)

    @property
    def query(self) -> str:
        told = {"hang": self.rows, "cot": self.columns, "muc": self.section}
        return urlencode({name: value for name, value in told.items() if value})


def items(rolled: Rolled, choice: Choice, axes: Axes, axis: str) -> list[Item]:
    """Give the rows or columns that *axis* asks for."""
    makers: dict[str, Callable[[], Iterator[Item]]] = {
        "don-vi": lambda: _bodies(rolled, choice),
        "chi-tieu": lambda: _indicators(rolled, axes),
        "du-an": lambda: _parts(rolled.outline.projects, ""),
        "nguon": lambda: _parts(rolled.outline.sources, "/"),
        "ky": lambda: _periods(rolled),
        "loai": lambda: _groups(rolled, GroupKind.KIND),
        "dia-ban": lambda: _groups(rolled, GroupKind.THEN),
        "hien-nay": lambda: _groups(rolled, GroupKind.NOW),
    }
    return list(makers[axis]())


def cells(
    rolled: Rolled, base: Place, row: Item, columns: list[Item], choice: Choice
) -> list[PivotCell]:
    """Give the cells of one row."""
    return [cell(rolled, _merged(base, row, column), choice) for column in columns]


def cell(rolled: Rolled, place: Place, choice: Choice) -> PivotCell:
    """Give one figure with the address where it is traced."""
    one = rolled.outline.indicators[place.indicator]
    query = query_of(place, choice)
    if place.body is not None:
        period = place.period or (rolled.periods or ("",))[-1]
        value = rolled.number(place.body, place.indicator, period, place.part)
        return PivotCell(value=value, decimals=one.decimals, query=query)
    told = rolled.figure(place.indicator, place.period, place.group, place.part)
    return PivotCell(
        value=told.value,
        decimals=one.decimals,
        query=query,
        reported=told.reported,
        expected=told.expected,
    )


def query_of(place: Place, choice: Choice) -> str:
    """Give the address of a figure's page, after the question mark."""
    told = {
        "de-cuong": choice.outline,
        "chi-tieu": place.indicator,
        "ky": place.period or ALL_PERIODS,
        "nhom": "" if place.body else place.group,
        "don-vi": place.body,
        "phan": place.part,
        "da-nhan": "1" if choice.accepted_only else "",
    }
    return urlencode({name: value for name, value in told.items() if value})


def _merged(base: Place, *said: Item) -> Place:
    for one in said:
        base = replace(base, **one.says)
    return base


def _bodies(rolled: Rolled, choice: Choice) -> Iterator[Item]:
    for one in rolled.members(choice.group):
        yield Item(title=one.said, says={"body": one.body})
    yield Item(title="", says={"body": None, "group": choice.group})


def _indicators(rolled: Rolled, axes: Axes) -> Iterator[Item]:
    section = rolled.outline.section(axes.section)
    codes = section.indicators if section and section.indicators else rolled.outline.indicators
    for code in codes:
        one = rolled.outline.indicators[code]
        yield Item(title=f"{one.name} ({one.unit})", says={"indicator": code})


def _parts(named: Any, before: str) -> Iterator[Item]:
    for one in named:
        yield Item(title=one.title, says={"part": f"{before}{one.code}"})
    yield Item(title="", says={"part": ""})


def _periods(rolled: Rolled) -> Iterator[Item]:
    for one in rolled.outline.periods:
        yield Item(title=one.title, says={"period": one.code})


def _groups(rolled: Rolled, kind: GroupKind) -> Iterator[Item]:
    for one in rolled.groups.values():
        if one.kind is kind:
            yield Item(title=group_title(one), says={"group": one.key})
    yield Item(title="", says={"group": ""})
