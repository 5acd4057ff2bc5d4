"""Ý trong lời báo cáo: hạn chế, nguyên nhân, bài học, kiến nghị, mô hình. Python thuần.

A section is read paragraph by paragraph. A heading or lead-in ("Tồn tại, hạn chế:") says what
the paragraphs under it are; a sentence that says so itself ("Nguyên nhân là …") is heard too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hoinghi.papers.words import capitalise_first
from hoinghi.reports.likeness import Passage, Theme, themes
from hoinghi.reports.outlines import SectionKind
from hoinghi.reports.rebinding import without_source


class Topic(StrEnum):
    """What a statement is about."""

    EFFECT = "effect"
    SHORTCOMING = "shortcoming"
    CAUSE = "cause"
    LESSON = "lesson"
    TASK = "task"
    RECOMMENDATION = "recommendation"
    MODEL = "model"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement stands: the revision, the section, the paragraph from 0, the sentence."""

    revision: int
    body: str
    section: str
    paragraph: int
    sentence: int = 0

    @property
    def name(self) -> str:
        """Name it so that it is found again."""
        return f"{self.revision}|{self.section}|{self.paragraph}|{self.sentence}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that a body says; ``text`` in its own words, without its bullet."""

    topic: Topic
    source: Source
    text: str


# In this order: "nguyên nhân của hạn chế" is a cause, "khắc phục khó khăn" a task.
_LEADS: Final[tuple[tuple[Topic, re.Pattern[str]], ...]] = (
    (Topic.LESSON, re.compile(r"bài học|kinh nghiệm", re.I)),
    (Topic.CAUSE, re.compile(r"nguyên nhân|lý do của", re.I)),
    (Topic.RECOMMENDATION, re.compile(r"kiến nghị|đề xuất|đề nghị", re.I)),
    (Topic.SHORTCOMING, re.compile(r"tồn tại|hạn chế|khó khăn|vướng mắc|yếu kém|bất cập", re.I)),
    (Topic.MODEL, re.compile(r"mô hình|cách làm hay|sáng kiến|điển hình|gương", re.I)),
    (Topic.EFFECT, re.compile(r"ưu điểm|hiệu quả|mặt được|kết quả đạt được", re.I)),
)
_SELF_SAID: Final[tuple[tuple[Topic, re.Pattern[str]], ...]] = (
    (Topic.CAUSE, re.compile(r"^(?:nguyên nhân|lý do)\b", re.I)),
    (Topic.LESSON, re.compile(r"^bài học\b", re.I)),
    (Topic.RECOMMENDATION, re.compile(r"^(?:kiến nghị|đề nghị|đề xuất)\b", re.I)),
    (
        Topic.SHORTCOMING,
        re.compile(
            r"\b(?:còn (?:gặp |có )?(?:nhiều |một số )?(?:khó khăn|vướng mắc|hạn chế|chậm)"
            r"|tồn tại|chưa (?:đạt|kịp|đồng đều|cao))\b",
            re.I,
        ),
    ),
)
_DEFAULT: Final = MappingProxyType(
    {
        SectionKind.ASSESSMENT: Topic.EFFECT,
        SectionKind.TASKS: Topic.TASK,
        SectionKind.PROPOSALS: Topic.RECOMMENDATION,
        SectionKind.MOVEMENT: None,
        SectionKind.RESULTS: None,
        SectionKind.TEXT: None,
    }
)
_BULLET: Final = re.compile(r"^\s*(?:[-+*•–—]|\(?\d{1,2}[.)]|\(?[a-zđ][.)]|[IVX]+\.)\s+", re.I)
_VILLAGE: Final = re.compile(r"\b(?:thôn|xóm|buôn|khu phố|tổ dân phố) [A-ZÀ-ỸĐ0-9]")
_LEAD_LENGTH: Final = 60
_SENTENCE: Final = re.compile(r"(?<=[.;!?])\s+(?=[A-ZÀ-ỸĐ])")
_SHORTEST: Final = 5
"""Fewer words than these say nothing by themselves."""


def is_of_one(text: str) -> bool:
    """Tell whether *text* has figures or villages of one body, so that it fits no other."""
    return bool(without_source(text, ()) or _VILLAGE.search(text))


def statements(
    revision: int, body: str, section: str, kind: SectionKind, paragraphs: Sequence[str]
) -> Iterator[Statement]:
    """Give what a body says in one section, in its order."""
    topic = _DEFAULT[kind]
    for number, paragraph in enumerate(paragraphs):
        led, rest = _lead(paragraph)
        # Among results "nguyên nhân" tells why something went well as often as why not.
        topic = topic if kind is SectionKind.RESULTS else led or topic
        for place, sentence in enumerate(_sentences(rest, kind)):
            about = _said_itself(sentence, kind) or topic
            if about is not None and len(sentence.split()) >= _SHORTEST:
                source = Source(
                    revision=revision,
                    body=body,
                    section=section,
                    paragraph=number,
                    sentence=place,
                )
                yield Statement(topic=about, source=source, text=_without_lead(sentence))


