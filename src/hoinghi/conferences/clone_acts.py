"""Acts on a copy of a conference: what it would look like, and keeping it as a draft."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from hoinghi import norms
from hoinghi.conferences import queries, rules
from hoinghi.conferences.bringing import Brought, Extra, Passage, looked
from hoinghi.conferences.cloning import Copy, Moved, Shift, Taken, anchor_of, copy_of
from hoinghi.conferences.limits import require_title
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.permissions import require_preparing
from hoinghi.conferences.scoping import own_rows, whole
from hoinghi.journal.services import record
from hoinghi.reading.as_json import plan_from_json, plan_to_json
from hoinghi.units import queries as units
from hoinghi.units.directory import Directory
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

_LONGEST_NAME = 250


class NoDayKnown(RuleViolation):
    """Neither the old conference nor its plan names a day to count from."""

    code = "conferences.no-day-known"

    def __init__(self, conference: Conference) -> None:
        self.remedy = "Hãy lập hội nghị mới từ tệp kế hoạch."
        super().__init__(
            f"Kế hoạch của “{conference.title}” không nêu ngày nào, nên không dời ngày được. "
            f"{self.remedy}"
        )


class SameName(RuleViolation):
    """The copy would be taken for an amended plan of the conference that it is made from."""

    code = "conferences.same-name"

    def __init__(self, title: str) -> None:
        self.remedy = "Hãy ghi tên mới, chẳng hạn thêm năm hoặc giai đoạn."
        super().__init__(
            f"Hội nghị mới không được trùng tên “{title}”: kế hoạch cùng cơ quan, cùng tên là bản "
            f"sửa đổi của hội nghị cũ. {self.remedy}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The new conference as the office wants it; ``brings`` are codes of ``bringing.Extra``."""

    title: str
    day: date
    taken: frozenset[Taken]
    brings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A copy before it is kept.

    Attributes:
        anchor: The old day; ``is_guess`` where the plan names only a month or a deadline.
        renamed: Old and new names of bodies that were reorganised in between.
        lost: Bodies that have ended and whose place nobody, or more than one, has taken.
        brought: What would come along that stands in no plan.
    """

    copy: Copy
    anchor: date
    is_guess: bool
    renamed: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]
    brought: tuple[tuple[Extra, Brought], ...] = ()

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Every day that moves: of the plan, then of what comes along."""
        return (*self.copy.moved, *(one for _, told in self.brought for one in told.moved))


def look(conference: Conference, wanted: Wanted) -> Outcome:
    """Give what a copy of *conference* would be; nothing is kept.

    Raises:
        NoDayKnown: There is no day to count from.
        SameName: Name and issuer are those of *conference*.
        BeyondLimits: The title is longer than any.
    """
    require_title(wanted.title)
    with whole(conference):
        old = plan_from_json(queries.plan_in_force(conference).plan)
    anchor = anchor_of(old, conference.starts_on or rules.as_of(old))
    if anchor is None:
        raise NoDayKnown(conference)
    names = _Names(conference, wanted.day)
    copy = copy_of(
        old,
        title=wanted.title,
        day=wanted.day,
        anchor=anchor,
        taken=wanted.taken,
        calendar=norms.calendar(),
        renamed=names.on_the_day,
    )
    if rules.identity(copy.plan) == conference.identity:
        raise SameName(wanted.title)
    shift = Shift(days=(wanted.day - anchor).days, calendar=norms.calendar())
    brought = looked(Passage(old=conference, shift=shift, day=wanted.day), wanted.brings)
    for _, told in brought:
        names.renamed.update(told.renamed)
        names.lost.update(dict.fromkeys(told.lost))
    return Outcome(
        copy=copy,
        anchor=anchor,
        is_guess=old.event.start is None,
        renamed=tuple(names.renamed.items()),
        lost=tuple(names.lost),
        brought=tuple(brought),
    )


def clone(conference: Conference, wanted: Wanted, *, by: Account) -> PlanDraft:
    """Keep a copy of *conference* as a plan awaiting confirmation; the same twice is kept once.

    Replies, evidence, comments, numbers of papers and names of persons never come along: they
    stand in no plan.

    Raises:
        PermissionDenied: *by* does not prepare *conference*.
        NoDayKnown, SameName, BeyondLimits: Nothing was kept.
    """
    require_preparing(by, conference)
    outcome = look(conference, wanted)
    copy, brings = outcome.copy, sorted(one.code for one, _ in outcome.brought)
    plan, source = plan_to_json(copy.plan), "\n".join(copy.lines)
    told = json.dumps([conference.pk, plan, source, brings], ensure_ascii=False, sort_keys=True)
    sha256 = hashlib.sha256(told.encode()).hexdigest()
    name = f"Lập từ: {conference.title}"[:_LONGEST_NAME]
    with own_rows(by.pk), transaction.atomic():
        last = PlanDraft.objects.filter(uploaded_by=by, amends=None, sha256=sha256).first()
        if last:
            return last
        draft = PlanDraft.objects.create(
            uploaded_by=by,
            organisation=by.organisation,
            file_name=name,
            sha256=sha256,
            source=source,
            plan=plan,
            copied_from=conference,
            shift_days=(wanted.day - outcome.anchor).days,
            brings=brings,
        )
        record(
            "conferences.clone",
            by=by.username,
            subject=conference.slug,
            conference_id=conference.pk,
            data={"draft": draft.pk, "day": wanted.day.isoformat(), "brings": brings},
        )
    return draft


class _Names:
    """Names of bodies as they are on another day, and what became of them."""

    def __init__(self, conference: Conference, day: date) -> None:
        self.day = day
        self.renamed: dict[str, str] = {}
        self.lost: dict[str, None] = {}
        self._then: Directory = units.directory(conference.as_of)
        around = queries.directory_of(conference)
        self._around: Directory = around if around.bodies else self._then
        self._everything = units.succession()

    def on_the_day(self, written: str) -> str:
        """Give the name of the body that has the place of the one *written*."""
        body = self._around.resolve(written) or self._then.resolve(written)
        if body is None or body.stands_on(self.day):
            return written
        after: Sequence[str] = [
            one.name
            for one in self._everything.successors(units.body_key(int(body.code)), self.day)
        ]
        if len(after) != 1:
            self.lost[written] = None
            return written
        self.renamed[written] = after[0]
        return after[0]
