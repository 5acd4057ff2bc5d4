"""What each of two people changed, and what merges by itself."""

import pytest

from hoinghi.together.rules import Cell, Conflict, Merge, has_moved, merge, stamp_of


def cells(**values: str) -> list[Cell]:
    return [Cell(name=name, label=name, value=value, shown=value) for name, value in values.items()]


OPENED = stamp_of(cells(viec="thuê hội trường", han="2023-11-22"))


@pytest.mark.parametrize(
    "mine, theirs, expected",
    [
        (
            {"viec": "thuê hội trường", "han": "2023-11-25"},
            {"viec": "mượn hội trường", "han": "2023-11-22"},
            Merge(conflicts=(), taken=("viec",), kept=("han",)),
        ),
        (
            {"viec": "đặt hội trường", "han": "2023-11-22"},
            {"viec": "mượn hội trường", "han": "2023-11-20"},
            Merge(conflicts=("viec",), taken=("han",), kept=()),
        ),
        (
            {"viec": "mượn hội trường", "han": "2023-11-22"},
            {"viec": "mượn hội trường", "han": "2023-11-22"},
            Merge(conflicts=(), taken=(), kept=()),
        ),
    ],
)
def test_fields_that_one_changed_merge_and_those_of_both_are_asked(mine, theirs, expected):
    assert merge(OPENED, cells(**mine), cells(**theirs)) == expected


@pytest.mark.parametrize("opened", ["", "rác", "viec: han:", "viec:000000000000"])
def test_without_the_mark_nobody_is_overwritten_unasked(opened: str):
    found = merge(opened, cells(viec="của tôi"), cells(viec="của An"))

    assert found.conflicts == ("viec",)


def test_what_nobody_touched_has_not_moved():
    assert not has_moved(OPENED, cells(viec="thuê hội trường", han="2023-11-22"))
    assert has_moved(OPENED, cells(viec="thuê hội trường", han="2023-11-23"))


def test_a_conflict_shows_each_its_own_words():
    conflict = Conflict(name="viec", label="Việc", theirs="thuê loa đài", mine="mượn loa đài")

    assert "".join(piece.text for piece in conflict.theirs_marked) == "thuê loa đài"
    assert "".join(piece.text for piece in conflict.mine_marked) == "mượn loa đài"
