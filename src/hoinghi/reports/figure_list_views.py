"""Pages of targets and of official figures that are known: typed, sent out and in as Excel."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hoinghi.conferences.permissions import SignedInRequest, may
from hoinghi.reading.name_keys import name_key
from hoinghi.reports import figure_list_acts, powers
from hoinghi.reports.figure_list import WHOLE, Known, Listed, ListKind, Place, read_list
from hoinghi.reports.figure_list_acts import Typed, standing
from hoinghi.reports.figure_list_book import list_book
from hoinghi.reports.models import Report, ReportOutline
from hoinghi.reports.outline_queries import content_of, in_force
from hoinghi.reports.outline_views import HERE, one_or_404, prepared
from hoinghi.reports.outlines import Outline
from hoinghi.reports.typed import Problem, number_of, number_said
from hoinghi.units.tables import read_tables
from hoinghi.unreadable import MAX_BYTES
from hoinghi.violations import RuleViolation

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SALT = "hoinghi.reports.figure-list"
_HOLDS = 2 * 60 * 60
_SHOWN = 100
_TITLES = {
    ListKind.TARGETS: gettext_lazy("Chỉ tiêu giao"),
    ListKind.KNOWN: gettext_lazy("Số chính thức đã có"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def targets(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show and set the targets of one body, or of the whole conference."""
    conference, found = one_or_404(request, slug, pk)
    outline, bodies = _outline_or_404(found), _bodies(found)
    body = _chosen(request, bodies)
    wrong: dict[str, str] = {}
    if request.method == "POST":
        prepared(request, slug)
        typed, wrong = _typed(request, outline, body)
        clashes = figure_list_acts.type_targets(found, typed, by=request.user)
        if clashes:
            messages.warning(request, _clashed(clashes))
        if not wrong:
            if not clashes:
                messages.success(request, _("Đã lưu chỉ tiêu giao."))
            answer = redirect("reports:targets", slug, pk)
            answer["Location"] += f"?don-vi={body or ''}"
            return answer
    context = {
        "conference": conference,
        "here": HERE,
        "outline": found,
        "bodies": bodies,
        "body": body,
        "whole": WHOLE,
        "periods": [*((one.code, one.title) for one in outline.periods), ("", _("Cuối giai đoạn"))],
        "rows": _rows(found, outline, body, request, wrong),
        "wrong": wrong,
        "may_edit": may(request.user, conference, powers.OUTLINE),
    }
    return render(request, "reports/targets.html", context, status=422 if wrong else 200)


