"""A form sent twice from one page (a double click, a page sent again) is done once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from hoinghi.journal.prepared import Prepared
from hoinghi.together.models import SentForm

KEPT_FOR = timedelta(hours=1)
AT_WORK = timedelta(seconds=60)
# Each that waits holds a thread, and the site has few: copies of one slow form must not hold all.
PATIENCE = 3.0
_PAUSE = 0.1
FORGET_EVERY = 60.0
_LONGEST = 2_000
# A language may be chosen back and forth from one page; it harms nobody.
_HARMLESS = frozenset({"set_language"})


class DoneOnce:
    """Middleware: answer a form that was sent already with where its first sending led.

    Every drawing of a page gives its forms another CSRF token, so that token, the address and
    what was filled in make one sending known again. Only what was done (answered by a redirect)
    is remembered: a refused form may be sent as often as one likes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        sent: SentForm | None = getattr(request, "_sent_form", None)
        if sent is not None:
            _remember(sent, response)
        return response

    def process_view(
        self, request: HttpRequest, view: object, args: object, more: object
    ) -> HttpResponseBase | None:
        mark = _mark(request)
        if mark is None:
            return None
        _forget_old()
        sent, is_first = _kept(mark)
        if not is_first and not sent.location and sent.at < timezone.now() - AT_WORK:
            # The machine went down while at work: nothing was answered, so it may be tried again.
            is_first = True
        if is_first:
            request._sent_form = sent  # type: ignore[attr-defined] # read in __call__
            return None
        return _again(request, sent)


def _mark(request: HttpRequest) -> str | None:
    """Give what tells one sending from another; None where nothing has to be told apart."""
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    # What a script of the page asks for (a preview while typing) is no form being sent.
    if request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate":
        return None
    token = request.POST.get("csrfmiddlewaretoken", "")
    match = request.resolver_match
    if not token or (match and match.view_name in _HARMLESS):
        return None
    told: list[Any] = [request.user.pk, request.get_full_path()]
    told += sorted((name, values) for name, values in request.POST.lists())
    told += sorted(
        (name, file.name, _digest_of(file))
        for name, files in request.FILES.lists()
        for file in files
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()


def _digest_of(file: UploadedFile[bytes]) -> str:
    """Give what tells one content from another; a corrected file often keeps name and size."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


_BY_MARK: Final = Prepared(lambda mark: SentForm.objects.filter(mark=mark).order_by(), "")
_forgotten_at = float("-inf")


def _forget_old() -> None:
    # Once a minute: each time is a write of its own, for which all other writers wait.
    global _forgotten_at
    now = time.monotonic()
    if now - _forgotten_at >= FORGET_EVERY:
        _forgotten_at = now
        SentForm.objects.filter(at__lt=timezone.now() - KEPT_FOR).delete()


def _kept(mark: str) -> tuple[SentForm, bool]:
    """Give what is known of *mark*, and whether it is heard of for the first time."""
    found = _BY_MARK.first(mark)
    if found:
        return found, False
    with _without_waiting_for_the_disk():
        return SentForm.objects.get_or_create(mark=mark)


@contextmanager
def _without_waiting_for_the_disk() -> Iterator[None]:
    """Write what the act itself brings to the disk, and what nobody misses after a power cut.

    On SQLite the disk is asked at each commit, while all other writers wait. The log is written in
    order: once an act is on the disk, so is the mark of its form.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=NORMAL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=FULL")


def _remember(sent: SentForm, response: HttpResponse) -> None:
    location = response.headers.get("Location", "")
    with _without_waiting_for_the_disk():
        _note(sent, response.status_code, location)


def _note(sent: SentForm, status: int, location: str) -> None:
    if status in (302, 303) and 0 < len(location) <= _LONGEST:
        SentForm.objects.filter(pk=sent.pk).update(location=location)
    else:
        SentForm.objects.filter(pk=sent.pk).delete()


def _again(request: HttpRequest, sent: SentForm) -> HttpResponseBase | None:
    """Lead where the first sending led, once it is done."""
    until = time.monotonic() + PATIENCE
    while not sent.location and time.monotonic() < until:
        time.sleep(_PAUSE)
        found = SentForm.objects.filter(pk=sent.pk).first()
        if found is None:
            # The first was refused; the second gets its own answer.
            return None
        sent = found
    if sent.location:
        messages.info(request, _("Việc này đã được ghi ở lần gửi trước; không ghi lại lần nữa."))
        return redirect(sent.location)
    messages.warning(request, _("Lần gửi trước vẫn đang được xử lý; hãy xem lại sau ít phút."))
    back = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()})
    return redirect(back if is_ours else "/")
