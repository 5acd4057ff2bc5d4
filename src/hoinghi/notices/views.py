"""Pages of notices and of the feed."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences.permissions import (
    SignedInRequest,
    may_prepare,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.journal.services import first_broken
from hoinghi.notices import queries, services
from hoinghi.notices.forms import FeedForm
from hoinghi.notices.permissions import reader_or_404

PER_PAGE = 30


@require_safe
def notices(request: SignedInRequest) -> HttpResponse:
    """List what the account was told, the unread first."""
    told = queries.conferences_told(request.user)
    wanted = request.GET.get("hoi-nghi", "")
    conference = next((one for one in told if one.slug == wanted), None)
    found = queries.notices_of(request.user, conference)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "page": page,
        "told": told,
        "wanted": conference,
        "query": f"hoi-nghi={conference.slug}" if conference else "",
        "unread": queries.unread_count(request.user),
        "at_notices": True,
    }
    return render(request, "notices/notices.html", context)


@require_POST
def open_notice(request: SignedInRequest, pk: int) -> HttpResponse:
    """Note that a notice was read, and go where it leads."""
    notice = services.mark_read(request.user, pk)
    if notice is None:
        raise Http404
    # Our own paths alone, whatever a room wrote.
    if notice.url and url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        return redirect(notice.url)
    return redirect("notices:list")


@require_POST
def read_all(request: SignedInRequest) -> HttpResponse:
    """Note that everything was read."""
    services.mark_all_read(request.user)
    return redirect("notices:list")


@require_safe
def feed(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what was done in the conference, in words."""
    reader = reader_or_404(request.user, slug)
    form = FeedForm(request.GET)
    everything = queries.feed(reader.conference, reader.body, queries.FeedFilter())
    found = queries.feed(reader.conference, reader.body, form.wanted())
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    kept = request.GET.copy()
    kept.pop("trang", None)
    context = {
        "conference": reader.conference,
        "here": "feed",
        "base": "conferences/base.html" if reader.body is None else "site/base.html",
        "form": form,
        "page": page,
        "rows": queries.in_words(page.object_list, slug),
        "actors": queries.actors_of(everything),
        "rooms": queries.rooms_of(everything),
        "query": kept.urlencode(),
        "may_prove": reader.body is None and may_prepare(request.user, reader.conference),
    }
    return render(request, "notices/feed.html", context)


@require_POST
def prove(request: SignedInRequest, slug: str) -> HttpResponse:
    """Go through the whole log and show the first entry that was changed afterwards."""
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference)
    broken = first_broken()
    # Of another conference nothing is shown but that it is there.
    own = broken if broken and broken.conference_id == conference.pk else None
    context = {
        "conference": conference,
        "here": "feed",
        "broken": broken,
        "rows": queries.in_words([own], slug) if own else [],
        "title": _("Kiểm tra nhật ký"),
    }
    return render(request, "notices/proof.html", context)
