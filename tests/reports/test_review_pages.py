"""The reporting rate and the page on which a report is read, accepted and returned."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.reports.models import Report, ReviewNote
from hoinghi.reports.states import State
from tests.reports.house import House, make_house, send, signed_in, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def house() -> House:
    return make_house()


def listed(house: House, **query: str):
    return signed_in(house.clerk).get(reverse("reports:list", args=[house.conference.slug]), query)


def address(house: House, name: str = "report", report: Report | None = None) -> str:
    return reverse(f"reports:{name}", args=[house.conference.slug, (report or house.report).pk])


def test_the_matrix_counts_what_is_expected_received_and_in_time(house):
    write(house.report, house.writer, texts={"I": "<p>Đã triển khai kịp thời.</p>"}, TH01=4)
    send(house.report, house.writer)
    write(house.other, house.neighbour, texts={"I": "<p>kín đáo</p>"})

    answer = listed(house)

    rate = answer.context["rate"]
    assert (rate.expected, rate.received, rate.in_time, rate.accepted) == (23, 1, 1, 0)
    assert rate.stages["writing"] == 1
    assert rate.timings["late"] == 22
    assert "kín đáo" not in answer.text


def test_the_latest_are_listed_first_and_a_filter_stands_in_the_address(house):
    send_one(house)

    first = listed(house).context["rows"][0]
    sent = listed(house, **{"trang-thai": "received"}).context["rows"]

    assert first.timing == "late"
    assert first.days > 0
    assert [row.line.report for row in sent] == [house.report.pk]
    assert next(cell.sign for cell in sent[0].cells) == "written"
    assert "empty" in {cell.sign for cell in sent[0].cells}


def send_one(house: House) -> None:
    write(house.report, house.writer, texts={"I": "<p>Đã triển khai.</p>"}, TH01=4)
    send(house.report, house.writer)


def test_a_unit_sees_its_own_reports_alone(house):
    send_one(house)

    answer = signed_in(house.neighbour).get(reverse("reports:list", args=[house.conference.slug]))

    assert [one.report.pk for one in answer.context["reports"]] == [house.other.pk]
    assert str(house.report.organisation) not in answer.text
    assert signed_in(house.neighbour).get(address(house)).status_code == 404


def test_the_matrix_asks_the_same_for_one_body_and_for_all(house):
    send_one(house)
    listed(house)
    with CaptureQueriesContext(connection) as few:
        listed(house, tim=house.report.organisation.name)
    write(house.other, house.neighbour, texts={"I": "<p>Đã triển khai.</p>"}, TH01=4)
    send(house.other, house.neighbour)
    listed(house)
    with CaptureQueriesContext(connection) as many:
        listed(house)

    assert len(many) == len(few)


def test_the_reader_sees_what_was_sent_and_never_the_draft(house):
    send_one(house)
    write(house.other, house.neighbour, texts={"I": "<p>Chưa ai được đọc.</p>"})

    read = signed_in(house.clerk).get(address(house))
    unsent = signed_in(house.clerk).get(address(house, report=house.other))

    assert "Đã triển khai." in read.text
    assert "Mục này để trống." in read.text
    assert "Chưa ai được đọc" not in unsent.text
    assert "Đơn vị chưa gửi báo cáo" in unsent.text


def test_a_report_is_returned_with_a_reason_for_each_place_and_shows_what_changed(house):
    send_one(house)
    told = {"based_on": 1, "place": ["I", "TH01|2023|", ""], "reason": ["Nêu rõ ngày.", "Sai.", ""]}

    answer = signed_in(house.clerk).post(address(house, "return"), told)

    house.report.refresh_from_db()
    assert answer.status_code == 302
    assert house.report.state == State.RETURNED
    assert dict(ReviewNote.objects.values_list("place", "text")) == {
        "I": "Nêu rõ ngày.", "TH01|2023|": "Sai.",
    }  # fmt: skip
    write(house.report, house.writer, texts={"I": "<p>Đã triển khai ngày 05/3.</p>"}, TH01=5)
    send(house.report, house.writer)
    text = signed_in(house.clerk).get(address(house)).text
    assert "trước: 4" in text
    assert "Lời ở lần gửi 1" in text


def test_what_was_typed_stays_when_returning_is_refused(house):
    send_one(house)

    answer = signed_in(house.clerk).post(
        address(house, "return"), {"based_on": 7, "place": ["I"], "reason": ["Nêu rõ ngày."]}
    )

    assert answer.status_code == 409
    assert "Nêu rõ ngày." in answer.text


def test_accepting_is_for_those_who_review(house):
    send_one(house)

    refused = signed_in(house.writer).post(address(house, "accept"), {"based_on": 1})
    done = signed_in(house.clerk).post(address(house, "accept"), {"based_on": 1})

    house.report.refresh_from_db()
    assert (refused.status_code, done.status_code) == (403, 302)
    assert house.report.state == State.ACCEPTED
