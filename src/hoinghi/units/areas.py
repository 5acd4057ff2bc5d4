"""How far somebody keeps the directory: own bodies and units, and what lies below.

Python thuần.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hoinghi.units.body_rows import cell_fault
from hoinghi.units.columns import Layout
from hoinghi.units.comparing import Entry, State
from hoinghi.units.faults import Fault

OUTSIDE: Final = "ngoài phạm vi anh, chị phụ trách"
ASK_FOR_IT: Final = "Hãy bỏ dòng này, hoặc nhờ người quản trị hệ thống ghi."
_WRITES: Final = frozenset({State.NEW, State.CHANGED, State.ENDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What of the directory somebody changes.

    Attributes:
        inside: Keys of units and bodies as in a ``Succession``; None for everything.
        peopled: Keys of those bodies inside for which somebody has an account.
    """

    inside: frozenset[str] | None
    peopled: frozenset[str] = frozenset()

    def __contains__(self, key: str) -> bool:
        return self.inside is None or key in self.inside


EVERYTHING: Final = Area(inside=None)
NOTHING: Final = Area(inside=frozenset())


def within(entries: Sequence[Entry], area: Area, layout: Layout) -> tuple[Entry, ...]:
    """Give *entries* with a fault at each that would write outside *area*.

    Whom a body belongs to decides who looks after its accounts: of a body that has some, and of
    a unit with all in it, nobody but who keeps the whole directory changes that.

    Args:
        entries: Parents before children.
    """
    if area.inside is None:
        return tuple(entries)
    added: set[str] = set()
    found = []
    for entry in entries:
        faults = _faults(entry, area, added, layout) if entry.state in _WRITES else []
        if faults:
            entry = replace(entry, state=State.BAD, faults=tuple(faults))
        elif entry.state is State.NEW:
            added.add(entry.key)
        found.append(entry)
    return tuple(found)


def _faults(entry: Entry, area: Area, added: set[str], layout: Layout) -> list[Fault]:
    row = entry.row
    if entry.match and entry.match.key not in area:
        why = f"“{entry.match.name}” (mã {entry.match.code}) {OUTSIDE}"
        return [cell_fault(row, layout, "name", row.name, why, ASK_FOR_IT)]
    if entry.match and not any(change.field == "parent" for change in entry.changes):
        return []
    is_inside = entry.above in area or entry.above in added
    why = _why_not_moved(entry, area) if is_inside else _why_outside(entry)
    return [cell_fault(row, layout, "parent", row.parent, why, ASK_FOR_IT)] if why else []


def _why_outside(entry: Entry) -> str:
    return f"cấp trên {OUTSIDE}" if entry.above else f"đơn vị không thuộc đơn vị nào, {OUTSIDE}"


def _why_not_moved(entry: Entry, area: Area) -> str:
    if entry.match is None:
        return ""
    if entry.row.is_unit:
        return "đổi cấp trên của đơn vị hành chính là việc của người quản trị"
    if entry.match.key in area.peopled:
        return "đơn vị đang có tài khoản, đổi cấp trên là việc của người quản trị"
    return ""
