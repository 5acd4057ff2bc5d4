"""Đoạn văn chép lại của nhau, và các ý gần nhau gom thành nhóm. Python thuần, không cần mạng.

Two questions about what bodies write. Has one copied from another (``copies``): long runs of the
same words, whatever the order of the paragraphs. Which statements say nearly the same
(``themes``): many words in common, rare words counting more.

Source: A. Broder, On the resemblance and containment of documents, 1997 (runs of words); G. Salton,
C. Buckley, Term-weighting approaches in automatic text retrieval, 1988 (weights).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log, sqrt
from typing import Final

_WORD: Final = re.compile(r"\w+")
_Run = tuple[str, ...]
_RUN: Final = 6
"""So many words in a row are no accident in Vietnamese, where a word is a syllable."""
_COMMON: Final = 3
"""What stands in more than one of so many passages is the outline's own wording, not a copy."""
MOST_COMPARED: Final = 600
"""So many statements are compared each with each: the time grows with the square."""
_MOST_JOINED: Final = 200
_FEWEST: Final = 12
"""Passages of fewer runs are too short to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Something that a body wrote: ``source`` says who and where."""

    source: Hashable
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two passages of which one repeats the other; ``share`` of the shorter one, from 0 to 1."""

    one: Passage
    other: Passage
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Statements that say nearly the same; ``central`` is nearest to all the others."""

    central: Passage
    members: tuple[Passage, ...]


def words(text: str) -> list[str]:
    """Give the words of *text* as they are compared: one spelling, no case, no punctuation."""
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def copies(passages: Sequence[Passage], least: float = 0.5) -> list[Copy]:
    """Give each pair of which one repeats at least so much of the other, the most alike first.

    Runs of words that many passages have are left out of the count: they come from the outline.
    """
    own = _without_common([_runs(passage.text) for passage in passages])
    found = (
        Copy(one=passages[one], other=passages[other], share=share)
        for one, other in _candidates(own, least)
        if (share := len(own[one] & own[other]) / min(len(own[one]), len(own[other]))) >= least
    )
    return sorted(found, key=lambda copy: copy.share, reverse=True)


def _candidates(own: Sequence[frozenset[_Run]], least: float) -> list[tuple[int, int]]:
    """Give the pairs that may repeat so much of each other, in order; no such pair is missed.

    Who repeats ``least`` of a passage has at least one of its rarest runs, those left after
    that many: only these are looked up, so that what is common makes no pairs.

    Source: R. Bayardo, Y. Ma, R. Srikant, Scaling up all pairs similarity search, 2007.
    """
    places = _places(own)
    found: set[tuple[int, int]] = set()
    for place, each in enumerate(own):
        if len(each) < _FEWEST:
            continue
        rarest = sorted(each, key=lambda run: len(places[run]))
        for run in rarest[: len(each) - max(1, ceil(least * len(each))) + 1]:
            found |= {
                (min(place, other), max(place, other))
                for other in places[run]
                if other != place and len(own[other]) >= len(each)
            }
    return sorted(found)


def _runs(text: str) -> frozenset[_Run]:
    told = words(text)
    return frozenset(tuple(told[at : at + _RUN]) for at in range(len(told) - _RUN + 1))


def _without_common(runs: Sequence[frozenset[_Run]]) -> list[frozenset[_Run]]:
    often = Counter(run for each in runs for run in each)
    most = max(2, len(runs) // _COMMON)
    return [frozenset(run for run in each if often[run] <= most) for each in runs]


def _places(runs: Iterable[frozenset[_Run]]) -> dict[_Run, list[int]]:
    found: dict[_Run, list[int]] = defaultdict(list)
    for place, each in enumerate(runs):
        for run in each:
            found[run].append(place)
    return found


def themes(statements: Sequence[Passage], least: float = 0.15) -> list[Theme]:
    """Group statements that are at least so alike (cosine, 0 to 1), the largest group first.

    The statement with most near ones gathers them, then the next of those left: nobody is drawn
    into a group by way of a third one, and each statement stands in one group.

    Of more than ``MOST_COMPARED`` so many are compared each with each; the others join the group
    whose middle they are nearest to, else stand alone: what many say is found all the same.
    """
    weighed = _weights([words(one.text) for one in statements])
    compared = _compared(len(statements))
    found = _grouped(_near(weighed, compared, least))
    _join([one for one in range(len(statements)) if one not in compared], found, weighed, least)
    made = [
        Theme(central=statements[group[0]], members=tuple(statements[one] for one in group))
        for group in found
    ]
    return sorted(made, key=lambda theme: -len(theme.members))


def _compared(number: int) -> frozenset[int]:
    """Choose the statements compared each with each: the first, and others from all the rest."""
    if number <= MOST_COMPARED:
        return frozenset(range(number))
    first, step = MOST_COMPARED // 10, number / (MOST_COMPARED * 9 // 10)
    spread = (int(one * step) for one in range(MOST_COMPARED * 9 // 10))
    return frozenset(range(first)) | frozenset(spread)


def _grouped(near: dict[int, dict[int, float]]) -> list[list[int]]:
    left = set(near)
    found = []
    for place in sorted(left, key=lambda one: (-len(near[one]), one)):
        if place in left:
            members = [place, *sorted(near[place].keys() & left - {place})]
            left -= set(members)
            found.append(members)
    return found


def _join(
    rest: Sequence[int], found: list[list[int]], weighed: Sequence[dict[str, float]], least: float
) -> None:
    """Put each of *rest* to the group of *found* whose middle it is nearest to, or by itself."""
    largest = sorted((one for one in found if len(one) > 1), key=len, reverse=True)[:_MOST_JOINED]
    places: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(largest):
        for term in weighed[group[0]]:
            places[term].append(number)
    for place in rest:
        alike: dict[int, float] = defaultdict(float)
        for term, weight in weighed[place].items():
            for number in places.get(term, ()):
                alike[number] += weight * weighed[largest[number][0]][term]
        nearest = max(alike, key=alike.__getitem__, default=None)
        if nearest is not None and alike[nearest] >= least:
            largest[nearest].append(place)
        else:
            found.append([place])


def _weights(texts: Sequence[Sequence[str]]) -> list[dict[str, float]]:
    """Weigh single words and pairs of each text by how rare they are, to length 1."""
    terms = [Counter([*text, *(" ".join(pair) for pair in pairwise(text))])
             for text in texts]  # fmt: skip
    often = Counter(term for each in terms for term in each)
    weighed = []
    for each in terms:
        raw = {term: log(1 + number) * log(1 + len(texts) / often[term])
               for term, number in each.items()}  # fmt: skip
        length = sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        weighed.append({term: weight / length for term, weight in raw.items()})
    return weighed


def _near(
    weighed: Sequence[dict[str, float]], compared: Iterable[int], least: float
) -> dict[int, dict[int, float]]:
    """Give for each text of *compared* those of them at least so alike."""
    among = sorted(compared)
    places: dict[str, list[int]] = defaultdict(list)
    for place in among:
        for term in weighed[place]:
            places[term].append(place)
    near: dict[int, dict[int, float]] = {}
    for place in among:
        alike: dict[int, float] = defaultdict(float)
        for term, weight in weighed[place].items():
            for other in places[term]:
                alike[other] += weight * weighed[other][term]
        near[place] = {
            other: told for other, told in alike.items() if told >= least and other != place
        }
    return near
