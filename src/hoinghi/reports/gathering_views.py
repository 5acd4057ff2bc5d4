"""The page on which the office takes in many forms at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hoinghi.conferences import kept_files
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.reports import gathering_services, powers, previewed, services
from hoinghi.reports.gathering import Found, Way, looked_at, workbook
from hoinghi.reports.gathering_services import Form
from hoinghi.reports.models import Report
from hoinghi.reports.unpacked_forms import MOST_FORMS, MOST_ZIPPED, Loose, ManyRefused, unpacked
from hoinghi.units.models import Account
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation

_SALT = "hoinghi.reports.many-forms"
_ORDER: Final = {Way.LAY: 0, Way.HAND: 0, Way.REFUSED: 1, Way.SENT: 2}
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    found: Found
    said: str
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The files of one preview.

    Attributes:
        stamps: Of each file's report as it stood beside it; 0 where the file is refused.
    """

    batch: str
    digests: tuple[str, ...]
    files: tuple[Loose, ...]
    stamps: tuple[int, ...] = ()

    @property
    def until(self) -> datetime:
        return previewed.made_at(self.batch) + previewed.HOLDS


@require_http_methods(["GET", "HEAD", "POST"])
def gather(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take files, show whose they are and what is wrong, lay those confirmed."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.REVIEW)
    if request.method != "POST":
        return _drawn(request, conference)
    try:
        seen = _seen(request, conference) if "tep" in request.POST else _sent(request, conference)
        if "bo" in request.POST:
            previewed.forget(seen.batch)
            return redirect("reports:gather", slug)
        found = looked_at(conference, seen.files)
        if "tai" in request.POST:
            return _book(found)
    except RuleViolation as violation:
        return _drawn(request, conference, problem=str(violation), status=422)
    if "xac-nhan" not in request.POST:
        seen = replace(seen, stamps=tuple(one.stamp for one in found))
        return _drawn(request, conference, found=found, seen=seen)
    if not request.POST.get("paper", "").strip():
        refused = _("Hãy ghi các biểu này đến theo văn bản, thư nào.")
        return _drawn(request, conference, found=found, seen=seen, problem=refused, status=422)
    return _drawn(request, conference, outcomes=_taken(request, found, seen))


def _sent(request: SignedInRequest, conference: Conference) -> Seen:
    """Unpack what was sent and keep it for as long as it may be confirmed."""
    sent = [one for one in request.FILES.getlist("files") if one]
    told = ((one.name or "", one.read(MOST_ZIPPED + 1)) for one in sent)
    files = tuple(unpacked(told))
    if not files:
        raise ManyRefused("Chưa có tệp nào.", "Hãy chọn các biểu, hoặc một tệp nén .zip.")
    now = timezone.now()
    previewed.forget_old(now)
    batch, digests = previewed.put((one.data for one in files), now)
    return Seen(batch=batch, digests=tuple(digests), files=files)


def _taken(request: SignedInRequest, found: list[Found], seen: Seen) -> list[Outcome]:
    ticked = set(request.POST.getlist("lay"))
    paper, sends = request.POST["paper"], "gui" in request.POST
    outcomes = []
    for at, (one, file) in enumerate(zip(found, seen.files, strict=True)):
        if str(at) in ticked and one.report is not None and file.data is not None:
            form = Form(data=file.data, name=one.name, stamp=seen.stamps[at])
            outcomes.append(_one_taken(one, one.report, form, paper, sends, request.user))
    return outcomes


def _one_taken(
    one: Found, report: Report, form: Form, paper: str, sends: bool, by: Account
) -> Outcome:
    """Take one, as a whole or not at all; taken a second time it is what it was."""
    try:
        if one.way is Way.HAND:
            gathering_services.hand(report, form.data, one.name, by=by)
            return Outcome(found=one, said=_("đã chuyển cho đơn vị xem và tự nhận"), is_done=True)
        stands = gathering_services.lay(report, form, paper, by=by)
    except RuleViolation as violation:
        return Outcome(found=one, said=str(violation), is_done=False)
    if not sends:
        return Outcome(found=one, said=_("đã nhập thay, chưa gửi"), is_done=True)
    try:
        services.send(stands, based_on=stands.stamp, by=by, on_behalf=stands.on_behalf)
    except RuleViolation as violation:
        said = _("đã nhập thay, chưa gửi: %(why)s") % {"why": violation}
        return Outcome(found=one, said=said, is_done=False)
    return Outcome(found=one, said=_("đã nhập thay và gửi thay"), is_done=True)


def _token(request: SignedInRequest, conference: Conference, seen: Seen) -> str:
    """Sign what was seen: that is confirmed, and nothing else."""
    told = {
        "conference": conference.pk,
        "by": request.user.pk,
        "batch": seen.batch,
        "files": [
            (one.name, digest, stamp)
            for one, digest, stamp in zip(seen.files, seen.digests, seen.stamps, strict=True)
        ],
    }
    return signing.dumps(told, salt=_SALT, compress=True)


def _seen(request: SignedInRequest, conference: Conference) -> Seen:
    again = ManyRefused("Bản xem trước đã cũ.", "Hãy chọn tệp lại.")
    try:
        told = signing.loads(request.POST["tep"], salt=_SALT, max_age=previewed.HOLDS)
        if (told["conference"], told["by"]) != (conference.pk, request.user.pk):
            raise again
        names, digests, stamps = zip(*told["files"], strict=True)
        every = previewed.read(told["batch"], digests)
    except (signing.BadSignature, kept_files.Gone, kept_files.Changed) as error:
        raise again from error
    files = tuple(Loose(name=name, data=data) for name, data in zip(names, every, strict=True))
    return Seen(batch=told["batch"], digests=digests, files=files, stamps=stamps)


def _book(found: list[Found]) -> HttpResponse:
    response = HttpResponse(workbook(found), content_type=_SHEET)
    name = content_disposition_header(True, "bieu-tong-hop.xlsx") or ""
    response.headers["Content-Disposition"] = name
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _in_order(found: Sequence[Found]) -> list[tuple[int, Found]]:
    """Put what can be taken first, then what is refused; of hundreds sent nobody has to see all.

    Each keeps its number among the files: that is what is ticked.
    """
    return sorted(enumerate(found), key=lambda one: _ORDER[one[1].way])


def _drawn(
    request: SignedInRequest,
    conference: Conference,
    *,
    found: list[Found] | None = None,
    seen: Seen | None = None,
    outcomes: list[Outcome] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    token = _token(request, conference, seen) if seen else ""
    if found is not None and len(token) > 2_000_000:
        problem, found = _("Nhiều tệp quá. Hãy chia thành nhiều lần."), None
    context = {
        "conference": conference,
        "here": "reports",
        "found": found,
        "rows": _in_order(found or ()),
        "token": token,
        "until": seen.until if seen else None,
        "outcomes": outcomes,
        "done": sum(one.is_done for one in outcomes or ()),
        "problem": problem,
        "paper": request.POST.get("paper", ""),
        "ready": sum(one.is_ticked for one in found or ()),
        "are_several": len({one.report.outline_id for one in found or () if one.report}) > 1,
        "most": MOST_FORMS,
        "most_mb": most_mb(MOST_ZIPPED),
    }
    return render(request, "reports/gather.html", context, status=status)
