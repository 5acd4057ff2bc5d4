"""The provinces and communes of today, from the data set of ``vietnam-provinces``.

The package follows the list of the General Statistics Office (danhmuchanhchinh.gso.gov.vn); how
right and how recent it is, is the package's word. It knows the units since July 2025 alone: no
districts, nothing of before, no successors.

Source of the days: Nghị quyết 202/2025/QH15 of 12/6/2025 (34 provinces; the new ones work from
1 July 2025; eleven were left as they were), Nghị quyết 175/2024/QH15 of 30/11/2024 (Huế is a city
under the State from 1 January 2025), Luật Tổ chức chính quyền địa phương 72/2025/QH15 (two levels
from 1 July 2025). Which communes stayed as they were, the data set does not say: every commune
stands from 1 July 2025, unless the directory holds it already under the same code.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final

import vietnam_provinces
from vietnam_provinces import Province, VietNamDivisionType, Ward

from hoinghi.units.body_rows import BodyRow
from hoinghi.units.comparing import Entry, State
from hoinghi.violations import RuleViolation

REFORM: Final = date(2025, 7, 1)
#: Cao Bằng, Điện Biên, Hà Nội, Hà Tĩnh, Lai Châu, Lạng Sơn, Nghệ An, Quảng Ninh, Sơn La, Thanh Hóa.
_AS_THEY_WERE: Final = frozenset({1, 4, 11, 12, 14, 20, 22, 38, 40, 42})
_HUE: Final = 46
_HUE_SINCE: Final = date(2025, 1, 1)
_KINDS: Final = {
    VietNamDivisionType.XA: "xa",
    VietNamDivisionType.PHUONG: "phuong",
    VietNamDivisionType.DAC_KHU: "dac_khu",
}


class UnknownProvince(RuleViolation):
    """A code that no province of today has."""

    code = "units.unknown-province"

    def __init__(self, codes: Sequence[str]) -> None:
        self.remedy = "Hãy ghi mã hai chữ số của tỉnh, thành phố, ví dụ 51."
        super().__init__(f"Không có tỉnh, thành phố nào mang mã {', '.join(codes)}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What came of taking the data set over; ``left_out`` could not be taken, with the reason."""

    new: int
    changed: int
    same: int
    left_out: tuple[str, ...]


def source() -> str:
    """Name the data set: ``"vietnam-provinces 2025.10.1, số liệu ngày 18/10/2025"``."""
    day = date.fromisoformat(vietnam_provinces.__data_version__)
    return f"vietnam-provinces {vietnam_provinces.__version__}, số liệu ngày {day:%d/%m/%Y}"


def provinces() -> tuple[tuple[str, str], ...]:
    """Give code and name of every province of today, in the order of their codes."""
    return tuple((_code_of(one), _name_of(one)) for one in Province.iter_all())


@cache
def counts() -> tuple[int, int]:
    """Count provinces and communes of the data set."""
    return len(list(Province.iter_all())), len(list(Ward.iter_all()))


def rows(committees_of: Sequence[str] = ()) -> tuple[BodyRow, ...]:
    """Give the units of today as rows of a list, provinces first.

    Args:
        committees_of: Codes of provinces whose communes come with their UBND.

    Raises:
        UnknownProvince: One of them is no code of a province.
    """
    known = dict(provinces())
    if unknown := [code for code in committees_of if code not in known]:
        raise UnknownProvince(unknown)
    communes = list(Ward.iter_all())
    chosen = frozenset(committees_of)
    return (
        *(_province(one) for one in Province.iter_all()),
        *(_commune(one) for one in communes),
        *_committees(one for one in communes if f"{one.province_code.value:02d}" in chosen),
    )


def taken(entries: Iterable[Entry]) -> Taken:
    """Count what came of *entries*."""
    entries = tuple(entries)
    states = [entry.state for entry in entries]
    return Taken(
        new=states.count(State.NEW),
        changed=states.count(State.CHANGED) + states.count(State.ENDED),
        same=states.count(State.SAME),
        left_out=tuple(
            f"{entry.row.name} ({entry.row.code}): {fault.said}"
            for entry in entries
            for fault in entry.faults
        ),
    )


def _province(one: Province) -> BodyRow:
    since = None if one.code.value in _AS_THEY_WERE else REFORM
    since = _HUE_SINCE if one.code.value == _HUE else since
    return _row(_code_of(one), _name_of(one), "province", "province", "", since)


def _commune(one: Ward) -> BodyRow:
    kind = _KINDS[one.division_type]
    return _row(
        _commune_code(one), one.name, kind, "commune", f"{one.province_code.value:02d}", REFORM
    )


def _committees(communes: Iterable[Ward]) -> Iterator[BodyRow]:
    for one in communes:
        # "Xã Bình Sơn" → "xã Bình Sơn".
        place = one.name[0].lower() + one.name[1:]
        yield _row(
            f"{_commune_code(one)}-UBND",
            f"Ủy ban nhân dân {place}",
            "peoples_committee",
            "commune",
            _commune_code(one),
            REFORM,
            short_name=f"UBND {place}",
        )


def _row(
    code: str, name: str, kind: str, level: str, parent: str, since: date | None,
    *, short_name: str = "",
) -> BodyRow:  # fmt: skip
    return BodyRow(
        code=code, name=name, short_name=short_name, kind=kind, level=level, parent=parent,
        valid_from=since, valid_to=None, names=(name, *([short_name] if short_name else [])),
        successors=(),
    )  # fmt: skip


def _code_of(one: Province) -> str:
    return f"{one.code.value:02d}"


def _commune_code(one: Ward) -> str:
    return f"{one.code.value:05d}"


def _name_of(one: Province) -> str:
    return one.name if one.name.startswith("Thành phố ") else f"Tỉnh {one.name}"
