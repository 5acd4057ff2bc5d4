"""Pages of a conference: list, overview, plan on two sides, papers."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from hoinghi.conferences import archive as archives
from hoinghi.conferences import dossier, light_settings, listing, plan_review, powers, rooms
from hoinghi.conferences import overview as overviews
from hoinghi.conferences.closed import reads, require_part
from hoinghi.conferences.findings import Noted, still_open
from hoinghi.conferences.glance import Asked, Glance, ToDo, together
from hoinghi.conferences.lights import Light, of_all
from hoinghi.conferences.models import Conference, PlanRevision, Role
from hoinghi.conferences.panels import Panel
from hoinghi.conferences.permissions import (
    SignedInRequest,
    may,
    may_call,
    roles_held,
    sight_of,
    visible_conference_or_404,
)
from hoinghi.conferences.queries import plan_in_force, plan_named, visible_to
from hoinghi.conferences.sheets import Sheets
from hoinghi.papers.model import Format
from hoinghi.reading.as_json import plan_from_json
from hoinghi.units.models import Account

PER_PAGE = 20
#: A PDF opens in the browser's own viewer, which is an embedded object of its page.
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; img-src 'self'"


@require_safe
def conference_list(request: SignedInRequest) -> HttpResponse:
    """List the conferences that the account may see, newest first."""
    page = Paginator(visible_to(request.user), PER_PAGE).get_page(request.GET.get("trang"))
    rows = listing.rows(page.object_list, timezone.localdate(), request.user)
    context = {"page": page, "rows": rows, "shown": " ".join(row.key for row in rows)}
    return render(request, "conferences/list.html", context)


def _glance(
    account: Account, conference: Conference, today: date, *, calls: bool = False
) -> Glance:
    """Ask every room for what it tells at a glance; *calls* adds telephones where allowed."""
    asked = Asked(
        today=today,
        roles=_roles(account, conference),
        by=light_settings.thresholds_of(conference),
        may_call=calls and may_call(account, conference),
    )
    reads_room = partial(may, account, conference)
    return together((give(conference, asked) for give in rooms.glances(reads_room)), asked)


def _roles(account: Account, conference: Conference) -> frozenset[Role]:
    return frozenset(Role) if account.is_superuser else roles_held(account, conference)


@require_safe
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show what needs doing now, and what every room holds."""
    conference = visible_conference_or_404(request.user, slug)
    context = {
        "conference": conference,
        "here": "overview",
        "today": timezone.localdate(),
        "sight": sight_of(request.user, conference),
        "shown": cache(lambda: _overview(request.user, conference, timezone.localdate())),
    }
    return render(request, "conferences/overview.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the overview of a conference shows to a role."""

    countdown: overviews.Countdown
    facts: tuple[overviews.Fact, ...]
    glance: Glance
    todos: tuple[ToDo, ...]
    groups: Sequence[overviews.FindingGroup]
    findings: Sequence[Noted]
    panels: tuple[Panel, ...]


def _overview(account: Account, conference: Conference, today: date) -> Overview:
    revision = plan_in_force(conference)
    plan = plan_from_json(revision.plan)
    findings = still_open(plan_review.noted_of(revision, plan))
    roles, reads_room = _roles(account, conference), partial(may, account, conference)
    glance = _glance(account, conference, today)
    own = [todo for todo in overviews.todos(conference, plan, findings) if todo.whose & roles]
    todos = sorted([*own, *glance.todos], key=lambda todo: todo.light is not Light.RED)
    return Overview(
        countdown=overviews.countdown(conference.starts_on, today),
        facts=tuple(overviews.facts(conference, plan)),
        glance=glance,
        todos=tuple(todos),
        groups=overviews.grouped(overviews.gravest(findings)),
        findings=findings,
        panels=tuple(panel for give in rooms.overviews(reads_room) for panel in give(conference)),
    )


@require_safe
def dossier_state(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show how the dossier stands; fetched after the overview, because it makes every paper."""
    conference = visible_conference_or_404(request.user, slug)
    is_open = reads(request.user, conference)
    shelf = listing.shelf([part for part in dossier.current(conference) if is_open(part.slug)])
    reads_room = partial(may, request.user, conference)
    panels = [panel for give in rooms.afters(reads_room) for panel in give(conference)]
    todos = list(overviews.asked_of_panels(panels))
    if shelf.missing:
        todos.append(overviews.gaps_todo(len(shelf.missing), "#con-thieu"))
    context = {"conference": conference, "shelf": shelf, "panels": panels, "todos": todos}
    return render(request, "conferences/_dossier.html", context)


@require_safe
def leader(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show on one screen how it all stands: lights, who is late, what waits to be signed."""
    conference = visible_conference_or_404(request.user, slug)
    today = timezone.localdate()
    glance = _glance(request.user, conference, today, calls=True)
    context = {
        "conference": conference,
        "here": "leader",
        "today": today,
        "countdown": overviews.countdown(conference.starts_on, today),
        "glance": glance,
        "light": of_all(area.light for area in glance.areas),
        "by": light_settings.thresholds_of(conference),
        "may_set": may(request.user, conference, powers.PREPARE),
    }
    return render(request, "conferences/leader.html", context)


@require_safe
def plan(request: SignedInRequest, slug: str) -> HttpResponse:
    """Show the plan on two sides: as written, and as read."""
    conference = visible_conference_or_404(request.user, slug)
    context = {
        "conference": conference,
        "here": "plan",
        "revision": plan_named(conference),
        "sight": sight_of(request.user, conference),
        "may_amend": may(request.user, conference, powers.AMEND),
        "shown": cache(lambda: _read(plan_in_force(conference))),
        "sheets_url": reverse("conferences:plan-sheets", args=[conference.slug]),
        "file_url": reverse("conferences:plan-file", args=[conference.slug]),
    }
    return render(request, "conferences/plan.html", context)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A plan in force as its page shows it; ``sheets`` where its pages are drawn already."""

    review: plan_review.Review
    sheets: Sheets | None


def _read(revision: PlanRevision) -> Read:
    review = plan_review.of_revision(revision)
    return Read(review=review, sheets=review.sheets(revision.source))


@require_safe
def paper(request: SignedInRequest, slug: str, part: str, ending: str) -> FileResponse:
    """Draw one paper now: a PDF opens in the browser, a DOCX is saved."""
    conference = visible_conference_or_404(request.user, slug)
    for number, found in enumerate(dossier.parts(conference), start=1):
        if found.slug == part and ending in found.formats:
            require_part(request.user, conference, part)
            form = Format(ending)
            response = FileResponse(
                io.BytesIO(dossier.render(found, form)),
                as_attachment=form is Format.DOCX,
                filename=dossier.file_name(found, form, number),
            )
            response.headers["Content-Security-Policy"] = PDF_POLICY
            return response
    raise Http404


@require_safe
def archive(request: SignedInRequest, slug: str) -> StreamingHttpResponse:
    """Send the whole dossier as one ZIP file."""
    conference = visible_conference_or_404(request.user, slug)
    folder = f"ho-so-{conference.slug}"
    is_open = reads(request.user, conference)
    parts = [part for part in dossier.parts(conference) if is_open(part.slug)]
    return _zipped(archives.stream(parts, folder), folder)


@require_safe
def each_copy(request: SignedInRequest, slug: str, part: str, ending: str) -> StreamingHttpResponse:
    """Send the copies of one part, each a file of its own, as one ZIP file."""
    conference = visible_conference_or_404(request.user, slug)
    for found in dossier.parts(conference):
        if found.slug == part and ending in found.formats:
            require_part(request.user, conference, part)
            return _zipped(archives.stream_each(found, Format(ending)), f"{part}-{ending}")
    raise Http404


def _zipped(pieces: Iterator[bytes], name: str) -> StreamingHttpResponse:
    return StreamingHttpResponse(
        pieces,
        content_type="application/zip",
        headers={"Content-Disposition": content_disposition_header(True, f"{name}.zip") or ""},
    )
