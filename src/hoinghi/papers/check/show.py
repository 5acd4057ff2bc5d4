"""The report of a check on a screen: a table of what departs, then what to do about it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import TextIO

from hoinghi.papers.check.deviation import Deviation, Report, Severity
from hoinghi.text_table import Column, draw, wrap

_SEVERITIES = {
    Severity.ERROR: ("LỖI", "\x1b[1;31m"),
    Severity.WARNING: ("LƯU Ý", "\x1b[1;33m"),
}
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_WIDTH = 100
_COLUMNS = (
    Column("Mức"),
    Column("Thành phần", 3, 12),
    Column("Đo được", 3, 10),
    Column("Quy định", 4, 12),
    Column("Ở đâu", 5, 12),
)
UNVERIFIED = (
    "CHƯA XÁC MINH: bộ quy tắc này lập theo hiểu biết chung, chưa đối chiếu với văn bản gốc; "
    "hãy đối chiếu trước khi dựa vào kết quả."
)


def show(report: Report, out: TextIO) -> None:
    """Write *report* to *out*; in colour, and as wide as the window up to 100, on a terminal."""
    width = min(shutil.get_terminal_size((_WIDTH, 24)).columns, _WIDTH) if out.isatty() else _WIDTH
    for line in as_lines(report, colour=out.isatty(), width=max(width, 60)):
        out.write(f"{line}\n")


def as_lines(report: Report, *, colour: bool = False, width: int = _WIDTH) -> Iterator[str]:
    """*report* line by line, errors first; what recurs stands once, with how often it does."""
    papers = "" if report.papers == 1 else f", {report.papers} văn bản"
    yield from wrap(
        f"{report.name}: soát theo {report.title}, {report.judged} quy tắc{papers}.", width
    )
    if not report.verified:
        yield from wrap(UNVERIFIED, width)
    yield ""
    groups = _grouped(report.deviations)
    if not groups:
        yield _strong("ĐẠT: không có sai lệch về thể thức.", colour)
        return
    yield _strong(summary(report), colour)
    yield from draw(_COLUMNS, [_row(group) for group in groups], width=width)
    yield ""
    yield _strong("CẦN LÀM", colour)
    for group in groups:
        yield from _to_do(group[0], colour, width)


def summary(report: Report) -> str:
    """``"3 LỖI, 1 LƯU Ý"``."""
    counts = ((len(report.errors), "LỖI"), (len(report.warnings), "LƯU Ý"))
    return ", ".join(f"{count} {name}" for count, name in counts if count)


def _strong(text: str, colour: bool) -> str:
    return f"{_BOLD}{text}{_PLAIN}" if colour else text


def _grouped(deviations: Sequence[Deviation]) -> list[list[Deviation]]:
    groups: dict[tuple[str, str], list[Deviation]] = {}
    for deviation in deviations:
        groups.setdefault((deviation.code, deviation.measured), []).append(deviation)
    return sorted(groups.values(), key=lambda group: group[0].severity is not Severity.ERROR)


def _row(group: Sequence[Deviation]) -> Sequence[str]:
    first = group[0]
    more = f" và {len(group) - 1} chỗ nữa" if len(group) > 1 else ""
    return (
        _SEVERITIES[first.severity][0],
        first.component,
        first.measured,
        first.allowed,
        f"{place_of(first)}{more}",
    )


def place_of(deviation: Deviation) -> str:
    """Where it is, for people: page where known, and the first words of the paragraph."""
    spot = deviation.spot
    page = f"trang {spot.page}" if spot.page is not None else ""
    words = f"“{spot.words}”" if spot.words else ""
    return ": ".join(filter(None, (page, words))) or "thiết lập trang"


def _to_do(deviation: Deviation, colour: bool, width: int) -> Iterator[str]:
    name, shade = _SEVERITIES[deviation.severity]
    mark = f"{shade}{name}{_PLAIN}" if colour else name
    yield f"{mark} {deviation.code}"
    for line in wrap(f"{deviation.sentence} ({deviation.source})", width - 2):
        yield f"  {line}"
