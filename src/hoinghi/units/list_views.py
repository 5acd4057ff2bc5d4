"""Pages on which lists come in: send, settle the columns, look, confirm."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.units import lists, present, workbooks
from hoinghi.units.columns import FIELDS, Layout
from hoinghi.units.comparing import State
from hoinghi.units.forms import ConfirmListForm, LayoutForm, ListForm, PresentForm
from hoinghi.units.models import ListDraft, ListKind
from hoinghi.units.permissions import (
    KnownRequest,
    own_list_or_404,
    require_keeping,
    require_keeping_all,
)
from hoinghi.units.services import import_present
from hoinghi.units.tables import letter_of, tables_from_json
from hoinghi.unreadable import MAX_BYTES
from hoinghi.violations import RuleViolation

PER_PAGE = 50
_RECENT = 10
_SAMPLES = 2
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: KnownRequest) -> HttpResponse:
    """Take a list in; nothing of it is in the directory yet."""
    require_keeping(request.user)
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if form.is_bound and form.is_valid():
        given = form.cleaned_data["file"]
        try:
            # One byte more than allowed tells a file that is too large.
            draft = lists.take_in(
                given.read(MAX_BYTES + 1),
                given.name,
                size=given.size,
                kind=ListKind(form.cleaned_data["kind"]),
                by=request.user,
            )
        except RuleViolation as violation:
            form.add_error("file", str(violation))
        else:
            return redirect(draft)
    own = ListDraft.objects.filter(uploaded_by=request.user).defer("tables", "layout")
    context = {
        "at_directory": True,
        "form": form,
        "recent": own[:_RECENT],
        "present_form": PresentForm(),
        "source": present.source(),
        "counts": present.counts(),
    }
    return render(request, "units/send.html", context, status=422 if form.errors else 200)


@require_safe
def draft(request: KnownRequest, pk: int) -> HttpResponse:
    """Show what a list holds and what confirming it would do."""
    return _review(request, own_list_or_404(request.user, pk))


@require_POST
def columns(request: KnownRequest, pk: int) -> HttpResponse:
    """Settle what the columns mean."""
    found = own_list_or_404(request.user, pk)
    form = _layout_form(found, request.POST)
    if found.confirmed_at or not found.tables or not form.is_valid():
        return HttpResponseBadRequest()
    lists.arrange(found, form.layout())
    messages.success(request, _("Đã đọc lại theo các cột vừa chọn."))
    return redirect(found)


@require_POST
def confirm(request: KnownRequest, pk: int) -> HttpResponse:
    """Take the list into the directory, or say what changed meanwhile."""
    found = own_list_or_404(request.user, pk)
    form = ConfirmListForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    try:
        taken = lists.confirm(found, by=request.user, **form.cleaned_data)
    except lists.ListGone as gone:
        messages.error(request, str(gone))
        return redirect("units:send")
    except RuleViolation as violation:
        return _review(request, found, problem=str(violation))
    told = _("Đã ghi vào danh bạ: %(new)d mới, %(changed)d thay đổi, %(ended)d kết thúc.")
    messages.success(request, told % taken)
    return redirect(found)


@require_POST
def discard(request: KnownRequest, pk: int) -> HttpResponse:
    """Throw the list away."""
    lists.discard(own_list_or_404(request.user, pk))
    messages.success(request, _("Đã bỏ tệp; danh bạ không thay đổi."))
    return redirect("units:send")


@require_safe
def marked(request: KnownRequest, pk: int) -> HttpResponse:
    """Give the list as an Excel file with its faults marked."""
    found = own_list_or_404(request.user, pk)
    seen = lists.outlook(found, by=request.user)
    name = f"{found.file_name.rpartition('.')[0] or found.file_name}-danh-dau-loi.xlsx"
    return _saved(workbooks.marked(seen.table, seen.layout, seen.faults), name)


@require_safe
def template(request: KnownRequest, kind: str) -> HttpResponse:
    """Give the form to fill in."""
    require_keeping(request.user)
    name = {"bodies": "mau-danh-sach-don-vi", "people": "mau-danh-sach-can-bo"}[kind]
    return _saved(workbooks.template(kind), f"{name}.xlsx")


@require_POST
def take_present(request: KnownRequest) -> HttpResponse:
    """Take over the provinces and communes of today: units of everybody."""
    require_keeping_all(request.user)
    form = PresentForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest()
    chosen = form.cleaned_data["committees"]
    taken = import_present(by=request.user.username, committees_of=[chosen] if chosen else [])
    told = _("Đã nạp đơn vị hiện hành: %(new)d mới, %(changed)d thay đổi, %(same)d giữ nguyên.")
    numbers = {"new": taken.new, "changed": taken.changed, "same": taken.same}
    messages.success(request, told % numbers)
    for left in taken.left_out[:5]:
        messages.warning(request, left)
    return redirect("units:send")


def _review(request: KnownRequest, found: ListDraft, problem: str = "") -> HttpResponse:
    done = found.confirmed_at is not None
    seen = None if done else lists.outlook(found, by=request.user)
    context: dict[str, object] = {
        "at_directory": True,
        "draft": found,
        "problem": problem,
        "done": done,
    }
    if seen:
        context |= _outlook(request, found, seen)
    return render(request, "units/list.html", context, status=409 if problem else 200)


def _outlook(request: KnownRequest, found: ListDraft, seen: lists.Outlook) -> dict[str, object]:
    chosen = request.GET.get("xem", "")
    bad = seen.count(State.BAD)
    shown = [
        entry
        for entry in seen.entries
        if entry.state == chosen or (not chosen and (entry.state is State.BAD or not bad))
        or chosen == "all" or (chosen == "doubts" and entry.doubts)
    ]  # fmt: skip
    form = _layout_form(found)
    return {
        "outlook": seen,
        "counts": [(state.value, seen.count(state)) for state in State],
        "doubts": sum(bool(entry.doubts) for entry in seen.entries),
        "bad": bad,
        "chosen": chosen,
        "page": Paginator(shown, PER_PAGE).get_page(request.GET.get("trang")),
        "query": urlencode({"xem": chosen}) if chosen else "",
        "form": form,
        "columns": _columns(seen, form),
        "since": lists.last_act(),
        "labels": {field.name: field.label for field in seen.fields},
    }


def _columns(seen: lists.Outlook, form: LayoutForm) -> list[dict[str, object]]:
    rows = {row.number: row.cells for row in seen.table.rows}
    heading = rows.get(seen.layout.heading, ())
    below = [row.cells for row in seen.table.rows if row.number > seen.layout.heading]
    return [
        {
            "letter": letter_of(at),
            "heading": heading[at] if at < len(heading) else "",
            "samples": [cells[at] for cells in below[:_SAMPLES] if at < len(cells) and cells[at]],
            "field": form[f"cot_{at}"],
        }
        for at in range(seen.table.width)
    ]


def _layout_form(found: ListDraft, sent: object = None) -> LayoutForm:
    tables = tables_from_json(found.tables)
    given = () if sent is None else (sent,)
    chosen = Layout.from_json(found.layout)
    return LayoutForm(*given, tables=tables, chosen=chosen, fields=FIELDS[found.kind])


def _saved(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=_SHEET)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
