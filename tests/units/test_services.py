"""Importing bodies keeps history and may be repeated."""

from __future__ import annotations

from datetime import date

import pytest

from hoinghi.units.bodies import read_bodies
from hoinghi.units.models import AdminUnit, Organisation
from hoinghi.units.queries import directory
from hoinghi.units.services import import_bodies
from tests.factories import EXAMPLE, make_bodies

pytestmark = pytest.mark.django_db


def test_importing_twice_changes_nothing():
    rows = read_bodies(EXAMPLE / "units.csv")

    first = import_bodies(rows, by="thử nghiệm")
    second = import_bodies(rows, by="thử nghiệm")

    assert (first, second) == (len(rows), 0)


def test_a_reused_code_stays_two_units_with_a_successor():
    make_bodies()

    old, new = AdminUnit.objects.filter(code="21040").order_by("valid_to")
    if old.valid_to is None:
        old, new = new, old
    assert (old.name, new.name) == ("Thị trấn Châu Ổ", "Xã Bình Sơn")


def test_the_directory_of_a_day_holds_the_bodies_of_that_day():
    make_bodies()

    before, after = directory(date(2025, 6, 30)), directory(date(2025, 7, 1))

    assert before.count("peoples_committee", "commune") == 22
    assert after.count("peoples_committee", "commune") == 5
    assert after.count("peoples_committee", "district") is None


def test_the_directory_takes_a_fixed_number_of_queries(django_assert_num_queries):
    make_bodies()
    known = Organisation.objects.count()

    with django_assert_num_queries(3):
        found = directory()

    assert len(found.bodies) == known
