"""What is remembered in memory is bounded by number and by bytes."""

import sys

from hoinghi.journal.editions import Kept
from hoinghi.journal.weighing import weight_of


def test_the_oldest_go_when_the_bytes_are_used_up():
    kept: Kept[str] = Kept(most=100, most_bytes=10_000)

    for number in range(6):
        kept.get(number, lambda: "x" * 3_000)

    assert [number in kept for number in range(6)] == [False] * 3 + [True] * 3
    assert kept.bytes <= 10_000


def test_what_is_too_heavy_is_made_anew_and_drives_nothing_out():
    kept: Kept[str] = Kept(most=100, most_bytes=10_000)
    kept.get("light", lambda: "x")

    heavy = kept.get("heavy", lambda: "x" * 20_000)

    assert len(heavy) == 20_000
    assert ("light" in kept, "heavy" in kept) == (True, False)


def test_the_number_bounds_too():
    kept: Kept[int] = Kept(most=2)

    made = [kept.get(number, lambda number=number: number) for number in (1, 2, 3)]

    assert made == [1, 2, 3]
    assert [number in kept for number in (1, 2, 3)] == [False, True, True]


def test_the_same_key_made_by_two_at_once_is_counted_once():
    kept: Kept[str] = Kept(most=10)

    def make() -> str:
        kept.get("one", lambda: "x" * 1_000)
        return "x" * 1_000

    kept.get("one", make)

    assert kept.bytes == sys.getsizeof("x" * 1_000)


def test_a_long_row_is_weighed_by_a_sample():
    row = [str(number) + "x" * 1_000 for number in range(10_000)]
    all_of_it = sum(map(sys.getsizeof, row)) + sys.getsizeof(row)

    assert abs(weight_of(row) - all_of_it) < all_of_it / 10