@require_safe
def book(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Give a list with what stands; it is also the file to fill in."""
    prepared(request, slug)
    _conference, found = one_or_404(request, slug, pk)
    outline, told = _outline_or_404(found), _kind_or_404(kind)
    bodies: list[tuple[int | None, str]] = list(_bodies(found))
    if told is ListKind.TARGETS:
        bodies.insert(0, (None, WHOLE))
    response = HttpResponse(
        list_book(told, outline, bodies, standing(found, told)), content_type=_SHEET
    )
    name = "chi-tieu-giao.xlsx" if told is ListKind.TARGETS else "so-chinh-thuc-da-co.xlsx"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def take(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Take a list in: send it, look at what it would change, confirm."""
    prepared(request, slug)
    conference, found = one_or_404(request, slug, pk)
    outline, told = _outline_or_404(found), _kind_or_404(kind)
    context: dict[str, Any] = {
        "conference": conference,
        "here": HERE,
        "outline": found,
        "kind": told.value,
        "title": _TITLES[told],
        "number": len(standing(found, told)),
    }
    if request.method == "POST" and "xac-nhan" in request.POST:
        return _confirmed(request, found, told)
    status = 200
    if request.method == "POST":
        try:
            listed = _read(request, found, outline, told)
        except RuleViolation as violation:
            context["problem"], status = str(violation), 422
        else:
            context |= _preview(found, told, listed)
    return render(request, "reports/figure_list.html", context, status=status)


def _read(
    request: SignedInRequest, found: ReportOutline, outline: Outline, kind: ListKind
) -> Listed:
    given = request.FILES.get("file")
    data = given.read(MAX_BYTES + 1) if given else b""
    name = str(given.name) if given else ""
    tables = read_tables(data, name, size=given.size or 0 if given else 0)
    known = Known(
        kind=kind,
        outline=outline,
        bodies={name_key(title): key for key, title in _bodies(found)},
    )
    return read_list(tables.tables, known)


def _preview(found: ReportOutline, kind: ListKind, listed: Listed) -> dict[str, Any]:
    now, names = standing(found, kind), dict(_bodies(found))
    changes = [
        (names.get(place.body or 0, WHOLE), place, now.get(place, (None, ""))[0], value)
        for place, (value, _source) in sorted(listed.values.items(), key=lambda one: str(one[0]))
        if now.get(place, (None, ""))[0] != value
    ]
    new = sum(1 for _name, place, _was, _value in changes if place not in now)
    payload = [
        [p.body, p.indicator, p.period, p.part, str(value), source]
        for p, (value, source) in listed.values.items()
    ]
    return {
        "listed": listed,
        "changes": [(n, p, number_said(w) if w is not None else "", number_said(v))
                    for n, p, w, v in changes[:_SHOWN]],
        "more": max(0, len(changes) - _SHOWN),
        "new": new,
        "changed": len(changes) - new,
        "same": len(listed.values) - len(changes),
        "payload": signing.dumps([found.pk, kind.value, payload], salt=_SALT, compress=True),
    }  # fmt: skip


def _confirmed(request: SignedInRequest, found: ReportOutline, kind: ListKind) -> HttpResponse:
    back = redirect("reports:figure-list", found.conference.slug, found.pk, kind.value)
    try:
        pk, told, payload = signing.loads(
            request.POST.get("xac-nhan", ""), salt=_SALT, max_age=_HOLDS
        )
        if (pk, told) != (found.pk, kind.value):
            raise signing.BadSignature
    except (signing.BadSignature, ValueError):
        messages.error(request, _("Bản xem trước đã quá cũ. Hãy nạp lại tệp."))
        return back
    values = {
        Place(body=body, indicator=indicator, period=period, part=part): (Decimal(value), source)
        for body, indicator, period, part, value, source in payload
    }
    taken = figure_list_acts.take_list(found, kind, values, by=request.user)
    said = _("Đã ghi: %(new)d số mới, %(changed)d số thay đổi, %(same)d số giữ nguyên.")
    numbers = {"new": taken.new, "changed": taken.changed, "same": taken.same}
    messages.success(request, said % numbers)
    return back


def _typed(
    request: SignedInRequest, outline: Outline, body: int | None
) -> tuple[dict[Place, Typed], dict[str, str]]:
    typed: dict[Place, Typed] = {}
    wrong: dict[str, str] = {}
    for one in outline.indicators.values():
        for period in [*(p.code for p in outline.periods), ""]:
            name = f"{one.code}|{period}"
            if name not in request.POST:
                continue
            text, was = request.POST[name].strip(), request.POST.get(f"co-{name}", "")
            number = number_of(text, one.decimals) if text else None
            if isinstance(number, Problem):
                wrong[name] = _("Không phải một số của chỉ tiêu này.")
                continue
            place = Place(body=body, indicator=one.code, period=period)
            typed[place] = Typed(before=_decimal(was), after=number)
    return typed, wrong


def _rows(
    found: ReportOutline,
    outline: Outline,
    body: int | None,
    request: SignedInRequest,
    wrong: dict[str, str],
) -> list[dict[str, Any]]:
    now = {
        place: value
        for place, (value, _source) in standing(found, ListKind.TARGETS).items()
        if place.body == body
    }
    rows = []
    for one in outline.indicators.values():
        cells = []
        for period in [*(p.code for p in outline.periods), ""]:
            value = now.get(Place(body=body, indicator=one.code, period=period))
            name = f"{one.code}|{period}"
            shown = number_said(value) if value is not None else ""
            cells.append(
                {
                    "name": name,
                    "was": "" if value is None else str(value),
                    "shown": request.POST.get(name, shown) if name in wrong else shown,
                    "wrong": wrong.get(name, ""),
                    "period": period,
                }
            )
        rows.append({"one": one, "cells": cells})
    return rows


def _bodies(found: ReportOutline) -> list[tuple[int, str]]:
    rows = Report.objects.filter(outline=found, withdrawn=False).order_by("organisation__name")
    return list(rows.values_list("organisation", "organisation__name"))


def _chosen(request: SignedInRequest, bodies: list[tuple[int, str]]) -> int | None:
    told = request.POST.get("don-vi", request.GET.get("don-vi", ""))
    known = {str(key): key for key, _name in bodies}
    return known.get(told)


def _outline_or_404(found: ReportOutline) -> Outline:
    version = in_force(found)
    if version is None:
        raise Http404
    return content_of(version)


def _kind_or_404(kind: str) -> ListKind:
    try:
        return ListKind(kind)
    except ValueError:
        raise Http404 from None


def _decimal(told: str) -> Decimal | None:
    try:
        return Decimal(told) if told else None
    except InvalidOperation:
        return None


def _clashed(clashes: tuple[Place, ...]) -> str:
    told = ", ".join(f"{one.indicator} {one.period}".strip() for one in clashes[:10])
    said = _("Người khác vừa sửa: %(places)s. Số của họ được giữ; xem lại rồi gõ tiếp.")
    return said % {"places": told}
