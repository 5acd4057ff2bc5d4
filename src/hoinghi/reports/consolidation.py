"""Trang số liệu tổng hợp: kết quả so với chỉ tiêu, theo dự án và đơn vị, bằng số và biểu đồ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from hoinghi.charts import Chart
from hoinghi.reports import result_charts
from hoinghi.reports.consolidation_choice import ALL_PERIODS, Choice, latest_told
from hoinghi.reports.indicators import Chain, Direction, Indicator
from hoinghi.reports.models import ReportOutline, ReportRevision
from hoinghi.reports.outline_queries import content_of
from hoinghi.reports.outlines import Outline
from hoinghi.reports.results import Money, Part, Targets, money, parts
from hoinghi.reports.rolled import Group, GroupKind, Rolled
from hoinghi.units.labels import KIND

_HEADLINES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a list, and whether it is the one that stands."""

    value: str
    title: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Choices under one heading; "" for those that need none."""

    heading: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """How many of the bodies handed in, and how many reports were accepted."""

    expected: int
    sent: int
    accepted: int
    last: datetime | None
    missing: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        return self.sent == self.expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart of the page under a key of its own (``charts`` on pages)."""

    key: str
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What the page shows."""

    outline: ReportOutline
    choice: Choice
    periods: tuple[Option, ...]
    groups: tuple[Options, ...]
    ranked: tuple[Options, ...]
    handed: Handed
    parts: tuple[Part, ...]
    asked_money: tuple[Indicator, ...]
    money: tuple[Money, ...]
    charts: tuple[Drawn, ...]
    breaks: tuple[str, ...]
    crosses: tuple[str, ...]
    unplaced: tuple[tuple[str, str], ...]
    has_others: bool
    has_targets: bool

    @property
    def is_empty(self) -> bool:
        return self.handed.sent == 0


def page(outline: ReportOutline, rolled: Rolled, targets: Targets, choice: Choice) -> Page:
    """Make the page of one outline."""
    period, group = choice.asked_period, choice.group
    found = tuple(parts(rolled, targets, period, group))
    asked, rows = money(rolled, period, group)
    every = [one for part in found for one in part.results]
    return Page(
        outline=outline,
        choice=choice,
        periods=tuple(period_options(rolled, choice)),
        groups=tuple(group_options(rolled, choice.group)),
        ranked=tuple(ranked_options(rolled, ranked(rolled, choice))),
        handed=handed(rolled, group),
        parts=found,
        asked_money=asked,
        money=tuple(rows),
        charts=tuple(_charts(rolled, targets, choice, found)),
        breaks=tuple(
            dict.fromkeys(
                f"{told.before}/{told.after}: {told.why}"
                for one in every
                for told in one.figure.breaks
            )
        ),
        crosses=rolled.groups[group].crosses,
        unplaced=rolled.unplaced,
        has_others=any(one.other for one in every),
        has_targets=any(one.target is not None for one in every),
    )


def period_title(rolled: Rolled, choice: Choice) -> str:
    """Say which period is shown."""
    if choice.period == ALL_PERIODS:
        return _("cả giai đoạn")
    known = {one.code: one.title for one in rolled.outline.periods}
    return known.get(choice.period, choice.period).lower()


def period_options(rolled: Rolled, choice: Choice) -> Iterator[Option]:
    """Give the periods, and all of them where there are several."""
    for one in rolled.outline.periods:
        yield Option(value=one.code, title=one.title, is_chosen=one.code == choice.period)
    if len(rolled.outline.periods) > 1:
        is_chosen = choice.period == ALL_PERIODS
        yield Option(value=ALL_PERIODS, title=_("Cả giai đoạn"), is_chosen=is_chosen)


def group_options(rolled: Rolled, chosen: str) -> Iterator[Options]:
    """Give the groups under what they are grouped by."""
    headings = {
        GroupKind.WHOLE: "",
        GroupKind.KIND: _("Theo loại đơn vị"),
        GroupKind.THEN: _("Theo địa bàn khi báo cáo"),
        GroupKind.NOW: _("Theo đơn vị hiện nay"),
    }
    for kind, heading in headings.items():
        found = [one for one in rolled.groups.values() if one.kind is kind]
        if found:
            yield Options(
                heading=heading,
                options=tuple(
                    Option(value=one.key, title=group_title(one), is_chosen=one.key == chosen)
                    for one in found
                ),
            )


def group_title(group: Group) -> str:
    """Name a group in the language of the page."""
    if group.kind is GroupKind.WHOLE:
        return _("Toàn bộ đơn vị")
    if group.kind is GroupKind.KIND:
        return str(KIND.get(group.title, group.title))
    return group.title


def handed(rolled: Rolled, group: str) -> Handed:
    """Count who handed in."""
    bodies = rolled.members(group)
    sent = [one.sent for one in bodies if one.sent]
    return Handed(
        expected=len(bodies),
        sent=len(sent),
        accepted=sum(one.is_accepted for one in sent),
        last=max((one.at for one in sent), default=None),
        missing=tuple(one.said for one in bodies if one.sent is None),
    )


def ranked(rolled: Rolled, choice: Choice) -> Indicator | None:
    """Give the indicator by which bodies are put in order: the chosen, else the first effect."""
    every = rolled.outline.indicators
    if choice.indicator:
        return every[choice.indicator]
    fitting = [one for one in every.values() if one.direction is not Direction.NONE]
    fitting = [one for one in fitting if not one.by_project] or list(every.values())
    rates = [one for one in fitting if one.is_computed and one.chain is Chain.OUTCOME]
    return next(iter([*rates, *fitting]), None)


def ranked_options(rolled: Rolled, chosen: Indicator | None) -> Iterator[Options]:
    """Give the indicators under the sections that ask for them."""
    every = rolled.outline.indicators
    for section in rolled.outline.sections:
        own = [every[code] for code in section.indicators if code in every]
        if own:
            yield Options(
                heading=f"{section.number}. {section.title}",
                options=tuple(
                    Option(
                        value=one.code,
                        title=f"{one.name} ({one.unit})",
                        is_chosen=chosen is not None and one.code == chosen.code,
                    )
                    for one in own
                ),
            )


def _charts(
    rolled: Rolled, targets: Targets, choice: Choice, found: Iterable[Part]
) -> Iterator[Drawn]:
    if not any(one.sent for one in rolled.members(choice.group)):
        return
    period = choice.asked_period or latest_told(rolled)
    group, one = choice.group, ranked(rolled, choice)
    every = [each for part in found for each in part.results]
    goals = result_charts.goals_of(every, period_title(rolled, choice))
    slopes = result_charts.slope_choices(rolled)
    wanted = one if one in slopes else next(iter(slopes), None)
    slope = result_charts.slope_of(rolled, wanted, group, period) if wanted else None
    heat = result_charts.heat_of(rolled, heat_codes(rolled), group, period)
    ranks = result_charts.ranks_of(rolled, one, group, period) if one else None
    named = (("chi-tieu", goals), ("dau-cuoi", slope), ("xep-hang", ranks), ("o-mau", heat))
    for key, chart in named:
        if chart is not None:
            yield Drawn(key=f"bd-{key}", chart=chart)


def heat_codes(rolled: Rolled) -> list[str]:
    """Choose what the heat map shows: rates of effect first, then other effects of core."""
    every = [one for one in rolled.outline.indicators.values() if not one.by_project]
    wanted = [one for one in every if one.direction is not Direction.NONE]
    order = sorted(
        wanted,
        key=lambda one: (not one.is_computed, one.chain is not Chain.OUTCOME, not one.is_core),
    )
    return [one.code for one in order[: result_charts.MOST_COLUMNS]]


def part_title(rolled: Rolled, part: str) -> str:
    """Name a project, a source of money or both; "" for the whole."""
    project, _slash, source = part.partition("/")
    titles = {one.code: one.title for one in (*rolled.outline.projects, *rolled.outline.sources)}
    return ", ".join(titles.get(one, one) for one in (project, source) if one)


def state_said(rolled: Rolled, group: str) -> str:
    """Say in a file how complete it is, and what counts."""
    told = handed(rolled, group)
    counted = (
        "chỉ số liệu đã nhận" if rolled.is_accepted_only else "số liệu đã gửi, kể cả chưa nhận"
    )
    return (
        f"{rolled.groups[group].title or 'Toàn bộ đơn vị'}: {told.sent}/{told.expected} đơn vị có "
        f"báo cáo được tính, {told.accepted} đã nhận; {counted}"
    )


def outline_of(revision: ReportRevision) -> Outline:
    """Give the outline that a revision answers."""
    return content_of(revision.version)
