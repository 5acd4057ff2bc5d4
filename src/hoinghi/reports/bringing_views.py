"""Pages on which a body brings in the report that it already has as a file."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from hoinghi.conferences import kept_files
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import bringing_services
from hoinghi.reports.bringing_page import BringPage, page_of, written_of
from hoinghi.reports.brought_file import Read, read_again
from hoinghi.reports.content import of_json
from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.outline_queries import asked_of
from hoinghi.reports.permissions import Standing, writer_or_404
from hoinghi.reports.writing_page import may_write
from hoinghi.unreadable import MAX_BYTES, most_mb
from hoinghi.violations import RuleViolation


@require_http_methods(["GET", "HEAD", "POST"])
def bring(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take a file that the body already has, and show those taken before."""
    report, standing = _writer_or_404(request, slug, pk)
    problem: str | None = None
    if request.method == "POST":
        given = request.FILES.get("file")
        if given is None:
            problem = _("Chưa chọn tệp nào. Hãy chọn tệp Word, Excel hoặc PDF của đơn vị.")
        else:
            try:
                # One byte more than allowed tells a file that is too large.
                data = given.read(MAX_BYTES + 1)
                kept = bringing_services.keep(
                    report,
                    data,
                    given.name or "",
                    size=given.size or 0,
                    by=request.user,
                    as_office=not standing.writes(report),
                )
            except RuleViolation as violation:
                problem = str(violation)
            else:
                return redirect("reports:brought", slug, pk, kept.pk)
    context = {
        **_around(report, standing),
        "files": _files(report).order_by("-pk")[:20],
        "problem": problem,
        "most_mb": most_mb(MAX_BYTES),
    }
    return render(request, "reports/bring.html", context, status=422 if problem else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def brought(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Show a file beside what was read from it; take over what is ticked."""
    report, standing = _writer_or_404(request, slug, pk)
    kept = get_object_or_404(_files(report), pk=number)
    try:
        found = read_again(report, kept)
    except (RuleViolation, kept_files.Gone, kept_files.Changed):
        messages.error(request, _("Tệp này không còn đọc được. Hãy đưa tệp vào lại."))
        return redirect("reports:bring", slug, pk)
    if request.method != "POST":
        return _drawn(request, (report, standing), kept, _page(report, found))
    chosen = {name: str(value) for name, value in request.POST.items()}
    page = _page(report, found, chosen)
    if page.problems:
        return _drawn(request, (report, standing), kept, page, status=422)
    if request.POST.get("stamp") != str(report.stamp):
        told = _("Báo cáo vừa được sửa ở chỗ khác. Hãy xem lại cột “Đang có” rồi xác nhận lại.")
        return _drawn(request, (report, standing), kept, page, problem=told, status=409)
    return _take(request, (report, standing), kept, page)


def _take(
    request: SignedInRequest, whose: tuple[Report, Standing], kept: ReportFile, page: BringPage
) -> HttpResponse:
    report, standing = whose
    written = written_of(page, of_json(report.draft), kept.name)
    number = len(written.answers) + len(written.texts)
    if not number:
        told = _("Chưa đánh dấu điều nào để lấy.")
        return _drawn(request, (report, standing), kept, page, problem=told, status=422)
    try:
        bringing_services.take(
            report,
            written,
            based_on=report.stamp,
            by=request.user,
            as_office=not standing.writes(report),
            kept=kept,
        )
    except RuleViolation as violation:
        return _drawn(request, (report, standing), kept, page, problem=str(violation), status=409)
    said = ngettext(
        "Đã lấy %(number)s điều từ tệp vào báo cáo.",
        "Đã lấy %(number)s điều từ tệp vào báo cáo.",
        number,
    )
    messages.success(request, said % {"number": number})
    return redirect(_back(report))


def _page(report: Report, found: Read, chosen: dict[str, str] | None = None) -> BringPage:
    return page_of(found, asked_of(report), of_json(report.draft), chosen)


def _files(report: Report) -> QuerySet[ReportFile]:
    return ReportFile.objects.filter(
        report=report,
        revision=None,
        kind__in=(FileKind.SOURCE, FileKind.HANDED),
        removed=False,
    )


def _back(report: Report) -> str:
    return reverse("reports:write", args=[report.outline.conference.slug, report.pk])


def _writer_or_404(request: SignedInRequest, slug: str, pk: int) -> tuple[Report, Standing]:
    report, standing = writer_or_404(request.user, slug, pk)
    if not standing.writes(report) and not report.on_behalf:
        # What a body brought in with its draft is not there for anybody else.
        raise Http404
    return report, standing


def _around(report: Report, standing: Standing) -> dict[str, object]:
    return {
        "conference": report.outline.conference,
        "here": "reports",
        "report": report,
        "back": _back(report),
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "may_write": may_write(report, standing),
    }


def _drawn(
    request: SignedInRequest,
    whose: tuple[Report, Standing],
    kept: ReportFile,
    page: BringPage,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {**_around(*whose), "file": kept, "page": page, "problem": problem}
    return render(request, "reports/brought.html", context, status=status)