def _lead(paragraph: str) -> tuple[Topic | None, str]:
    """Split "Tồn tại, hạn chế: việc …" into what it leads to and what is said."""
    told = _BULLET.sub("", paragraph).strip()
    head, colon, rest = told.partition(":")
    is_lead = (colon and len(head) <= _LEAD_LENGTH) or len(told) <= _LEAD_LENGTH
    if not is_lead or (told.endswith((".", ";")) and not colon):
        return None, told
    topic = next((one for one, words in _LEADS if words.search(head)), None)
    if topic is None:
        return None, told
    return topic, rest.strip()


def _without_lead(sentence: str) -> str:
    """Take "Nguyên nhân:" off what it leads to, and begin with a capital."""
    head, colon, rest = sentence.partition(": ")
    leads = colon and len(head) <= _LEAD_LENGTH and any(w.search(head) for _, w in _LEADS)
    return capitalise_first(rest if leads else sentence)


def _sentences(text: str, kind: SectionKind) -> list[str]:
    if kind in (SectionKind.TASKS, SectionKind.PROPOSALS, SectionKind.MOVEMENT):
        return [text] if text else []
    return [one.strip() for one in _SENTENCE.split(text) if one.strip()]


def _said_itself(sentence: str, kind: SectionKind) -> Topic | None:
    if kind is SectionKind.MOVEMENT:
        return Topic.MODEL if _LEADS[4][1].search(sentence) else None
    if kind in (SectionKind.TASKS, SectionKind.PROPOSALS):
        return None
    own = _SELF_SAID if kind is SectionKind.ASSESSMENT else _SELF_SAID[3:]
    if kind is SectionKind.TEXT:
        return None
    return next((topic for topic, words in own if words.search(sentence)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What the drafter decided about a group of statements.

    Attributes:
        key: Of the kept choice.
        members: Names of its statements.
        text: In the drafter's words; "" for those of the statement in the middle.
        is_taken: False: left out of the report.
        stamp: Counts its changes.
    """

    key: int
    members: frozenset[str]
    text: str
    is_taken: bool
    stamp: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """Statements of one topic that say nearly the same, and what was decided about them.

    Attributes:
        members: Those of the group, the one in the middle first.
        is_new: A statement joined since the drafter decided.
    """

    topic: Topic
    members: tuple[Statement, ...]
    choice: Choice | None = None
    is_new: bool = False

    @property
    def spoken(self) -> Statement:
        """Give the statement whose words stand for all: the middle one, or one that fits all.

        A statement with one body's own figures or villages speaks for no other.
        """
        return next((one for one in self.members if not is_of_one(one.text)), self.members[0])

    @property
    def text(self) -> str:
        """Give the words of the report: the drafter's, else those of ``spoken``."""
        return self.choice.text if self.choice and self.choice.text else self.spoken.text

    @property
    def whose(self) -> str:
        """Name the body of whose own case the words tell; "" where they fit all."""
        if self.choice and self.choice.text:
            return ""
        is_own = self.topic is Topic.MODEL or is_of_one(self.spoken.text)
        return self.spoken.source.body if is_own else ""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Name those who say so, each once."""
        return tuple(dict.fromkeys(one.source.body for one in self.members))

    @property
    def is_left_out(self) -> bool:
        return self.choice is not None and not self.choice.is_taken

    @property
    def names(self) -> frozenset[str]:
        return frozenset(one.source.name for one in self.members)


def gathered(
    every: Sequence[Statement], topic: Topic, choices: Sequence[Choice]
) -> tuple[Gathered, ...]:
    """Group the statements of *topic*, the most often said first, as the drafter decided.

    What a choice names stays together; the others are grouped by likeness, and a new statement
    near a chosen group joins it.
    """
    own = {one.source.name: one for one in every if one.topic is topic}
    chosen = [
        (choice, [own.pop(name) for name in sorted(choice.members) if name in own])
        for choice in choices
    ]
    by_centre = {members[0].source.name: (choice, members) for choice, members in chosen if members}
    centres = [members[0] for _, members in by_centre.values()]
    found = themes(_passages([*centres, *own.values()]))
    made = [group for theme in found for group in _groups(topic, theme, by_centre)]
    return tuple(sorted(made, key=lambda one: (-len(one.bodies), one.members[0].source.name)))


def _passages(every: Sequence[Statement]) -> list[Passage]:
    return [Passage(source=one, text=one.text) for one in every]


def _groups(
    topic: Topic, theme: Theme, by_centre: Mapping[str, tuple[Choice, list[Statement]]]
) -> Iterator[Gathered]:
    """Give the groups of *theme*: what the drafter chose stays apart, new ones join the first."""
    told = [passage.source for passage in theme.members if isinstance(passage.source, Statement)]
    joined = [one for one in told if one.source.name not in by_centre]
    for one in told:
        if one.source.name in by_centre:
            choice, members = by_centre[one.source.name]
            everyone = (*members, *joined)
            yield Gathered(topic=topic, members=everyone, choice=choice, is_new=bool(joined))
            joined = []
    if joined:
        yield Gathered(topic=topic, members=tuple(joined))
