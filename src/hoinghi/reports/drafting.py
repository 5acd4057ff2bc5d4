"""Dự thảo báo cáo trình hội nghị: câu chữ có số, ý kiến được gom, điển hình; ai quyết định gì."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils import timezone

from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.papers.words import format_number
from hoinghi.reports import narrative, outlines
from hoinghi.reports.bound_totals import BoundTotals, totals_of
from hoinghi.reports.checking import rounded
from hoinghi.reports.draft_charts import Drawing, bars, drawings
from hoinghi.reports.indicators import Indicator
from hoinghi.reports.models import (
    ExemplaryModel,
    Report,
    ReportOutline,
    ReportRevision,
    ThemeChoice,
)
from hoinghi.reports.narrative import Bound, Told
from hoinghi.reports.outline_queries import content_of, in_force
from hoinghi.reports.outlines import Outline, OutlineSection, SectionKind
from hoinghi.reports.rebinding import Moved, moved, reworded
from hoinghi.reports.rich_text import paragraphs
from hoinghi.reports.statements import (
    Choice,
    Gathered,
    Source,
    Statement,
    Topic,
    gathered,
    statements,
)
from hoinghi.reports.states import RECEIVED

PARAGRAPH: Final = "paragraph"
"""Topic of a choice about a paragraph of figures: its first member is the paragraph's key."""
TAKEN, LEFT_OUT = "taken", "left_out"
_MOVEMENT: Final = "TD"
"""Project under which the list of indicators keeps those of the movement."""
_OF_MOVEMENT: Final = re.compile(
    r"phong trào|thi đua|đỡ đầu|quỹ|vận động|khen thưởng|biểu dương|ủng hộ", re.I
)
_TOPICS: Final = {
    SectionKind.ASSESSMENT: (Topic.EFFECT, Topic.SHORTCOMING, Topic.CAUSE, Topic.LESSON),
    SectionKind.TASKS: (Topic.TASK,),
    SectionKind.PROPOSALS: (Topic.RECOMMENDATION,),
}
_OF_TITLES: Final = (
    (re.compile(r"khen thưởng|biểu dương", re.I), re.compile(r"khen thưởng", re.I)),
    (re.compile(r"\bđồng\b", re.I), re.compile(r"nguồn lực|kinh phí", re.I)),
)
"""What a figure is about, and the title of the section that tells of it."""
NAME: Final = re.compile(r"([0-9]{1,9})\|([^|]{1,20})\|([0-9]{1,6})(?:\|([0-9]{1,6}))?")
"""Name of a statement: its revision, section, paragraph, sentence."""
_ALREADY_SAID: Final = 2
"""Said by so many bodies, a group goes into the draft by itself."""
_MOST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph of figures as it stands, and what the drafter did with it.

    Attributes:
        told: In the drafter's words where there are some; ``original`` in those of the house.
        moved: Figures that changed since these words were written.
    """

    told: Told
    original: Told
    choice: ThemeChoice | None
    moved: tuple[Moved, ...] = ()

    @property
    def is_left_out(self) -> bool:
        return self.choice is not None and self.choice.decision == LEFT_OUT

    @property
    def is_reworded(self) -> bool:
        return self.choice is not None and bool(self.choice.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Near statements in the draft; ``is_in``: they stand in the report."""

    gathered: Gathered
    is_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topics:
    """The groups of one topic, those that are in first."""

    topic: Topic
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyRow:
    """Money of a project: assigned, spent, the rate; None where nobody reported it."""

    title: str
    figures: tuple[Bound | None, ...]
    is_sum: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSection:
    """A section of the report: sentences, a table of money, charts, groups, models."""

    section: OutlineSection
    lines: tuple[Line, ...]
    topics: tuple[Topics, ...]
    models: tuple[ExemplaryModel, ...] = ()
    money: tuple[MoneyRow, ...] = ()
    drawings: tuple[Drawing, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.lines or self.topics or self.models)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The draft of one review report.

    Attributes:
        feeding: The outline whose reports it is made of.
        received: Bodies whose reports it rests on, of all that owe one.
    """

    subject: str
    outline: Outline
    feeding: ReportOutline
    sections: tuple[DraftSection, ...]
    received: int
    owed: int


def _draft(conference: Conference, subject: str) -> Draft | None:
    """Make the draft of the report on *subject*; None before any report was received."""
    feeding = _feeding(conference, subject)
    version = in_force(feeding) if feeding else None
    if feeding is None or version is None:
        return None
    reports = _received(feeding)
    if not reports:
        return None
    asked = content_of(version)
    wanted = _skeleton(conference, subject, asked)
    is_movement = wanted.code != asked.code
    totals = totals_of(feeding)
    said = list(_statements(reports))
    if is_movement or any(one.project != _MOVEMENT for one in asked.indicators.values()):
        # One outline feeds both reports: each statement goes into the one that it speaks of.
        said = [one for one in said if _belongs(one, is_movement=is_movement)]
    choices = list(ThemeChoice.objects.filter(outline=feeding).order_by("pk"))
    models = tuple(ExemplaryModel.objects.filter(outline=feeding, is_left_out=False))
    maker = _Maker(
        asked=asked, wanted=wanted, totals=totals, said=said, choices=choices, models=models
    )
    return Draft(
        subject=subject,
        outline=wanted,
        feeding=feeding,
        sections=tuple(maker.section(one, is_movement=is_movement) for one in wanted.sections),
        received=len(reports),
        owed=Report.objects.filter(outline=feeding, withdrawn=False).count(),
    )


def _feeding(conference: Conference, subject: str) -> ReportOutline | None:
    """Give the outline of *subject* itself where reports came by it, else the first."""
    every = ReportOutline.objects.filter(conference=conference)
    states = [state.value for state in RECEIVED]
    own = every.filter(code=outlines.choose(subject).code, reports__state__in=states)
    return own.first() or every.first()


draft = remembered(_draft, most=8)


def said_in(feeding: ReportOutline) -> list[Statement]:
    """Give every statement of the reports received by an outline."""
    return list(_statements(_received(feeding)))


def _received(feeding: ReportOutline) -> list[Report]:
    states = [state.value for state in RECEIVED]
    found = Report.objects.filter(outline=feeding, state__in=states, latest__isnull=False)
    return list(
        found.select_related("organisation__place", "latest__version").order_by("organisation__pk")
    )


def _skeleton(conference: Conference, subject: str, asked: Outline) -> Outline:
    known = outlines.choose(subject)
    if known.code == asked.code:
        return asked
    day = conference.starts_on or conference.as_of or timezone.localdate()
    return outlines.for_conference(known, conference.title, day)


def _statements(reports: Iterable[Report]) -> Iterator[Statement]:
    for report in reports:
        latest = report.latest
        assert latest is not None
        body = report.organisation.short_name or str(report.organisation)
        yield from _of_revision(latest, body)


def _of_revision(revision: ReportRevision, body: str) -> Iterator[Statement]:
    told = revision.content.get("texts", {})
    for section in content_of(revision.version).sections:
        if text := told.get(section.number):
            yield from statements(revision.pk, body, section.number, section.kind, paragraphs(text))


def _belongs(one: Statement, *, is_movement: bool) -> bool:
    return one.topic is Topic.MODEL or is_movement == bool(_OF_MOVEMENT.search(one.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    asked: Outline
    wanted: Outline
    totals: BoundTotals
    said: Sequence[Statement]
    choices: Sequence[ThemeChoice]
    models: tuple[ExemplaryModel, ...]

    def section(self, section: OutlineSection, *, is_movement: bool) -> DraftSection:
        return DraftSection(
            section=section,
            lines=tuple(map(self._line, self._told(section, is_movement=is_movement))),
            topics=tuple(self._topics(section, is_movement=is_movement)),
            models=self.models if section.kind is SectionKind.MOVEMENT else (),
            money=() if is_movement else tuple(self._money(section)),
            drawings=tuple(self._drawings(section, is_movement=is_movement)),
        )

    def _drawings(self, section: OutlineSection, *, is_movement: bool) -> Iterator[Drawing]:
        codes = [code for code in self._codes(section) if self._fits(code, is_movement)]
        yield from drawings(self.asked, self.totals, codes)
        if section.number == self._pictured and (found := bars(self.asked, self.totals, codes)):
            yield found

    @property
    def _pictured(self) -> str:
        """Give the first section whose figures bodies can be ranked by."""
        asking = (
            section.number
            for section in self.wanted.sections
            if any(code in self.asked.indicators for code in self._codes(section))
        )
        return next(asking, "")

    def _told(self, section: OutlineSection, *, is_movement: bool) -> Iterator[Told]:
        codes = [code for code in self._codes(section) if self._fits(code, is_movement)]
        if not is_movement:
            yield from narrative.money(self.asked, section, self.totals)
        yield from narrative.results(self.asked, section, self.totals, codes)

    def _money(self, section: OutlineSection) -> Iterator[MoneyRow]:
        """Give a row for each project with money, and the sum of all."""
        every = self.asked.indicators
        codes = [code for code in section.indicators if every[code].by_project]
        if not codes:
            return
        for project in self.asked.projects:
            figures = tuple(self._of_part(code, project.code) for code in codes)
            if any(figures):
                yield MoneyRow(title=project.title, figures=figures)
        whole = tuple(self._of_part(code, "") for code in codes)
        if any(whole):
            yield MoneyRow(title="Cộng", figures=whole, is_sum=True)

    def _of_part(self, code: str, part: str) -> Bound | None:
        one, value = self.asked.indicators[code], self.totals.of_part(code, part)
        if value is None:
            return None
        where = part or "tất cả dự án"
        shown = format_number(rounded(value, one.decimals))
        return Bound(shown=shown, label=f"{one.name}, {where}", source=f"{code}||{part}")

    def _codes(self, section: OutlineSection) -> tuple[str, ...]:
        """Give what *section* asks; where it asks nothing, what of the movement fits its title."""
        if section.indicators or section.kind is not SectionKind.RESULTS:
            return section.indicators
        return tuple(
            code
            for code, one in self.asked.indicators.items()
            if one.project == _MOVEMENT and self._place(one) == section.number
        )

    def _place(self, one: Indicator) -> str:
        """Give the section of the report on the movement that tells of *one*."""
        open_ = [s for s in self.wanted.sections if s.kind is SectionKind.RESULTS and s.asks]
        for about, words in _OF_TITLES:
            if about.search(f"{one.name} {one.unit}"):
                found = next((s.number for s in open_ if words.search(s.title)), None)
                if found is not None:
                    return found
        return open_[0].number if open_ else ""

    def _fits(self, code: str, is_movement: bool) -> bool:
        return code in self.asked.indicators and (
            not is_movement or self.asked.indicators[code].project == _MOVEMENT
        )

    def _line(self, told: Told) -> Line:
        choice = next(
            (c for c in self.choices if c.topic == PARAGRAPH and c.members[:1] == [told.key]), None
        )
        if choice is None or not choice.text:
            return Line(told=told, original=told, choice=choice)
        return Line(
            told=reworded(told, choice.text),
            original=told,
            choice=choice,
            moved=moved(choice.members[1:], told.bound),
        )

    def _topics(self, section: OutlineSection, *, is_movement: bool) -> Iterator[Topics]:
        topics: tuple[Topic, ...] = _TOPICS.get(section.kind, ())
        if section.kind is SectionKind.MOVEMENT and is_movement and not self.models:
            # Until somebody keeps the register, what bodies say of their models stands here.
            topics = (Topic.MODEL,)
        for topic in topics:
            groups = gathered(self.said, topic, choices_of(self.choices, topic))
            if groups:
                yield Topics(topic=topic, groups=_in_order(groups))


def choices_of(every: Iterable[ThemeChoice], topic: Topic) -> list[Choice]:
    """Give what was decided about groups of *topic*."""
    return [
        Choice(
            key=one.pk,
            members=frozenset(one.members),
            text=one.text,
            is_taken=one.decision == TAKEN,
            stamp=one.stamp,
        )
        for one in every
        if one.topic == topic.value
    ]


def _in_order(groups: Sequence[Gathered]) -> tuple[Group, ...]:
    """Put in what the drafter took, and what several bodies say; the rest waits below."""
    open_ = [one for one in groups if one.choice is None]
    often = [one for one in open_ if len(one.bodies) >= _ALREADY_SAID] or open_
    by_itself = {id(one) for one in often[:_MOST]}
    made = [
        Group(
            gathered=one,
            is_in=not one.is_left_out if one.choice else id(one) in by_itself,
        )
        for one in groups
    ]
    return tuple(sorted(made, key=lambda one: not one.is_in))


def source_named(feeding: ReportOutline, name: str) -> tuple[Report, Source] | None:
    """Find the report and place of a statement's name; None where there is none."""
    told = NAME.fullmatch(name)
    if told is None:
        return None
    found = ReportRevision.objects.filter(pk=int(told[1]), report__outline=feeding)
    kept = found.select_related("report__organisation").first()
    if kept is None:
        return None
    source = Source(
        revision=kept.pk,
        body=kept.report.organisation.short_name or str(kept.report.organisation),
        section=told[2],
        paragraph=int(told[3]),
        sentence=int(told[4] or 0),
    )
    return kept.report, source
