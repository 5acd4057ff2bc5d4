"""Finds as the pages show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import NoReverseMatch, reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import open_entries
from hoinghi.conferences.searchable import address_of
from hoinghi.search.models import Document
from hoinghi.search.queries import Hits
from hoinghi.search.registry import searchables
from hoinghi.search.rules import Query, as_html, fold, marked, plain_words, snippet
from hoinghi.units.models import Account

_SHORT_TITLE = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A find as it stands in a list; title and text with what was typed marked."""

    title: SafeString
    text: SafeString
    url: str
    kind: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Finds of one kind that follow each other."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A way to narrow the finds; ``number`` is none where there are too many to count."""

    label: str
    url: str
    number: int | None
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What stands in the address of the page of finds."""

    words: str
    kind: str = ""
    conference: str = ""

    def address(self, **changes: str) -> str:
        """Give the address with *changes*."""
        return f"?{self.query(**changes)}"

    def query(self, **changes: str) -> str:
        """Give what stands behind the question mark, without what is empty."""
        told = {"q": self.words, "loai": self.kind, "hoi-nghi": self.conference, **changes}
        return urlencode({name: value for name, value in told.items() if value})


def lines(documents: Iterable[Document], query: Query) -> list[Line]:
    """Give a line for each document."""
    return [_line(one, query) for one in documents]


def grouped(documents: Sequence[Document], query: Query) -> list[Group]:
    """Put the lines of a kind together; the kind of the best find comes first."""
    kinds: dict[str, list[Line]] = {}
    for document in documents:
        kinds.setdefault(document.kind, []).append(_line(document, query))
    return [Group(label=label_of(kind), lines=tuple(shown)) for kind, shown in kinds.items()]


def kind_chips(hits: Hits, asked: Asked) -> list[Chip]:
    """Give a chip for each kind found, in the order of the house, and one for all."""
    counts = Counter(hit.kind for hit in hits.hits)
    chips = [
        Chip(
            label=label_of(kind),
            url=asked.address(loai=kind),
            number=None if hits.more else counts[kind],
            is_chosen=asked.kind == kind,
        )
        for kind in searchables()
        if counts[kind] or asked.kind == kind
    ]
    every = Chip(label=_("Mọi loại"), url=asked.address(loai=""), number=None,
                 is_chosen=not asked.kind)  # fmt: skip
    return [every, *chips]


def conference_chips(hits: Hits, titles: dict[int, tuple[str, str]], asked: Asked) -> list[Chip]:
    """Give a chip for each conference found, most finds first, and one for all."""
    counts = Counter(hit.conference for hit in hits.hits if hit.conference in titles)
    chips = []
    for key, number in counts.most_common(8):
        slug, title = titles[key or 0]
        chips.append(
            Chip(
                label=shortened(title),
                url=asked.address(**{"hoi-nghi": slug}),
                number=None if hits.more else number,
                is_chosen=asked.conference == slug,
            )
        )
    every = Chip(
        label=_("Mọi hội nghị"),
        url=asked.address(**{"hoi-nghi": ""}),
        number=None,
        is_chosen=not asked.conference,
    )
    return [every, *chips] if len(chips) > 1 or asked.conference else []


def pages(account: Account, query: Query, conference: Conference | None) -> list[Line]:
    """Give the pages whose names hold every word typed, among those *account* may open."""
    named = [(str(_("Danh sách hội nghị")), reverse("conferences:list"), "")]
    named.append((str(_("Danh bạ đơn vị")), reverse("units:directory"), ""))
    named.append((str(_("Lập hội nghị từ kế hoạch")), reverse("conferences:upload"), ""))
    if conference:
        for entry in open_entries(account, conference):
            try:
                url = reverse(entry.url, args=[conference.slug])
            except NoReverseMatch:
                continue
            named.append((str(entry.title), url, conference.title))
    return [
        Line(
            title=_safe(as_html(marked(title, query))),
            text=_safe(""),
            url=url,
            kind=_("Trang"),
            where=shortened(where),
        )
        for title, url, where in named
        if _holds(title, query)
    ]


def label_of(kind: str) -> str:
    """Give the name of a kind."""
    found = searchables().get(kind)
    return str(found.label) if found else kind


def shortened(title: str) -> str:
    """Cut a title at a word, for a chip or a line beside another."""
    if len(title) <= _SHORT_TITLE:
        return title
    return f"{title[:_SHORT_TITLE].rpartition(' ')[0]}…"


def _line(document: Document, query: Query) -> Line:
    conference = document.conference
    return Line(
        title=_safe(as_html(marked(document.title, query))),
        text=_safe(as_html(snippet(document.text, query))),
        url=address_of(document.place),
        kind=label_of(document.kind),
        where=shortened(conference.title) if conference and document.kind != "hoi-nghi" else "",
    )


def _holds(title: str, query: Query) -> bool:
    words = plain_words(title)
    folded = " ".join(words)
    return (
        bool(query)
        and all(
            any(word.startswith(term.plain[0]) for word in words)
            if len(term.plain) == 1 and term.is_prefix
            else f" {' '.join(term.plain)}" in f" {folded} "
            for term in query.terms
        )
        and bool(fold(title))
    )


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 # as_html escapes everything but its own marks
