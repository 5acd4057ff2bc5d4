"""Rules of how the text is set: even, indented, apart, spaced."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from hoinghi.papers import form
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.located import Located
from hoinghi.papers.check.measured import Paragraph, Source
from hoinghi.papers.check.rules import OF_ALL, Found, number, range_of, rule
from hoinghi.papers.model import Align
from hoinghi.papers.rulesets import RuleSet

_SETTING: Final = (
    Component.THAN_BAI,
    Component.CAN_CU,
    Component.DIEM,
    Component.KHOAN_TIEU_DE,
    Component.MUC,
    Component.DIEU,
)


def _text(paper: Located) -> Iterator[tuple[int, Paragraph]]:
    for index in paper.of(*_SETTING):
        yield index, paper.measured.paragraphs[index]


_DECREE_TEXT: Final = "Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.6.đ"


@rule(
    Component.THAN_BAI,
    "align",
    matter="cách căn lề",
    allowed="căn đều cả hai lề",
    remedy="Hãy chọn các đoạn này và căn đều hai bên (Ctrl+J).",
    article=_DECREE_TEXT,
    sets=OF_ALL,
)
def _justified(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index in paper.of(Component.THAN_BAI, Component.CAN_CU, Component.DIEM):
        paragraph = paper.measured.paragraphs[index]
        # A single line in print is like the last one of a justified paragraph.
        if paragraph.align is Align.LEFT and len(paragraph.lines) != 1 and not _short(paragraph):
            yield Found("căn trái", index)


_SURELY_ONE_LINE: Final = 40


def _short(paragraph: Paragraph) -> bool:
    """A line of few words looks the same, set evenly or not."""
    return not paragraph.lines and len(paragraph.text) < _SURELY_ONE_LINE


@rule(
    Component.THAN_BAI,
    "indent",
    matter="lùi đầu dòng",
    allowed=range_of(0, 0, "mm", form.FIRST_LINE.only),
    remedy="Hãy đặt lùi dòng đầu (First line) 1 cm hoặc 1,27 cm.",
    article=_DECREE_TEXT,
    sets=OF_ALL,
)
def _indented(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    for index, paragraph in _text(paper):
        if paragraph.align in (Align.CENTER, Align.RIGHT) or paragraph.first_line is None:
            continue
        stands = (paragraph.left or 0.0) + paragraph.first_line
        if paragraph.text.startswith("\t") or _is_outline(paragraph):
            continue
        if not form.FIRST_LINE.allows(stands, 0.3):
            yield Found(f"{number(round(stands, 1))} mm", index)


def _is_outline(paragraph: Paragraph) -> bool:
    """A line of an outline list keeps its own indent, deeper than a paragraph's."""
    return (paragraph.left or 0.0) >= form.FIRST_LINE.low - 0.5 and paragraph.first_line == 0


@rule(
    Component.THAN_BAI,
    "gap",
    matter="khoảng cách giữa các đoạn",
    allowed=f"từ {number(form.PARAGRAPH_GAP.low)} pt trở lên",
    remedy="Hãy đặt khoảng cách đoạn (Spacing Before, After) ít nhất 6 pt.",
    article=_DECREE_TEXT,
    sets=OF_ALL,
)
def _apart(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    texts = set(paper.of(*_SETTING))
    printed = paper.measured.source is Source.PDF
    for index, paragraph in _text(paper):
        if paragraph.gap is None or index - 1 not in texts:
            continue
        if not form.PARAGRAPH_GAP.allows(paragraph.gap, 0.7 if printed else 0.05):
            yield Found(f"{number(round(paragraph.gap, 1))} pt", index)


@rule(
    Component.THAN_BAI,
    "line-spacing",
    matter="khoảng cách dòng",
    allowed=f"từ dòng đơn đến {number(form.LINE_SPACING.high)} dòng",
    remedy="Hãy đặt giãn dòng (Line spacing) từ Single đến 1,5 lines.",
    article=_DECREE_TEXT,
    sets=OF_ALL,
)
def _spaced(paper: Located, ruleset: RuleSet) -> Iterator[Found]:
    printed = paper.measured.source is Source.PDF
    for index, paragraph in _text(paper):
        spacing = paragraph.line_spacing
        if spacing is not None and not form.LINE_SPACING.allows(spacing, 0.03 if printed else 0.0):
            yield Found(f"{number(spacing)} dòng", index)
