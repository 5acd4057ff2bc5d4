"""The quality list of a report as its page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from hoinghi.reports import remark_words
from hoinghi.reports.comparing import common_runs, marked
from hoinghi.reports.content import of_json
from hoinghi.reports.models import RemarkSetAside, Report
from hoinghi.reports.quality import Remark, Rule
from hoinghi.reports.reading_page import Reading
from hoinghi.reports.remark_queries import Looked, looked_through
from hoinghi.reports.rich_text import paragraphs, plain


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRemark:
    """One remark: what, where, what to do; ``aside`` where somebody found it to be no fault."""

    remark: Remark
    place: str
    said: str
    reason: str
    aside: RemarkSetAside | None = None

    @property
    def title(self) -> str | Promise:
        return remark_words.TITLES[self.remark.rule]

    @property
    def is_copy(self) -> bool:
        return self.remark.rule is Rule.COPIED

    @property
    def is_grave(self) -> bool:
        """Tell whether the plan itself orders what is missing."""
        return self.remark.rule in (Rule.NO_OUTCOME, Rule.CONTRADICTS, Rule.EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class QualityList:
    """All that is to be asked of one report."""

    remarks: tuple[ShownRemark, ...]
    aside: tuple[ShownRemark, ...]
    looked: Looked


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A section of two reports, each paragraph cut where words are common."""

    own: Sequence[list[tuple[str, bool]]]
    other: Sequence[list[tuple[str, bool]]]
    report: Report
    section: str


def quality_list(read: Reading) -> QualityList:
    """Give the remarks on what was sent last."""
    looked = looked_through(read.report, read.content)
    return QualityList(
        remarks=tuple(_shown(one, read) for one in looked.remarks),
        aside=tuple(_shown(one, read, kept) for one, kept in looked.aside),
        looked=looked,
    )


def _shown(remark: Remark, read: Reading, aside: RemarkSetAside | None = None) -> ShownRemark:
    return ShownRemark(
        remark=remark,
        place=read.label(remark.place),
        said=remark_words.said(remark, read.asked),
        reason=remark_words.reason(remark, read.asked),
        aside=aside,
    )


def side_by_side(read: Reading, section: str) -> SideBySide | None:
    """Give *section* beside the passage of another body that is most like it; two queries."""
    alike = looked_through(read.report, read.content).alike.get(section)
    if alike is None:
        return None
    other = (
        Report.objects.filter(pk=alike.report, outline=read.report.outline_id)
        .select_related("organisation", "latest")
        .defer("draft")
        .first()
    )
    if other is None or other.latest is None:
        return None
    own_text = read.content.texts.get(section, "")
    other_text = of_json(other.latest.content).texts.get(alike.section, "")
    common = common_runs(plain(own_text), plain(other_text))
    return SideBySide(
        own=[marked(one, common) for one in paragraphs(own_text)],
        other=[marked(one, common) for one in paragraphs(other_text)],
        report=other,
        section=alike.section,
    )
