"""Rules of the text: bases (căn cứ), numbering, the mark that closes it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.deviation import Severity
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Zone
from hoinghi.papers.check.rules import OF_ALL, Found, Judge, number, rule
from hoinghi.papers.rulesets import RuleSet

_DECREE: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
_NUMBERING: Final = _DECREE + "II.6.đ"


@rule(
    Component.CAN_CU,
    "semicolon",
    matter="dấu cuối dòng căn cứ",
    allowed="dấu chấm phẩy (;), trừ dòng cuối",
    remedy="Hãy kết thúc mỗi căn cứ bằng dấu chấm phẩy.",
    article=_DECREE + "II.6.b",
)
def _semicolons(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.CAN_CU)[:-1]:
        text = paper.measured.paragraphs[index].text.rstrip()
        if not text.endswith(";"):
            yield Found(f"“…{text[-20:]}”", index)


@rule(
    Component.CAN_CU,
    "full-stop",
    matter="dấu cuối căn cứ cuối cùng",
    allowed="dấu chấm (.)",
    remedy="Hãy kết thúc căn cứ cuối cùng bằng dấu chấm.",
    article=_DECREE + "II.6.b",
)
def _last_basis(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.CAN_CU)[-1:]:
        text = paper.measured.paragraphs[index].text.rstrip()
        if not text.endswith((".", "…")):
            yield Found(f"“…{text[-20:]}”", index)


@rule(
    Component.THAN_BAI,
    "end-mark",
    matter="dấu kết thúc văn bản",
    allowed="“./.”",
    remedy="Hãy kết thúc nội dung văn bản bằng “./.”.",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục III, mẫu trình bày",
)
def _ended(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    if not paper.official or not ruleset.end_mark:
        return
    body = [index for index in _body(paper) if index < paper.main_end]
    texts = [paper.measured.paragraphs[index] for index in body]
    if not texts or (texts[-1].cell is not None and texts[-1].cell.ruled):
        return
    if not any(text.text.rstrip(' ”"’').endswith(ruleset.end_mark) for text in texts):
        yield Found(f"“…{texts[-1].text.rstrip()[-20:]}”", body[-1])


_BODY: Final = (
    Component.THAN_BAI,
    Component.DIEM,
    Component.KHOAN_TIEU_DE,
    Component.MUC,
    Component.DIEU,
    Component.BANG,
    Component.KHAC,
)


def _body(paper: Located) -> list[int]:
    """The text, notes at the foot apart."""
    paragraphs = paper.measured.paragraphs
    return [index for index in paper.of(*_BODY) if paragraphs[index].zone is Zone.BODY]


# --- numbering ---


def _numbering(
    part: Component, what: str, matter: str, allowed: str, remedy: str
) -> Callable[[Judge], Judge]:
    return rule(
        part, what, matter=matter, allowed=allowed, remedy=remedy, article=_NUMBERING, sets=OF_ALL
    )


_ARTICLE: Final = re.compile(r"Điều\s+(\d+)(\.)?", re.IGNORECASE)
_POINT: Final = re.compile(r"([a-zđ]{1,2})\s*([).])")
_ROMAN: Final = re.compile(r"([IVXLC]+)\s*([.:\-–)/])")
_CLAUSE: Final = re.compile(r"(\d{1,2})\s*([.)/:\-–])(?=\s)")


@_numbering(
    Component.DIEU,
    "dot",
    "dấu sau số điều",
    "dấu chấm: “Điều 1.”",
    "Hãy thêm dấu chấm sau số thứ tự của điều.",
)
def _article_dot(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DIEU):
        match = _ARTICLE.match(paper.measured.paragraphs[index].text)
        if match and not match[2]:
            yield Found(f"“{paper.measured.paragraphs[index].text[:12]}”", index)


@_numbering(
    Component.DIEU,
    "order",
    "thứ tự các điều",
    "liên tục: Điều 1, Điều 2, …",
    "Hãy đánh lại số thứ tự các điều.",
)
def _article_order(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    last = 0
    for index in paper.of(Component.DIEU):
        match = _ARTICLE.match(paper.measured.paragraphs[index].text)
        if match:
            count = int(match[1])
            if count not in (last + 1, 1):
                yield Found(f"Điều {count} sau Điều {last}", index)
            last = count


@_numbering(
    Component.DIEM,
    "letter",
    "chữ cái đánh điểm",
    "a, b, c, d, đ, e, g, h, i, k, … (không có f, j, w, z)",
    "Hãy đánh lại các điểm theo bảng chữ cái tiếng Việt.",
)
def _point_letter(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DIEM):
        match = _POINT.match(paper.measured.paragraphs[index].text)
        if match and any(letter not in form.POINT_LETTERS for letter in match[1]):
            yield Found(f"“{match[0]}”", index)


@_numbering(
    Component.DIEM,
    "mark",
    "dấu sau chữ cái đánh điểm",
    "dấu đóng ngoặc đơn: “a)”",
    "Hãy đặt dấu đóng ngoặc đơn sau chữ cái.",
)
def _point_mark(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.DIEM):
        match = _POINT.match(paper.measured.paragraphs[index].text)
        if match and match[2] != ")":
            yield Found(f"“{match[0]}”", index)


@_numbering(
    Component.DIEM,
    "order",
    "thứ tự các điểm",
    "liên tục theo bảng chữ cái tiếng Việt",
    "Hãy đánh lại thứ tự các điểm trong khoản này.",
)
def _point_order(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    alphabet = form.POINT_LETTERS
    last = -1
    for index in paper.of(Component.DIEM):
        match = _POINT.match(paper.measured.paragraphs[index].text)
        if match is None or len(match[1]) > 1 or match[1] not in alphabet:
            last += 1
            continue
        place = alphabet.index(match[1])
        if place not in (0, last + 1):
            before = alphabet[last] if 0 <= last < len(alphabet) else "–"
            yield Found(f"{match[1]}) sau {before})", index)
        last = place


def _roman_value(figures: str) -> int | None:
    return next((n for n in range(1, 90) if form.roman(n) == figures), None)


@_numbering(
    Component.MUC,
    "mark",
    "dấu sau số La Mã",
    "dấu chấm: “I.”",
    "Hãy đặt dấu chấm sau số La Mã.",
)
def _part_mark(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.MUC):
        match = _ROMAN.match(paper.measured.paragraphs[index].text)
        if match and match[2] != ".":
            yield Found(f"“{match[0]}”", index)


@_numbering(
    Component.MUC,
    "order",
    "thứ tự các mục",
    "liên tục: I, II, III, …",
    "Hãy đánh lại số thứ tự các mục.",
)
def _part_order(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    last = 0
    for index in paper.of(Component.MUC):
        match = _ROMAN.match(paper.measured.paragraphs[index].text)
        value = _roman_value(match[1]) if match else None
        if match is None or value is None:
            continue
        if value not in (last + 1, 1):
            yield Found(f"{match[1]} sau {form.roman(last) if last else '–'}", index)
        last = value


@_numbering(
    Component.KHOAN_TIEU_DE,
    "mark",
    "dấu sau số thứ tự khoản",
    "dấu chấm: “1.”",
    "Hãy đặt dấu chấm sau số thứ tự.",
)
def _clause_mark(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.KHOAN_TIEU_DE):
        match = _CLAUSE.match(paper.measured.paragraphs[index].text)
        if match and match[2] != ".":
            yield Found(f"“{match[0]}”", index)


@_numbering(
    Component.KHOAN_TIEU_DE,
    "order",
    "thứ tự các khoản",
    "liên tục: 1, 2, 3, …",
    "Hãy đánh lại số thứ tự các khoản trong mục này.",
)
def _clause_order(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    last = 0
    above = {*paper.of(Component.MUC, Component.DIEU, Component.PHU_LUC)}
    for index in sorted({*_body(paper), *above}):
        paragraph = paper.measured.paragraphs[index]
        if index in above:
            last = 0
            continue
        match = _CLAUSE.match(paragraph.text) if paragraph.cell is None else None
        if match is None:
            continue
        count = int(match[1])
        if count not in (last + 1, 1):
            yield Found(f"{count} sau {last or '–'}", index)
        last = count


_OF_FIGURE = re.compile(r"(?:Hình|Biểu đồ)\s+\d+\.")


@rule(
    Component.THAN_BAI,
    "one-size",
    matter="cỡ chữ nội dung",
    allowed="cùng một cỡ chữ trong cả văn bản",
    remedy="Hãy dùng một cỡ chữ (13 hoặc 14) cho toàn bộ nội dung.",
    article="Nghị định 30/2020/NĐ-CP, Phụ lục I, mục V, ghi chú bảng mẫu chữ",
    severity=Severity.WARNING,
    sets=OF_ALL,
)
def _one_size(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    first: float | None = None
    for index in paper.of(Component.THAN_BAI):
        paragraph = paper.measured.paragraphs[index]
        size = paragraph.looks[0].size
        if index >= paper.main_end or size is None:
            break
        if _OF_FIGURE.match(paragraph.text):
            # The name of a figure may be smaller than the text: it is no part of it.
            continue
        first = first or size
        fits = ruleset.styles["ThanBai"].size.allows(size, 0.15)
        if fits and abs(size - first) > 0.4:
            yield Found(f"{number(first)} và {number(size)} pt", index)
            return
