"""Units of figures (đơn vị tính): one name each, and what one is worth in another."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final, NamedTuple

from hoinghi.reading.report.words import folded


class Kind(StrEnum):
    """What a unit measures; only units of one kind are converted."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    POINT = "point"


class Unit(NamedTuple):
    """A unit: ``name`` of all its spellings; ``worth`` in đồng for money, else 1."""

    kind: Kind
    name: str
    worth: Decimal = Decimal(1)


class Fit(StrEnum):
    """How a unit as written agrees with the one asked for."""

    SAME = "same"
    NEAR = "near"
    CLASH = "clash"


_MONEY: Final = {
    "đồng": 1, "vnđ": 1, "vnd": 1, "đ": 1,
    "nghìn đồng": 1_000, "ngàn đồng": 1_000, "1.000 đồng": 1_000, "1000 đồng": 1_000,
    "1.000đ": 1_000, "1000đ": 1_000, "nghìn": 1_000,
    "triệu đồng": 10**6, "triệu": 10**6, "trđ": 10**6, "tr.đ": 10**6, "tr.đồng": 10**6,
    "tr đồng": 10**6, "tr đ": 10**6, "trđồng": 10**6, "1.000.000 đồng": 10**6,
    "tỷ đồng": 10**9, "tỷ": 10**9, "tỉ đồng": 10**9, "tỉ": 10**9,
    "nghìn tỷ đồng": 10**12, "nghìn tỷ": 10**12,
}  # fmt: skip
#: Spelling → name. What is counted with one name may be added.
_COUNTS: Final = {
    "hộ": "hộ", "hộ gia đình": "hộ", "hộ dân": "hộ",
    "người": "người", "lao động": "người", "nhân khẩu": "người", "khẩu": "người",
    "trẻ": "trẻ", "trẻ em": "trẻ", "cháu": "trẻ", "em": "trẻ",
    "học sinh": "học sinh", "em học sinh": "học sinh", "hs": "học sinh",
    "nhà": "nhà", "căn": "nhà", "căn nhà": "nhà", "ngôi nhà": "nhà", "cái": "nhà",
    "mô hình": "mô hình", "dự án": "dự án", "công trình": "công trình",
    "cuộc": "cuộc", "hội nghị": "cuộc", "buổi": "cuộc", "lớp": "cuộc", "lần": "cuộc",
    "lượt người": "lượt người", "lượt": "lượt", "lượt cán bộ": "lượt người",
    "sản phẩm": "sản phẩm", "tin": "sản phẩm", "tin, bài": "sản phẩm", "tin bài": "sản phẩm",
    "bài": "sản phẩm", "tập thể": "lượt", "cá nhân": "lượt", "thẻ": "người", "suất": "suất",
}  # fmt: skip
#: Names that reports mix up and mean the same.
_NEAR: Final = tuple(
    map(
        frozenset,
        (
            ("người", "trẻ"), ("trẻ", "học sinh"), ("người", "học sinh"), ("hộ", "nhà"),
            ("người", "lượt người"), ("lượt", "lượt người"), ("mô hình", "dự án"),
            ("lượt", "người"),
        ),
    )
)  # fmt: skip
_PERCENT: Final = {"%": Kind.PERCENT, "phần trăm": Kind.PERCENT, "tỷ lệ %": Kind.PERCENT}
_POINT: Final = re.compile(r"(?:%|điểm ?%|điểm phần trăm)(?: ?/ ?năm)?")
_ALL: Final = sorted([*_MONEY, *_COUNTS, *_PERCENT], key=len, reverse=True)
#: A unit in running text.
UNIT: Final = "(?:" + "|".join(map(re.escape, _ALL)) + r")(?![^\W_])"
_PER: Final = re.compile(r" ?/ ?(?:năm|kỳ|hộ|người)$")


def read_unit(text: str) -> Unit | None:
    """The unit that *text* is and nothing else, or none: ``"Tr. đồng"``, ``"(%)"``."""
    key = folded(text).strip(" .:()[]").replace("tr. ", "tr.")
    if key in _MONEY:
        return Unit(Kind.MONEY, "đồng", Decimal(_MONEY[key]))
    if key in _COUNTS:
        return Unit(Kind.COUNT, _COUNTS[key])
    if key in _PERCENT:
        return Unit(Kind.PERCENT, "%")
    if _POINT.fullmatch(key):
        return Unit(Kind.POINT, "điểm %")
    bare = _PER.sub("", key)
    return read_unit(bare) if bare != key else None


def unit_asked(text: str) -> Unit:
    """The unit of an indicator; one of its own where it is not in the list."""
    return read_unit(text) or Unit(Kind.COUNT, folded(text))


def fit(written: Unit | None, asked: Unit) -> Fit:
    """How *written* agrees with *asked*; a figure without a unit agrees with any."""
    if written is None or written[:2] == asked[:2]:
        return Fit.SAME
    if written.kind is not asked.kind:
        both = {written.kind, asked.kind}
        return Fit.NEAR if both == {Kind.PERCENT, Kind.POINT} else Fit.CLASH
    return Fit.NEAR if frozenset((written.name, asked.name)) in _NEAR else Fit.CLASH


def scaled(value: Decimal, by: Decimal) -> Decimal:
    """*value* times *by*, without the zeros that the multiplication leaves behind."""
    if by == 1:
        return value
    plain = (value * by).normalize()
    return plain.quantize(Decimal(1)) if plain == plain.to_integral_value() else plain


def factor(written: Unit | None, asked: Unit) -> Decimal:
    """What a number in *written* is multiplied by to be in *asked*."""
    if written is None or written.kind is not Kind.MONEY or asked.kind is not Kind.MONEY:
        return Decimal(1)
    return written.worth / asked.worth
