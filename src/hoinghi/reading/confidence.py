"""How sure the reader is of each part: by stated evidence, none of it a matter of weights.

A part is sure unless something speaks against it; its ``doubt`` says what. That may be the part
itself (``doubts``) or the document it comes from: words that only a scan has, numbers of headings
that do not follow each other, lines in the wrong order. ``docs/reference/reading-rules.md`` lists
the evidence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeVar

from hoinghi.reading import doubts
from hoinghi.reading.document import Document
from hoinghi.reading.labels import breaks, is_roman
from hoinghi.reading.plan import (
    AgendaItem,
    Awards,
    DelegateRule,
    Event,
    Funding,
    LegalBasis,
    Lines,
    Part,
    Plan,
    Recipient,
    Section,
    Signature,
    Talk,
    Task,
)
from hoinghi.reading.syllables import is_odd

_P = TypeVar("_P", bound=Part)

# A few odd words are foreign ones; so many of all words are a scan's.
_FEWEST_ODD: Final = 3
_NOISY: Final = 0.002
_VERY_NOISY: Final = 0.012
_ILLEGIBLE: Final = 0.035
_MOST: Final = 0.7
_NEEDS_NOBODY: Final = re.compile(
    r"giải lao|nghỉ|thảo luận|\bkhác\b|giải khát|ăn trưa|đón tiếp|đón đại biểu|bế mạc|khai mạc|"
    r"chào cờ|văn nghệ|ổn định",
    re.IGNORECASE,
)
# A sentence does not end before a small letter: two lines changed places.
# These open a paragraph and never follow a word.
_OPENINGS: Final = (" Căn cứ ", " Trên đây ")
_LONGEST_PIECE: Final = 45
_SENTENCE_END: Final = re.compile(r"\. ([^\W\d_])")
_IMPLEMENTATION: Final = re.compile(
    r"(?:tổ chức|triển khai) (?:thực hiện|triển khai)|phân công|giao nhiệm vụ|trách nhiệm|"
    r"nhiệm vụ (?:của|các|cụ thể)",
    re.IGNORECASE,
)
_ROMAN_LETTERS: Final = frozenset("IVX")
_ROMAN_PART: Final = re.compile(r"[IVX]{1,5}[./] ?[A-ZĐÀ-Ỹ]{2}")
#: Rules that go by what stands before a part, or by the order of cells.
_BY_PLACE: Final = ("tasks.", "delegates.", "agenda.", "event.", "awards.")
_HEADING: Final = {
    "kind": "kind", "number": "number", "parent_issuer": "bodies", "issuer": "bodies",
    "place": "place-and-date", "date": "place-and-date", "title": "title",
}  # fmt: skip
_SAYS: Final[dict[type, tuple[str, ...]]] = {
    LegalBasis: ("type", "number", "issuer", "subject"),
    Section: ("marker", "title"),
    Event: ("name", "date_text", "venue"),
    AgendaItem: ("time", "text", "presenter"),
    Talk: ("unit", "topic"),
    DelegateRule: ("group", "text"),
    Awards: ("text",),
    Funding: ("text",),
    Task: ("action", "deadline_text"),
    Recipient: ("text",),
    Signature: ("authority", "position", "name"),
}


class Evidence(NamedTuple):
    """What the whole document says about how far its parts can be trusted.

    Attributes:
        odd: Words that only a scan has; empty in a document that seems to be none.
        is_spoilt: So many of them that headings may be lost; ``is_illegible``: as good as all.
        is_turned: Lines stand in the wrong order.
        gaps: Lines between which a heading seems to be missing, in order, none within another.
    """

    odd: frozenset[str]
    is_spoilt: bool
    is_illegible: bool
    is_turned: bool
    gaps: tuple[Lines, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.odd or self.is_turned or self.gaps)

    def against(self, text: str, rule: str, lines: Lines | None) -> str | None:
        """What speaks against a part that says *text* on *lines*, found by *rule*."""
        return self._of_scan(text, rule) or self._of_order(text, rule, lines)

    def _of_scan(self, text: str, rule: str) -> str | None:
        if not self.odd:
            return None
        odd = next((word for word in text.split() if word in self.odd), None)
        if odd is not None:
            return f"có chữ đọc không ra: “{odd.strip('.,;:')}”"
        by_place = rule == "closing.signature" or (self.is_spoilt and rule.startswith(_BY_PLACE))
        if self.is_illegible or by_place:
            return "văn bản có nhiều chữ đọc không ra"
        return None

    def _of_order(self, text: str, rule: str, lines: Lines | None) -> str | None:
        if self.is_turned and is_turned(text):
            return "câu bị đảo lộn thứ tự dòng"
        if lines is None:
            return None
        if self.is_turned and (lines.first < lines.last or rule.startswith(_BY_PLACE)):
            return "văn bản có dòng sai thứ tự"
        after = bisect_right(self.gaps, lines.last, key=_first)
        if after and self.gaps[after - 1].last >= lines.first:
            return "số thứ tự đề mục ở đây không liên tục, có thể mất một đề mục"
        return None


def with_doubts(plan: Plan, document: Document) -> Plan:
    """Give *plan* with a ``doubt`` in every part that a person should look at."""
    evidence = evidence_of(plan, document)

    def one(part: _P, doubt: Callable[[_P], str | None]) -> _P:
        return _doubted(part, doubt(part), evidence) if part.rule else part

    def each(parts: Sequence[_P], doubt: Callable[[_P], str | None]) -> tuple[_P, ...]:
        return tuple(_doubted(part, doubt(part), evidence) for part in parts)

    rules = _rules_of_heading(plan)
    return replace(
        plan,
        header_rules=rules,
        header_doubts=tuple(_doubts_of_heading(plan, rules, evidence)),
        legal_bases=each(plan.legal_bases, doubts.of_basis),
        sections=each(plan.sections, doubts.of_section),
        event=one(plan.event, doubts.of_event),
        agenda=each(plan.agenda, _agenda_doubt(plan.agenda)),
        talks=each(plan.talks, doubts.of_talk),
        delegates=each(plan.delegates, doubts.of_delegates),
        awards=one(plan.awards, doubts.of_awards),
        funding=each(plan.funding, doubts.of_funding),
        tasks=each(plan.tasks, doubts.of_task),
        recipients=each(plan.recipients, doubts.of_recipient),
        signature=one(plan.signature, doubts.of_signature),
    )


def _agenda_doubt(agenda: Sequence[AgendaItem]) -> Callable[[AgendaItem], str | None]:
    """What speaks against a point: also that it alone has nobody to do it."""
    with_presenter = sum(item.presenter is not None for item in agenda)
    usual = with_presenter >= _MOST * len(agenda)
    mixed = any(" " not in item.text for item in agenda)

    def doubt(item: AgendaItem) -> str | None:
        if usual and item.presenter is None and not _NEEDS_NOBODY.search(item.text):
            return "các điểm khác có người thực hiện, điểm này không thấy"
        return "có điểm chỉ gồm một chữ, các ô có thể lẫn nhau" if mixed else doubts.of_agenda(item)

    return doubt


def evidence_of(plan: Plan, document: Document) -> Evidence:
    """What *document* and the numbers of the headings say about the whole."""
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    words = text.split()
    odd = frozenset(filter(is_odd, set(words)))
    share = sum(word in odd for word in words) / len(words) if odd else 0.0
    is_noisy = len(odd) >= _FEWEST_ODD and share >= _NOISY
    return Evidence(
        odd=odd if is_noisy else frozenset(),
        is_spoilt=is_noisy and share >= _VERY_NOISY,
        is_illegible=is_noisy and share >= _ILLEGIBLE,
        is_turned=is_turned(text)
        or _has_pieces(document)
        or any(map(doubts.is_of_body, plan.recipients)),
        gaps=_joined((*_gaps(plan.sections), *_lost_parts(plan, document))),
    )


def is_turned(text: str) -> bool:
    """Whether a sentence of *text* ends before a small letter."""
    ends_early = any(
        match[1].islower() and text[max(match.start() - 2, 0) : match.start()].isalpha()
        for match in _SENTENCE_END.finditer(text)
    )
    return ends_early or any(
        text[max(at - 2, 0) : at].strip().islower()
        for sign in _OPENINGS
        for at in _places(text, sign)
    )


def _places(text: str, sign: str) -> Iterable[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _has_pieces(document: Document) -> bool:
    """Whether paragraphs begin in mid-sentence, as no list does."""
    pieces = [p.text for p in document.paragraphs if p.text[:1].islower() and len(p.text) > 20]
    pieces = [text for text in pieces if text[1:3].isalpha() and "://" not in text]
    return len(pieces) > 1 or any(len(text) > _LONGEST_PIECE for text in pieces)


def _gaps(sections: tuple[Section, ...]) -> Iterable[Lines]:
    """Where a heading may be missing: from the last that is in order to the one that is not."""
    by_path = {section.path: section for section in reversed(sections)}
    for before, after in breaks(sections):
        above = by_path.get(after.path.rpartition(".")[0])
        since = before or above
        last = after.lines.last
        if before is None and above is not None:
            # The first is not number one: what stands above may be no heading at all.
            inside = f"{above.path}."
            last = max(s.lines.last for s in sections if s.path.startswith(inside))
        yield Lines(since.lines.first if since else 1, last)
    # "1" beside "I" at the top: the heading above it was lost.
    tops = {section.path: is_roman(section.path.partition(".")[0]) for section in sections}
    if any(tops.values()):
        yield from (section.lines for section in sections if not tops[section.path])
    # Every plan ends by saying who does what; without that heading what follows is misplaced.
    tops_only = (section.title for section in sections if "." not in section.path)
    named = any(map(_IMPLEMENTATION.search, tops_only))
    if sections and not named:
        yield Lines(sections[0].lines.first, sections[-1].lines.last)


def _joined(gaps: Iterable[Lines]) -> tuple[Lines, ...]:
    """*gaps* in order, those that overlap as one."""
    joined: list[Lines] = []
    for gap in sorted(gaps):
        if joined and gap.first <= joined[-1].last:
            joined[-1] = Lines(joined[-1].first, max(joined[-1].last, gap.last))
        else:
            joined.append(gap)
    return tuple(joined)


def _first(gap: Lines) -> int:
    return gap.first


def _lost_parts(plan: Plan, document: Document) -> Iterable[Lines]:
    """The whole body, where a part with a Roman numeral is not among the headings."""
    sections = plan.sections
    if not sections:
        return
    known = {section.lines.first for section in sections}
    ends = [part.lines.first for part in plan.recipients[:1]]
    last = min(
        (*ends, plan.signature.lines.first if plan.signature.lines else sections[-1].lines.last)
    )
    for paragraph in document.paragraphs:
        if paragraph.text[:1] in _ROMAN_LETTERS and _ROMAN_PART.match(paragraph.text):
            first = paragraph.lines.first
            if first < last and first not in known:
                yield Lines(1, last)
                return


def _doubted(part: _P, doubt: str | None, evidence: Evidence) -> _P:
    if doubt is None and not evidence.is_clean:
        doubt = evidence.against(_text_of(part), part.rule, getattr(part, "lines", None))
    return part if doubt is None else replace(part, doubt=doubt)


def _text_of(part: Part) -> str:
    """All that *part* says, as one string."""
    names = (*part.owners, *part.partners) if isinstance(part, Task) else ()
    said = (getattr(part, name) for name in _SAYS[type(part)])
    return " ".join((*names, *filter(None, said)))


def _rules_of_heading(plan: Plan) -> tuple[tuple[str, str], ...]:
    printed = dict(plan.header_lines)
    found = (field for field in _HEADING if getattr(plan, field) is not None)
    return tuple(
        (field, "header.issuer-in-text")
        if field == "issuer" and field not in printed
        else (field, f"header.{_HEADING[field]}")
        for field in found
    )


def _doubts_of_heading(
    plan: Plan, rules: Iterable[tuple[str, str]], evidence: Evidence
) -> Iterable[tuple[str, str]]:
    turned = bool(plan.parent_issuer and plan.issuer) and doubts.are_turned(
        plan.parent_issuer or "", plan.issuer or ""
    )
    for field, rule in rules:
        said = getattr(plan, field)
        text = said if isinstance(said, str) else ""
        doubt = doubts.of_heading(field, text) or evidence.against(text, rule, None)
        if turned and field in ("parent_issuer", "issuer"):
            doubt = "cơ quan chủ quản và cơ quan ban hành có thể bị đổi chỗ"
        if doubt:
            yield field, doubt
