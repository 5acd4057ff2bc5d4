"""A list of people and their posts → rows, held against who is known; every bad cell is told.

Python thuần. Of a person only name, post, body, office telephone and mail, days and decision are
taken (Luật 91/2025/QH15: what is needed and no more).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from hoinghi.reading.name_keys import fold, name_key
from hoinghi.units.areas import ASK_FOR_IT, EVERYTHING, OUTSIDE, Area
from hoinghi.units.cells import Asked, day_of, mail_of, telephone_of
from hoinghi.units.columns import PEOPLE_FIELDS, Layout, Record, records
from hoinghi.units.comparing import State
from hoinghi.units.faults import Fault
from hoinghi.units.row_changes import Change
from hoinghi.units.succession import Dated, Succession
from hoinghi.units.tables import Table

_LABEL: Final = {field.name: field.label for field in PEOPLE_FIELDS}
_LONGEST: Final = {"person": 120, "position": 120, "decision": 200, "mail": 200}
_HONORIFICS: Final = ("ông ", "bà ", "đ/c ", "đồng chí ")
_ONE_AT_A_TIME: Final = (
    "chủ tịch", "bí thư", "trưởng phòng", "giám đốc", "hiệu trưởng", "chánh văn phòng",
    "trưởng ban", "trưởng trạm", "trưởng thôn",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """A row of the list; ``organisation`` as written."""

    number: int
    person: str
    position: str
    organisation: str
    telephone: str
    mail: str
    valid_from: date | None
    valid_to: date | None
    decision: str

    @property
    def title(self) -> str:
        return ", ".join(filter(None, (self.person, self.position)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a post, as the directory knows it; ``body`` is a key of a ``Dated``."""

    pk: int
    body: str
    person: str
    position: str
    telephone: str
    mail: str
    valid_from: date | None
    valid_to: date | None
    decision: str

    def stands_on(self, day: date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEntry:
    """A row and what would come of it; ``body`` is where the person works."""

    row: PersonRow
    state: State
    body: Dated | None
    match: Holder | None
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    doubts: tuple[Fault, ...] = ()

    @property
    def key(self) -> str:
        return f"row-{self.row.number}"


def compare_people(
    table: Table,
    layout: Layout,
    known: Succession,
    holders: Sequence[Holder],
    today: date,
    area: Area = EVERYTHING,
) -> tuple[PersonEntry, ...]:
    """Say of every row of *table* what taking it would do, in the order of the list.

    Of a body outside *area* nothing is taken, and nothing is told that its page would not tell.
    """
    posts = _Posts(known, holders, today, area)
    return tuple(posts.entry(record, layout, table.sheet) for record in records(table, layout))


class _Posts:
    def __init__(
        self, known: Succession, holders: Iterable[Holder], today: date, area: Area
    ) -> None:
        self._known = known
        self._today = today
        self._area = area
        self._bodies = [one for one in known.everything if not one.is_unit]
        self._by_code: dict[str, list[Dated]] = {}
        self._by_name: dict[str, list[Dated]] = {}
        for one in self._bodies:
            self._by_code.setdefault(one.code, []).append(one)
            for key in {name_key(name) for name in (one.name, *one.spellings) if name}:
                self._by_name.setdefault(key, []).append(one)
        self._held: dict[tuple[str, str], list[Holder]] = {}
        for holder in holders:
            self._held.setdefault((holder.body, fold(holder.position)), []).append(holder)
        self._met: dict[object, int] = {}

    def entry(self, record: Record, layout: Layout, sheet: str) -> PersonEntry:
        faults: list[Fault] = []
        asked = {name: Asked(record, layout, label, name, sheet) for name, label in _LABEL.items()}
        row = _row(record, asked, faults)
        body = self._body(row, asked["organisation"], faults)
        match = self._match(row, body)
        doubts = self._doubts(row, body, match, asked["position"])
        faults += self._twice(row, body, asked["person"])
        changes = _changes(row, match) if match else ()
        return PersonEntry(
            row=row, state=_state(match, changes, faults), body=body, match=match,
            changes=changes, faults=tuple(faults), doubts=tuple(doubts),
        )  # fmt: skip

    def _body(self, row: PersonRow, asked: Asked, faults: list[Fault]) -> Dated | None:
        if not row.organisation:
            return None
        found = self._standing(self._by_code.get(row.organisation, ()), row)
        found = found or self._standing(self._by_name.get(name_key(row.organisation), ()), row)
        if len(found) == 1 and found[0].key in self._area:
            return found[0]
        if len(found) == 1:
            why = f"“{found[0].name}” (mã {found[0].code}) {OUTSIDE}"
            faults.append(asked.fault(why, ASK_FOR_IT))
        elif found:
            codes = ", ".join(sorted(one.code for one in found)[:5])
            why = f"có {len(found)} đơn vị cùng tên ({codes})"
            faults.append(asked.fault(why, "Hãy ghi mã đơn vị thay cho tên."))
        else:
            faults.append(
                asked.fault(
                    "danh bạ không có đơn vị này",
                    "Hãy ghi đúng tên hoặc mã trong danh bạ, hoặc nạp đơn vị trước.",
                    self._nearest(row.organisation),
                )
            )
        return None

    def _standing(self, found: Iterable[Dated], row: PersonRow) -> list[Dated]:
        day = row.valid_to or row.valid_from or self._today
        found = list(found)
        return [one for one in found if one.stands_on(max(day, row.valid_from or day))] or (
            found if len(found) == 1 else []
        )

    def _nearest(self, written: str) -> str:
        names = {fold(one.name): one.name for one in self._bodies[:3000]}
        close = get_close_matches(fold(written), names, n=1, cutoff=0.75)
        return names[close[0]] if close else ""

    def _match(self, row: PersonRow, body: Dated | None) -> Holder | None:
        if body is None:
            return None
        held = self._held.get((body.key, fold(row.position)), ())
        same = [one for one in held if fold(one.person) == fold(row.person)]
        exact = [one for one in same if one.valid_from == row.valid_from]
        lasting = [one for one in same if one.stands_on(self._today)]
        return next(iter([*exact, *lasting]), None)

    def _doubts(
        self, row: PersonRow, body: Dated | None, match: Holder | None, asked: Asked
    ) -> list[Fault]:
        if body is None or match or not fold(row.position).startswith(_ONE_AT_A_TIME):
            return []
        day = row.valid_from or self._today
        others = [
            one
            for one in self._held.get((body.key, fold(row.position)), ())
            if one.stands_on(day) and row.valid_to is None
        ]
        return [
            asked.fault(
                f"{one.person} đang giữ chức vụ này, chưa ghi ngày thôi",
                "Nếu đã thôi, hãy ghi thêm một dòng cho người ấy với “Đến hết ngày”.",
            )
            for one in others[:1]
        ]

    def _twice(self, row: PersonRow, body: Dated | None, asked: Asked) -> list[Fault]:
        key = (
            body.key if body else row.organisation,
            fold(row.person),
            fold(row.position),
            row.valid_from,
        )
        first = self._met.setdefault(key, row.number)
        if first == row.number:
            return []
        return [asked.fault(f"trùng với dòng {first}", "Hãy bỏ một trong hai dòng.")]


def _row(record: Record, asked: Mapping[str, Asked], faults: list[Fault]) -> PersonRow:
    cell = {name: record.cells.get(name, "") for name in _LABEL}
    for field in PEOPLE_FIELDS:
        text = cell[field.name]
        if field.required and not text:
            faults.append(asked[field.name].fault("ô trống", f"Hãy ghi {field.label.lower()}."))
        elif len(text) > _LONGEST.get(field.name, 1_000):
            most = _LONGEST[field.name]
            faults.append(asked[field.name].fault(f"dài quá {most} chữ", "Hãy ghi ngắn lại."))
        elif text.startswith("#"):
            faults.append(asked[field.name].fault("ô lỗi", "Hãy ghi giá trị vào ô này."))
    since, until = day_of(asked["valid_from"], faults), day_of(asked["valid_to"], faults)
    if since and until and until < since:
        faults.append(asked["valid_to"].fault("trước ngày bắt đầu", "Hãy sửa một trong hai ngày."))
    return PersonRow(
        number=record.number,
        person=person_name(cell["person"]),
        position=cell["position"],
        organisation=cell["organisation"],
        telephone=telephone_of(asked["telephone"], faults),
        mail=mail_of(asked["mail"], faults),
        valid_from=since,
        valid_to=until,
        decision=cell["decision"],
    )


def person_name(written: str) -> str:
    """Give a name as people write it: ``"NGUYỄN VĂN AN"`` and ``"ông Nguyễn văn An"`` too."""
    text = unicodedata.normalize("NFC", " ".join(written.split()))
    for word in _HONORIFICS:
        if text.lower().startswith(word):
            text = text[len(word) :]
    shouted = text.isupper() or text.islower()
    return " ".join(
        word.capitalize() if shouted else word[:1].upper() + word[1:] for word in text.split()
    )


def _changes(row: PersonRow, match: Holder) -> tuple[Change, ...]:
    told = {
        "telephone": (row.telephone, match.telephone),
        "mail": (row.mail, match.mail),
        "decision": (row.decision, match.decision),
        "valid_from": (_said(row.valid_from), _said(match.valid_from)),
        "valid_to": (_said(row.valid_to), _said(match.valid_to)),
    }
    return tuple(
        Change(field=field, before=before, after=after)
        for field, (after, before) in told.items()
        if after and after != before
    )


def _state(match: Holder | None, changes: Sequence[Change], faults: Sequence[Fault]) -> State:
    if faults:
        return State.BAD
    if match is None:
        return State.NEW
    if match.valid_to is None and any(one.field == "valid_to" for one in changes):
        return State.ENDED
    return State.CHANGED if changes else State.SAME


def _said(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
