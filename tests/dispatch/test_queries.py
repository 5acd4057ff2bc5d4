"""Nơi nhận as other papers take it over."""

import pytest

from hoinghi.dispatch.queries import filing, recipients
from hoinghi.reading.plan import Lines, Recipient
from tests.factories import make_conference, make_plan

pytestmark = pytest.mark.django_db


def conference(*lines):
    told = tuple(Recipient(text=text, lines=Lines(22, 22)) for text in lines)
    return make_conference(make_plan(recipients=told))


def test_the_filing_line_stands_last():
    made = conference("Lưu: VT, VX", "UBND tỉnh")

    assert recipients(made) == ("UBND tỉnh", "Lưu: VT, VX")
    assert filing(made) == "Lưu: VT, VX"


def test_a_plan_without_filing_line_gets_one():
    made = conference("UBND tỉnh")

    assert recipients(made) == ("UBND tỉnh", "Lưu: VT")


def test_it_takes_three_queries(django_assert_num_queries):
    made = conference("UBND tỉnh", "Lưu: VT")

    with django_assert_num_queries(3):
        recipients(made)
