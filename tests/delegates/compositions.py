"""A composition with every kind of line, and the directory that it is read against."""

from datetime import date

from hoinghi.reading.plan import DelegateRule, Lines
from hoinghi.units.bodies import read_bodies
from hoinghi.units.directory import Directory, bodies_of
from tests.factories import EXAMPLE


def directory_on(day: date, issuer: str = "UBND huyện Bình Sơn") -> Directory:
    """Give the bodies that a plan of *issuer* deals with on *day*."""
    rows = [row for name in ("units.csv", "units-2025.csv") for row in read_bodies(EXAMPLE / name)]
    # Codes are used again after the reform, so each list is turned into bodies by itself.
    old = bodies_of(row for row in rows if row.valid_to is not None)
    new = bodies_of(row for row in rows if row.valid_to is None)
    then = Directory((*old, *new)).on(day)
    (host,) = then.bearing(issuer)
    return then.around(host)


def line(text: str, *, count: int | None = None, per_unit: int | None = None) -> DelegateRule:
    return DelegateRule(group=None, text=text, count=count, per_unit=per_unit, lines=Lines(1, 1))


DISTRICT_COMPOSITION = (
    line("Mời đại diện lãnh đạo UBND tỉnh"),
    line(
        "Mời đại diện lãnh đạo Sở Lao động – Thương binh và Xã hội, "
        "Phòng Bảo trợ xã hội và Giảm nghèo"
    ),
    line(
        "Thường trực Huyện ủy, Thường trực HĐND huyện, lãnh đạo UBND huyện, "
        "Thường trực Ủy Ban MTTQ Việt Nam huyện"
    ),
    line("Đại diện lãnh đạo các phòng, ban, ngành, hội đoàn thể huyện"),
    line("Thành viên BCĐ các chương trình mục tiêu quốc gia huyện (theo Quyết định số 12/QĐ-UBND)"),
    line("Đại diện lãnh đạo UBND,  Ủy ban MTTQ Việt Nam các xã, thị trấn"),
    line(
        "Trưởng thôn, Tổ trưởng tổ dân phố, Trưởng Ban công tác Mặt trận thôn/ tổ dân phố "
        "(mỗi xã, thị trấn 4 đại biểu)",
        per_unit=4,
    ),
)
IN_2023 = date(2023, 12, 1)
