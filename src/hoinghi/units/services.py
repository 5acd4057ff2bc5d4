"""Acts on units and bodies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from hoinghi.journal.services import record
from hoinghi.units.applying import apply
from hoinghi.units.bodies import BodiesRefused
from hoinghi.units.body_rows import BodyRow, ReadRow
from hoinghi.units.columns import Layout
from hoinghi.units.comparing import Entry, State, compare
from hoinghi.units.queries import succession

if TYPE_CHECKING:
    from hoinghi.units import present

_NO_FILE = Layout(table=0, heading=0, fields=())


@transaction.atomic
def import_bodies(rows: Sequence[BodyRow], *, by: str) -> int:
    """Take the list of bodies; what is there already is brought up to date, nothing is deleted.

    Cells that are empty leave what the directory has.

    Returns:
        How many rows were new or changed; 0 when the list was known.

    Raises:
        BodiesRefused: A row does not fit what the directory holds; nothing was taken.
    """
    entries = _compared(rows)
    if faults := [fault for entry in entries for fault in entry.faults]:
        raise BodiesRefused(faults)
    changed = apply(entries)
    if changed:
        record("units.import_bodies", by=by, subject="danh sách đơn vị", data={"rows": changed})
    return changed


@transaction.atomic
def import_present(*, by: str, committees_of: Sequence[str] = ()) -> present.Taken:
    """Take over the provinces and communes of today from the data set that is installed.

    What the directory holds already keeps its days; a second time changes nothing.

    Args:
        committees_of: Codes of provinces for whose communes UBND are entered as bodies too.

    Raises:
        present.UnknownProvince: One of *committees_of* is no code of a province.
    """
    from hoinghi.units import present  # its list of all communes is read only where it is taken

    rows = present.rows(committees_of)
    entries = [_with_own_days(entry) for entry in _compared(rows)]
    changed = apply(entries, source=present.source())
    taken = present.taken(entries)
    if changed:
        data = {"rows": changed, "source": present.source(), "committees_of": [*committees_of]}
        record("units.import_present", by=by, subject="đơn vị hành chính hiện hành", data=data)
    return taken


def _compared(rows: Sequence[BodyRow]) -> tuple[Entry, ...]:
    numbered = [
        ReadRow(row=_numbered(row, number), faults=()) for number, row in enumerate(rows, start=1)
    ]
    return compare(numbered, _NO_FILE, succession(), timezone.localdate())


def _numbered(row: BodyRow, number: int) -> BodyRow:
    return row if row.number else replace(row, number=number)


def _with_own_days(entry: Entry) -> Entry:
    """The data set knows when its list began to hold, not when an unchanged unit was founded."""
    changes = tuple(change for change in entry.changes if change.field != "valid_from")
    if entry.state is State.CHANGED and not changes:
        return replace(entry, state=State.SAME, changes=())
    return replace(entry, changes=changes)
