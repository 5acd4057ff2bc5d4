"""Pages about personal data: one's own, and those of the administrator who erases."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.accounts import erasing, exporting, permissions
from hoinghi.accounts.data_forms import AskForm, DeclineForm, EraseForm, PersonForm
from hoinghi.accounts.models import Erasure, ErasureRequest
from hoinghi.conferences import personal_data
from hoinghi.conferences.permissions import SignedInRequest
from hoinghi.conferences.personal_data import Sought
from hoinghi.units.models import Account
from hoinghi.violations import RuleViolation

PER_PAGE = 50


@require_safe
def own_data(request: SignedInRequest) -> HttpResponse:
    """Show everything that is kept about oneself, why, how long, and who sees it."""
    context = {
        "found": personal_data.find(erasing.sought(request.user, by_itself=True)),
        "form": AskForm(),
        "asked": request.user.erasure_requests.first(),
    }
    return render(request, "accounts/own_data.html", context)


@require_safe
def export(request: SignedInRequest) -> HttpResponse:
    """Send what is kept about oneself as a file."""
    found = personal_data.find(erasing.sought(request.user, by_itself=True))
    return HttpResponse(
        exporting.as_zip(str(request.user), found),
        content_type="application/zip",
        headers={"Content-Disposition": 'attachment; filename="du-lieu-cua-toi.zip"'},
    )


@require_POST
def ask(request: SignedInRequest) -> HttpResponse:
    """Ask for the erasure of what is kept about oneself."""
    form = AskForm(request.POST)
    if form.is_valid():
        erasing.ask(request.user, form.cleaned_data["reason"])
        messages.success(request, _("Đã ghi yêu cầu. Người quản trị sẽ trả lời ở trang này."))
    return redirect("accounts:own-data")


@require_safe
def requests(request: SignedInRequest) -> HttpResponse:
    """List who asks for erasure, and the records of what was erased."""
    permissions.require_superuser(request.user)
    waiting = ErasureRequest.objects.filter(answered_at=None).select_related("account")
    done = Erasure.objects.select_related("account", "carried_out_by")
    context = {
        "at_accounts": "erasing",
        "waiting": waiting[:PER_PAGE],
        "form": PersonForm(),
        "page": Paginator(done, PER_PAGE).get_page(request.GET.get("trang")),
    }
    return render(request, "accounts/erasures.html", context)


@require_POST
def decline(request: SignedInRequest, pk: int) -> HttpResponse:
    """Answer a request without erasing."""
    permissions.require_superuser(request.user)
    found = get_object_or_404(ErasureRequest, pk=pk)
    form = DeclineForm(request.POST)
    if form.is_valid():
        erasing.decline(found, form.cleaned_data["answer"], by=request.user)
        messages.success(request, _("Đã trả lời."))
    else:
        messages.error(request, _("Hãy ghi vì sao không xóa, để người yêu cầu biết."))
    return redirect("accounts:erasures")


@require_http_methods(["GET", "POST"])
def erase_account(request: SignedInRequest, pk: int) -> HttpResponse:
    """Preview what goes and what stays of the holder of an account, then erase."""
    permissions.require_superuser(request.user)
    account = get_object_or_404(Account, pk=pk)
    return _erase(request, erasing.sought(account), str(account))


@require_http_methods(["GET", "POST"])
def erase_person(request: SignedInRequest) -> HttpResponse:
    """Preview what goes and what stays of a person without an account, then erase."""
    permissions.require_superuser(request.user)
    form = PersonForm(request.GET)
    if not form.is_valid():
        return redirect("accounts:erasures")
    name = form.cleaned_data["ten"]
    return _erase(request, erasing.sought_by_name(name), name)


def _erase(request: SignedInRequest, person: Sought, name: str) -> HttpResponse:
    found = personal_data.find(person)
    form = EraseForm(request.POST or None, found=found)
    if form.is_valid():
        try:
            keys = frozenset(form.cleaned_data["keys"])
            made = erasing.carry_out(
                person, keys, basis=form.cleaned_data["basis"], by=request.user
            )
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            said = _("Đã xóa. Biên bản xóa số %(number)d.")
            messages.success(request, said % {"number": made.pk})
            return redirect("accounts:erasures")
    context = {"at_accounts": "erasing", "name": name, "found": found, "form": form}
    return render(request, "accounts/erase.html", context)
