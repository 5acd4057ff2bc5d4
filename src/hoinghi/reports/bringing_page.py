"""The page beside a file that a body brought: what was matched, before, after, what is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hoinghi.reading.report import Confidence
from hoinghi.reports.asking import Asked
from hoinghi.reports.bringing import (
    Brought,
    BroughtFigure,
    BroughtProblem,
    BroughtReason,
    BroughtText,
    Where,
)
from hoinghi.reports.bringing_words import (
    NO_DATA,
    NOT_APPLICABLE,
    beside_of,
    cell_of,
    said_of,
    target_of,
    title_of,
)
from hoinghi.reports.brought_file import FileLine, Read
from hoinghi.reports.checking import Answer, Said
from hoinghi.reports.content import Cell, Content
from hoinghi.reports.merging import Written
from hoinghi.reports.rich_text import plain
from hoinghi.reports.typed import Entered, Problem, Status, answer_of

MOST_FIGURES: Final = 280
MOST_LEFT: Final = 25
MOST_OF_FORM: Final = 1_500
"""More fields than these make would be refused as a flood."""
_SOURCE: Final = 200
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
        beside, beside_before: Kind and day of a figure of a form, and of the draft's.
    """

    name: str
    figure: BroughtFigure
    target: str
    title: str
    typed: str
    before: str
    is_taken: bool
    problem: str | Promise = ""
    beside: str = ""
    beside_before: str = ""

    @property
    def certainty(self) -> str | Promise:
        return CERTAINTY[self.figure.confidence]

    @property
    def mark(self) -> str:
        return self.figure.confidence.value if self.figure.confidence else "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonRow:
    """A reason of a form beside the draft's; ``title`` of the figure it is about."""

    name: str
    reason: BroughtReason
    title: str
    before: str
    is_taken: bool = True


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
    is_problem: bool = False

    @property
    def anchor(self) -> str:
        return Where(line=self.line.number, sheet=self.line.sheet).anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class BringPage:
    """Everything the page shows.

    Attributes:
        same: Figures and texts that the draft already holds.
        hidden: Figures that are too many for one page.
        unsaid: Figures of the draft that a form leaves empty; they stay.
    """

    asked: Asked
    rows: tuple[Row, ...]
    left: tuple[Row, ...]
    texts: tuple[TextRow, ...]
    lines: tuple[ShownLine, ...]
    is_cut: bool
    notes: tuple[str, ...]
    same: int
    hidden: int
    is_form: bool = False
    reasons: tuple[ReasonRow, ...] = ()
    wrong: tuple[BroughtProblem, ...] = ()
    unsaid: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.left or self.texts or self.reasons)

    @property
    def targets(self) -> list[tuple[str, str]]:
        """Give every cell that one may name, as one types it, and what it is called."""
        return [(target_of(cell), title_of(cell, self.asked)) for cell in self.asked.cells()]

    @property
    def problems(self) -> bool:
        return any(row.problem for row in (*self.rows, *self.left))


def page_of(
    found: Read, asked: Asked, draft: Content, chosen: Mapping[str, str] | None = None
) -> BringPage:
    """Put what was read beside *draft*; *chosen* are the fields as somebody sent them."""
    brought = found.brought
    most = MOST_OF_FORM if brought.is_form else MOST_FIGURES
    rows = [_row(f"s{at}", one, asked, draft) for at, one in enumerate(brought.figures)]
    left = [_row(f"c{at}", one, asked, draft) for at, one in enumerate(brought.left)]
    is_same = _is_exactly_same if brought.is_form else _is_same
    new = [row for row in rows if row.figure.cell and not is_same(row.figure, draft)]
    texts = [
        _text_row(f"v{at}", one, draft) for at, one in enumerate((*brought.texts, *brought.strange))
    ]
    new_texts = [one for one in texts if not _same_text(one)]
    reasons = list(_reason_rows(brought, asked, draft))
    if chosen is not None:
        new = [_as_chosen(row, chosen, asked) for row in new]
        left = [_as_chosen(row, chosen, asked) for row in left]
        new_texts = [_text_as_chosen(row, chosen) for row in new_texts]
        reasons = [replace(row, is_taken=f"lay-{row.name}" in chosen) for row in reasons]
    return BringPage(
        asked=asked,
        rows=tuple(new[:most]),
        left=tuple(left[:MOST_LEFT]),
        texts=tuple(new_texts),
        lines=tuple(_shown(found, [*new[:most], *left[:MOST_LEFT]], texts)),
        is_cut=found.is_cut,
        notes=brought.notes,
        same=len(rows) + len(texts) - len(new) - len(new_texts),
        hidden=max(0, len(left) - MOST_LEFT) + max(0, len(new) - most),
        is_form=brought.is_form,
        reasons=tuple(reasons),
        wrong=brought.problems,
        unsaid=_unsaid(brought, asked, draft) if brought.is_form else 0,
    )


