"""What comes along to a copy of a conference although no plan holds it: people added it by hand.

A room says what it has as ``Extra`` in its ``Room(clone=…)``. The choice is kept with the draft
and carried out in the transaction that confirms it, once, where a new conference comes of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hoinghi import norms
from hoinghi.conferences import rooms
from hoinghi.conferences.cloning import Moved, Shift
from hoinghi.conferences.models import Conference, PlanDraft
from hoinghi.conferences.permissions import may_prepare
from hoinghi.conferences.scoping import whole
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise


class NoLongerYours(RuleViolation):
    """Who confirms no longer prepares the conference from which something is to come along."""

    code = "conferences.no-longer-yours"

    def __init__(self, conference: Conference) -> None:
        self.remedy = "Hãy đề nghị được giao lại vai trò, hoặc lập lại bản không mang theo gì thêm."
        super().__init__(
            f"Tài khoản này không còn chuẩn bị hội nghị “{conference.title}”, nên không mang theo "
            f"được điều đã giao thêm, thiết lập ở đó. {self.remedy}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """From an old conference to a new day.

    Attributes:
        day: By which bodies are taken; None where nothing names a day: bodies stay as they are.
    """

    old: Conference
    shift: Shift
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """What would come along.

    Attributes:
        renamed: Old and new names of bodies that were reorganised in between.
        lost: Names of bodies that have no one successor on the new day.
    """

    count: int
    moved: tuple[Moved, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """Something of a room that may come along.

    Attributes:
        code: Stable; kept with drafts.
        look: Gives what would come along; changes nothing.
        bring: Makes it facts of the new conference.
    """

    code: str
    title: StrOrPromise
    look: Callable[[Passage], Brought]
    bring: Callable[[Passage, Conference, Account], None]


def looked(passage: Passage, codes: frozenset[str]) -> list[tuple[Extra, Brought]]:
    """Give what would come along, as rooms say."""
    with whole(passage.old):
        return [(one, one.look(passage)) for one in rooms.extras() if one.code in codes]


def bring(draft: PlanDraft, made: Conference, *, by: Account) -> None:
    """Let come along what was asked for with *draft*; part of the caller's transaction.

    Raises:
        NoLongerYours: *by* does not prepare the old conference.
    """
    old = draft.copied_from
    if old is None or not draft.brings:
        return
    if not may_prepare(by, old):
        raise NoLongerYours(old)
    shift = Shift(days=draft.shift_days, calendar=norms.calendar())
    passage = Passage(old=old, shift=shift, day=made.starts_on or made.as_of)
    with whole(old, made):
        for one in rooms.extras():
            if one.code in draft.brings:
                one.bring(passage, made, by)
