"""Figures in running text: "số hộ nghèo cuối năm 2023 là 1.234 hộ, chiếm 5,6 %".

For every number the words before and after it are tried as its label, up to each comma; the span
that names an indicator best is taken. Words left over count against it, so that "hỗ trợ nhà ở cho
12 hộ nghèo" is no number of poor households.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Final, NamedTuple

from hoinghi.reading.paragraphs import Para
from hoinghi.reading.report.cells import read_status, resolve
from hoinghi.reading.report.found import Found
from hoinghi.reading.report.matching import Label, Match, Matcher, unit_doubt, worse
from hoinghi.reading.report.numbers import NUMBER, Number, read_number
from hoinghi.reading.report.periods import Cue, blank, combine, find_cues
from hoinghi.reading.report.units import UNIT, Fit, Kind, Unit, factor, fit, read_unit, scaled
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
from hoinghi.reading.report.words import folded, syllables

#: More numbers than this stand in no report.
MAX_NUMBERS: Final = 4_000
_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[^\W_]|[-–+•“\"(])")
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/])(?P<number>{NUMBER})(?![\w/]|[.,]\d)"
    rf"(?:\s?(?P<unit>%|điểm %|điểm phần trăm|{UNIT}))?",
    re.IGNORECASE,
)
# Numbers that count nothing: symbols, articles, ages, times, fractions, parts of a programme.
_NOISE: Final = re.compile(
    r"số\s*:?\s*\d[\w./]*(?:-[\w]+)*/[\w\-Đ]+"
    r"|\b(?:điều|khoản|điểm|mục|phụ lục|biểu|bảng|mẫu|chương|phần|quý|tháng|ngày|thứ|lần thứ|khóa|"
    r"nghị quyết|quyết định|luật|thông tư|nghị định|công văn|dự án|hợp phần|nhóm|tổ|thôn|khu phố|đội|"
    r"xóm|đợt|khu|đội|kỳ họp)\s+(?:số\s*)?\d+[\d./]*(?:/[\w\-]+)*"
    r"|(?:từ\s+)?(?:\d+\s*[-–]\s*)?\d+\s+(?:đến\s+(?:dưới\s+)?\d+\s+)?tuổi"
    r"|(?<![\w.,])\d+(?:[.,]\d+)?/\d[\w./-]*"
    r"|\d+(?:[.,]\d+)?\s?[-–]\s?\d+(?:[.,]\d+)?"
    r"|\b\d{1,2} (?:giờ|phút|ngày|tháng|năm|quý|lần(?= so))\b",
    re.IGNORECASE,
)
_BOUNDARY: Final = re.compile(
    r"[,;:()–“”\"]|\s-\s|\b(?:và|với|chiếm|trong đó|gồm|bao gồm|tương ứng|so với|còn lại|cho|nhằm|"
    r"để|nên|vì|do|tuy nhiên|ngoài ra|riêng)\b",
    re.IGNORECASE,
)
_CHANGE: Final = re.compile(
    r"\b(?:giảm|tăng|vượt|hụt|thêm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?: được| thêm| bình quân| khoảng| gần"
    r"| tới| đến)*\s*$",
    re.IGNORECASE,
)
# A bound is no figure; a figure said roughly is one to look at, as is one of some places alone.
_BOUND: Final = re.compile(
    r"\b(?:dưới|không quá|tối thiểu|tối đa|ít nhất|nhiều nhất|mỗi|từng)\s*$", re.IGNORECASE
)
_VAGUE: Final = re.compile(r"\b(?:trên|hơn|gần|khoảng|chừng|ước)\s*$", re.IGNORECASE)
_SOME: Final = re.compile(
    r"\b(?:\d+|một số|nhiều|những|có|vài|các|riêng|tại)\s+(?:xã|thôn|phường|thị trấn|huyện|khu|địa phương)\b",
    re.IGNORECASE,
)
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
_SUBUNIT: Final = re.compile(
    r"\b(?:[Tt]hôn|[Xx]óm|[Bb]ản|ấp|Ấp|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Tt]ổ dân phố|[Kk]hu dân cư)"
    r"\s+(?:[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*)*|\d+)"
)
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
_FREE: Final = frozenset(
    "đạt chiếm khoảng hơn gần nâng lên xuống bằng tương ứng tổ chức thực hiện qua rà soát kết quả "
    "năm kỳ cuối đầu đến tính riêng ước thôn giảm tăng mức đó người hộ mới tổng tỉnh nhân "
    "thời điểm nhìn chung cụ thể như sau ghi nhận bình quân thứ hai ba hàng mỗi cũng chương trình "
    "giai đoạn nhờ đồng việc tiếp tục công tác qua thêm nữa nhất trước sau lại vẫn "
    "phấn đấu thu hút điển hình đưa chỉ tiêu kế hoạch dự kiến về phát hiện mọi nguồn".split()
)
_PART_OF: Final = re.compile(r"\btrong (?:số )?(?:đó|này)\b", re.IGNORECASE)
_WHOLE: Final = re.compile(
    r"\b(?:toàn (?:xã|huyện|tỉnh|thị trấn|phường)|trên địa bàn|tổng số)\b", re.IGNORECASE
)
# Units that begin a list of their kind: "15 hội nghị, lớp, buổi truyền thông".
_LISTING: Final = frozenset({"cuộc", "mô hình", "dự án", "sản phẩm", "lượt", "công trình"})
_MORE: Final = 0.006
_MOST_LEFT, _MOST_RIGHT = 3, 7
_LONGEST_SPAN: Final = 220
_SURE_SCORE: Final = 0.86


class _Mention(NamedTuple):
    """A number in a sentence, with its unit; ``gap`` from the one before to it."""

    start: int
    end: int
    number: Number
    written: str
    unit_text: str | None
    unit: Unit | None


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


class _Sentence(NamedTuple):
    """A sentence; in ``plain`` its times are blank, in ``masked`` numbers that count nothing too."""

    text: str
    plain: str
    masked: str
    start: int
    cues: list[Cue]


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
        for sentence in _sentences(para.text, start):
            reader = _SentenceReader(self._matcher, self._found, para, sentence, before, is_ahead)
            self._left -= reader.read(self._left)
            if self._left <= 0:
                return
            reader.read_absent()
            before = _last_period(sentence) or before


class _SentenceReader:
    """One sentence."""

    def __init__(
        self,
        matcher: Matcher,
        found: Found,
        para: Para,
        sentence: _Sentence,
        before: Period | None,
        is_ahead: bool,
    ) -> None:
        self._matcher = matcher
        self._found = found
        self._para = para
        self._s = sentence
        self._before = before
        self._is_ahead = is_ahead

    def read(self, most: int) -> int:
        """Read the numbers, *most* of them; how many there were."""
        mentions = list(_mentions(self._s.masked))[:most]
        last: _Last | None = None
        taken = 0
        for mention, following in zip_longest(mentions, mentions[1:]):
            limit = following.start if following else len(self._s.masked)
            last, taken = self._mention(mention, taken, limit, last)
        return len(mentions)

    def _mention(
        self, mention: _Mention, taken: int, limit: int, last: _Last | None
    ) -> tuple[_Last | None, int]:
        left = self._s.masked[taken : mention.start]
        near = left[_boundaries(left)[-1] :] if _boundaries(left) else left
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
        period, certain = self._period(mention, taken, limit, near)
        certain = certain and not _VAGUE.search(near) and not _SOME.search(self._before_of(mention))
        hit = self._best(mention, taken, limit, period, last)
        if changed and not (hit and "giảm" in self._name(hit.match) and "mức" in self._name(hit.match)):
            return last, mention.end
        if hit is None and last and self._goes_on(left, mention, last, period):
            hit = self._inherit(mention, period, last)
            certain = False
        if hit is None:
            self._leave(mention, limit)
            return last, mention.end
        self._put(mention, hit, period, left, certain=certain)
        return _Last(hit.words, hit.match.at, mention.unit, period, mention.end), hit.taken_to

    def _before_of(self, mention: _Mention) -> str:
        return self._s.text[: mention.start]

    def _counts_something(self, end: int) -> bool:
        """Whether a number without a unit we know has a noun of its own: "5 xã", "24 văn bản"."""
        return bool(re.match(r"\s*[^\W\d_]", self._s.masked[end : end + 3]))

    def _best(
        self, mention: _Mention, taken: int, limit: int, period: Period, last: _Last | None
    ) -> _Hit | None:
        """The best label among the spans around the number."""
        best: _Hit | None = None
        most = 0.0
        left = self._s.masked[taken : mention.start]
        is_part = bool(_PART_OF.search(left))
        parent = last.at if last and is_part else None
        for begin in _lefts(left, taken):
            for end in _rights(self._s.masked, mention, limit):
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
        mention: _Mention,
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
        if not words - _FREE and parent is None and "tổng" not in words:
            return None
        context = last.words if last else frozenset[str]()
        label = Label(words, context, period.moment, mention.unit, "", parent, _FREE)
        match = self._matcher.match(label)
        if match is None:
            return None
        helped = context and self._is_helped(match, words, period.moment, mention.unit)
        if self._is_cut_short(end):
            return None
        if helped:
            match = match._replace(confidence=worse(match.confidence, Confidence.LIKELY))
        return _Hit(match, words, " ".join(span.split()), max(end, mention.end))

    def _is_helped(
        self, match: Match, words: frozenset[str], moment: Moment | None, unit: Unit | None
    ) -> bool:
        """Whether less than the name was said, and the words of the number before filled in."""
        alone = self._matcher.match(
            Label(words, frozenset(), moment, unit, "", None, _FREE)
        )
        return alone is None or alone.at != match.at

    def _is_cut_short(self, end: int) -> bool:
        """Whether a list goes on behind the span: "hộ nghèo" + ", cận nghèo tham gia"."""
        rest = self._s.masked[end:]
        if not rest.startswith(","):
            return False
        following = _BOUNDARY.split(rest[1:], maxsplit=1)[0]
        words = syllables(following) - _FREE
        return bool(words) and all(map(self._matcher.knows, words))

    def _tells(self, hit: _Hit) -> bool:
        """Whether the words that agree say more than a unit and small words do."""
        spec = self._matcher.known[hit.match.at].spec
        if "tổng" in hit.words and hit.match.score > 0.99:
            return True
        return bool(hit.words & (syllables(spec.name) - syllables(spec.unit) - {"tổng"}))

    def _name(self, match: Match) -> frozenset[str]:
        return syllables(self._matcher.known[match.at].spec.name)

    def _period(
        self, mention: _Mention, taken: int, limit: int, near: str
    ) -> tuple[Period, bool]:
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

    def _goes_on(self, left: str, mention: _Mention, last: _Last, period: Period) -> bool:
        """Whether a number without words of its own carries on with the label before it."""
        if not (syllables(left) <= _FREE and period.moment) or period == last.period:
            return False
        return mention.unit is not None and fit(mention.unit, last.unit or mention.unit) is Fit.SAME

    def _inherit(self, mention: _Mention, period: Period, last: _Last) -> _Hit | None:
        label = Label(last.words, frozenset(), period.moment, mention.unit, "", None, _FREE)
        match = self._matcher.match(label)
        if match is None or match.at == last.at or match.confidence is Confidence.DOUBTFUL:
            return None
        match = match._replace(confidence=Confidence.LIKELY)
        return _Hit(match, last.words, self._matcher.known[match.at].spec.name, mention.end)

    def _share(self, mention: _Mention, last: _Last) -> None:
        """A percentage behind a count is the rate of what was counted."""
        words = last.words | {"tỷ_lệ"}
        moment = self._matcher.known[last.at].moment or last.period.moment
        match = self._matcher.match(Label(words, frozenset(), moment, mention.unit, "", None, _FREE))
        if match is None or match.confidence is not Confidence.SURE:
            return
        hit = _Hit(match, words, self._matcher.known[match.at].spec.name, mention.end)
        self._put(mention, hit, last.period, "", certain=True)

    def _put(
        self, mention: _Mention, hit: _Hit, period: Period, left: str, *, certain: bool
    ) -> None:
        known = self._matcher.known[hit.match.at]
        value, digits = resolve(mention.number, mention.unit, known.unit)
        scale = factor(mention.unit, known.unit)
        at = self._s.start
        planned = _PLANNED.search(left) and "hoạch" not in syllables(known.spec.name)
        role = Role.PLAN if planned or self._is_ahead else Role.ACTUAL
        subunit = _SUBUNIT.search(self._s.text, 0, mention.start)
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
        self, mention: _Mention, hit: _Hit, *, certain: bool, known_unit: Unit
    ) -> Confidence:
        confidence = worse(hit.match.confidence, unit_doubt(mention.unit, known_unit))
        if mention.unit is None or not certain or hit.match.score < _SURE_SCORE:
            return worse(confidence, Confidence.LIKELY)
        return confidence

    def _status(self, mention: _Mention) -> Status | None:
        return read_status(self._s.text[max(0, mention.start - 24) : mention.end + 40])

    def _leave(self, mention: _Mention, limit: int) -> None:
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

    def read_absent(self) -> None:
        """Sentences that say there is none, no data, or that it does not apply."""
        for pattern, state in (
            (_UNKNOWN, State.NO_DATA), (_OUTSIDE, State.NOT_APPLICABLE), (_NONE_OF, State.REPORTED),
        ):  # fmt: skip
            for match in pattern.finditer(self._s.plain):
                self._absent(match, state)

    def _absent(self, match: re.Match[str], state: State) -> None:
        words = syllables(match[1])
        moment = self._s.cues[0].period.moment if self._s.cues else None
        hit = self._matcher.match(Label(words, frozenset(), moment, None, match[1], None, _FREE))
        if hit is None or hit.confidence is not Confidence.SURE or hit.score < _SURE_SCORE:
            return
        spec = self._matcher.known[hit.at].spec
        at = self._s.start
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
                period=combine([cue.period for cue in self._s.cues[:1]]),
                role=Role.PLAN if self._is_ahead else Role.ACTUAL,
                status=None,
                dimension=None,
                lines=self._para.lines_of(at + match.start(), at + match.end()),
                cell=None,
                confidence=Confidence.LIKELY,
            )
        )


def _sentences(text: str, start: int) -> Iterator[_Sentence]:
    at = start
    ends = [m.start() for m in _SENTENCE.finditer(text, start)] + [len(text)]
    for end in ends:
        piece = text[at:end]
        if any(map(str.isdigit, piece)) or "không" in folded(piece) or "chưa" in folded(piece):
            cues = find_cues(piece, bare_years=False)
            plain = _SUBUNIT.sub(lambda m: " " * len(m[0]), blank(piece, cues))
            masked = _NOISE.sub(lambda m: " " * len(m[0]), plain)
            yield _Sentence(piece, plain, masked, at, cues)
        at = end


def _last_period(sentence: _Sentence) -> Period | None:
    return sentence.cues[-1].period if sentence.cues else None


def _mentions(masked: str) -> Iterator[_Mention]:
    for match in _NUMBER.finditer(masked):
        number = read_number(match["number"])
        if number is not None:
            unit_text = match["unit"]
            unit = read_unit(unit_text) if unit_text else None
            yield _Mention(
                match.start(), match.end(), number, " ".join(match[0].split()), unit_text, unit
            )


def _boundaries(text: str) -> list[int]:
    return [match.end() for match in _BOUNDARY.finditer(text)]


def _lefts(left: str, taken: int) -> list[int]:
    """Where a label before the number may begin, the nearest first."""
    ends = [taken + end for end in _boundaries(left)[-_MOST_LEFT:]]
    floor = taken + max(0, len(left) - _LONGEST_SPAN)
    return [*(end for end in reversed(ends) if end >= floor), floor]


def _rights(masked: str, mention: _Mention, limit: int) -> list[int]:
    """Where a label after the number may end, the nearest first."""
    start = mention.end
    limit = min(limit, start + _LONGEST_SPAN)
    ends = [match.start() for match in _BOUNDARY.finditer(masked, start, limit)]
    lists = mention.unit is not None and mention.unit.name in _LISTING
    if ends and not masked[start : ends[0]].strip() and not (lists and masked[ends[0]] == ","):
        return [start]
    return [start, *ends[:_MOST_RIGHT], limit]

