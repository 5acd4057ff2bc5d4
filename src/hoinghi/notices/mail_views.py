"""Pages of the mails that leave the house: what waits, what went, what the server said."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.notices import composing, mailing, queries, sending
from hoinghi.notices.choices import MAIL_STATES
from hoinghi.notices.forms import ConfirmForm, MailingForm
from hoinghi.notices.models import Mail, Mailing
from hoinghi.notices.rules import OVER, UNSENT
from hoinghi.violations import RuleViolation

PER_PAGE = 50


@require_safe
def outbox(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the mass mails that wait for a word, and every mail with how it stands."""
    conference = _prepared(request, slug)
    state = request.GET.get("trang-thai", "")
    state = state if state in dict(MAIL_STATES) else ""
    page = Paginator(queries.mails_of(conference, state), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    context = {
        "conference": conference,
        "here": "outbox",
        "page": page,
        "state": state,
        "states": MAIL_STATES,
        "query": f"trang-thai={state}" if state else "",
        "waiting": Mailing.objects.filter(conference=conference, closed_at=None)[:PER_PAGE],
        "is_set_up": sending.is_set_up(),
    }
    return render(request, "notices/outbox.html", context)


@require_http_methods(["GET", "POST"])
def write(request: SignedInRequest, slug: str) -> HttpResponse:
    """Write a mass mail; it becomes drafts that are looked at before they go."""
    conference = _prepared(request, slug)
    form = MailingForm(request.POST or None, conference=conference)
    if form.is_valid():
        try:
            told = form.cleaned_data
            made = mailing.draft(
                conference,
                subject=told["subject"],
                text=told["text"],
                bodies=list(told["bodies"]),
                by=request.user,
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            return redirect("notices:mailing", slug, made.pk)
    context = {"conference": conference, "here": "outbox", "form": form}
    return render(request, "notices/write.html", context)


@require_http_methods(["GET", "POST"])
def one_mailing(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show who would get a mass mail and what they would read; send it on one word."""
    conference = _prepared(request, slug)
    found = get_object_or_404(Mailing, conference=conference, pk=pk)
    problem = ""
    if request.method == "POST":
        form = ConfirmForm(request.POST)
        try:
            sent = mailing.confirm(
                found,
                count=form.cleaned_data["count"] if form.is_valid() else -1,
                based_on=form.cleaned_data.get("based_on", ""),
                by=request.user,
            )
        except RuleViolation as violation:
            problem = str(violation)
        else:
            messages.success(request, _("Đã xác nhận, %(count)d thư chờ gửi.") % {"count": sent})
            return redirect("notices:outbox", slug)
    drafts = mailing.drafts_of(found)
    page = Paginator(drafts, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "conference": conference,
        "here": "outbox",
        "mailing": found,
        "page": page,
        "count": len(drafts),
        "based_on": mailing.seen(drafts),
        "problem": problem,
        "is_set_up": sending.is_set_up(),
        **(_shown(drafts[0]) if drafts else {}),
    }
    return render(request, "notices/mailing.html", context)


@require_POST
def drop_mailing(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Send none of a mass mail."""
    conference = _prepared(request, slug)
    mailing.drop(get_object_or_404(Mailing, conference=conference, pk=pk), by=request.user)
    messages.success(request, _("Đã bỏ đợt thư, không thư nào được gửi."))
    return redirect("notices:outbox", slug)


@require_safe
def mail(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show one mail as it goes out, and what became of every try."""
    conference = _prepared(request, slug)
    found = get_object_or_404(
        Mail.objects.select_related("conference", "account"), conference=conference, pk=pk
    )
    context = {
        "conference": conference,
        "here": "outbox",
        "mail": found,
        "log": found.log.all(),
        "may_cancel": found.state in UNSENT,
        "may_resend": found.state in OVER,
        "is_set_up": sending.is_set_up(),
        **_shown(found),
    }
    return render(request, "notices/one_mail.html", context)


@require_POST
def cancel(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Stop a mail that has not gone."""
    return _act(request, slug, pk, "cancel", _("Đã hủy thư."))


@require_POST
def resend(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Send a mail once more."""
    return _act(request, slug, pk, "resend", _("Thư chờ gửi lại."))


def _act(request: SignedInRequest, slug: str, pk: int, act: str, said: str) -> HttpResponse:
    conference = _prepared(request, slug)
    found = get_object_or_404(
        Mail.objects.select_related("conference", "account"), conference=conference, pk=pk
    )
    try:
        {"cancel": mailing.cancel, "resend": mailing.resend}[act](found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, said)
    return redirect("notices:mail", slug, pk)


def _prepared(request: SignedInRequest, slug: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference)
    return conference


def _shown(found: Mail) -> dict[str, object]:
    return {
        "text_part": composing.as_text(found),
        # Our own template, which escapes every value.
        "html_part": mark_safe(composing.as_fragment(found)),  # noqa: S308
        "first": found,
    }
