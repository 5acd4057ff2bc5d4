"""The directory of units and bodies, open to everybody with an account."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hoinghi.units import tree
from hoinghi.units.areas import NOTHING
from hoinghi.units.forms import LookForm
from hoinghi.units.permissions import KnownRequest, may_keep, unit_area
from hoinghi.units.standing import standing

PER_PAGE = 50


@require_safe
def directory(request: KnownRequest) -> HttpResponse:
    """Show what stands on the day asked for, as a tree or as what was looked for."""
    today = timezone.localdate()
    form = LookForm({"ngay": today.isoformat(), **request.GET.dict()})
    form.is_valid()
    day: date = form.cleaned_data.get("ngay") or today
    words: str = form.cleaned_data.get("tim") or ""
    known = standing()
    everything, places = known.everything, known.tree(day)
    found = tree.matching(places, words) if words else places
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    keeps = may_keep(request.user)
    context = {
        "at_directory": True,
        "may_keep": keeps,
        "kept": cache(lambda: unit_area(request.user) if keeps else NOTHING),
        "form": form,
        "day": day,
        "today": today,
        "words": words,
        "page": page,
        "known": len(everything.everything),
        "directory_key": known.key,
        # Where somebody may add a body differs from office to office.
        "eyes": request.user.pk if keeps and not request.user.is_superuser else keeps,
        "lines": cache(lambda: [tree.line(everything, place, today) for place in page.object_list]),
        "query": urlencode({"tim": words, "ngay": day.isoformat()}),
    }
    return render(request, "units/directory.html", context)
