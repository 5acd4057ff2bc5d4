"""Pages of the papers: the dossier, one paper with its history, differences, files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    sight_of,
    visible_conference_or_404,
)
from hoinghi.conferences.views import PDF_POLICY
from hoinghi.dispatch import amendments, difference_page, listing, powers, rules, store
from hoinghi.dispatch.amendments import Remedy
from hoinghi.dispatch.documents import documents_of
from hoinghi.dispatch.models import PaperRecord, Revision
from hoinghi.dispatch.paper_forms import IssueForm, MisprintForms, RecallForm, shown
from hoinghi.dispatch.permissions import reads_paper, require_paper
from hoinghi.dispatch.rules import Contents, Document
from hoinghi.papers import draw
from hoinghi.papers.difference import compare
from hoinghi.papers.facts import changes
from hoinghi.papers.model import Fact, Format
from hoinghi.violations import RuleViolation

TODAY = 0
"""In addresses of differences: what today's facts give, instead of a kept revision."""
_TYPES = {
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@require_safe
def papers(request: SignedInRequest, slug: str) -> HttpResponse:
    """List the dossier: state of each paper, what changed since, what to do."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    context = {
        "conference": conference,
        "here": "papers",
        "shelf": cache(lambda: listing.shelf(conference, reads_paper(request.user, conference))),
        "sight": sight_of(request.user, conference),
        "may_act": may(request.user, conference, powers.ISSUE),
    }
    return render(request, "dispatch/papers.html", context)


@require_safe
def paper(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Show one paper: state, what changed, acts, history."""
    conference = _conference_of_paper(request, slug, ref)
    return paper_page(request, conference, ref)


def _conference_of_paper(request: SignedInRequest, slug: str, ref: str) -> Conference:
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_paper(request.user, conference, ref)
    return conference


def paper_page(
    request: SignedInRequest,
    conference: Conference,
    ref: str,
    *,
    issue_form: IssueForm | None = None,
    misprints: object = None,
    recall_form: RecallForm | None = None,
    to_confirm: bool = False,
    unsaid: RuleViolation | None = None,
) -> HttpResponse:
    """Show one paper, with the forms as they were sent where something was wrong with them."""
    document, revisions = found(conference, ref)
    row = listing.row_of(document, revisions)
    in_force = next((r for r in reversed(revisions) if r.is_in_force), None)
    wrong = amendments.misprints(row.stale) if row.stale and in_force == row.revision else ()
    context = {
        "conference": conference,
        "here": "papers",
        "row": row,
        "history": revisions[::-1],
        "in_force": in_force,
        "can_correct": bool(in_force and Remedy.CORRECT in amendments.remedies(in_force.papers)),
        "may_act": may(request.user, conference, powers.ISSUE),
        "may_return": may(request.user, conference, powers.RETURN),
        "unsaid": unsaid,
        "issue_form": issue_form or form_to_issue(row),
        "misprints": misprints or MisprintForms(initial=shown(wrong), prefix="dong"),
        "recall_form": recall_form or RecallForm(),
        "to_confirm": to_confirm,
    }
    return render(request, "dispatch/paper.html", context)


def found(conference: Conference, ref: str) -> tuple[Document | None, list[Revision]]:
    """Give today's paper and all that was kept of it, oldest first.

    Raises:
        Http404: Neither today's facts nor the office know such a paper.
    """
    document = documents_of(conference).get(ref)
    part, _, key = ref.partition(rules.REF_PARTS)
    record = PaperRecord.objects.filter(conference=conference, slug=part, key=key).first()
    if document is None and record is None:
        raise Http404
    revisions = list(_of(record)) if record else []
    return document, revisions


def is_known(conference: Conference, ref: str) -> bool:
    """Tell whether ``found`` finds the paper."""
    try:
        return bool(found(conference, ref))
    except Http404:
        return False


def _of(record: PaperRecord) -> QuerySet[Revision]:
    return (
        record.revisions.select_related("record__conference", "target__record__conference")
        .prefetch_related("files", "followers__record__conference")
        .order_by("number")
    )


def form_to_issue(row: listing.PaperRow, data: QueryDict | None = None) -> IssueForm:
    """Give the form that issues the paper of *row*, which shows today as the day."""
    draft = row.revision if row.revision and row.revision.is_draft else None
    symbol = (
        draft.symbol if draft else rules.symbol_of(row.document.contents) if row.document else ""
    )
    seen = draft.made_from if draft else row.document.digest if row.document else ""
    return IssueForm(
        data,
        initial={"day": timezone.localdate(), "seen": seen},
        takes_number=bool(symbol),
        has_gaps=bool(row.missing),
    )


@require_safe
def pick(request: SignedInRequest, slug: str, ref: str) -> HttpResponse:
    """Lead to the difference between the two revisions picked, the earlier one first."""
    numbers = [request.GET.get(name, "") for name in ("tu", "den")]
    if not all(number.isascii() and number.isdigit() for number in numbers):
        raise Http404
    before, after = sorted(int(number[:9]) for number in numbers)
    return redirect("dispatch:difference", slug, ref, before, after)


@require_safe
def difference(
    request: SignedInRequest, slug: str, ref: str, before: int, after: int
) -> HttpResponse:
    """Show what differs between two makings of a paper, word by word."""
    conference = _conference_of_paper(request, slug, ref)
    document, revisions = found(conference, ref)
    old, new = (_side(number, document, revisions) for number in (before, after))
    both = _as_issued(old, new)
    sheets = difference_page.sheets(compare(*map(rules.copies_of, both)))
    context = {
        "conference": conference,
        "here": "papers",
        "row": listing.row_of(document, revisions),
        "old": old,
        "new": new,
        "facts": changes(old.facts, new.facts),
        "sheets": sheets[: difference_page.MOST_SHEETS],
        "unshown": sum(sheet.count for sheet in sheets[difference_page.MOST_SHEETS :]),
        "may_act": may(request.user, conference, powers.ISSUE),
        "is_same": rules.digest_of(both[0]) == rules.digest_of(both[1]),
    }
    return render(request, "dispatch/difference.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a comparison: a kept revision, or today's paper (``number`` 0)."""

    number: int
    revision: Revision | None
    contents: Contents
    facts: Sequence[Fact]


def _side(number: int, document: Document | None, revisions: Sequence[Revision]) -> Side:
    if number == TODAY and document:
        return Side(number=TODAY, revision=None, contents=document.contents, facts=document.facts)
    revision = next((each for each in revisions if each.number == number), None)
    if revision is None:
        raise Http404
    return Side(number=number, revision=revision, contents=revision.papers, facts=revision.stated)


def _as_issued(old: Side, new: Side) -> tuple[Contents, Contents]:
    """Give both sides; what has no number and day yet takes those of the other side."""
    issued = [side.revision for side in (old, new) if side.revision and side.revision.dated]
    if len(issued) != 1:
        return old.contents, new.contents
    serial, day = issued[0].issued_as
    return rules.numbered(old.contents, serial, day), rules.numbered(new.contents, serial, day)


@require_safe
def today_file(request: SignedInRequest, slug: str, ref: str, ending: str) -> HttpResponse:
    """Draw today's paper alone, as a draft."""
    conference = _conference_of_paper(request, slug, ref)
    document = documents_of(conference).get(ref)
    if document is None or ending not in document.formats:
        raise Http404
    contents = document.contents
    return _handed_out(request, conference, ref, ending, lambda form: _drawn(contents, form))


@require_safe
def kept_file(
    request: SignedInRequest, slug: str, ref: str, number: int, ending: str
) -> HttpResponse:
    """Hand out a kept revision: an issued one byte for byte, a draft drawn from its words."""
    conference = _conference_of_paper(request, slug, ref)
    _document, revisions = found(conference, ref)
    revision = next((r for r in revisions if r.number == number), None)
    if revision is None:
        raise Http404
    name = f"{ref}-lan-{number}"
    if ending not in revision.forms:
        raise Http404
    file = next((file for file in revision.files.all() if file.form == ending), None)
    if file:
        return _handed_out(request, conference, name, ending, lambda _form: store.get(file))
    papers_ = revision.papers
    return _handed_out(request, conference, name, ending, lambda form: _drawn(papers_, form))


def _drawn(contents: Contents, form: Format) -> bytes:
    return draw(rules.as_drawn(contents), form)


def _handed_out(
    request: SignedInRequest,
    conference: Conference,
    name: str,
    ending: str,
    make: Callable[[Format], bytes],
) -> HttpResponse:
    form = Format(ending)
    try:
        content = make(form)
    except RuleViolation as violation:
        context = {"conference": conference, "here": "papers", "violation": violation}
        return render(request, "dispatch/no_file.html", context, status=500)
    saved = content_disposition_header(form is Format.DOCX, f"{name}.{form.value}") or ""
    headers = {"Content-Disposition": saved, "Content-Security-Policy": PDF_POLICY}
    return HttpResponse(content, content_type=_TYPES[form], headers=headers)
