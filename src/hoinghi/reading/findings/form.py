"""Form: quotation marks, doubled words, spaces, numbering, heading and signature."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, compress, groupby, islice, pairwise
from operator import eq

from hoinghi.reading.findings.source import Rule, Source, finding, places, say_list
from hoinghi.reading.labels import breaks
from hoinghi.reading.names import name_key
from hoinghi.reading.plan import Finding, Lines, Section, Severity

# Words whose doubling is a slip. Content words stay out: "chuyên môn môn Lịch sử" is right, and so
# are "luôn luôn", "năm năm", "từ từ", "ngày ngày", "không không".
_FUNCTION_WORDS = frozenset(
    {
        "các", "những", "của", "và", "là", "cho", "với", "để", "theo", "trong", "trên", "tại",
        "đến", "về", "được", "đã", "sẽ", "đang", "khi", "nếu", "thì", "mà", "bị", "bởi", "do",
        "ở", "vào", "cùng", "như", "hoặc", "cần", "phải", "nhằm", "qua", "giữa", "cũng", "vẫn",
        "thuộc", "gồm",
    }
)  # fmt: skip
_QUOTE = re.compile(r"[“”„\"’'‘]")
_QUOTES = re.compile(r"[“”„\"]|’’|''|‘‘")
_OPENING = frozenset({"“", "„", "‘‘"})
_CLOSING = {"“": "”", "„": "”“", '"': '"', "‘‘": "’’"}
# A dash with a space before it only, or after it only.
_DASH = re.compile(r"[–-](?:(?<= [–-])(?=\S)|(?<=\S[–-])(?= \S))")
_MARKER = re.compile(r"\s*(?:[IVXLC]+|\d+(?:\.\d+)*|[^\W\d_])$")
_BEFORE_MARK = re.compile(r" [,;:”]")
_COLLECTIVE = re.compile(r"^(?:ủy ban nhân dân|hội đồng nhân dân)")
_ENACTS = re.compile(
    r"\b(?:UBND|[ỦU][ỷy] ban nhân dân|HĐND|Hội đồng nhân dân)(?: (?!về\b)[^\W\d_]+){1,6}? "
    r"(?:ban hành|xây dựng|lập) [Kk]ế hoạch"
)


def doubled_word(source: Source) -> Iterator[Finding]:
    """A function word written twice."""
    words = source.lower_words
    doubled = set(compress(words, map(eq, words, islice(words, 1, None))))
    for word in sorted(doubled & _FUNCTION_WORDS):
        found = re.finditer(rf"{word} +{word}(?!\w)", source.lower)
        matches = [m for m in found if not source.lower[m.start() - 1 : m.start()].isalpha()]
        if matches:
            said = source.text[matches[0].start() : matches[0].end()]
            yield finding(
                "form.doubled-word",
                Severity.WARNING,
                f"Lặp từ “{said}”.",
                [source.lines_at(match.start(), match.end()) for match in matches],
                f"Hãy bỏ một từ “{word}”.",
            )


def quotation_marks(source: Source) -> Iterator[Finding]:
    """Quotation marks that do not close within their paragraph, or close with other marks."""
    # By paragraph, in one pass over the text.
    starts = source.starts
    marked = [
        list(marks)
        for _, marks in groupby(
            _marks_in(source.text), lambda mark: bisect_right(starts, mark.start())
        )
    ]
    for place, marks in enumerate(marked):
        opened, mismatched = _unclosed(source.text, marks)
        # A quotation may run over paragraphs: then one soon after closes what it never opened.
        if opened is not None and not _closes_one(marked[place + 1 : place + 3]):
            yield _open(source, opened)
        elif mismatched is not None:
            yield _mismatch(source, mismatched)


def _marks_in(text: str) -> Iterator[re.Match[str]]:
    """The quotation marks of *text*, single ones only in pairs."""
    end = 0
    for sign in _QUOTE.finditer(text):
        mark = _QUOTES.match(text, sign.start()) if sign.start() >= end else None
        if mark:
            end = mark.end()
            yield mark


def _unclosed(
    text: str, marks: list[re.Match[str]]
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Give the mark that is never closed and the first that closes another kind of mark."""
    opened: re.Match[str] | None = None
    mismatched: re.Match[str] | None = None
    for mark in marks:
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif mark[0] in _OPENING and opened[0] != '"':
            return opened, mismatched
        else:
            if mark[0] not in _CLOSING[opened[0]] and mismatched is None:
                mismatched = mark
            opened = None
    return opened, mismatched


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether *mark* opens: ” closes a longer quotation, and 24" is a measure."""
    measure = text[max(mark.start() - 1, 0) : mark.start()].isdigit()
    return mark[0] in _OPENING or (mark[0] == '"' and not measure)


