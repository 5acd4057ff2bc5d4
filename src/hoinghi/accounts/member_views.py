"""Who belongs to a body with which part, and for which body an account works."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.accounts import moving, permissions
from hoinghi.accounts.invite_forms import MoveForm
from hoinghi.accounts.queries import bodies_run_by
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.units import member_services
from hoinghi.units.models import Account, UnitRole
from hoinghi.units.queries import leaders_of
from hoinghi.violations import RuleViolation

PER_PAGE = 50


@require_safe
def members(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the accounts of a body: who leads it, who reports for it."""
    body = permissions.body_or_404(request.user, pk)
    accounts = Account.objects.filter(organisation=body, is_active=True)
    page = Paginator(accounts.order_by("full_name", "pk"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    leaders = frozenset(leaders_of(body.pk, timezone.localdate()).values_list("pk", flat=True))
    context = {
        "body": body,
        "page": page,
        "query": "",
        "has_leader": bool(leaders),
        "rows": [
            (one, UnitRole.LEADER if one.pk in leaders else UnitRole.REPORTER) for one in page
        ],
        "roles": list(UnitRole),
        "may_give": permissions.may_give_parts(request.user, body),
        "may_invite": bodies_run_by(request.user).filter(pk=body.pk).exists(),
    }
    return render(request, "accounts/members.html", context)


@require_POST
def give(request: SignedInRequest, pk: int, account: int) -> HttpResponse:
    """Let somebody be leader or reporter of the body."""
    body = permissions.body_or_404(request.user, pk)
    permissions.require_giving_parts(request.user, body)
    found = get_object_or_404(Account, pk=account, organisation=body, is_active=True)
    told = request.POST.get("part", "")
    if told not in UnitRole.values:
        raise Http404
    shown = request.POST.get("seen", "")
    seen = UnitRole(shown) if shown in UnitRole.values else None
    try:
        changed = member_services.give_part(found, UnitRole(told), by=request.user, seen=seen)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        said = _("%(name)s nay là: %(part)s.") if changed else _("%(name)s vẫn là: %(part)s.")
        part = str(UnitRole(told).label).lower()
        messages.success(request, said % {"name": found, "part": part})
    return redirect("accounts:members", body.pk)


@require_POST
def approving(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose whether the leader approves what leaves the body."""
    body = permissions.body_or_404(request.user, pk)
    permissions.require_giving_parts(request.user, body)
    wanted = request.POST.get("wanted") == "1"
    try:
        member_services.let_leader_approve(body, wanted, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        on = _("Từ nay kết quả chỉ rời đơn vị khi lãnh đạo duyệt.")
        off = _("Từ nay cán bộ báo cáo gửi thẳng được; điều đang trình vẫn rút lại được.")
        messages.success(request, on if wanted else off)
    return redirect("accounts:members", body.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: SignedInRequest, pk: int) -> HttpResponse:
    """Ask for which body the account works, say what that means, and do it once confirmed."""
    found = permissions.seen_account_or_404(request.user, pk)
    permissions.require_moving(request.user, found)
    first = {"body": found.organisation.name if found.organisation else ""}
    form = MoveForm(
        request.POST or None, by=request.user, initial={**first, "seen": found.organisation_id}
    )
    context = {"at_accounts": "list", "account": found, "form": form}
    if request.method == "POST" and form.is_valid():
        body, seen = form.cleaned_data["body"], form.cleaned_data["seen"]
        if "sure" not in request.POST:
            means = moving.consequences(found, body)
            return render(request, "accounts/move_sure.html", {**context, "means": means})
        try:
            moving.move(found, body, seen=seen, by=request.user)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            messages.success(request, _("Đã ghi nơi làm việc của tài khoản."))
            return _after_moving(request, found)
    return render(request, "accounts/move.html", context, status=422 if form.errors else 200)


def _after_moving(request: SignedInRequest, found: Account) -> HttpResponse:
    """Go back to the account, unless it is now for others to look after."""
    try:
        permissions.seen_account_or_404(request.user, found.pk)
    except Http404:
        return redirect("accounts:list")
    return redirect("accounts:account", found.pk)
