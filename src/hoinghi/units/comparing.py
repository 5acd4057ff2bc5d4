"""A list of bodies against what the directory holds: new, changed, ended, the same, or wrong.

Python thuần. Names are compared by ``name_key``, which keeps tone marks: Bình Thạnh and Bình
Thanh are two. A code may be used again, so it means something only together with its time.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from hoinghi.reading.name_keys import name_key
from hoinghi.units.body_rows import BodyRow, ReadRow
from hoinghi.units.columns import Layout
from hoinghi.units.faults import Fault
from hoinghi.units.row_changes import Change, changes, name_keys
from hoinghi.units.row_faults import RowFaults
from hoinghi.units.succession import Dated, Succession

One = TypeVar("One", BodyRow, Dated)


class State(StrEnum):
    """What taking a row would do."""

    NEW = "new"
    CHANGED = "changed"
    ENDED = "ended"
    SAME = "same"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of the list and what would come of it.

    Attributes:
        key: Of what it means: the key of ``match``, else ``"row-7"``.
        above: Key of what it belongs to; empty for nothing, or where the row does not say.
        doubts: What somebody should look at; the row can be taken all the same.
    """

    row: BodyRow
    state: State
    match: Dated | None
    above: str
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()

    @property
    def key(self) -> str:
        return self.match.key if self.match else row_key(self.row)


def row_key(row: BodyRow) -> str:
    return f"row-{row.number}"


def compare(
    read: Sequence[ReadRow], layout: Layout, known: Succession, today: date
) -> tuple[Entry, ...]:
    """Say of every row what taking it would do; parents come before children, else as listed.

    Args:
        known: What the directory holds, of all times.
        today: Which of several times is meant by a row that names none.
    """
    return _Comparison(read, layout, known, today).entries()


