"""Chỗ đang xem trong số liệu tổng hợp, như ghi trong địa chỉ trang."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from urllib.parse import urlencode

from hoinghi.reports.models import ReportOutline
from hoinghi.reports.rolled import EVERYBODY, Rolled

ALL_PERIODS: Final = "ca-giai-doan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is looked at.

    Attributes:
        outline: Its code; "" for the first of the conference.
        period: Code; ``ALL_PERIODS`` for all since the last break; "" for the latest told.
        group: Key of a group; "" for everybody.
        indicator: Of the ranked list; "" for the first that fits.
    """

    outline: str = ""
    period: str = ""
    group: str = EVERYBODY
    accepted_only: bool = False
    indicator: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Choice:
        """Read the address; what cannot be read asks for nothing."""
        return cls(
            outline=query.get("de-cuong", "")[:60],
            period=query.get("ky", "")[:40],
            group=query.get("nhom", "")[:60],
            accepted_only=query.get("da-nhan") == "1",
            indicator=query.get("chi-tieu", "")[:40],
        )

    @property
    def query(self) -> str:
        """The address again, without what is not asked for."""
        return self.but()

    def but(self, **changes: Any) -> str:
        """Give the address with *changes*: names are those of the attributes."""
        one = replace(self, **changes)
        told = {
            "de-cuong": one.outline,
            "ky": one.period,
            "nhom": one.group,
            "da-nhan": "1" if one.accepted_only else "",
            "chi-tieu": one.indicator,
        }
        return urlencode({name: value for name, value in told.items() if value})

    def fitted(self, rolled: Rolled) -> Choice:
        """Give what of it there is: an unknown group is everybody, an unknown period the latest."""
        period = self.period
        if period not in (*rolled.periods, ALL_PERIODS) or (
            period == ALL_PERIODS and len(rolled.periods) < 2
        ):
            period = latest_told(rolled)
        return replace(
            self,
            period=period,
            group=self.group if self.group in rolled.groups else EVERYBODY,
            indicator=self.indicator if self.indicator in rolled.outline.indicators else "",
        )

    @property
    def asked_period(self) -> str:
        """Give the period as figures are asked for."""
        return "" if self.period == ALL_PERIODS else self.period


def latest_told(rolled: Rolled) -> str:
    """Give the last period of which anybody told a figure; else the last; "" without periods."""
    told = {cell.period for one in rolled.bodies if one.sent for cell in one.sent.answers}
    found = [period for period in rolled.periods if period in told]
    return (found or list(rolled.periods) or [""])[-1]


def chosen(outlines: list[ReportOutline], choice: Choice) -> ReportOutline | None:
    """Give the outline that is looked at; None where there is none."""
    own = next((one for one in outlines if one.code == choice.outline), None)
    return own or next(iter(outlines), None)
