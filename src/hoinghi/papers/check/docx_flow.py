"""What is carried along while a DOCX is walked through."""

from __future__ import annotations

from dataclasses import dataclass, field

from hoinghi.papers.check.docx_drawn import Shape
from hoinghi.papers.check.measured import Cell, Look, Zone


@dataclass(slots=True)
class Flow:
    """Where the walk is: cell, width, what stands above in the same flow."""

    width: float
    zone: Zone = Zone.BODY
    cell: Cell | None = None
    table: str = ""
    above: int | None = None
    above_after: float = 0.0
    above_style: str = ""
    free: float = 0.0
    touches: bool = False
    nested: int = 0


@dataclass(slots=True)
class Read:
    """The words of one paragraph and what is anchored in it."""

    looks: list[Look] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    breaks_before: bool = False
    breaks_after: bool = False

    @property
    def text(self) -> str:
        return "".join(look.text for look in self.looks)
