"""Papers from draft to issue, and what becomes of an issued one: decisions on values."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import takewhile
from typing import cast

from hoinghi.papers import as_json, slots
from hoinghi.papers.facts import facts_of
from hoinghi.papers.form import END_MARK, kind_of, number_in_text
from hoinghi.papers.model import (
    Certificate,
    DossierPart,
    Fact,
    Format,
    Paper,
    Paragraph,
    Run,
)
from hoinghi.papers.slots import Series
from hoinghi.papers.word_text import word_text
from hoinghi.papers.words import date_in_words

Content = Paper | Series | Certificate
Contents = tuple[Content, ...]

REF_PARTS = "--"
"""Between the part of the dossier and the addressee in the address of a paper."""
_KEY_LENGTH = 40


class State(StrEnum):
    """Where a revision stands; ``DROPPED`` is a draft that another took the place of."""

    DRAFT = "draft"
    DROPPED = "dropped"
    ISSUED = "issued"
    CORRECTED = "corrected"
    REPLACED = "replaced"
    RECALLED = "recalled"


IN_FORCE = frozenset({State.ISSUED, State.CORRECTED})
"""Issued and still to be followed."""


class Effect(StrEnum):
    """What issuing a revision does to the issued one that it is about."""

    NONE = ""
    REPLACES = "replaces"
    CORRECTS = "corrects"
    RECALLS = "recalls"


AFTERWARDS = {
    Effect.REPLACES: State.REPLACED,
    Effect.CORRECTS: State.CORRECTED,
    Effect.RECALLS: State.RECALLED,
}
"""State of the paper concerned, once the revision with that effect is issued."""

LETTERS = {
    Effect.CORRECTS: ("dinh-chinh", "Đính chính"),
    Effect.RECALLS: ("thu-hoi", "Thu hồi"),
}
"""Papers about an issued one: address, and the first words of their titles."""
LETTER_SLUGS = frozenset(slug for slug, _ in LETTERS.values())


@dataclass(frozen=True, kw_only=True)
class Document:
    """One paper to be issued, with all its copies, as today's facts make it.

    ``ref`` names it in addresses and stays the same while its facts change. ``name`` is what tells
    it from the other papers of its part ("Hội Nông dân huyện"); empty where it is the only one.
    """

    slug: str
    key: str
    title: str
    name: str
    order: int
    contents: Contents
    formats: tuple[Format, ...]

    @property
    def ref(self) -> str:
        return f"{self.slug}{REF_PARTS}{self.key}" if self.key else self.slug

    @cached_property
    def digest(self) -> str:
        """Check value of what the paper says today."""
        return as_json.digest(self.contents)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it states, each fact once."""
        return facts_of(copies_of(self.contents))

    @cached_property
    def template(self) -> tuple[str, str] | None:
        """Room and name of the template that most of it is written by: ("delegates", "invitation").

        None for a paper without a template.
        """
        sources = (fact.source.partition("#") for fact in self.facts)
        names = Counter(name for name, mark, _ in sources if mark)
        if not names:
            return None
        room, _, name = names.most_common(1)[0][0].partition("/")
        return room.rpartition(".")[2], name

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """What it still lacks, each once."""
        return tuple(dict.fromkeys(gap for one in self.contents for gap in one.missing))


def as_drawn(contents: Contents) -> slots.Papers:
    """Give the papers as the writers take them: papers or certificates, never both."""
    return cast("slots.Papers", contents)


def copies_of(contents: Contents) -> Sequence[Paper] | Sequence[Certificate]:
    """Give every copy as a paper of its own."""
    return slots.expanded(as_drawn(contents))


def count_of(contents: Contents) -> int:
    """Give how many copies there are."""
    return slots.count_of(as_drawn(contents))


def first_of(contents: Contents) -> Paper | Certificate:
    """Give what all copies share: head, kind, number, signature."""
    first = contents[0]
    return first.paper if isinstance(first, Series) else first


def _each(contents: Contents, change: Callable[[Paper], Paper]) -> Contents:
    """Change every paper; a certificate stays as it is."""
    return tuple(
        replace(content, paper=change(content.paper))
        if isinstance(content, Series)
        else change(content)
        if isinstance(content, Paper)
        else content
        for content in contents
    )


def documents(parts: Iterable[DossierPart]) -> tuple[Document, ...]:
    """Take the dossier apart into papers that are issued each by itself.

    Copies of one text (invitations, certificates) are one paper. Letters to different addressees
    and texts with different titles are one each, because each gets its own number. Badges and
    name plates are no papers.
    """
    return tuple(document for part in parts for document in _of_part(part))


