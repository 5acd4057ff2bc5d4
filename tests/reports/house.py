"""Reports of a district with the people around them; what was sent is made by hand."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from hoinghi.conferences.models import Conference
from hoinghi.reports import services
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell
from hoinghi.reports.merging import Written
from hoinghi.reports.models import Report, ReportRevision
from hoinghi.units.models import Account
from tests.factories import make_account, make_clerk, make_conference

IN_TIME = timezone.make_aware(datetime(2023, 11, 20, 9))


@dataclass
class House:
    conference: Conference
    report: Report
    other: Report
    clerk: Account
    writer: Account
    neighbour: Account


def make_house() -> House:
    """Give two communes that owe a report, each with its writer, and the office's clerk."""
    conference = make_conference()
    communes = Report.objects.filter(
        outline__conference=conference, organisation__kind="peoples_committee"
    ).select_related("outline", "organisation", "version", "call")
    one, other = communes.order_by("pk")[:2]
    return House(
        conference=conference,
        report=one,
        other=other,
        clerk=make_clerk(conference),
        writer=make_account(username="xa", body=one.organisation),
        neighbour=make_account(username="xa-khac", body=other.organisation),
    )


def number(value: int | str, *, is_official: bool = True) -> Answer:
    return Answer(said=Said.NUMBER, number=Decimal(value), is_official=is_official)


def write(report: Report, by: Account, texts: dict[str, str] | None = None, **figures: int) -> None:
    """Put texts by section and figures of 2023 by code into the draft, over what stands there."""
    report.refresh_from_db()
    draft = services.of_json(report.draft)
    told = {}
    for code, value in figures.items():
        cell = Cell(code, "2023")
        told[cell] = (draft.answers.get(cell), number(value))
    said = {key: (draft.texts.get(key), text) for key, text in (texts or {}).items()}
    services.save(report, Written(answers=told, texts=said), by=by)


def send(report: Report, by: Account, at: datetime = IN_TIME) -> ReportRevision:
    report.refresh_from_db()
    return services.send(report, based_on=report.stamp, by=by, now=at)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client
