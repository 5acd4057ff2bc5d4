"""Calendar files: the personal one behind its secret address, and that of one conference."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.scoping import everything
from hoinghi.notices import personal
from hoinghi.notices.permissions import reader_or_404


@require_safe
@login_not_required
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give the personal calendar to whoever has its address: programs have no account."""
    # Whose it is, is known only by the secret; what is shown is chosen by the account.
    with everything():
        account = personal.account_of(secret)
        if account is None:
            raise Http404
        written = personal.calendar_of(account)
    answer = _answer(request, written)
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Cache-Control"] = "private, max-age=900"
    return answer


@require_safe
def conference(request: SignedInRequest, slug: str) -> HttpResponseBase:
    """Give the days of one conference as a file, those of the own body among them."""
    reader = reader_or_404(request.user, slug)
    answer = _answer(request, personal.calendar_of(request.user, reader.conference))
    answer.headers["Content-Disposition"] = 'attachment; filename="lich.ics"'
    return answer


@require_POST
def renew(request: SignedInRequest) -> HttpResponse:
    """Make the secret address and show it this once."""
    secret = personal.renew(request.user)
    context = {"secret": secret, "at_notices": True}
    return render(request, "notices/calendar.html", context)


@require_POST
def revoke(request: SignedInRequest) -> HttpResponse:
    """Take the secret address back."""
    personal.revoke(request.user)
    messages.success(
        request, _("Đã thu hồi địa chỉ lịch; nơi nào đang dùng sẽ không đọc được nữa.")
    )
    return redirect("notices:preferences")


def _answer(request: HttpRequest, written: personal.Written) -> HttpResponseBase:
    answer = HttpResponse(written.text, content_type="text/calendar; charset=utf-8")
    answer.headers["ETag"] = written.etag
    changed = int(written.changed_at.timestamp()) if written.changed_at else None
    if changed:
        answer.headers["Last-Modified"] = http_date(changed)
    # The strong answer is the text itself; the day of the last change may stay as days go away.
    found = get_conditional_response(request, etag=written.etag, response=answer)
    return found or answer
