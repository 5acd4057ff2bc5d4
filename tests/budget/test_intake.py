import pytest

from hoinghi.budget.intake import take
from hoinghi.budget.models import FundingSource
from hoinghi.budget.queries import sources
from hoinghi.conferences.rooms import ChangeKind
from hoinghi.reading.plan import Funding, Lines
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db


def test_the_sources_of_the_plan_become_facts_with_their_numbers():
    conference = make_conference()

    found = [(source.project, source.sub_project, source.year) for source in sources(conference)]

    assert found == [(6, 2, 2023), (7, 1, 2023)]
    assert {source.text for source in FundingSource.objects.all()} == {PLAN.funding[0].text}


def test_taking_the_same_plan_twice_changes_nothing():
    conference = make_conference()

    assert take(PLAN, conference) == []


def test_an_amended_plan_withdraws_the_source_it_no_longer_names():
    conference = make_conference()
    only_one = Funding(
        text=PLAN.funding[0].text.replace(" và Tiểu dự án 1 - Dự án 7", ""), lines=Lines(17, 17)
    )

    changes = take(make_plan(funding=(only_one,)), conference)

    assert [(change.kind, change.name) for change in changes] == [
        (ChangeKind.CHANGED, "Tiểu dự án 2 - Dự án 6"),
        (ChangeKind.REMOVED, "Tiểu dự án 1 - Dự án 7"),
    ]
    assert [source.name for source in sources(conference)] == ["Tiểu dự án 2 - Dự án 6"]


def test_a_plan_that_is_silent_about_money_has_no_sources():
    assert sources(make_conference(make_plan(funding=()))) == ()
