"""The page on which the office says who answers what."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences.permissions import SignedInRequest, may
from hoinghi.reports import allocation_acts, powers
from hoinghi.reports.allocation_acts import Kind, Ticks
from hoinghi.reports.models import OutlineVersion, Report, ReportOutline
from hoinghi.reports.outline_queries import as_allocation, content_of, in_force
from hoinghi.reports.outline_views import HERE, one_or_404, prepared
from hoinghi.reports.outlines import Outline
from hoinghi.units.models import Organisation

PER_PAGE = 40
_NOTHING: dict[str, list[str]] = {"allocation__sections": [], "allocation__indicators": []}
_VIEWS = {
    "muc": (Kind.SECTIONS, gettext_lazy("Mục thuyết minh")),
    "so-lieu": (Kind.INDICATORS, gettext_lazy("Chỉ tiêu")),
    "du-an": (Kind.PROJECTS, gettext_lazy("Dự án")),
}


@require_safe
def allocation(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show who answers what, a page of bodies at a time."""
    conference, found = one_or_404(request, slug, pk)
    version = _version_or_404(found)
    told, view = content_of(version), _view(request.GET.get("xem", ""))
    rows = _rows(found)
    chosen = request.GET.get("loai", "")
    shown = _filtered(rows, chosen)
    page = Paginator(shown, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "conference": conference,
        "here": HERE,
        "outline": found,
        "version": version,
        "views": [(name, title) for name, (_kind, title) in _VIEWS.items()],
        "view": view,
        "columns": _columns(told, _VIEWS[view][0]),
        "rows": _lines(page, told, version, _VIEWS[view][0]),
        "page": page,
        "query": urlencode({"xem": view, "loai": chosen}),
        "chosen": chosen,
        "kinds": _kinds(rows),
        "nothing": rows.filter(**_NOTHING).count(),
        "others": _others(found),
        "may_edit": may(request.user, conference, powers.OUTLINE),
    }
    return render(request, "reports/allocation.html", context)


@require_POST
def tick(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take the ticks of one page of bodies."""
    _found, version, view = _asked(request, slug, pk)
    ticks = {
        int(name): Ticks(
            before=frozenset(filter(None, request.POST.get(f"co-{name}", "").split(","))),
            after=frozenset(request.POST.getlist(f"chon-{name}")),
        )
        for name in request.POST.getlist("don-vi")
        if name.isdecimal()
    }
    changed = allocation_acts.tick(version, _VIEWS[view][0], ticks, by=request.user)
    _tell(request, len(changed))
    return _back(request, slug, pk)


@require_POST
def many(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Give or take something, or go back to what is usual, for a kind of bodies."""
    _found, version, view = _asked(request, slug, pk)
    act, body_kind = request.POST.get("viec", ""), request.POST.get("loai-don-vi", "")
    codes = request.POST.getlist("cot")
    if act == "mac-dinh":
        changed = allocation_acts.reset(version, body_kind, by=request.user)
    elif act in ("giao", "thoi") and codes:
        changed = allocation_acts.give_many(
            version, _VIEWS[view][0], codes, body_kind, wanted=act == "giao", by=request.user
        )
    else:
        messages.warning(request, _("Hãy chọn ít nhất một mục, chỉ tiêu hoặc dự án."))
        return _back(request, slug, pk)
    _tell(request, len(changed))
    return _back(request, slug, pk)


@require_POST
def owing(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Let bodies more owe a report: those of another outline; or take one out."""
    found, version, _shown = _asked(request, slug, pk)
    taken = request.POST.get("bo", "")
    if taken.isdecimal():
        if allocation_acts.take_out(version, int(taken), by=request.user):
            messages.success(request, _("Đơn vị ấy không còn phải báo cáo theo đề cương này."))
        return _back(request, slug, pk)
    other = request.POST.get("theo", "")
    if not other.isdecimal():
        return HttpResponseBadRequest()
    bodies = Organisation.objects.filter(
        pk__in=Report.objects.filter(
            outline=int(other), outline__conference=found.conference, withdrawn=False
        ).values("organisation")
    ).exclude(pk__in=Report.objects.filter(outline=found, withdrawn=False).values("organisation"))
    made = allocation_acts.let_owe(version, list(bodies), by=request.user)
    _tell(request, len(made))
    return _back(request, slug, pk)


def _asked(
    request: SignedInRequest, slug: str, pk: int
) -> tuple[ReportOutline, OutlineVersion, str]:
    prepared(request, slug)
    _conference, found = one_or_404(request, slug, pk)
    return found, _version_or_404(found), _view(request.POST.get("xem", ""))


def _view(told: str) -> str:
    return told if told in _VIEWS else "muc"


def _version_or_404(found: ReportOutline) -> OutlineVersion:
    version = in_force(found)
    if version is None:
        raise Http404
    version.outline = found
    return version


def _rows(found: ReportOutline) -> QuerySet[Report]:
    rows = Report.objects.filter(outline=found, withdrawn=False).defer("draft")
    return rows.select_related("organisation", "version").order_by("organisation__name", "pk")


def _filtered(rows: QuerySet[Report], chosen: str) -> QuerySet[Report]:
    if chosen == "khong":
        return rows.filter(**_NOTHING)
    return rows.filter(organisation__kind=chosen) if chosen else rows


def _kinds(rows: QuerySet[Report]) -> list[tuple[str, str, int]]:
    """Give the kinds of bodies: code, name, how many."""
    names = dict(Organisation._meta.get_field("kind").flatchoices)
    counted = rows.order_by().values("organisation__kind").annotate(number=Count("pk"))
    return [
        (row["organisation__kind"], str(names.get(row["organisation__kind"], "")), row["number"])
        for row in counted.order_by("-number")
    ]


def _columns(told: Outline, kind: Kind) -> list[tuple[str, str]]:
    if kind is Kind.SECTIONS:
        return [(one.number, one.title) for one in told.sections if one.is_written]
    if kind is Kind.INDICATORS:
        return [(one.code, one.name) for one in told.indicators.values()]
    return [(one.code, one.title) for one in told.projects]


def _lines(
    page: Page[Report], told: Outline, version: OutlineVersion, kind: Kind
) -> list[dict[str, Any]]:
    columns = [code for code, _title in _columns(told, kind)]
    lines = []
    for report in page:
        own = as_allocation(report.allocation)
        has = set(getattr(own, kind.value))
        lines.append(
            {
                "report": report,
                "ticks": [(code, code in has) for code in columns],
                "before": ",".join(code for code in columns if code in has),
                "sections": len(own.sections),
                "indicators": len(own.indicators),
                "nothing": not own.sections and not own.indicators,
                "older": report.version.number if report.version_id != version.pk else None,
            }
        )
    return lines


def _others(found: ReportOutline) -> QuerySet[ReportOutline]:
    same = ReportOutline.objects.filter(conference=found.conference)
    return same.exclude(pk=found.pk)


def _tell(request: SignedInRequest, number: int) -> None:
    if not number:
        messages.info(request, _("Không có gì thay đổi."))
        return
    told = ngettext(
        "Đã đổi phân công của %(number)d đơn vị.",
        "Đã đổi phân công của %(number)d đơn vị.",
        number,
    )
    messages.success(request, told % {"number": number})


def _back(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    answer = redirect("reports:allocation", slug, pk)
    told = {
        "xem": _view(request.POST.get("xem", "")),
        "loai": request.POST.get("loai", "")[:40],
        "trang": request.POST.get("trang", "1")[:6],
    }
    answer["Location"] += f"?{urlencode(told)}"
    return answer
