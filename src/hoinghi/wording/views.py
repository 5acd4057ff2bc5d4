"""Pages of the templates: the list, the text beside its print, versions."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hoinghi.conferences import undo
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    visible_conference_or_404,
)
from hoinghi.conferences.views import PDF_POLICY
from hoinghi.papers import draw
from hoinghi.papers.difference import words
from hoinghi.papers.model import Format
from hoinghi.papers.sandbox import FILTERS
from hoinghi.papers.word_template import MAX_BYTES, OF_PAPER
from hoinghi.papers.word_text import is_by_word
from hoinghi.together.queries import saver
from hoinghi.violations import RuleViolation
from hoinghi.wording import catalogue, listing, powers, queries, services, trial
from hoinghi.wording.catalogue import Standard
from hoinghi.wording.forms import WordForm, WordingForm
from hoinghi.wording.models import TemplateVersion
from hoinghi.wording.permissions import may_write, require_writing
from hoinghi.wording.preview import preview as preview_of


@require_safe
def template_list(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the templates of the house with what the host's papers use."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    context = {
        "conference": conference,
        "here": "wording",
        "rows": list(listing.rows(conference)),
        "may_change": may_write(request.user, conference) and conference.host_id,
    }
    return render(request, "wording/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: SignedInRequest, slug: str, room: str, file: str) -> HttpResponse:
    """Show the text of a template beside its print; the office saves it and puts it in force."""
    conference, standard = _found(request, slug, room, file)
    if request.method != "POST":
        return _page(request, conference, standard, _as_saved(conference, standard))
    require_writing(request.user, conference)
    form = _as_saved(conference, standard, request.POST)
    if not form.is_valid():
        return _page(request, conference, standard, form)
    newest = queries.newest(conference, standard.name)
    # The form has compared its text with what stands; a Word file has none to compare with.
    is_compared = newest is not None and not newest.file_name
    try:
        version = services.save(
            conference,
            standard,
            form.cleaned_data["source"],
            comment=form.cleaned_data["comment"],
            based_on=newest.number if newest and is_compared else form.cleaned_data["based_on"],
            by=request.user.username,
        )
    except RuleViolation as violation:
        form.add_error(None, str(violation))
        return _page(request, conference, standard, form)
    if "use" in request.POST:
        _put_in_force(request, conference, standard, version)
    else:
        told = _("Đã lưu phiên bản %(number)d. Văn bản chưa theo mẫu này cho đến khi đưa vào dùng.")
        messages.success(request, told % {"number": version.number})
    return redirect("wording:edit", slug, room, file)


@require_POST
def preview(request: SignedInRequest, slug: str, room: str, file: str) -> JsonResponse:
    """Draw the text as it stands in the page; nothing is saved."""
    conference, standard = _found(request, slug, room, file)
    made = preview_of(conference, standard, request.POST.get("source", ""))
    notes = render_to_string("wording/_notes.html", {"preview": made}, request)
    return JsonResponse({**made.as_json(request.POST.getlist("known")), "notes": notes})


@require_POST
def printed(request: SignedInRequest, slug: str, room: str, file: str) -> HttpResponse:
    """Give the text as it stands in the page as a PDF to open in the browser."""
    conference, standard = _found(request, slug, room, file)
    tried = trial.attempt(conference, standard, request.POST.get("source", ""))
    if not tried.papers:
        raise Http404
    response = HttpResponse(draw(tried.papers, Format.PDF), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{standard.file}.pdf"'
    response.headers["Content-Security-Policy"] = PDF_POLICY
    return response


@require_safe
def version(request: SignedInRequest, slug: str, room: str, file: str, number: int) -> HttpResponse:
    """Show what a version changed, word by word."""
    conference, standard = _found(request, slug, room, file)
    shown = _version_or_404(conference, standard, number)
    before = trial.standard_text(conference, standard)
    if number > 1:
        before = services.words_of(_version_or_404(conference, standard, number - 1))
    context = {
        **_shared(request, conference, standard),
        "version": shown,
        "pieces": words(before, services.words_of(shown)),
        "newest": queries.newest(conference, standard.name),
    }
    return render(request, "wording/version.html", context)


@require_POST
def word(request: SignedInRequest, slug: str, room: str, file: str) -> HttpResponse:
    """Keep the office's own Word file as the newest version."""
    conference, standard = _found(request, slug, room, file)
    require_writing(request.user, conference)
    form = WordForm(request.POST, request.FILES)
    if not form.is_valid():
        problems = [str(problem) for each in form.errors.values() for problem in each]
        messages.error(request, " ".join(problems))
        return redirect("wording:edit", slug, room, file)
    given = form.cleaned_data["word"]
    try:
        # One byte more than allowed tells a file that is too large.
        made = services.save_word(
            conference,
            standard,
            given.read(MAX_BYTES + 1),
            given.name,
            based_on=form.cleaned_data["based_on"],
            by=request.user.username,
        )
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        told = _("Đã lưu tệp Word thành phiên bản %(number)d; hãy xem bản đã điền rồi mới dùng.")
        messages.success(request, told % {"number": made.number})
    return redirect("wording:edit", slug, room, file)


