from dataclasses import replace

import pytest

from hoinghi.awards.intake import take
from hoinghi.awards.models import AwardCall, AwardPlace
from hoinghi.awards.queries import awards_of
from hoinghi.conferences.rooms import ChangeKind
from hoinghi.reading.plan import Awards
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    standing = AwardPlace.objects.filter(withdrawn=False).order_by("position")
    return list(standing.values_list("kind", flat=True))


def test_every_place_for_an_award_becomes_a_fact():
    make_conference()

    assert kinds() == ["collective"] * 2 + ["individual"] * 3
    assert AwardCall.objects.get().text == PLAN.awards.text


def test_taking_the_same_plan_twice_changes_nothing():
    conference = make_conference()

    assert take(PLAN, conference) == []


@pytest.mark.parametrize("chosen", [0, 1])
def test_a_smaller_quota_takes_an_open_place_and_keeps_who_is_chosen(chosen: int):
    conference = make_conference()
    named = AwardPlace.objects.of(conference)[chosen]
    named.recipient = "Nhân dân và cán bộ xã Bình Chánh"
    named.save()

    changes = take(make_plan(awards=replace(PLAN.awards, collectives=1)), conference)

    assert [change.kind for change in changes] == [ChangeKind.CHANGED, ChangeKind.REMOVED]
    assert kinds() == ["collective"] + ["individual"] * 3
    named.refresh_from_db()
    assert not named.withdrawn


def test_a_larger_quota_adds_open_places_and_nothing_else():
    conference = make_conference()

    changes = take(make_plan(awards=replace(PLAN.awards, individuals=5)), conference)

    assert [(change.kind, change.name) for change in changes[1:]] == [
        (ChangeKind.ADDED, "cá nhân 4"),
        (ChangeKind.ADDED, "cá nhân 5"),
    ]
    assert kinds() == ["collective"] * 2 + ["individual"] * 5


def test_a_plan_without_awards_has_none():
    conference = make_conference(make_plan(awards=Awards()))

    assert kinds() == []
    assert awards_of(conference) is None


def test_what_is_awarded_is_read_with_two_queries(django_assert_num_queries):
    conference = make_conference()

    with django_assert_num_queries(2):
        found = awards_of(conference)

    assert found is not None
    assert [(share.noun, share.count, share.total) for share in found.shares] == [
        ("tập thể", 2, 2_160_000),
        ("cá nhân", 3, 1_620_000),
    ]
