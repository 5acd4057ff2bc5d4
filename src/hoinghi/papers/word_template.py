"""An office's own Word file as template: what it asks for, and what is written in its place.

The file holds ``{{ ten_hoi_nghi }}`` and the like in its text, headers and footers; Word may have
split them over runs. A row of a table that asks for members of a list, ``{{ tasks.nhiem_vu }}``, is
repeated for each. A paragraph ``[[tasks]]`` gives way to a whole table. Values are only ever text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from hoinghi.ooxml.package import WORD, Package, W
from hoinghi.papers.grammar import TemplateRefused
from hoinghi.papers.model import Block, Fact, QrCode, Row, Table, Text, WordText
from hoinghi.papers.names import slug, vietnamese
from hoinghi.papers.sandbox import SLOT, Filling, fill
from hoinghi.papers.word_hazards import look_at_package, look_at_text, refused
from hoinghi.unreadable import most_mb

MAX_BYTES: Final = 3 * 1024 * 1024
MAX_PLACES: Final = 2_000
MAX_ROWS: Final = 2_000
MAX_TAGS: Final = 20_000
"""Elements of a file's text: a letter of one page has three hundred."""
MAX_TAGS_MADE: Final = 2_000_000
"""Elements of all that is made of one file: rows repeated, copies one after another."""
PLACE: Final = re.compile(r"\{\{([^{}]{1,300})\}\}")
MARK: Final = re.compile(r"\s*\[\[([\w-]+)\]\]\s*")
_STATEMENT: Final = re.compile(r"\{%.*?%\}")
STORIES: Final = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_HEAD: Final = re.compile(r"\s*(\w+)\.\w+")
# Word sets curly quotation marks and unbreakable spaces where a formula wants plain ones.
_PLAIN: Final = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "\u00a0": " "})

OF_PAPER: Final = (
    "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu", "dia_danh_ngay_thang", "trich_yeu",
    "kinh_gui", "can_cu", "quyen_han_ky", "chuc_vu_ky", "nguoi_ky", "noi_nhan",
)  # fmt: skip
"""What a Word file may ask for besides the values of the text: what the paper is framed by."""


def key(expression: str, head: str = "", number: int = 0) -> str:
    """Name a placeholder: its words, and for a repeated row which one of which list."""
    told = " ".join(expression.translate(_PLAIN).split())
    return f"{head}[{number}] {told}" if head else told


def width_key(mark: str, column: int) -> str:
    """Name the width of a column of a whole table, in fiftieths of a hundredth of the page."""
    return f"{mark} rộng {column}"


@dataclass(slots=True)
class _Words:
    """What the placeholders of one file came to."""

    texts: dict[str, str] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, str] = field(default_factory=dict)
    missing: dict[str, None] = field(default_factory=dict)
    facts: dict[Fact, None] = field(default_factory=dict)
    letters: int = 0
    tags: int = 0

    def take(self, name: str, told: str, filling: Filling) -> None:
        self.texts[name] = told
        self.letters += len(told)
        if self.letters > 1_000_000:
            raise TemplateRefused("Tệp Word in ra quá nhiều chữ.", "Hãy bớt bảng lặp lại.")
        self.missing |= filling.missing
        self.facts |= filling.facts
        if filling.asked:
            self.unknown[name] = next(iter(filling.asked))


@dataclass(frozen=True, slots=True, kw_only=True)
class WordComposed:
    """A Word template filled: its text, labels of gaps, facts, and names that nobody gave."""

    text: WordText
    missing: tuple[str, ...]
    facts: tuple[Fact, ...]
    unknown: tuple[str, ...]


def check(data: bytes, name: str) -> None:
    """Look at a file that an office hands in as template.

    Raises:
        UnreadableSource: It is no DOCX, too large, broken, hostile, or carries macros or objects.
        TemplateRefused: A placeholder in it is malformed, or there is none.
    """
    if len(data) > MAX_BYTES:
        raise refused(
            name, f"nặng quá {most_mb(MAX_BYTES)} MB", "Hãy thu nhỏ ảnh trong tệp rồi thử lại."
        )
    if name.lower().endswith((".docm", ".dotm", ".doc", ".dot")):
        raise refused(name, "không phải tệp .docx", "Hãy lưu lại dạng .docx rồi thử lại.")
    asked = wanted(data, name)
    _look_at_the_rest(data, name)
    if not asked.places and not asked.marks:
        raise TemplateRefused(
            "Tệp Word không có chỗ trống nào.",
            "Hãy viết chỗ trống như {{ ten_hoi_nghi }} vào tệp rồi tải lên lại.",
        )
    for place in asked.places:
        # Only the grammar matters here: what is not known is told when the paper is tried.
        _filled(place, {}, name)