@require_POST
def use(request: SignedInRequest, slug: str, room: str, file: str, number: int) -> HttpResponse:
    """Put a version in force."""
    conference, standard = _found(request, slug, room, file)
    require_writing(request.user, conference)
    _put_in_force(request, conference, standard, _version_or_404(conference, standard, number))
    return redirect("wording:edit", slug, room, file)


@require_safe
def word_file(
    request: SignedInRequest, slug: str, room: str, file: str, number: int
) -> FileResponse:
    """Give the Word file of a version as the office handed it in."""
    conference, standard = _found(request, slug, room, file)
    found = _version_or_404(conference, standard, number)
    if not found.word:
        raise Http404
    return FileResponse(io.BytesIO(found.word), as_attachment=True, filename=found.file_name)


@require_safe
def filled(
    request: SignedInRequest, slug: str, room: str, file: str, number: int
) -> HttpResponse | FileResponse:
    """Give the Word file of a version filled with today's values."""
    conference, standard = _found(request, slug, room, file)
    found = _version_or_404(conference, standard, number)
    if not found.word:
        raise Http404
    tried = trial.attempt(conference, standard, "", bytes(found.word))
    if tried.refusal or not is_by_word(tried.papers):
        told = tried.refusal or _("Hội nghị này không có văn bản nào theo mẫu này.")
        messages.error(request, str(told))
        return redirect("wording:edit", slug, room, file)
    made = draw(tried.papers, Format.DOCX)
    return FileResponse(io.BytesIO(made), as_attachment=True, filename=found.file_name)


@require_POST
def restore(request: SignedInRequest, slug: str, room: str, file: str, number: int) -> HttpResponse:
    """Make an old version the newest again."""
    conference, standard = _found(request, slug, room, file)
    require_writing(request.user, conference)
    _version_or_404(conference, standard, number)
    last = queries.newest(conference, standard.name)
    try:
        made = services.restore(
            conference,
            standard,
            number,
            based_on=last.number if last else 0,
            by=request.user.username,
        )
    except RuleViolation as violation:
        messages.error(request, str(violation))
    else:
        told = _(
            "Đã khôi phục phiên bản %(old)d thành phiên bản %(new)d; hãy xem lại rồi đưa vào dùng."
        )
        messages.success(request, told % {"old": number, "new": made.number})
    return redirect("wording:edit", slug, room, file)


@require_POST
def standard(request: SignedInRequest, slug: str, room: str, file: str) -> HttpResponse:
    """Let the papers use the template from above, or the standard one, again."""
    conference, found = _found(request, slug, room, file)
    require_writing(request.user, conference)
    was = queries.own_number(conference, found.name)
    if services.use_standard(conference, found, by=request.user.username):
        told = _("Văn bản lại theo mẫu chuẩn; các phiên bản của cơ quan vẫn được giữ.")
        _offer(request, conference, found, told, was=was, now=None)
    return redirect("wording:edit", slug, room, file)


