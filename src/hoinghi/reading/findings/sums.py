"""Sums that are printed beside their parts: people, awards, money, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile
from typing import NamedTuple

from hoinghi.reading.document import Paragraph
from hoinghi.reading.findings.amounts import from_words, in_figures
from hoinghi.reading.findings.source import Rule, Source, finding, places
from hoinghi.reading.names import fold
from hoinghi.reading.plan import Finding, Severity

_FIGURE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,6})(?![\d.,/]*\d)"
_UNITS = (
    r"(?:đại biểu|người|đồng chí|tập thể|cá nhân|hộ gia đình|hộ|đơn vị|gương|giáo viên|học sinh|"
    r"học viên|cán bộ)"
)
# "24 tập thể, cá nhân, gồm: 12 tập thể và 12 cá nhân"; "trong đó" may name a part only.
_WHOLE = re.compile(
    rf"(?P<whole>{_FIGURE})\s+(?P<units>{_UNITS}(?:(?:,| và|/) ?{_UNITS}){{0,2}})"
    r"[^.;:()\d]{0,40}(?:gồm|\()$"
)
_ALL_PARTS = "gồm"
_SIGNS = (_ALL_PARTS, "tập thể (", "cá nhân (", "đại biểu (", "người (", "đồng chí (", "hộ (")
_PARTS_END = re.compile(r"[.;)\n]|$")
_PART = re.compile(rf"\s*(?P<part>{_FIGURE})\s+(?P<unit>{_UNITS})\b[^\d]*$")
_BETWEEN_PARTS = re.compile(r",\s*(?:và\s+)?|\s+và\s+(?=\d)")
_BRACKETS = re.compile(r"\([^()]*\)")
_FURTHEST = 400
_FEWEST_PARTS = 2

_MONEY = re.compile(rf"(?<![\d.,])(?P<amount>{_FIGURE})\s?(?:đồng|đ)(?![^\W\d_]|/)")
_OVER = re.compile(r"(?:tổng|cộng)[^.;]{0,60}$", re.IGNORECASE)
_LEADS_TO_PARTS = re.compile(r":\s*$")
_BULLET = re.compile(r"[-+*•–]\s|[a-zđ]\)\s|\d{1,2}[.)]\s")
_WORDED = re.compile(
    r"\s?\(\s?(?:(?:viết )?bằng chữ\s?:\s?)?(?P<words>[^()\d]{4,160}?)"
    r"(?: đồng)?(?: chẵn)?[.,]?\s?\)",
    re.IGNORECASE,
)

_TOTAL_ROW = re.compile(r"(?:tổng(?: cộng| số| kinh phí)?|cộng)\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"[IVX]+|[A-Z]")
_CELL_FIGURE = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+)$")


class _Breakdown(NamedTuple):
    """A number with its parts; ``names_all`` where the words say that these are all."""

    whole: int
    parts: tuple[int, ...]
    names_all: bool
    start: int
    end: int


def breakdown(source: Source) -> Iterator[Finding]:
    """A number of people or awards, and the parts of it that are named right after."""
    for found in _breakdowns(source):
        counted = sum(found.parts)
        if counted == found.whole:
            continue
        said = " + ".join(map(str, found.parts))
        # Brackets may name only the parts worth naming, "gồm" names all.
        is_certain = found.names_all or counted > found.whole
        yield finding(
            "numbers.breakdown",
            Severity.ERROR if is_certain else Severity.WARNING,
            f"Tổng và các phần không khớp: {said} = {counted}, nhưng văn bản ghi {found.whole}.",
            [source.lines_at(found.start, found.end)],
            "Hãy sửa tổng số hoặc số của từng phần.",
        )


def _breakdowns(source: Source) -> Iterator[_Breakdown]:
    for sign in _SIGNS:
        for at in places(source.lower, sign):
            found = _breakdown_at(source.text, at + len(sign), names_all=sign == _ALL_PARTS)
            if found is not None:
                yield found


def _breakdown_at(text: str, at: int, *, names_all: bool) -> _Breakdown | None:
    """The whole before *at* and its parts after it; none unless every part has its number."""
    begin = max(at - 120, text.rfind("\n", 0, at) + 1)
    whole = _WHOLE.search(text, begin, at)
    if whole is None:
        return None
    # Brackets in the parts are blanked out, so that their figures are no parts; lengths stay.
    after = _BRACKETS.sub(lambda found: "_" * len(found[0]), text[at : at + _FURTHEST])
    end = _PARTS_END.search(after)
    after = after[: end.start() if end else _FURTHEST]
    listed = _BETWEEN_PARTS.split(after.lstrip(" :"))
    parts = [found for part in listed if (found := _PART.match(part))]
    if len(parts) < max(len(listed), _FEWEST_PARTS):
        return None
    if not all(part["unit"] in whole["units"] for part in parts):
        return None
    values = tuple(_whole(part["part"]) for part in parts)
    return _Breakdown(_whole(whole["whole"]), values, names_all, whole.start(), at + len(after))


def money_sum(source: Source) -> Iterator[Finding]:
    """A total of money, and the items listed below it, each with its amount."""
    if "đồng" not in source.lower:
        return
    paragraphs = source.document.paragraphs
    for place, paragraph in enumerate(paragraphs):
        total = _total_of(paragraph.text)
        items = _items(paragraphs[place + 1 : place + 100]) if total is not None else []
        amounts = [amount for amount, _ in items]
        if total is None or len(items) < _FEWEST_PARTS or sum(amounts) == total:
            continue
        if "trong đó" in fold(paragraph.text) and sum(amounts) < total:
            continue
        yield finding(
            "numbers.money-sum",
            Severity.ERROR,
            f"Các khoản cộng lại là {' + '.join(map(in_figures, amounts))} = "
            f"{in_figures(sum(amounts))} đồng, khác tổng {in_figures(total)} đồng.",
            [paragraph.lines, *(item.lines for _, item in items)],
            "Hãy sửa tổng số tiền hoặc số tiền của từng khoản.",
        )


def _total_of(text: str) -> int | None:
    """The amount of a paragraph that says a total and leads to its items."""
    if "đồng" not in text or not _LEADS_TO_PARTS.search(text, max(len(text) - 3, 0)):
        return None
    amounts = list(_MONEY.finditer(text))
    if len(amounts) != 1 or not _OVER.search(text, 0, amounts[0].start()):
        return None
    return _whole(amounts[0]["amount"])


def _items(paragraphs: Sequence[Paragraph]) -> list[tuple[int, Paragraph]]:
    """The items right below a total; none unless each has one amount, written out in đồng."""
    items: list[tuple[int, Paragraph]] = []
    rank = 0
    for paragraph in paragraphs:
        bullet = _BULLET.match(paragraph.text)
        if bullet is None:
            break
        rank = rank or _rank(bullet[0])
        if _rank(bullet[0]) < rank:
            break
        # What stands below an item is part of it.
        if _rank(bullet[0]) > rank:
            continue
        amounts = list(_MONEY.finditer(paragraph.text))
        # "40.000 đồng x 166 người = 6.640.000 đồng": the result counts.
        if len(amounts) != 1 and not (amounts and "=" in paragraph.text):
            return []
        items.append((_whole(amounts[-1]["amount"]), paragraph))
    return items


def _rank(mark: str) -> int:
    """How deep a list with this *mark* lies: 1., a), -, +, others."""
    if mark[0].isdigit():
        return 1
    return 2 if mark[0].isalpha() else 3 if mark[0] in "-–" else 4 if mark[0] == "+" else 5


def money_in_words(source: Source) -> Iterator[Finding]:
    """An amount in figures and the same in words, which differ."""
    for at in places(source.lower, "đồng ("):
        figures = list(_MONEY.finditer(source.text, max(at - 24, 0), at + 4))
        words = _WORDED.match(source.text, at + 4)
        said = from_words(words["words"]) if figures and words else None
        if not words or said is None or said == _whole(figures[-1]["amount"]):
            continue
        yield finding(
            "numbers.money-in-words",
            Severity.ERROR,
            f"Số tiền bằng số ({figures[-1]['amount']} đồng) khác số tiền bằng chữ "
            f"(“{words['words'].strip()}” là {in_figures(said)} đồng).",
            [source.lines_at(figures[-1].start(), words.end())],
            "Hãy sửa cho hai cách ghi khớp nhau.",
        )


def table_sum(source: Source) -> Iterator[Finding]:
    """The row of totals of a table against the rows above it."""
    rows: list[Paragraph] = []
    for paragraph in source.document.paragraphs:
        if not paragraph.cells:
            rows = []
        elif any(_TOTAL_ROW.match(cell.strip()) for cell in paragraph.cells[:2]):
            yield from _check_totals(rows, paragraph)
            rows = []
        else:
            rows.append(paragraph)


def _check_totals(rows: Sequence[Paragraph], total: Paragraph) -> Iterator[Finding]:
    width = len(total.cells)
    body = list(dropwhile(_is_head, rows))
    whole = all(len(row.cells) == width and not _is_head(row) for row in body)
    # A table with subtotals adds up in its own way.
    if len(body) < _FEWEST_PARTS or not whole or any(map(_is_subtotal, body)):
        return
    for column in range(1, width):
        said = _cell_value(total.cells[column])
        values = [_cell_value(row.cells[column]) for row in body]
        counted = sum(value for value in values if value is not None)
        if said is None or None in values or said == counted:
            continue
        yield finding(
            "numbers.table-sum",
            Severity.ERROR,
            f"Dòng “{total.cells[0].strip() or total.cells[1].strip()}” của bảng ghi "
            f"{in_figures(said)}, nhưng cộng {len(body)} dòng phía trên được "
            f"{in_figures(counted)}.",
            [total.lines],
            "Hãy cộng lại cột này.",
        )


def _is_head(row: Paragraph) -> bool:
    """Whether *row* has no figures, or only the numbers of its columns: A, B, 1, 2."""
    cells = [cell.strip() for cell in row.cells]
    figures = [int(cell) for cell in cells[1:] if cell.isdecimal() and len(cell) < 3]
    numbered = all(len(cell) < 3 for cell in cells) and len(figures) > 1
    if numbered and figures == list(range(figures[0], figures[0] + len(figures))):
        return True
    return all(_cell_value(cell) is None for cell in cells[1:])


def _is_subtotal(row: Paragraph) -> bool:
    first = row.cells[0].strip().rstrip(".")
    return bool(_SUBTOTAL.fullmatch(first)) or "cộng" in fold(" ".join(row.cells[:2]))


def _cell_value(cell: str) -> int | None:
    text = cell.strip()
    return _whole(text) if _CELL_FIGURE.match(text) else None


def _whole(number: str) -> int:
    return int(number.replace(".", ""))


RULES = (
    Rule("numbers.breakdown", "Tổng số khác các phần ghi liền sau", breakdown),
    Rule("numbers.money-sum", "Tổng tiền khác các khoản", money_sum),
    Rule("numbers.money-in-words", "Tiền bằng số khác tiền bằng chữ", money_in_words),
    Rule("numbers.table-sum", "Dòng tổng của bảng khác các dòng trên", table_sum),
)
