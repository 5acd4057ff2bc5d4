"""Rows of the list of templates, and what its page says of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hoinghi.conferences.models import Conference
from hoinghi.papers.words import capitalise_first
from hoinghi.wording import queries, trial
from hoinghi.wording.catalogue import Standard, standards
from hoinghi.wording.models import TemplateVersion
from hoinghi.wording.queries import InUse


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """A template in the list.

    Attributes:
        title: What the template is called; else the part of the dossier that it is used in.
        in_use: None where the papers use the standard text.
        draft: The newest version of the host, where it is not the one in use.
        is_used: Whether the conference has a paper of it.
    """

    standard: Standard
    title: str
    in_use: InUse | None
    draft: TemplateVersion | None
    is_used: bool


def rows(conference: Conference) -> Iterator[TemplateRow]:
    """Give a row for each template of the house, in its order; two queries for the versions."""
    parts, in_use = trial.titles(conference), queries.in_use(conference)
    newest = queries.newest_of_each(conference)
    for one in standards():
        used, last = in_use.get(one.name), newest.get(one.name)
        yield TemplateRow(
            standard=one,
            title=title(one, parts),
            in_use=used,
            draft=last if last and not (used and used.version.pk == last.pk) else None,
            is_used=one.name in parts,
        )


def title(standard: Standard, parts: Mapping[str, str]) -> str:
    """Name a template for people."""
    return standard.caption or parts.get(standard.name) or capitalise_first(standard.file)
