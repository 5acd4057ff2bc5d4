"""Biểu Excel của một đơn vị: các trang, khóa của dòng và cột, lời trong danh sách. Python thuần.

Who writes a form (``form_writing``) and who reads it (``form_reading``) agree here. A cell is
known by the key of its row, in the hidden column A, and that of its column, in a hidden row: rows
and columns may be moved about, nothing is found by its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

FORMAT: Final = "hoinghi-form-1"
COVER, FIGURES, MONEY, WORDS, KEYS = "Bìa", "Số liệu", "Vốn", "Thuyết minh", "_khoa"
KEY_ROW: Final = 3
"""Row (from 0) that holds the keys of the columns."""
AS_OF: Final = "@ngay"
"""Key of the row with the day that the figures of a period speak of."""
REASON: Final = "@giai-trinh"
VALUE, STATUS, DAY = "so", "loai", "ngay"
"""Kinds of columns; ``DAY`` where a figure speaks of another day than those of its period."""
OFFICIAL, PRELIMINARY = "chính thức", "sơ bộ"
NOT_APPLICABLE, NO_DATA = "không áp dụng", "không có số liệu"
STATUSES: Final = (OFFICIAL, PRELIMINARY, NOT_APPLICABLE, NO_DATA)
LONGEST_TEXT: Final = 32_767
"""What a cell of Excel holds."""
MOST_ROWS: Final = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FormKey:
    """Which form a file is: of which report, body, outline and version."""

    report: int
    body: int
    outline: int
    version: int

    def as_cells(self) -> Mapping[str, str]:
        """Give what the hidden sheet holds: name → text."""
        return MappingProxyType(
            {
                "format": FORMAT,
                "report": str(self.report),
                "body": str(self.body),
                "outline": str(self.outline),
                "version": str(self.version),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FormHead:
    """What the cover says.

    Attributes:
        due: "hết ngày 25/11/2023", or "" for none.
    """

    key: FormKey
    conference: str
    host: str
    body: str
    due: str = ""
    contact: str = ""


def column_key(kind: str, period: str, indicator: str = "") -> str:
    """Name a column: "so|2023|" of figures, "so|2023|VN01" of money."""
    return f"{kind}|{period}|{indicator}"
