"""The page on which a body writes its report."""

import json

import pytest
from django.urls import reverse

from hoinghi.reports.models import Report
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    make_conference()
    found = Report.objects.filter(organisation__kind="peoples_committee").select_related("outline")
    return found.first()


@pytest.fixture
def writer(report, client):
    account = make_account(username="xa", body=report.organisation)
    client.force_login(account)
    return account


def at(name: str, report: Report, *more) -> str:
    return reverse(f"reports:{name}", args=[report.outline.conference.slug, report.pk, *more])


def save(client, report, **told):
    answer = client.post(at("save", report), json.dumps(told), content_type="application/json")
    return answer, answer.json()


def figure(typed, before=None, status="preliminary", as_of="2023-11-20"):
    return {"before": before, "typed": typed, "status": status, "as_of": as_of}


def test_the_page_opens_with_sections_figures_and_what_is_known(report, writer, client):
    page = client.get(at("write", report))

    assert page.status_code == 200
    assert b'data-cell="NG03|2023|"' in page.content


def test_what_is_typed_is_saved_cell_by_cell(report, writer, client):
    _, told = save(
        client, report, answers={"TH01|2023|": figure("1.234"), "TH02|2023|": figure("x")}
    )

    assert told["answers"]["TH01|2023|"]["typed"] == "1.234"
    assert "TH02|2023|" in told["problems"]
    report.refresh_from_db()
    assert report.draft["answers"] == {"TH01|2023|": ["number", "1234", False, "2023-11-20"]}
