"""The columns of a table: which holds order, code, label, unit, note, and which hold values."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Final, NamedTuple

from hoinghi.reading.report.body import Grid, Row
from hoinghi.reading.report.cells import read_status, read_value, unit_in, without_unit
from hoinghi.reading.report.periods import blank, find_cues, period_of
from hoinghi.reading.report.units import read_unit
from hoinghi.reading.report.values import Period, Role, State, Status
from hoinghi.reading.report.words import folded, syllables

_ORDER: Final = re.compile(r"(?:s?tt|số tt|số thứ tự|#|số)\.?")
_CODE: Final = re.compile(r"mã(?: số| chỉ tiêu| ct)?|ký hiệu")
_LABEL: Final = re.compile(
    r"(?:tên |các |danh mục |nhóm )?(?:chỉ tiêu|nội dung|danh mục|tiêu chí|chỉ số)(?: .*)?|"
    r"diễn giải|dự án(?:, tiểu dự án)?(?: .*)?|hạng mục|"
    r"tên (?:dự án|thôn|xã|đơn vị)|thôn.*|nguồn vốn|địa phương"
)
_UNIT: Final = re.compile(r"đ\.?v\.?t\.?|đơn vị(?: tính)?|đvị(?: tính)?")
_NOTE: Final = re.compile(
    r"ghi chú.*|nguồn(?: số liệu)?|thời điểm.*|tình trạng.*|trạng thái.*|loại số liệu.*|"
    r"minh chứng.*|lý do.*|giải trình.*|độ tin cậy"
)
_COMPARES: Final = re.compile(
    r"so (?:sánh|với)|chênh lệch|tăng|giảm|th/kh|th / kh|mức đạt|đạt (?:được )?so|hoàn thành|"
    r"cùng kỳ|kỳ trước|đạt \(?%|tỷ lệ đạt|% (?:đạt|thực hiện)|tỷ lệ (?:thực hiện|hoàn thành)"
)
_PLAN: Final = re.compile(r"\b(?:kế hoạch|kh|chỉ tiêu(?: giao)?|mục tiêu|dự kiến|được giao)\b")
_ACTUAL: Final = re.compile(r"\b(?:thực hiện|th|kết quả|đạt được|ước thực hiện)\b")
_PLAIN_WORDS: Final = """
số liệu giá trị kết quả thực hiện kế hoạch lượng năm kỳ báo cáo giao đạt được tổng th kh ước mục
chỉ trong đầu cuối đến thời điểm số_liệu sơ_bộ chính thức tính cả giai đoạn lũy luỹ hộ người
triệu đồng tỷ
"""
_PLAIN: Final = frozenset(_PLAIN_WORDS.split())
_WORDS_OF_HEAD: Final = (_ORDER, _CODE, _LABEL, _UNIT, _NOTE)
_NUMBERING: Final = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])(?:\s?=.*)?\)?")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
_MOST_HEAD_ROWS: Final = 6


class Use(StrEnum):
    """What a column is for."""

    ORDER = "order"
    CODE = "code"
    LABEL = "label"
    UNIT = "unit"
    NOTE = "note"
    VALUE = "value"
    OTHER = "other"


class Column(NamedTuple):
    """A column.

    Attributes:
        title: All of its heading.
        words: Of the title, those that are neither time nor role nor unit.
    """

    at: int
    use: Use
    title: str
    period: Period
    role: Role
    unit: str | None
    status: Status | None
    words: frozenset[str]


class Table(NamedTuple):
    """A grid with its heading understood: ``caption`` above it, ``body`` the rows below it."""

    columns: tuple[Column, ...]
    body: tuple[Row, ...]
    caption: str

    def of(self, use: Use) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.use is use)


IsCode = Callable[[str], bool]


def split_tables(grid: Grid, is_code: IsCode) -> list[Table]:
    """The tables of *grid*: another heading within it begins another table."""
    if not grid.rows:
        return []
    starts = [0]
    seen_body = False
    for at, row in enumerate(grid.rows):
        is_head = _head_words(row) >= 2
        if is_head and seen_body:
            starts.append(at)
            seen_body = False
        elif not is_head and _has_values(row):
            seen_body = True
    ends = [*starts[1:], len(grid.rows)]
    return [_table(grid.rows[a:b], is_code) for a, b in zip(starts, ends, strict=True)]


def text_at(row: Row, at: int) -> str:
    """The text of a cell, empty where the row is shorter."""
    return row.cells[at].text if at < len(row.cells) else ""


def _table(rows: Sequence[Row], is_code: IsCode) -> Table:
    head = _head_rows(rows, is_code)
    body = [row for row in rows[head:] if not _is_numbering(row)]
    width = max((len(row.cells) for row in rows), default=0)
    titles = _titles(rows[:head], width)
    uses = _uses(titles, body, is_code)
    caption = "\n".join(one for row in rows[:head] if (one := _only_text(row)))
    return Table(
        tuple(_column(at, uses[at], titles[at]) for at in range(width)), tuple(body), caption
    )


def _head_rows(rows: Sequence[Row], is_code: IsCode) -> int:
    """How many rows the heading takes; titles above it count to it."""
    last = 0
    for at, row in enumerate(rows):
        if _head_words(row) >= 2 or (at == last and last and _continues_head(row, is_code)):
            last = at + 1
        elif _is_row_of_body(row, is_code) or at - last > _MOST_HEAD_ROWS:
            break
    if last:
        return last
    if rows and _years(rows[0]) >= 2:
        return 1
    first = next((at for at, row in enumerate(rows) if _is_row_of_body(row, is_code)), 0)
    return min(first, _MOST_HEAD_ROWS)


def _head_words(row: Row) -> int:
    texts = {folded(cell.text).strip(" :.") for cell in row.cells if cell.text}
    found = sum(any(word.fullmatch(text) for word in _WORDS_OF_HEAD) for text in texts)
    timed = sum(_is_title_of_values(text) for text in texts)
    return found + min(timed, 2) if found else 0


def _is_title_of_values(text: str) -> bool:
    if len(text) > 60 or not text:
        return False
    rest = syllables(blank(text, find_cues(text)))
    said = find_cues(text) or _PLAN.search(text) or _ACTUAL.search(text)
    return bool(said) and rest <= _PLAIN


def _continues_head(row: Row, is_code: IsCode) -> bool:
    """A second row of titles: years, "đầu kỳ", "KH", under cells that span."""
    texts = [cell.text for cell in row.cells if cell.text]
    if not texts or any(map(is_code, texts)) or _is_numbering(row):
        return False
    return sum(_is_sub_title(text) for text in texts) >= max(2, len(texts) // 2)


def _is_sub_title(text: str) -> bool:
    key = folded(text)
    return bool(_YEAR.fullmatch(key)) or _is_title_of_values(key) or bool(
        len(key) < 40 and (_COMPARES.search(key) or read_unit(key))
    )  # fmt: skip


def _is_row_of_body(row: Row, is_code: IsCode) -> bool:
    return any(is_code(cell.text) for cell in row.cells) or _has_values(row)


def _has_values(row: Row) -> bool:
    """Whether a number that is no year and no order stands right of some words."""
    words = False
    for cell in row.cells:
        value = read_value(cell)
        if value is None:
            words = words or any(map(str.isalpha, cell.text))
        elif words and not value.blank and not _YEAR.fullmatch(cell.text.replace(".", "")):
            return True
    return False


def _years(row: Row) -> int:
    return sum(bool(_YEAR.fullmatch(cell.text.replace(".", ""))) for cell in row.cells)


def _is_numbering(row: Row) -> bool:
    """A row that numbers the columns: "A | B | 1 | 2 | 3=2/1"."""
    texts = [cell.text.strip() for cell in row.cells if cell.text.strip()]
    return len(texts) >= 3 and all(_NUMBERING.fullmatch(text) for text in texts)


def _titles(rows: Sequence[Row], width: int) -> list[str]:
    """The heading of every column, from top to bottom, each piece once."""
    titled = [row for row in rows if len({c.text for c in row.cells if c.text}) > 1]
    aligned = [
        _aligned(row, titled[at + 1 :], width) for at, row in enumerate(titled)
        if not _is_numbering(row)
    ]  # fmt: skip
    titles: list[str] = []
    for at in range(width):
        pieces = dict.fromkeys(texts[at] for texts in aligned if texts[at])
        titles.append(" ".join(pieces))
    return titles


def _only_text(row: Row) -> str:
    """The text of a row that says one thing across all of its cells."""
    texts = {cell.text for cell in row.cells if cell.text}
    return texts.pop() if len(texts) == 1 else ""


def _aligned(row: Row, below: Sequence[Row], width: int) -> list[str]:
    """The texts of *row*, one for each column.

    Word says of a cell that spans columns only that it is one cell: what lies below it tells how
    far it reaches. Under a cell that spans rows lies an empty one.
    """
    texts = [cell.text for cell in row.cells]
    if len(texts) >= width or not below:
        return [*texts, *[""] * (width - len(texts))]
    under = [cell.text for cell in below[0].cells]
    under += [""] * (width - len(under))
    filled = [at for at in range(width) if under[at]]
    single = width - len(filled)
    spanning = len(texts) - single
    if spanning <= 0 or len(filled) % spanning:
        return [*texts, *[""] * (width - len(texts))]
    reach = len(filled) // spanning
    aligned: list[str] = []
    at = 0
    for text in texts:
        take = reach if at < width and under[at] else 1
        aligned += [text] * take
        at += take
    return (aligned + [""] * width)[:width]


def _uses(titles: Sequence[str], body: Sequence[Row], is_code: IsCode) -> list[Use]:
    uses = [_use_by_title(title) for title in titles]
    for at in range(len(titles)):
        if uses[at] in (None, Use.ORDER) and _share(body, at, is_code) > 0.5:
            uses[at] = Use.CODE
        elif uses[at] is None and _share(body, at, lambda text: read_unit(text) is not None) > 0.6:
            uses[at] = Use.UNIT
    if Use.LABEL not in uses:
        label = _most_words(uses, body)
        if label is not None:
            uses[label] = Use.LABEL
    if Use.ORDER not in uses and uses and uses[0] is None and Use.LABEL in uses[1:]:
        uses[0] = Use.ORDER if _short(body, 0) else None
    first = uses.index(Use.LABEL) if Use.LABEL in uses else -1
    return [use or _use_by_content(at, titles, body, first) for at, use in enumerate(uses)]


def _use_by_title(title: str) -> Use | None:
    key = folded(title).strip(" :.()")
    for pattern, use in (
        (_ORDER, Use.ORDER), (_CODE, Use.CODE), (_UNIT, Use.UNIT), (_NOTE, Use.NOTE),
        (_LABEL, Use.LABEL),
    ):  # fmt: skip
        if pattern.fullmatch(key):
            return use
    return Use.OTHER if _COMPARES.search(key) else None


def _use_by_content(at: int, titles: Sequence[str], body: Sequence[Row], label: int) -> Use:
    if at < label:
        return Use.OTHER
    values = [read_value(row.cells[at]) for row in body if at < len(row.cells)]
    texts = Counter(value is None for value in values)
    filled = [v for v in values if v is None or not v.blank]
    if not filled:
        return Use.VALUE if titles[at] else Use.OTHER
    if texts[True] * 2 > len(filled):
        return Use.NOTE if label >= 0 else Use.OTHER
    return Use.VALUE


def _share(body: Sequence[Row], at: int, test: Callable[[str], bool]) -> float:
    texts = [text_at(row, at) for row in body]
    filled = [text for text in texts if text.strip()]
    return sum(map(test, filled)) / len(filled) if filled else 0.0


def _most_words(uses: Sequence[Use | None], body: Sequence[Row]) -> int | None:
    """The free column with the most letters."""
    letters = {
        at: sum(sum(map(str.isalpha, text_at(row, at))) for row in body)
        for at, use in enumerate(uses)
        if use is None
    }
    best = max(letters, key=lambda at: (letters[at], -at), default=None)
    return best if best is not None and letters[best] else None


def _short(body: Sequence[Row], at: int) -> bool:
    return all(len(text_at(row, at)) <= 5 for row in body)


def _column(at: int, use: Use, title: str) -> Column:
    key = folded(title)
    period = period_of(title)
    planned = _PLAN.search(key) and not _ACTUAL.search(key)
    words = syllables(blank(without_unit(title), find_cues(without_unit(title))))
    unit = unit_in(title)
    return Column(
        at, use, title, period, Role.PLAN if planned else Role.ACTUAL, unit, read_status(title),
        words - _PLAIN,
    )  # fmt: skip


def is_filled(row: Row, columns: Sequence[Column]) -> bool:
    """Whether *row* says anything in *columns*: a number, or why there is none."""
    for column in columns:
        if column.at < len(row.cells):
            value = read_value(row.cells[column.at])
            if value and (value.state is not State.NO_DATA or not value.blank):
                return True
    return False
