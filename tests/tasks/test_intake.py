"""Tasks, taken from the plan with the bodies that are meant."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.conferences.services import establish
from hoinghi.tasks.intake import take
from hoinghi.tasks.models import Task, TaskBody
from hoinghi.tasks.queries import task_lines
from tests.factories import PLAN, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db


def test_tasks_stand_in_the_order_of_the_plan():
    first, second = task_lines(make_conference())

    assert first.leads == ("Phòng Y tế", "UBND các xã, thị trấn")
    assert first.deadline == date(2023, 11, 22)
    assert (second.leads, second.supporting) == (
        ("Phòng Lao động, Thương binh và Xã hội",),
        ("Phòng Nội vụ",),
    )


def test_a_phrase_means_every_body_of_its_kind():
    conference = make_conference()

    meant = {body.written: body.organisations.count() for body in TaskBody.objects.of(conference)}

    assert meant["UBND các xã, thị trấn"] == 22
    assert meant["Phòng Lao động, Thương binh và Xã hội"] == 1


def test_taking_the_plan_twice_changes_nothing():
    assert take(PLAN, make_conference()) == []


def test_a_task_that_an_amended_plan_drops_is_withdrawn_not_lost():
    conference = make_conference()
    kept = Task.objects.of(conference)[0].pk
    amended = make_plan(tasks=PLAN.tasks[:1])

    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)

    assert [task.pk for task in Task.objects.of(conference)] == [kept]
    assert Task.objects.filter(conference=conference, withdrawn=True).count() == 1


def test_a_later_deadline_keeps_the_task():
    conference = make_conference()
    before = [task.pk for task in Task.objects.of(conference)]
    later = replace(PLAN.tasks[0], deadline=date(2023, 11, 25))
    amended = make_plan(tasks=(later, PLAN.tasks[1]))

    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)

    assert [task.pk for task in Task.objects.of(conference)] == before
    assert task_lines(conference)[0].deadline == date(2023, 11, 25)


def test_lines_take_the_same_queries_whatever_their_number(django_assert_num_queries):
    conference = make_conference()

    with django_assert_num_queries(3):
        assert len(task_lines(conference)) == 2
