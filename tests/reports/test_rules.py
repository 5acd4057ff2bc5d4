"""Who is asked for reports, and under what name."""

import pytest

from hoinghi.reports.rules import Addressees, addressees, all_committees, in_full, is_host


@pytest.mark.parametrize(
    ("name", "kind", "group"),
    [
        ("Phòng Y tế huyện Bình Sơn", "department", Addressees.DEPARTMENTS),
        ("Ủy ban nhân dân xã Bình Châu", "peoples_committee", Addressees.LOCALITIES),
        ("Hội Nông dân huyện Bình Sơn", "mass_organisation", Addressees.OTHERS),
        ("UBND các xã, phường", "", Addressees.LOCALITIES),
        ("Uỷ ban nhân dân cấp xã", "", Addressees.LOCALITIES),
        ("Các phòng chuyên môn", "", Addressees.DEPARTMENTS),
        ("Sở Nội vụ", "", Addressees.DEPARTMENTS),
        ("Hội Cựu chiến binh", "", Addressees.OTHERS),
    ],
)
def test_group_of_a_body(name, kind, group):
    assert addressees(name, kind) == group


@pytest.mark.parametrize(
    ("names", "together"),
    [
        (
            ["Ủy ban nhân dân thị trấn Châu Ổ", "Ủy ban nhân dân xã Bình An"],
            "Ủy ban nhân dân các xã, thị trấn",
        ),
        (
            ["Ủy ban nhân dân phường Hồng Ngự", "Uỷ ban nhân dân xã Tân Hộ Cơ"],
            "Ủy ban nhân dân các xã, phường",
        ),
        (
            ["Ủy ban nhân dân thành phố Quảng Ngãi", "Ủy ban nhân dân huyện Bình Sơn"],
            "Ủy ban nhân dân các huyện, thành phố",
        ),
    ],
)
def test_all_committees_are_named_together(names, together):
    assert all_committees(names) == together


def test_kinh_gui_writes_committees_in_full():
    assert in_full("UBND các xã, thị trấn") == "Ủy ban nhân dân các xã, thị trấn"
    assert in_full("Phòng Y tế") == "Phòng Y tế"


def test_what_the_host_owes_is_not_asked_of_others():
    assert is_host("Nhà trường", "TRƯỜNG THPT ĐỐC BINH KIỀU")
    assert is_host("Trường THPT Đốc Binh Kiều", "TRƯỜNG THPT ĐỐC BINH KIỀU")
    assert not is_host("Phòng Y tế", "UBND huyện Bình Sơn")
