"""The overview of a conference as values: what needs doing now comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hoinghi.conferences.findings import Noted
from hoinghi.conferences.glance import OFFICES, ToDo
from hoinghi.conferences.lights import Light
from hoinghi.conferences.models import Conference
from hoinghi.conferences.panels import Panel
from hoinghi.reading.plan import Lines, Plan, Severity

#: So many findings stand on the overview; the plan page has them all.
SHOWN_FINDINGS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Countdown:
    """How far away the day is: ``number`` of days where that is worth saying, and a sentence."""

    number: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact of the conference; ``value`` in the words of the plan, ``lines`` where it says so."""

    label: str
    value: str
    lines: Lines | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingGroup:
    """The findings of one severity, in the order of the source."""

    severity: Severity
    title: str
    findings: tuple[Noted, ...]


def countdown(starts_on: date | None, today: date) -> Countdown:
    """Say how far away the day of the conference is."""
    if starts_on is None:
        return Countdown(number=None, text=_("Chưa ấn định ngày"))
    days = (starts_on - today).days
    if days < 0:
        return Countdown(number=None, text=_("Đã diễn ra"))
    if days == 0:
        return Countdown(number=None, text=_("Hôm nay"))
    return Countdown(number=days, text=ngettext("ngày nữa", "ngày nữa", days))


def facts(conference: Conference, plan: Plan) -> Iterator[Fact]:
    """Give when, where, by whom and for how many, as said; what is not said is left out."""
    lines = plan.event.lines
    header = dict(plan.header_lines)
    if when := _when(conference):
        yield Fact(label=_("Thời gian"), value=when, lines=lines)
    if conference.venue:
        yield Fact(label=_("Địa điểm"), value=conference.venue, lines=lines)
    if conference.host_name:
        yield Fact(
            label=_("Cơ quan tổ chức"), value=conference.host_name, lines=header.get("issuer")
        )
    if conference.expected_delegates is not None:
        yield Fact(label=_("Số đại biểu"), value=str(conference.expected_delegates), lines=lines)
    if conference.signatory_name:
        yield Fact(label=_("Người ký"), value=_signatory(conference), lines=plan.signature.lines)


def grouped(findings: Iterable[Noted]) -> list[FindingGroup]:
    """Sort findings by severity, the gravest first; empty groups are left out."""
    titles = {
        Severity.ERROR: _("Phải sửa"),
        Severity.WARNING: _("Nên xem lại"),
        Severity.HINT: _("Gợi ý"),
    }
    found = tuple(findings)
    groups = [
        FindingGroup(
            severity=severity,
            title=title,
            findings=tuple(one for one in found if one.severity is severity),
        )
        for severity, title in titles.items()
    ]
    return [group for group in groups if group.findings]


def gravest(findings: Sequence[Noted], number: int = SHOWN_FINDINGS) -> list[Noted]:
    """Give the *number* findings that matter most, in the order of the source among equals."""
    order = list(Severity)
    return sorted(findings, key=lambda finding: order.index(finding.severity))[:number]


def todos(conference: Conference, plan: Plan, findings: Iterable[Noted]) -> Iterator[ToDo]:
    """Give what the plan itself asks of those who prepare: faults, and a day to be fixed."""
    page = reverse("conferences:plan", args=[conference.slug])
    told = Counter(finding.severity for finding in findings)
    if errors := told[Severity.ERROR]:
        text = ngettext(
            "Kế hoạch có %(number)d chỗ phải sửa.", "Kế hoạch có %(number)d chỗ phải sửa.", errors
        )
        yield _todo(text % {"number": errors}, f"{page}#phat-hien", Light.RED)
    if conference.starts_on is None:
        line = plan.event.lines.first if plan.event.lines else None
        url = f"{page}#dong-{line}" if line else page
        yield _todo(_("Ấn định ngày, giờ tổ chức hội nghị."), url, Light.RED)
    if doubts := told[Severity.WARNING]:
        text = ngettext(
            "Kế hoạch có %(number)d chỗ nên xem lại.",
            "Kế hoạch có %(number)d chỗ nên xem lại.",
            doubts,
        )
        yield _todo(text % {"number": doubts}, f"{page}#phat-hien", Light.AMBER)


def asked_of_panels(panels: Sequence[Panel], base: str = "") -> Iterator[ToDo]:
    """Give what panels ask for, one sentence each; *base* is the page on which they stand."""
    for panel in panels:
        for text in panel.todo:
            yield _todo(text, f"{base}#{panel.slug}", Light.AMBER)


def gaps_todo(gaps: int, url: str) -> ToDo:
    """Ask for the details that the papers of the dossier still lack."""
    text = ngettext(
        "Bổ sung %(number)d thông tin mà hồ sơ còn thiếu.",
        "Bổ sung %(number)d thông tin mà hồ sơ còn thiếu.",
        gaps,
    )
    return _todo(text % {"number": gaps}, url, Light.AMBER)


def _todo(text: str, url: str, light: Light) -> ToDo:
    return ToDo(text=text, url=url, whose=OFFICES, light=light)


def _when(conference: Conference) -> str:
    if conference.starts_on is None:
        return conference.date_text
    hour = f"{conference.time}, " if conference.time else ""
    return f"{hour}{conference.starts_on:%d/%m/%Y}"


def _signatory(conference: Conference) -> str:
    titles = [conference.signing_authority, conference.signatory_position]
    said = ", ".join(filter(None, titles))
    return f"{conference.signatory_name} ({said})" if said else conference.signatory_name
