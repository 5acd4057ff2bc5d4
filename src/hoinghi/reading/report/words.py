"""Labels as sets of syllables: capitals, tone placement, abbreviations and small words folded.

Tone marks stay: "hộ nghèo" and "ho ngheo" share no syllable, as they share no meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hoinghi.reading.name_keys import fold

_WORD: Final = re.compile(r"[^\W_]+")
_BRACKETS: Final = re.compile(r"\([^()]*\)")

#: As reports and forms shorten them.
_SHORT: Final = {
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "nhcsxh": "ngân hàng chính sách xã hội",
    "csxh": "chính sách xã hội",
    "dtts": "dân tộc thiểu số",
    "đbdtts": "dân tộc thiểu số",
    "xklđ": "lao động đi làm việc nước ngoài",
    "lđ": "lao động",
    "gn": "giảm nghèo",
    "hn": "hộ nghèo",
    "hcn": "hộ cận nghèo",
    "te": "trẻ em",
    "sdd": "suy dinh dưỡng",
    "nsnn": "ngân sách nhà nước",
    "nsvsmt": "nước sinh hoạt vệ sinh",
    "kh": "kế hoạch",
    "th": "thực hiện",
    "sx": "sản xuất",
    "ptsx": "phát triển sản xuất",
    "nn": "nông nghiệp",
    "mtqg": "mục tiêu quốc gia",
    "ctmtqg": "chương trình mục tiêu quốc gia",
    "gqvl": "giải quyết việc làm",
    "hs": "học sinh",
    "da": "dự án",
    "tda": "tiểu dự án",
    "tl": "tỷ lệ",
    "tlệ": "tỷ lệ",
    "dvxhcb": "dịch vụ xã hội cơ bản",
    "ct": "chương trình",
}
_SPELT: Final = {"tỉ": "tỷ", "tế,": "tế", "kì": "kỳ", "kĩ": "kỹ", "lí": "lý"}
#: Small words, and what every figure of a report says of itself.
_SMALL_WORDS: Final = """
số các những về của và là có được đã cho trong ở tại với do bởi từ theo trên dưới này đó bị cả
hoặc hay thì mà còn đang hiện để vào ra nay khi như một cái cộng gồm chỉ toàn địa bàn xã huyện
thị trấn phường tỉnh đơn vị tính tiêu
"""
_SMALL: Final = frozenset(_SMALL_WORDS.split())
#: Where a small word is part of a word that matters, the pair is kept as one syllable.
_PAIRS: Final = (
    ("xã hội", "xã_hội"),
    ("chỉ đạo", "chỉ_đạo"),
    ("sơ bộ", "sơ_bộ"),
    ("giới thiệu", "giới_thiệu"),
    ("đơn vị", ""),
    ("kinh phí", "vốn"),
    ("cận nghèo", "cận_nghèo"),
    ("tái nghèo", "tái_nghèo"),
    ("thoát nghèo", "thoát_nghèo"),
    ("thoát cận_nghèo", "thoát_cận_nghèo"),
    ("thiếu hụt", "thiếu_hụt"),
    ("tỷ lệ", "tỷ_lệ"),
    ("lãnh đạo", "lãnh_đạo"),
)


@lru_cache(maxsize=16_384)
def folded(text: str) -> str:
    """*text* in small letters, tones placed one way, white space folded."""
    return " ".join(fold(text).split())


@lru_cache(maxsize=16_384)
def syllables(text: str) -> frozenset[str]:
    """The syllables of *text* that tell labels apart."""
    return frozenset(ordered(text))


@lru_cache(maxsize=16_384)
def ordered(text: str) -> tuple[str, ...]:
    """The syllables of *text* that tell labels apart, in their order."""
    words = [_SPELT.get(word, word) for word in _WORD.findall(fold(text))]
    line = f" {' '.join(_SHORT.get(word, word) for word in words)} "
    for pair, one in _PAIRS:
        if pair in line:
            line = line.replace(f" {pair} ", f" {one} ").replace(f" {pair} ", f" {one} ")
    return tuple(word for word in line.split() if word not in _SMALL)


def without_brackets(text: str) -> str:
    """*text* without what stands in brackets: "(tách, nhập, chuyển đi)"."""
    return " ".join(_BRACKETS.sub(" ", text).split())
