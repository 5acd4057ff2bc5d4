"""PostgreSQL gives what plain Python gives, from the same expression."""

import random

import pytest
from django.db import connection

from hoinghi.rollup import (
    Engine,
    Grouping,
    Member,
    Totals,
    Value,
    parts_above,
    postgres,
    roll_up,
)
from hoinghi.rollup.columns import numbered
from hoinghi.rollup.edges import edges
from hoinghi.rollup.expressions import FIGURES, Asked
from hoinghi.rollup.values import checked
from tests.rollup.test_engines import PARTS, SHAPES

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="chỉ nói về PostgreSQL"),
]


@pytest.mark.parametrize("is_revised", [False, True])
def test_postgresql_adds_up_the_same(is_revised: bool):
    values = some_values(random.Random(7))
    grouping = Grouping(
        Member(body, group) for body in range(1, 9) for group in "xyz"[: 1 + body % 3]
    )
    old = [
        Value(body=1, indicator="A", period="2022", value=10**9, revision=-1)
    ] * is_revised  # an earlier revision of what body 1 reported
    table, names = numbered(values)
    older, _ = numbered(old)
    rows = table.to_pylist() + older.to_pylist()
    connection.ensure_connection()
    with connection.cursor() as cursor:
        columns = ", ".join(f"{name} bigint" for name in FIGURES)
        cursor.execute(f"CREATE TEMP TABLE reported ({columns})")
        cursor.executemany(
            f"INSERT INTO reported VALUES ({', '.join(['%s'] * len(FIGURES))})",
            [tuple(row[name] for name in FIGURES) for row in rows],
        )
    shapes = checked(SHAPES)
    asked_of = edges(grouping, shapes, names, parts_above)
    asked = Asked(by_parts=True, revised=is_revised)

    cells = [postgres.run(connection.connection, ("reported",), asked_of, asked) for _ in range(2)][
        -1
    ]

    plain = roll_up(values, grouping, SHAPES, engine=Engine.PLAIN)
    assert set(Totals(cells, grouping, shapes)) == set(plain)


def some_values(chance: random.Random) -> list[Value]:
    found = [
        Value(
            body=body,
            indicator=code,
            period=period,
            value=chance.randint(-(10**12), 10**12),
            is_official=chance.random() < 0.7,
        )
        for body in range(1, 10)
        for code in ("A", "B")
        for period in ("2022", "2023")
        if chance.random() < 0.9
    ]
    return found + [
        Value(body=body, indicator="M", period="2023", part=part, value=chance.randint(0, 10**9))
        for body in range(1, 6)
        for part in PARTS
    ]
