"""A paper in large print, with how it is read aloud: for those who check it before it is signed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hoinghi.conferences import dossier
from hoinghi.conferences.permissions import SignedInRequest, visible_conference_or_404
from hoinghi.dispatch import powers
from hoinghi.dispatch.permissions import require_paper
from hoinghi.papers.aloud import aloud
from hoinghi.papers.lines import lines_of
from hoinghi.papers.model import Certificate, DossierPart, Paper
from hoinghi.papers.slots import Series


@dataclass(frozen=True, slots=True)
class Passage:
    """A line in large print; ``place`` is empty where it is that of the line before.

    ``said`` is how it is read aloud; empty where that is what stands there.
    """

    place: str
    text: str
    said: str


@require_safe
def paper_aloud(request: SignedInRequest, slug: str, part: str) -> HttpResponse:
    """Show the papers of one part, one a page, in large print."""
    conference = visible_conference_or_404(request.user, slug, powers.READ)
    require_paper(request.user, conference, part)
    found = next((each for each in dossier.parts(conference) if each.slug == part), None)
    readable = _readable(found) if found else []
    if not found or not readable:
        raise Http404
    page = Paginator(readable, 1).get_page(request.GET.get("to"))
    return render(
        request,
        "dispatch/aloud.html",
        {
            "conference": conference,
            "here": "papers",
            "part": found,
            "page": page,
            "passages": list(passages(page.object_list[0])),
        },
    )


def _readable(part: DossierPart) -> list[Paper | Certificate]:
    """Give what can be read; copies that differ in a few words count once, the first of them."""
    papers: list[Paper | Certificate] = []
    for content in part.contents:
        if isinstance(content, Series):
            papers += [content.filled(row) for row in content.rows[:1]]
        elif isinstance(content, Paper | Certificate):
            papers.append(content)
    return papers


def passages(paper: Paper | Certificate) -> Iterator[Passage]:
    """Give the lines of *paper* as they are read, each place named once."""
    before = ""
    headings: set[str] = set()
    for line in lines_of(paper):
        said = aloud(line.text)
        # Below a heading its words are the place: they stand there in large print already.
        known = line.place == before or line.place in headings
        yield Passage("" if known else line.place, line.text, "" if said == line.text else said)
        before = line.place
        headings.add(line.text)
