"""Words of a plan as a master of ceremonies says them: abbreviations in full. Python thuần."""

from __future__ import annotations

import re

_FULL = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQ": "Mặt trận Tổ quốc",
    "BCĐ": "Ban Chỉ đạo",
    "LHPN": "Liên hiệp Phụ nữ",
    "CSXH": "Chính sách xã hội",
    "CT-XH": "chính trị - xã hội",
    "LĐTBXH": "Lao động - Thương binh và Xã hội",
    "LĐ-TB&XH": "Lao động - Thương binh và Xã hội",
    "GDĐT": "Giáo dục và Đào tạo",
    "GD&ĐT": "Giáo dục và Đào tạo",
    "BHXH": "Bảo hiểm xã hội",
    "THPT": "trung học phổ thông",
    "THCS": "trung học cơ sở",
    "TNCS": "Thanh niên Cộng sản",
    "BHYT": "bảo hiểm y tế",
    "KCB": "khám bệnh, chữa bệnh",
    "GVCN": "giáo viên chủ nhiệm",
    "MTQG": "mục tiêu quốc gia",
}
_SHORT = re.compile(
    rf"(?<![\w/&-])(?:{'|'.join(sorted(map(re.escape, _FULL), key=len, reverse=True))})(?![\w/&-])"
)
_COMMITTEE = re.compile(r"\b([ỦU][ỷyỶY]|Uỷ) Ban (?=nhân dân|MTTQ|Mặt trận)")
_SHOWS = re.compile(r"^(?:trình )?(?:chiếu|phát)\s+(?=phóng sự|phim|video|clip)|^xem\s+", re.I)


def spoken(text: str) -> str:
    """Write *text* as it is read aloud: "Lãnh đạo UBND huyện" → "Lãnh đạo Ủy ban nhân dân huyện".

    Symbols of documents ("12/KH-UBND") stay.
    """
    text = _COMMITTEE.sub(r"\1 ban ", text)
    return _SHORT.sub(lambda short: _FULL[short[0]], text)


def shown(text: str) -> str:
    """Give what guests watch in a point of the programme: "Trình chiếu phóng sự X" → "phóng sự X".

    A point that is worded otherwise stays as it is.
    """
    bare = _SHOWS.sub("", text)
    return bare[:1].lower() + bare[1:] if bare != text else text
