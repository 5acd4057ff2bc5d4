"""Pages of rolled-up figures: what they show, to whom, and with how many queries."""

from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.reports import services
from hoinghi.reports.models import FileKind, ReportFile, Target
from tests.factories import PASSWORD, make_account, make_clerk, make_conference
from tests.reports.consolidating import communes, department, send
from tests.reports.test_rolling import poor

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def clerk(conference):
    return make_clerk(conference)


@pytest.fixture
def office(client, clerk):
    client.login(username=clerk.username, password=PASSWORD)
    return client


def page(client, conference, name="", **query):
    address = reverse(f"reports:consolidation{name}", args=[conference.slug])
    return client.get(f"{address}?{urlencode(query)}")


def test_the_page_shows_sums_with_targets_and_the_body_that_says_otherwise(
    office, conference, clerk
):
    one, two, *_ = communes(conference)
    send(one, clerk, {**poor(40, 10), "D304|2023": 30, "D305|2023": 3})
    send(two, clerk, {**poor(60, 5, whole=3000), "D304|2023": 50, "D305|2023": 5})
    send(department(conference), clerk, {"D304|2023": 90, "D305|2023": 8})
    Target.objects.create(outline=one.outline, indicator="NG03", period="2023", value=90)
    Target.objects.create(outline=one.outline, indicator="NG08", period="2023", value=20)

    shown = page(office, conference)

    told = shown.content.decode()
    assert shown.status_code == 200
    assert "3/23 đơn vị có báo cáo được tính" in told
    assert "<strong>85</strong>" in told
    assert "lệch +10" in told
    assert told.count('<svg class="hn-chart"') == 4
    assert "Đạt" in told
    assert "Chưa đạt" in told


def test_a_page_without_reports_says_so(office, conference):
    shown = page(office, conference)

    assert "Chưa đơn vị nào gửi số liệu" in shown.content.decode()


def test_a_figure_leads_to_the_bodies_and_to_each_revision_of_one(office, conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    services.return_(one, {"TH01|2023|": "Xem lại số này"}, based_on=1, by=clerk)
    send(one, clerk, {"TH01|2023": 6})
    send(two, clerk, {"TH01|2023": 5}, is_official=False)

    whole = page(office, conference, "-cell", **{"chi-tieu": "TH01", "ky": "2023"})
    of_body = page(
        office, conference, "-cell",
        **{"chi-tieu": "TH01", "ky": "2023", "don-vi": one.organisation_id},
    )  # fmt: skip

    told = whole.content.decode()
    assert '<span class="hn-figure">11</span>' in told
    assert one.organisation.name in told
    assert "sơ bộ" in told
    told = of_body.content.decode()
    assert "Lần 1" in told
    assert "Lần 2" in told
    assert "Xem lại số này" in told
    assert '<span class="hn-figure">6</span>' in told


def test_a_figure_read_from_a_file_says_from_which_and_where_in_it(office, conference, clerk):
    one, *_ = communes(conference)
    kept = ReportFile.objects.create(
        report=one, kind=FileKind.SOURCE, name="bieu, 2023.xlsx", path="x", sha256="0" * 64,
        size=1, added_by=clerk.username,
    )  # fmt: skip
    where = "ô D5, trang tính “Biểu 1”"
    send(one, clerk, {"TH01|2023": 4}, sources={"TH01|2023|": f"{kept.name}, {where}"})
    services.return_(one, {"TH01|2023|": "Xem lại số này"}, based_on=1, by=clerk)
    send(one, clerk, {"TH01|2023": 6}, sources={"TH01|2022|": f"{kept.name}, ô B1"})

    shown = page(
        office, conference, "-cell",
        **{"chi-tieu": "TH01", "ky": "2023", "don-vi": one.organisation_id},
    ).content.decode()  # fmt: skip

    address = reverse("reports:file", args=[conference.slug, one.pk, kept.pk])
    link = f'<a href="{address}" lang="vi">{kept.name}</a>, <span lang="vi">{where}</span>'
    assert shown.count(link) == 1
    assert shown.count("gõ trực tiếp") == 1
    assert "ô B1" not in shown


def test_a_rate_says_what_it_is_computed_from(office, conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, poor(40, 10))

    shown = page(office, conference, "-cell", **{"chi-tieu": "NG04", "ky": "2023"})

    told = shown.content.decode()
    assert "100*NG03/NG01" in told
    assert "chi-tieu=NG03" in told


def test_rows_and_columns_of_the_pivot_are_chosen_in_the_address(office, conference, clerk):
    one, two, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4, "VN01|2023|DA2/trung-uong": 100})
    send(two, clerk, {"TH01|2023": 5, "VN01|2023|DA2/dia-phuong": 50})

    by_body = page(office, conference, "-pivot", hang="don-vi", cot="chi-tieu", muc="II.2")
    money = page(office, conference, "-pivot", hang="du-an", cot="nguon", **{"chi-tieu": "VN01"})
    now = page(office, conference, "-pivot", hang="hien-nay", cot="chi-tieu", muc="II.2")

    assert ">9</a>" in by_body.content.decode()
    assert ">150,0</a>" in money.content.decode()
    assert now.status_code == 200


