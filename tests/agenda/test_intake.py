"""Programme and talks, taken from the plan."""

from dataclasses import replace

import pytest

from hoinghi.agenda.intake import take
from hoinghi.agenda.models import AgendaItem, Talk
from hoinghi.conferences.services import establish
from tests.factories import PLAN, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db


def test_points_and_talks_stand_in_the_order_of_the_plan():
    conference = make_conference()

    assert [(item.position, item.text) for item in AgendaItem.objects.of(conference)] == [
        (1, "Khai mạc"),
        (2, "Phát biểu của lãnh đạo UBND huyện"),
        (3, "Bế mạc"),
    ]
    assert [(talk.unit, str(talk.organisation)) for talk in Talk.objects.of(conference)] == [
        ("Hội Nông dân huyện", "Hội Nông dân huyện Bình Sơn"),
        ("UBND xã Bình Châu", "Ủy ban nhân dân xã Bình Châu"),
    ]


def test_taking_the_plan_twice_changes_nothing():
    assert take(PLAN, make_conference()) == []


def test_minutes_that_the_office_set_outlive_an_amended_plan():
    conference = make_conference()
    AgendaItem.objects.filter(conference=conference, position=2).update(minutes=12)
    spoken = replace(PLAN.agenda[1], presenter="Chủ tịch UBND huyện")
    amended = make_plan(agenda=(PLAN.agenda[0], spoken, PLAN.agenda[2]))

    establish(make_reading(amended), file_name="sua.txt", by="thử nghiệm", accept_changes=True)

    changed = AgendaItem.objects.of(conference)[1]
    assert (changed.presenter, changed.minutes) == ("Chủ tịch UBND huyện", 12)
