"""What the rooms keep about persons: each room says where, why, how long, and who sees it.

A room joins with ``Room(personal_data="hoinghi.tasks.personal_data.KEPT")``, a tuple of
``Holding``. Everything here asks across conferences: who may ask is decided by the caller.

Source: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15; see docs/regulations/du-lieu-ca-nhan.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_scopes import scopes_disabled

from hoinghi.conferences import rooms

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

ERASED = "Đã xóa theo yêu cầu"
"""What stands where a person's name stood."""

_AS_THE_DOSSIER = _("như hồ sơ của hội nghị")
_WHO_SEES_IT = _("những ai được xem hội nghị ấy")
_TO_ACCOUNT_FOR = _("biết ai đã làm, để giải trình")
MOST_SHOWN = 200
"""So many rows of one place are written out; beyond, they are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """The person looked for; empty strings and None where there is none.

    Attributes:
        pseudonym: What acts are signed with after erasure.
        by_itself: The person looks. What only carries the same name is counted then, not shown:
            it may be a namesake's.
    """

    name: str
    pseudonym: str
    username: str = ""
    account: int | None = None
    email: str = ""
    by_itself: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What one place keeps about a person; ``kept_because`` is empty where it can be erased."""

    key: str
    title: StrOrPromise
    purpose: StrOrPromise
    lasts: StrOrPromise
    seen_by: StrOrPromise
    count: int
    values: tuple[str, ...]
    kept_because: StrOrPromise = ""


class Holding(Protocol):
    """One place where a room keeps something about persons."""

    @property
    def key(self) -> str: ...

    def find(self, sought: Sought) -> Found | None: ...

    def erase(self, sought: Sought) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIn:
    """A field that holds the name of a person, or of the account that did something.

    Attributes:
        model: Label of the model, ``"tasks.Duty"``.
        is_actor: The field names who acted; the act stays, under the pseudonym.
    """

    model: str
    field: str
    title: StrOrPromise
    purpose: StrOrPromise
    lasts: StrOrPromise = _AS_THE_DOSSIER
    seen_by: StrOrPromise = _WHO_SEES_IT
    is_actor: bool = False
    kept_because: StrOrPromise = ""

    @property
    def key(self) -> str:
        """Tell this place from all others."""
        return f"{self.model}.{self.field}"

    def find(self, sought: Sought) -> Found | None:
        """Give the rows that carry the name; none where there is no such row."""
        rows = self._rows(sought)
        count = rows.count()
        if not count:
            return None
        return Found(
            key=self.key,
            title=self.title,
            purpose=self.purpose,
            lasts=self.lasts,
            seen_by=self.seen_by,
            count=count,
            values=() if sought.by_itself else tuple(str(row) for row in rows[:MOST_SHOWN]),
            kept_because=self.kept_because,
        )

    def erase(self, sought: Sought) -> int:
        """Put the mark, or the pseudonym of who acted, where the name stood."""
        if self.kept_because:
            return 0
        stands_in = sought.pseudonym if self.is_actor else ERASED
        rows = list(self._rows(sought))
        for row in rows:
            setattr(row, self.field, stands_in)
            # Saved one by one: whoever keeps a copy of the words (the search) hears of it.
            row.save(update_fields=[self.field])
        return len(rows)

    def _rows(self, sought: Sought) -> QuerySet[Any]:
        wanted = Q(**{f"{self.field}__iexact": sought.name}) if sought.name else Q(pk__in=())
        if self.is_actor and sought.username:
            wanted |= Q(**{self.field: sought.username})
        rows: QuerySet[Any] = apps.get_model(self.model)._default_manager.filter(wanted)
        return rows.order_by("pk")


def who_acted(model: str, field: str, title: StrOrPromise) -> NameIn:
    """Give a field that names who did something; the act is kept, for whoever has to account."""
    return NameIn(model=model, field=field, title=title, purpose=_TO_ACCOUNT_FOR, is_actor=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsOf:
    """Rows that are about one account alone; erased as a whole.

    Attributes:
        model: Label of the model, ``"notices.Notice"``.
        field: The field that names the account.
    """

    model: str
    title: StrOrPromise
    purpose: StrOrPromise
    lasts: StrOrPromise
    seen_by: StrOrPromise
    field: str = "account"

    @property
    def key(self) -> str:
        """Tell this place from all others."""
        return self.model

    def find(self, sought: Sought) -> Found | None:
        """Give the rows of the account; none where there is no such row."""
        rows = self._rows(sought)
        if not (count := rows.count()):
            return None
        return Found(
            key=self.key,
            title=self.title,
            purpose=self.purpose,
            lasts=self.lasts,
            seen_by=self.seen_by,
            count=count,
            values=tuple(str(row) for row in rows[:MOST_SHOWN]),
        )

    def erase(self, sought: Sought) -> int:
        """Delete the rows; how many there were."""
        rows = self._rows(sought)
        count = rows.count()
        rows.delete()
        return count

    def _rows(self, sought: Sought) -> QuerySet[Any]:
        rows: QuerySet[Any] = apps.get_model(self.model)._default_manager.all()
        if sought.account is None:
            return rows.none()
        return rows.filter(**{self.field: sought.account}).order_by("-pk")


def holdings() -> Iterator[Holding]:
    """Give every place of every room, in the order of the house."""
    for kept in rooms.personal_data():
        yield from kept


def find(sought: Sought) -> list[Found]:
    """Give everything that the rooms keep about the person."""
    with scopes_disabled():
        return [found for one in holdings() if (found := one.find(sought))]


def erase(sought: Sought, keys: frozenset[str]) -> dict[str, int]:
    """Erase what stands in the places *keys*; how many rows of each were changed."""
    with scopes_disabled():
        done = {one.key: one.erase(sought) for one in holdings() if one.key in keys}
    return {key: count for key, count in done.items() if count}
