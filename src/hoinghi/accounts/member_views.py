"""Who belongs to a body in which role, and for which body an account works."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.accounts import moving, permissions
from hoinghi.accounts.member_forms import ApprovingForm, MoveForm, RoleForm
from hoinghi.accounts.queries import bodies_run_by
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.together.queries import last_saver
from hoinghi.together.refusals import ChangedMeanwhile
from hoinghi.units import member_services
from hoinghi.units.models import Account, UnitRole
from hoinghi.units.queries import leaders_of, unit_roles_of
from hoinghi.violations import RuleViolation

PER_PAGE = 50
_GIVEN = tuple(f"units.give_{role}" for role in UnitRole.values)
_MOVED = ("accounts.move", "accounts.detach")


@require_safe
def members(request: SignedInRequest, pk: int) -> HttpResponse:
    """List the accounts of a body: who leads it, who reports for it."""
    body = permissions.body_or_404(request.user, pk)
    accounts = Account.objects.filter(organisation=body, is_active=True)
    page = Paginator(accounts.order_by("full_name", "pk"), PER_PAGE).get_page(
        request.GET.get("trang")
    )
    leaders = frozenset(leaders_of(body.pk, timezone.localdate()).values_list("pk", flat=True))
    roles = [UnitRole.LEADER if one.pk in leaders else UnitRole.REPORTER for one in page]
    context = {
        "body": body,
        "page": page,
        "query": "",
        "has_leader": bool(leaders),
        "rows": [
            (one, role, RoleForm(initial={"role": role}, auto_id=f"%s-{one.pk}"))
            for one, role in zip(page, roles, strict=True)
        ],
        "approving": ApprovingForm(initial={"wanted": not body.leader_approves}),
        "may_give": permissions.may_give_roles(request.user, body),
        "may_invite": bodies_run_by(request.user).filter(pk=body.pk).exists(),
    }
    return render(request, "accounts/members.html", context)


@require_POST
def give(request: SignedInRequest, pk: int, account: int) -> HttpResponse:
    """Let somebody be leader or reporter of the body."""
    body = permissions.body_or_404(request.user, pk)
    permissions.require_giving_roles(request.user, body)
    found = get_object_or_404(Account, pk=account, organisation=body, is_active=True)
    stands = _role_of(found, timezone.localdate())
    form = RoleForm(
        request.POST,
        initial={"role": stands},
        told_by=lambda: last_saver(*_GIVEN, data__account=found.pk),
    )
    if not form.is_valid() and not form.meeting:
        raise Http404
    try:
        if form.meeting:
            by = form.meeting.saver.name if form.meeting.saver else ""
            raise ChangedMeanwhile(f"vai trò của {found} trong đơn vị", by)
        role = form.cleaned_data["role"]
        changed = member_services.give_role(found, role, by=request.user, seen=stands)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        said = _("%(name)s nay là: %(role)s.") if changed else _("%(name)s vẫn là: %(role)s.")
        messages.success(request, said % {"name": found, "role": str(role.label).lower()})
    return redirect("accounts:members", body.pk)


def _role_of(account: Account, today: date) -> UnitRole:
    leads = UnitRole.LEADER in unit_roles_of(account, today)
    return UnitRole.LEADER if leads else UnitRole.REPORTER


@require_POST
def approving(request: SignedInRequest, pk: int) -> HttpResponse:
    """Choose whether the leader approves what leaves the body."""
    body = permissions.body_or_404(request.user, pk)
    permissions.require_giving_roles(request.user, body)
    form = ApprovingForm(request.POST)
    form.is_valid()
    wanted: bool = form.cleaned_data["wanted"]
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
    form = MoveForm(
        request.POST if request.method == "POST" else None,
        account=found,
        by=request.user,
        told_by=lambda: last_saver(*_MOVED, data__account=found.pk),
    )
    context = {"at_accounts": "list", "account": found, "form": form}
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["body"]
        if not form.cleaned_data["sure"]:
            means = moving.consequences(found, body)
            return render(request, "accounts/move_sure.html", {**context, "means": means})
        try:
            moving.move(found, body, seen=found.organisation_id, by=request.user)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            messages.success(request, _("Đã ghi nơi làm việc của tài khoản."))
            return _after_moving(request, found)
    status = 409 if form.meeting else 422 if form.errors else 200
    return render(request, "accounts/move.html", context, status=status)


def _after_moving(request: SignedInRequest, found: Account) -> HttpResponse:
    """Go back to the account, unless it is now for others to look after."""
    try:
        permissions.seen_account_or_404(request.user, found.pk)
    except Http404:
        return redirect("accounts:list")
    return redirect("accounts:account", found.pk)
