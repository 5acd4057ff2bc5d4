"""Pages of the gateways: which there are, what they were told, what they answered."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.notices import gateways
from hoinghi.notices.choices import KINDS
from hoinghi.notices.forms import HookForm
from hoinghi.notices.models import HookMessage, HookTry, Webhook
from hoinghi.violations import RuleViolation

PER_PAGE = 30


@require_http_methods(["GET", "POST"])
def hooks(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the gateways; add one."""
    conference = _prepared(request, slug)
    form = HookForm(request.POST or None, conference=conference)
    if form.is_valid():
        try:
            made = gateways.add(conference, by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            form.add_error("address", str(violation))
        else:
            messages.success(request, _("Đã lập kết nối; hãy chép khóa ký sang cổng nhắn tin."))
            return redirect("notices:hook", slug, made.pk)
    rows = Webhook.objects.filter(conference=conference).select_related("organisation")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("trang"))
    context = {"conference": conference, "here": "hooks", "form": form, "page": page}
    return render(request, "notices/hooks.html", context)


@require_safe
def hook(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Show one gateway with its messages and answers."""
    found = _hook(request, slug, pk)
    log = Prefetch("log", queryset=HookTry.objects.order_by("pk"))
    rows = HookMessage.objects.filter(hook=found).prefetch_related(log)
    names = dict(KINDS)
    context = {
        "conference": found.conference,
        "here": "hooks",
        "hook": found,
        "kinds": [names[kind] for kind in found.kinds if kind in names],
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "notices/hook.html", context)


@require_POST
def stop(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Tell a gateway nothing more."""
    gateways.stop(_hook(request, slug, pk), by=request.user)
    return redirect("notices:hook", slug, pk)


@require_POST
def start(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Tell a gateway again."""
    gateways.start(_hook(request, slug, pk), by=request.user)
    return redirect("notices:hook", slug, pk)


@require_POST
def remove(request: SignedInRequest, slug: str, pk: int) -> HttpResponse:
    """Forget a gateway."""
    gateways.remove(_hook(request, slug, pk), by=request.user)
    messages.success(request, _("Đã xóa kết nối cùng khóa ký và các tin của nó."))
    return redirect("notices:hooks", slug)


@require_POST
def resend(request: SignedInRequest, slug: str, pk: int, number: int) -> HttpResponse:
    """Send one message once more."""
    found = _hook(request, slug, pk)
    message = get_object_or_404(HookMessage.objects.select_related("hook"), hook=found, pk=number)
    gateways.resend(message, by=request.user)
    messages.success(request, _("Tin chờ gửi lại."))
    return redirect("notices:hook", slug, pk)


def _prepared(request: SignedInRequest, slug: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug)
    require_preparing(request.user, conference)
    return conference


def _hook(request: SignedInRequest, slug: str, pk: int) -> Webhook:
    conference = _prepared(request, slug)
    rows = Webhook.objects.select_related("conference", "organisation")
    return get_object_or_404(rows, conference=conference, pk=pk)
