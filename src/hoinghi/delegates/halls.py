"""A hall as an office writes it down: one line for each row of seats, or for several alike.

Python thuần. ``"A: 6 + 6"`` is row A with six seats left and six right of the aisle;
``"10 x 6 + 6"`` is ten such rows, named in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from hoinghi.delegates.seating import HallRow, row_name
from hoinghi.violations import RuleViolation

MOST_ROWS = 100
MOST_ON_A_SIDE = 20
_ROW = re.compile(
    r"(?:(?P<label>[^\W\d_]{1,3})\s*:\s*|(?P<times>\d{1,3})\s*[xX×*]\s*)?"
    r"(?P<left>\d{1,3})\s*\+\s*(?P<right>\d{1,3})"
)


class HallRefused(RuleViolation):
    """What was written down is no hall; every line that is wrong is named."""

    code = "delegates.hall-refused"

    def __init__(self, faults: Sequence[str]) -> None:
        self.remedy = (
            "Hãy ghi mỗi hàng ghế một dòng, ví dụ “A: 6 + 6”, "
            "hoặc nhiều hàng giống nhau “10 x 6 + 6”."
        )
        super().__init__(f"Chưa lưu được hội trường: {'; '.join(faults)}. {self.remedy}")


def hall_of(text: str) -> tuple[HallRow, ...]:
    """Read the rows of a hall, front row first; empty lines count for nothing.

    Raises:
        HallRefused: A line that is not understood, a row without seats or with too many, two
            rows of one name, too many rows, or none.
    """
    rows: list[HallRow] = []
    faults: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        found = _ROW.fullmatch(line.strip())
        fault = _fault(found)
        if found is None or fault:
            faults.append(f"dòng {number} “{line.strip()[:40]}” {fault}")
            continue
        for _ in range(int(found["times"] or 1)):
            label = (found["label"] or row_name(len(rows))).upper()
            rows.append(HallRow(label=label, left=int(found["left"]), right=int(found["right"])))
    if faults or (whole := _whole(rows)):
        raise HallRefused(faults or whole)
    return tuple(rows)


def written(hall: Iterable[HallRow]) -> str:
    """Write a hall down as ``hall_of`` reads it, one line for each row."""
    return "\n".join(f"{row.label}: {row.left} + {row.right}" for row in hall)


def _fault(found: re.Match[str] | None) -> str:
    if found is None:
        return "không đúng cách ghi"
    left, right, times = int(found["left"]), int(found["right"]), int(found["times"] or 1)
    if left + right == 0 or times == 0:
        return "không có ghế nào"
    if max(left, right) > MOST_ON_A_SIDE:
        return f"có quá {MOST_ON_A_SIDE} ghế ở một bên"
    return ""


def _whole(rows: Sequence[HallRow]) -> list[str]:
    if not rows:
        return ["chưa có hàng ghế nào"]
    if len(rows) > MOST_ROWS:
        return [f"có {len(rows)} hàng ghế, nhiều hơn {MOST_ROWS}"]
    names = sorted(row.label for row in rows)
    return [f"hàng {name} ghi hai lần" for name, same in groupby(names) if len(list(same)) > 1]
