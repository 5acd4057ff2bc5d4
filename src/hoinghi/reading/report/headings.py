"""Headings of a report → sections of the outline, in whatever numbering and wording."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from hoinghi.reading.markers import find_marker
from hoinghi.reading.outline import Node, Outline, build
from hoinghi.reading.paragraphs import Para
from hoinghi.reading.plan import Lines
from hoinghi.reading.report.concepts import TELLING, heading_words
from hoinghi.reading.report.matching import bare_label
from hoinghi.reading.report.values import Confidence, Passage, SectionReading, SectionSpec

_LONGEST: Final = 170
_LONGEST_UNNUMBERED: Final = 100
_SURE, _LIKELY = 0.72, 0.5
_UNNUMBERED: Final = 0.85
_CLEAR: Final = 0.06
_SAME_DEPTH, _SAME_NUMBER = 0.06, 0.12
_UNKNOWN: Final = 1.6
_SHORT_FORM, _SAYS_ENOUGH = 0.48, 3.0
_CAPTION: Final = re.compile(
    r"\(?(?:biểu|phụ lục|bảng)(?: số)?(?: liệu)?(?: (?:\d{1,2}|[IVX]+)\b| (?:kèm|tổng)|[.:]|$)|"
    r"\(?(?:đvt|đơn vị(?: tính)?)\s*:",
    re.IGNORECASE,
)
_ROMAN: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ORDINALS: Final = {
    "nhất": "I", "hai": "II", "ba": "III", "tư": "IV", "bốn": "IV", "năm": "V", "sáu": "VI",
}  # fmt: skip
_CLOSING: Final = re.compile(r"nơi nhận\b|nơi gửi\b", re.IGNORECASE)
_PART: Final = re.compile(
    r"(?:phần|mục|chương)\s+(?:thứ\s+)?([IVX]+|\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu)\b[\s.:–-]*",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"phương hướng|nhiệm vụ(?!.*kết quả)|giải pháp|mục tiêu|thời gian tới|"
    r"kế hoạch (?:năm|giai đoạn)|dự kiến",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"kết quả|tình hình|đánh giá|tồn tại", re.IGNORECASE)
_SMALL_WORDS: Final = """
kết quả thực hiện công tác chương trình việc tình hình nội dung năm giai đoạn mục tiêu quốc gia
bền vững báo cáo nhiệm vụ kếtquả giải pháp thời gian tới hết đến một số trọng tâm
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
_OFFICE: Final = re.compile(
    r"(?:ủy ban|uỷ ban|ubnd|cộng h[oò]|độc lập|số\s*:|báo cáo|v/v|về việc|căn cứ|kính gửi|"
    r"phòng|sở)\b",
    re.IGNORECASE,
)


class Context(NamedTuple):
    """From which line on a heading holds, and whether it speaks of what is to come."""

    line: int
    text: str
    is_ahead: bool


class HeadingReading(NamedTuple):
    """The sections found, headings that answer none, and the headings as contexts of figures.

    ``body`` holds for every paragraph the place where its narrative begins, after a heading
    that runs in; the length of its text where it is a heading alone.
    """

    sections: tuple[SectionReading, ...]
    unmatched: tuple[Passage, ...]
    contexts: tuple[Context, ...]
    body: tuple[int, ...]


class _Hit(NamedTuple):
    spec: SectionSpec
    score: float
    confidence: Confidence


class _Variant(NamedTuple):
    at: int
    words: frozenset[str]
    weight: float


class _Head(NamedTuple):
    """A node that may be a heading; ``body`` where the text after a run-in heading begins."""

    node: Node
    text: str
    body: int
    hit: _Hit | None


