"""A template as it prints now: the papers on trial, drawn, and their first pages as pictures."""

from __future__ import annotations

import base64
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from hoinghi.conferences.models import Conference
from hoinghi.papers import draw
from hoinghi.papers.model import Format
from hoinghi.papers.page_pictures import PagePicture, page_pictures
from hoinghi.violations import RuleViolation
from hoinghi.wording.catalogue import Standard
from hoinghi.wording.trial import Trial, attempt

MOST_PAGES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a text looks like as template: pictures of the first pages, of *count* in all.

    ``problem`` is why there is nothing to see, in a sentence; empty where there is.
    """

    trial: Trial
    pages: tuple[PagePicture, ...] = ()
    count: int = 0
    problem: str = ""

    def as_json(self, known: Collection[str]) -> dict[str, Any]:
        """Give the pages for the browser; those whose digest it has already come without picture.

        On a poor line a letter typed on page 1 must not send page 2 again.
        """
        return {
            "count": self.count,
            "pages": [
                {
                    "digest": page.digest,
                    "across": page.across,
                    "down": page.down,
                    "png": None if page.digest in known else base64.b64encode(page.png).decode(),
                }
                for page in self.pages
            ],
        }


def preview(conference: Conference, standard: Standard, source: str) -> Preview:
    """Draw the papers of *conference* with *source* as template."""
    tried = attempt(conference, standard, source)
    if tried.refusal:
        return Preview(trial=tried, problem=str(tried.refusal))
    if not tried.papers:
        return Preview(trial=tried)
    try:
        pages, count = page_pictures(draw(tried.papers, Format.PDF), MOST_PAGES)
    except RuleViolation as violation:
        return Preview(trial=tried, problem=str(violation))
    return Preview(trial=tried, pages=pages, count=count)