def _found(
    request: SignedInRequest, slug: str, room: str, file: str
) -> tuple[Conference, Standard]:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    found = catalogue.standard(f"{room}/{file}")
    if found is None:
        raise Http404
    return conference, found


def _version_or_404(conference: Conference, standard: Standard, number: int) -> TemplateVersion:
    try:
        return queries.version(conference, standard.name, number)
    except TemplateVersion.DoesNotExist as error:
        raise Http404 from error


def _as_saved(
    conference: Conference, standard: Standard, sent: QueryDict | None = None
) -> WordingForm:
    """Begin from the newest version of the host; else from what its papers use now."""
    newest = queries.newest(conference, standard.name)
    in_use = queries.in_use(conference).get(standard.name)
    texts = [one.source for one in (newest, in_use and in_use.version) if one and one.source]
    source = texts[0] if texts else trial.standard_text(conference, standard)
    return WordingForm(
        sent,
        initial={"source": source, "based_on": newest.number if newest else 0},
        told_by=lambda: saver(newest.saved_by, newest.saved_at) if newest else None,
    )


def _word(
    conference: Conference, standard: Standard, versions: list[TemplateVersion]
) -> dict[str, object] | None:
    """Tell of the newest version where it is a Word file: what is wrong with it, if anything."""
    if not versions or not versions[0].file_name:
        return None
    version = queries.version(conference, standard.name, versions[0].number)
    tried = trial.attempt(conference, standard, "", bytes(version.word or b""))
    return {"version": version, "trial": tried}


def _put_in_force(
    request: SignedInRequest, conference: Conference, standard: Standard, version: TemplateVersion
) -> None:
    was = queries.own_number(conference, standard.name)
    try:
        services.put_in_force(conference, standard, version.number, by=request.user.username)
    except RuleViolation as violation:
        told = _("Đã lưu nháp phiên bản %(number)d nhưng chưa đưa vào dùng. %(why)s")
        messages.error(request, told % {"number": version.number, "why": violation})
    else:
        told = _("Phiên bản %(number)d đã được đưa vào dùng; mọi văn bản của cơ quan theo mẫu này.")
        said = told % {"number": version.number}
        _offer(request, conference, standard, said, was=was, now=version.number)


def _offer(
    request: SignedInRequest,
    conference: Conference,
    standard: Standard,
    said: str,
    *,
    was: int | None,
    now: int | None,
) -> None:
    act, name = "wording.put_in_force", standard.name
    undo.offer(request, conference, said, act, template=name, was=was, now=now)


def _shared(
    request: SignedInRequest, conference: Conference, standard: Standard
) -> dict[str, object]:
    return {
        "conference": conference,
        "here": "wording",
        "standard": standard,
        "title": listing.title(standard, trial.titles_of(conference, standard)),
        "may_change": bool(may_write(request.user, conference) and conference.host_id),
    }


def _page(
    request: SignedInRequest,
    conference: Conference,
    standard: Standard,
    form: WordingForm,
) -> HttpResponse:
    source = str(form["source"].value() or "")
    tried = trial.attempt(conference, standard, source)
    versions = queries.versions(conference, standard.name)
    context = {
        **_shared(request, conference, standard),
        "form": form,
        "trial": tried,
        "filters": sorted(FILTERS),
        "of_paper": OF_PAPER,
        "word_form": WordForm(initial={"based_on": versions[0].number if versions else 0}),
        "word": _word(conference, standard, versions),
        "versions": versions,
        "in_use": queries.in_use(conference).get(standard.name),
        "based_on": versions[0].number if versions else 0,
    }
    status = 422 if form.errors else 409 if form.meeting else 200
    return render(request, "wording/edit.html", context, status=status)