def _look_at_the_rest(data: bytes, name: str) -> None:
    """Look at the parts that are written as they are: notes of readers, building blocks, charts."""
    with Package(data, name, WORD) as package:
        for part in package.parts:
            if part.lower().endswith(".xml") and not STORIES.fullmatch(part):
                tree = package.tree(package.content(part))
                if tree is not None:
                    look_at_text(tree, name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file asks for: placeholders outside and inside rows of lists, marks of blocks."""

    places: tuple[str, ...]
    marks: tuple[str, ...]


@lru_cache(maxsize=16)
def wanted(data: bytes, name: str = "mẫu") -> Wanted:
    """Read what *data* asks for, each once, in the order of the file."""
    places: dict[str, None] = {}
    marks: dict[str, None] = {}
    for tree in stories(data, name).values():
        for paragraph in tree.iter(f"{W}p"):
            told = words_of(paragraph)
            if _STATEMENT.search(told):
                raise TemplateRefused(
                    f"Tệp Word không dùng được câu lệnh “{_STATEMENT.findall(told)[0]}”.",
                    "Chỉ dùng {{ … }}; dòng bảng có danh sách tự lặp lại.",
                )
            places |= dict.fromkeys(PLACE.findall(told))
            if mark := MARK.fullmatch(told):
                marks[mark[1]] = None
    if len(places) > MAX_PLACES:
        raise TemplateRefused("Tệp Word có quá nhiều chỗ trống.", "Hãy bớt chỗ trống.")
    return Wanted(tuple(places), tuple(marks))


def paragraphs(data: bytes) -> list[str]:
    """Give the paragraphs of *data* as plain text, the text before headers and footers."""
    trees = stories(data).values()
    return [words_of(each) for tree in trees for each in tree.iter(f"{W}p")]


def stories(data: bytes, name: str = "mẫu") -> dict[str, Any]:
    """Give the parts of *data* that hold text, as trees; what is hostile is refused."""
    with Package(data, name, WORD) as package:
        look_at_package(package, name)
        found = {part: package.tree(package.content(part)) for part in _sorted(package.parts)}
    if sum(1 for tree in found.values() for _ in tree.iter()) > MAX_TAGS:
        raise refused(name, "quá dài hoặc quá rối", "Hãy bỏ bớt nội dung rồi thử lại.")
    for tree in found.values():
        look_at_text(tree, name)
    return found


def _sorted(parts: frozenset[str]) -> list[str]:
    # The text first, so that what is missing is told in the order of reading.
    return sorted(filter(STORIES.fullmatch, parts), key=lambda part: ("document" not in part, part))


def texts_of(paragraph: Any) -> list[Any]:
    """Give the pieces of text of a paragraph, those of text boxes within it left out."""
    return [text for text in paragraph.iter(f"{W}t") if _owner(text) is paragraph]


def _owner(text: Any) -> Any:
    return next(text.iterancestors(f"{W}p"), None)


def words_of(paragraph: Any) -> str:
    """Join what Word has split."""
    return "".join(text.text or "" for text in texts_of(paragraph))


def head_of(row: Any, lists: Mapping[str, int] | Mapping[str, object]) -> str:
    """Name the list that a table's row asks for; "" where it asks for none."""
    if row.find(f".//{W}tbl") is not None:
        return ""
    for paragraph in row.iter(f"{W}p"):
        for place in PLACE.findall(words_of(paragraph)):
            if (found := _HEAD.match(place)) and found[1] in lists:
                return found[1]
    return ""


def compose_word(
    data: bytes, name: str, values: Mapping[str, object], blocks: Mapping[str, Any]
) -> WordComposed:
    """Write in the place of each placeholder of *data* what *values* say.

    Raises:
        TemplateRefused: A placeholder is malformed, or its value does not take its filter.
        UnreadableSource: The file is none that can be used.
    """
    given = {**_tables(blocks), **values}
    given |= {told: given[meant] for told, meant in vietnamese(tuple(given)).items()}
    lists = {one: value for one, value in given.items() if isinstance(value, (tuple, list))}
    filled = _Words()
    for tree in stories(data).values():
        _rows(tree, given, lists, name, filled)
    for place in wanted(data).places:
        head = _HEAD.match(place)
        in_row = head and head[1] in filled.rows
        if not in_row and key(place).partition("|")[0].strip() not in OF_PAPER:
            _take(key(place), place, given, name, filled)
    for mark in wanted(data).marks:
        _mark(mark, blocks, filled)
    return WordComposed(
        text=WordText(
            template=data,
            texts=tuple(filled.texts.items()),
            rows=tuple(filled.rows.items()),
            unknown=tuple(filled.unknown),
        ),
        missing=tuple(filled.missing),
        facts=tuple(filled.facts),
        unknown=tuple(dict.fromkeys(filled.unknown.values())),
    )


def _rows(
    tree: Any,
    given: Mapping[str, object],
    lists: Mapping[str, Sequence[object]],
    name: str,
    filled: _Words,
) -> None:
    for row in tree.iter(f"{W}tr"):
        head = head_of(row, lists)
        if not head:
            continue
        items = lists[head]
        filled.rows[head] = len(items)
        filled.tags += sum(1 for _ in row.iter()) * len(items)
        if sum(filled.rows.values()) > MAX_ROWS or filled.tags > MAX_TAGS_MADE:
            raise TemplateRefused("Bảng trong tệp Word quá dài.", "Hãy bớt bảng lặp lại.")
        places = [p for each in row.iter(f"{W}p") for p in PLACE.findall(words_of(each))]
        for number, item in enumerate(items):
            for place in places:
                _take(key(place, head, number), place, {**given, head: item}, name, filled)


def _take(
    name: str, place: str, given: Mapping[str, object], template: str, filled: _Words
) -> None:
    text, filling = _filled(place, given, template)
    told = SLOT.sub(lambda slot: filling.texts[int(slot[1])], text)
    filled.take(name, told, filling)


def _filled(place: str, given: Mapping[str, object], template: str) -> tuple[str, Filling]:
    told = f"{{{{ {key(place)} }}}}"
    try:
        return fill(told, given, template)
    except TemplateRefused as refusal:
        what = refusal.what[:1].lower() + refusal.what[1:]
        raise TemplateRefused(f"Ở chỗ trống “{told}”: {what}", refusal.remedy) from None


def _tables(blocks: Mapping[str, Any]) -> dict[str, object]:
    """Give each table among *blocks* as a list whose members are named by the columns' headings."""
    found: dict[str, object] = {}
    for name, block in blocks.items():
        if isinstance(block, Table):
            columns = [slug(column.heading) for column in block.columns]
            found[name] = tuple(
                dict(zip(columns, map(_told, cells_of(row, len(columns))), strict=True))
                for row in block.rows
            )
    return found


def cells_of(row: Row, columns: int) -> list[Text]:
    """Give one cell for each column; those that a span covers are empty."""
    rest = row.cells[len(row.cells) - columns + row.span :]
    return [row.cells[0], *([()] * (row.span - 1)), *rest]


def _told(text: Text) -> str:
    return "".join(run.text for run in text)


def _mark(name: str, blocks: Mapping[str, Any], filled: _Words) -> None:
    mark = f"[[{name}]]"
    block: Block | None = blocks.get(name)
    if isinstance(block, QrCode):
        filled.texts[mark] = block.data
    elif isinstance(block, Table):
        width = len(block.columns)
        lines = [[column.heading for column in block.columns]]
        lines += [list(map(_told, cells_of(row, width))) for row in block.rows]
        filled.rows[mark] = len(lines)
        whole = sum(column.share for column in block.columns)
        for number, column in enumerate(block.columns):
            filled.texts[width_key(mark, number)] = str(round(5000 * column.share / whole))
        for number, line in enumerate(lines):
            for at, text in enumerate(line):
                filled.texts[key(str(at), mark, number)] = text
    else:
        filled.texts[mark] = mark
        filled.unknown[mark] = mark