def written_of(page: BringPage, draft: Content, file_name: str) -> Written:
    """Give what the ticked rows write, with where each was read."""
    answers: dict[Cell, tuple[Answer | None, Answer | None]] = {}
    texts: dict[str, tuple[str | None, str | None]] = {}
    sources: dict[str, str] = {}
    for row in (*page.rows, *page.left):
        cell = _cell(row, page.asked)
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
    reasons: dict[str, tuple[str | None, str | None]] = {
        row.reason.key: (draft.reasons.get(row.reason.key), row.reason.text)
        for row in page.reasons
        if row.is_taken
    }
    return Written(answers=answers, texts=texts, reasons=reasons, sources=sources)


def _row(name: str, figure: BroughtFigure, asked: Asked, draft: Content) -> Row:
    cell = figure.cell
    is_good = figure.confidence in (Confidence.SURE, Confidence.LIKELY)
    return Row(
        name=name,
        figure=figure,
        target=target_of(cell) if cell else "",
        title=title_of(cell, asked) if cell else "",
        typed=said_of(figure.answer),
        before=said_of(draft.answers.get(cell)) if cell else "",
        is_taken=is_good,
        beside=beside_of(figure.answer),
        beside_before=beside_of(draft.answers.get(cell)) if cell else "",
    )


def _is_same(figure: BroughtFigure, draft: Content) -> bool:
    standing = draft.answers.get(figure.cell) if figure.cell else None
    answer = figure.answer
    return (
        standing is not None
        and answer is not None
        and (standing.said, standing.number) == (answer.said, answer.number)
    )


def _is_exactly_same(figure: BroughtFigure, draft: Content) -> bool:
    """Tell whether the kind and the day are the same too; a draft may not say a day."""
    standing = draft.answers.get(figure.cell) if figure.cell else None
    answer = figure.answer
    if standing is None or answer is None or not _is_same(figure, draft):
        return False
    is_same_day = standing.as_of in (None, answer.as_of)
    is_number = answer.said is Said.NUMBER
    return not is_number or (standing.is_official == answer.is_official and is_same_day)


def _unsaid(brought: Brought, asked: Asked, draft: Content) -> int:
    said = {one.cell for one in brought.figures}
    return sum(cell in draft.answers and cell not in said for cell in asked.cells())


def _reason_rows(brought: Brought, asked: Asked, draft: Content) -> Iterator[ReasonRow]:
    for at, one in enumerate(brought.reasons):
        code, period, _rest = one.key.split("|", 2)
        before = draft.reasons.get(one.key, "")
        if before != one.text:
            title = title_of(Cell(code, period), asked)
            yield ReasonRow(name=f"g{at}", reason=one, title=title, before=before)


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
    cell = _cell(made, asked)
    if cell is None:
        return replace(made, problem=_("Chưa rõ là chỉ tiêu nào, năm nào: chọn trong danh sách."))
    answer = _answer(made, cell, asked)
    if isinstance(answer, Problem):
        return replace(made, problem=_("Số này chưa đọc được: ghi theo cách 1.234,5."))
    if answer is None:
        return replace(made, problem=_("Chưa có số nào để lấy."))
    return made


def _cell(row: Row, asked: Asked) -> Cell | None:
    """Give the cell of a row; hundreds that nobody changed are not looked up again."""
    known = row.figure.cell
    return known if known and row.target == target_of(known) else cell_of(row.target, asked)


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
        marks[(text.text.where.sheet, text.text.where.line)] = (
            f"is-heading is-{text.mark}",
            text.name,
        )
    for row in reversed(rows):
        where = row.figure.where
        marks[(where.sheet, where.line)] = (f"is-{row.mark}", row.name)
    wrong = {(one.where.sheet, one.where.line) for one in found.brought.problems if one.where}
    sheet = ""
    for line in found.lines:
        at = (line.sheet, line.number)
        mark, name = marks.get(at, ("", ""))
        yield ShownLine(
            line=line,
            mark="is-doubtful" if at in wrong else mark,
            row=name,
            begins_sheet=line.sheet != sheet,
            is_problem=at in wrong,
        )
        sheet = line.sheet
