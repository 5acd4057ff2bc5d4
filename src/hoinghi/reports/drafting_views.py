"""Pages on which the review report is drafted: sentences, gathered statements, models."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    require_power,
    visible_conference_or_404,
)
from hoinghi.reports import drafting, drafting_page, drafting_services, powers
from hoinghi.reports.drafting import Draft
from hoinghi.reports.models import ExemplaryModel, ModelKind, ReportOutline, ThemeChoice
from hoinghi.reports.refusals import NoSuchStatement
from hoinghi.reports.review_report import subjects
from hoinghi.reports.statements import Topic
from hoinghi.violations import RuleViolation


@require_GET
def draft(request: SignedInRequest, slug: str, number: int = 1) -> HttpResponse:
    """Show the draft of a review report, section by section."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    told = subjects(conference)
    if not 1 <= number <= len(told):
        raise Http404
    made = drafting.draft(conference, told[number - 1])
    context = {
        "conference": conference,
        "here": "reports",
        "subjects": list(enumerate(told, start=1)),
        "number": number,
        "draft": made,
        "sections": drafting_page.rows(conference, made) if made else [],
        "may_compile": may(request.user, conference, powers.COMPILE),
    }
    return render(request, "reports/draft.html", context)


@require_POST
def decide_group(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """Take a group in, leave it out, reword, merge or part it."""
    conference = _conference_to_write(request, slug)
    place = f"nhom-{request.POST.get('topic', '')}"
    return _done(request, conference, number, _decide, place)


@require_POST
def decide_paragraph(request: SignedInRequest, slug: str, number: int) -> HttpResponse:
    """Reword a paragraph of figures, leave it out, or go back to the words of the house."""
    conference = _conference_to_write(request, slug)
    place = f"muc-{request.POST.get('section', '')}"
    return _done(request, conference, number, _reword, place)


@require_http_methods(["GET", "POST"])
def models(request: SignedInRequest, slug: str, pk: int = 0) -> HttpResponse:
    """Keep the register of exemplary models and initiatives."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    feeding = ReportOutline.objects.filter(conference=conference).first()
    if feeding is None:
        raise Http404
    if request.method == "POST":
        require_power(request.user, conference, powers.COMPILE)
        return _keep_model(request, conference, feeding, pk)
    return render(request, "reports/models.html", _models_context(request, conference, feeding, pk))


def _models_context(
    request: SignedInRequest, conference: Conference, feeding: ReportOutline, pk: int
) -> dict[str, object]:
    kept = list(ExemplaryModel.objects.filter(outline=feeding).select_related("organisation"))
    known = {one.statement for one in kept}
    suggested = [
        one
        for one in drafting.said_in(feeding)
        if one.topic is Topic.MODEL and one.source.name not in known
    ]
    return {
        "conference": conference,
        "here": "reports",
        "models": kept,
        "suggested": suggested,
        "editing": next((one for one in kept if one.pk == pk), None),
        "kinds": ModelKind.choices,
        "may_compile": may(request.user, conference, powers.COMPILE),
    }


def _keep_model(
    request: SignedInRequest, conference: Conference, feeding: ReportOutline, pk: int
) -> HttpResponse:
    sent = request.POST
    try:
        if sent.get("act") in ("leave", "put-back"):
            model = get_object_or_404(ExemplaryModel, pk=pk, outline=feeding)
            drafting_services.leave_out_model(
                model, by=request.user, is_left_out=sent.get("act") == "leave"
            )
        else:
            drafting_services.keep_model(
                feeding,
                by=request.user,
                kind=sent.get("kind", ModelKind.INITIATIVE.value),
                title=sent.get("title", ""),
                text=sent.get("text", ""),
                repeatable=sent.get("repeatable", ""),
                statement=sent.get("statement", ""),
                pk=pk or None,
                based_on=_number(sent.get("stamp")),
            )
    except RuleViolation as violation:
        messages.error(request, str(violation))
    except ValueError:
        raise Http404 from None
    else:
        messages.success(request, _("Đã ghi vào danh mục."))
    return redirect("reports:models", conference.slug)


def _conference_to_write(request: SignedInRequest, slug: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_power(request.user, conference, powers.COMPILE)
    return conference


def _decide(request: SignedInRequest, made: Draft) -> None:
    sent, topic = request.POST, _topic(request)
    if sent.get("act") == "part":
        choices = ThemeChoice.objects.filter(outline=made.feeding, topic=topic.value)
        choice = choices.filter(pk=_number(sent.get("choice"))).first()
        if choice is None:
            raise NoSuchStatement
        drafting_services.part(choice, by=request.user, based_on=_number(sent.get("stamp")))
        return
    # Each picked group: its stamp, then the names of its statements.
    picked = [one.split() for one in sent.getlist("group") if one.split()]
    drafting_services.decide(
        made.feeding,
        topic,
        drafting_page.named(made, [name for one in picked for name in one[1:]]),
        by=request.user,
        is_taken=sent.get("act") != "leave",
        text=sent.get("text", ""),
        based_on=sum(_number(one[0]) for one in picked),
    )


def _topic(request: SignedInRequest) -> Topic:
    try:
        return Topic(request.POST.get("topic", ""))
    except ValueError:
        raise NoSuchStatement from None


def _reword(request: SignedInRequest, made: Draft) -> None:
    sent = request.POST
    every = (line for section in made.sections for line in section.lines)
    line = next((line for line in every if line.told.key == sent.get("key", "")), None)
    if line is None:
        raise NoSuchStatement
    act = sent.get("act", "")
    drafting_services.reword(
        made.feeding,
        line.original,
        by=request.user,
        text=sent.get("text", "") if act == "reword" else "",
        is_taken=act != "leave",
        based_on=_number(sent.get("stamp")),
    )


def _done(
    request: SignedInRequest,
    conference: Conference,
    number: int,
    act: Callable[[SignedInRequest, Draft], None],
    place: str,
) -> HttpResponse:
    told = subjects(conference)
    if not 1 <= number <= len(told):
        raise Http404
    made = drafting.draft(conference, told[number - 1])
    try:
        if made is None:
            raise NoSuchStatement
        act(request, made)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, _("Đã ghi. Văn bản “Báo cáo trình hội nghị” theo đó mà đổi."))
    response = redirect("reports:draft", conference.slug, number)
    response["Location"] += f"#{place}"
    return response


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0
