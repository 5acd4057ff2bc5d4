"""What headings of reports call alike: one word for all of its names."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hoinghi.reading.report.words import folded, ordered

#: Name of the concept → how offices head it. Longer names first, for they hold shorter ones.
_NAMES: Final = {
    "tìnhhình": (
        "đặc điểm tình hình", "đặc điểm, tình hình chung", "đặc điểm, tình hình",
        "đặc điểm tình hình chung", "khái quát tình hình", "khái quát chung", "tình hình chung",
        "đặc điểm chung", "bối cảnh", "thuận lợi và khó khăn", "thuận lợi, khó khăn",
    ),
    "chỉđạo": (
        "công tác lãnh đạo, chỉ đạo, điều hành", "công tác lãnh đạo, chỉ đạo",
        "công tác lãnh đạo chỉ đạo", "công tác chỉ đạo, điều hành", "công tác chỉ đạo điều hành",
        "lãnh đạo, chỉ đạo", "chỉ đạo, điều hành", "chỉ đạo, tổ chức thực hiện",
        "công tác chỉ đạo", "công tác triển khai", "công tác quán triệt, triển khai",
    ),
    "kếtquả": (
        "kết quả triển khai thực hiện", "kết quả thực hiện", "kết quả đạt được",
        "tình hình thực hiện", "tình hình triển khai", "tình hình, kết quả thực hiện",
        "kết quả triển khai", "những kết quả đạt được",
    ),
    "phươnghướng": (
        "phương hướng, nhiệm vụ, giải pháp", "phương hướng, nhiệm vụ và giải pháp",
        "phương hướng nhiệm vụ, giải pháp", "phương hướng, giải pháp", "phương hướng, nhiệm vụ",
        "phương hướng nhiệm vụ", "nhiệm vụ, giải pháp", "nhiệm vụ và giải pháp",
        "phương hướng", "nhiệm vụ trọng tâm", "giải pháp trọng tâm", "định hướng", "kế hoạch",
        "một số nhiệm vụ", "một số giải pháp",
    ),
    "kiếnnghị": ("kiến nghị, đề xuất", "đề xuất, kiến nghị", "kiến nghị và đề xuất",
                 "đề xuất và kiến nghị", "kiến nghị", "đề xuất", "đề nghị"),
    "nguồnlực": (
        "huy động và sử dụng nguồn lực", "huy động, sử dụng nguồn lực",
        "huy động, sử dụng các nguồn lực", "huy động nguồn lực", "nguồn lực thực hiện",
        "kinh phí thực hiện", "nguồn vốn thực hiện", "nguồn kinh phí", "kết quả giải ngân",
        "tình hình giải ngân", "phân bổ và giải ngân", "nguồn vốn", "nguồn lực", "kinh phí",
        "sử dụng vốn",
    ),
    "đánhgiá": (
        "đánh giá chung", "nhận xét, đánh giá chung", "nhận xét, đánh giá", "đánh giá, nhận xét",
        "nhận xét chung", "ưu điểm, hạn chế", "tồn tại, hạn chế", "tồn tại, hạn chế, nguyên nhân",
        "hạn chế và nguyên nhân", "bài học kinh nghiệm", "đánh giá",
    ),
    "thiđua": (
        "phong trào thi đua", "công tác thi đua, khen thưởng", "công tác thi đua khen thưởng",
        "thi đua, khen thưởng", "thi đua khen thưởng",
    ),
}  # fmt: skip
#: Concepts that tell a section by themselves; results are what half of all headings speak of.
TELLING: Final = frozenset(_NAMES) - {"kếtquả"}
_CONCEPTS: Final = sorted(
    ((name, concept) for concept, names in _NAMES.items() for name in names),
    key=lambda pair: -len(pair[0]),
)
_ANY: Final = re.compile(r"\b(?:" + "|".join(re.escape(name) for name, _ in _CONCEPTS) + r")\b")
_OF: Final = dict(_CONCEPTS)


@lru_cache(maxsize=4096)
def heading_words(text: str) -> frozenset[str]:
    """The syllables of the heading *text*, common names each as one word."""
    # "Những", "các", "về" between the words of a name say nothing.
    plain = re.sub(r"\b(?:những|các|về|một số)\s+", "", folded(text))
    return frozenset(ordered(_ANY.sub(lambda found: f" {_OF[found[0]]} ", plain)))