class _Comparison:
    def __init__(
        self, read: Sequence[ReadRow], layout: Layout, known: Succession, today: date
    ) -> None:
        self._read = _numbered(read)
        self._faults = RowFaults([one.row for one in self._read], layout, known, today)
        self._known = known
        self._today = today
        self._done: dict[str, Entry] = {}
        self._by_key: dict[str, Entry] = {}
        self._met: dict[object, BodyRow] = {}
        self._used = {one.code for one in known.everything}
        self._used |= {one.row.code for one in self._read if one.row.code}

    @cached_property
    def _known_by_code(self) -> Mapping[str, Sequence[Dated]]:
        return _grouped((one.code, one) for one in self._known.everything)

    @cached_property
    def _known_by_name(self) -> Mapping[str, Sequence[Dated]]:
        return _grouped((key, one) for one in self._known.everything for key in name_keys(one))

    @cached_property
    def _rows_by_code(self) -> Mapping[str, Sequence[BodyRow]]:
        return _grouped((one.row.code, one.row) for one in self._read if one.row.code)

    @cached_property
    def _rows_by_name(self) -> Mapping[str, Sequence[BodyRow]]:
        return _grouped(
            (key, one.row)
            for one in self._read
            for key in sorted({name_key(name) for name in one.row.names})
        )

    def entries(self) -> tuple[Entry, ...]:
        above: dict[str, str] = {}
        faults: dict[str, list[Fault]] = {}
        for one in self._read:
            key = row_key(one.row)
            faults[key] = list(one.faults)
            above[key] = self._above(one.row, faults[key])
        ordered = _parents_first([row_key(one.row) for one in self._read], above)
        rows = {row_key(one.row): one.row for one in self._read}
        for key in rows.keys() - set(ordered):
            faults[key].append(self._faults.circle(rows[key]))
        for key in dict.fromkeys([*ordered, *rows]):
            entry = self._entry(rows[key], above[key], faults[key])
            self._done[key] = self._by_key[entry.key] = entry
        return tuple(self._done.values())

    def _above(self, row: BodyRow, faults: list[Fault]) -> str:
        if not row.parent:
            return ""
        found = self._candidates(row)
        if len(found) == 1:
            return found[0]
        faults.append(self._faults.no_parent(row, found))
        return ""

    def _candidates(self, row: BodyRow) -> list[str]:
        """Give the keys that the cell may mean: code first, this list first."""
        key = name_key(row.parent)
        for rows in (self._rows_by_code.get(row.parent, ()), self._rows_by_name.get(key, ())):
            listed = [row_key(one) for one in rows if one is not row]
            standing = [one for one in self._known_by_code.get(row.parent, ()) if _meets(one, row)]
            if listed or standing:
                return listed or _units_first(standing)
        return [one.key for one in self._known_by_name.get(key, ()) if _meets(one, row)]

    def _entry(self, row: BodyRow, above: str, faults: list[Fault]) -> Entry:
        parent = self._done.get(above)
        if parent and parent.state is State.BAD:
            faults.append(self._faults.above_is_bad(row, parent.row))
        above = parent.key if parent else above
        doubts: list[Fault] = []
        row = self._filled(row, above, faults, doubts)
        match = self._match(row, above, faults, doubts)
        faults += self._doubled(row, above, match)
        faults += self._taken_spellings(row, above, match)
        row = replace(row, code=row.code or (match.code if match else self._new_code(row)))
        differing = changes(row, above, match, self._said) if match else ()
        return Entry(
            row=row,
            state=self._state(match, differing, faults),
            match=match,
            above=above,
            changes=differing,
            faults=tuple(faults),
            doubts=tuple(doubts),
        )

    def _filled(
        self, row: BodyRow, above: str, faults: list[Fault], doubts: list[Fault]
    ) -> BodyRow:
        """Fill in the kind and level that the row leaves open and its place tells."""
        kind, level = row.kind, row.level
        if not kind and "kind" in row.guessed and row.name:
            kind = "other"
            doubts.append(
                self._faults.cell(
                    row, "kind", "", "ô trống, tên không cho biết loại; sẽ ghi là “Khác”",
                    "Hãy chọn loại nếu biết.",
                )
            )  # fmt: skip
        if not level and "level" in row.guessed and row.name:
            level = self._level_of(above)
            if not level:
                faults.append(
                    self._faults.cell(row, "level", "", "ô trống, không đoán được cấp",
                                "Hãy ghi: tỉnh, huyện, xã hoặc thôn.")
                )  # fmt: skip
        if row.name.isupper() and len(row.name) > len("UBND XÃ"):
            doubts.append(
                self._faults.cell(row, "name", row.name, "viết toàn chữ hoa",
                            "Nên sửa thành chữ thường có viết hoa đầu từ như trong văn bản.")
            )  # fmt: skip
        return replace(row, kind=kind, level=level)

    def _level_of(self, above: str) -> str:
        entry, one = self._by_key.get(above), self._known.get(above)
        return entry.row.level if entry else one.level if one else ""

    def _match(
        self, row: BodyRow, above: str, faults: list[Fault], doubts: list[Fault]
    ) -> Dated | None:
        if row.code:
            if found := self._by_code(row):
                return found
            same = self._same_name(row, above)
            if same and same[0].parent == (above or same[0].parent):
                faults.append(self._faults.known_already(row, same[0]))
            return None
        same = self._same_name(row, above)
        if len(same) > 1:
            faults.append(self._faults.several(row, same))
        if len(same) == 1 and above and same[0].parent != above and not self._known.get(above):
            return None
        if len(same) == 1 and above and same[0].parent != above:
            doubts.append(self._faults.elsewhere(row, same[0], self._said(same[0].parent or "")))
            return None
        return same[0] if len(same) == 1 else None

    def _by_code(self, row: BodyRow) -> Dated | None:
        found = [
            one
            for one in self._known_by_code.get(row.code, ())
            if one.is_unit == row.is_unit and _overlap(one, row)
        ]
        exact = [one for one in found if one.valid_from == row.valid_from]
        now = [one for one in found if one.stands_on(self._today)]
        # A row without a day means what stands now, before what has ended.
        order = [*now, *exact, *found] if row.valid_to is None else [*exact, *found]
        return order[0] if order else None

    def _same_name(self, row: BodyRow, above: str) -> list[Dated]:
        found = [
            one
            for one in self._known_by_name.get(name_key(row.name), ())
            if one.is_unit == row.is_unit and _overlap(one, row)
        ]
        below = [one for one in found if above and one.parent == above]
        if below or row.valid_from or row.valid_to:
            return below or found
        return [one for one in found if one.stands_on(self._today)] or found

    def _doubled(self, row: BodyRow, above: str, match: Dated | None) -> list[Fault]:
        """Two rows that mean the same."""
        faults: list[Fault] = []
        met: list[tuple[str, object]] = [("code", match.key)] if match else []
        if row.code:
            met.append(("code", (row.code, row.is_unit, row.valid_from)))
        else:
            met.append(("name", (name_key(row.name), above, row.valid_from)))
        for field, key in met:
            first = self._met.setdefault(key, row)
            if first is not row and not faults:
                faults.append(self._faults.twice(row, field, first))
        return faults

    def _taken_spellings(self, row: BodyRow, above: str, match: Dated | None) -> list[Fault]:
        """Spellings that mean another body of the same area already."""
        if row.is_unit or not self._known.get(above or (match.key if match else "")):
            return []
        own = self._seat(match.key if match else above)
        faults = []
        for text in row.names:
            others = [
                one
                for one in self._known_by_name.get(name_key(text), ())
                if not one.is_unit and one is not match and _overlap(one, row)
                and self._seat(one.key) == own
            ]  # fmt: skip
            if others and not (match and name_key(text) in name_keys(match)):
                faults.append(self._faults.spelling_taken(row, text, others[0]))
        return faults[:1] if match is None else faults

    def _seat(self, key: str) -> str:
        """Give the key of the nearest unit that *key* is in."""
        one, seen = self._known.get(key), set[str]()
        while one is not None and not one.is_unit and one.key not in seen:
            seen.add(one.key)
            one = self._known.get(one.parent or "")
        return one.key if one else ""

    def _said(self, key: str) -> str:
        entry, one = self._by_key.get(key), self._known.get(key)
        return one.name if one else entry.row.name if entry else ""

    def _state(
        self, match: Dated | None, changes: Sequence[Change], faults: Sequence[Fault]
    ) -> State:
        if faults:
            return State.BAD
        if match is None:
            return State.NEW
        if match.valid_to is None and any(one.field == "valid_to" for one in changes):
            return State.ENDED
        return State.CHANGED if changes else State.SAME

    def _new_code(self, row: BodyRow) -> str:
        """Make a code of the letters that begin the words; it tells apart and finds nothing."""
        words = re.findall(r"[^\W\d_]+|\d+", row.short_name or row.name)
        initials = "".join(word if word.isdecimal() else word[0] for word in words).upper()
        bare = unicodedata.normalize("NFD", initials.replace("Đ", "D"))
        stem = "".join(letter for letter in bare if letter.isascii() and letter.isalnum())[:12]
        number, code = 1, stem or "DV"
        while code in self._used:
            number += 1
            code = f"{stem or 'DV'}-{number}"
        self._used.add(code)
        return code


