"""What is wrong with a cell of a list: where, which value, why, what to do. Python thuần."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A cell that cannot be taken, or that somebody should look at.

    Attributes:
        row: Of the sheet, from 1.
        column: Its letters, ``"D"``; empty where the column is not in the file.
        heading: What the column is called on the screen: ``"Loại"``.
        value: As the cell has it.
        why: What is wrong, without a full stop.
        remedy: What to do, a sentence.
        suggestion: What is probably meant; empty for no idea.
    """

    row: int
    column: str
    heading: str
    value: str
    why: str
    remedy: str
    suggestion: str = ""
    sheet: str = ""

    @property
    def place(self) -> str:
        """Say where: ``"dòng 7, cột D (Loại)"``."""
        column = f", cột {self.column} ({self.heading})" if self.column else f", {self.heading}"
        sheet = f"trang “{self.sheet}”, " if self.sheet else ""
        return f"{sheet}dòng {self.row}{column}"

    def __str__(self) -> str:
        return f"{self.place}: {self.said}"

    @property
    def said(self) -> str:
        """Say what is wrong with which value."""
        return f"ghi “{self.value}”, {self.why}" if self.value else self.why

    @property
    def way_out(self) -> str:
        """Say what to do, with what is probably meant."""
        meant = f" Có phải ý là “{self.suggestion}”?" if self.suggestion else ""
        return f"{self.remedy}{meant}"
