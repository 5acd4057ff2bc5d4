"""Chuỗi số liệu đứt ở đâu, đọc từ ``data/breaks.yaml``. Python thuần.

Source: Nghị định 07/2021/NĐ-CP (poverty standard of 2022-2025, in force until 31/12/2026 by Nghị
định 351/2025/NĐ-CP), Nghị định 351/2025/NĐ-CP (that of 2027-2030).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources

import yaml

from hoinghi.rollup import Break


@cache
def known() -> tuple[Break, ...]:
    """Give the breaks of the house, in the order of time."""
    file = resources.files("hoinghi.reports") / "data" / "breaks.yaml"
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    return tuple(
        Break(
            before=str(one["before"]),
            after=str(one["after"]),
            why=one["why"],
            indicators=frozenset(one.get("indicators", ())),
        )
        for one in told
    )


def among(
    breaks: Iterable[Break], codes: Iterable[str], group: str, periods: Sequence[str]
) -> tuple[Break, ...]:
    """Give the breaks of a figure of *group* made of *codes* inside *periods*, which are in order.

    A figure of one period breaks nowhere.
    """
    if len(periods) < 2:
        return ()
    wanted = tuple(codes)
    return tuple(
        one
        for one in breaks
        if periods[0] <= one.before and one.after <= periods[-1] and one.breaks(group, wanted)
    )


def last_stretch(breaks: Iterable[Break], periods: Sequence[str]) -> tuple[str, ...]:
    """Give the periods after the last of *breaks*."""
    begins = max((one.after for one in breaks), default="")
    return tuple(period for period in periods if period >= begins)
