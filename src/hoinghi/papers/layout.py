"""A ``Paper`` laid out by the form as the elements that the writers draw, in order.

Lengths in millimetres, room above and below in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import count
from typing import Protocol

from hoinghi.papers import form
from hoinghi.papers.components import (
    address,
    addressed,
    attached_header,
    bases,
    circulation,
    closing,
    header,
    heading,
    in_lines,
    punctuated,
    share_rule,
    titles,
)
from hoinghi.papers.elements import Break as Break
from hoinghi.papers.elements import Cells as Cells
from hoinghi.papers.elements import Element as Element
from hoinghi.papers.elements import Framed as Framed
from hoinghi.papers.elements import Image as Image
from hoinghi.papers.elements import Line as Line
from hoinghi.papers.elements import Picture as Picture
from hoinghi.papers.elements import Room as Room
from hoinghi.papers.elements import Rule as Rule
from hoinghi.papers.elements import Ruled as Ruled
from hoinghi.papers.elements import Sheet as Sheet
from hoinghi.papers.elements import line
from hoinghi.papers.model import (
    Align,
    Annex,
    Block,
    Figure,
    Heading,
    Orientation,
    PageBreak,
    Paper,
    Paragraph,
    QrCode,
    Run,
    Table,
    Text,
)
from hoinghi.papers.words import capitalise_first


def lay_out(contents: Sequence[Paper]) -> tuple[Sheet, ...]:
    """Sheets of all *contents* in order; the last lists what is missing, if anything is.

    Raises:
        ValueError: A paper contradicts the form: unknown kind, Kính gửi where the decree has
            none, cells that do not fit the columns.
    """
    sheets = (sheet for paper in contents for sheet in sheets_of(paper))
    return (*sheets, *missing_sheets(contents))


def missing_sheets(contents: Iterable[Lacking]) -> tuple[Sheet, ...]:
    """The sheet that lists what *contents* lack; none where they lack nothing."""
    missing = missing_lines(contents)
    return (missing_sheet(missing),) if missing else ()


class Lacking(Protocol):
    """What can say which facts it still lacks."""

    @property
    def missing(self) -> tuple[str, ...]: ...


def missing_lines(contents: Iterable[Lacking]) -> list[str]:
    """Numbered lines of what all *contents* together still lack, each fact once."""
    labels = dict.fromkeys(label for content in contents for label in content.missing)
    items = punctuated([capitalise_first(label) for label in labels])
    return [f"{number}. {item}" for number, item in enumerate(items, start=1)]


def document_title(paper: Paper) -> str:
    """Title of the file: ``"Kế hoạch Tổ chức Hội nghị …"``."""
    kind = form.kind_of(paper.kind)
    names = (kind.name if kind.heading or paper.kind == form.LETTER else "", paper.title)
    return " ".join(" ".join(names).split())


def sheets_of(paper: Paper) -> Iterator[Sheet]:
    """Sheets of one paper and its annexes; ``lay_out`` tells what is refused."""
    kind = form.kind_of(paper.kind)
    if paper.addressees and not kind.addressed:
        raise ValueError(f"kind {paper.kind!r} has no Kính gửi; got {paper.addressees!r}")
    figures = count(1)  # through the paper and its annexes
    elements = (
        *header(paper),
        *heading(paper, kind),
        *addressed(paper.addressees, form.text_width(paper.orientation)),
        *bases(paper, kind),
        *_body(paper, kind, figures),
        *closing(paper),
    )
    yield Sheet(
        orientation=paper.orientation,
        elements=elements,
        top=circulation(paper),
        foot=address(paper),
    )
    for annex in paper.annexes:
        yield _annex(annex, paper, kind, figures)


def _body(paper: Paper, kind: form.Kind, figures: Iterator[int]) -> Iterator[Element]:
    # "./." closes papers of the State; those of the Party end with a full stop.
    is_ended = kind.official and not paper.issuer.is_party
    blocks = _ended(paper.blocks) if is_ended else paper.blocks
    width = form.text_width(paper.orientation)
    elements = [element for block in blocks for element in _block(block, width, figures)]
    # A signature never stands alone on a page.
    if elements and isinstance(elements[-1], Line) and (paper.signature or paper.recipients):
        elements[-1] = replace(elements[-1], keep_next=True)
    yield from elements


def _ended(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Close the last paragraph with "./."; a QR code may follow it, a table may not."""
    result = list(blocks)
    for index in range(len(result) - 1, -1, -1):
        block = result[index]
        if isinstance(block, Paragraph):
            result[index] = replace(block, text=with_end_mark(block.text))
        if not isinstance(block, QrCode | PageBreak):
            break
    return tuple(result)


def with_end_mark(text: Text) -> Text:
    """*text* closed by "./.", which takes the place of a last full stop or semicolon."""
    if not text:
        return text
    last = text[-1]
    words = last.text.rstrip()
    if words.endswith(form.END_MARK):
        return text
    return (*text[:-1], replace(last, text=words.rstrip(".;,") + form.END_MARK))


