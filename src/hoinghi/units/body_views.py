"""The page of one body, and what those who keep the directory change on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.together.queries import last_saver
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
from hoinghi.units.queries import body_key
from hoinghi.units.standing import standing
from hoinghi.violations import RuleViolation


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAct:
    """What is done on the page of a body.

    Attributes:
        service: Takes the body, what the form says by its names, and ``by``.
        logged: The act in the log, where the form edits what stands and meets a second saver.
    """

    form: Callable[..., forms.Form]
    service: Callable[..., object]
    logged: str = ""


_ACTS = {
    "rename": BodyAct(
        form=body_forms.RenameForm, service=body_services.rename, logged="units.rename"
    ),
    "spelling": BodyAct(form=body_forms.SpellingForm, service=body_services.add_spelling),
    "end": BodyAct(form=body_forms.EndForm, service=body_services.end, logged="units.end_body"),
    "post": BodyAct(form=body_forms.PostForm, service=body_services.add_post),
}


@require_safe
def body(request: KnownRequest, pk: int) -> HttpResponse:
    """Show a body: names, place, what came before and after, who holds its posts."""
    return _page(request, _found(pk))


@require_POST
def act(request: KnownRequest, pk: int, act: str) -> HttpResponse:
    """Rename, add a spelling, end, or add who holds a post; what was typed stays when refused."""
    require_keeping(request.user)
    if act not in _ACTS:
        raise Http404
    with transaction.atomic():
        found = _held(pk)
        require_keeping_of(request.user, found)
        form = _form(act, found, request)
        is_done = _did(_ACTS[act], found, form, request)
    if not is_done:
        return _page(request, found, refused=act, form=form)
    messages.success(request, _("Đã ghi."))
    return redirect("units:body", found.pk)


def _did(act: BodyAct, found: Organisation, form: forms.Form, request: KnownRequest) -> bool:
    """Do *act* if the form stands; tell on the form why not."""
    if not form.is_valid():
        return False
    try:
        act.service(found, by=request.user, **form.cleaned_data)
    except RuleViolation as violation:
        form.add_error(None, str(violation))
        return False
    return True


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


def _form(act: str, found: Organisation, request: KnownRequest) -> forms.Form:
    """Give the form that was sent; where it edits what stands, it meets a second saver."""
    chosen = _ACTS[act]
    if not chosen.logged:
        return chosen.form(request.POST)
    return chosen.form(
        request.POST,
        initial=_stands(found)[act],
        told_by=lambda: last_saver(chosen.logged, data__organisation=found.pk),
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
        else act.form(initial=first.get(name), auto_id=f"{name}_%s")
        for name, act in _ACTS.items()
    }