def _of_part(part: DossierPart) -> Iterator[Document]:
    groups: dict[tuple[tuple[str, ...], str], list[Content]] = {}
    for content in slots.cards_of(part.contents)[1]:
        first = first_of((content,))
        addressees = first.addressees if isinstance(first, Paper) else ()
        groups.setdefault((addressees, first.title), []).append(content)
    names = _told_apart(list(groups))
    for name, key, contents in zip(names, _keys(names), groups.values(), strict=True):
        yield Document(
            slug=part.slug,
            key=key,
            title=f"{part.title}: {name}" if name else part.title,
            name=name,
            order=part.order,
            contents=tuple(contents),
            formats=part.formats,
        )


def _told_apart(groups: Sequence[tuple[tuple[str, ...], str]]) -> list[str]:
    """Name each paper of a part by what the others have not: whom it is for, or its title."""
    if len(groups) == 1:
        return [""]
    titles = [title.split() for _, title in groups]
    ahead = _common(titles)
    behind = _common([words[ahead:][::-1] for words in titles])
    own = [" ".join(words[ahead : len(words) - behind]) for words in titles]
    to_whom = ["; ".join(to) for to, _ in groups]
    if len(set(to_whom)) == len(to_whom):
        return to_whom
    both = zip(to_whom, own, strict=True)
    return [" – ".join(filter(None, (to, title))) for to, title in both]


def _common(texts: Sequence[Sequence[str]]) -> int:
    """Count the words with which all *texts* begin."""
    columns = zip(*texts, strict=False)
    return sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, columns))


def _keys(names: Sequence[str]) -> Iterator[str]:
    seen: Counter[str] = Counter()
    for name in names:
        key = key_of(name) if name or len(names) > 1 else ""
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key}-{seen[key]}"


def key_of(told: str) -> str:
    """Write a name for an address: plain letters, short, and different for different names."""
    plain = unicodedata.normalize("NFD", told.replace("đ", "d").replace("Đ", "D"))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode().lower())
    mark = hashlib.sha256(told.encode()).hexdigest()[:6]
    return f"{'-'.join(words)[:_KEY_LENGTH].strip('-') or 'noi-nhan'}-{mark}"


def numbered(contents: Contents, serial: int | None, day: date | None) -> Contents:
    """Put number and date of issue on every copy, and take the notes for the clerk off."""

    def number(paper: Paper) -> Paper:
        given = paper.number and replace(paper.number, serial=serial)
        # A biên bản carries neither place nor date at its head.
        dated = day if paper.place else paper.date
        return replace(paper, number=given, date=dated, missing=(), facts=())

    return tuple(
        replace(content, date=day or content.date, missing=())
        if isinstance(content, Certificate)
        else content
        for content in _each(contents, number)
    )


def without_facts(contents: Contents) -> Contents:
    """Take the facts off: they are kept once for all copies, beside them."""
    return _each(contents, lambda paper: replace(paper, facts=()))


def digest_of(contents: Contents) -> str:
    """Give the check value of what the papers say."""
    return as_json.digest(contents)


def symbol_of(contents: Contents) -> str:
    """Give the symbol after the number ("UBND-VX"); "" for a paper that takes no number."""
    first = first_of(contents)
    return first.number.symbol if isinstance(first, Paper) and first.number else ""


def issuer_of(contents: Contents) -> str:
    """Give the issuing body as one line, as series of numbers are told apart by it."""
    first = first_of(contents)
    name = first.issuer.name if isinstance(first, Paper) else first.awarding_authority
    return " ".join(name.split())


def name_of(contents: Contents) -> str:
    """Name the kind of paper in running text: "Công văn", "Giấy khen"."""
    first = first_of(contents)
    return kind_of(first.kind).name if isinstance(first, Paper) else first.title.capitalize()


def cited(contents: Contents) -> str:
    """Cite an issued paper as later papers do: "Công văn số 12/UBND-VX ngày 05 tháng 12 …"."""
    first = first_of(contents)
    number = first.number if isinstance(first, Paper) else None
    told = f" {number_in_text(number)}" if number else ""
    day = f" {date_in_words(first.date)}" if first.date else ""
    return f"{name_of(contents)}{told}{day}"


def replacing(contents: Contents, earlier: Contents) -> Contents:
    """Let every copy say which paper it replaces; a certificate has no place for it."""
    sentence = f"{name_of(contents)} này thay thế {cited(earlier)}."
    return _each(contents, lambda paper: _saying(paper, sentence))


def _saying(paper: Paper, sentence: str) -> Paper:
    if word_text(paper):
        # An office's own Word file stands alone: the office writes the sentence into it.
        return paper
    last = max((n for n, b in enumerate(paper.blocks) if isinstance(b, Paragraph)), default=-1)
    before, after = paper.blocks[: last + 1], paper.blocks[last + 1 :]
    if before and isinstance(closing := before[-1], Paragraph) and closing.text:
        end = closing.text[-1]
        runs = (*closing.text[:-1], replace(end, text=end.text.removesuffix(END_MARK)))
        before = (*before[:-1], replace(closing, text=runs))
    return replace(paper, blocks=(*before, Paragraph(text=(Run(text=sentence),)), *after))