def _block(block: Block, width: float, figures: Iterator[int]) -> Iterator[Element]:
    if isinstance(block, Heading):
        yield Line(style=f"Heading{min(max(block.level, 1), 3)}", text=block.text)
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield Ruled(table=block, widths=column_widths(block, width))
    elif isinstance(block, QrCode):
        yield from _qr(block, width)
    elif isinstance(block, Figure):
        yield from _figure(block, width, figures)
    else:
        yield Break()


def _paragraph(block: Paragraph) -> Line:
    indented = block.first_line and block.align in (Align.JUSTIFY, Align.LEFT)
    keep = block.text and block.text[-1].text.rstrip().endswith(":")  # what it announces follows
    made = Line(style="ThanBai", text=block.text, align=block.align, first_line=indented)
    return replace(made, keep_next=bool(keep))


def column_widths(table: Table, width: float) -> tuple[float, ...]:
    """Widths in mm of the columns, together *width*.

    Raises:
        ValueError: No columns, shares that are not positive, or a row of another length.
    """
    total = sum(column.share for column in table.columns)
    if not table.columns or min(column.share for column in table.columns) <= 0:
        raise ValueError(f"table needs columns with positive shares, got {table.columns!r}")
    for row in table.rows:
        if len(row.cells) not in (len(table.columns), len(table.columns) - row.span + 1):
            raise ValueError(f"{len(table.columns)} columns, but cells are {row.cells!r}")
    return tuple(column.share / total * width for column in table.columns)


def _qr(block: QrCode, width: float) -> Iterator[Element]:
    picture = Picture(data=block.data, size=block.size.value)
    first = block.size.value + 2 * form.CELL_MARGIN_MM
    caption = (Line(style="GhiChu", text=block.caption),)
    yield Cells(
        widths=(first, width - first),
        rows=(((picture,), caption if block.caption else ()),),
        offset=-form.CELL_MARGIN_MM,
        middle=True,
        after=6,
    )


def _figure(block: Figure, width: float, figures: Iterator[int]) -> Iterator[Element]:
    steep = block.steepness
    drawn = min(block.width.value, width, form.HIGHEST_FIGURE_MM / steep)
    yield Image(figure=block, width=drawn, height=drawn * steep)
    if block.caption:
        number = Run(text=f"Hình {next(figures)}. ", bold=True)
        yield Line(style="TenHinh", text=(number, *block.caption))


def _annex(annex: Annex, paper: Paper, kind: form.Kind, figures: Iterator[int]) -> Sheet:
    width = form.text_width(annex.orientation)
    elements = list(_attached(annex, paper, kind) if annex.kind else _headed(annex, paper, kind))
    if annex.signed_as:
        elements.insert(0, line("KySoPhuLuc", annex.signed_as))
    elements += [element for block in annex.blocks for element in _block(block, width, figures)]
    return Sheet(orientation=annex.orientation, elements=tuple(elements), begins=False)


def _headed(annex: Annex, paper: Paper, kind: form.Kind) -> Iterator[Element]:
    """The head of a phụ lục (mẫu 2.1, 2.2)."""
    width = form.text_width(annex.orientation)
    title = in_lines("TenPhuLuc", annex.title.upper(), width)
    yield line("PhuLuc", f"Phụ lục {annex.number}" if annex.number else "Phụ lục")
    yield line("TenPhuLuc", title)
    if paper.number:
        yield line("KemTheo", in_lines("KemTheo", _attached_to(paper, kind), width))
    yield share_rule("TenPhuLuc", title, width, after=12)


def _attached(annex: Annex, paper: Paper, kind: form.Kind) -> Iterator[Element]:
    """The head of a text that a decision enacts or approves (mẫu 1.3)."""
    width = form.text_width(annex.orientation)
    yield attached_header(paper.issuer, annex.orientation)
    name = form.kind_of(annex.kind or "").heading
    named = [("TenLoai", name or annex.title), ("TrichYeu", annex.title if name else "")]
    if paper.number:
        named.append(("KemTheo", _attached_to(paper, kind)))
    yield from titles(named, width)


def _attached_to(paper: Paper, kind: form.Kind) -> str:
    assert paper.number
    if paper.is_electronic:
        # Number, day and body are not filled in: they stand in the signature of the file.
        return f"(Kèm theo {kind.name} {form.number_open(paper.number)} {form.open_date(None)})"
    by = f" của {paper.issuer.in_text}" if paper.issuer.in_text else ""
    number = form.number_in_text(paper.number)
    return f"(Kèm theo {kind.name} {number} {form.open_date(paper.date)}{by})"


def missing_sheet(missing: Sequence[str]) -> Sheet:
    """The sheet that lists what is *missing*, for the drafter only."""
    listed = [line("ThanBai", item) for item in missing]
    elements: tuple[Element, ...] = (
        line("TenLoai", "CÒN THIẾU"),
        line("KemTheo", "(Tờ này để người soạn thảo theo dõi; bỏ ra trước khi ban hành)"),
        Rule(length=30.0, after=12),
        *listed,
    )
    return Sheet(orientation=Orientation.PORTRAIT, elements=elements, begins=False)
