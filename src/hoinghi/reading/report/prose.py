"""Figures in running text: "số hộ nghèo cuối năm 2023 là 1.234 hộ, chiếm 5,6 %".

For every number the words before and after it are tried as its label, up to each comma; the span
that names an indicator best is taken. Words left over count against it, so that "hỗ trợ nhà ở cho
12 hộ nghèo" is no number of poor households.
"""

from __future__ import annotations

import re
from itertools import islice, zip_longest
from typing import Final, NamedTuple

from hoinghi.reading.paragraphs import Para
from hoinghi.reading.report.absent import AbsentReader
from hoinghi.reading.report.cells import read_status, resolve
from hoinghi.reading.report.found import Found
from hoinghi.reading.report.matching import Label, Match, Matcher, unit_doubt, worse
from hoinghi.reading.report.periods import combine
from hoinghi.reading.report.sentences import (
    BOUNDARY,
    FREE,
    SUBUNIT,
    Mention,
    Sentence,
    boundaries,
    last_period,
    lefts,
    mentions,
    rights,
    sentences,
)
from hoinghi.reading.report.units import Fit, Kind, Unit, factor, fit, scaled
from hoinghi.reading.report.values import (
    Confidence,
    Figure,
    Moment,
    Period,
    Role,
    State,
    Status,
    UnmatchedFigure,
)
from hoinghi.reading.report.words import syllables

#: More numbers than this stand in no report.
MAX_NUMBERS: Final = 3_000
_CHANGE: Final = re.compile(
    r"\b(?:giảm|tăng|vượt|hụt|thêm|cao hơn|thấp hơn|nhiều hơn|ít hơn)"
    r"(?: được| thêm| bình quân| khoảng| gần| tới| đến)*\s*$",
    re.IGNORECASE,
)
# A bound is no figure; a figure said roughly is one to look at, as is one of some places alone.
_BOUND: Final = re.compile(
    r"\b(?:dưới|không quá|tối thiểu|tối đa|ít nhất|nhiều nhất|mỗi|từng)\s*$", re.IGNORECASE
)
_VAGUE: Final = re.compile(r"\b(?:trên|hơn|gần|khoảng|chừng|ước)\s*$", re.IGNORECASE)
_SOME: Final = re.compile(
    r"\b(?:\d+|một số|nhiều|những|có|vài|các|riêng|tại)\s+"
    r"(?:xã|thôn|phường|thị trấn|huyện|khu|địa phương)\b",
    re.IGNORECASE,
)
_LIST_ON: Final = re.compile(r"(?:,|\bvà|\bvới)\s*$", re.IGNORECASE)
_FROM: Final = re.compile(r"\btừ\s*$", re.IGNORECASE)
_REMAINS: Final = re.compile(
    r"\b(?:còn|xuống còn|xuống|hiện có|hiện còn|lên|lên đến|đến nay có)\s*(?:khoảng\s*)?$",
    re.IGNORECASE,
)
_PLANNED: Final = re.compile(
    r"\b(?:kế hoạch|chỉ tiêu|mục tiêu|phấn đấu|dự kiến|đề ra|kh)\b[^,;]*$", re.IGNORECASE
)
_OF_PLAN: Final = re.compile(
    r"\s*(?:so với\s+)?(?:kế hoạch|chỉ tiêu|mục tiêu|kh\b|dự toán|tổng|số hộ|so với)", re.IGNORECASE
)
_SHARE_OF: Final = re.compile(
    r"[\s,(]*(?:\b(?:chiếm|đạt|tương ứng|tỷ lệ|tỉ lệ|bằng|tương đương|với|là)\b\s*)*", re.IGNORECASE
)
_PART_OF: Final = re.compile(r"\btrong (?:số )?(?:đó|này)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"\b(?:toàn (?:xã|huyện|tỉnh|thị trấn|phường)|trên địa bàn|tổng số)\b", re.IGNORECASE
)
_MORE: Final = 0.006
_SURE_SCORE: Final = 0.86


