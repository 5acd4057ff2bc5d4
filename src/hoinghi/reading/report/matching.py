"""A label of the report → the indicator it names, by the syllables they share.

A syllable weighs the more, the fewer indicators have it: "hộ" tells little, "cận_nghèo" much.
Labels that differ only in their moment ("đầu kỳ", "cuối kỳ") are told apart by the period.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from hoinghi.reading.report.periods import blank, find_cues
from hoinghi.reading.report.units import Fit, Kind, Unit, fit, unit_asked
from hoinghi.reading.report.values import Confidence, IndicatorSpec, Moment
from hoinghi.reading.report.words import folded, syllables, without_brackets

CHILD: Final = re.compile(r"\W*(?:trong (?:số )?(?:đó|này)|bao gồm|gồm)\b[\s:,]*", re.IGNORECASE)
_RATE: Final = "tỷ_lệ"
_UNKNOWN: Final = 3.0
_LIGHT: Final = {"tổng": 0.5, "gia": 0.5, "đình": 0.5, "người": 0.8, "dân": 0.8, "lượt": 0.8}
_BY_CONTEXT: Final = 0.85
_SURE, _LIKELY, _DOUBTFUL = 0.8, 0.64, 0.52
_CLEAR: Final = 0.1
_TYPO: Final = 0.93
_SHORTLIST: Final = 3

_MOMENTS: Final[dict[Moment | None, dict[Moment | None, int]]] = {
    None: {None: 2, Moment.WITHIN: 2, Moment.END: 1, Moment.START: 0},
    Moment.START: {Moment.START: 3, None: 2, Moment.END: -1, Moment.WITHIN: -1},
    Moment.END: {Moment.END: 3, None: 2, Moment.WITHIN: 2, Moment.START: -1},
    Moment.WITHIN: {Moment.WITHIN: 3, None: 2, Moment.END: 1, Moment.START: -1},
}


class Label(NamedTuple):
    """What is asked of the matcher.

    Attributes:
        words: Syllables of the label itself; ``context`` those around it, which may help.
        moment: As said beside it.
        unit: As written, none where it is not.
        text: For the eye of a shortlist.
        parent: Place of the indicator it is a part of ("trong đó"), none where it is no part.
        free: Words that running text adds and that change nothing.
    """

    words: frozenset[str]
    context: frozenset[str] = frozenset()
    moment: Moment | None = None
    unit: Unit | None = None
    text: str = ""
    parent: int | None = None
    free: frozenset[str] = frozenset()


class Match(NamedTuple):
    """An indicator found: its place in the outline, how well it fits, how sure that is."""

    at: int
    score: float
    confidence: Confidence


class Known(NamedTuple):
    """An indicator made ready for comparing."""

    spec: IndicatorSpec
    unit: Unit
    moment: Moment | None
    parent: int | None


class _Variant(NamedTuple):
    at: int
    words: frozenset[str]
    neutral: frozenset[str]
    weight: float
    text: str


class Matcher:
    """The indicators of one outline, to be asked for many labels."""

    def __init__(self, indicators: Sequence[IndicatorSpec]) -> None:
        self.known = _known(indicators)
        self.by_code = {code_key(k.spec.code): at for at, k in enumerate(self.known)}
        named = [syllables(_bare(k.spec.name)) for k in self.known]
        counts = Counter(word for words in named for word in words)
        self._weights = {
            word: _LIGHT.get(word, 1 + math.log(len(named) / count))
            for word, count in counts.items()
        }
        self._variants = [v for at in range(len(self.known)) for v in self._make(at, named)]
        self._with: dict[str, list[int]] = defaultdict(list)
        for index, variant in enumerate(self._variants):
            for word in variant.words:
                self._with[word].append(index)
        self._cache: dict[tuple[frozenset[str], ...], list[tuple[float, int]]] = {}

    def match(self, label: Label) -> Match | None:
        """The indicator that *label* names, or none."""
        direct = self._decide(label._replace(context=frozenset()))
        if not label.context or (direct and direct.confidence is Confidence.SURE):
            return direct
        helped = self._decide(label)
        if helped is None or (direct and direct.score >= helped.score):
            return direct
        return helped

    def told(self, at: int, words: frozenset[str]) -> float:
        """How much of *words* the indicator at *at* has in a name."""
        return max(
            (self.weight(words & v.words) for v in self._variants if v.at == at), default=0.0
        )

    def weight(self, words: Iterable[str]) -> float:
        """How much *words* tell."""
        weights = self._weights
        return sum(weights.get(word, _LIGHT.get(word, _UNKNOWN)) for word in words)

    def knows(self, word: str) -> bool:
        """Whether some indicator has *word* in its name."""
        return word in self._with

    def _make(self, at: int, named: Sequence[frozenset[str]]) -> list[_Variant]:
        known = self.known[at]
        neutral = syllables(known.spec.unit)
        if known.parent is not None:
            # Words of the whole may stand with its part, but not those of the other parts.
            others = (n for n, k in enumerate(self.known) if k.parent == known.parent and n != at)
            neutral |= named[known.parent].difference(*(named[n] for n in others))
        names = [known.spec.name, without_brackets(known.spec.name), *known.spec.aliases]
        variants: dict[frozenset[str], str] = {}
        for name in names:
            bare = _bare(name)
            if words := syllables(bare):
                variants.setdefault(words, folded(bare))
        return [_Variant(at, w, neutral, self.weight(w), text) for w, text in variants.items()]

    def _scores(self, label: Label) -> list[tuple[float, int]]:
        """Score and place of every indicator that shares a syllable with *label*, best first."""
        key = (label.words, label.context, label.free)
        if key not in self._cache:
            touched = {index for word in label.words for index in self._with.get(word, ())}
            best: dict[int, float] = {}
            for index in touched:
                variant = self._variants[index]
                score = self._score(label, variant)
                best[variant.at] = max(score, best.get(variant.at, 0))
            ranked = sorted(
                ((score, at) for at, score in best.items()), key=lambda s: (-s[0], s[1])
            )
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[key] = ranked
        return self._cache[key]

    def _score(self, label: Label, variant: _Variant) -> float:
        hit = label.words & variant.words
        helped = (label.context & variant.words) - hit
        extra = label.words - variant.words - variant.neutral - label.free
        found = self.weight(hit) + _BY_CONTEXT * self.weight(helped)
        return found / (variant.weight + self.weight(extra))

    def _decide(self, label: Label) -> Match | None:
        ranked = self._ranked(label)
        if not ranked or ranked[0][0] < _DOUBTFUL:
            return self._misspelt(label, ranked)
        top = ranked[0][0]
        pool = [(score, at) for score, at in ranked if score > top - 0.02]
        chosen = max(pool, key=lambda s: (self._fit_of(label, s[1]), s[0], -s[1]))
        compatibility = _MOMENTS[label.moment][self.known[chosen[1]].moment]
        if compatibility < 0:
            return None
        core = self._core(chosen[1])
        rival = next((s for s, at in ranked if at != chosen[1] and self._core(at) != core), 0.0)
        twins = sum(self._core(at) == core for _, at in pool)
        confidence = _confidence(chosen[0], rival, unsure_moment=twins > 1 and compatibility < 2)
        if confidence and label.moment is None and self.known[chosen[1]].moment is Moment.START:
            # Nobody means the beginning without saying so.
            confidence = Confidence.DOUBTFUL
        return Match(chosen[1], chosen[0], confidence) if confidence else None

    def _ranked(self, label: Label) -> list[tuple[float, int]]:
        ranked: list[tuple[float, int]] = []
        for score, at in self._scores(label):
            known = self.known[at]
            if not _fits_kind(label, known):
                continue
            ranked.append((score + _kinship(label, at, known), at))
        return sorted(ranked, key=lambda s: (-s[0], s[1]))

    def _fit_of(self, label: Label, at: int) -> int:
        return _MOMENTS[label.moment][self.known[at].moment]

    def _core(self, at: int) -> frozenset[str]:
        return syllables(_bare(self.known[at].spec.name))

    def _misspelt(self, label: Label, ranked: Sequence[tuple[float, int]]) -> Match | None:
        """Letters compared on a shortlist, for a slip of the keyboard."""
        text = folded(_bare(label.text))
        if not 8 <= len(text) <= 200:
            return None
        shortlist = {at for _, at in ranked[:_SHORTLIST]}
        for variant in self._variants:
            if variant.at in shortlist and _fits_moment(label, self.known[variant.at]):
                ratio = SequenceMatcher(None, text, variant.text, autojunk=False).ratio()
                if ratio >= _TYPO:
                    return Match(variant.at, ratio, Confidence.LIKELY)
        return None


def code_key(text: str) -> str:
    """*text* as a code is compared: capitals, no spaces, no point at its end."""
    return "".join(text.split()).strip(".:()[]").upper()


def bare_label(text: str) -> str:
    """*text* without what it says of time."""
    return " ".join(blank(text, find_cues(text)).split())


def _bare(name: str) -> str:
    return CHILD.sub("", bare_label(name), count=1)


def _known(indicators: Sequence[IndicatorSpec]) -> list[Known]:
    known: list[Known] = []
    parent: int | None = None
    for at, spec in enumerate(indicators):
        child = CHILD.match(spec.name) is not None
        moments = [cue.period.moment for cue in find_cues(spec.name) if cue.period.moment]
        known.append(
            Known(
                spec, unit_asked(spec.unit), moments[0] if moments else None,
                parent if child else None,
            )
        )  # fmt: skip
        if not child:
            parent = at
    return known


def _fits_kind(label: Label, known: Known) -> bool:
    """Whether a figure with this unit and label may be of the kind that is asked for."""
    share = known.unit.kind in (Kind.PERCENT, Kind.POINT)
    if label.unit is None:
        return share == (_RATE in label.words) or known.unit.kind is Kind.MONEY
    if label.unit.kind is not known.unit.kind:
        return share and label.unit.kind in (Kind.PERCENT, Kind.POINT)
    return True


def _fits_moment(label: Label, known: Known) -> bool:
    return _MOMENTS[label.moment][known.moment] >= 0


def _kinship(label: Label, at: int, known: Known) -> float:
    """A part ("trong đó") belongs to the row above it."""
    if label.parent is None:
        return 0.0
    if known.parent == label.parent:
        return 0.12
    return -0.2 if known.parent is not None or at == label.parent else 0.0


def _confidence(score: float, rival: float, *, unsure_moment: bool) -> Confidence | None:
    clear = score - rival
    if score >= _SURE and clear >= _CLEAR:
        return Confidence.LIKELY if unsure_moment else Confidence.SURE
    if score >= _LIKELY and clear >= _CLEAR / 2:
        return Confidence.LIKELY
    return Confidence.DOUBTFUL if clear >= 0.01 else None


def worse(one: Confidence, other: Confidence) -> Confidence:
    """The less certain of two."""
    order = (Confidence.SURE, Confidence.LIKELY, Confidence.DOUBTFUL)
    return order[max(order.index(one), order.index(other))]


def unit_doubt(written: Unit | None, asked: Unit) -> Confidence:
    """How far a figure in this unit may be trusted to be the one asked for."""
    return {
        Fit.SAME: Confidence.SURE, Fit.NEAR: Confidence.LIKELY, Fit.CLASH: Confidence.DOUBTFUL,
    }[fit(written, asked)]  # fmt: skip
