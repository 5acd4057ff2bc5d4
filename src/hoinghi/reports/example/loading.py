"""Đưa báo cáo mẫu vào một hội nghị bằng chính các việc của phòng, nên nhật ký kể đúng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_UP, Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.reports import services
from hoinghi.reports.content import Content, of_json
from hoinghi.reports.example.story import Story, stories
from hoinghi.reports.example.writing import Writer, half_written, with_reasons
from hoinghi.reports.merging import differences
from hoinghi.reports.models import KnownFigure, Report, ReportOutline, Target
from hoinghi.reports.outline_queries import asked_of, content_of
from hoinghi.units.models import Account

_COMMITTEE = "Ủy ban nhân dân "
_KNOWN = ("NG01", "NG02", "NG03", "NG05", "NG06")
_KNOWN_SOURCE = "Kết quả rà soát hộ nghèo năm {} (số liệu minh họa)"
_TARGET_SOURCE = "Kế hoạch theo Quyết định số 1566/QĐ-UBND (chỉ tiêu minh họa)"
_OPEN_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """An example as it is told: the reports by code of their body, who writes, who reviews."""

    writer: Writer
    reports: Mapping[str, Report]
    office: Account


def load(conference: Conference, folder: Path, *, office: Account) -> int:
    """Let the bodies of *conference* report as the files of *folder* tell; twice changes nothing.

    Runs in the scope of the whole conference.

    Args:
        office: Of the office that returns, accepts and lets send late.

    Returns:
        How many reports were sent; 0 where any had been begun before.
    """
    reports = _reports(conference)
    if not reports or any(one.stamp or one.latest_id for one in reports.values()):
        return 0
    with transaction.atomic():
        return _load(conference, folder, reports, office)


def keep_open(conference: Conference, code: str, *, office: Account) -> None:
    """Let the body of *code* still send, whatever the day is on which somebody looks around."""
    report = _reports(conference).get(code)
    today = timezone.localdate()
    until = today + timedelta(days=_OPEN_DAYS)
    if report is None or (report.extended_until and report.extended_until > today):
        return
    services.let_late(report, until, "Mở để xem thử việc gửi báo cáo.", by=office)


def _load(
    conference: Conference, folder: Path, reports: Mapping[str, Report], office: Account
) -> int:
    any_report = next(iter(reports.values()))
    names = {code: _name(one) for code, one in reports.items()}
    told = _Told(
        writer=Writer.of_folder(folder, names, content_of(any_report.version).periods),
        reports=reports,
        office=office,
    )
    known = [story for story in stories(folder) if story.code in reports]
    _known_figures(told, any_report.outline, {one.code: one.flaw for one in known})
    _targets(told, any_report.outline)
    # As they came in, so that the log reads like those days.
    return sum(_tell(told, one) for one in sorted(known, key=_first_day))


def _reports(conference: Conference) -> dict[str, Report]:
    rows = Report.objects.filter(outline__conference=conference, withdrawn=False)
    found = rows.select_related("outline__conference", "organisation", "version", "call", "latest")
    return {one.organisation.code: one for one in found}


def _first_day(story: Story) -> tuple[bool, tuple[datetime, ...]]:
    return not story.sent, story.sent


def _name(report: Report) -> str:
    """Name the area of a committee, or the department."""
    return report.organisation.name.removeprefix(_COMMITTEE)


def _tell(told: _Told, story: Story) -> bool:
    if story.end == "none":
        return False
    report = told.reports[story.code]
    asked = asked_of(report)
    by = _account(report)
    content = told.writer.written(story, asked)
    if story.end == "writing":
        _write(report, half_written(content), by)
        return False
    if story.late:
        services.let_late(report, *story.late, by=told.office)
    first, *again = story.sent
    _send(report, with_reasons(content, asked, _reason(story)), by, first)
    if story.returned:
        services.return_(report, dict(story.returned), based_on=None, by=told.office)
    for at in again:
        _send(report, told.writer.right(story.code, asked), by, at)
    if story.end == "accepted":
        services.accept(report, based_on=None, by=told.office)
    return True


def _reason(story: Story) -> str:
    return "Đã đối chiếu với hồ sơ lưu tại đơn vị, số liệu đúng." if story.sent else ""


def _send(report: Report, content: Content, by: Account, at: datetime) -> None:
    stands = _write(report, content, by)
    services.send(stands, based_on=stands.stamp, by=by, now=timezone.make_aware(at))


def _write(report: Report, content: Content, by: Account) -> Report:
    stands = Report.objects.get(pk=report.pk)
    saved, clashes = services.save(report, differences(of_json(stands.draft), content), by=by)
    if clashes:
        raise ValueError(f"somebody else writes the example {report}: {clashes}")
    return saved


def _account(report: Report) -> Account:
    """Give who reports for a body in the example: nobody can sign in as them."""
    body = report.organisation
    found, is_new = Account.objects.get_or_create(
        username=f"mau-{body.code.lower()}",
        defaults={
            "full_name": f"Cán bộ báo cáo, {body.short_name or body.name} (mẫu)"[:150],
            "organisation": body,
        },
    )
    if is_new:
        found.set_unusable_password()
        found.save(update_fields=["password"])
    return found


def _known_figures(told: _Told, outline: ReportOutline, flaws: Mapping[str, str]) -> None:
    KnownFigure.objects.bulk_create(
        KnownFigure(
            outline=outline,
            organisation=told.reports[code].organisation,
            indicator=indicator,
            period=period,
            value=value,
            source=_KNOWN_SOURCE.format(period),
        )
        for code, indicator, period, value in _official(told, flaws)
    )


def _official(
    told: _Told, flaws: Mapping[str, str]
) -> Iterator[tuple[str, str, str, int | Decimal]]:
    for code, years in told.writer.years.items():
        latest = max(years)
        for period, year in years.items():
            if code in told.reports and period != latest:
                # The body that is to differ reports two more than was recognised.
                off = -2 if flaws.get(code) == "known" and period == "2022" else 0
                for indicator in _KNOWN:
                    at_end = off if indicator == "NG03" else 0
                    yield code, indicator, period, year[indicator] + at_end


def _targets(told: _Told, outline: ReportOutline) -> None:
    whole = told.writer.total
    latest = max(whole)
    rows = [
        _target(outline, None, "NG04", latest, _rate(whole[latest]) - Decimal("0.1")),
        _target(outline, None, "NG14", latest, Decimal(1)),
        _target(outline, None, "D201", latest, Decimal(40)),
        _target(outline, None, "D402", latest, Decimal(240)),
        _target(outline, None, "D501", latest, Decimal(150)),
        _target(outline, None, "TD02", latest, Decimal(160)),
        _target(outline, None, "TD03", latest, Decimal(180)),
        _target(outline, None, "TD01", latest, Decimal(900)),
    ]
    for at, (code, years) in enumerate(told.writer.years.items()):
        if code in told.reports:
            report = told.reports[code]
            # A few fall short, most do a little better than they had to.
            room = Decimal((-3, 2, 3, 1, 4)[at % 5]) / 10
            rows.append(_target(outline, report, "NG04", latest, _rate(years[latest]) + room))
            rows.append(_target(outline, report, "D201", latest, Decimal(2)))
    Target.objects.bulk_create(rows)


def _target(
    outline: ReportOutline, report: Report | None, indicator: str, period: str, value: Decimal
) -> Target:
    return Target(
        outline=outline,
        organisation=report.organisation if report else None,
        indicator=indicator,
        period=period,
        value=value,
        source=_TARGET_SOURCE,
    )


def _rate(year: Mapping[str, int | Decimal]) -> Decimal:
    exact = 100 * Decimal(year["NG03"]) / Decimal(year["NG01"])
    return exact.quantize(Decimal("0.1"), rounding=ROUND_UP)
