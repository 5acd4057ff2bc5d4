"""Pages on which the draft of an outline is edited: sections, figures, what holds for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.reports import outline_acts, outline_edits
from hoinghi.reports.figure_forms import FigureForm, shown_figure
from hoinghi.reports.formula_words import in_words, names_in
from hoinghi.reports.formulas import YEARS
from hoinghi.reports.indicators import Chain, Direction, Indicator, OverTime, OverUnits, indicators
from hoinghi.reports.models import OutlineVersion, ReportOutline
from hoinghi.reports.outline_edits import section_of_figure
from hoinghi.reports.outline_forms import (
    DeadlineForm,
    FrameForm,
    SectionForm,
    shown_frame,
    shown_section,
)
from hoinghi.reports.outline_pages import checked, section_lines
from hoinghi.reports.outline_queries import content_of
from hoinghi.reports.outline_views import HERE, one_or_404, prepared
from hoinghi.reports.outlines import Outline, OutlineSection, SectionKind
from hoinghi.together.queries import last_saver
from hoinghi.together.rules import Saver
from hoinghi.violations import RuleViolation

Change = Callable[[Outline], Outline]


@require_POST
def act(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Move or take out a section or a figure."""
    conference, found, draft = _drafted(request, slug, pk)
    change = _change(request)
    if change is None:
        return HttpResponseBadRequest()
    problem = ""
    try:
        outline_acts.edit(draft, change, by=request.user, what=request.POST.get("muc", ""))
    except RuleViolation as violation:
        problem = str(violation)
    if not request.headers.get("HX-Request"):
        if problem:
            messages.error(request, problem)
        return redirect("reports:outline", slug, pk)
    fresh = outline_acts.draft_of(found)
    if fresh is None:
        return HttpResponse(status=204, headers={"HX-Refresh": "true"})
    fresh.outline = found
    told, doubts = checked(fresh)
    context = {
        "conference": conference,
        "outline": found,
        "version": fresh,
        "told": told,
        "findings": doubts,
        "lines": section_lines(told, doubts),
        "editing": True,
        "problem": problem,
    }
    return render(request, "reports/_outline_sections.html", context)


def _change(request: SignedInRequest) -> Change | None:
    told, key, code = (request.POST.get(name, "") for name in ("viec", "muc", "ma"))
    before = request.POST.get("truoc", "")
    changes: dict[str, Change] = {
        "up": lambda outline: outline_edits.step(outline, key, up=True),
        "down": lambda outline: outline_edits.step(outline, key, up=False),
        "deeper": lambda outline: outline_edits.shift(outline, key, deeper=True),
        "shallower": lambda outline: outline_edits.shift(outline, key, deeper=False),
        "place": lambda outline: outline_edits.place(outline, key, before=before),
        "remove": lambda outline: outline_edits.remove_section(outline, key),
        "figure-up": lambda outline: outline_edits.step_figure(outline, code, up=True),
        "figure-down": lambda outline: outline_edits.step_figure(outline, code, up=False),
        "figure-drop": lambda outline: outline_edits.drop(outline, code),
    }
    return changes.get(told)


