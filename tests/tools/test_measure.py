"""Thước đo nói đúng: từng con số của bảng, trên một cây nhỏ viết sẵn."""

from pathlib import Path

import pytest

from tools.measure import Measured, at, measured, of_tree, table

MODULE = '''"""A module."""


class Told:
    """Said."""

    def typed(self, one: int, *more: int) -> int:
        return one

    def half(self, one) -> int:
        return one


class Silent:
    def __init__(self, one: int):
        self.one = one
'''


def test_a_module_is_measured_from_its_syntax():
    assert measured(MODULE) == Measured(
        functions=(2, 2, 2), modules=(16,), typed=2, classes=2, told=1, code=10
    )


@pytest.mark.parametrize(
    "share, lengths, length",
    [
        (0.5, [3, 1, 2], 2),
        (0.9, range(1, 11), 10),
        (0.9, [7], 7),
        (0.5, [], 0),
    ],
)
def test_the_length_that_a_share_of_them_reaches(share: float, lengths: list[int], length: int):
    assert at(share, lengths) == length


def test_a_room_is_measured_with_the_tests_of_its_name(tmp_path: Path):
    source, tests = tmp_path / "house", tmp_path / "tests"
    write(source / "seating" / "rules.py", "def seat() -> None:\n    ...\n")
    write(source / "seating" / "migrations" / "0001.py", "class Migration: ...\n")
    write(source / "cli.py", "def main(): ...\n")
    write(tests / "seating" / "test_rules.py", "a = 1\n\nb = 2\nc = 3\n")
    write(tests / "conftest.py", "d = 4\n")

    assert of_tree(source, tests) == {
        "": Measured(functions=(1,), modules=(1,), code=1, tests=1),
        "seating": Measured(functions=(2,), modules=(2,), typed=1, code=2, tests=3),
    }


def test_tests_that_a_package_carries_inside_are_no_code_of_it(tmp_path: Path):
    write(tmp_path / "seating" / "tests" / "test_rules.py", "a = 1\n")

    assert of_tree(tmp_path) == {"seating": Measured(tests=1)}


def test_the_table_ends_with_all_rooms_together():
    room = Measured(functions=(60,), modules=(401,), typed=1, classes=2, told=1, code=4, tests=6)

    last = table({"awards": room, "budget": room}).splitlines()[-1]

    assert last == ("| tất cả | 2 | 60 | 60 | 2 | 2 | 401 | 401 | 2 | 100 % | 50 % | 1,50 |")


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
