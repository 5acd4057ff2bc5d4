"""The quality list: remarks set aside and shown again, copies side by side."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import reading_page, remark_page, review_acts, review_views
from hoinghi.reports.review_views import reviewed_or_404
from hoinghi.violations import RuleViolation


@require_POST
def set_aside(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Say that a remark is no fault, with the reason."""
    found, standing = reviewed_or_404(request, slug, pk)
    remark, reason = request.POST.get("remark", "")[:200], request.POST.get("reason", "")
    read = reading_page.reading(found, None, None)
    known = remark_page.quality_list(read).remarks if read else ()
    if not any(one.remark.key == remark for one in known):
        return redirect("reports:report", slug, pk)
    try:
        kept = review_acts.set_aside(found, remark, reason, by=request.user)
    except RuleViolation as violation:
        return review_views.page(request, found, standing, problem=violation, asided=remark)
    said = _("Đã ghi: không phải lỗi.")
    undo.offer(request, found.outline.conference, said, "reports.set_aside", kept=kept.pk)
    response = redirect("reports:report", slug, pk)
    response["Location"] += "#nhan-xet"
    return response


@require_safe
def copies(request: SignedInRequest, slug: str, pk: int, section: str) -> HttpResponse:
    """Show a section beside what another body wrote, common words marked; for the organiser."""
    found, _standing = reviewed_or_404(request, slug, pk)
    read = reading_page.reading(found, None, None)
    both = remark_page.side_by_side(read, section) if read else None
    if read is None or both is None:
        raise Http404
    context = {
        "conference": found.outline.conference,
        "here": "reports",
        "report": found,
        "label": read.label(section),
        "place": section,
        "both": both,
        "other_label": reading_page.place_label(both.section, read.asked),
    }
    return render(request, "reports/copies.html", context)
