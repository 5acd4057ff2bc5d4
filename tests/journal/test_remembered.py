"""What is remembered in memory is bounded by number and by bytes."""

import gc
import sys
from concurrent.futures import ThreadPoolExecutor

from hoinghi.journal.editions import Budget, Kept
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


def test_all_keepers_share_one_budget_and_the_least_recently_asked_for_goes_first():
    budget = Budget(10_000)
    lists: Kept[str] = Kept(most=100, budget=budget)
    trees: Kept[str] = Kept(most=100, budget=budget)
    lists.get("old", lambda: "x" * 3_000)
    trees.get("older", lambda: "x" * 3_000)
    lists.get("new", lambda: "x" * 3_000)

    lists.get("old", lambda: "made anew")
    trees.get("newest", lambda: "x" * 3_000)

    assert ("old" in lists, "new" in lists) == (True, True)
    assert ("older" in trees, "newest" in trees) == (False, True)
    assert budget.bytes == lists.bytes + trees.bytes <= 10_000


def test_what_is_heavier_than_the_budget_drives_nothing_out():
    budget = Budget(10_000)
    lists: Kept[str] = Kept(most=100, budget=budget)
    trees: Kept[str] = Kept(most=100, budget=budget)
    lists.get("light", lambda: "x")

    trees.get("heavy", lambda: "x" * 20_000)

    assert ("light" in lists, "heavy" in trees) == (True, False)


def test_a_keeper_that_is_gone_counts_no_longer():
    budget = Budget(10_000)
    trees: Kept[str] = Kept(most=100, budget=budget)
    trees.get("tree", lambda: "x" * 3_000)
    assert budget.bytes > 3_000

    del trees
    gc.collect()

    assert budget.bytes == 0


def test_a_hit_weighs_nothing_anew_and_holds_no_budget(monkeypatch):
    budget = Budget(10_000)
    lists: Kept[str] = Kept(most=100, budget=budget)
    lists.get("one", lambda: "made")

    def refuse(*_told: object) -> str:
        raise AssertionError("a hit is a look into a dict")

    monkeypatch.setattr(budget, "hold", refuse)
    monkeypatch.setattr("hoinghi.journal.editions.weight_of", refuse)

    assert lists.get("one", refuse) == "made"


def test_many_at_once_never_keep_more_than_the_budget():
    budget = Budget(10_000)
    keepers: list[Kept[str]] = [Kept(most=100, budget=budget) for _ in range(4)]

    def ask(turn: int) -> str:
        return keepers[turn % 4].get(turn % 37, lambda: "x" * 900)

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(ask, range(4_000)))

    assert set(made) == {"x" * 900}
    assert 0 < budget.bytes <= 10_000
