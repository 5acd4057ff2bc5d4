"""A measure of the form, and the style that measures and looks make up.

Source unless an entry says otherwise: Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I.
"""

from __future__ import annotations

from dataclasses import dataclass

from hoinghi.papers.model import Align


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A length in mm or a size in pt: range allowed, what we draw, tolerance of a check.

    ``only`` names the values allowed where the range between them is not.
    """

    low: float
    high: float
    ours: float
    tolerance: float
    source: str
    only: tuple[float, ...] = ()

    def allows(self, value: float, slack: float = 0.0) -> bool:
        """Whether *value* is allowed; *slack* is what the source itself cannot tell."""
        room = self.tolerance + slack
        if self.only:
            return any(abs(value - allowed) <= room for allowed in self.only)
        return self.low - room <= value <= self.high + room


def mm(low: float, high: float, ours: float, source: str) -> Measure:
    """A length in mm, with the tolerance of a hand that sets margins."""
    return Measure(low=low, high=high, ours=ours, tolerance=0.5, source=source)


def pt(low: float, high: float, ours: float) -> Measure:
    """A size of letters in pt: exact, for a check compares half points."""
    return Measure(low=low, high=high, ours=ours, tolerance=0.0, source="mục V, bảng mẫu chữ")


FIRST_LINE = Measure(
    low=10,
    high=12.7,
    ours=12.7,
    tolerance=0.5,
    source="mục II.6.đ: 1 cm hoặc 1,27 cm",
    only=(10, 12.7),
)
PARAGRAPH_GAP = Measure(low=6, high=99, ours=6, tolerance=0.1, source="mục II.6.đ: tối thiểu 6 pt")
LINE_SPACING = Measure(
    low=1.0, high=1.5, ours=1.0, tolerance=0.01, source="mục II.6.đ: dòng đơn đến 1,5 lines"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One component as it is set; a named style in Word.

    Attributes:
        key: Identifier in both writers, ASCII.
        name: What Word shows in its list of styles.
        size: Allowed sizes and ours, pt.
        before, after: Room above and below, pt.
        first_line: Whether the first line is indented by ``FIRST_LINE``.
        keep_next: Stays on one page with what follows.
        red: Letters, and the frame around them, in bright red instead of black.
        outline: Level in Word's navigation pane, from 1; 0 for none.
        upper: Capitals, or not all capitals; None where the decree leaves it open.
    """

    key: str
    name: str
    size: Measure
    source: str
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTER
    before: float = 0.0
    after: float = 0.0
    first_line: bool = False
    keep_next: bool = False
    outline: int = 0
    red: bool = False
    upper: bool | None = None
