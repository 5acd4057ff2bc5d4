"""Kinds and levels of units and bodies: the codes we keep, the words that people write.

Python thuần. Source of the levels: Luật Tổ chức chính quyền địa phương 72/2025/QH15 (two levels
from 1 July 2025; districts until 30 June 2025).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from hoinghi.reading.name_keys import fold
from hoinghi.reading.names import parse_bodies

UNIT_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "province": ("Tỉnh, thành phố", "tỉnh", "thành phố trực thuộc trung ương"),
    "district": ("Huyện", "quận", "thị xã", "thành phố thuộc tỉnh"),
    "xa": ("Xã",),
    "phuong": ("Phường",),
    "thi_tran": ("Thị trấn", "tt"),
    "dac_khu": ("Đặc khu",),
}
BODY_KIND_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "peoples_committee": ("Ủy ban nhân dân", "ubnd"),
    "peoples_council": ("Hội đồng nhân dân", "hđnd"),
    "party_body": ("Cơ quan Đảng", "đảng", "đảng ủy", "huyện ủy", "tỉnh ủy", "ban đảng"),
    "fatherland_front": ("Ủy ban Mặt trận Tổ quốc", "mttq", "ubmttq", "mặt trận"),
    "department": ("Phòng chuyên môn", "phòng", "phòng ban", "cơ quan chuyên môn"),
    "provincial_department": ("Sở", "sở ngành"),
    "mass_organisation": (
        "Tổ chức chính trị - xã hội", "đoàn thể", "hội đoàn thể", "hội", "ct-xh",
    ),
    "office": ("Văn phòng",),
    "bank": ("Ngân hàng",),
    "police": ("Công an",),
    "military": ("Quân sự",),
    "public_service_unit": ("Đơn vị sự nghiệp", "sự nghiệp", "trung tâm"),
    "steering_committee": ("Ban Chỉ đạo", "bcđ"),
    "school": ("Trường học", "trường", "cơ sở giáo dục", "mầm non", "tiểu học"),
    "health_facility": ("Cơ sở y tế", "bệnh viện", "trạm y tế", "trung tâm y tế"),
    "trade_union": ("Công đoàn", "công đoàn cơ sở"),
    "association": ("Hội quần chúng", "hội đặc thù", "hội nghề nghiệp"),
    "vertical_agency": ("Cơ quan ngành dọc", "ngành dọc", "kho bạc", "thuế", "bảo hiểm xã hội"),
    "judicial": ("Tòa án, Viện kiểm sát", "tòa án", "viện kiểm sát", "thi hành án"),
    "cooperative": ("Hợp tác xã", "htx", "tổ hợp tác"),
    "enterprise": ("Doanh nghiệp", "công ty"),
    "village": ("Thôn, tổ dân phố", "thôn", "tổ dân phố", "tdp", "khu phố", "ấp", "bản", "làng"),
    "central_agency": ("Cơ quan trung ương", "bộ", "bộ ngành"),
    "other": ("Khác", "khác"),
}  # fmt: skip
LEVEL_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "central": ("Trung ương",),
    "province": ("tỉnh", "cấp tỉnh", "thành phố"),
    "district": ("huyện", "cấp huyện", "quận", "thị xã"),
    "commune": ("xã", "cấp xã", "phường", "thị trấn", "đặc khu", "cơ sở"),
    "village": ("thôn", "tổ dân phố", "tdp", "khu phố", "ấp", "bản"),
}
KIND_WORDS: Final = {**UNIT_KIND_WORDS, **BODY_KIND_WORDS}
UNIT_KINDS: Final = frozenset(UNIT_KIND_WORDS)

_LEVEL_OF_KIND: Final = {
    "province": "province", "district": "district", "xa": "commune", "phuong": "commune",
    "thi_tran": "commune", "dac_khu": "commune", "provincial_department": "province",
    "village": "village", "central_agency": "central",
}  # fmt: skip
_UNIT_HEADS: Final = (
    (re.compile(r"(?:huyện|quận|thị xã) (?!ủy|đoàn)"), "district"),
    (re.compile(r"tỉnh (?!ủy|đoàn)"), "province"),
    (re.compile(r"xã (?!đoàn|đội)"), "xa"),
    (re.compile(r"phường "), "phuong"),
    (re.compile(r"thị trấn "), "thi_tran"),
    (re.compile(r"đặc khu "), "dac_khu"),
)
_BODY_HEADS: Final = (
    (re.compile(r"trường|mầm non|trung tâm giáo dục|đại học|cao đẳng"), "school"),
    (re.compile(r"trạm y tế|bệnh viện|trung tâm y tế|phòng khám"), "health_facility"),
    (re.compile(r"hợp tác xã|htx|tổ hợp tác|liên hiệp hợp tác xã"), "cooperative"),
    (re.compile(r"công ty|doanh nghiệp|tập đoàn|tổng công ty"), "enterprise"),
    (re.compile(r"công đoàn"), "trade_union"),
    (re.compile(r"tòa án|viện kiểm sát|tand|vksnd|chi cục thi hành án"), "judicial"),
    (re.compile(r"kho bạc|bảo hiểm xã hội|bhxh|thuế|chi cục|hạt kiểm lâm|bưu điện|điện lực"),
     "vertical_agency"),
    (re.compile(r"công an"), "police"),
    (re.compile(r"(?:ban|bộ) chỉ huy|quân sự|đồn biên phòng"), "military"),
    (re.compile(r"thôn |tổ dân phố|khu phố|ấp |bản |làng "), "village"),
    (re.compile(r"trung tâm|ban quản lý|thư viện|nhà văn hóa|đài "), "public_service_unit"),
    (re.compile(r"thanh tra"), "department"),
    (re.compile(r"bộ (?!phận|môn)"), "central_agency"),
)  # fmt: skip


def kind_meant(written: str) -> str | None:
    """Give the code of the kind that *written* says: ``"phòng"`` → ``"department"``."""
    return _meant(written, KIND_WORDS)


def level_meant(written: str) -> str | None:
    """Give the code of the level that *written* says: ``"cấp xã"`` → ``"commune"``."""
    return _meant(written, LEVEL_WORDS)


def nearest_kind(written: str) -> str:
    """Give the Vietnamese name of the kind that *written* is most like; ``""`` for none."""
    return _nearest(written, KIND_WORDS)


def nearest_level(written: str) -> str:
    """Give the Vietnamese name of the level that *written* is most like; ``""`` for none."""
    return _nearest(written, LEVEL_WORDS)


def kind_said(kind: str) -> str:
    """Give the Vietnamese name of *kind*; itself where it is not known."""
    return KIND_WORDS.get(kind, (kind,))[0]


def level_said(level: str) -> str:
    """Give the Vietnamese name of *level*; itself where it is not known."""
    return LEVEL_WORDS.get(level, (level,))[0]


@lru_cache(maxsize=8192)
def kind_of_name(name: str) -> str | None:
    """Tell the kind of what bears *name* from its first words; none where they do not tell.

    "Thành phố" alone does not: until July 2025 there were such of a province and of the State.
    """
    folded = fold(name).strip()
    for pattern, kind in (*_UNIT_HEADS, *_BODY_HEADS):
        if pattern.match(folded):
            return kind
    phrases = parse_bodies(name)
    kind = phrases[0].kind.value if phrases else "other"
    return None if kind == "other" else kind


@lru_cache(maxsize=8192)
def level_of_name(name: str) -> str | None:
    """Tell the level of what bears *name*: "Phòng Nội vụ huyện Bình Sơn" is of a district."""
    phrases = parse_bodies(name)
    return phrases[0].level.value if phrases and phrases[0].level else None


def level_of_kind(kind: str) -> str | None:
    """Give the one level at which bodies of *kind* stand; none where there are several."""
    return _LEVEL_OF_KIND.get(kind)


def _meant(written: str, words: Mapping[str, Iterable[str]]) -> str | None:
    asked = _plain(written)
    return _by_word(frozenset(words)).get(asked) if asked else None


@lru_cache(maxsize=4)
def _by_word(codes: frozenset[str]) -> Mapping[str, str]:
    words = KIND_WORDS if "xa" in codes else LEVEL_WORDS
    found = {_plain(word): code for code, said in words.items() for word in said}
    return found | {_plain(code): code for code in words}


def _nearest(written: str, words: Mapping[str, tuple[str, ...]]) -> str:
    by_word = _by_word(frozenset(words))
    close = get_close_matches(_plain(written), by_word, n=1, cutoff=0.6)
    return words[by_word[close[0]]][0] if close else ""


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", fold(text).replace("_", " ")).split())
