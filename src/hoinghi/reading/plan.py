"""What a plan (Kế hoạch) orders, as frozen values; every part says which source lines it came from.

As JSON this is the contract that ``hoinghi read FILE --json`` prints (``reading/as_json.py``).
Strings are as printed with white space folded; ``None`` and ``()`` where the document is silent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Lines(NamedTuple):
    """First and last line of a part in the source, counted from 1, both included."""

    first: int
    last: int


class Severity(StrEnum):
    """How much a finding matters: only an ``ERROR`` stops (exit code 1)."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What every part of a plan carries beside its words.

    Attributes:
        rule: The rule that found it, a name of ``docs/reference/reading-rules.md``; empty where
            no rule did (answers written by hand).
        doubt: Why a person should look at it, a Vietnamese clause; none where it is sure.
    """

    rule: str = ""
    doubt: str | None = None

    @property
    def is_sure(self) -> bool:
        return self.doubt is None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis(Part):
    """A document cited as grounds (căn cứ).

    Attributes:
        type: Tên loại, ``"Quyết định"``.
        number: Số, ký hiệu as printed; none for a Luật.
        subject: Trích yếu without the leading "về việc"; for a Luật its name.
    """

    type: str
    number: str | None
    date: date | None
    issuer: str | None
    subject: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Part):
    """A numbered item of the body (đề mục): ``path`` "II.5", ``marker`` as printed "5."."""

    path: str
    marker: str
    title: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Part):
    """The gathering that the plan orders (hội nghị); ``start`` only where the day is given.

    ``time`` is ``"HH:MM"`` of the start; ``duration_days`` counts a half-day session as 0.5.
    """

    name: str | None = None
    start: date | None = None
    date_text: str | None = None
    time: str | None = None
    duration_days: float | None = None
    venue: str | None = None
    delegate_count: int | None = None
    lines: Lines | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(Part):
    """One point of the programme (chương trình); ``order`` counts from 1."""

    order: int
    time: str | None
    text: str
    presenter: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk(Part):
    """A prepared contribution (tham luận): who speaks, and on what."""

    unit: str
    topic: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class DelegateRule(Part):
    """One line of the composition (thành phần đại biểu).

    Attributes:
        group: The heading above, ``"Ở huyện"``.
        count: Delegates in all, where said. ``per_unit``: delegates of each body, where said.
    """

    group: str | None
    text: str
    count: int | None
    per_unit: int | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Awards(Part):
    """Places for awards (khen thưởng): tập thể, and cá nhân or hộ gia đình."""

    collectives: int | None = None
    individuals: int | None = None
    text: str | None = None
    lines: Lines | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Part):
    """A paragraph on sources of money (kinh phí)."""

    text: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Part):
    """What somebody is told to do (nhiệm vụ).

    Attributes:
        owners: Chủ trì or sole; ``partners``: phối hợp.
        deadline: The last day allowed, where a day is stated; ``deadline_text`` as printed.
    """

    owners: tuple[str, ...]
    partners: tuple[str, ...]
    action: str
    deadline: date | None
    deadline_text: str | None
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient(Part):
    """One line of Nơi nhận, without its dash and closing mark."""

    text: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature(Part):
    """Who signs: quyền hạn ký, chức vụ, họ tên, as printed."""

    authority: str | None = None
    position: str | None = None
    name: str | None = None
    lines: Lines | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A mistake or a doubt found in the plan itself.

    Attributes:
        code: Stable, ``"numbers.composition-sum"``; tests, logs and the manual use it.
        message: A Vietnamese sentence that says what, with the values.
        lines: Every place concerned, in the order of the source.
        remedy: A Vietnamese sentence that says what to do now.
    """

    code: str
    severity: Severity
    message: str
    lines: tuple[Lines, ...]
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A plan as read.

    ``header_lines`` maps a field of the heading ("title") to its lines, ``header_rules`` to the
    rule that found it, ``header_doubts`` to why a person should look at it.
    """

    kind: str | None = None
    number: str | None = None
    parent_issuer: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: date | None = None
    title: str | None = None
    legal_bases: tuple[LegalBasis, ...] = ()
    sections: tuple[Section, ...] = ()
    event: Event = field(default_factory=Event)
    agenda: tuple[AgendaItem, ...] = ()
    talks: tuple[Talk, ...] = ()
    delegates: tuple[DelegateRule, ...] = ()
    awards: Awards = field(default_factory=Awards)
    funding: tuple[Funding, ...] = ()
    tasks: tuple[Task, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature = field(default_factory=Signature)
    findings: tuple[Finding, ...] = ()
    header_lines: tuple[tuple[str, Lines], ...] = ()
    header_rules: tuple[tuple[str, str], ...] = ()
    header_doubts: tuple[tuple[str, str], ...] = ()