def _closes_one(following: list[list[re.Match[str]]]) -> bool:
    return any(marks[0][0] == "”" for marks in following)


def _open(source: Source, mark: re.Match[str]) -> Finding:
    quoted = source.text[mark.end() : mark.end() + 40].partition("\n")
    beginning = quoted[0] if quoted[1] else quoted[0].rpartition(" ")[0]
    return finding(
        "form.quotation-marks",
        Severity.WARNING,
        f"Dấu ngoặc kép mở trước “{beginning} …” không được đóng.",
        [source.lines_at(mark.start())],
        "Hãy thêm dấu đóng ngoặc kép ( ” ) vào cuối phần trích.",
    )


def _mismatch(source: Source, mark: re.Match[str]) -> Finding:
    return finding(
        "form.quotation-marks",
        Severity.HINT,
        f"Dấu ngoặc kép được đóng bằng dấu khác kiểu ( {mark[0]} ).",
        [source.lines_at(mark.start())],
        "Hãy dùng một kiểu dấu ngoặc kép: “ … ”.",
    )


def spacing(source: Source) -> Iterator[Finding]:
    """Spaces on one side of a dash, or before a mark; looked for within source lines."""
    text = source.source_text
    slips = [
        *(match for match in _DASH.finditer(text) if _is_one_sided(text, match.start())),
        *(match for match in _before_marks(text) if _is_misplaced(text, match)),
    ]
    if not slips:
        return
    slips.sort(key=lambda slip: slip.start())
    shown = [_words_around(text, slip) for slip in slips[:4]]
    more = f" và {len(slips) - 4} chỗ khác" if len(slips) > 4 else ""
    numbers = _line_numbers(text, [slip.start() for slip in slips])
    yield finding(
        "form.spacing",
        Severity.HINT,
        f"Dấu cách đặt chưa đúng quanh dấu gạch nối hoặc trước dấu câu: {say_list(shown)}{more}.",
        [Lines(number, number) for number in numbers],
        "Hãy để dấu cách hai bên gạch nối như nhau và không đặt dấu cách trước dấu câu.",
    )


def _line_numbers(text: str, places_of: list[int]) -> list[int]:
    """The line of each of *places_of*, which are in order."""
    since = [0, *places_of]
    return list(accumulate((text.count("\n", *span) for span in pairwise(since)), initial=1))[1:]


def _before_marks(text: str) -> Iterator[re.Match[str]]:
    starts = (at for mark in ",;:”" for at in places(text, f" {mark}"))
    return filter(None, (_BEFORE_MARK.match(text, at) for at in starts))


def _is_one_sided(text: str, at: int) -> bool:
    """Whether the dash has a space on one side only, between words of one line."""
    around = text[max(at - 2, 0) : at + 3]
    # "I- MỤC ĐÍCH", "2.1- Đại biểu": the way in which the Party numbers.
    if _MARKER.match(text, text.rfind("\n", 0, at) + 1, at):
        return False
    if len(around) < 5 or (around[1] == " ") == (around[3] == " "):
        return False
    before, after = (
        around[0] if around[1] == " " else around[1],
        around[4] if around[3] == " " else around[3],
    )
    return before.isalnum() and after.isalnum()


def _words_around(text: str, slip: re.Match[str]) -> str:
    """The slip with the word before and the word after it, from its own line."""
    before = text[max(slip.start() - 24, 0) : slip.start()].rpartition("\n")[2]
    after = text[slip.end() : slip.end() + 24].partition("\n")[0]
    first = before.rstrip().rpartition(" ")[2] + before[len(before.rstrip()) :]
    last = after[: len(after) - len(after.lstrip())] + after.lstrip().partition(" ")[0]
    return first + slip[0] + last.rstrip(" ,;:.")


def _is_misplaced(text: str, match: re.Match[str]) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    return before.isalnum() and (match[0] == " ”" or not after or after.isspace())


