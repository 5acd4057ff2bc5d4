"""Who answers what: ticked by the office, never at the cost of what somebody else ticked."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.reports import allocation_acts, outline_acts
from hoinghi.reports.allocation_acts import Kind, Ticks
from hoinghi.reports.models import Report, ReportOutline
from hoinghi.reports.outline_queries import asked_of, in_force
from hoinghi.reports.outlines import outline as known_outline
from tests.factories import make_clerk, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def office(conference):
    return make_clerk(conference)


@pytest.fixture
def version(conference):
    found = in_force(ReportOutline.objects.get(conference=conference))
    found.outline.conference = conference
    return found


@pytest.fixture
def client(office) -> Client:
    made = Client()
    made.force_login(office)
    return made


def page_of(version, name: str = "allocation") -> str:
    outline = version.outline
    return reverse(f"reports:{name}", args=[outline.conference.slug, outline.pk])


def department() -> Report:
    return Report.objects.exclude(organisation__kind="peoples_committee").get()


def test_the_page_shows_the_usual_allocation(client, version):
    page = client.get(page_of(version), {"loai": department().organisation.kind})

    (row,) = page.context["rows"]
    assert [code for code, has in row["ticks"] if has] == [
        "I", "II.2", "II.3", "II.4", "IV", "V", "VI",
    ]  # fmt: skip


def test_ticks_change_what_a_body_answers(client, version):
    report = department()

    client.post(
        page_of(version, "allocation-tick"),
        {"xem": "muc", "don-vi": report.pk, f"co-{report.pk}": "I,II.2",
         f"chon-{report.pk}": ["I", "III"]},
    )  # fmt: skip

    report.refresh_from_db()
    assert [one.number for one in asked_of(report).written] == [
        "I", "II.3", "II.4", "III", "IV", "V", "VI",
    ]  # fmt: skip


def test_two_people_who_tick_at_once_keep_both(version, office):
    report = department()
    seen = frozenset({"D304", "D305", "D306", "CS01"})

    for added in ("TH02", "NG03"):
        allocation_acts.tick(
            version,
            Kind.INDICATORS,
            {report.pk: Ticks(before=seen, after=seen | {added})},
            by=office,
        )

    report.refresh_from_db()
    assert set(report.allocation["indicators"]) == seen | {"TH02", "NG03"}


def test_a_kind_of_bodies_is_asked_at_once_and_goes_back_to_what_is_usual(client, version):
    there = page_of(version, "allocation-many")
    told = {"xem": "muc", "loai-don-vi": "peoples_committee"}

    client.post(there, {**told, "viec": "thoi", "cot": ["III"]})
    without = (
        Report.objects.filter(allocation__sections__contains="III")
        if False
        else [one for one in Report.objects.all() if "III" not in one.allocation["sections"]]
    )
    client.post(there, {**told, "viec": "mac-dinh"})

    assert len(without) == 23
    again = [one for one in Report.objects.all() if "III" in one.allocation["sections"]]
    assert len(again) == 22


def test_who_answers_nothing_is_shown(client, version):
    report = department()
    report.allocation = {"sections": [], "indicators": [], "projects": []}
    report.save()

    page = client.get(page_of(version), {"loai": "khong"})

    assert page.context["nothing"] == 1
    assert [row["report"].pk for row in page.context["rows"]] == [report.pk]


def test_bodies_may_owe_a_report_that_the_plan_does_not_ask_for(
    client, conference, version, office
):
    made = outline_acts.add_outline(conference, known_outline("chung"), "Thêm", by=office)
    draft = outline_acts.draft_of(made)
    outline_acts.release(draft, "", based_on=draft.stamp, by=office)
    made.conference = conference
    draft.outline = made

    client.post(page_of(draft, "allocation-owing"), {"theo": version.outline_id})
    owed = Report.objects.filter(outline=made, withdrawn=False)
    assert owed.count() == 23
    client.post(page_of(draft, "allocation-owing"), {"bo": owed.first().pk})

    assert owed.count() == 22


def test_the_page_asks_the_same_for_any_number_of_bodies(client, version):
    kind = department().organisation.kind
    client.get(page_of(version))

    with CaptureQueriesContext(connection) as few:
        client.get(page_of(version), {"loai": kind})
    with CaptureQueriesContext(connection) as many:
        client.get(page_of(version))

    assert len(few) == len(many)
