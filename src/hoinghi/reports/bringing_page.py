"""The page beside a file that a body brought: what was matched, before, after, what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.reading.report import Confidence
from hoinghi.reports.asking import Asked
from hoinghi.reports.bringing import BroughtFigure, BroughtText, Where
from hoinghi.reports.brought_file import FileLine, Read
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.merging import Written
from hoinghi.reports.rich_text import plain
from hoinghi.reports.typed import Entered, Problem, Status, answer_of, text_of

MOST_FIGURES: Final = 280
MOST_LEFT: Final = 25
"""More fields than these make would be refused as a flood."""
_SOURCE: Final = 200
NOT_APPLICABLE, NO_DATA = "không áp dụng", "không có số liệu"
_WITHOUT = {NOT_APPLICABLE: Status.NOT_APPLICABLE, NO_DATA: Status.NO_DATA}
CERTAINTY: Final[Mapping[Confidence | None, str | Promise]] = {
    Confidence.SURE: _("Chắc chắn"),
    Confidence.LIKELY: _("Có lẽ đúng"),
    Confidence.DOUBTFUL: _("Cần xem"),
    None: _("Chưa khớp"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure of the file beside the draft.

    Attributes:
        name: Of its fields in the form.
        target: The cell as one types it, "NG03 2023"; "" where somebody has to say.
        typed: The figure as it would be written down.
        before: What the draft holds.
        is_taken: Whether it is ticked.
        problem: Why what was typed is not taken.
    """

    name: str
    figure: BroughtFigure
    target: str
    title: str
    typed: str
    before: str
    is_taken: bool
    problem: str | Promise = ""

    @property
    def certainty(self) -> str | Promise:
        return CERTAINTY[self.figure.confidence]

    @property
    def mark(self) -> str:
        return self.figure.confidence.value if self.figure.confidence else "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRow:
    """A text of the file beside the draft's; ``title`` of the section it goes to."""

    name: str
    text: BroughtText
    number: str
    before: str
    is_taken: bool

    @property
    def certainty(self) -> str | Promise:
        return CERTAINTY[self.text.confidence]

    @property
    def mark(self) -> str:
        return self.text.confidence.value if self.text.confidence else "left"

    @property
    def paragraphs(self) -> list[str]:
        return plain(self.text.text).splitlines()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A line of the file, with the row that was read from it."""

    line: FileLine
    mark: str = ""
    row: str = ""
    begins_sheet: bool = False

    @property
    def anchor(self) -> str:
        return Where(line=self.line.number, sheet=self.line.sheet).anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class BringPage:
    """Everything the page shows. ``same``: figures and texts that the draft already holds."""

    asked: Asked
    rows: tuple[Row, ...]
    left: tuple[Row, ...]
    texts: tuple[TextRow, ...]
    lines: tuple[ShownLine, ...]
    is_cut: bool
    notes: tuple[str, ...]
    same: int
    hidden: int

    @property
    def targets(self) -> list[tuple[str, str]]:
        """Give every cell that one may name, as one types it, and what it is called."""
        return [(target_of(cell), _title(cell, self.asked)) for cell in self.asked.cells()]

    @property
    def problems(self) -> bool:
        return any(row.problem for row in (*self.rows, *self.left))


def page_of(
    found: Read, asked: Asked, draft: Content, chosen: Mapping[str, str] | None = None
) -> BringPage:
    """Put what was read beside *draft*; *chosen* are the fields as somebody sent them."""
    rows = [_row(f"s{at}", one, asked, draft) for at, one in enumerate(found.brought.figures)]
    left = [_row(f"c{at}", one, asked, draft) for at, one in enumerate(found.brought.left)]
    new = [row for row in rows if row.figure.cell and not _is_same(row.figure, draft)]
    texts = [
        _text_row(f"v{at}", one, draft)
        for at, one in enumerate((*found.brought.texts, *found.brought.strange))
    ]
    new_texts = [one for one in texts if not _same_text(one)]
    if chosen is not None:
        new = [_as_chosen(row, chosen, asked) for row in new]
        left = [_as_chosen(row, chosen, asked) for row in left]
        new_texts = [_text_as_chosen(row, chosen) for row in new_texts]
    return BringPage(
        asked=asked,
        rows=tuple(new[:MOST_FIGURES]),
        left=tuple(left[:MOST_LEFT]),
        texts=tuple(new_texts),
        lines=tuple(_shown(found, [*new, *left[:MOST_LEFT]], texts)),
        is_cut=found.is_cut,
        notes=found.brought.notes,
        same=len(rows) + len(texts) - len(new) - len(new_texts),
        hidden=max(0, len(left) - MOST_LEFT) + max(0, len(new) - MOST_FIGURES),
    )


def written_of(page: BringPage, draft: Content, file_name: str) -> Written:
    """Give what the ticked rows write, with where each was read."""
    answers: dict[Cell, tuple[Answer | None, Answer | None]] = {}
    texts: dict[str, tuple[str | None, str | None]] = {}
    sources: dict[str, str] = {}
    for row in (*page.rows, *page.left):
        cell = cell_of(row.target, page.asked)
        answer = _answer(row, cell, page.asked)
        if row.is_taken and cell and isinstance(answer, Answer):
            answers[cell] = (draft.answers.get(cell), answer)
            sources[str(cell)] = _source(file_name, row.figure.where)
    for one in page.texts:
        if one.is_taken and one.number:
            added = texts[one.number][1] if one.number in texts else ""
            before = draft.texts.get(one.number)
            texts[one.number] = (before, f"{added}{one.text.text}")
            sources[one.number] = _source(file_name, one.text.where)
    return Written(answers=answers, texts=texts, sources=sources)


def target_of(cell: Cell) -> str:
    """Write a cell as one types it: "NG03 2023", "VN01 2023 DA2/trung-uong"."""
    return " ".join(filter(None, (cell.indicator, cell.period, cell.part)))


def cell_of(typed: str, asked: Asked) -> Cell | None:
    """Read what ``target_of`` writes; None where the body is not asked that."""
    told = typed.split()
    if not 1 < len(told) < 4:
        return None
    cell = Cell(*told)
    return cell if cell in frozenset(asked.cells()) else None


def _row(name: str, figure: BroughtFigure, asked: Asked, draft: Content) -> Row:
    cell = figure.cell
    is_good = figure.confidence in (Confidence.SURE, Confidence.LIKELY)
    return Row(
        name=name,
        figure=figure,
        target=target_of(cell) if cell else "",
        title=_title(cell, asked) if cell else "",
        typed=said_of(figure.answer),
        before=said_of(draft.answers.get(cell)) if cell else "",
        is_taken=is_good,
    )


def said_of(answer: Answer | None) -> str:
    """Write an answer as it is typed; "" for none."""
    if answer is None or answer.said is Said.NUMBER:
        return text_of(answer)
    return NOT_APPLICABLE if answer.said is Said.NOT_APPLICABLE else NO_DATA


def _title(cell: Cell, asked: Asked) -> str:
    one = asked.indicators[cell.indicator]
    period = next(
        (known.title for known in asked.outline.periods if known.code == cell.period), cell.period
    )
    return ", ".join(filter(None, (one.name, cell.part, period.lower())))


def _is_same(figure: BroughtFigure, draft: Content) -> bool:
    standing = draft.answers.get(figure.cell) if figure.cell else None
    answer = figure.answer
    return (
        standing is not None
        and answer is not None
        and (standing.said, standing.number) == (answer.said, answer.number)
    )


def _text_row(name: str, text: BroughtText, draft: Content) -> TextRow:
    before = draft.texts.get(text.number, "") if text.number else ""
    is_good = text.confidence in (Confidence.SURE, Confidence.LIKELY)
    # Words that somebody wrote are not replaced unless somebody says so.
    is_taken = is_good and not before
    return TextRow(name=name, text=text, number=text.number, before=before, is_taken=is_taken)


def _same_text(row: TextRow) -> bool:
    return bool(row.before) and plain(row.before) == plain(row.text.text)


def _as_chosen(row: Row, chosen: Mapping[str, str], asked: Asked) -> Row:
    target = chosen.get(f"o-{row.name}", row.target).strip()
    made = replace(
        row,
        target=target,
        typed=chosen.get(f"gt-{row.name}", row.typed).strip(),
        is_taken=f"lay-{row.name}" in chosen,
    )
    if not made.is_taken:
        return made
    cell = cell_of(target, asked)
    if cell is None:
        return replace(made, problem=_("Chưa rõ là chỉ tiêu nào, năm nào: chọn trong danh sách."))
    answer = _answer(made, cell, asked)
    if isinstance(answer, Problem):
        return replace(made, problem=_("Số này chưa đọc được: ghi theo cách 1.234,5."))
    if answer is None:
        return replace(made, problem=_("Chưa có số nào để lấy."))
    return made


def _answer(row: Row, cell: Cell | None, asked: Asked) -> Answer | Problem | None:
    if cell is None:
        return None
    said = row.figure.answer
    if said is not None and row.typed == said_of(said):
        typed_as_read = said
        decimals = asked.indicators[cell.indicator].decimals
        number = typed_as_read.number
        if number is None or number == round(number, decimals):
            return typed_as_read
    status = _WITHOUT.get(row.typed.casefold())
    is_official = said is not None and said.is_official
    entered = Entered(
        typed=row.typed,
        status=status or (Status.OFFICIAL if is_official else Status.PRELIMINARY),
        as_of=said.as_of if said else None,
    )
    return answer_of(entered, asked.indicators[cell.indicator].decimals)


def _text_as_chosen(row: TextRow, chosen: Mapping[str, str]) -> TextRow:
    return replace(
        row,
        number=chosen.get(f"muc-{row.name}", row.number),
        is_taken=f"lay-{row.name}" in chosen,
    )


def _source(file_name: str, where: Where) -> str:
    return f"{file_name[:_SOURCE]}, {where.told}"


def _shown(found: Read, rows: Sequence[Row], texts: Sequence[TextRow]) -> Iterator[ShownLine]:
    marks: dict[tuple[str, int], tuple[str, str]] = {}
    for text in texts:
        marks[("", text.text.where.line)] = (f"is-heading is-{text.mark}", text.name)
    for row in reversed(rows):
        where = row.figure.where
        marks[(where.sheet, where.line)] = (f"is-{row.mark}", row.name)
    sheet = ""
    for line in found.lines:
        mark, name = marks.get((line.sheet, line.number), ("", ""))
        yield ShownLine(line=line, mark=mark, row=name, begins_sheet=line.sheet != sheet)
        sheet = line.sheet
