"""Corrections on the plan's page: edit in place, add what was missed, take out, settle, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import plan_edits, plan_marks, plan_review
from hoinghi.conferences.models import PlanDraft
from hoinghi.conferences.part_forms import MarkForm, PartForm
from hoinghi.conferences.permissions import SignedInRequest, visible_draft_or_404
from hoinghi.conferences.plan_review import Review
from hoinghi.reading.edits import HEADING, LISTS, SINGLES, Corrected
from hoinghi.together.queries import saver
from hoinghi.together.rules import Saver
from hoinghi.violations import RuleViolation

#: Says to the page that what confirming would do has changed.
CHANGED = "hn-plan-changed"


@require_safe
def read_side(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give the right side as it is now."""
    return side(request, visible_draft_or_404(request.user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, pk: int, part: str, key: str) -> HttpResponse:
    """Correct one part in its place."""
    draft = visible_draft_or_404(request.user, pk)
    edits = plan_edits.edits_of(draft)
    found = plan_edits.corrected(draft, edits)
    if not _is_known(part) or not found.has(part, key):
        raise Http404
    form = PartForm(
        part,
        key,
        request.POST if request.method == "POST" else None,
        initial=_initial(found, part, key),
        told_by=lambda: _saver(draft, part, key),
    )
    about = (request.GET.get("phat-hien") or request.POST.get("phat-hien", ""))[:64]
    if request.method == "POST" and form.is_valid():
        before = plan_review.of_draft(draft)
        try:
            plan_edits.save(
                draft,
                part=part,
                key=key,
                values=form.values,
                seen=plan_edits.version_of(edits),
                by=request.user,
                finding=about,
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            anchor = "" if about else f"muc-{part}-{key}".rstrip("-")
            return done(request, draft, anchor, _("Đã lưu."), before=before, about=about)
    first = request.GET.get("o", "")
    form.open_at(first)
    context = {
        "form": form,
        "finding": about,
        "action": request.path,
    }
    status = 409 if form.meeting else 422 if form.errors else 200
    return _form_page(request, draft, context, status)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: SignedInRequest, pk: int, part: str) -> HttpResponse:
    """Add parts that the reader missed, as marked on the left side."""
    draft = visible_draft_or_404(request.user, pk)
    marked = MarkForm(request.POST if request.method == "POST" else request.GET)
    if part not in LISTS or not marked.is_valid():
        return HttpResponseBadRequest(_("Hãy bôi đen các dòng rồi chọn lại."))
    mark = plan_marks.mark_of(draft, **marked.cleaned_data)
    said = plan_marks.parts_in(draft, part, mark)
    data = request.POST if request.method == "POST" and "luu" in request.POST else None
    forms = [
        PartForm(part, "", data, initial=one, prefix=f"m{at}", is_edit=False)
        for at, one in enumerate(said)
    ]
    wanted = [form for form in forms if data is None or not data.get(f"{form.prefix}-bo")]
    # Every form is asked, so that every field says what is wrong with it.
    sound = [form.is_valid() for form in wanted]
    if data is not None and wanted and all(sound):
        values = [
            {**form.values, "lines": one["lines"]}
            for form, one in zip(forms, said, strict=True)
            if form in wanted
        ]
        before = plan_review.of_draft(draft)
        try:
            plan_edits.add(draft, part=part, said=values, by=request.user)
        except RuleViolation as violation:
            wanted[0].add_error(None, str(violation))
        else:
            slug = next(group.slug for group in before.groups if group.part == part)
            told = ngettext("Đã thêm %(number)d mục.", "Đã thêm %(number)d mục.", len(values))
            return done(request, draft, slug, told % {"number": len(values)}, before=before)
    context = {"forms": forms, "mark": mark, "action": request.path, "part": part}
    return _form_page(request, draft, context, 422 if data is not None else 200)


@require_POST
def remove(request: SignedInRequest, pk: int, part: str, key: str) -> HttpResponse:
    """Take out what is no part of the plan."""
    draft = visible_draft_or_404(request.user, pk)
    if not _is_known(part):
        raise Http404
    seen = plan_edits.version_of(plan_edits.edits_of(draft))
    return _acted(
        request,
        draft,
        lambda: plan_edits.remove(draft, part=part, key=key, seen=seen, by=request.user),
        _("Đã bỏ mục ấy. Hoàn tác được ở “Những chỗ đã sửa”."),
    )


@require_POST
def settle(request: SignedInRequest, pk: int, part: str, key: str) -> HttpResponse:
    """Say that a doubtful part was read rightly."""
    draft = visible_draft_or_404(request.user, pk)
    if not _is_known(part):
        raise Http404
    return _acted(
        request,
        draft,
        lambda: plan_edits.settle(draft, part=part, key=key, by=request.user),
        _("Đã ghi nhận: đọc đúng."),
    )


@require_POST
def undo(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Take a correction back."""
    draft = visible_draft_or_404(request.user, pk)
    return _acted(
        request,
        draft,
        lambda: plan_edits.undo(draft, number, by=request.user),
        _("Đã hoàn tác."),
    )


def _acted(
    request: SignedInRequest, draft: PlanDraft, act: Callable[[], None], told: str
) -> HttpResponse:
    before = plan_review.of_draft(draft)
    try:
        act()
    except RuleViolation as violation:
        return done(request, draft, "doc-duoc", str(violation), is_problem=True)
    anchor = request.POST.get("den", "") or "can-xem"
    return done(request, draft, anchor, told, before=before)


def done(
    request: SignedInRequest,
    draft: PlanDraft,
    anchor: str,
    told: str,
    *,
    is_problem: bool = False,
    before: Review | None = None,
    about: str = "",
) -> HttpResponse:
    """Show the right side anew, where the browser can put it in place; else the whole page.

    Args:
        before: As the page was, by which it is told which findings came and went.
        about: Key of the finding that was dealt with: the eye goes on to the next one.
    """
    now: Review | None = None
    if before is not None:
        now = plan_review.of_draft(draft)
        told = f"{told} {plan_review.what_changed(before, now)}".strip()
        anchor = anchor or plan_review.next_finding(before, now, about)
    if not request.headers.get("HX-Request"):
        (messages.error if is_problem else messages.success)(request, told)
        return redirect(f"{draft.get_absolute_url()}#{anchor}")
    response = side(request, draft, told=told, is_problem=is_problem, anchor=anchor, review=now)
    # Whatever form or button asked: its answer is the whole right side.
    response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#ben-doc", "outerHTML"
    response.headers["HX-Trigger-After-Settle"] = CHANGED
    return response


def side(
    request: SignedInRequest,
    draft: PlanDraft,
    *,
    told: str = "",
    is_problem: bool = False,
    anchor: str = "",
    review: Review | None = None,
) -> HttpResponse:
    """Draw the right side of a plan that was sent; *review* where it was put together already."""
    context = {
        "draft": draft,
        "review": review or plan_review.of_draft(draft),
        "corrections": plan_review.corrections(draft),
        "told": told,
        "is_problem": is_problem,
        "anchor": anchor,
    }
    return render(request, "conferences/_read_side.html", context)


def _form_page(
    request: SignedInRequest, draft: PlanDraft, context: Mapping[str, Any], status: int
) -> HttpResponse:
    in_place = bool(request.headers.get("HX-Request"))
    template = "conferences/_part_form.html" if in_place else "conferences/part_form.html"
    told = {**context, "draft": draft, "in_place": in_place}
    return render(request, template, told, status=status)


def _is_known(part: str) -> bool:
    return part in (HEADING, *SINGLES, *LISTS)


def _initial(found: Corrected, part: str, key: str) -> dict[str, Any]:
    """What stands; days as days, so that the form shows them as people write them."""
    said = found.said(part, key)
    return {name: _as_day(value) for name, value in said.items()}


def _as_day(value: Any) -> Any:
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return value


def _saver(draft: PlanDraft, part: str, key: str) -> Saver | None:
    """Who corrected the part last."""
    rows = [row for row in plan_edits.rows_of(draft) if (row.part, row.key) == (part, key)]
    return saver(rows[-1].by, rows[-1].at) if rows else None
