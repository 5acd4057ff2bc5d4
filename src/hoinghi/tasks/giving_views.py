"""Pages on which the office gives and changes tasks, and acts on many at once."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from hoinghi.conferences import undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.tasks import giving, powers, undoing
from hoinghi.tasks.clock import counting_of
from hoinghi.tasks.closing import noticed, reads_as
from hoinghi.tasks.forms import BulkForm, CountingForm, DueForm, TaskForm, shown, shown_due
from hoinghi.tasks.models import Task
from hoinghi.tasks.notes import last_edit
from hoinghi.tasks.numbers import whole
from hoinghi.tasks.reminding import ladder_of
from hoinghi.tasks.rules import Act
from hoinghi.together.queries import last_saver
from hoinghi.together.rules import Saver
from hoinghi.violations import RuleViolation


@require_http_methods(["GET", "HEAD", "POST"])
def give(request: SignedInRequest, slug: str) -> HttpResponse:
    """Give a task by hand; with ``thuoc`` in the address a sub-task."""
    conference = _prepared(request, slug)
    parent = _parent(conference, request.GET.get("thuoc", ""))
    form = TaskForm(request.POST or None, conference=conference, is_edit=False)
    if request.method == "POST" and form.is_valid():
        try:
            task = giving.give(conference, form.wanted(), by=request.user, parent=parent)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            said = _("Đã giao việc; đơn vị thấy ngay ở trang của mình.")
            undo.offer(request, conference, said, "tasks.give", task=task.pk)
            return redirect("tasks:task", slug, task.pk)
    return _form_page(request, conference, form, parent=parent)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Change a task given by hand, or the deadline of any."""
    conference = _prepared(request, slug)
    task = get_object_or_404(Task.objects.of(conference), pk=pk)
    form = _form_of(request, conference, task)
    if request.method == "POST" and form.is_valid():
        was = giving.standing(task)
        try:
            if isinstance(form, TaskForm):
                made = giving.change(task, form.wanted(), based_on=task.version, by=request.user)
            else:
                made = giving.set_due(
                    task,
                    form.due(),
                    based_on=task.version,
                    by=request.user,
                    closing=form.closing_told(),
                )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
            return _form_page(request, conference, form, task=task, status=409)
        told = {"task": pk, "version": made.version, "was": was}
        undo.offer(request, conference, _("Đã lưu nhiệm vụ."), "tasks.edit", **told)
        return redirect("tasks:task", slug, pk)
    return _form_page(request, conference, form, task=task, status=409 if form.meeting else 200)


