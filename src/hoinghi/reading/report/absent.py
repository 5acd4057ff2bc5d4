"""Sentences that say there is none, that there are no data, or that it does not apply."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import islice
from typing import Final

from hoinghi.reading.paragraphs import Para
from hoinghi.reading.report.found import Found
from hoinghi.reading.report.matching import Label, Match, Matcher
from hoinghi.reading.report.periods import combine
from hoinghi.reading.report.sentences import FREE, Sentence
from hoinghi.reading.report.values import Confidence, Figure, Role, State
from hoinghi.reading.report.words import syllables

_NONE_OF: Final = re.compile(
    r"\bkhông (?:có|phát sinh|còn|để xảy ra)(?: trường hợp)?\s+([^,.;:()\d]{6,90})", re.IGNORECASE
)
_UNKNOWN: Final = re.compile(
    r"\b(?:chưa|không) có số liệu(?: thống kê| chính thức)?(?: về| của)?\s+([^.;:()\d]{6,160})",
    re.IGNORECASE,
)
_OUTSIDE: Final = re.compile(
    r"([^.;:()\d]{6,160}?)\s*:?\s*không (?:áp dụng|thuộc (?:đối tượng|diện|phạm vi|nhiệm vụ))",
    re.IGNORECASE,
)
_SURE_SCORE: Final = 0.86


class AbsentReader:
    """Looks for what a paragraph calls none, unknown or not applicable."""

    def __init__(self, matcher: Matcher, found: Found, para: Para, *, is_ahead: bool) -> None:
        self._matcher = matcher
        self._found = found
        self._para = para
        self._role = Role.PLAN if is_ahead else Role.ACTUAL

    def read(self, sentence: Sentence, most: int) -> int:
        """Put what *sentence* says into what is found; how many times it may say so."""
        count = 0
        for pattern, state in (
            (_UNKNOWN, State.NO_DATA), (_OUTSIDE, State.NOT_APPLICABLE), (_NONE_OF, State.REPORTED),
        ):  # fmt: skip
            for match in islice(pattern.finditer(sentence.plain), most):
                hit = self._named(match[1], sentence)
                if hit is not None:
                    self._put(match, state, sentence, hit)
                count += 1
        return count

    def _named(self, label: str, sentence: Sentence) -> Match | None:
        moment = sentence.cues[0].period.moment if sentence.cues else None
        words = syllables(label)
        hit = self._matcher.match(Label(words, moment=moment, text=label, free=FREE))
        sure = hit is not None and hit.confidence is Confidence.SURE and hit.score >= _SURE_SCORE
        return hit if sure else None

    def _put(self, match: re.Match[str], state: State, sentence: Sentence, hit: Match) -> None:
        spec = self._matcher.known[hit.at].spec
        at = sentence.start
        self._found.figures.append(
            Figure(
                code=spec.code,
                value=Decimal(0) if state is State.REPORTED else None,
                state=state,
                unit=spec.unit,
                unit_written=None,
                factor=Decimal(1),
                written=" ".join(match[0].split()),
                label=" ".join(match[1].split()),
                period=combine([cue.period for cue in sentence.cues[:1]]),
                role=self._role,
                status=None,
                dimension=None,
                lines=self._para.lines_of(at + match.start(), at + match.end()),
                cell=None,
                confidence=Confidence.LIKELY,
            )
        )
