"""Who may keep the directory and see how people are reached, decided once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest

from hoinghi.units.models import Account, ListDraft

_KEEPERS: Final[list[Callable[[Account], bool]]] = []


class KnownRequest(HttpRequest):
    """A request of somebody with an account: the site lets nobody else reach such a view."""

    user: Account


def also_kept_by(predicate: Callable[[Account], bool]) -> None:
    """Let those keep the directory of whom *predicate* is true.

    Rooms above know roles of which this one knows nothing; they say so when they are installed.
    """
    if predicate not in _KEEPERS:
        _KEEPERS.append(predicate)


def may_keep(account: Account) -> bool:
    """Tell whether *account* changes the directory: units, bodies, who holds which post."""
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


def may_see_contacts(account: Account, organisation_id: int) -> bool:
    """Tell whether telephone numbers and mail addresses of people of a body are for these eyes."""
    return account.organisation_id == organisation_id or may_keep(account)


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
