"""The papers that a template makes, made on trial: nothing is saved, nothing is issued."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import islice

from django.apps import apps
from django.utils.module_loading import import_string

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference
from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.model import Annex, Block, DossierPart, Paper
from hoinghi.papers.sandbox import asked_names, compiled
from hoinghi.papers.slots import Series
from hoinghi.papers.substitutes import printable
from hoinghi.papers.text import Template, Use, watched
from hoinghi.wording import queries, rules
from hoinghi.wording.catalogue import Standard
from hoinghi.wording.rules import Placeholder, Wrong

SHOWN = 3
"""Papers of one template on trial: a letter to seventy bodies reads the same seventy times."""
_BLOCK = re.compile(r"^\[\[([\w-]+)\]\]", re.M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What comes of a text as template for one conference.

    Attributes:
        papers: The first few papers that use it; none where the conference has no such paper.
        title: Of the part of the dossier in which they stand.
        placeholders: What the template may use, with the values of today.
        wrong: Names that it uses and nobody gives.
        refusal: Why the text cannot be used at all.
    """

    papers: tuple[Paper, ...]
    title: str
    placeholders: tuple[Placeholder, ...]
    wrong: tuple[Wrong, ...]
    refusal: TemplateRefused | None


def attempt(
    conference: Conference, standard: Standard, source: str, word: bytes | None = None
) -> Trial:
    """Make the papers of *conference* that use the template, with *source* as its text.

    Args:
        word: The office's own Word file in place of a text.
    """
    known = _placeholders(_made(conference, standard, None)[1], standard)
    names = {name for one in known for name in (one.name, one.key)}
    tried = Template(
        name=standard.name,
        source=source,
        is_own=True,
        standard=standard.template(),
        word=word,
        is_trial=True,
    )
    try:
        asked = set() if word else _unknown_names(source, names)
        part, uses = _made(conference, standard, tried)
    except TemplateRefused as refusal:
        return Trial(papers=(), title="", placeholders=known, wrong=(), refusal=refusal)
    asked |= {(one.name, one.line) for use in uses for one in use.composed.unknown}
    return Trial(
        papers=tuple(map(printable, islice(_using(part, uses), SHOWN))) if part else (),
        title=part.title if part else "",
        placeholders=known,
        wrong=rules.wrong(asked, known),
        refusal=None,
    )


def standard_text(conference: Conference, standard: Standard) -> str:
    """Give the standard template as an office reads it: its placeholders by Vietnamese names."""
    known = _placeholders(_made(conference, standard, None)[1], standard)
    return rules.in_vietnamese(standard.template().source, known)


def titles(conference: Conference) -> Mapping[str, str]:
    """Give, for each template that *conference* uses, the part of the dossier it stands in."""
    found: dict[str, str] = {}
    for papers in rooms.papers():
        with watched() as uses:
            for part in papers(conference):
                for use in uses:
                    found.setdefault(_short(use), part.title)
                uses.clear()
    return found


def titles_of(conference: Conference, standard: Standard) -> Mapping[str, str]:
    """Give the part of the dossier in which one template stands, if any, by its name."""
    part, _ = _made(conference, standard, None)
    return {standard.name: part.title} if part else {}


def _made(
    conference: Conference, standard: Standard, tried: Template | None
) -> tuple[DossierPart | None, list[Use]]:
    """Give the first part of the dossier that uses the template, and every use in that part."""
    # Only the room that has the template uses it.
    room = apps.get_app_config(standard.package.rpartition(".")[2]).room  # type: ignore[attr-defined] # standards() looks at rooms only
    trying = nullcontext() if tried is None else queries.trying(tried)
    with trying, watched() as uses:
        for part in import_string(room.papers)(conference) if room.papers else ():
            own = [use for use in uses if _short(use) == standard.name]
            if own:
                return part, own
            uses.clear()
    return None, []


def _short(use: Use) -> str:
    package, _, file = use.template.name.rpartition("/")
    return queries.short_name(package, file)


def _placeholders(uses: Sequence[Use], standard: Standard) -> tuple[Placeholder, ...]:
    """Describe what the uses give, a known value before a gap; else what the standard asks for."""
    values: dict[str, object] = {}
    blocks: dict[str, Block | Sequence[Block]] = {}
    for use in uses:
        for name, value in use.values.items():
            # A gap, an empty list and "" are false: a later copy may show more.
            if name not in values or not (values[name] or isinstance(values[name], (bool, int))):
                values[name] = value
        blocks |= use.blocks
    if uses:
        return rules.placeholders(values, blocks)
    source = standard.template().source
    program = compiled(source)
    asked = sorted(asked_names(source), key=lambda name: min(program.lines.get(name, {0})))
    return rules.placeholders(dict.fromkeys(asked), dict.fromkeys(_BLOCK.findall(source), ()))


def _unknown_names(source: str, known: set[str]) -> set[tuple[str, int]]:
    """Give the names of *source* that nobody gives, in branches not taken today too."""
    program = compiled(source)
    asked = {
        (name, at) for name in asked_names(source) - known for at in program.lines.get(name, {0})
    }
    return asked | _unknown_blocks(source, known)


def _unknown_blocks(source: str, known: set[str]) -> set[tuple[str, int]]:
    lines = enumerate(source.split("\n"), start=1)
    marks = ((f"[[{name}]]", number) for number, line in lines for name in _BLOCK.findall(line))
    return {(mark, number) for mark, number in marks if mark not in known}


def _using(part: DossierPart, uses: Sequence[Use]) -> Iterator[Paper]:
    """Give the papers of *part* in which a text of *uses* stands; all where it is set in cells."""
    made = {id(block) for use in uses for block in use.composed.blocks}
    papers = [paper for content in part.contents for paper in _first(content)]
    found = [paper for paper in papers if any(id(block) in made for block in _blocks(paper))]
    yield from found or papers


def _first(content: object) -> Iterator[Paper]:
    if isinstance(content, Series):
        yield from replace(content, rows=content.rows[:1]).papers()
    elif isinstance(content, Paper):
        yield content


def _blocks(paper: Paper) -> Iterator[Block]:
    yield from paper.blocks
    annexes: tuple[Annex, ...] = paper.annexes
    for annex in annexes:
        yield from annex.blocks
