"""The form of a report from its page: the body's own words for the body alone."""

import io

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.reports import services
from hoinghi.reports.form_reading import read_form
from hoinghi.reports.form_views import key_of
from hoinghi.reports.merging import Written
from hoinghi.reports.models import Report
from hoinghi.reports.outline_queries import asked_of
from hoinghi.units.models import Account
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def report(conference) -> Report:
    found = Report.objects.filter(organisation__kind="peoples_committee").first()
    writer = make_account(username="xa", body=found.organisation)
    services.save(found, Written(texts={"I": (None, "<p>Đang viết</p>")}), by=writer)
    return Report.objects.select_related("outline", "organisation", "version").get(pk=found.pk)


def form_for(username: str, report: Report) -> bytes:
    client = Client()
    client.force_login(Account.objects.get(username=username))
    page = client.get(reverse("reports:form", args=[report.outline.conference.slug, report.pk]))
    assert page.status_code == 200
    assert "bieu-bao-cao-uy-ban-nhan-dan" in page["Content-Disposition"]
    return page.content


def test_the_body_gets_its_form_with_what_it_has_written(report):
    data = form_for("xa", report)

    read = read_form(data, "bieu.xlsx", asked_of(report), key_of(report))

    assert read.problems == ()
    assert read.content.texts == {"I": "<p>Đang viết</p>"}
    cover = openpyxl.load_workbook(io.BytesIO(data))["Bìa"]
    assert str(report.organisation) in [cell.value for cell in cover["C"]]


def test_the_office_does_not_see_what_is_only_being_written(conference, report):
    make_clerk(conference)

    read = read_form(form_for("vanphong", report), "bieu.xlsx", asked_of(report), key_of(report))

    assert read.content.texts == {}
