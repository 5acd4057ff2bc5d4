"""Reports of a few bodies as they were sent: for tests of what is made of them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content, as_json
from hoinghi.reports.models import Report, ReportRevision
from hoinghi.units.models import Account

IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))


def said(value: object, *, is_official: bool = True) -> Answer:
    """Give a figure: a number, ``None`` for no data, ``"x"`` for "does not apply"."""
    if value is None:
        return Answer(said=Said.NO_DATA)
    if value == "x":
        return Answer(said=Said.NOT_APPLICABLE)
    return Answer(said=Said.NUMBER, number=Decimal(str(value)), is_official=is_official)


def send(
    report: Report,
    by: Account,
    figures: dict[str, object],
    *,
    at: datetime = IN_TIME,
    is_official: bool = True,
    sources: dict[str, str] | None = None,
) -> ReportRevision:
    """Send *figures* of *report*: "NG03|2023" or "VN01|2023|DA2/trung-uong" → value.

    *sources*: full name of a cell → where it was read.
    """
    answers = {
        Cell(*name.split("|")): said(value, is_official=is_official)
        for name, value in figures.items()
    }
    stands = Report.objects.get(pk=report.pk)
    stands.draft = as_json(Content(answers=answers, sources=sources or {}))
    stands.save(update_fields=["draft"])
    return services.send(
        stands, based_on=stands.stamp, by=by, on_behalf="công văn kèm báo cáo", now=at
    )


def communes(conference) -> list[Report]:  # type: ignore[no-untyped-def] # models load lazily
    """Give the reports of the people's committees, by name."""
    found = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    )
    return list(
        found.select_related("outline__conference", "organisation").order_by("organisation__name")
    )


def department(conference) -> Report:  # type: ignore[no-untyped-def] # models load lazily
    """Give the report of the department of health."""
    return Report.objects.select_related("outline__conference", "organisation").get(
        outline__conference=conference, organisation__name__icontains="y tế"
    )
