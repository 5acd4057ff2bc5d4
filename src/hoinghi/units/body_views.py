"""The page of one body, and what those who keep the directory change on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.units import body_forms, body_services, tree
from hoinghi.units.forms import LookForm
from hoinghi.units.models import AdminUnit, Organisation, PostHolder
from hoinghi.units.permissions import (
    KnownRequest,
    may_keep_body,
    may_see_contacts,
    require_keeping,
    require_keeping_of,
)
from hoinghi.units.queries import body_key, last_saver_of
from hoinghi.units.standing import standing
from hoinghi.violations import RuleViolation

_FORMS: dict[str, type[forms.Form]] = {
    "rename": body_forms.RenameForm,
    "spelling": body_forms.SpellingForm,
    "end": body_forms.EndForm,
    "post": body_forms.PostForm,
}
_EDITS: dict[str, type[body_forms.RenameForm | body_forms.EndForm]] = {
    "rename": body_forms.RenameForm,
    "end": body_forms.EndForm,
}
_LOGGED = {"rename": "units.rename", "end": "units.end_body"}


@require_safe
def body(request: KnownRequest, pk: int) -> HttpResponse:
    """Show a body: names, place, what came before and after, who holds its posts."""
    return _page(request, _found(pk))


@require_POST
def act(request: KnownRequest, pk: int, act: str) -> HttpResponse:
    """Rename, add a spelling, end, or add who holds a post; what was typed stays when refused."""
    require_keeping(request.user)
    if act not in _FORMS:
        raise Http404
    with transaction.atomic():
        found = _held(pk)
        require_keeping_of(request.user, found)
        return _done(request, act, found)


def _done(request: KnownRequest, act: str, found: Organisation) -> HttpResponse:
    form = _form(act, found, request)
    if not form.is_valid():
        return _page(request, found, refused=act, form=form)
    try:
        _ACTS[act](found, form.cleaned_data, request)
    except RuleViolation as violation:
        form.add_error(None, str(violation))
        return _page(request, found, refused=act, form=form)
    messages.success(request, _("Đã ghi."))
    return redirect("units:body", found.pk)


@require_POST
def end_post(request: KnownRequest, pk: int, post: int) -> HttpResponse:
    """Say that somebody no longer holds a post."""
    require_keeping(request.user)
    holder = get_object_or_404(
        PostHolder.objects.select_related("organisation"), pk=post, organisation=pk
    )
    require_keeping_of(request.user, holder.organisation)
    form = body_forms.LastDayForm(request.POST)
    told = " ".join(str(e) for errors in form.errors.values() for e in errors)
    if form.is_valid():
        try:
            body_services.end_post(holder, by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            told = str(violation)
    if told:
        messages.error(request, told)
    else:
        messages.success(request, _("Đã ghi."))
    return redirect("units:body", pk)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: KnownRequest, above: str, pk: int) -> HttpResponse:
    """Add a body below a unit or another body."""
    require_keeping(request.user)
    if above not in ("dvhc", "co-quan"):
        raise Http404
    over = get_object_or_404(AdminUnit, pk=pk) if above == "dvhc" else _found(pk)
    require_keeping_of(request.user, over)
    first = {"level": over.level}
    form = body_forms.BodyForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            made = body_services.add_body(above=over, by=request.user, **form.cleaned_data)
        except RuleViolation as violation:
            form.add_error(None, str(violation))
        else:
            messages.success(request, _("Đã thêm đơn vị vào danh bạ."))
            return redirect("units:body", made.pk)
    context = {"at_directory": True, "form": form, "over": over}
    return render(request, "units/add.html", context, status=422 if form.errors else 200)


def _rename(found: Organisation, said: dict[str, object], request: KnownRequest) -> None:
    body_services.rename(found, by=request.user, seen=found.name, **said)  # type: ignore[arg-type] # cleaned


def _spelling(found: Organisation, said: dict[str, object], request: KnownRequest) -> None:
    body_services.add_spelling(found, str(said["text"]), by=request.user)


def _end(found: Organisation, said: dict[str, object], request: KnownRequest) -> None:
    body_services.end(found, by=request.user, **said)  # type: ignore[arg-type] # cleaned


def _post(found: Organisation, said: dict[str, object], request: KnownRequest) -> None:
    body_services.add_post(found, by=request.user, **said)


_ACTS: dict[str, Callable[[Organisation, dict[str, object], KnownRequest], None]] = {
    "rename": _rename,
    "spelling": _spelling,
    "end": _end,
    "post": _post,
}


def _form(act: str, found: Organisation, request: KnownRequest) -> forms.Form:
    """Give the form that was sent; where it edits what stands, it meets a second saver."""
    if act not in _EDITS:
        return _FORMS[act](request.POST)
    return _EDITS[act](
        request.POST,
        initial=_stands(found)[act],
        told_by=lambda: last_saver_of(found.pk, _LOGGED[act]),
    )


def _stands(found: Organisation) -> dict[str, dict[str, object]]:
    return {
        "rename": {"name": found.name, "short_name": found.short_name},
        "end": {"last_day": found.valid_to, "successors": ", ".join(found.successor_codes)},
    }


def _held(pk: int) -> Organisation:
    """Give the body, and let whoever changes it in the same moment wait."""
    held = Organisation.objects.select_for_update(of=("self",)).select_related("parent", "place")
    found: Organisation = get_object_or_404(held, pk=pk)
    return found


def _found(pk: int) -> Organisation:
    found: Organisation = get_object_or_404(
        Organisation.objects.select_related("parent", "place"), pk=pk
    )
    return found


def _page(
    request: KnownRequest, found: Organisation, refused: str = "", form: forms.Form | None = None
) -> HttpResponse:
    today = timezone.localdate()
    look = LookForm({"ngay": today.isoformat(), **request.GET.dict()})
    look.is_valid()
    day: date = look.cleaned_data.get("ngay") or today
    everything = standing().everything
    one = everything.get(body_key(found.pk))
    if one is None:
        raise Http404
    place = tree.Place(one=one, above=everything.above(one.key, day))
    contacts = may_see_contacts(request.user, found.pk)
    context = {
        "at_directory": True,
        "body": found,
        "one": one,
        "day": day,
        "today": today,
        "name": one.name_on(day),
        "former": found.former_names.all(),
        "line": tree.line(everything, place, today),
        "spellings": found.names.order_by("pk"),
        "posts": found.post_holders.all(),
        "contacts": contacts,
        "accounts": found.accounts.filter(is_active=True) if contacts else (),
        "may_keep": may_keep_body(request.user, found.pk),
        "refused": refused,
        "forms": _forms(found, today, refused, form),
    }
    status = 409 if getattr(form, "meeting", None) else 422 if refused else 200
    return render(request, "units/body.html", context, status=status)


def _forms(
    found: Organisation, today: date, refused: str, form: forms.Form | None
) -> dict[str, forms.Form]:
    first = _stands(found)
    return {
        name: form
        if name == refused and form
        else kind(initial=first.get(name), auto_id=f"{name}_%s")
        for name, kind in _FORMS.items()
    }
