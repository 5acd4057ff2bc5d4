"""Words of the page beside a file that a body brought: a cell, an answer, its kind and day."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from hoinghi.reports.asking import Asked
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell
from hoinghi.reports.typed import text_of

NOT_APPLICABLE: Final = "không áp dụng"
NO_DATA: Final = "không có số liệu"


def target_of(cell: Cell) -> str:
    """Write a cell as one types it: "NG03 2023", "VN01 2023 DA2/trung-uong"."""
    return " ".join(filter(None, (cell.indicator, cell.period, cell.part)))


def cell_of(typed: str, asked: Asked) -> Cell | None:
    """Read what ``target_of`` writes; None where the body is not asked that."""
    told = typed.split()
    if not 1 < len(told) < 4:
        return None
    cell = Cell(*told)
    return cell if cell in frozenset(asked.cells()) else None


def said_of(answer: Answer | None) -> str:
    """Write an answer as it is typed; "" for none."""
    if answer is None or answer.said is Said.NUMBER:
        return text_of(answer)
    return NOT_APPLICABLE if answer.said is Said.NOT_APPLICABLE else NO_DATA


def beside_of(answer: Answer | None) -> str:
    """Say the kind and the day of a number: "sơ bộ, 30/11/2023"; "" for none."""
    if answer is None or answer.said is not Said.NUMBER:
        return ""
    kind = _("chính thức") if answer.is_official else _("sơ bộ")
    return f"{kind}, {answer.as_of:%d/%m/%Y}" if answer.as_of else kind


def title_of(cell: Cell, asked: Asked) -> str:
    """Name a cell as people do: "Số hộ nghèo cuối kỳ, năm 2023"."""
    one = asked.indicators[cell.indicator]
    period = next(
        (known.title for known in asked.outline.periods if known.code == cell.period), cell.period
    )
    return ", ".join(filter(None, (one.name, cell.part, period.lower())))
