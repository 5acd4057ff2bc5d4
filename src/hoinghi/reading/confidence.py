"""How sure the reader is of each part: by stated evidence, none of it a matter of weights.

A part is sure unless something speaks against it; ``doubt`` says what. What counts against a part
is listed in ``docs/reference/reading-rules.md``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeVar

from hoinghi.reading.bodies import looks_like_body
from hoinghi.reading.document import Document
from hoinghi.reading.labels import breaks
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
from hoinghi.reading.vocabulary import PERSON
from hoinghi.reading.zones import POSITION

_P = TypeVar("_P", bound=Part)

# A few odd words are foreign ones; so many of all words are a scan's.
_FEWEST_ODD: Final = 3
_NOISY: Final = 0.002
_VERY_NOISY: Final = 0.9
_LONGEST: Final = {"action": 1200, "owner": 160, "unit": 160, "title": 500, "recipient": 160}
_NUMBER: Final = re.compile(r"\d{1,5}(?:/\d{4})?[-/][A-ZĐ][\w&./-]*")
_DIGITS: Final = re.compile(r"\d")
_ENDS_OPEN: Final = re.compile(r"(?:,|\s(?:và|của|các|với|về|cho|để|theo|từ|trong|tại|là|những))$")


class Evidence(NamedTuple):
    """What the whole document says about how far its parts can be trusted.

    Attributes:
        odd: Words that no scan-free text has, in small documents none.
        is_spoilt: So many of them that figures cannot be trusted either.
        gaps: Lines between which a heading seems to be missing.
    """

    odd: frozenset[str]
    is_spoilt: bool
    gaps: tuple[Lines, ...]

    def against(self, text: str, lines: Lines | None) -> str | None:
        """What speaks against a part that says *text* on *lines*."""
        if self.odd:
            odd = next((word for word in text.split() if word in self.odd), None)
            if odd is not None:
                return f"có chữ đọc không ra: “{odd.strip('.,;:')}”"
            if self.is_spoilt:
                return "văn bản có nhiều chữ đọc không ra"
        if lines is not None and any(
            lines.first <= g.last and lines.last >= g.first for g in self.gaps
        ):
            return "số thứ tự đề mục ở đây không liên tục, có thể mất một đề mục"
        return None


def with_doubts(plan: Plan, document: Document) -> Plan:
    """Give *plan* with a ``doubt`` in every part that a person should look at."""
    evidence = _evidence(plan, document)

    def each(parts: Sequence[_P], doubt: Callable[[_P], str | None]) -> tuple[_P, ...]:
        return tuple(_doubted(part, doubt(part), evidence) for part in parts)

    return replace(
        plan,
        legal_bases=each(plan.legal_bases, _of_basis),
        sections=each(plan.sections, _of_section),
        event=_doubted(plan.event, _of_event(plan.event), evidence),
        agenda=each(plan.agenda, _of_agenda),
        talks=each(plan.talks, _of_talk),
        delegates=each(plan.delegates, _of_delegates),
        awards=_doubted(plan.awards, _of_awards(plan.awards), evidence),
        funding=each(plan.funding, _of_funding),
        tasks=each(plan.tasks, _of_task),
        recipients=each(plan.recipients, _of_recipient),
        signature=_doubted(plan.signature, _of_signature(plan.signature), evidence),
    )


def _evidence(plan: Plan, document: Document) -> Evidence:
    words = [word for paragraph in document.paragraphs for word in paragraph.text.split()]
    odd = frozenset(word for word in set(words) if is_odd(word))
    share = sum(word in odd for word in words) / len(words) if odd else 0.0
    is_noisy = len(odd) >= _FEWEST_ODD and share >= _NOISY
    return Evidence(
        odd=odd if is_noisy else frozenset(),
        is_spoilt=is_noisy and share >= _VERY_NOISY,
        gaps=tuple(_gaps(plan.sections)),
    )


def _gaps(sections: tuple[Section, ...]) -> Iterable[Lines]:
    """Where a heading may be missing: from the last that is in order to the one that is not."""
    places = {id(section): at for at, section in enumerate(sections)}
    for before, after in breaks(sections):
        at = places[id(after)]
        since = before or (sections[at - 1] if at else None)
        yield Lines(since.lines.first if since else 1, after.lines.last)


def _doubted(part: _P, doubt: str | None, evidence: Evidence) -> _P:
    if not part.rule:
        return part
    doubt = doubt or evidence.against(_text_of(part), _lines_of(part))
    return part if doubt is None else replace(part, doubt=doubt)


def _lines_of(part: Part) -> Lines | None:
    lines: Lines | None = getattr(part, "lines", None)
    return lines


def _text_of(part: Part) -> str:
    """All that *part* says, as one string."""
    if isinstance(part, Task):
        return " ".join((*part.owners, *part.partners, part.action, part.deadline_text or ""))
    names = _SAYS[type(part)]
    return " ".join(value for name in names if (value := getattr(part, name)))


_SAYS: Final[dict[type, tuple[str, ...]]] = {
    LegalBasis: ("type", "number", "issuer", "subject"),
    Section: ("marker", "title"),
    Event: ("name", "date_text", "venue"),
    AgendaItem: ("time", "text", "presenter"),
    Talk: ("unit", "topic"),
    DelegateRule: ("group", "text"),
    Awards: ("text",),
    Funding: ("text",),
    Recipient: ("text",),
    Signature: ("authority", "position", "name"),
}


def _broken(text: str) -> str | None:
    """Whether *text* is only a piece of a sentence."""
    if text[:1].islower():
        return "câu bắt đầu bằng chữ thường, có thể thiếu phần đầu"
    if _ENDS_OPEN.search(text):
        return "câu bị dở dang ở cuối"
    return None


def _of_basis(basis: LegalBasis) -> str | None:
    if basis.number is None:
        return None if basis.rule == "bases.law" else "thiếu số, ký hiệu"
    if not _NUMBER.fullmatch(basis.number):
        return "số, ký hiệu không đúng dạng thường gặp"
    if basis.date is None:
        return "không thấy ngày ban hành"
    if basis.subject is None:
        return "không thấy trích yếu"
    return "trích yếu bị dở dang" if _ENDS_OPEN.search(basis.subject) else None


def _of_section(section: Section) -> str | None:
    if not section.title:
        return "đề mục không có tên"
    return _broken(section.title)


def _of_event(event: Event) -> str | None:
    if event.name is None:
        return "không thấy tên hội nghị"
    if event.date_text is None:
        return "không thấy thời gian tổ chức"
    if event.start is None and _DIGITS.search(event.date_text) is None:
        return "không thấy ngày tháng tổ chức"
    return None


def _of_agenda(item: AgendaItem) -> str | None:
    return _broken(item.text)


def _of_talk(talk: Talk) -> str | None:
    if not looks_like_body(talk.unit) or len(talk.unit) > _LONGEST["unit"]:
        return "đơn vị tham luận không giống tên cơ quan"
    return None


def _of_delegates(rule: DelegateRule) -> str | None:
    return _broken(rule.text)


def _of_awards(awards: Awards) -> str | None:
    if awards.rule and awards.collectives is None and awards.individuals is None:
        return "không thấy số lượng khen thưởng"
    return None


def _of_funding(funding: Funding) -> str | None:
    return _broken(funding.text)


def _of_task(task: Task) -> str | None:
    if not task.owners:
        return "không thấy ai được giao việc này"
    odd = next((name for name in task.owners if not _is_owner(name)), None)
    if odd is not None:
        return f"“{odd[:40]}” không giống tên cơ quan, cá nhân"
    if len(task.action) > _LONGEST["action"]:
        return "nội dung việc quá dài, có thể gồm nhiều việc"
    if len(task.action.split()) < 2:
        return "nội dung việc quá ngắn"
    if task.deadline_text and task.deadline is None and "/" in task.deadline_text:
        return "có hạn nhưng không đọc được ngày"
    return None


def _is_owner(name: str) -> bool:
    return len(name) <= _LONGEST["owner"] and looks_like_body(name)


def _of_recipient(recipient: Recipient) -> str | None:
    if not recipient.text or len(recipient.text) > _LONGEST["recipient"]:
        return "nơi nhận quá dài hoặc để trống"
    return None


def _of_signature(signature: Signature) -> str | None:
    if signature.name and not PERSON.match(signature.name):
        return "họ tên người ký không giống tên người"
    if not signature.position:
        return "không thấy chức vụ người ký"
    if not POSITION.search(signature.position):
        return "chức vụ người ký không giống chức vụ"
    return None
