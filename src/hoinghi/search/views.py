"""The page of finds, and the list under the field while somebody types."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.queries import visible_to
from hoinghi.search import page as shown
from hoinghi.search import queries
from hoinghi.search.queries import Hits, Narrow
from hoinghi.search.registry import searchables
from hoinghi.search.rules import Query, read_query
from hoinghi.violations import RuleViolation

PER_PAGE = 20
_SUGGESTED = 8
_PAGES = 3
_NO_QUERY = Query(terms=(), accented=False)


@require_safe
def results(request: SignedInRequest) -> HttpResponse:
    """Show what was found, by kind; narrowing stands in the address."""
    words = request.GET.get("q", "")
    query, problem = _query(words)
    asked = _asked(request, "" if problem else words)
    narrowed = _conference(request, asked.conference)
    narrow = Narrow(kind=asked.kind, conference=narrowed.pk if narrowed else None)
    hits = queries.find(request.user, query, narrow)
    page = Paginator(hits.hits, PER_PAGE).get_page(request.GET.get("trang"))
    is_first = not asked.kind and page.number == 1
    pages = shown.pages(request.user, query, narrowed) if is_first else []
    context = {
        "asked": asked,
        "words": words if not problem else "",
        "query": query,
        "problem": problem,
        "hits": hits,
        "total": len(hits),
        "page": page,
        "pages": pages,
        "groups": shown.grouped(queries.read(request.user, list(page.object_list)), query),
        **_chips(request, hits, asked, query, narrow),
    }
    return render(request, "search/results.html", context, status=400 if problem else 200)


@require_safe
def suggestions(request: SignedInRequest) -> HttpResponse:
    """Give the best few finds for what was typed so far, the conference at hand first."""
    words = request.GET.get("q", "")
    query, problem = _query(words)
    here = _conference(request, request.GET.get("trong", ""))
    narrow = Narrow(first=here.pk if here else None)
    hits = queries.suggest(request.user, query, narrow, _SUGGESTED)
    pages = shown.pages(request.user, query, here)[:_PAGES]
    found = shown.lines(queries.read(request.user, hits), query)
    context = {
        "words": words if not problem else "",
        "lines": [*found, *pages],
        "problem": problem,
    }
    return render(request, "search/_suggestions.html", context)


def _query(words: str) -> tuple[Query, str]:
    try:
        return read_query(words), ""
    except RuleViolation as violation:
        return _NO_QUERY, str(violation)


def _asked(request: SignedInRequest, words: str) -> shown.Asked:
    kind = request.GET.get("loai", "")
    return shown.Asked(
        words=words,
        kind=kind if kind in searchables() else "",
        conference=request.GET.get("hoi-nghi", "")[:80],
    )


def _conference(request: SignedInRequest, slug: str) -> Conference | None:
    """Give the conference named in the address where the account sees it."""
    found: Conference | None = visible_to(request.user).filter(slug=slug[:80]).first()
    return found


def _chips(
    request: SignedInRequest, hits: Hits, asked: shown.Asked, query: Query, narrow: Narrow
) -> dict[str, object]:
    """Give the chips; those of a kind count among all kinds, those of a conference among all."""
    of_kinds = of_conferences = hits
    if asked.kind:
        of_kinds = queries.find(request.user, query, Narrow(conference=narrow.conference))
    if narrow.conference is not None:
        of_conferences = queries.find(request.user, query, Narrow(kind=asked.kind))
    seen = visible_to(request.user).values_list("pk", "slug", "title")
    titles = {key: (slug, title) for key, slug, title in seen}
    return {
        "kinds": shown.kind_chips(of_kinds, asked),
        "conferences": shown.conference_chips(of_conferences, titles, asked),
    }
