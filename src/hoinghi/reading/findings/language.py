"""Language: tone marks placed in two ways, official terms and frequent misspellings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hoinghi.reading.findings.source import Rule, Source, finding, places, say_list
from hoinghi.reading.name_keys import TONE_PAIRS
from hoinghi.reading.plan import Finding, Lines, Severity

_SECOND = frozenset(second for second, _ in TONE_PAIRS)
_FIRST = frozenset(first for _, first in TONE_PAIRS)
_VOWELS = ("".join({pair[place] for pairs in TONE_PAIRS for pair in pairs}) for place in (0, 1))
_TWO_VOWELS = re.compile("".join(f"[{vowels}]" for vowels in _VOWELS) + r"(?![^\W\d_])")
_LAST_WORD = re.compile(r"[^\W\d_]+$")

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
    "sử lý": "xử lý",
    "xử dụng": "sử dụng",
    "sơ xuất": "sơ suất",
    "xúc tích": "súc tích",
    "triễn khai": "triển khai",
    "hướng dẩn": "hướng dẫn",
    "kỹ niệm": "kỷ niệm",
    "kĩ niệm": "kỷ niệm",
    "bão đảm": "bảo đảm",
    "đãm bảo": "đảm bảo",
    "nổ lực": "nỗ lực",
    "khẵng định": "khẳng định",
    "giử gìn": "giữ gìn",
    "trãi qua": "trải qua",
    "tỗ chức": "tổ chức",
    "thũ tướng": "thủ tướng",
    "đại biễu": "đại biểu",
    "thông sốt": "thông suốt",
    "đôn đóc": "đôn đốc",
}
_FIRST_SYLLABLES = tuple((wrong.split()[0], wrong) for wrong in _MISSPELT)
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
    second, first = _endings(source.lower)
    if not first or not second:
        return
    rare, usual = sorted((second, first), key=_number)
    yield finding(
        "language.tone-marks",
        Severity.HINT,
        f"Dấu thanh đặt theo hai cách: {_number(rare)} chỗ như {_examples(rare)}, "
        f"{_number(usual)} chỗ như {_examples(usual)}.",
        [source.lines_at(at) for places_of in rare.values() for at in places_of],
        "Hãy chọn một cách đặt dấu thanh cho cả văn bản.",
    )


def _endings(text: str) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
    """Where words stand that have the tone on the second vowel, and those with it on the first.

    "CỘNG HOÀ XÃ HỘI …" is left out: offices copy it with its form.
    """
    second: dict[str, list[int]] = {}
    first: dict[str, list[int]] = {}
    for match in _TWO_VOWELS.finditer(text):
        found = second if match[0] in _SECOND else first if match[0] in _FIRST else None
        if found is None:
            continue
        word = _LAST_WORD.search(text, max(match.start() - 6, 0), match.end())
        if not word or text[max(match.start() - 1, 0)] == "q":
            continue
        if not text.startswith(" xã hội", match.end()) or word[0] not in ("hoà", "hòa"):
            found.setdefault(word[0], []).append(word.start())
    return second, first


def _number(words: dict[str, list[int]]) -> int:
    return sum(map(len, words.values()))


def _examples(words: dict[str, list[int]]) -> str:
    return say_list(sorted(words, key=lambda word: (-len(words[word]), word))[:2])


def misspelt(source: Source) -> Iterator[Finding]:
    """Frequent misspellings in official papers."""
    for wrong in _wrong_words(source):
        found: dict[str, list[Lines]] = {}
        for match in re.finditer(rf"(?<!\w){wrong}(?!\w)", source.lower):
            said = source.text[match.start() : match.end()]
            found.setdefault(said, []).append(source.lines_at(match.start(), match.end()))
        for said, lines in found.items():
            right = _MISSPELT[wrong]
            yield finding(
                "language.misspelt",
                Severity.WARNING,
                f"Sai chính tả: “{said}”.",
                lines,
                f"Hãy sửa thành “{right[0].upper() + right[1:] if said[0].isupper() else right}”.",
            )


def _wrong_words(source: Source) -> list[str]:
    """Those of the list that the text has; first by their first syllable, which is quick."""
    return [
        wrong
        for first, wrong in _FIRST_SYLLABLES
        if first in source.word_set and wrong in source.lower
    ]


def capitals(source: Source) -> Iterator[Finding]:
    """Capitals of official terms.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục II; Phụ lục I, Phần I, mục II.1.b.
    """
    text = source.text
    found: dict[tuple[str, str], list[Lines]] = {}
    # Only around the few letters that are wrong: the pattern over all the text takes long.
    starts = (at for sign in _SIGNS for at in places(text, sign))
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
