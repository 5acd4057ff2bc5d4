"""Cách trình bày chung của các sổ Excel số liệu."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

FIRST: Final = 6
"""Row of the first body, from 0: above stand title, state, codes, names, units."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What stands above every sheet: of what, when, and how complete."""

    title: str
    at: datetime
    state: str


class Looks:
    """How cells look."""

    def __init__(self, book: Any) -> None:
        edge = {"border": 1, "border_color": "#B9B2A3"}
        self._book, self._edge = book, edge
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.note = book.add_format({"italic": True, "font_color": "#57534E"})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#7A1F1F", "font_color": "#FFFFFF", "text_wrap": True,
             "valign": "vcenter", "align": "center", **edge}
        )  # fmt: skip
        self.name = book.add_format({"text_wrap": True, "valign": "top", **edge})
        self.total = book.add_format({"bold": True, "bg_color": "#F3E9D2", **edge})
        self.said = book.add_format({"italic": True, "font_color": "#78716C", **edge})
        self._numbers: dict[tuple[int, bool, bool], Any] = {}

    def number(self, decimals: int, *, total: bool = False, preliminary: bool = False) -> Any:
        """Give the look of a figure; preliminary ones lean, so that a print tells them apart."""
        key = decimals, total, preliminary
        if key not in self._numbers:
            told: dict[str, Any] = {
                "num_format": "#,##0" + ("." + "0" * decimals if decimals else ""),
                **self._edge,
            }
            if total:
                told |= {"bold": True, "bg_color": "#F3E9D2"}
            if preliminary:
                told |= {"italic": True, "font_color": "#805A00"}
            self._numbers[key] = self._book.add_format(told)
        return self._numbers[key]


def above(sheet: Any, looks: Looks, about: About, period: str) -> None:
    sheet.write_string(0, 0, f"{about.title} – {period}", looks.title)
    sheet.write_string(1, 0, f"Số liệu lấy lúc {about.at:%H:%M ngày %d/%m/%Y}", looks.note)
    sheet.write_string(2, 0, about.state, looks.note)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def local(moment: datetime) -> datetime:
    from django.utils import timezone  # hours are told as the office's clock tells them

    return timezone.localtime(moment)


def sheet_name(title: str) -> str:
    """Cut to what Excel takes: 31 letters, none of its own signs."""
    return "".join(letter for letter in title if letter not in "[]:*?/\\'")[:31] or "Kỳ"
