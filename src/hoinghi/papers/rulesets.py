"""Sets of rules of form: what the writers draw by and what a check measures by, once each.

``ND30`` is checked against the text of the decree. The forms of the Party and of mass
organisations are from general knowledge and marked unverified: every report says so, and an
office that holds the text can correct the figures here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.styles import STYLES, Measure, Style, mm


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSet:
    """The form of one family of papers.

    Attributes:
        key: Stable; what ``--ruleset`` takes.
        name: In text: "Nghị định 30/2020/NĐ-CP".
        verified: Whether its figures were checked against the text they come from.
        page: Sheet and margins.
        styles: How each component is set, by key.
        national_title: What stands at the top right, in capitals.
        motto: The line under it; None where there is none.
        serial_before: Sign between the serial and the symbol: "05/KH-UBND", "05-KH/HU".
        kind_before: Sign between the kind and the body in the symbol.
        sizes_together: Sizes of national title, motto, place and date that go together; empty
            where nothing is said.
        end_mark: What closes the text; empty where nothing is said.
    """

    key: str
    name: str
    verified: bool
    national_title: str
    motto: str | None
    styles: Mapping[str, Style]
    page: form.Page = form.PAGE
    font: str = form.FONT
    serial_before: str = "/"
    kind_before: str = "-"
    colon_after_number: bool = True
    sizes_together: tuple[tuple[float, float, float], ...] = ()
    end_mark: str = form.END_MARK
    authorities: tuple[str, ...] = ("TM.", "KT.", "TL.", "TUQ.", "Q.")


ND30: Final = RuleSet(
    key=form.RULESET,
    name="Nghị định 30/2020/NĐ-CP",
    verified=True,
    national_title=form.QUOC_HIEU,
    motto=form.TIEU_NGU,
    styles=STYLES,
    # Footnote of table V.
    sizes_together=((12, 13, 13), (13, 14, 14)),
)

_PARTY_SOURCE: Final = "Hướng dẫn 36-HD/VPTW (chưa xác minh)"


def _as_party(key: str, low: float, high: float, ours: float, **looks: object) -> Style:
    size = Measure(low=low, high=high, ours=ours, tolerance=0.0, source=_PARTY_SOURCE)
    return replace(STYLES[key], size=size, source=_PARTY_SOURCE, **looks)  # type: ignore[arg-type]


_PARTY_STYLES: Final[Mapping[str, Style]] = MappingProxyType(
    {
        **STYLES,
        **{
            style.key: style
            for style in (
                _as_party("QuocHieu", 15, 15, 15),
                _as_party("CoQuanChuQuan", 14, 14, 14),
                _as_party("CoQuanBanHanh", 14, 14, 14),
                _as_party("SoKyHieu", 14, 14, 14),
                _as_party("DiaDanhThoiGian", 14, 14, 14),
                _as_party("TenLoai", 15, 16, 16),
                _as_party("TrichYeu", 14, 15, 14),
                _as_party("TrichYeuCongVan", 12, 12, 12, italic=True),
                _as_party("ThanBai", 13, 15, 14),
                _as_party("CanCu", 13, 15, 14, italic=False),
                _as_party("QuyenHanChucVu", 14, 14, 14),
                _as_party("HoTen", 14, 14, 14),
                _as_party("NoiNhan", 14, 14, 14, bold=False, italic=False, underline=True),
                _as_party("NoiNhanDong", 12, 12, 12),
            )
        },
    }
)

PARTY: Final = RuleSet(
    key="dang-36-hd",
    name="Hướng dẫn 36-HD/VPTW về thể thức văn bản của Đảng",
    verified=False,
    national_title="ĐẢNG CỘNG SẢN VIỆT NAM",
    motto=None,
    page=replace(
        form.PAGE,
        top=mm(20, 20, 20, _PARTY_SOURCE),
        bottom=mm(20, 20, 20, _PARTY_SOURCE),
        left=mm(30, 30, 30, _PARTY_SOURCE),
        right=mm(15, 15, 15, _PARTY_SOURCE),
    ),
    styles=_PARTY_STYLES,
    serial_before="-",
    kind_before="/",
    colon_after_number=False,
    end_mark="",
    authorities=("T/M", "K/T", "T/L"),
)

MASS: Final = replace(
    ND30,
    key="doan-the",
    name="Thể thức văn bản của Mặt trận Tổ quốc và đoàn thể",
    verified=False,
)
"""Fronts and unions that head their papers with quốc hiệu: measured as the State's are."""

YOUTH: Final = replace(
    PARTY,
    key="doan-tncs",
    name="Thể thức văn bản của Đoàn TNCS Hồ Chí Minh",
    national_title="ĐOÀN TNCS HỒ CHÍ MINH",
    authorities=("TM.", "KT.", "TL."),
)

RULESETS: Final[Mapping[str, RuleSet]] = MappingProxyType(
    {ruleset.key: ruleset for ruleset in (ND30, PARTY, MASS, YOUTH)}
)
"""Every set by its key."""


def ruleset_of(key: str) -> RuleSet:
    """The set named *key*.

    Raises:
        ValueError: There is no such set.
    """
    if key not in RULESETS:
        raise ValueError(f"unknown rule set {key!r}; known: {', '.join(RULESETS)}")
    return RULESETS[key]
