"""The page of one task, and what is done on it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.files.base import File
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import rooms, undo
from hoinghi.conferences.deliveries import Workplace, workplace_of
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.scoping import every_body
from hoinghi.conferences.sent_files import LARGEST
from hoinghi.tasks import evidence, labels, powers, services, task_page, undoing
from hoinghi.tasks.closing import closes_when, ends_done, kinds_of
from hoinghi.tasks.forms import PersonForm
from hoinghi.tasks.listing import DutyRow, TaskRow, row_of, rows
from hoinghi.tasks.models import Duty, Evidence, Task
from hoinghi.tasks.notes import last_named
from hoinghi.tasks.numbers import whole
from hoinghi.tasks.outline import families
from hoinghi.tasks.permissions import Standing, concerned_task_or_404, require
from hoinghi.tasks.rules import BY_THE_BODY, Act, State
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation

_PROBLEMS = frozenset({"problem", "comment_problem", "asking", "answering", "deciding", "naming"})
_NEVER_SEEN = -1
DOWNLOAD_POLICY = "default-src 'none'; sandbox"


@require_safe
def task(request: SignedInRequest, slug: str, pk: int, duty: int = 0) -> HttpResponse:
    """Show a task: the sentence that orders it, its shares, what was done and said."""
    found, standing = concerned_task_or_404(request.user, slug, pk)
    return page(request, found, standing, duty)


@require_POST
def act(request: SignedInRequest, slug: str, pk: int, duty: int) -> HttpResponse:
    """Do one act about a share; what was typed stays when it is refused."""
    found, standing = concerned_task_or_404(request.user, slug, pk)
    own = get_object_or_404(Duty, pk=duty, task=found, withdrawn=False)
    told = request.POST.get("act", "")
    if told not in set(Act):
        raise Http404
    power = powers.REPORT if Act(told) in BY_THE_BODY else powers.LEAD
    require(standing.may(Act(told), own), found.conference, power)
    based_on, text = whole(request.POST.get("based_on", "")), request.POST.get("text", "")
    was = undoing.before(own)
    try:
        done = services.act_on(
            own,
            Act(told),
            based_on=_NEVER_SEEN if based_on is None else based_on,
            by=request.user,
            text=text,
            sent=sent(request),
        )
    except RuleViolation as violation:
        return page(request, found, standing, duty, problem=violation, text=text)
    said = _("Đã ghi: %(act)s.") % {"act": labels.DONE[told]}
    may_undo = standing.may_undo(Act(told), own, State(own.state))
    if done.version == was["version"] and may_undo:
        undo.offer(request, found.conference, said, "tasks.act", act=told, **was)
    else:
        messages.success(request, said)
    if request.POST.get("back") == "mine":
        return redirect("tasks:mine")
    return back(request, found, duty)


@require_POST
def comment(request: SignedInRequest, slug: str, pk: int, duty: int = 0) -> HttpResponse:
    """Say something about a task or a share."""
    found, standing = concerned_task_or_404(request.user, slug, pk)
    about = seen_duty_or_404(found, standing, duty).duty if duty else None
    text = request.POST.get("comment", "")
    try:
        services.comment(found, text, by=request.user, duty=about)
    except RuleViolation as violation:
        return page(request, found, standing, duty, comment_problem=violation, comment=text)
    return back(request, found, duty, "dien-bien")


@require_POST
def person(request: SignedInRequest, slug: str, pk: int, duty: int) -> HttpResponse:
    """Say who of the body is in charge."""
    found, standing = concerned_task_or_404(request.user, slug, pk)
    own = get_object_or_404(Duty, pk=duty, task=found, withdrawn=False)
    require(standing.may_change(own), found.conference)
    form = person_form(own, request)
    if not form.is_valid():
        return page(request, found, standing, duty, naming=form)
    try:
        made = services.name_person(
            own, form.cleaned_data["person"], seen=own.person, by=request.user
        )
    except RuleViolation as violation:
        form.add_error("person", str(violation))
        return page(request, found, standing, duty, naming=form)
    told = {"duty": own.pk, "was": own.person, "now": made.person}
    undo.offer(request, found.conference, _("Đã ghi người phụ trách."), "tasks.person", **told)
    return back(request, found, duty)


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: SignedInRequest, slug: str, pk: int, duty: int, number: int) -> HttpResponse:
    """Give a piece of evidence to be saved, never shown in the page; or take it out."""
    found, standing = concerned_task_or_404(request.user, slug, pk)
    own = seen_duty_or_404(found, standing, duty).duty
    with every_body():
        kept = get_object_or_404(Evidence, pk=number, duty=own, removed=False)
    if kept.inside and not standing.leads(own):
        raise Http404
    if request.method == "POST":
        require(standing.may_change(own), found.conference)
        try:
            evidence.remove(kept, by=request.user)
        except RuleViolation as violation:
            return page(request, found, standing, duty, problem=violation)
        said = _("Đã gỡ tệp; nhật ký vẫn ghi tệp này.")
        undo.offer(request, found.conference, said, "tasks.remove_evidence", evidence=kept.pk)
        return back(request, found, duty)
    try:
        content = evidence.content_of(kept)
    except RuleViolation as violation:
        return page(request, found, standing, duty, problem=violation)
    return _saved(content, kept.name)


def person_form(duty: Duty, request: SignedInRequest | None = None) -> PersonForm:
    """Give the form that says who is in charge, as it stands or as it was sent."""
    return PersonForm(
        request.POST if request else None,
        initial={"person": duty.person},
        told_by=lambda: last_named(duty),
    )


def _saved(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def page(
    request: SignedInRequest, found: Task, standing: Standing, duty: int, **more: object
) -> HttpResponse:
    """Draw the page; *more* holds what was refused and what had been typed."""
    row, children = _with_children(found, standing)
    shown = task_page.seen(row, standing)
    chosen = _chosen(shown, duty)
    context = {
        "conference": found.conference,
        "base": "conferences/base.html" if standing.sees_all else "site/base.html",
        "here": "tasks",
        "today": timezone.localdate(),
        "row": row,
        "standing": standing,
        "shown": shown,
        "share": task_page.share(chosen, standing) if chosen else None,
        "notes": task_page.notes(found, shown, chosen if duty else None, standing),
        "may_give": standing.may_prepare and found.parent_id is None,
        "children": children,
        "naming": person_form(chosen.duty) if chosen else None,
        "closes_when": closes_when(found),
        "ends_done": ends_done(found),
        "most_mb": most_mb(LARGEST),
        "workplace": _workplace(found, chosen, standing),
        "duty": chosen.duty.pk if chosen and len(row.duties) > 1 else 0,
        **more,
    }
    refused = not _PROBLEMS.isdisjoint(more)
    return render(request, "tasks/task.html", context, status=409 if refused else 200)


def _workplace(found: Task, chosen: DutyRow | None, standing: Standing) -> Workplace | None:
    """Give where the body makes what this share orders, where it leads the share."""
    body = chosen.duty.organisation_id if chosen and standing.leads(chosen.duty) else None
    if body is None:
        return None
    places = rooms.workplaces(found.conference, body)
    return workplace_of(places, kinds_of(found), found.first_line)


def back(request: SignedInRequest, found: Task, duty: int, anchor: str = "") -> HttpResponse:
    """Go where the person came from: the share opened, or the whole task."""
    args = [found.conference.slug, found.pk, *([duty] if duty else [])]
    response = redirect("tasks:duty" if duty else "tasks:task", *args)
    if anchor:
        response["Location"] += f"#{anchor}"
    return response


def seen_duty_or_404(found: Task, standing: Standing, duty: int) -> DutyRow:
    """Give a share that is for these eyes."""
    for row in task_page.seen(row_of(found, timezone.localdate()), standing):
        if row.duty.pk == duty:
            return row
    raise Http404


def sent(request: SignedInRequest) -> Sequence[File[bytes]]:
    """Give the files that came with a form."""
    return [file for file in request.FILES.getlist("files") if file]


def _chosen(shown: Sequence[DutyRow], duty: int) -> DutyRow | None:
    """Give the share to open: the one asked for, or the only one there is."""
    if duty:
        for row in shown:
            if row.duty.pk == duty:
                return row
        raise Http404
    return shown[0] if len(shown) == 1 else None


def _with_children(found: Task, standing: Standing) -> tuple[TaskRow, list[TaskRow]]:
    """Give the row of a task, and those of its sub-tasks that are for these eyes."""
    today = timezone.localdate()
    own, *under = rows(found.conference, families(found.conference, today)[found.pk], today)
    seen = [row for row in under if standing.sees_all or standing.organisation_id in row.bodies]
    return own, seen
