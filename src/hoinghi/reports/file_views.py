"""Files and pictures that came with what was sent."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from hoinghi.conferences import kept_files
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports.models import FileKind, Report, ReportFile
from hoinghi.reports.permissions import report_or_404

DOWNLOAD_POLICY = "default-src 'none'; sandbox"
_PICTURES = {"png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "webp": "image/webp"}
"""What a browser draws in place; anything else is only ever saved."""


@require_safe
def file(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Give a file that was sent, as it was."""
    report, _standing = report_or_404(request.user, slug, pk)
    kept = get_object_or_404(_sent_with(report), pk=number)
    return to_save(kept)


@require_safe
@cache_control(private=True, max_age=24 * 3600, immutable=True)
def picture(request: SignedInRequest, slug: str, pk: int, sha256: str) -> HttpResponse:
    """Give a picture that stands in the text of what was sent."""
    report, _standing = report_or_404(request.user, slug, pk)
    kept = _sent_with(report).filter(kind=FileKind.PICTURE, sha256=sha256).first()
    return drawn_picture(kept)


def to_save(kept: ReportFile) -> HttpResponse:
    """Give a file to be saved, never shown in the page.

    Raises:
        Http404: It is not there as it was kept.
    """
    response = HttpResponse(_bytes(kept), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, kept.name) or ""
    return _closed(response)


def drawn_picture(kept: ReportFile | None) -> HttpResponse:
    """Give a picture that a browser may draw in a page.

    Raises:
        Http404: There is none, or it is of no such kind.
    """
    sort = _PICTURES.get(kept.path.rpartition(".")[2].lower()) if kept else None
    if kept is None or sort is None:
        raise Http404
    return _closed(HttpResponse(_bytes(kept), content_type=sort))


def _sent_with(report: Report):  # type: ignore[no-untyped-def] # a query set
    """Give files of what was sent; those of the draft are the body's own."""
    return ReportFile.objects.filter(report=report, revision__isnull=False)


def _bytes(kept: ReportFile) -> bytes:
    try:
        return kept_files.read(kept.path, kept.sha256)
    except (kept_files.Gone, kept_files.Changed) as error:
        raise Http404 from error


def _closed(response: HttpResponse) -> HttpResponse:
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
