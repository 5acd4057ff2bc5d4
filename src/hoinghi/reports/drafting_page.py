"""Trang dự thảo báo cáo: mỗi mục có gì để soạn, ý nào ở đâu ra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.charts import Chart
from hoinghi.conferences.models import Conference
from hoinghi.reports.drafting import Draft, DraftSection, Group, Line, Topics
from hoinghi.reports.likeness import MOST_COMPARED
from hoinghi.reports.models import ExemplaryModel, Report
from hoinghi.reports.narrative import Bound, Piece
from hoinghi.reports.rebinding import Moved, without_source
from hoinghi.reports.statements import Gathered, Statement, Topic

_MOST_OUTSIDE: Final = 200
_MOST_SAID: Final = 30
_MOST_NAMED: Final = 40
TOPICS = MappingProxyType(
    {
        Topic.EFFECT: _("Ưu điểm, hiệu quả"),
        Topic.SHORTCOMING: _("Tồn tại, hạn chế"),
        Topic.CAUSE: _("Nguyên nhân"),
        Topic.LESSON: _("Bài học kinh nghiệm"),
        Topic.TASK: _("Nhiệm vụ, giải pháp"),
        Topic.RECOMMENDATION: _("Kiến nghị, đề xuất"),
        Topic.MODEL: _("Mô hình, sáng kiến"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    """A paragraph on the page; ``strange``: its numbers that have no source."""

    key: str
    pieces: tuple[Piece, ...]
    text: str
    stamp: int
    is_reworded: bool
    is_left_out: bool
    moved: tuple[Moved, ...]
    strange: tuple[str, ...]

    @property
    def marked(self) -> tuple[tuple[str, str], ...]:
        """Give the pieces as words and, of a figure, what it is: "" for plain words."""
        return tuple(
            (one.shown, one.label) if isinstance(one, Bound) else (one, "") for one in self.pieces
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One body's words in a group, and the page where they stand."""

    body: str
    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group of near statements on the page."""

    names: str
    """Its stamp and the names of its statements, as the forms send them."""
    text: str
    stamp: int
    choice: int
    is_in: bool
    is_left_out: bool
    is_new: bool
    bodies: int
    said: tuple[Said, ...]
    """Of the first so many."""
    unsaid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRows:
    topic: str
    title: str | Promise
    groups: tuple[GroupRow, ...]
    """Those in the report, and the first of the others."""
    all: int
    """How many groups there are, shown or not."""
    is_sampled: bool
    """There are so many statements that not each was compared with each."""

    @property
    def inside(self) -> list[GroupRow]:
        """Give the groups that go into the report."""
        return [one for one in self.groups if one.is_in]

    @property
    def outside(self) -> list[GroupRow]:
        return [one for one in self.groups if not one.is_in]

    @property
    def unshown(self) -> int:
        return self.all - len(self.groups)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A chart of the draft; ``key`` tells it apart on the page."""

    key: str
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionRows:
    """A section of the draft on the page."""

    number: str
    title: str
    lines: tuple[LineRow, ...]
    topics: tuple[TopicRows, ...]
    models: tuple[ExemplaryModel, ...]
    charts: tuple[Shown, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.topics or self.models)


def rows(conference: Conference, draft: Draft) -> list[SectionRows]:
    """Give every section of *draft* as the page shows it; one query."""
    sent = Report.objects.filter(outline=draft.feeding, latest__isnull=False)
    reports = {latest: pk for latest, pk in sent.values_list("latest_id", "pk") if latest}
    return [_section(conference, one, reports) for one in draft.sections]


def _section(conference: Conference, told: DraftSection, reports: Mapping[int, int]) -> SectionRows:
    return SectionRows(
        number=told.section.number,
        title=told.section.title,
        lines=tuple(map(line_row, told.lines)),
        topics=tuple(_topic(conference, one, reports) for one in told.topics),
        models=told.models,
        charts=tuple(
            Shown(key=f"hinh-{told.section.number.replace('.', '-')}-{at}", chart=one.chart)
            for at, one in enumerate(told.drawings, start=1)
        ),
    )


def line_row(line: Line) -> LineRow:
    """Give one paragraph as the page shows it."""
    told = line.told
    return LineRow(
        key=told.key,
        pieces=told.pieces,
        text=told.text,
        stamp=line.choice.stamp if line.choice else 0,
        is_reworded=line.is_reworded,
        is_left_out=line.is_left_out,
        moved=line.moved,
        strange=without_source(told.text, told.bound) if line.is_reworded else (),
    )


def _topic(conference: Conference, told: Topics, reports: Mapping[int, int]) -> TopicRows:
    inside = sum(one.is_in for one in told.groups)
    # Those that are in come first; a decision is shown wherever it stands, to be taken back.
    shown = [
        one
        for at, one in enumerate(told.groups)
        if at < inside + _MOST_OUTSIDE or one.gathered.choice
    ]
    return TopicRows(
        topic=told.topic.value,
        title=TOPICS[told.topic],
        groups=tuple(_group(conference, one, reports) for one in shown),
        all=len(told.groups),
        is_sampled=sum(len(one.gathered.members) for one in told.groups) > MOST_COMPARED,
    )


def _group(conference: Conference, group: Group, reports: Mapping[int, int]) -> GroupRow:
    told = group.gathered
    stamp = told.choice.stamp if told.choice else 0
    return GroupRow(
        names=" ".join((str(stamp), *names_of(told))),
        text=told.text,
        stamp=stamp,
        choice=told.choice.key if told.choice else 0,
        is_in=group.is_in,
        is_left_out=told.is_left_out,
        is_new=told.is_new,
        bodies=len(told.bodies),
        said=tuple(said(conference, told.members[:_MOST_SAID], reports)),
        unsaid=max(0, len(told.members) - _MOST_SAID),
    )


def names_of(told: Gathered) -> list[str]:
    """Name the statements of a group as its form sends them: very many by one check value."""
    every = sorted(told.names)
    return every if len(every) <= _MOST_NAMED else [check_value(every)]


def check_value(names: Sequence[str]) -> str:
    return f"#{sha256(' '.join(names).encode()).hexdigest()}"


def named(draft: Draft, sent: Iterable[str]) -> list[str]:
    """Give the names of statements that a form sent, those behind a check value each by its own.

    A check value that is of no group any more stays: it names no statement.
    """
    groups: dict[str, list[str]] = {}
    if any(one.startswith("#") for one in sent):
        topics = (topic for section in draft.sections for topic in section.topics)
        for group in (one for topic in topics for one in topic.groups):
            every = sorted(group.gathered.names)
            groups[check_value(every)] = every
    return [name for one in sent for name in groups.get(one, [one])]


def said(
    conference: Conference, members: Iterable[Statement], reports: Mapping[int, int]
) -> Iterable[Said]:
    """Give whose words they are, each with the place where they stand."""
    for one in members:
        pk = reports.get(one.source.revision)
        at = reverse("reports:report", args=[conference.slug, pk]) if pk else ""
        url = f"{at}#muc-{one.source.section}" if at else ""
        yield Said(body=one.source.body, text=one.text, url=url)
