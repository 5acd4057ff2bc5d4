"""Words of texts and of queries, folded alike; no database.

A text becomes tokens of plain ASCII letters and figures, each with a first letter that says what
it is, so that no word of a text can pass for a mark of sight:

``w`` a folded word in its order, ``t`` the same of the title, ``x`` a word of the title with its
diacritics, ``s`` who may see it, ``k`` the kind, ``c`` the conference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from hoinghi.violations import RuleViolation

LONGEST_QUERY = 200
MOST_WORDS = 16
LONGEST_TEXT = 20_000
"""Characters of a text that are searched; a longer paper is cut."""
_LONGEST_WORD = 40
_SNIPPET = 160
_BEFORE = 40

_WORD = re.compile(r"[^\W_]+")
_UNIT = re.compile(r"[\"“”]([^\"“”]*)([\"“”]|$)|([^\s\"“”]+)")
_MARKS = {"\u0300": "1", "\u0301": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
          "\u0302": "6", "\u031b": "7", "\u0306": "8"}  # fmt: skip


class QueryTooLong(RuleViolation):
    """More than anybody types."""

    code = "search.query-too-long"

    def __init__(self, length: int) -> None:
        self.remedy = "Hãy chỉ ghi vài từ chính, hoặc số văn bản."
        super().__init__(
            f"Câu tìm dài {length} ký tự, chỉ nhận đến {LONGEST_QUERY} ký tự. {self.remedy}"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that must stand together; of most queries each word is a term of its own.

    Attributes:
        plain: Folded. ``exact``: with their diacritics written as figures.
        is_prefix: The last word may go on.
    """

    plain: tuple[str, ...]
    exact: tuple[str, ...]
    is_prefix: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for; ``accented`` where diacritics were typed."""

    terms: tuple[Term, ...]
    accented: bool

    def __bool__(self) -> bool:
        return bool(self.terms)


def fold(text: str) -> str:
    """Write *text* small and without diacritics: ``"Đề cương"`` → ``"de cuong"``."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def tidy(text: str) -> str:
    """Fold white space, compose letters, drop what no database keeps."""
    return " ".join(unicodedata.normalize("NFC", text.replace("\x00", "")).split())