@require_POST
def withdraw(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Take back a task given by hand."""
    conference = _prepared(request, slug)
    task = get_object_or_404(Task.objects.of(conference), pk=pk)
    text = request.POST.get("text", "")
    try:
        gone = giving.withdraw(task, by=request.user, text=text)
    except RuleViolation as violation:
        form = _form_of(request, conference, task, unsent=True)
        return _form_page(
            request,
            conference,
            form,
            task=task,
            status=409,
            withdraw_problem=violation,
            withdraw_text=text,
        )
    said = _("Đã rút nhiệm vụ; nhật ký và tệp vẫn được giữ.")
    undo.offer(request, conference, said, "tasks.withdraw", tasks=[each.pk for each in gone])
    return redirect("tasks:list", slug)


@require_http_methods(["GET", "HEAD", "POST"])
def counting(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show and set how deadlines are counted."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    stands, ladder = counting_of(conference), ladder_of(conference)
    first = {
        "before_includes_day": stands.before_includes_day,
        "to_next_working_day": stands.to_next_working_day,
        "reminder_days": ", ".join(map(str, ladder.days)),
        "letter_after": ladder.letter_after,
    }
    form = CountingForm(
        request.POST if request.method == "POST" else None,
        initial=first,
        told_by=lambda: _last_counted(conference),
    )
    if request.method == "POST":
        require_preparing(request.user, conference, powers.LEAD)
        if form.is_valid():
            try:
                giving.count_deadlines(
                    conference,
                    form.counting(),
                    form.ladder(),
                    by=request.user,
                    seen=(stands, ladder),
                )
            except RuleViolation as violation:
                form.add_error(None, str(violation))
            else:
                said = _("Đã lưu cách tính hạn; mọi thời hạn theo cách mới.")
                was = undoing.counted(stands, ladder)
                now = undoing.counted(form.counting(), form.ladder())
                undo.offer(request, conference, said, "tasks.count_deadlines", was=was, now=now)
                return redirect("tasks:counting", slug)
    context = {"conference": conference, "here": "counting", "form": form}
    return render(request, "tasks/counting.html", context, status=409 if form.meeting else 200)


@require_POST
def bulk(request: SignedInRequest, slug: str) -> HttpResponse:
    """Do one act on the tasks that were ticked."""
    conference = _prepared(request, slug)
    form = BulkForm(request.POST)
    chosen = _chosen(conference, request.POST.getlist("chon"))
    if not chosen:
        messages.warning(request, _("Chưa chọn việc nào: hãy đánh dấu ở đầu dòng."))
    elif form.is_valid():
        try:
            told = giving.act_on_many(
                chosen,
                Act(form.cleaned_data["act"]),
                by=request.user,
                text=form.cleaned_data["text"],
            )
        except RuleViolation as violation:
            messages.error(request, str(violation))
        else:
            _tell(request, conference, form.cleaned_data["act"], told)
    back = redirect("tasks:list", slug)
    if query := request.POST.get("query", ""):
        back["Location"] += "?" + query.replace("\n", "").replace("\r", "")
    return back


def _last_counted(conference: Conference) -> Saver | None:
    return last_saver("tasks.count_deadlines", conference_id=conference.pk)


def _tell(request: SignedInRequest, conference: Conference, act: str, told: giving.Bulk) -> None:
    if told.done:
        said = ngettext("Đã ghi cho %(number)d phần việc.", "Đã ghi cho %(number)d phần việc.",
                        told.done)  # fmt: skip
        duties = [undoing.before(duty) for duty in told.before]
        said %= {"number": told.done}
        undo.offer(request, conference, said, "tasks.bulk", act=act, duties=duties)
    for task in told.meanwhile:
        said = _("“%(task)s”: người khác vừa cập nhật nên được để nguyên, hãy xem lại.")
        messages.warning(request, said % {"task": task.action})
    for task in told.nothing:
        said = _("“%(task)s”: không có phần việc nào ở trạng thái làm được việc này.")
        messages.warning(request, said % {"task": task.action})


def _chosen(conference: Conference, told: list[str]) -> list[tuple[Task, int]]:
    """Read ``"12-3"``: the task, and the sum of the versions that the person saw."""
    seen: dict[int, int] = {}
    for pair in told:
        pk, _dash, versions = pair.partition("-")
        task, version = whole(pk), whole(versions)
        if task is not None and version is not None:
            seen[task] = version
    tasks = Task.objects.of(conference).filter(pk__in=seen)
    return [(task, seen[task.pk]) for task in tasks]


def _prepared(request: SignedInRequest, slug: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.LEAD)
    return conference


def _parent(conference: Conference, told: str) -> Task | None:
    pk = whole(told)
    if pk is None:
        return None
    task = get_object_or_404(Task.objects.of(conference), pk=pk)
    # One step down is enough to see who does what; a sub-task of a sub-task stands beside it.
    return task.parent or task


def _form_of(
    request: SignedInRequest, conference: Conference, task: Task, *, unsent: bool = False
) -> DueForm:
    data = request.POST if request.method == "POST" and not unsent else None

    def told_by() -> Saver | None:
        return last_edit(task)

    if task.by_hand:
        return TaskForm(data, conference=conference, initial=shown(task), told_by=told_by)
    return DueForm(data, of_plan=True, initial=shown_due(task), told_by=told_by)


def _form_page(
    request: SignedInRequest,
    conference: Conference,
    form: DueForm,
    *,
    task: Task | None = None,
    parent: Task | None = None,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    context = {
        "conference": conference,
        "here": "tasks",
        "form": form,
        "task": task,
        "parent": parent,
        "read_kinds": noticed(reads_as(task.action)) if task else (),
        **more,
    }
    return render(request, "tasks/form.html", context, status=status)
