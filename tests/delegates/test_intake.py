import pytest

from hoinghi.conferences.rooms import ChangeKind
from hoinghi.conferences.services import PlanDiffers, establish
from hoinghi.delegates.intake import take
from hoinghi.delegates.models import DelegatePlace, DelegateRule
from hoinghi.delegates.queries import place_counts, place_lines, rule_lines
from hoinghi.reading.plan import Event, Plan
from tests.delegates.compositions import DISTRICT_COMPOSITION
from tests.factories import PLAN, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db


def district_plan(**changes: object) -> Plan:
    return make_plan(delegates=DISTRICT_COMPOSITION, **changes)


def nonces() -> dict[int, str]:
    standing = DelegatePlace.objects.filter(withdrawn=False)
    return dict(standing.values_list("pk", "nonce"))


def test_each_place_of_the_plan_becomes_a_fact_with_a_nonce_of_its_own():
    conference = make_conference(district_plan())

    assert place_counts(conference).total == 166
    assert place_counts(conference).off_payroll == 88
    assert place_counts(conference).unassigned == 6
    assert len(set(nonces().values())) == 166


def test_the_arithmetic_of_stored_places_is_that_of_the_plan():
    conference = make_conference(district_plan())

    found = [(line.count.formula, line.count.is_open) for line in rule_lines(conference)]

    assert found == [
        ("1", False),
        ("2", False),
        ("4", True),
        ("21", False),
        ("0", True),
        ("22 × 2", False),
        ("22 × 4", False),
    ]


def test_taking_the_same_plan_twice_changes_nothing():
    conference = make_conference(district_plan())
    before = nonces()

    assert take(district_plan(), conference) == []
    assert nonces() == before


def test_an_amended_plan_keeps_the_codes_of_places_that_stay():
    conference = make_conference(district_plan())
    before = nonces()
    without_departments = (*DISTRICT_COMPOSITION[:3], *DISTRICT_COMPOSITION[4:])

    changes = take(make_plan(delegates=without_departments), conference)

    gone = DelegatePlace.objects.filter(withdrawn=True)
    assert {place.standing for place in gone} <= {"Đại diện lãnh đạo"}
    assert place_counts(conference).total == 166
    assert place_counts(conference).unassigned == 27
    kept = {pk: nonce for pk, nonce in nonces().items() if pk in before}
    assert kept == {pk: nonce for pk, nonce in before.items() if pk in kept}
    assert len(kept) >= 145
    assert changes


def test_a_commune_that_sends_one_more_gets_one_more_code():
    conference = make_conference()
    before = nonces()
    larger = make_plan(
        event=Event(name=PLAN.event.name, delegate_count=167, lines=PLAN.event.lines)
    )

    changes = take(larger, conference)

    assert [change.kind for change in changes] == [ChangeKind.ADDED]
    assert len(nonces()) == len(before) + 1
    assert before.items() <= nonces().items()


def test_what_would_change_is_shown_before_anything_does():
    conference = make_conference(district_plan())
    shorter = make_reading(make_plan(delegates=DISTRICT_COMPOSITION[:2]))

    with pytest.raises(PlanDiffers) as refusal:
        establish(shorter, file_name="ke-hoach.txt", by="thử nghiệm")

    assert refusal.value.changes
    assert place_counts(conference).total == 166


def test_a_plan_without_composition_has_no_places_but_those_it_counts():
    conference = make_conference(make_plan(delegates=()))

    assert DelegateRule.objects.of(conference).count() == 0
    assert place_counts(conference).unassigned == 166


@pytest.mark.parametrize("delegates", [PLAN.delegates, DISTRICT_COMPOSITION])
def test_places_are_read_with_two_queries(delegates, django_assert_num_queries):
    conference = make_conference(make_plan(delegates=delegates))

    with django_assert_num_queries(2):
        place_lines(conference)