@require_http_methods(["GET", "HEAD", "POST"])
def add_section(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Add a section after another."""
    conference, found, draft = _drafted(request, slug, pk)
    after = request.GET.get("sau", "") or request.POST.get("sau", "")
    level = "2" if request.GET.get("cap") == "2" else "1"
    first = {"level": level, "kind": SectionKind.TEXT.value}
    data = request.POST if request.method == "POST" else None
    form = SectionForm(data, initial=first, is_edit=False)
    if data is not None and form.is_valid():
        written, wanted = form.written(), form.wanted_level
        if _done(
            request, draft, form, written.title,
            lambda outline: outline_edits.add_section(outline, written, level=wanted, after=after),
        ):  # fmt: skip
            messages.success(request, _("Đã thêm mục."))
            return _back(slug, pk)
    context = {"after": after, "is_new": True}
    return _form_page(request, conference, found, form, "reports/outline_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section(request: SignedInRequest, slug: str, pk: int, key: str) -> HttpResponse:
    """Edit what a section is called and asks."""
    conference, found, draft = _drafted(request, slug, pk)
    stands = _section_or_404(content_of(draft), key)
    data = request.POST if request.method == "POST" else None
    form = SectionForm(data, initial=shown_section(stands), told_by=lambda: _saver(found))
    if data is not None and form.is_valid():
        written = form.written()
        if _done(
            request, draft, form, f"mục {stands.number}",
            lambda outline: outline_edits.change_section(outline, key, written),
        ):  # fmt: skip
            return _back(slug, pk, f"muc-{key}")
    context = {"section": stands}
    return _form_page(request, conference, found, form, "reports/outline_section.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def choose_figures(request: SignedInRequest, slug: str, pk: int, key: str) -> HttpResponse:
    """Ask under a section for figures of the house's list."""
    conference, found, draft = _drafted(request, slug, pk)
    told = content_of(draft)
    stands = _section_or_404(told, key)
    if request.method == "POST":
        wanted = [one for code in request.POST.getlist("ma") if (one := indicators().get(code))]
        try:
            outline_acts.edit(
                draft,
                lambda outline: outline_edits.ask(outline, key, wanted),
                by=request.user,
                what=f"mục {stands.number}",
            )
        except RuleViolation as violation:
            messages.error(request, str(violation))
        return _back(slug, pk, f"muc-{key}")
    context = {
        "conference": conference,
        "here": HERE,
        "outline": found,
        "section": stands,
        "groups": _choices(told),
    }
    return render(request, "reports/outline_choose.html", context)


def _choices(told: Outline) -> list[tuple[str, list[tuple[Indicator, str]]]]:
    """Give the house's list by project, each figure with the section that asks for it already."""
    titles = {one.code: one.title for one in told.projects}
    groups: dict[str, list[tuple[Indicator, str]]] = {}
    numbers = {s.lasting: s.number for s in told.sections}
    for one in indicators().values():
        asked = numbers.get(section_of_figure(told, one.code), "")
        groups.setdefault(titles.get(one.project, one.project), []).append((one, asked))
    return list(groups.items())


@require_http_methods(["GET", "HEAD", "POST"])
def add_figure(request: SignedInRequest, slug: str, pk: int, key: str) -> HttpResponse:
    """Define a figure of the office's own."""
    conference, found, draft = _drafted(request, slug, pk)
    told = content_of(draft)
    _section_or_404(told, key)
    first = {
        "section": key,
        "decimals": 0,
        "over_units": OverUnits.SUM.value,
        "over_time": OverTime.LATEST.value,
        "direction": Direction.UP.value,
        "chain": Chain.OUTPUT.value,
        "project": "CT",
    }
    data = request.POST if request.method == "POST" else None
    form = FigureForm(data, outline=told, initial=first, is_edit=False)
    if data is not None and form.is_valid():
        made, into = form.made(None), form.cleaned_data["section"]
        if _done(
            request, draft, form, made.code,
            lambda outline: outline_edits.define(outline, into, made),
        ):  # fmt: skip
            return _back(slug, pk, f"so-{made.code}")
    return _form_page(
        request, conference, found, form, "reports/outline_figure.html", {"is_new": True}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def figure(request: SignedInRequest, slug: str, pk: int, code: str) -> HttpResponse:
    """Edit a figure."""
    conference, found, draft = _drafted(request, slug, pk)
    told = content_of(draft)
    if code not in told.indicators:
        raise Http404
    stands = told.indicators[code]
    data = request.POST if request.method == "POST" else None
    form = FigureForm(
        data,
        outline=told,
        initial=shown_figure(stands, section_of_figure(told, code)),
        told_by=lambda: _saver(found),
    )
    if data is not None and form.is_valid():
        made, into = form.made(stands), form.cleaned_data["section"]
        if _done(
            request, draft, form, code,
            lambda outline: outline_edits.define(outline, into, made, instead_of=code),
        ):  # fmt: skip
            return _back(slug, pk, f"so-{made.code}")
    return _form_page(
        request, conference, found, form, "reports/outline_figure.html", {"figure": stands}
    )


@require_safe
def try_formula(request: SignedInRequest, slug: str, pk: int, kind: str) -> HttpResponse:
    """Say a formula or rule in words while it is being typed, or why it is none."""
    _conference, _found, draft = _drafted(request, slug, pk)
    text = " ".join(request.GET.get("formula" if kind == "formula" else kind, "").split())
    context: dict[str, Any] = {"text": text}
    known = content_of(draft).indicators
    if text:
        try:
            names = names_in(text, kind)
            context["unknown"] = sorted(names - known.keys() - {YEARS})
            context["words"] = in_words(text, known)
        except RuleViolation as violation:
            context["problem"] = str(violation)
    return render(request, "reports/_formula.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Edit what holds for the whole outline."""
    conference, found, draft = _drafted(request, slug, pk)
    data = request.POST if request.method == "POST" else None
    form = FrameForm(data, initial=shown_frame(content_of(draft)), told_by=lambda: _saver(found))
    if (
        data is not None
        and form.is_valid()
        and _done(request, draft, form, "thông tin chung", form.put_into)
    ):
        messages.success(request, _("Đã lưu thông tin chung."))
        return _back(slug, pk)
    return _form_page(request, conference, found, form, "reports/outline_frame.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
def deadline(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Set until when reports by the outline may come."""
    prepared(request, slug)
    conference, found = one_or_404(request, slug, pk)
    data = request.POST if request.method == "POST" else None
    first = {
        "due_date": found.due_date,
        "is_locked_after": found.is_locked_after,
        "through_parent": found.through_parent,
    }
    form = DeadlineForm(
        data,
        initial=first,
        told_by=lambda: last_saver(
            "reports.outline_deadline", conference_id=conference.pk, data__outline=pk
        ),
    )
    if data is not None and form.is_valid():
        given = form.cleaned_data
        outline_acts.set_deadline(
            found,
            given["due_date"],
            is_locked_after=given["is_locked_after"],
            through_parent=given["through_parent"],
            by=request.user,
        )
        messages.success(request, _("Đã đặt hạn gửi."))
        return redirect("reports:outline", slug, pk)
    return _form_page(request, conference, found, form, "reports/outline_deadline.html", {})


def _done(
    request: SignedInRequest, draft: OutlineVersion, form: Any, what: str, change: Change
) -> bool:
    """Do *change*; False where it was refused, and the form says why."""
    try:
        outline_acts.edit(draft, change, by=request.user, what=what)
    except RuleViolation as violation:
        form.add_error(None, str(violation))
        return False
    return True


def _drafted(
    request: SignedInRequest, slug: str, pk: int
) -> tuple[Conference, ReportOutline, OutlineVersion]:
    prepared(request, slug)
    conference, found = one_or_404(request, slug, pk)
    draft = outline_acts.draft_of(found)
    if draft is None:
        raise Http404
    return conference, found, draft


def _section_or_404(told: Outline, key: str) -> OutlineSection:
    for one in told.sections:
        if one.lasting == key:
            return one
    raise Http404


def _saver(found: ReportOutline) -> Saver | None:
    return last_saver(
        "reports.edit_outline", conference_id=found.conference_id, data__outline=found.pk
    )


def _back(slug: str, pk: int, anchor: str = "") -> HttpResponse:
    answer = redirect("reports:outline", slug, pk)
    if anchor:
        answer["Location"] += f"#{anchor}"
    return answer


def _form_page(
    request: SignedInRequest,
    conference: Conference,
    found: ReportOutline,
    form: Any,
    template: str,
    more: dict[str, Any],
) -> HttpResponse:
    status = 409 if form.meeting else 422 if form.errors else 200
    context = {"conference": conference, "here": HERE, "outline": found, "form": form, **more}
    return render(request, template, context, status=status)
