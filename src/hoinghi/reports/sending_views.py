"""What goes with a report and comes back for it: files, pictures, the receipt, the page offline."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import report_files
from hoinghi.reports.file_views import drawn_picture, to_save
from hoinghi.reports.models import FileKind, Report, ReportFile, ReportRevision
from hoinghi.reports.permissions import Standing, report_or_404, writer_or_404
from hoinghi.reports.receipts import matches, receipt_of
from hoinghi.reports.writing_views import drawn
from hoinghi.violations import RuleViolation

_KINDS = {kind.value: kind for kind in (FileKind.SIGNED, FileKind.OTHER)}


@require_POST
def attach(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Keep the files that come with the report."""
    report, standing = _writer_or_404(request, slug, pk)
    kind = _KINDS.get(request.POST.get("kind", ""))
    sent = [file for file in request.FILES.getlist("files") if file]
    if kind is None:
        raise Http404
    try:
        report_files.add(report, sent, kind, by=request.user, as_office=not standing.writes(report))
    except RuleViolation as violation:
        return drawn(request, report, standing, problem=violation)
    return _back(slug, pk)


@require_http_methods(["GET", "HEAD", "POST"])
def draft_file(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Give a file of the draft to be saved, never shown in the page; or take it out."""
    report, standing = _writer_or_404(request, slug, pk)
    kept = get_object_or_404(_of_draft(report), pk=number)
    if request.method == "POST":
        try:
            report_files.remove(kept, by=request.user, as_office=not standing.writes(report))
        except RuleViolation as violation:
            return drawn(request, report, standing, problem=violation)
        return _back(slug, pk)
    return to_save(kept)


@require_POST
def add_picture(request: SignedInRequest, slug: str, pk: int) -> JsonResponse:
    """Keep a picture for the text and tell the editor its name."""
    report, standing = _writer_or_404(request, slug, pk)
    sent = request.FILES.get("picture")
    if sent is None:
        return JsonResponse({"refused": _("Chưa chọn hình nào.")}, status=400)
    try:
        kept = report_files.add_picture(
            report, sent, by=request.user, as_office=not standing.writes(report)
        )
    except RuleViolation as violation:
        return JsonResponse({"refused": str(violation)}, status=409)
    return JsonResponse(
        {
            "sha256": kept.sha256,
            "url": reverse("reports:draft-picture", args=[slug, pk, kept.sha256]),
        }
    )


@require_safe
def draft_picture(request: SignedInRequest, slug: str, pk: int, sha256: str) -> HttpResponse:
    """Give a picture of the text that is being written."""
    report, _standing = _writer_or_404(request, slug, pk)
    held = ReportFile.objects.filter(report=report, kind=FileKind.PICTURE, removed=False)
    return drawn_picture(held.filter(sha256=sha256).first())


@require_safe
def receipt(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Show the receipt of what was sent, reckoned anew; compare a check value with it."""
    report, standing = report_or_404(request.user, slug, pk)
    revision = get_object_or_404(ReportRevision, report=report, number=number)
    asked = re.sub(r"[\s.-]", "", request.GET.get("ma", "")).lower()[:64]
    shown = receipt_of(revision)
    context = {
        "conference": report.outline.conference,
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "here": "reports",
        "report": report,
        "revision": revision,
        "receipt": shown,
        "asked": asked,
        "is_match": matches(asked, shown.digest) if asked else None,
        "is_own": standing.writes(report),
        "is_latest": report.latest_id == revision.pk,
    }
    return render(request, "reports/writing/receipt.html", context)


@require_safe
def worker(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Give the script that opens this one page without a line; its reach is this address."""
    writer_or_404(request.user, slug, pk)
    response = HttpResponse(_worker(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = "no-cache"
    return response


@cache
def _worker() -> bytes:
    found = finders.find("dist/report-worker.js")
    return Path(str(found)).read_bytes() if found else b""


def _writer_or_404(request: SignedInRequest, slug: str, pk: int) -> tuple[Report, Standing]:
    report, standing = writer_or_404(request.user, slug, pk)
    if not standing.writes(report) and not report.on_behalf:
        # What a body attached to its draft is not there for anybody else.
        raise Http404
    return report, standing


def _of_draft(report: Report) -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(report=report, revision=None, removed=False)


def _back(slug: str, pk: int) -> HttpResponse:
    response = redirect("reports:write", slug, pk)
    response["Location"] += "#tep"
    return response
