"""The page of those who sign: register of posts and mandates, and the dossier held against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hoinghi.conferences import dossier, undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    require_preparing,
    visible_conference_or_404,
)
from hoinghi.dispatch import powers, register_services, signatures
from hoinghi.dispatch.forms import MandateForm, PostForm, of_bodies
from hoinghi.papers.model import DossierPart
from hoinghi.units.models import Organisation, PostHolder, SigningMandate
from hoinghi.violations import RuleViolation

_FORMS: Mapping[str, type[PostForm] | type[MandateForm]] = {
    "chuc-vu": PostForm,
    "giao-ky": MandateForm,
}


@require_http_methods(["GET", "POST"])
def signers(request: SignedInRequest, slug: str, kind: str = "", pk: int = 0) -> HttpResponse:
    """Show who may sign and what the dossier's signatures lack; add or change one entry."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    parts = dossier.parts(conference)
    bodies = signatures.issuers(conference, parts)
    if kind and kind not in _FORMS:
        raise Http404
    if request.method == "POST" or pk:
        require_preparing(request.user, conference, powers.ISSUE)
    forms = {name: _form(name, request, kind, pk, bodies) for name in _FORMS}
    sent = forms.get(kind)
    if request.method == "POST" and sent is not None and sent.is_valid():
        was = register_services.values_of(_entry(kind, pk, bodies)) if pk else None
        entry = sent.save(commit=False)
        try:
            register_services.keep(conference, entry, by=request.user.username, seen=sent.initial)
        except RuleViolation as violation:
            sent.add_error(None, str(violation))
        else:
            said = _("Đã lưu; phần ký của hồ sơ được kiểm tra lại.")
            _offer(request, conference, said, kind, entry, was)
            return redirect("dispatch:signers", slug)
    page = _page(request, conference, parts, bodies)
    open_form = kind if sent is not None and (sent.is_bound or pk) else ""
    return render(
        request,
        "dispatch/signers.html",
        {**page, "post_form": forms["chuc-vu"], "mandate_form": forms["giao-ky"],
         "open_form": open_form, "changed": pk},
        status=409 if sent is not None and sent.meeting else 200,
    )  # fmt: skip


@require_POST
def remove_signer(request: SignedInRequest, slug: str, kind: str, pk: int) -> HttpResponse:
    """Take one entry out of the register."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_preparing(request.user, conference, powers.ISSUE)
    bodies = signatures.issuers(conference, dossier.parts(conference))
    entry = _entry(kind, pk, bodies)
    was = register_services.values_of(entry)
    register_services.remove(conference, entry, by=request.user.username)
    said = _("Đã bỏ khỏi danh sách; nhật ký vẫn giữ nội dung.")
    undo.offer(request, conference, said, "dispatch.remove_signing", kind=kind, was=was)
    return redirect("dispatch:signers", slug)


def _offer(
    request: SignedInRequest,
    conference: Conference,
    said: str,
    kind: str,
    entry: PostHolder | SigningMandate,
    was: dict[str, object] | None,
) -> None:
    """Offer to take back what was written: an entry added, or one changed."""
    act = "dispatch.add_signing" if was is None else "dispatch.change_signing"
    told = {"kind": kind, "pk": entry.pk, "was": was, "now": register_services.values_of(entry)}
    undo.offer(request, conference, said, act, **told)


def _entry(kind: str, pk: int, bodies: Sequence[Organisation]) -> PostHolder | SigningMandate:
    if kind == "chuc-vu":
        return get_object_or_404(PostHolder, pk=pk, organisation__in=bodies)
    return get_object_or_404(SigningMandate, pk=pk, organisation__in=bodies)


def _form(
    name: str, request: SignedInRequest, kind: str, pk: int, bodies: list[Organisation]
) -> PostForm | MandateForm:
    is_sent = name == kind
    entry = _entry(kind, pk, bodies) if is_sent and pk else None
    data = request.POST if is_sent and request.method == "POST" else None
    form = _FORMS[name](
        data,
        instance=entry,
        prefix=name,
        is_edit=entry is not None,
        told_by=lambda: register_services.last_change(entry),
    )
    of_bodies(form, bodies)
    return form


def _page(
    request: SignedInRequest,
    conference: Conference,
    parts: Sequence[DossierPart],
    bodies: Sequence[Organisation],
) -> dict[str, object]:
    of_these = {"organisation__in": bodies}
    checked = signatures.checked(conference, parts, timezone.localdate())
    return {
        "conference": conference,
        "here": "signers",
        "checked": checked,
        "errors": sum(doubt.is_error for each in checked for doubt in each.doubts),
        "posts": PostHolder.objects.filter(**of_these).select_related("organisation"),
        "mandates": SigningMandate.objects.filter(**of_these).select_related("organisation"),
        "may_change": may(request.user, conference, powers.ISSUE),
    }
