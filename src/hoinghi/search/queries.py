"""Finding: what matches and may be seen, best first.

Sight stands in the question that the engine answers, so nothing hidden is ever counted. Of more
finds than anybody reads, only the first ``MOST`` are put in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from hoinghi.conferences.queries import visible_to
from hoinghi.conferences.searchable import SLUG
from hoinghi.search.models import Document
from hoinghi.search.registry import searchables
from hoinghi.search.rules import Query, Term, joined
from hoinghi.search.sight import marks_for, sees_much
from hoinghi.units.models import Account

Rows = list[tuple[int, str, int | None]]
MOST = 1_000
"""So many finds of one question are put in order and paged; more are told as "more than"."""
SUGGESTED = 200
"""While somebody types, so many of each question are enough to choose the best few from."""

_SQLITE = """
    SELECT id, kind, conference_id FROM search_document WHERE id IN (
        SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s
    )
"""
_POSTGRES = """
    SELECT id, kind, conference_id FROM search_document WHERE words @@ %s::tsquery LIMIT %s
"""
# "IS TRUE" keeps sight out of the index: it is looked at row by row, until there are enough.
_POSTGRES_BESIDE = """
    SELECT id, kind, conference_id FROM search_document
    WHERE words @@ %s::tsquery AND (words @@ %s::tsquery) IS TRUE LIMIT %s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrow:
    """What the finds are narrowed to; empty keeps all.

    ``conference`` keeps only that one; ``first`` puts its finds before others.
    """

    kind: str = ""
    conference: int | None = None
    first: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """Sight and narrowing in the language of the engine.

    ``inside`` stands in each question; ``beside`` is asked of every row that it finds.
    """

    inside: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find before it is read: how good it is, best smallest."""

    key: int
    kind: str
    conference: int | None
    grade: tuple[int, bool, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hits:
    """Finds in their order; ``more`` where there are others beyond ``MOST``."""

    hits: tuple[Hit, ...]
    more: bool

    def __len__(self) -> int:
        return len(self.hits)

    def __getitem__(self, places: slice) -> tuple[Hit, ...]:
        return self.hits[places]


def find(account: Account, query: Query, narrow: Narrow, most: int = MOST) -> Hits:
    """Give what *account* may see of what matches, best first; at most six queries.

    Titles come before texts, the diacritics typed before others, the conference at hand before
    the rest, then the weights of kinds, then what was added last.
    """
    marks = marks_for(account)
    if not query or (marks is not None and not marks):
        return Hits(hits=(), more=False)
    fixed = _fixed(marks, narrow)
    found: dict[int, Hit] = {}
    rows: Rows = []
    for level, (letter, terms) in enumerate(_questions(query)):
        rows = _ask(fixed, terms, letter, most)
        for row in rows:
            found.setdefault(row[0], _hit(*row, level, narrow.first))
    ordered = sorted(found.values(), key=lambda hit: hit.grade)
    # The last question is the widest: it asks for the words anywhere.
    return Hits(hits=tuple(ordered[:most]), more=len(rows) >= most)


def suggest(account: Account, query: Query, narrow: Narrow, number: int) -> tuple[Hit, ...]:
    """Give the best *number* finds while somebody types: titles alone where they are enough."""
    marks = marks_for(account)
    if not query:
        return ()
    fixed = _fixed(marks, narrow)
    found: dict[int, Hit] = {}
    for level, (letter, terms) in enumerate(_questions(query)):
        for row in _ask(fixed, terms, letter, SUGGESTED):
            found.setdefault(row[0], _hit(*row, level, narrow.first))
        if len(found) >= number:
            break
    return tuple(sorted(found.values(), key=lambda hit: hit.grade)[:number])


def read(account: Account, hits: Sequence[Hit]) -> list[Document]:
    """Give the documents of *hits* in their order, each at a place to go to; two queries."""
    keys = [hit.key for hit in hits]
    by_key = {one.pk: one for one in Document.objects.filter(pk__in=keys)
              .select_related("conference").defer("tokens")}  # fmt: skip
    documents = [by_key[key] for key in keys if key in by_key]
    _lead(account, [one for one in documents if one.host is not None])
    return documents


def _lead(account: Account, documents: Sequence[Document]) -> None:
    """Put the newest conference of the host that the account sees into the places."""
    if not documents:
        return
    hosts = {one.host for one in documents}
    seen = visible_to(account).filter(host__in=hosts).order_by("pk")
    slugs = dict(seen.values_list("host_id", "slug"))
    for one in documents:
        slug = slugs.get(one.host or 0)
        one.place = one.place.replace(SLUG, slug) if slug else "conferences:list"


def _hit(key: int, kind: str, conference: int | None, level: int, first: int | None) -> Hit:
    weight = searchables()[kind].weight if kind in searchables() else 9
    grade = (level, first is not None and conference != first, weight, -key)
    return Hit(key=key, kind=kind, conference=conference, grade=grade)


def _fixed(marks: frozenset[str] | None, narrow: Narrow) -> Fixed:
    narrowed = []
    if narrow.kind:
        narrowed.append(_any([f"k{narrow.kind.replace('-', '')}"]))
    if narrow.conference is not None:
        narrowed.append(_any([f"c{narrow.conference}"]))
    if marks is None:
        return Fixed(inside=tuple(narrowed))
    sight = _any(sorted(marks))
    if connection.vendor == "postgresql" and sees_much(marks):
        return Fixed(inside=tuple(narrowed), beside=sight)
    return Fixed(inside=(sight, *narrowed))


def _questions(query: Query) -> list[tuple[str, tuple[Term, ...]]]:
    """Give what to ask, best first.

    Words of the title with their diacritics, following each other or apart; the same without
    diacritics; then anywhere.
    """
    together = (joined(query.terms),)
    each = [together, query.terms] if len(query.terms) > 1 else [query.terms]
    letters = "xt" if query.accented else "t"
    return [*((letter, terms) for letter in letters for terms in each), ("w", query.terms)]


def _ask(fixed: Fixed, terms: Sequence[Term], letter: str, most: int) -> Rows:
    parts = [*fixed.inside, *(_term(term, letter) for term in terms)]
    is_sqlite = connection.vendor == "sqlite"
    question = (" AND " if is_sqlite else " & ").join(parts)
    with connection.cursor() as cursor:
        if fixed.beside:
            cursor.execute(_POSTGRES_BESIDE, [question, fixed.beside, most])
        else:
            cursor.execute(_SQLITE if is_sqlite else _POSTGRES, [question, most])
        rows: Rows = cursor.fetchall()
    return rows


def _any(marks: Sequence[str]) -> str:
    if connection.vendor == "sqlite":
        return f"({' OR '.join(marks)})"
    return f"({' | '.join(marks)})"


def _term(term: Term, letter: str) -> str:
    """Write words that stand together; they are ASCII letters and figures (``rules._token``)."""
    words = [f"{letter}{word}" for word in (term.exact if letter == "x" else term.plain)]
    if connection.vendor == "sqlite":
        return f'"{" ".join(words)}"{" *" if term.is_prefix else ""}'
    return f"({' <-> '.join(words)}{':*' if term.is_prefix else ''})"