class SectionMatcher:
    """The sections of one outline, to be asked for many headings."""

    def __init__(self, sections: Sequence[SectionSpec]) -> None:
        self._sections = sections
        titled = [heading_words(bare_label(section.title)) for section in sections]
        counts = Counter(word for words in titled for word in words)
        self._weights = {
            word: (1 + math.log((1 + len(sections)) / count)) * _importance(word)
            for word, count in counts.items()
        }
        self._asks = [
            frozenset(word for ask in _asked(section, sections) for word in heading_words(ask))
            for section in sections
        ]
        self._variants = [v for at in range(len(sections)) for v in self._make(at)]

    def match(self, text: str, *, depth: int, number: str) -> _Hit | None:
        """The section that the heading *text* answers, at *depth* of the report's outline."""
        words = heading_words(bare_label(text))
        if not words:
            return None
        best: dict[int, float] = {}
        for variant in self._variants:
            score = self._score(words, variant)
            best[variant.at] = max(score, best.get(variant.at, 0.0))
        ranked = sorted(
            ((s + self._place(at, depth, number) if s else 0.0, at) for at, s in best.items()),
            key=lambda s: (-s[0], s[1]),
        )
        return self._choose(ranked)

    def _choose(self, ranked: Sequence[tuple[float, int]]) -> _Hit | None:
        if not ranked or ranked[0][0] < _LIKELY:
            return None
        score, at = ranked[0]
        clear = score - (ranked[1][0] if len(ranked) > 1 else 0.0)
        if clear < _CLEAR / 3:
            return None
        sure = score >= _SURE and clear >= _CLEAR
        confidence = Confidence.SURE if sure else Confidence.LIKELY
        return _Hit(self._sections[at], score, confidence)

    def _make(self, at: int) -> list[_Variant]:
        section = self._sections[at]
        titles = [section.title, *section.aliases]
        titles += [piece for piece in section.title.split(";") if ";" in section.title]
        sets = {heading_words(bare_label(title)) for title in titles}
        return [_Variant(at, words, self._weight(words)) for words in sets if words]

    def _weight(self, words: frozenset[str]) -> float:
        known = self._weights
        return sum(known.get(w, _UNKNOWN * _importance(w)) for w in words)

    def _score(self, words: frozenset[str], variant: _Variant) -> float:
        hit = self._weight(words & variant.words)
        if not hit:
            return 0.0
        extra = words - variant.words
        # What the outline asks for under the heading may stand in the heading.
        asked = extra & self._asks[variant.at]
        cost = self._weight(extra - asked) + 0.4 * self._weight(asked)
        covered = hit / variant.weight
        score = 0.65 * hit / (variant.weight + cost) + 0.35 * covered * hit / (hit + cost)
        # "Nguồn lực" for "Huy động và sử dụng nguồn lực": all it says is in the title.
        return max(score, _SHORT_FORM) if not cost and hit > _SAYS_ENOUGH else score

    def _place(self, at: int, depth: int, number: str) -> float:
        own = self._sections[at].number
        bonus = _SAME_DEPTH if own.count(".") + 1 == depth else 0.0
        return bonus + (_SAME_NUMBER if number and _places(own) == _places(number) else 0.0)


def _asked(section: SectionSpec, sections: Sequence[SectionSpec]) -> list[str]:
    """What stands under *section*: what it asks for, and the titles of its parts."""
    parts = [s.title for s in sections if s.number.startswith(f"{section.number}.")]
    return [*section.asks, *parts]


def _places(number: str) -> tuple[int, ...]:
    """A number whatever its signs: "II.1", "B.I" and "2.1" are one place."""
    return tuple(_place_of(label) for label in number.split("."))


def _place_of(label: str) -> int:
    if label.isdigit():
        return int(label)
    if label in _ROMAN:
        return _ROMAN.index(label)
    return "ABCDĐEGHK".find(label) + 1


def _importance(word: str) -> float:
    if word in _SMALL:
        return 0.35
    return 2.0 if word in TELLING else 1.0


def read_headings(paras: Sequence[Para], sections: Sequence[SectionSpec]) -> HeadingReading:
    """Match the headings among *paras* and gather what stands under them."""
    end = next((at for at, p in enumerate(paras) if at and _CLOSING.match(p.text)), len(paras))
    outline = build(map(_with_marker, paras[:end]))
    matcher = SectionMatcher(sections)
    heads = _heads(outline, matcher)
    owners = _owners(outline, heads)
    found = tuple(_section(at, outline, heads, owners) for at in sorted(set(owners.values())))
    unmatched = tuple(
        Passage(text=head.node.text, lines=head.node.lines)
        for head in heads
        if head and head.hit is None and _is_stranger(head, outline, owners, heads)
    )
    starts = [
        len(head.node.para.text) if head and not head.body else _start(head) for head in heads
    ]
    starts += [0] * (len(paras) - end)
    return HeadingReading(
        tuple(section for section in found if section), unmatched, _contexts(heads), tuple(starts)
    )


def _with_marker(para: Para) -> Para:
    """*para* with "Phần thứ hai:" as "II.", so that it takes its place among the others."""
    part = _PART.match(para.text)
    if part is None or len(para.text) > _LONGEST or not para.text[part.end() :]:
        return para
    label = _ORDINALS.get(part[1].lower(), part[1].upper())
    label = _ROMAN[int(label)] if label.isdigit() and int(label) < len(_ROMAN) else label
    return para._replace(text=f"{label}. {para.text[part.end() :]}")


def _heads(outline: Outline, matcher: SectionMatcher) -> list[_Head | None]:
    """What of *outline* is a heading; above the first that is numbered stands the title."""
    heads = [_head(node, outline, matcher) for node in outline.nodes]
    first = next((head.node.at for head in heads if head and head.node.is_numbered), 0)
    return [None if at < first else head for at, head in enumerate(heads)]


def _start(head: _Head | None) -> int:
    return head.body if head else 0


