"""Who may keep the directory and see how people are reached, decided once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest

from hoinghi.units.areas import EVERYTHING, NOTHING, Area
from hoinghi.units.models import Account, AdminUnit, ListDraft, Organisation
from hoinghi.units.queries import bodies_within, body_key, unit_key, units_within

_KEEPERS: Final[list[Callable[[Account], bool]]] = []
_SEATS: Final[list[Callable[[Account], QuerySet[Organisation]]]] = []


class KnownRequest(HttpRequest):
    """A request of somebody with an account: the site lets nobody else reach such a view."""

    user: Account


def also_kept_by(predicate: Callable[[Account], bool]) -> None:
    """Let those keep the directory of whom *predicate* is true.

    Rooms above know roles of which this one knows nothing; they say so when they are installed.
    """
    if predicate not in _KEEPERS:
        _KEEPERS.append(predicate)


def also_looks_after(seats: Callable[[Account], QuerySet[Organisation]]) -> None:
    """Let who keeps the directory keep of it what stands at *seats* and below, and no more.

    Rooms above say so when they are installed, as with ``also_kept_by``.
    """
    if seats not in _SEATS:
        _SEATS.append(seats)


def may_keep(account: Account) -> bool:
    """Tell whether *account* changes anything of the directory: its own area, or all of it."""
    return account.is_superuser or any(holds(account) for holds in _KEEPERS)


def require_keeping(account: Account) -> None:
    """Let only those who keep the directory go on.

    Raises:
        PermissionDenied: *account* may only look things up.
    """
    if not may_keep(account):
        raise PermissionDenied(
            "Việc này dành cho người quản trị, hoặc văn phòng, cơ quan thường trực đang chuẩn bị "
            "một hội nghị của cơ quan mình."
        )


def bodies_kept_by(account: Account) -> QuerySet[Organisation]:
    """Give the bodies that *account* changes in the directory."""
    if account.is_superuser:
        return Organisation.objects.all()
    return bodies_within(_seats(account)) if may_keep(account) else Organisation.objects.none()


def units_kept_by(account: Account) -> QuerySet[AdminUnit]:
    """Give the administrative units that *account* changes, and below which it adds others."""
    if account.is_superuser:
        return AdminUnit.objects.all()
    return units_within(_seats(account)) if may_keep(account) else AdminUnit.objects.none()


def unit_area(account: Account) -> Area:
    """Give the units of what *account* changes, without the bodies: those may be thousands."""
    if account.is_superuser:
        return EVERYTHING
    if not may_keep(account):
        return NOTHING
    return Area(
        inside=frozenset(map(unit_key, units_kept_by(account).values_list("pk", flat=True)))
    )


def area_of(account: Account) -> Area:
    """Give all that *account* changes; four queries at the most."""
    if account.is_superuser:
        return EVERYTHING
    has_people = Exists(Account.objects.filter(organisation=OuterRef("pk")))
    bodies = dict(bodies_kept_by(account).values_list("pk", has_people))
    units = unit_area(account).inside or frozenset()
    return Area(
        inside=units | frozenset(map(body_key, bodies)),
        peopled=frozenset(body_key(pk) for pk, is_peopled in bodies.items() if is_peopled),
    )


def may_keep_body(account: Account, organisation_id: int) -> bool:
    """Tell whether *account* changes this body: its names, its end, who holds its posts."""
    return account.is_superuser or bodies_kept_by(account).filter(pk=organisation_id).exists()


def require_keeping_of(account: Account, kept: AdminUnit | Organisation) -> None:
    """Let only those go on who change *kept*, or add something to it.

    Raises:
        PermissionDenied: It is outside what *account* looks after.
    """
    require_keeping(account)
    own = units_kept_by(account) if isinstance(kept, AdminUnit) else bodies_kept_by(account)
    if not own.filter(pk=kept.pk).exists():
        raise PermissionDenied(
            f"“{kept}” ngoài phạm vi anh, chị phụ trách: hãy nhờ người quản trị, hoặc cơ quan "
            "thường trực phụ trách đơn vị ấy."
        )


def require_keeping_all(account: Account) -> None:
    """Let only those go on who keep the whole directory.

    Raises:
        PermissionDenied: *account* keeps a part of it, or none.
    """
    if not account.is_superuser:
        raise PermissionDenied("Việc này thay đổi đơn vị của cả nước, dành cho người quản trị.")


def may_see_contacts(account: Account, organisation_id: int) -> bool:
    """Tell whether telephone numbers and mail addresses of people of a body are for these eyes."""
    return account.organisation_id == organisation_id or may_keep_body(account, organisation_id)


def _seats(account: Account) -> QuerySet[Organisation]:
    named = Q(pk__in=[])
    for seats in _SEATS:
        named |= Q(pk__in=seats(account).order_by().values("pk"))
    return Organisation.objects.filter(named)


def own_list_or_404(account: Account, pk: int) -> ListDraft:
    """Give a list that *account* itself sent; superusers see everybody's.

    Raises:
        PermissionDenied: *account* does not keep the directory.
        Http404: There is none, or somebody else sent it.
    """
    require_keeping(account)
    lists = ListDraft.objects.select_related("uploaded_by")
    own = lists if account.is_superuser else lists.filter(uploaded_by=account)
    draft: ListDraft | None = own.filter(pk=pk).first()
    if draft is None:
        raise Http404
    return draft