class _Hit(NamedTuple):
    match: Match
    words: frozenset[str]
    label: str
    taken_to: int


class _Last(NamedTuple):
    """The figure before in the sentence."""

    words: frozenset[str]
    at: int
    unit: Unit | None
    period: Period
    end: int


class ProseReader:
    """Reads paragraph after paragraph, as many numbers as there may be."""

    def __init__(self, matcher: Matcher, found: Found) -> None:
        self._matcher = matcher
        self._found = found
        self._left = MAX_NUMBERS

    @property
    def is_exhausted(self) -> bool:
        """Whether more numbers came than are looked at."""
        return self._left <= 0

    def read(self, para: Para, start: int, *, is_ahead: bool) -> None:
        """Put the figures of *para* from *start* on into what is found."""
        before: Period | None = None
        absent = AbsentReader(self._matcher, self._found, para, is_ahead=is_ahead)
        for sentence in sentences(para.text, start):
            reader = _SentenceReader(self._matcher, self._found, para, sentence, before, is_ahead)
            self._left -= reader.read(self._left)
            if self._left <= 0:
                return
            self._left -= absent.read(sentence, self._left)
            before = last_period(sentence) or before


class _SentenceReader:
    """One sentence."""

    def __init__(
        self,
        matcher: Matcher,
        found: Found,
        para: Para,
        sentence: Sentence,
        before: Period | None,
        is_ahead: bool,
    ) -> None:
        self._matcher = matcher
        self._found = found
        self._para = para
        self._s = sentence
        self._before = before
        self._is_ahead = is_ahead
        # Whether the number before counts something that is not asked for; a list goes on with it.
        self._is_foreign = False

    def read(self, most: int) -> int:
        """Read the numbers, *most* of them; how many there were."""
        found = list(islice(mentions(self._s.masked), most))
        last: _Last | None = None
        taken = 0
        for mention, following in zip_longest(found, found[1:]):
            limit = following.start if following else len(self._s.masked)
            last, taken = self._mention(mention, taken, limit, last)
        return len(found)

    def _mention(
        self, mention: Mention, taken: int, limit: int, last: _Last | None
    ) -> tuple[_Last | None, int]:
        left = self._s.masked[taken : mention.start]
        near = left[boundaries(left)[-1] :] if boundaries(left) else left
        changed = bool(_CHANGE.search(near)) and not _REMAINS.search(near)
        if mention.unit and mention.unit.kind in (Kind.PERCENT, Kind.POINT):
            tail = self._s.masked[mention.end : limit]
            if last and not changed and _SHARE_OF.fullmatch(left):
                self._share(mention, last)
                return last, mention.end
            if _OF_PLAN.match(tail):
                return last, mention.end
        if mention.unit is None and self._counts_something(mention.end):
            return last, mention.end
        if _BOUND.search(near):
            return last, mention.end
        if self._is_foreign and not near.strip() and _LIST_ON.search(left):
            self._leave(mention, limit)
            return last, mention.end
        period, certain = self._period(mention, taken, limit, near)
        certain = certain and not _VAGUE.search(near) and not _SOME.search(self._before_of(mention))
        hit = self._best(mention, taken, limit, period, last)
        if changed and not (
            hit and "giảm" in self._name(hit.match) and "mức" in self._name(hit.match)
        ):
            return last, mention.end
        if hit is None and last and self._goes_on(left, mention, last, period):
            hit = self._inherit(mention, period, last)
            certain = False
        self._is_foreign = hit is None and bool(syllables(near) - FREE)
        if hit is None:
            self._leave(mention, limit)
            return last, mention.end
        self._put(mention, hit, period, left, certain=certain)
        return _Last(hit.words, hit.match.at, mention.unit, period, mention.end), hit.taken_to

    def _before_of(self, mention: Mention) -> str:
        return self._s.text[: mention.start]

    def _counts_something(self, end: int) -> bool:
        """Whether a number without a unit we know has a noun of its own: "5 xã", "24 văn bản"."""
        return bool(re.match(r"\s*[^\W\d_]", self._s.masked[end : end + 3]))

    def _best(
        self, mention: Mention, taken: int, limit: int, period: Period, last: _Last | None
    ) -> _Hit | None:
        """The best label among the spans around the number."""
        best: _Hit | None = None
        most = 0.0
        left = self._s.masked[taken : mention.start]
        is_part = bool(_PART_OF.search(left))
        parent = last.at if last and is_part else None
        for begin in lefts(left, taken):
            for end in rights(self._s.masked, mention, limit):
                hit = self._try(mention, begin, end, period, last, parent)
                if hit is None:
                    continue
                worth = hit.match.score + _MORE * self._matcher.told(hit.match.at, hit.words)
                if best is None or worth > most + 0.005:
                    best, most = hit, worth
        if best is None or best.match.confidence is Confidence.DOUBTFUL:
            return None
        return best if self._tells(best) else None

    def _try(
        self,
        mention: Mention,
        begin: int,
        end: int,
        period: Period,
        last: _Last | None,
        parent: int | None,
    ) -> _Hit | None:
        """The indicator named by the words from *begin* to *end*, the number left out."""
        before, after = self._s.plain[begin : mention.start], self._s.plain[mention.end : end]
        span = f"{before} {mention.unit_text or ''} {after}"
        words = syllables(_PART_OF.sub("", span))
        if _WHOLE.search(before):
            words |= {"tổng"}
        if not words - FREE and parent is None and "tổng" not in words:
            return None
        context = last.words if last else frozenset[str]()
        label = Label(words, context, period.moment, mention.unit, "", parent, FREE)
        match = self._matcher.match(label)
        if match is None:
            return None
        cut = end == mention.end and self._goes_further(end)
        if self._is_cut_short(end) or (cut and not words - FREE - {"tổng"}):
            return None
        if cut or (context and self._is_helped(match, words, period.moment, mention.unit)):
            match = match._replace(confidence=worse(match.confidence, Confidence.LIKELY))
        return _Hit(match, words, " ".join(span.split()), max(end, mention.end))

    def _is_helped(
        self, match: Match, words: frozenset[str], moment: Moment | None, unit: Unit | None
    ) -> bool:
        """Whether less than the name was said, and the words of the number before filled in."""
        alone = self._matcher.match(Label(words, frozenset(), moment, unit, "", None, FREE))
        return alone is None or alone.at != match.at

    def _goes_further(self, end: int) -> bool:
        """Whether words that tell something follow at once: "12 hộ" + " được hỗ trợ"."""
        following = BOUNDARY.split(self._s.masked[end : end + 120], maxsplit=1)[0]
        return bool(syllables(following) - FREE)

    def _is_cut_short(self, end: int) -> bool:
        """Whether a list goes on behind the span: "hộ nghèo" + ", cận nghèo tham gia"."""
        rest = self._s.masked[end:]
        if not rest.startswith(","):
            return False
        following = BOUNDARY.split(rest[1:], maxsplit=1)[0]
        words = syllables(following) - FREE
        return bool(words) and all(map(self._matcher.knows, words))

    def _tells(self, hit: _Hit) -> bool:
        """Whether the words that agree say more than a unit and small words do."""
        spec = self._matcher.known[hit.match.at].spec
        if "tổng" in hit.words and hit.match.score > 0.99:
            return True
        return bool(hit.words & (syllables(spec.name) - syllables(spec.unit) - {"tổng"}))

    def _name(self, match: Match) -> frozenset[str]:
        return syllables(self._matcher.known[match.at].spec.name)

    def _period(self, mention: Mention, taken: int, limit: int, near: str) -> tuple[Period, bool]:
        """The time of a number, and whether the sentence says it."""
        text = self._s.text
        after = [
            cue.period for cue in self._s.cues
            if mention.end <= cue.start < limit
            and not re.search(r"[,;:.]", text[mention.end : cue.start])
        ]  # fmt: skip
        if after:
            return combine(after[:2]), True
        if _FROM.search(near) and not any(taken <= c.start < mention.start for c in self._s.cues):
            return Period(moment=Moment.START), False
        inside = [c.period for c in self._s.cues if taken <= c.start < mention.start]
        if inside:
            return combine(inside[-1:]), True
        if _REMAINS.search(near):
            return Period(moment=Moment.END), True
        earlier = [c.period for c in self._s.cues if c.start < mention.start]
        if earlier:
            return earlier[-1], True
        return (self._before or Period()), self._before is None

    def _goes_on(self, left: str, mention: Mention, last: _Last, period: Period) -> bool:
        """Whether a number without words of its own carries on with the label before it."""
        if not (syllables(left) <= FREE and period.moment) or period == last.period:
            return False
        return mention.unit is not None and fit(mention.unit, last.unit or mention.unit) is Fit.SAME

    def _inherit(self, mention: Mention, period: Period, last: _Last) -> _Hit | None:
        label = Label(last.words, frozenset(), period.moment, mention.unit, "", None, FREE)
        match = self._matcher.match(label)
        if match is None or match.confidence is Confidence.DOUBTFUL:
            return None
        if match.at == last.at and period.year == last.period.year:
            return None
        match = match._replace(confidence=Confidence.LIKELY)
        return _Hit(match, last.words, self._matcher.known[match.at].spec.name, mention.end)

    def _share(self, mention: Mention, last: _Last) -> None:
        """A percentage behind a count is the rate of what was counted."""
        words = last.words | {"tỷ_lệ"}
        moment = self._matcher.known[last.at].moment or last.period.moment
        match = self._matcher.match(Label(words, frozenset(), moment, mention.unit, "", None, FREE))
        if match is None or match.confidence is not Confidence.SURE:
            return
        hit = _Hit(match, words, self._matcher.known[match.at].spec.name, mention.end)
        self._put(mention, hit, last.period, "", certain=True)

    def _put(
        self, mention: Mention, hit: _Hit, period: Period, left: str, *, certain: bool
    ) -> None:
        known = self._matcher.known[hit.match.at]
        value, digits = resolve(mention.number, mention.unit, known.unit)
        scale = factor(mention.unit, known.unit)
        at = self._s.start
        planned = _PLANNED.search(left) and "hoạch" not in syllables(known.spec.name)
        role = Role.PLAN if planned or self._is_ahead else Role.ACTUAL
        subunit = SUBUNIT.search(self._s.text, 0, mention.start)
        confidence = self._confidence(mention, hit, certain=certain, known_unit=known.unit)
        if subunit:
            confidence = worse(confidence, Confidence.LIKELY)
        self._found.figures.append(
            Figure(
                code=known.spec.code,
                value=scaled(value, scale),
                state=State.REPORTED,
                unit=known.spec.unit,
                unit_written=mention.unit_text,
                factor=scale,
                written=mention.written,
                label=hit.label,
                period=period,
                role=role,
                status=self._status(mention),
                dimension=subunit[0] if subunit else None,
                lines=self._para.lines_of(at + mention.start, at + mention.end),
                cell=None,
                confidence=worse(confidence, digits),
            )
        )

    def _confidence(
        self, mention: Mention, hit: _Hit, *, certain: bool, known_unit: Unit
    ) -> Confidence:
        confidence = worse(hit.match.confidence, unit_doubt(mention.unit, known_unit))
        if mention.unit is None or not certain or hit.match.score < _SURE_SCORE:
            return worse(confidence, Confidence.LIKELY)
        return confidence

    def _status(self, mention: Mention) -> Status | None:
        return read_status(self._s.text[max(0, mention.start - 24) : mention.end + 40])

    def _leave(self, mention: Mention, limit: int) -> None:
        if mention.unit is None:
            return
        at = self._s.start
        begin = max(0, mention.start - 60)
        self._found.unmatched.append(
            UnmatchedFigure(
                label=" ".join(self._s.text[begin : min(limit, mention.end + 40)].split()),
                written=mention.written,
                lines=self._para.lines_of(at + mention.start, at + mention.end),
                cell=None,
            )
        )
