"""Đơn vị quanh vài đơn vị: ít dòng, mà cấp trên và đơn vị kế tục như trong cả danh bạ."""

from datetime import date

import pytest

from hoinghi.units.around import around
from hoinghi.units.models import Organisation
from hoinghi.units.queries import body_key, succession
from tests.factories import make_bodies

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("day", [date(2023, 11, 15), TODAY])
def test_around_bodies_the_same_stands_above_and_after_as_in_the_whole_list(day):
    make_bodies()
    bodies = list(Organisation.objects.values_list("pk", flat=True))
    whole, near = succession(), around(bodies)
    keys = [body_key(pk) for pk in bodies]
    standing = [key for key in keys if whole.get(key).stands_on(day)]

    assert standing
    assert told(near, standing, "above", day) == told(whole, standing, "above", day)
    assert told(near, keys, "successors", TODAY) == told(whole, keys, "successors", TODAY)


def test_around_one_body_little_is_read(django_assert_max_num_queries):
    make_bodies()
    body = Organisation.objects.get(code="21052-UBND", valid_to__year=2025)

    with django_assert_max_num_queries(14):
        near = around([body.pk])

    assert len(near.everything) < len(succession().everything) / 4


def told(everything, keys, asked, day):
    return {key: [one.key for one in getattr(everything, asked)(key, day)] for key in keys}
