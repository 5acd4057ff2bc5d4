"""Acts on a list that was sent: take it in, settle its columns, look, confirm, throw away."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from hoinghi.journal.models import Entry as LogEntry
from hoinghi.journal.services import record
from hoinghi.journal.wording import sentence
from hoinghi.screen import visible
from hoinghi.together.queries import called
from hoinghi.units.applying import apply, apply_people
from hoinghi.units.areas import Area, within
from hoinghi.units.body_rows import rows_of
from hoinghi.units.columns import FIELDS, Field, Layout, guess
from hoinghi.units.comparing import Entry, State, compare
from hoinghi.units.faults import Fault
from hoinghi.units.models import Account, ListDraft, ListKind
from hoinghi.units.people import PersonEntry, compare_people
from hoinghi.units.permissions import area_of
from hoinghi.units.queries import holders, succession
from hoinghi.units.tables import Table, read_tables, tables_as_json, tables_from_json
from hoinghi.violations import RuleViolation

_LONGEST_NAME = 250
_KEPT_DAYS = 30
_TOLD = 3
AnyEntry = Entry | PersonEntry


class DirectoryChanged(RuleViolation):
    """The directory changed after the preview was shown, so that other things would happen."""

    code = "units.directory-changed"

    def __init__(self, acts: Sequence[str]) -> None:
        self.remedy = "Hãy xem lại bản xem trước dưới đây rồi xác nhận."
        what = f": {'; '.join(acts)}" if acts else ""
        super().__init__(
            f"Danh bạ vừa thay đổi sau khi bản xem trước hiện ra{what}. Chưa có gì được ghi. "
            f"{self.remedy}"
        )


class BadRows(RuleViolation):
    """Some rows are wrong, and nobody said to leave them out."""

    code = "units.bad-rows"

    def __init__(self, number: int) -> None:
        self.remedy = "Hãy sửa tệp rồi đưa lên lại, hoặc chọn chỉ ghi các dòng đúng."
        super().__init__(f"Danh sách còn {number} dòng có lỗi, chưa có gì được ghi. {self.remedy}")


class ListGone(RuleViolation):
    """The list was thrown away while somebody confirmed it in another window."""

    code = "units.list-gone"

    def __init__(self) -> None:
        self.remedy = "Hãy đưa tệp lên lại nếu vẫn cần."
        super().__init__(f"Tệp này đã bị bỏ, chưa có gì được ghi. {self.remedy}")


class NothingToTake(RuleViolation):
    """No row of the list would change anything."""

    code = "units.nothing-to-take"

    def __init__(self) -> None:
        self.remedy = "Hãy xem các dòng có lỗi, hoặc cột nào là tên đơn vị."
        super().__init__(f"Không có dòng nào để ghi. {self.remedy}")


@dataclass(frozen=True, slots=True)
class Outlook:
    """What confirming a list would do now.

    Attributes:
        missing: Fields without which nothing can be read; ``entries`` is empty then.
    """

    table: Table
    layout: Layout
    fields: tuple[Field, ...]
    missing: tuple[Field, ...]
    entries: tuple[AnyEntry, ...]

    def count(self, state: State) -> int:
        return sum(entry.state is state for entry in self.entries)

    @property
    def takes(self) -> int:
        return sum(entry.state not in (State.BAD, State.SAME) for entry in self.entries)

    @property
    def faults(self) -> list[Fault]:
        return [fault for entry in self.entries for fault in entry.faults]

    @property
    def fingerprint(self) -> str:
        """Tell two outlooks apart: equal where the same would happen."""
        told = [
            (entry.row.number, entry.state, [(c.field, c.before, c.after) for c in entry.changes])
            for entry in self.entries
        ]
        return hashlib.sha256(repr(told).encode()).hexdigest()


def take_in(data: bytes, name: str, *, size: int, kind: ListKind, by: Account) -> ListDraft:
    """Read the file *name* and keep what it holds; nothing of it is in the directory yet.

    Raises:
        UnreadableSource: Nothing was kept.
    """
    shown = " ".join(visible(name).split())[-_LONGEST_NAME:] or "tep"
    read = read_tables(data, shown, size=size)
    fields = FIELDS[kind]
    with transaction.atomic():
        _forget_old()
        return ListDraft.objects.create(
            uploaded_by=by,
            kind=kind,
            file_name=shown,
            sha256=hashlib.sha256(data).hexdigest(),
            tables=tables_as_json(read.tables),
            notes=list(read.notes),
            layout=guess(read.tables, fields).as_json(),
        )


def arrange(draft: ListDraft, layout: Layout) -> None:
    """Settle where the list stands and what its columns mean."""
    tables = tables_from_json(draft.tables)
    table = min(max(layout.table, 0), len(tables) - 1)
    width = tables[table].width
    fields = (list(layout.fields) + [""] * width)[:width]
    settled = replace(layout, table=table, fields=tuple(_once(fields)))
    draft.layout = settled.as_json()
    draft.save(update_fields=["layout"])


def outlook(draft: ListDraft, *, by: Account) -> Outlook:
    """Give what would happen if *by* confirmed *draft* now."""
    layout = Layout.from_json(draft.layout)
    tables = tables_from_json(draft.tables)
    table = tables[layout.table] if layout.table < len(tables) else Table("", ())
    fields = FIELDS[draft.kind]
    missing = layout.missing(fields)
    entries = () if missing else _entries(draft.kind, table, layout, area_of(by))
    return Outlook(table, layout, fields, missing, entries)


def confirm(
    draft: ListDraft, *, by: Account, seen: str, since: int, only_good: bool = False
) -> dict[str, int]:
    """Take the list into the directory: one transaction, all of it or nothing.

    Args:
        seen: ``fingerprint`` of the outlook that the person saw.
        since: Number of the last entry of the log when they saw it.
        only_good: Leave out the rows that are wrong.

    Returns:
        How many rows were new, changed, ended. A second time gives the same and changes nothing.

    Raises:
        ListGone, DirectoryChanged, BadRows, NothingToTake: Nothing was written.
    """
    with transaction.atomic():
        held = ListDraft.objects.select_for_update().filter(pk=draft.pk).first()
        if held is None:
            raise ListGone
        draft = held
        if draft.confirmed_at:
            return dict(draft.taken)
        found = outlook(draft, by=by)
        if found.fingerprint != seen:
            raise DirectoryChanged(_acts_since(since))
        bad = found.count(State.BAD)
        if bad and not only_good:
            raise BadRows(bad)
        if not found.takes:
            raise NothingToTake
        return _take(draft, found, by)


def discard(draft: ListDraft) -> None:
    """Throw a list away that was not confirmed; one that was stays with its log entry."""
    if draft.confirmed_at is None:
        draft.delete()


def last_act() -> int:
    """Give the number of the last entry of the log; 0 for none."""
    last = LogEntry.objects.order_by("pk").values_list("pk", flat=True).last()
    return last or 0


def _entries(kind: str, table: Table, layout: Layout, area: Area) -> tuple[AnyEntry, ...]:
    today = timezone.localdate()
    if kind == ListKind.PEOPLE:
        return compare_people(table, layout, succession(), holders(), today, area)
    found = compare(rows_of(table, layout), layout, succession(), today)
    return tuple(sorted(within(found, area, layout), key=lambda entry: entry.row.number))


def _take(draft: ListDraft, found: Outlook, by: Account) -> dict[str, int]:
    if draft.kind == ListKind.PEOPLE:
        apply_people([one for one in found.entries if isinstance(one, PersonEntry)])
        # Of people only what was asked for is kept; the rest of the file goes.
        draft.tables = []
    else:
        apply([one for one in found.entries if isinstance(one, Entry)])
    draft.taken = {state.value: found.count(state) for state in State}
    draft.confirmed_at = timezone.now()
    draft.save(update_fields=["tables", "taken", "confirmed_at"])
    record(
        "units.import_list",
        by=by.username,
        subject=draft.file_name,
        data={"list": draft.pk, "kind": draft.kind, "sha256": draft.sha256, **draft.taken},
    )
    return dict(draft.taken)


def _acts_since(since: int) -> list[str]:
    acts = LogEntry.objects.filter(pk__gt=since, act__startswith="units.").order_by("-pk")
    return [
        f"{called(one.actor)} {sentence(one)} lúc {timezone.localtime(one.at):%H:%M}"
        for one in acts[:_TOLD]
    ]


def _once(fields: Sequence[str]) -> list[str]:
    """Of a field named twice the first column holds it."""
    return [name if name not in fields[:at] else "" for at, name in enumerate(fields)]


def _forget_old() -> None:
    """Lists that nobody confirmed in a month go: they may hold personal data."""
    old = timezone.now() - timedelta(days=_KEPT_DAYS)
    ListDraft.objects.filter(confirmed_at=None, uploaded_at__lt=old).delete()
