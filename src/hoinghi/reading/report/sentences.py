"""Sentences of running text: their times, the numbers in them, and how far labels may reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from hoinghi.reading.report.numbers import NUMBER, Number, read_number
from hoinghi.reading.report.periods import Cue, blank, find_cues
from hoinghi.reading.report.units import UNIT, Unit, read_unit
from hoinghi.reading.report.values import Period
from hoinghi.reading.report.words import folded

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[^\W_]|[-–+•“\"(])")
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/])(?P<number>{NUMBER})(?![\w/]|[.,]\d)"
    rf"(?:\s?(?P<unit>%|điểm %|điểm phần trăm|{UNIT}))?",
    re.IGNORECASE,
)
# Numbers that count nothing: symbols, articles, ages, times, fractions, parts of a programme.
_NOISE: Final = re.compile(
    r"số\s*:?\s*\d[\w./]*(?:-[\w]+)*/[\w\-Đ]+"
    r"|\b(?:điều|khoản|điểm|mục|phụ lục|biểu|bảng|mẫu|chương|phần|quý|tháng|ngày|thứ|lần thứ|khóa|"
    r"nghị quyết|quyết định|luật|thông tư|nghị định|công văn|dự án|hợp phần|nhóm|tổ|thôn|khu phố|"
    r"đội|xóm|đợt|khu|đội|kỳ họp)\s+(?:số\s*)?\d+[\d./]*(?:/[\w\-]+)*"
    r"|(?:từ\s+)?(?:\d+\s*[-–]\s*)?\d+\s+(?:đến\s+(?:dưới\s+)?\d+\s+)?tuổi"
    r"|(?<![\w.,])\d+(?:[.,]\d+)?/\d[\w./-]*"
    r"|\d+(?:[.,]\d+)?\s?[-–]\s?\d+(?:[.,]\d+)?"
    r"|\b\d{1,2} (?:giờ|phút|ngày|tháng|năm|quý|lần(?= so))\b",
    re.IGNORECASE,
)
BOUNDARY: Final = re.compile(
    r"[,;:()–“”\"]|\s-\s|\b(?:và|với|chiếm|trong đó|gồm|bao gồm|tương ứng|so với|còn lại|cho|nhằm|"
    r"để|nên|vì|do|tuy nhiên|ngoài ra|riêng)\b",
    re.IGNORECASE,
)
SUBUNIT: Final = re.compile(
    r"\b(?:[Tt]hôn|[Xx]óm|[Bb]ản|ấp|Ấp|[Bb]uôn|[Ll]àng|[Kk]hu phố|[Tt]ổ dân phố|[Kk]hu dân cư)"
    r"\s+(?:[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*)*|\d+)"
)
# Units that begin a list of their kind: "15 hội nghị, lớp, buổi truyền thông".
_LISTING: Final = frozenset({"cuộc", "mô hình", "dự án", "sản phẩm", "lượt", "công trình"})
_LONGEST_SENTENCE: Final = 2_000
_LONGEST_SPAN: Final = 220
_MOST_LEFT, _MOST_RIGHT = 3, 7

#: Words that running text adds to a label and that change nothing.
FREE_WORDS: Final = """
đạt chiếm khoảng hơn gần nâng lên xuống bằng tương ứng tổ chức thực hiện qua rà soát kết quả năm
kỳ cuối đầu đến tính riêng ước thôn giảm tăng mức đó người hộ mới tổng tỉnh nhân thời điểm nhìn
chung cụ thể như sau ghi nhận bình quân thứ hai ba hàng mỗi cũng chương trình giai đoạn nhờ đồng
việc tiếp tục công tác thêm nữa nhất trước lại vẫn phấn đấu thu hút điển hình đưa chỉ tiêu kế
hoạch dự kiến về phát mọi nguồn
"""
FREE: Final = frozenset(FREE_WORDS.split())


class Mention(NamedTuple):
    """A number in a sentence, with its unit; ``gap`` from the one before to it."""

    start: int
    end: int
    number: Number
    written: str
    unit_text: str | None
    unit: Unit | None


class Sentence(NamedTuple):
    """A sentence; in ``plain`` its times are blank, in ``masked`` also numbers without meaning."""

    text: str
    plain: str
    masked: str
    start: int
    cues: list[Cue]


def sentences(text: str, start: int) -> Iterator[Sentence]:
    at = start
    for end in _ends(text, start):
        piece = text[at:end]
        if any(map(str.isdigit, piece)) or "không" in folded(piece) or "chưa" in folded(piece):
            cues = find_cues(piece, bare_years=False)
            plain = SUBUNIT.sub(lambda m: " " * len(m[0]), blank(piece, cues))
            masked = _NOISE.sub(lambda m: " " * len(m[0]), plain)
            yield Sentence(piece, plain, masked, at, cues)
        at = end


def _ends(text: str, start: int) -> Iterator[int]:
    """Where sentences end; one without end is cut, so that time stays in bounds."""
    at = start
    for end in [*(m.start() for m in _SENTENCE.finditer(text, start)), len(text)]:
        while end - at > _LONGEST_SENTENCE:
            space = text.rfind(" ", at + 1, at + _LONGEST_SENTENCE)
            at = space if space > at else at + _LONGEST_SENTENCE
            yield at
        at = end
        yield end


def last_period(sentence: Sentence) -> Period | None:
    return sentence.cues[-1].period if sentence.cues else None


def mentions(masked: str) -> Iterator[Mention]:
    for match in _NUMBER.finditer(masked):
        number = read_number(match["number"])
        if number is not None:
            unit_text = match["unit"]
            unit = read_unit(unit_text) if unit_text else None
            yield Mention(
                match.start(), match.end(), number, " ".join(match[0].split()), unit_text, unit
            )


# Who is served is part of what is done: "hỗ trợ nhà ở cho 12 hộ nghèo".
_SERVES: Final = frozenset({"cho", "để", "nhằm"})


def boundaries(text: str) -> list[int]:
    """Where a label before a number may begin."""
    return [match.end() for match in BOUNDARY.finditer(text) if match[0].lower() not in _SERVES]


def lefts(left: str, taken: int) -> list[int]:
    """Where a label before the number may begin, the nearest first."""
    ends = [taken + end for end in boundaries(left)[-_MOST_LEFT:]]
    floor = taken + max(0, len(left) - _LONGEST_SPAN)
    return [*(end for end in reversed(ends) if end >= floor), floor]


def rights(masked: str, mention: Mention, limit: int) -> list[int]:
    """Where a label after the number may end, the nearest first."""
    start = mention.end
    limit = min(limit, start + _LONGEST_SPAN)
    ends = [match.start() for match in BOUNDARY.finditer(masked, start, limit)]
    lists = mention.unit is not None and mention.unit.name in _LISTING
    if ends and not masked[start : ends[0]].strip() and not (lists and masked[ends[0]] == ","):
        return [start]
    return [start, *ends[:_MOST_RIGHT], limit]
