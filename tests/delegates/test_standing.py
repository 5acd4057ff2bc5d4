import pytest

from hoinghi.delegates.standing import invited, one_of, people_of
from tests.delegates.compositions import IN_2023, directory_on


@pytest.mark.parametrize(
    ("text", "standings"),
    [
        (
            "Thường trực Huyện ủy, lãnh đạo UBND huyện",
            [("Huyện ủy Bình Sơn", "Thường trực"), ("Ủy ban nhân dân huyện Bình Sơn", "Lãnh đạo")],
        ),
        (
            "Đại diện lãnh đạo Phòng Y tế, Phòng Nội vụ huyện",
            [
                ("Phòng Y tế huyện Bình Sơn", "Đại diện lãnh đạo"),
                ("Phòng Nội vụ huyện Bình Sơn", "Đại diện lãnh đạo"),
            ],
        ),
        ("Công an huyện", [("Công an huyện Bình Sơn", "Đại diện lãnh đạo")]),
        (
            "Kính mời đại diện lãnh đạo UBND tỉnh",
            [("Ủy ban nhân dân tỉnh Quảng Ngãi", "Đại diện lãnh đạo")],
        ),
        (
            "Lãnh đạo Sở Lao động - Thương binh và Xã hội và Phòng Bảo trợ xã hội và Giảm nghèo "
            "của Sở",
            [
                ("Sở Lao động - Thương binh và Xã hội tỉnh Quảng Ngãi", "Lãnh đạo"),
                (
                    "Phòng Bảo trợ xã hội và Giảm nghèo, Sở Lao động - Thương binh và Xã hội tỉnh "
                    "Quảng Ngãi",
                    "Lãnh đạo",
                ),
            ],
        ),
        ("Toàn thể nhân dân", []),
    ],
)
def test_each_body_is_invited_in_the_standing_that_the_line_gives_it(
    text: str, standings: list[tuple[str, str]]
):
    found = invited(text, directory_on(IN_2023))

    assert [(one.body.name, one.standing) for one in found] == standings


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mời đại diện lãnh đạo UBND tỉnh;", "Đại diện lãnh đạo UBND tỉnh"),
        ("Trân trọng kính mời các đồng chí Trưởng thôn", "Trưởng thôn"),
        ("Là Người quản lý kho (theo danh sách)", "Người quản lý kho"),
        ("Trưởng thôn/ tổ dân phố", "Trưởng thôn/tổ dân phố"),
        ("", ""),
    ],
)
def test_people_are_named_without_request_and_brackets(text: str, people: str):
    assert people_of(text) == people


def test_one_place_goes_to_one_of_several_posts():
    assert one_of("Bí thư, Trưởng thôn, Tổ trưởng") == "Bí thư, Trưởng thôn hoặc Tổ trưởng"
    assert one_of("Trưởng thôn") == "Trưởng thôn"
    assert one_of("Người đứng đầu thôn, tổ dân phố") == "Người đứng đầu thôn, tổ dân phố"
