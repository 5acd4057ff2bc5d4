"""Names and phrases of a plan find the bodies that are meant."""

from __future__ import annotations

from datetime import date

import pytest

from hoinghi.units.bodies import BodiesRefused, read_bodies
from hoinghi.units.directory import Directory, bodies_of
from tests.factories import EXAMPLE

DAY = date(2023, 12, 1)


def around_district(everyone: Directory) -> Directory:
    (host,) = everyone.bearing("UBND huyện Bình Sơn")
    return everyone.around(host)


@pytest.fixture(scope="module")
def district() -> Directory:
    everyone = Directory(bodies_of(read_bodies(EXAMPLE / "units.csv"))).on(DAY)
    return around_district(everyone)


@pytest.mark.parametrize(
    "spelling",
    [
        "Phòng Lao động, Thương binh và Xã hội",
        "Phòng Lao động – Thương binh và Xã hội",
        "Phòng lao động – Thương binh và Xã hội",
        "Phòng LĐ-TB&XH huyện",
        "Phòng LĐTBXH",
    ],
)
def test_all_spellings_mean_one_body(district, spelling):
    body = district.resolve(spelling)

    assert body is not None
    assert body.name == "Phòng Lao động - Thương binh và Xã hội huyện Bình Sơn"


def test_every_commune_is_meant_by_one_phrase(district):
    meant = district.meant_by("UBND các xã, thị trấn")

    assert len(meant) == 22
    assert {body.kind for body in meant} == {"peoples_committee"}


def test_two_communes_that_differ_by_a_tone_mark_stay_two(district):
    with_dot = district.resolve("UBND xã Bình Thạnh")
    without = district.resolve("UBND xã Bình Thanh")

    assert with_dot is not None
    assert without is not None
    assert with_dot != without


def test_a_name_that_nobody_bears_means_nobody(district):
    assert district.resolve("Phòng Vũ trụ") is None
    assert district.meant_by("Các tập thể và cá nhân được xét, chọn khen thưởng") == ()


def test_a_body_that_has_ended_is_not_meant_after_its_last_day():
    everyone = Directory(bodies_of(read_bodies(EXAMPLE / "units.csv")))

    assert everyone.on(date(2025, 6, 30)).resolve("UBND xã Bình Châu") is not None
    assert everyone.on(date(2025, 7, 1)).resolve("UBND xã Bình Châu") is None


def test_every_bad_cell_of_the_list_is_told(tmp_path):
    bad = tmp_path / "units.csv"
    bad.write_text(
        "code,name,short_name,kind,level,parent,place,valid_from,valid_to,aliases,successor\n"
        "1,,x,xa,commune,,,,,,\n"
        "2,Xã Hai,x,xa,commune,9,,2023-13-01,,,\n",
        encoding="utf-8",
    )

    with pytest.raises(BodiesRefused) as refusal:
        read_bodies(bad)

    assert refusal.value.faults == (
        "dòng 2, cột B (Tên đầy đủ): ô trống",
        "dòng 3, cột H (Từ ngày): ghi “2023-13-01”, ngày này không có",
        "dòng 3, cột F (Thuộc): ghi “9”, không có đơn vị nào như vậy",
    )


def test_a_list_without_its_heading_says_which_columns_are_missing(tmp_path):
    bad = tmp_path / "units.csv"
    bad.write_text("mã,ghi chú\n1,Xã Một\n", encoding="utf-8")

    with pytest.raises(BodiesRefused, match="không thấy cột “Tên đầy đủ”"):
        read_bodies(bad)


def test_a_body_without_a_place_is_nobody_s_concern_and_stops_nobody(district):
    from hoinghi.units.directory import Body

    placeless = Body(
        code="x",
        name="Hội Chữ thập đỏ",
        short_name="",
        kind="other",
        level="",
        area=(),
        names=("Hội Chữ thập đỏ",),
    )

    around = around_district(Directory((*district.bodies, placeless)))

    assert placeless not in around.bodies