def _numbered(read: Sequence[ReadRow]) -> tuple[ReadRow, ...]:
    """Give every row a number of its own, for rows that no sheet holds have none."""
    if len({one.row.number for one in read}) == len(read):
        return tuple(read)
    return tuple(
        ReadRow(row=replace(one.row, number=number), faults=one.faults)
        for number, one in enumerate(read, start=1)
    )


def _parents_first(keys: Sequence[str], above: Mapping[str, str]) -> list[str]:
    """Give *keys* with parents before children, else in their order; circles are left out."""
    inside, placed = set(keys), set[str]()
    children: dict[str, list[str]] = defaultdict(list)
    ordered: list[str] = []
    for key in keys:
        parent = above[key]
        if parent in inside and parent not in placed:
            children[parent].append(key)
            continue
        waiting = [key]
        while waiting:
            one = waiting.pop()
            ordered.append(one)
            placed.add(one)
            waiting += reversed(children.pop(one, []))
    return ordered


def _grouped(pairs: Iterable[tuple[str, One]]) -> dict[str, list[One]]:
    found: dict[str, list[One]] = defaultdict(list)
    for key, one in pairs:
        found[key].append(one)
    return found


def _overlap(one: Dated, row: BodyRow) -> bool:
    begins = row.valid_from is None or one.valid_to is None or row.valid_from <= one.valid_to
    ends = row.valid_to is None or one.valid_from is None or one.valid_from <= row.valid_to
    return begins and ends


def _meets(one: Dated, row: BodyRow) -> bool:
    """Whether *row* may belong to *one*: both stand at a time."""
    day = row.valid_from or row.valid_to
    return one.stands_on(day) if day else one.valid_to is None


def _units_first(found: Sequence[Dated]) -> list[str]:
    units = [one.key for one in found if one.is_unit]
    return units or [one.key for one in found]
