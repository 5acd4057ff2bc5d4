"""How sentences call a gathering: its noun ("Hội nghị"), its short name."""

from __future__ import annotations

import re

_NOUN = re.compile(
    r"\b(hội nghị|hội thảo|hội thi|đại hội|tọa đàm|toạ đàm|diễn đàn"
    r"|lễ (?:kỷ niệm|phát động|tổng kết))\b",
    re.I,
)
# What begins with an act has no name of its own: a classifier stands before it.
_ACTS = (
    (re.compile(r"sinh hoạt\b", re.I), "buổi", "buổi sinh hoạt"),
    (re.compile(r"(?:đón tiếp|làm việc|gặp mặt|họp)\b", re.I), "buổi", "buổi làm việc"),
    (re.compile(r"(?:huấn luyện|tập huấn|bồi dưỡng)\b", re.I), "lớp", "lớp tập huấn"),
    (re.compile(r"(?:kiểm tra|thanh tra|giám sát|khảo sát)\b", re.I), "đợt", "đợt kiểm tra"),
)
_SHORT = re.compile(
    r"(?:hội nghị|hội thảo|đại hội|tọa đàm|toạ đàm)"
    r"(?:\s+(?:trực tuyến|sơ kết|tổng kết|giữa kỳ|cuối kỳ|đánh giá|(?:\d+|một|hai|ba|năm) năm))*",
    re.I,
)


def noun(title: str) -> str:
    """Give the word that stands for the gathering: "Hội nghị", "Hội thảo", "buổi làm việc", …

    A proper gathering takes a capital; for what has no name of its own a common noun stands.
    """
    if found := _NOUN.search(title):
        return found[1][:1].upper() + found[1][1:].lower()
    return next((word for act, _, word in _ACTS if act.match(title)), "chương trình")


def named(title: str) -> str:
    """Write the gathering within a sentence: "buổi đón tiếp và làm việc với …"."""
    classifier = next((word for act, word, _ in _ACTS if act.match(title)), None)
    return f"{classifier} {title[:1].lower()}{title[1:]}" if classifier else title


def is_meeting(title: str) -> bool:
    """Tell whether people come together to hear and conclude, unlike a course or an inspection."""
    word = noun(title)
    return word[:1].isupper() or word.startswith("buổi")


def short_name(title: str) -> str:
    """Cut the name of a gathering before its subject: "Hội nghị sơ kết giữa kỳ"."""
    found = _SHORT.match(title)
    return found[0] if found else named(title)
