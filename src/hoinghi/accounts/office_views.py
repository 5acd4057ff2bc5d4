"""The pages of those who look after accounts."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.accounts import permissions, posting, queries, services
from hoinghi.accounts.invite_forms import InviteForm, LookForm, SecondStepForm
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.units.models import Account, Organisation
from hoinghi.violations import RuleViolation

PER_PAGE = 50
#: Where the link of an invitation waits for the next page to show it, once.
LINK_TO_SHOW = "accounts.link"


@require_safe
def listing(request: SignedInRequest) -> HttpResponse:
    """List the accounts that one looks after."""
    permissions.require_administering(request.user)
    form = LookForm(request.GET)
    words = form.cleaned_data["tim"] if form.is_valid() else ""
    found = _matching(queries.accounts_seen_by(request.user), words)
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "at_accounts": "list",
        "form": form,
        "words": words,
        "page": page,
        "query": urlencode({"tim": words}),
    }
    return render(request, "accounts/list.html", context)


def _matching(accounts: QuerySet[Account], words: str) -> QuerySet[Account]:
    for word in words.split()[:8]:
        accounts = accounts.filter(
            Q(full_name__icontains=word)
            | Q(username__icontains=word)
            | Q(email__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__short_name__icontains=word)
        )
    return accounts


@require_safe
def account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show one account, and what may be done with it."""
    found = permissions.seen_account_or_404(request.user, pk)
    context = {
        "at_accounts": "list",
        "account": found,
        "roles": queries.roles_held(found, request.user),
        "has_second_step": is_mfa_enabled(found),
        "may_close": permissions.may_close(request.user, found),
        "may_reset": permissions.may_reset(request.user, found),
        "may_move": permissions.may_move(request.user, found),
        "link": request.session.pop(LINK_TO_SHOW, None),
    }
    return render(request, "accounts/account.html", context)


@require_POST
def close(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the account sign in no more."""
    found = permissions.seen_account_or_404(request.user, pk)
    said = _("Đã đóng tài khoản. Người này không đăng nhập được nữa; những gì đã làm vẫn còn.")
    return _acted(request, found, lambda: services.close(found, by=request.user), said)


@require_POST
def reopen(request: SignedInRequest, pk: int) -> HttpResponse:
    """Let the account sign in again."""
    found = permissions.seen_account_or_404(request.user, pk)
    said = _("Đã mở lại tài khoản.")
    return _acted(request, found, lambda: services.reopen(found, by=request.user), said)


@require_POST
def reset_link(request: SignedInRequest, pk: int) -> HttpResponse:
    """Give a link with which the person sets a new password, to be handed over."""
    found = permissions.seen_account_or_404(request.user, pk)
    try:
        services.note_reset_link(found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        key = f"{user_pk_to_url_str(found)}-{default_token_generator.make_token(found)}"
        request.session[LINK_TO_SHOW] = get_adapter(request).get_reset_password_from_key_url(key)
    return redirect("accounts:account", found.pk)


def _acted(request: SignedInRequest, found: Account, act, said: str) -> HttpResponse:  # type: ignore[no-untyped-def] # a call without arguments
    try:
        act()
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, said)
    return redirect("accounts:account", found.pk)


@require_safe
def invitations(request: SignedInRequest) -> HttpResponse:
    """List the invitations, newest first, and show a link that was just made."""
    permissions.require_administering(request.user)
    seen = queries.invitations_seen_by(request.user)
    page = Paginator(seen, PER_PAGE).get_page(request.GET.get("trang"))
    context = {
        "at_accounts": "invitations",
        "page": page,
        "link": request.session.pop(LINK_TO_SHOW, None),
    }
    return render(request, "accounts/invitations.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: SignedInRequest) -> HttpResponse:
    """Invite one person."""
    permissions.require_administering(request.user)
    first = {"body": _named(request)}
    form = InviteForm(request.POST or None, by=request.user, initial=first)
    if form.is_valid():
        told = form.cleaned_data
        try:
            invited = services.invite(
                full_name=told["full_name"],
                email=told["email"],
                organisation=told["body"],
                unit_role=told["unit_role"],
                roles=form.wanted_roles(),
                by=request.user,
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            return _sent(request, invited)
    context = {"at_accounts": "invitations", "form": form}
    return render(request, "accounts/invite.html", context)


def _named(request: SignedInRequest) -> str:
    """Give the name of the body from whose page the person comes."""
    pk = request.GET.get("don-vi", "")
    if not pk.isdecimal():
        return ""
    seen = queries.bodies_run_by(request.user).filter(pk=int(pk[:12]))
    return seen.values_list("name", flat=True).first() or ""


@require_POST
def invite_again(request: SignedInRequest, pk: int) -> HttpResponse:
    """Send the invitation once more, with a new link."""
    found = permissions.seen_invitation_or_404(request.user, pk)
    try:
        invited = services.invite_again(found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
        return redirect("accounts:invitations")
    return _sent(request, invited)


@require_POST
def revoke(request: SignedInRequest, pk: int) -> HttpResponse:
    """End the invitation."""
    found = permissions.seen_invitation_or_404(request.user, pk)
    try:
        services.revoke(found, by=request.user)
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        messages.success(request, _("Đã thu hồi lời mời; liên kết không còn dùng được."))
    return redirect("accounts:invitations")


def _sent(request: SignedInRequest, invited: services.Invited) -> HttpResponse:
    link = request.build_absolute_uri(reverse("accounts:accept", args=[invited.token]))
    if posting.send(invited, link):
        said = _("Đã gửi lời mời đến %(email)s.")
        messages.success(request, said % {"email": invited.invitation.email})
    else:
        request.session[LINK_TO_SHOW] = link
    return redirect("accounts:invitations")


@require_http_methods(["GET", "POST"])
def second_step(request: SignedInRequest) -> HttpResponse:
    """Set of which roles a second step is required: everywhere, or in one body's conferences."""
    permissions.require_administering(request.user)
    bodies = queries.hosts(request.user).order_by("name")
    host = _host(request, bodies)
    kept = list(queries.rules_of_every_host().filter(host=host).values_list("role", flat=True))
    form = SecondStepForm(request.POST or None, everywhere=host is None, initial={"roles": kept})
    if request.method == "POST" and form.is_valid():
        wanted = frozenset(form.cleaned_data["roles"])
        services.require_second_step(wanted, host=host, by=request.user)
        messages.success(request, _("Đã lưu. Ai chưa có bước thứ hai sẽ được dẫn đi bật."))
        return redirect(request.get_full_path())
    context = {"at_accounts": "second-step", "form": form, "host": host, "bodies": bodies}
    return render(request, "accounts/second_step.html", context)


def _host(request: SignedInRequest, bodies: QuerySet[Organisation]) -> Organisation | None:
    """Give the body meant; only superusers mean all by naming none."""
    named = request.GET.get("co-quan", "")
    if named.isdecimal():
        return get_object_or_404(bodies, pk=int(named[:12]))
    if request.user.is_superuser:
        return None
    return get_object_or_404(bodies[:1])
