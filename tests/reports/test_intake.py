"""Duties to report, taken from the plan."""

from dataclasses import replace

import pytest

from hoinghi.conferences.services import establish
from hoinghi.reports.intake import take
from hoinghi.reports.models import ReportCall, ReportDuty
from tests.factories import PLAN, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db


def test_every_body_that_is_meant_owes_a_report():
    conference = make_conference()

    (call,) = ReportCall.objects.of(conference)
    duties = ReportDuty.objects.of(conference)

    assert (call.due_text, call.outline) == ("trước ngày 22/11/2023", "giam-ngheo-ben-vung")
    assert duties.count() == 1 + 22
    assert str(duties[0]) == "Phòng Y tế huyện Bình Sơn"


def test_taking_the_plan_twice_changes_nothing():
    conference = make_conference()

    assert take(PLAN, conference) == []


def test_an_amended_deadline_changes_the_call_alone():
    conference = make_conference()
    before = list(ReportDuty.objects.of(conference).values_list("pk", flat=True))
    later = replace(PLAN.tasks[0], deadline_text="trước ngày 25/11/2023")
    amended = make_plan(tasks=(later, PLAN.tasks[1]))

    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)

    assert ReportCall.objects.of(conference).get().due_text == "trước ngày 25/11/2023"
    assert list(ReportDuty.objects.of(conference).values_list("pk", flat=True)) == before
