"""The page on which a report is read and reviewed, as values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hoinghi.reports.asking import Asked
from hoinghi.reports.content import Cell, Content, of_json
from hoinghi.reports.models import (
    KnownFigure,
    Report,
    ReportFile,
    ReportRevision,
    ReviewNote,
    Target,
)
from hoinghi.reports.outline_queries import allocation_of, content_of
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.reading_figures import Beside, FigureRow, figure_rows, label_of
from hoinghi.reports.report_check import check_report
from hoinghi.reports.rich_text import words_in

_PICTURE = re.compile(r'data-picture="([0-9a-f]{64})"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Something said about a place, and the answers to it; ``label`` names a cell for people."""

    note: ReviewNote
    answers: tuple[ReviewNote, ...]
    label: str = ""

    @property
    def is_settled(self) -> bool:
        return self.note.settled_at is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSection:
    """A section of the outline with what the body answered under it.

    Attributes:
        text: Safe markup; "" where nothing was written. ``before``: an earlier text that differs.
        rows: Its figures; ``money`` those by project and source.
    """

    section: OutlineSection
    is_asked: bool
    text: str
    before: str | None
    words: int
    rows: tuple[FigureRow, ...]
    money: tuple[FigureRow, ...]
    threads: tuple[Thread, ...]

    @property
    def is_too_long(self) -> bool:
        most = self.section.most_words
        return most is not None and self.words > most


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A revision as it is read, beside an earlier one where there is one."""

    report: Report
    asked: Asked
    revision: ReportRevision
    earlier: ReportRevision | None
    content: Content
    sections: tuple[ReadSection, ...]
    threads: tuple[Thread, ...]
    revisions: tuple[ReportRevision, ...]
    files: tuple[ReportFile, ...]

    @property
    def whole(self) -> list[Thread]:
        """Give what was said of the whole, and of places that the outline no longer has."""
        placed = {thread.note.pk for one in self.sections for thread in one.threads}
        return [thread for thread in self.threads if thread.note.pk not in placed]

    @property
    def is_latest(self) -> bool:
        return self.revision.pk == self.report.latest_id

    def label(self, place: str) -> str:
        """Name a place of the report for people."""
        return place_label(place, self.asked)


def place_label(place: str, asked: Asked) -> str:
    """Name a section, a cell or the whole for people."""
    if not place:
        return _("Cả báo cáo")
    if "|" in place:
        return label_of(Cell.named(place), asked)
    section = asked.outline.section(place)
    return f"{place}. {section.title}" if section else place


def knows_place(place: str, asked: Asked) -> bool:
    """Tell whether *place* is one of the report: nobody writes notes about anything else."""
    if not place:
        return True
    if "|" not in place:
        return any(one.number == place for one in asked.sections)
    try:
        cell = Cell.named(place)
    except ValueError:
        return False
    periods = {period.code for period in asked.outline.periods}
    parts = {"", *asked.parts}
    return cell.indicator in asked.indicators and cell.period in periods and cell.part in parts


def asked_in(report: Report, revision: ReportRevision) -> Asked:
    """Give the outline by which *revision* was answered, as its body sees it."""
    return Asked(outline=content_of(revision.version), allocation=allocation_of(report))


def reading(report: Report, number: int | None, against: int | None) -> Reading | None:
    """Give the revision *number* (the last by default) beside *against* (the one before).

    None before anything was sent. Seven queries at most.
    """
    every = tuple(
        report.revisions.select_related("version")
        .defer("content", "version__content")
        .order_by("-number")
    )
    shown = next((one for one in every if number in (None, one.number)), None)
    if shown is None:
        return None
    earlier = _earlier(every, shown, against)
    texts = _contents([shown, *([earlier] if earlier else [])])
    asked, content = asked_in(report, shown), texts[shown.pk]
    before = texts[earlier.pk] if earlier else None
    threads = threads_of(report)
    return Reading(
        report=report,
        asked=asked,
        revision=shown,
        earlier=earlier,
        content=content,
        sections=_sections(report, asked, content, before, threads),
        threads=tuple(one for at in threads.values() for one in at),
        revisions=every,
        files=tuple(
            ReportFile.objects.filter(report=report, revision__isnull=False, removed=False)
            .exclude(kind="picture")
            .select_related("revision")
        ),
    )


def threads_of(report: Report) -> dict[str, list[Thread]]:
    """Give what was said between organiser and body, by place; one query."""
    notes = list(
        ReviewNote.objects.filter(report=report, inside=False, revision__isnull=False)
        .select_related("organisation", "revision")
        .order_by("pk")
    )
    answers: dict[int, list[ReviewNote]] = defaultdict(list)
    for note in notes:
        if note.answers_id is not None:
            answers[note.answers_id].append(note)
    found: dict[str, list[Thread]] = defaultdict(list)
    for note in notes:
        if note.answers_id is None:
            found[note.place].append(Thread(note=note, answers=tuple(answers[note.pk])))
    return found


def _earlier(
    every: Sequence[ReportRevision], shown: ReportRevision, against: int | None
) -> ReportRevision | None:
    if against is not None:
        return next((one for one in every if one.number == against and one != shown), None)
    return next((one for one in every if one.number < shown.number), None)


def _contents(revisions: Sequence[ReportRevision]) -> dict[int, Content]:
    rows = ReportRevision.objects.filter(pk__in=[one.pk for one in revisions])
    return {pk: of_json(told) for pk, told in rows.values_list("pk", "content")}


def _sections(
    report: Report,
    asked: Asked,
    content: Content,
    before: Content | None,
    threads: Mapping[str, list[Thread]],
) -> tuple[ReadSection, ...]:
    beside = _beside(report, asked, content, before)
    written = {one.number for one in asked.written}
    return tuple(
        _section(one, one.number in written, report, asked, content, beside, threads)
        for one in asked.sections
    )


def _section(
    one: OutlineSection,
    is_asked: bool,
    report: Report,
    asked: Asked,
    content: Content,
    beside: Beside,
    threads: Mapping[str, list[Thread]],
) -> ReadSection:
    text = content.texts.get(one.number, "")
    was = beside.earlier.texts.get(one.number, "") if beside.earlier else text
    rows = tuple(figure_rows(one, asked, content, beside))
    cells = {f.place for row in rows for f in row.figures}
    return ReadSection(
        section=one,
        is_asked=is_asked,
        text=drawn(text, report),
        before=drawn(was, report) if was != text else None,
        words=words_in(text),
        rows=tuple(row for row in rows if not row.indicator.by_project),
        money=tuple(row for row in rows if row.indicator.by_project),
        threads=tuple(
            replace(thread, label=label_of(Cell.named(place), asked) if place in cells else "")
            for place, found in threads.items()
            if place == one.number or place in cells
            for thread in found
        ),
    )


def _beside(report: Report, asked: Asked, content: Content, before: Content | None) -> Beside:
    last = asked.outline.periods[-1].code if asked.outline.periods else ""
    # Of the body alone: what all are to reach together says nothing of one.
    targets = Target.objects.filter(
        outline=report.outline_id, organisation=report.organisation_id
    ).values_list("indicator", "period", "value")
    known = KnownFigure.objects.filter(
        outline=report.outline_id, organisation=report.organisation_id
    ).values_list("indicator", "period", "part", "value")
    return Beside(
        earlier=before,
        computed=check_report(content, asked).computed,
        computed_before=check_report(before, asked).computed if before else {},
        known={Cell(code, period, part): value for code, period, part, value in known},
        targets={(code, period or last): value for code, period, value in targets},
    )


def drawn(text: str, report: Report) -> SafeString:
    """Give clean *text* for a page, its pictures with their addresses."""
    slug = report.outline.conference.slug

    def address(found: re.Match[str]) -> str:
        url = reverse("reports:picture", args=[slug, report.pk, found[1]])
        return f'src="{url}" loading="lazy"'

    return mark_safe(_PICTURE.sub(address, text))  # noqa: S308 - kept clean by rich_text.clean
