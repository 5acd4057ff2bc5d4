"""The Excel form of a report, to be filled in away from the page."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import content as contents
from hoinghi.reports.content import Content
from hoinghi.reports.form_layout import FormHead, FormKey
from hoinghi.reports.form_writing import form as drawn
from hoinghi.reports.models import Report
from hoinghi.reports.moving import moved_content
from hoinghi.reports.outline_queries import asked_of, content_of, last_day
from hoinghi.reports.permissions import report_or_404

_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_LETTERS = str.maketrans("đĐ", "dD")


@require_safe
def form(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Give the form of a report: its body finds what it wrote there, others what it sent."""
    report, standing = report_or_404(request.user, slug, pk)
    told = _written(report) if standing.writes(report) else _sent(report)
    data = drawn(asked_of(report), head_of(report), told)
    name = slugify(str(report.organisation).translate(_LETTERS))[:60]
    response = HttpResponse(data, content_type=_SHEET)
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, f"bieu-bao-cao-{name}.xlsx") or ""
    )
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def head_of(report: Report) -> FormHead:
    """Give what the cover of the form of *report* says."""
    conference, last = report.outline.conference, last_day(report)
    return FormHead(
        key=key_of(report),
        conference=conference.title,
        host=conference.host_name,
        body=str(report.organisation),
        due=f"hết ngày {last:%d/%m/%Y}" if last else "",
    )


def key_of(report: Report) -> FormKey:
    """Give by what the form of *report* is known when it comes back."""
    return FormKey(
        report=report.pk,
        body=report.organisation_id,
        outline=report.outline_id,
        version=report.version.number,
    )


def _written(report: Report) -> Content:
    return contents.of_json(report.draft) if report.draft else Content()


def _sent(report: Report) -> Content:
    """Give what was sent last, under the numbers of the version that is in force now."""
    if report.latest is None:
        return Content()
    before, after = content_of(report.latest.version), content_of(report.version)
    return moved_content(contents.of_json(report.latest.content), before, after)
