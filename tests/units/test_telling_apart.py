"""Several bodies of one name: which is meant, by what else the paper says; never a guess."""

import pytest

from hoinghi.units.directory import Body, Directory
from hoinghi.units.telling_apart import Clues, told_apart

NAME = "UBND xã Bình Sơn"


def body(code: str, name: str, *areas: str) -> Body:
    return Body(
        code=code,
        name=name,
        short_name="",
        kind="peoples_committee",
        level="commune",
        area=tuple(area.casefold() for area in areas),
        names=(name,),
        area_names=areas,
    )


QUANG_NGAI = body("1", NAME, "xã Bình Sơn", "Tỉnh Quảng Ngãi")
NGHE_AN = body("2", NAME, "xã Bình Sơn 2", "Tỉnh Nghệ An")
THAI_NGUYEN = body("3", NAME, "xã Bình Sơn 3", "Tỉnh Thái Nguyên")
NEIGHBOUR = body("4", "UBND xã Vạn Tường", "xã Vạn Tường", "Tỉnh Quảng Ngãi")
EVERYONE = Directory((QUANG_NGAI, NGHE_AN, THAI_NGUYEN, NEIGHBOUR))
ALL_THREE = (QUANG_NGAI, NGHE_AN, THAI_NGUYEN)


@pytest.mark.parametrize(
    "clues, meant",
    [
        (Clues(), ALL_THREE),
        (Clues(above="UBND tỉnh Nghệ An"), (NGHE_AN,)),
        (Clues(texts=("Kính gửi UBND tỉnh Quảng Ngãi", "Vũng Tàu")), (QUANG_NGAI,)),
        # The body above is stronger than a province that is merely mentioned.
        (
            Clues(above="UBND tỉnh Nghệ An", texts=("học tập kinh nghiệm tỉnh Quảng Ngãi",)),
            (NGHE_AN,),
        ),
        # Two provinces are mentioned: the third is out, of the two nobody knows.
        (
            Clues(texts=("UBND tỉnh Quảng Ngãi", "UBND tỉnh Nghệ An")),
            (QUANG_NGAI, NGHE_AN),
        ),
        (Clues(texts=("xã Nghệ An Hòa",)), ALL_THREE),
        (Clues(named=("UBND xã Vạn Tường",)), (QUANG_NGAI,)),
        (Clues(named=(NAME, "UBND xã Không Có")), ALL_THREE),
        (Clues(sender=THAI_NGUYEN), (THAI_NGUYEN,)),
        (Clues(sender=NEIGHBOUR), (QUANG_NGAI,)),
        # What the paper says counts before who sent it.
        (Clues(above="UBND tỉnh Nghệ An", sender=NEIGHBOUR), (NGHE_AN,)),
    ],
)
def test_each_clue_leaves_fewer_or_says_nothing(clues: Clues, meant: tuple[Body, ...]):
    assert told_apart(EVERYONE, NAME, clues) == meant


def test_a_name_that_nobody_bears_means_nobody():
    assert told_apart(EVERYONE, "UBND xã Không Có", Clues(sender=NEIGHBOUR)) == ()


def test_one_of_its_name_needs_no_clue():
    assert told_apart(EVERYONE, "UBND xã Vạn Tường", Clues(above="UBND tỉnh Nghệ An")) == (
        NEIGHBOUR,
    )
