"""What an account sees: the scope in which its requests ask the database."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import Known, remember, sees_office
from hoinghi.conferences.queries import roles_of
from hoinghi.conferences.scoping import nothing, of_body, own_rows, whole
from hoinghi.journal.editions import steady
from hoinghi.journal.prepared import Prepared
from hoinghi.units.models import Account


class Sighted:
    """Opens for each request what its account may see; without it every query raises.

    An address of a conference opens that conference: whole for those who hold a role of its
    organiser, the own part for a unit. Any other address opens only what is the account's own;
    a page that needs more opens it itself, by a name that says why.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        account = request.user
        with nothing(), ExitStack() as opened:
            if isinstance(account, Account):
                opened.enter_context(steady())
                opened.enter_context(own_rows(None if account.is_superuser else account.pk))
            request.__dict__["sight"] = opened
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: list[str], kwargs: dict[str, Any]
    ) -> None:
        """Open what the address is about, once it is known."""
        account = request.user
        if isinstance(account, Account) and (slug := kwargs.get("slug")):
            open_conference(request.__dict__["sight"], account, slug)


_AT: Final = Prepared(
    lambda slug: Conference.objects.select_related("host").filter(slug=slug)[:1], ""
)


def open_conference(opened: ExitStack, account: Account, slug: str) -> None:
    """Open the conference at *slug* as *account* sees it; nothing to one it does not concern."""
    conference = _AT.first(slug)
    if conference is None:
        return
    remember(account, Known(conference=conference, roles=roles_of(conference, account)))
    if sees_office(account, conference):
        opened.enter_context(whole(conference))
    elif account.organisation_id is not None:
        opened.enter_context(of_body(account.organisation_id, conference))
