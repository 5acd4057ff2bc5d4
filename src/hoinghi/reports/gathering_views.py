"""The page on which the office takes in many forms at once."""

from __future__ import annotations

from dataclasses import dataclass

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
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
from hoinghi.reports import gathering_services, powers, services
from hoinghi.reports.gathering import Found, Way, looked_at, workbook
from hoinghi.reports.models import Report
from hoinghi.reports.unpacked_forms import MOST_FORMS, MOST_ZIPPED, Loose, ManyRefused, unpacked
from hoinghi.units.models import Account
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation

_SALT = "hoinghi.reports.many-forms"
_HOLDS = 2 * 60 * 60
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    found: Found
    said: str
    is_done: bool


@require_http_methods(["GET", "HEAD", "POST"])
def gather(request: SignedInRequest, slug: str) -> HttpResponse:
    """Take files, show whose they are and what is wrong, lay those confirmed."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.REVIEW)
    if request.method != "POST":
        return _drawn(request, conference)
    try:
        if "tep" in request.POST:
            files = _kept(request, conference)
        else:
            sent = [one for one in request.FILES.getlist("files") if one]
            told = ((one.name or "", one.read(MOST_ZIPPED + 1)) for one in sent)
            files = list(unpacked(told))
            if not files:
                raise ManyRefused("Chưa có tệp nào.", "Hãy chọn các biểu, hoặc một tệp nén .zip.")
        found = looked_at(conference, files)
        if "tai" in request.POST:
            return _book(found)
    except RuleViolation as violation:
        return _drawn(request, conference, problem=str(violation), status=422)
    if "xac-nhan" not in request.POST:
        return _drawn(request, conference, found=found, token=_token(request, conference, files))
    if not request.POST.get("paper", "").strip():
        refused = _("Hãy ghi các biểu này đến theo văn bản, thư nào.")
        token = str(request.POST["tep"])
        return _drawn(request, conference, found=found, token=token, problem=refused, status=422)
    return _drawn(request, conference, outcomes=_taken(request, found, files))


def _taken(request: SignedInRequest, found: list[Found], files: list[Loose]) -> list[Outcome]:
    ticked = set(request.POST.getlist("lay"))
    paper, sends = request.POST["paper"], "gui" in request.POST
    outcomes = []
    for at, (one, file) in enumerate(zip(found, files, strict=True)):
        if str(at) in ticked and one.report is not None and file.data is not None:
            outcomes.append(_one_taken(one, one.report, file.data, paper, sends, request.user))
    return outcomes


def _one_taken(
    one: Found, report: Report, data: bytes, paper: str, sends: bool, by: Account
) -> Outcome:
    try:
        if one.way is Way.HAND:
            gathering_services.hand(report, data, one.name, by=by)
            return Outcome(found=one, said=_("đã chuyển cho đơn vị xem và tự nhận"), is_done=True)
        stands = gathering_services.lay(report, data, one.name, paper, by=by)
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


def _token(request: SignedInRequest, conference: Conference, files: list[Loose]) -> str:
    """Keep the files and sign which they are: what is confirmed is what was seen."""
    kept = []
    for one in files:
        stored = kept_files.put(one.data, "xlsx") if one.data else None
        kept.append((one.name, stored.sha256 if stored else ""))
    told = {"conference": conference.pk, "by": request.user.pk, "files": kept}
    return signing.dumps(told, salt=_SALT, compress=True)


def _kept(request: SignedInRequest, conference: Conference) -> list[Loose]:
    again = ManyRefused("Bản xem trước đã cũ.", "Hãy chọn tệp lại.")
    try:
        told = signing.loads(request.POST["tep"], salt=_SALT, max_age=_HOLDS)
        if (told["conference"], told["by"]) != (conference.pk, request.user.pk):
            raise again
        return [Loose(name=name, data=_bytes(sha)) for name, sha in told["files"]]
    except (signing.BadSignature, kept_files.Gone, kept_files.Changed) as error:
        raise again from error


def _bytes(sha256: str) -> bytes | None:
    return kept_files.read(f"{sha256[:2]}/{sha256}.xlsx", sha256) if sha256 else None


def _book(found: list[Found]) -> HttpResponse:
    response = HttpResponse(workbook(found), content_type=_SHEET)
    name = content_disposition_header(True, "bieu-tong-hop.xlsx") or ""
    response.headers["Content-Disposition"] = name
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _drawn(
    request: SignedInRequest,
    conference: Conference,
    *,
    found: list[Found] | None = None,
    token: str = "",
    outcomes: list[Outcome] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    if found is not None and len(token) > 2_000_000:
        problem, found = _("Nhiều tệp quá. Hãy chia thành nhiều lần."), None
    context = {
        "conference": conference,
        "here": "reports",
        "found": found,
        "token": token,
        "outcomes": outcomes,
        "done": sum(one.is_done for one in outcomes or ()),
        "problem": problem,
        "paper": request.POST.get("paper", ""),
        "ready": sum(one.is_ticked for one in found or ()),
        "most": MOST_FORMS,
        "most_mb": most_mb(MOST_ZIPPED),
    }
    return render(request, "reports/gather.html", context, status=status)
