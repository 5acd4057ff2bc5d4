"""Language: tone marks placed in two ways, official terms and frequent misspellings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hoinghi.reading.findings.source import Rule, Source, finding, say_list
from hoinghi.reading.name_keys import TONE_PAIRS
from hoinghi.reading.plan import Finding, Lines, Severity

_SECOND = frozenset(second for second, _ in TONE_PAIRS)
_FIRST = frozenset(first for _, first in TONE_PAIRS)
_MARKS = ".,;:…!?()[]“”\"'’/-–"

#: Wrong → right. Only what is wrong in every sense; an office knows its own words best.
_MISSPELT = {
    "bổ xung": "bổ sung",
    "sát nhập": "sáp nhập",
    "chuẩn đoán": "chẩn đoán",
    "vô hình chung": "vô hình trung",
    "tựu chung": "tựu trung",
    "thăm quan": "tham quan",
    "cọ sát": "cọ xát",
    "năng xuất": "năng suất",
    "xuất xắc": "xuất sắc",
    "suất sắc": "xuất sắc",
    "chỉnh chu": "chỉn chu",
    "đường xá": "đường sá",
    "danh nghiệp": "doanh nghiệp",
    "nghành": "ngành",
    "nghề ngiệp": "nghề nghiệp",
}
_CAPITALS = re.compile(
    r"(?:(?P<ub>[ỦU][ỷy] Ban)|(?P<nd>[ỦU][ỷy] ban Nhân [Dd]ân)|(?P<hd>Hội [Đđ]ồng Nhân [Dd]ân)|"
    r"(?P<motto>Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh Phúc))\b"
)
_SIGNS = ("y Ban", "ỷ Ban", "ban Nhân", "ồng Nhân", "Hạnh Phúc")
_RIGHT = {
    "ub": "Ủy ban",
    "nd": "Ủy ban nhân dân",
    "hd": "Hội đồng nhân dân",
    "motto": "Độc lập - Tự do - Hạnh phúc",
}


def tone_marks(source: Source) -> Iterator[Finding]:
    """Both tone placements in one document ("uỷ" and "ủy"); the rarer one is reported."""
    second, first = _endings(source.lower_words)
    _leave_out_national_title(source, second, first)
    if not first or not second:
        return
    rare, usual = sorted((second, first), key=lambda words: sum(words.values()))
    yield finding(
        "language.tone-marks",
        Severity.HINT,
        f"Dấu thanh đặt theo hai cách: {sum(rare.values())} chỗ như {_examples(rare)}, "
        f"{sum(usual.values())} chỗ như {_examples(usual)}.",
        _places(source, rare),
        "Hãy chọn một cách đặt dấu thanh cho cả văn bản.",
    )


def _endings(words: list[str]) -> tuple[dict[str, int], dict[str, int]]:
    """Count the words with the tone on the second vowel, and those with it on the first."""
    second: dict[str, int] = {}
    first: dict[str, int] = {}
    for printed, number in Counter(words).items():
        word = printed if printed[-1].isalpha() else printed.strip(_MARKS)
        ending = word[-2:]
        if (ending in _SECOND or ending in _FIRST) and word[-3:-2] != "q":
            found = second if ending in _SECOND else first
            word = word.strip(_MARKS)
            found[word] = found.get(word, 0) + number
    return second, first


def _leave_out_national_title(source: Source, *groups: dict[str, int]) -> None:
    """Take "CỘNG HOÀ XÃ HỘI …" out of the counts: offices copy it with its form."""
    for words in groups:
        for word in ("hoà", "hòa"):
            titles = source.lower.count(f"cộng {word} xã hội")
            if titles and word in words:
                words[word] -= titles
                if not words[word]:
                    del words[word]


def _places(source: Source, words: dict[str, int]) -> list[Lines]:
    pattern = re.compile(rf"(?<!cộng )\b(?:{'|'.join(map(re.escape, words))})\b")
    return [source.lines_at(match.start()) for match in pattern.finditer(source.lower)]


def _examples(words: dict[str, int]) -> str:
    return say_list(sorted(words, key=lambda word: (-words[word], word))[:2])


def misspelt(source: Source) -> Iterator[Finding]:
    """Frequent misspellings in official papers."""
    for wrong, right in _MISSPELT.items():
        if wrong not in source.lower:
            continue
        for match in re.finditer(rf"\b{wrong}\b", source.lower):
            yield finding(
                "language.misspelt",
                Severity.WARNING,
                f"Sai chính tả: “{source.text[match.start() : match.end()]}”.",
                [source.lines_at(match.start(), match.end())],
                f"Hãy sửa thành “{right}”.",
            )


def _found(text: str, sign: str) -> Iterator[int]:
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def capitals(source: Source) -> Iterator[Finding]:
    """Capitals of official terms.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục II; Phụ lục I, Phần I, mục II.1.b.
    """
    text = source.text
    found: dict[tuple[str, str], list[Lines]] = {}
    # Only around the few letters that are wrong: the pattern over all the text takes long.
    starts = (at for sign in _SIGNS for at in _found(text, sign))
    for match in filter(None, (_CAPITALS.search(text, max(at - 24, 0)) for at in starts)):
        at = source.lines_at(match.start(), match.end())
        found.setdefault((match[0], _RIGHT[match.lastgroup or "ub"]), []).append(at)
    for (said, right), lines in found.items():
        yield finding(
            "language.capitals",
            Severity.HINT,
            f"Viết hoa chưa đúng: “{said}”.",
            lines,
            f"Hãy viết “{right}”.",
        )


RULES = (
    Rule("language.tone-marks", "Dấu thanh đặt theo hai cách", tone_marks),
    Rule("language.misspelt", "Sai chính tả thường gặp", misspelt),
    Rule("language.capitals", "Viết hoa thuật ngữ", capitals),
)