def numbering(source: Source) -> Iterator[Finding]:
    """Gaps and repeats in the numbering of one level."""
    for before, after in breaks(source.plan.sections):
        if before is not None:
            yield _gap(before, after)


def _gap(before: Section, after: Section) -> Finding:
    return finding(
        "form.numbering",
        Severity.WARNING,
        f"Đánh số chưa liên tục: sau mục “{before.marker} {before.title[:30]}” là mục "
        f"“{after.marker} {after.title[:30]}”.",
        [before.lines, after.lines],
        "Hãy đánh lại số các mục cho liên tục.",
    )


def authority(source: Source) -> Iterator[Finding]:
    """A paper of the people's committee signed without "TM. ỦY BAN NHÂN DÂN", a deputy without KT.

    Source: Nghị định 30/2020/NĐ-CP, Điều 13; Phụ lục I, Phần I, mục II.7.
    """
    yield from _deputy(source)
    signature = source.plan.signature
    said = (signature.authority or signature.position or "").upper()
    issuer = name_key(source.plan.issuer or "")
    enacts = _ENACTS.search(source.text, 0, source.body_end)
    if "CHỦ TỊCH" not in said or said.startswith(("TM", "T/M", "TL", "TUQ")):
        return
    if _COLLECTIVE.match(issuer) or enacts:
        where = [signature.lines]
        if enacts:
            where.append(source.lines_at(enacts.start(), enacts.end()))
        yield finding(
            "form.authority",
            Severity.WARNING,
            "Văn bản do UBND ban hành nhưng phần ký chỉ ghi "
            f"“{signature.authority or signature.position}”, thiếu dòng “TM. ỦY BAN NHÂN DÂN”.",
            where,
            "Hãy thêm dòng “TM. ỦY BAN NHÂN DÂN” phía trên, hoặc xác nhận đây là văn bản của "
            "Chủ tịch.",
        )


def _deputy(source: Source) -> Iterator[Finding]:
    signature = source.plan.signature
    position = signature.position or ""
    if source.is_of_state and signature.authority is None and position.startswith("PHÓ "):
        yield finding(
            "form.authority",
            Severity.WARNING,
            f"Người ký là cấp phó (“{position}”) nhưng phần ký không có “KT.”.",
            [signature.lines],
            f"Hãy thêm dòng “KT. {position.removeprefix('PHÓ ').strip()}” phía trên chức vụ.",
        )


def missing_heading(source: Source) -> Iterator[Finding]:
    """No number, place or date: a draft or an extract."""
    plan = source.plan
    missing = [
        name
        for name, value in (
            ("số, ký hiệu", plan.number),
            ("địa danh", plan.place),
            ("ngày ban hành", plan.date),
        )
        if value is None
    ]
    if missing:
        yield finding(
            "form.missing-heading",
            Severity.HINT,
            f"Văn bản chưa có {', '.join(missing)} (bản dự thảo hoặc bản trích).",
            [lines for _, lines in plan.header_lines if lines][:1],
            f"Hãy bổ sung {', '.join(missing)} khi phát hành.",
        )


def end_mark(source: Source) -> Iterator[Finding]:
    """A body that does not end with "./." before Nơi nhận."""
    body = source.text[: source.body_end].rstrip()
    if (
        not source.is_of_state
        or source.body_end == len(source.text)
        or "./." in body[-400:]
        or not body
    ):
        return
    yield finding(
        "form.end-mark",
        Severity.HINT,
        "Phần nội dung chưa kết thúc bằng dấu “./.”.",
        [source.lines_at(len(body) - 1)],
        "Hãy ghi “./.” sau câu cuối của nội dung.",
    )


RULES = (
    Rule("form.doubled-word", "Lặp từ", doubled_word),
    Rule("form.quotation-marks", "Ngoặc kép không đóng hoặc đóng khác kiểu", quotation_marks),
    Rule("form.spacing", "Dấu cách quanh gạch nối, trước dấu câu", spacing),
    Rule("form.numbering", "Đánh số không liên tục", numbering),
    Rule("form.authority", "Thiếu “TM. ỦY BAN NHÂN DÂN”", authority),
    Rule("form.missing-heading", "Thiếu số, địa danh, ngày", missing_heading),
    Rule("form.end-mark", "Thiếu dấu kết thúc “./.”", end_mark),
)