def _head(node: Node, outline: Outline, matcher: SectionMatcher) -> _Head | None:
    """The heading that *node* is, none where it is narrative."""
    text = node.text
    if node.is_numbered:
        title, run_in = (node.head, node.body) if node.body else (text, "")
        if len(title) > _LONGEST or _is_sentence(title, node):
            return None
        hit = matcher.match(title, depth=_depth(node, outline), number=node.path)
        body = node.para.text.find(run_in, len(title)) if run_in else 0
        return _Head(node, title, max(body, 0), hit)
    if node.kind != "text" or len(text) > _LONGEST_UNNUMBERED or text.endswith((".", ";", ",")):
        return None
    if _OFFICE.match(text) or any(map(str.isdigit, bare_label(text))):
        return None
    depth = 1 if text.isupper() else 2
    marker = find_marker(text)
    title = text[marker.end if marker else 0 :].rstrip(":")
    number = marker.label if marker else ""
    hit = matcher.match(title, depth=1 if number else depth, number=number)
    # A report of some sections alone may begin with "III.".
    numbered = marker is not None and marker.kind in ("roman", "upper")
    if hit and hit.score >= (_LIKELY if numbered else _UNNUMBERED):
        return _Head(node, text, 0, hit)
    return None


def _is_sentence(title: str, node: Node) -> bool:
    """Whether a numbered paragraph is an item of a list: it ends as one or holds a clause."""
    if node.body:
        return False
    return title.endswith((";", ",")) or (title.endswith(".") and len(title) > 90)


def _depth(node: Node, outline: Outline) -> int:
    depth = 1
    above = outline.parent(node)
    while above is not None:
        depth += above.is_numbered
        above = outline.parent(above)
    # A report without Roman numbers begins with 1.
    return depth


def _owners(outline: Outline, heads: Sequence[_Head | None]) -> dict[int, int]:
    """Place of a node → place of the matched heading it stands under."""
    owners: dict[int, int] = {}
    unnumbered: int | None = None
    for node in outline.nodes:
        head = heads[node.at]
        if head and head.hit and _stands(head, node, outline, heads, owners):
            owners[node.at] = node.at
            unnumbered = None if node.is_numbered else node.at
            continue
        if node.is_numbered and node.kind in ("roman", "upper"):
            unnumbered = None
        above = unnumbered if unnumbered is not None else owners.get(node.parent)
        if above is not None:
            owners[node.at] = above
    return owners


def _stands(
    head: _Head,
    node: Node,
    outline: Outline,
    heads: Sequence[_Head | None],
    owners: dict[int, int],
) -> bool:
    """Whether a match deep under another section is one: it must be sure, or belong there."""
    assert head.hit is not None
    above = owners.get(node.parent)
    outer = heads[above] if above is not None else None
    if outer is None or outer.hit is None:
        return True
    own, other = head.hit.spec.number, outer.hit.spec.number
    if own == other:
        return False
    if own.startswith(f"{other}."):
        return True
    return head.hit.confidence is Confidence.SURE and node.kind != "letter"


def _section(
    at: int, outline: Outline, heads: Sequence[_Head | None], owners: dict[int, int]
) -> SectionReading | None:
    head = heads[at]
    if head is None or head.hit is None:
        return None
    passages: list[Passage] = []
    last = head.node.lines.last
    para = head.node.para
    if head.body and para.text[head.body :].strip():
        lines = para.lines_of(head.body, len(para.text))
        passages.append(Passage(text=para.text[head.body :].strip(), lines=lines))
    for place, owner in owners.items():
        if owner == at and place != at and not _CAPTION.match(outline.nodes[place].text):
            node = outline.nodes[place]
            last = max(last, node.lines.last)
            passages.append(Passage(text=node.para.text, lines=node.lines))
    return SectionReading(
        number=head.hit.spec.number,
        heading=" ".join(f"{head.node.mark} {head.text}".split()),
        passages=tuple(passages),
        lines=Lines(head.node.lines.first, last),
        confidence=head.hit.confidence,
    )


def _is_stranger(
    head: _Head, outline: Outline, owners: dict[int, int], heads: Sequence[_Head | None]
) -> bool:
    """A heading that answers nothing and stands under nothing that would take it in."""
    node = head.node
    if node.kind in ("letter", "bullet") or len(head.text) > 120 or head.body:
        return False
    owner = owners.get(node.at)
    if owner is None:
        return node.kind in ("roman", "upper", "text") or _depth(node, outline) <= 2
    above = heads[owner]
    # Under a section whose parts the outline names, another part is a stranger.
    return bool(above and above.hit and not above.hit.spec.asks and _depth(node, outline) <= 2)


def _contexts(heads: Sequence[_Head | None]) -> tuple[Context, ...]:
    contexts: list[Context] = []
    ahead_at: int | None = None
    for head in heads:
        if head is None:
            continue
        depth = 1 if head.node.kind in ("roman", "upper", "text") else 2
        ahead = bool(_AHEAD.search(head.text) and not _DONE.search(head.text))
        if depth == 1:
            ahead_at = head.node.at if ahead else None
        contexts.append(Context(head.node.lines.first, head.text, ahead or ahead_at is not None))
    return tuple(contexts)
