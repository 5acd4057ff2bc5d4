"""A page of the matrix: body by section, with the signs of what each has sent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from hoinghi.journal.editions import Kept
from hoinghi.reports import labels, remark_queries
from hoinghi.reports.content import of_json
from hoinghi.reports.marks import Looked, Sign, looked, section_of, sign
from hoinghi.reports.models import Report, ReportRevision
from hoinghi.reports.outline_queries import asked_of, content_of
from hoinghi.reports.outlines import OutlineSection
from hoinghi.reports.quality import Rule
from hoinghi.reports.rate import Line, Stage, Timing

_LOOKED: Kept[Looked] = Kept(20_000)
"""By revision and allocation: a revision never changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One section of one body; ``number`` counts its remarks."""

    section: OutlineSection
    sign: Sign
    number: int = 0

    @property
    def said(self) -> str | Promise:
        return labels.SIGN[self.sign]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A body of the matrix."""

    line: Line
    cells: tuple[Cell, ...]
    looked: Looked | None
    timing: Timing
    days: int
    remarks: int | None = 0

    @property
    def seen(self) -> str:
        """What a ticked box tells: the report, and the revision that was seen."""
        return f"{self.line.report}-{self.line.number}"

    @property
    def may_be_accepted(self) -> bool:
        return self.line.stage in (Stage.SENT, Stage.PASSED)

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is to be said of it: every section written, no remark."""
        plain = (Sign.NOT_ASKED, Sign.WRITTEN)
        return (
            self.may_be_accepted and not self.remarks and all(c.sign in plain for c in self.cells)
        )

    @property
    def stage_said(self) -> str | Promise:
        return labels.STAGE[self.line.stage]

    @property
    def timing_said(self) -> str | Promise:
        return labels.TIMING[self.timing]

    @property
    def to_look_at(self) -> list[Cell]:
        """Give the sections that need a look, for the list on a telephone."""
        plain = (Sign.NOT_ASKED, Sign.WAITING, Sign.WRITTEN)
        return [cell for cell in self.cells if cell.sign not in plain]


def rows(lines: Sequence[Line], today: date) -> tuple[tuple[OutlineSection, ...], list[Row]]:
    """Give the sections and a row for each of *lines*; two queries."""
    reports = (
        Report.objects.filter(pk__in=[one.report for one in lines])
        .select_related("version")
        .defer("draft", "version__content")
        .in_bulk()
    )
    sections = _sections(list(reports.values()))
    found = looked_at(list(reports.values()))
    known = remark_queries.known_of(list(reports.values()))
    return sections, [
        _row(one, reports[one.report], found, known.get(one.report, 0), sections, today)
        for one in lines
    ]


def looked_at(reports: Sequence[Report]) -> dict[int, Looked]:
    """Look over what was sent of *reports*, by their key; one query for what is not known yet."""
    keys = {one.pk: _key(one) for one in reports if one.latest_id is not None}
    new = [one.latest_id or 0 for one in reports if one.pk in keys and keys[one.pk] not in _LOOKED]
    sent = dict(ReportRevision.objects.filter(pk__in=new).values_list("pk", "content"))
    return {
        one.pk: _LOOKED.get(
            keys[one.pk],
            lambda one=one: looked(of_json(sent[one.latest_id]), asked_of(one)),  # type: ignore[misc] # bound now
        )
        for one in reports
        if one.pk in keys
    }


def _key(report: Report) -> tuple[object, ...]:
    return remark_queries.key_of(report)


def _sections(reports: Sequence[Report]) -> tuple[OutlineSection, ...]:
    newest = max((one.version for one in reports), key=lambda one: one.number, default=None)
    if newest is None:
        return ()
    return tuple(one for one in content_of(newest).sections if one.is_written)


def _by_section(report: Report) -> Counter[str]:
    """Count the remarks that are known of each section; empty and long ones have their own sign."""
    places = [(one.number, one.indicators) for one in asked_of(report).sections]
    return Counter(
        section_of(one.place, places)
        for one in remark_queries.remarks_kept(report)
        if one.rule not in (Rule.EMPTY, Rule.TOO_LONG)
    )


def _row(
    line: Line,
    report: Report,
    found: dict[int, Looked],
    remarks: int | None,
    sections: Sequence[OutlineSection],
    today: date,
) -> Row:
    own, told = found.get(report.pk), _by_section(report)
    asked = {one.number for one in asked_of(report).written}
    return Row(
        line=line,
        looked=own,
        timing=line.timing(today),
        days=line.days_late(today),
        remarks=remarks,
        cells=tuple(
            Cell(
                section=one,
                sign=sign(one.number, own, told) if one.number in asked else Sign.NOT_ASKED,
                number=told[one.number],
            )
            for one in sections
        ),
    )
