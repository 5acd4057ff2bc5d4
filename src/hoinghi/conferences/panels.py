"""What a room shows on the overview of a conference, as values that one template draws."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Layout(StrEnum):
    """How the rows of a panel are drawn: plain, by deadline, or with a bar for each amount."""

    LIST = "list"
    TIMELINE = "timeline"
    BARS = "bars"


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelRow:
    """One line of a panel.

    Attributes:
        text: In the words of the plan. ``note``: who, or under which heading.
        value: A figure or formula at the end of the line, ``"22 × 4 = 88"``.
        amount: Length of the bar, where the panel draws bars; ``whole`` is its full length, 0
            where the longest bar of the panel sets it.
        is_open: Nobody has been found for it yet.
        due: Last day allowed; ``due_text`` as the plan says it.
        lines: First and last line in the source of the plan.
    """

    text: str
    note: str = ""
    value: str = ""
    amount: int = 0
    whole: int = 0
    is_open: bool = False
    due: date | None = None
    due_text: str = ""
    lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A room on the overview: one figure with its unit, and the lines behind it.

    Attributes:
        slug: Anchor on the page, ``"dai-bieu"``.
        note: A sentence under the figure, such as the arithmetic of the composition.
        url: The page that has all rows, where the panel shows only the first.
        todo: What this room needs from somebody now, one sentence each.
    """

    slug: str
    title: str
    number: int
    unit: str
    rows: tuple[PanelRow, ...] = ()
    layout: Layout = Layout.LIST
    note: str = ""
    url: str = ""
    todo: tuple[str, ...] = ()

    def longest(self) -> int:
        """Give the largest amount of a row, at least 1: the full width of a bar."""
        return max([1, *(row.amount for row in self.rows)])
