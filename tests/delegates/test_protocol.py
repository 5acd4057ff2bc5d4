from datetime import date

import pytest

from hoinghi.delegates.protocol import At, seen_from, usual


@pytest.mark.parametrize(
    ("host", "level", "at"),
    [
        ("district", "province", At.ABOVE),
        ("district", "district", At.OWN),
        ("district", "commune", At.BELOW),
        ("commune", "district", At.ABOVE),
        ("", "province", At.OWN),
    ],
)
def test_a_body_is_seen_from_the_host(host: str, level: str, at: At):
    assert seen_from(host, level) is at


@pytest.mark.parametrize(
    ("at", "kind", "number"),
    [
        (At.ABOVE, "provincial_department", 10),
        (At.OWN, "party_body", 20),
        (At.OWN, "peoples_council", 30),
        (At.OWN, "peoples_committee", 40),
        (At.OWN, "fatherland_front", 50),
        (At.OWN, "steering_committee", 60),
        (At.OWN, "department", 70),
        (At.BELOW, "peoples_committee", 80),
        (At.VILLAGE, "peoples_committee", 90),
        (At.OTHER, "", 95),
        (At.OPEN, "", 99),
    ],
)
def test_guests_come_first_then_party_council_committee_front(at: At, kind: str, number: int):
    assert usual().group_of(at, kind, date(2023, 12, 1)).number == number


@pytest.mark.parametrize(
    ("day", "number"),
    [(date(2025, 6, 30), 70), (date(2025, 7, 1), 50), (None, 50)],
)
def test_mass_organisations_stand_with_the_front_from_july_2025(day: date | None, number: int):
    assert usual().group_of(At.OWN, "mass_organisation", day).number == number


def test_every_place_has_a_group_whatever_its_body():
    last_resorts = {group.at for group in usual().groups if not group.kinds}

    assert last_resorts == set(At)
