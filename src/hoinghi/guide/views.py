"""Pages of the guide; every account may read all of it."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.queries import all_roles_of
from hoinghi.guide import shelf
from hoinghi.units.models import Account
from hoinghi.units.queries import unit_roles_of


@require_safe
def index(request: SignedInRequest) -> HttpResponse:
    """List the pages; those of the reader's own roles first."""
    mine = pages_of(request.user)
    others = [page for page in shelf.ROLES if page not in mine]
    context = {
        "mine": mine,
        "shelves": [
            (_("Bắt đầu"), shelf.START),
            (_("Làm từng việc"), shelf.HOW_TO),
            (_("Các vai trò khác") if mine else _("Từng vai trò"), others),
            (_("Tra cứu"), shelf.REFERENCE),
        ],
        "is_here": (settings.GUIDE / "README.md").is_file(),
    }
    return render(request, "guide/index.html", context)


def pages_of(account: Account) -> list[shelf.Page]:
    """Give the pages of the roles that *account* holds, in the order of the list; two queries."""
    units = unit_roles_of(account, timezone.localdate())
    found = shelf.pages_of(all_roles_of(account), units)
    return [shelf.ADMINISTRATOR, *found] if account.is_superuser else found


@require_safe
def page(request: SignedInRequest, name: str) -> HttpResponse:
    """Show one page of the guide."""
    found = shelf.page_named(name)
    sheet = shelf.sheet(found) if found else None
    if sheet is None:
        raise Http404
    return render(request, "guide/page.html", {"page": found, "sheet": sheet})


@require_safe
def picture(request: SignedInRequest, name: str) -> FileResponse:
    """Give one picture of the guide, where it was made on this machine."""
    file = settings.GUIDE / "pictures" / f"{name}.png"
    if not re.fullmatch(r"[a-z0-9-]+", name) or not file.is_file():
        raise Http404
    return FileResponse(file.open("rb"), content_type="image/png")
