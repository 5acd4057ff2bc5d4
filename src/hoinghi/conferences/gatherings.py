"""How sentences call a gathering: its noun ("Hội nghị"), its short name."""

from __future__ import annotations

import re

_NOUN = re.compile(
    r"\b(hội nghị|hội thảo|hội thi|đại hội|tọa đàm|toạ đàm|diễn đàn|lễ (?:kỷ niệm|phát động|tổng kết))\b",
    re.I,
)
_COMMON = (
    (re.compile(r"\bsinh hoạt\b", re.I), "buổi sinh hoạt"),
    (re.compile(r"\bhuấn luyện|tập huấn|bồi dưỡng\b", re.I), "lớp tập huấn"),
    (re.compile(r"\blàm việc|cuộc họp|họp\b", re.I), "buổi làm việc"),
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
    return next((word for pattern, word in _COMMON if pattern.search(title)), "chương trình")


def short_name(title: str) -> str:
    """Cut the name of a gathering before its subject: "Hội nghị sơ kết giữa kỳ"."""
    found = _SHORT.match(title)
    return found[0] if found else title