def plain_words(text: str) -> list[str]:
    """Give the folded words of *text*: ``"Số 05/QĐ-UBND"`` → ``["so", "5", "qd", "ubnd"]``."""
    return [_folded(word) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """Fold one word; a language has few syllables, and long texts repeat them."""
    return _token(fold(word))


def exact_words(text: str) -> list[str]:
    """Give the words with diacritics as figures: ``"Thạnh"`` → ``["tha5nh"]``."""
    return [_token(_spelled(word)) for word in _WORD.findall(unicodedata.normalize("NFC", text))]


def tokens(title: str, text: str, marks: Iterable[str]) -> str:
    """Give the tokens of a text with *marks* of sight, kind and conference, one space between."""
    of_title = plain_words(title)
    return " ".join([
        *sorted(marks),
        *(f"t{word}" for word in of_title),
        *(f"x{word}" for word in exact_words(title)),
        *(f"w{word}" for word in of_title),
        *(f"w{word}" for word in plain_words(text[:LONGEST_TEXT])),
    ])  # fmt: skip


def read_query(typed: str) -> Query:
    """Read what was typed; marks of any query language are only marks between words.

    Words in quotation marks stand together, and so do those of a number such as
    ``1566/QĐ-UBND``. The last word may be unfinished.

    Raises:
        QueryTooLong: It is longer than ``LONGEST_QUERY``.
    """
    if len(typed) > LONGEST_QUERY:
        raise QueryTooLong(len(typed))
    typed = tidy(typed)
    terms: list[Term] = []
    for unit in _UNIT.finditer(typed):
        # A quotation still open is still being typed.
        is_closed = unit[3] is None and bool(unit[2])
        is_last = unit.end() == len(typed)
        terms += _term(unit[3] or unit[1] or "", is_prefix=is_last and not is_closed)
    return Query(terms=tuple(_few(terms)), accented=fold(typed) != typed.lower())


def joined(terms: Sequence[Term]) -> Term:
    """Give one term in which the words of *terms* follow each other."""
    return Term(
        plain=tuple(word for term in terms for word in term.plain),
        exact=tuple(word for term in terms for word in term.exact),
        is_prefix=terms[-1].is_prefix,
    )


def _term(words: str, *, is_prefix: bool) -> list[Term]:
    plain, exact = plain_words(words), exact_words(words)
    if not plain:
        return []
    return [Term(plain=tuple(plain), exact=tuple(exact), is_prefix=is_prefix)]


def _few(terms: Sequence[Term]) -> Iterable[Term]:
    left = MOST_WORDS
    for term in terms:
        if left >= len(term.plain):
            left -= len(term.plain)
            yield term


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; ``marked`` where it is what was looked for."""

    text: str
    marked: bool


def marked(text: str, query: Query) -> list[Piece]:
    """Cut *text* where words of *query* begin and end, however they are accented."""
    pieces: list[Piece] = []
    end = 0
    for start, stop in _matches(text, query):
        if start > end:
            pieces.append(Piece(text[end:start], marked=False))
        pieces.append(Piece(text[start:stop], marked=True))
        end = stop
    return [*pieces, Piece(text[end:], marked=False)] if end < len(text) else pieces


def snippet(text: str, query: Query) -> list[Piece]:
    """Give the stretch of *text* that holds most of what was looked for, marked."""
    first = _fullest(text, query)
    start = text.rfind(" ", 0, first - _BEFORE) + 1 if first > _BEFORE else 0
    stop = len(text) if len(text) <= start + _SNIPPET else text.rfind(" ", start, start + _SNIPPET)
    stop = start + _SNIPPET if stop <= start else stop
    pieces = marked(text[start:stop], query)
    before = [Piece("… ", marked=False)] if start else []
    after = [Piece(" …", marked=False)] if stop < len(text) else []
    return [*before, *pieces, *after]


def _fullest(text: str, query: Query) -> int:
    """Give where the first of the most different words that stand close together begins."""
    matches = [(start, fold(text[start:stop])) for start, stop in _matches(text, query)]
    best, most = 0, 0
    for number, (start, _) in enumerate(matches[:200]):
        near = {word for at, word in matches[number : number + 8] if at < start + _SNIPPET}
        if len(near) > most:
            best, most = start, len(near)
    return best


def as_html(pieces: Iterable[Piece]) -> str:
    """Write pieces with ``<mark>`` around the marked ones, everything escaped."""
    told = (f"<mark>{escape(p.text)}</mark>" if p.marked else escape(p.text) for p in pieces)
    return "".join(told)


def _matches(text: str, query: Query) -> Iterable[tuple[int, int]]:
    whole = {word for term in query.terms for word in term.plain}
    begun = tuple(term.plain[-1] for term in query.terms if term.is_prefix)
    for match in _WORD.finditer(text):
        word = _token(fold(match[0]))
        if word in whole:
            yield match.span()
        elif begun and word.startswith(begun):
            length = max(len(start) for start in begun if word.startswith(start))
            yield match.start(), match.start() + min(length, len(match[0]))


def _token(word: str) -> str:
    if not word.isascii():
        word = "".join(c if c.isascii() else f"u{ord(c):x}" for c in word)
    # 05/02 and 5/2 are the same day.
    word = word.lstrip("0") or "0" if word.isdigit() else word
    return word[:_LONGEST_WORD]


def _spelled(word: str) -> str:
    parts = unicodedata.normalize("NFD", word.lower().replace("đ", "d9"))
    return "".join(_MARKS.get(c, "" if unicodedata.combining(c) else c) for c in parts)