def test_what_moved_since_a_day_names_the_bodies_that_moved_it(office, conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})

    before = page(office, conference, "-changes", tu="19/11/2023")
    after = page(office, conference, "-changes", tu="20/11/2023")

    assert one.organisation.short_name in before.content.decode()
    assert "Không số nào đổi" in after.content.decode()


def test_two_revisions_of_a_body_are_shown_side_by_side(office, conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 4})
    services.return_(one, {"": "Sai"}, based_on=1, by=clerk)
    send(one, clerk, {"TH01|2023": 6})

    shown = office.get(reverse("reports:consolidation-revisions", args=[conference.slug, one.pk]))

    assert "+2" in shown.content.decode()


@pytest.mark.parametrize("name", ["", "-pivot", "-cell", "-changes"])
def test_a_unit_sees_nothing_of_the_figures_of_others(client, conference, name):
    one, *_ = communes(conference)
    make_account(username="xa", body=one.organisation)
    client.login(username="xa", password=PASSWORD)

    assert page(client, conference, name, **{"chi-tieu": "TH01"}).status_code == 404


@pytest.mark.parametrize("ending", ["xlsx", "csv", "parquet"])
def test_a_unit_gets_no_file(client, conference, ending):
    one, *_ = communes(conference)
    make_account(username="xa", body=one.organisation)
    client.login(username="xa", password=PASSWORD)

    address = reverse("reports:consolidation-export", args=[conference.slug, ending])

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("name", ["", "-pivot", "-cell", "-changes"])
def test_one_or_many_bodies_cost_the_same_queries(office, conference, clerk, name):
    asked = {"chi-tieu": "TH01", "tu": "20/11/2023"}
    every = communes(conference)
    send(every[0], clerk, {"TH01|2023": 1})
    page(office, conference, name, **asked)
    send(every[1], clerk, {"TH01|2023": 1})
    with CaptureQueriesContext(connection) as of_two:
        page(office, conference, name, **asked)
    for report in every[2:]:
        send(report, clerk, {"TH01|2023": 1})

    with CaptureQueriesContext(connection) as of_many:
        page(office, conference, name, **asked)

    assert len(of_many) == len(of_two)


def test_strange_addresses_are_no_fault(office, conference, clerk):
    one, *_ = communes(conference)
    send(one, clerk, {"TH01|2023": 1})
    for name, query in (
        ("", {"ky": "9999", "nhom": "unit-x", "chi-tieu": "<b>", "de-cuong": "x"}),
        ("-pivot", {"hang": "ky", "cot": "ky", "muc": "%", "trang": "x"}),
        ("-pivot", {"hang": "chi-tieu", "cot": "chi-tieu"}),
        ("-changes", {"tu": "31/02/2023"}),
    ):
        assert page(office, conference, name, **query).status_code == 200
    for query in ({}, {"chi-tieu": "X"}, {"chi-tieu": "TH01", "don-vi": "0"}):
        assert page(office, conference, "-cell", **query).status_code == 404
    assert (
        page(office, conference, "-cell", **{"chi-tieu": "TH01", "phan": "x/y"}).status_code == 200
    )
