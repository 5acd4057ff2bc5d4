"""A ``Paper`` laid out by the form: the few things that a writer has to draw, in order.

Both writers draw these elements and decide nothing themselves, so DOCX and PDF cannot drift apart.
Lengths in millimetres, room above and below in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hoinghi.papers import form
from hoinghi.papers.metrics import width_mm
from hoinghi.papers.model import (
    Align,
    Annex,
    Block,
    Certificate,
    Heading,
    Orientation,
    PageBreak,
    Paper,
    Paragraph,
    QrCode,
    Run,
    Signature,
    Table,
    Text,
)
from hoinghi.papers.titles import balanced
from hoinghi.papers.words import capitalise_first


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A paragraph in a named style; ``None`` leaves the matter to the style.

    ``left`` moves the whole paragraph, ``hanging`` lets its first line stand out to the left;
    ``before`` and ``after`` are in points.
    """

    style: str
    text: Text
    left: float = 0.0
    hanging: float = 0.0
    align: Align | None = None
    first_line: bool | None = None
    keep_next: bool = False
    before: float | None = None
    after: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A solid line in the middle of its cell."""

    length: float
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Empty height for signature and seal."""

    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A QR code."""

    data: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """Cells side by side without lines; ``offset`` moves the first edge from the margin."""

    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[Element, ...], ...], ...]
    offset: float = 0.0
    middle: bool = False
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """A table with ruled cells; ``widths`` of its columns."""

    table: Table
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Break:
    """What follows begins on a new page."""


Element = Line | Rule | Room | Picture | Cells | Ruled | Break


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Pages of one orientation, counted from 1."""

    orientation: Orientation
    elements: tuple[Element, ...]


def lay_out(contents: Sequence[Paper]) -> tuple[Sheet, ...]:
    """Sheets of all *contents* in order; the last lists what is missing, if anything is.

    Raises:
        ValueError: A paper contradicts the form: unknown kind, Kính gửi where the decree has
            none, cells that do not fit the columns.
    """
    sheets = [sheet for paper in contents for sheet in _sheets(paper)]
    missing = missing_lines(contents)
    return (*sheets, _missing_sheet(missing)) if missing else tuple(sheets)


def missing_lines(contents: Sequence[Paper] | Sequence[Certificate]) -> list[str]:
    """Numbered lines of what all *contents* together still lack, each fact once."""
    labels = dict.fromkeys(label for content in contents for label in content.missing)
    items = _punctuated([capitalise_first(label) for label in labels])
    return [f"{number}. {item}" for number, item in enumerate(items, start=1)]


def document_title(paper: Paper) -> str:
    """Title of the file: ``"Kế hoạch Tổ chức Hội nghị …"``."""
    kind = form.kind_of(paper.kind)
    names = (kind.name if kind.heading or paper.kind == form.LETTER else "", paper.title)
    return " ".join(" ".join(names).split())


def line(style: str, words: str) -> Line:
    """A line of one look in *style*."""
    return Line(style=style, text=(Run(text=words),) if words else ())


def _sheets(paper: Paper) -> Iterator[Sheet]:
    kind = form.kind_of(paper.kind)
    if paper.addressees and not kind.addressed:
        raise ValueError(f"kind {paper.kind!r} has no Kính gửi; got {paper.addressees!r}")
    elements = (
        *_header(paper, kind),
        *_heading(paper, kind),
        *_addressees(paper.addressees, form.text_width(paper.orientation)),
        *_bases(paper, kind),
        *_body(paper, kind),
        *_closing(paper),
    )
    yield Sheet(orientation=paper.orientation, elements=elements)
    for annex in paper.annexes:
        yield _annex(annex, paper, kind)


def _header(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    columns = form.HEADER[paper.orientation]
    issuer = paper.issuer
    room = columns.left - 2 * form.CELL_MARGIN_MM
    name = _in_lines("CoQuanBanHanh", issuer.name, room)
    left: list[Element] = [line("CoQuanBanHanh", name)]
    if issuer.parent:
        left.insert(0, line("CoQuanChuQuan", _in_lines("CoQuanChuQuan", issuer.parent, room)))
    left.append(_share_rule("CoQuanBanHanh", name, room))
    size = form.STYLES["TieuNgu"].size.ours
    right: tuple[Element, ...] = (
        line("QuocHieu", form.QUOC_HIEU),
        line("TieuNgu", form.TIEU_NGU),
        Rule(length=width_mm(form.TIEU_NGU, size, bold=True)),
    )
    rows: list[tuple[tuple[Element, ...], ...]] = [(tuple(left), right)]
    number = _number(paper)
    dated = form.place_and_date(paper.place, paper.date)
    if number or dated:
        rows.append((number, (line("DiaDanhThoiGian", dated),) if dated else ()))
    yield Cells(
        widths=(columns.left, columns.right), rows=tuple(rows), offset=columns.offset, after=6
    )


def _number(paper: Paper) -> tuple[Element, ...]:
    lines = []
    if paper.number:
        lines.append(line("SoKyHieu", form.number_as_printed(paper.number)))
    if paper.kind == form.LETTER and paper.title:
        room = form.HEADER[paper.orientation].left - 2 * form.CELL_MARGIN_MM
        told = _in_lines("TrichYeuCongVan", f"V/v {paper.title}", room)
        lines.append(line("TrichYeuCongVan", told))
    return tuple(lines)


def _share_rule(style: str, words: str, room: float, after: float = 0.0) -> Rule:
    of = form.STYLES[style]
    longest = max(width_mm(part, of.size.ours, bold=of.bold) for part in words.split("\n"))
    return Rule(length=form.RULE_SHARE.ours * min(longest, room), after=after)


def _heading(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    if paper.kind == form.LETTER:
        return
    heading, title = (kind.heading, paper.title) if kind.heading else (paper.title, "")
    width = form.text_width(paper.orientation)
    named = [
        (style, words) for style, words in (("TenLoai", heading), ("TrichYeu", title)) if words
    ]
    for style, words in named:
        yield line(style, _in_lines(style, words, width))
    if named:
        style, words = named[-1]
        yield _share_rule(style, _in_lines(style, words, width), width, after=12)


def _in_lines(style: str, words: str, room: float) -> str:
    """*words* with the line breaks of a title in the middle of *room*."""
    of = form.STYLES[style]
    return balanced(words, room, of.size.ours, bold=of.bold)


def _addressees(addressees: Sequence[str], width: float) -> Iterator[Element]:
    label = "Kính gửi"
    if len(addressees) == 1:
        alone = line("KinhGui", f"{label}: {addressees[0].rstrip(' ;.')}")
        yield replace(alone, align=Align.CENTER, keep_next=True, before=12, after=12)
    elif addressees:
        # The dashes stand under the colon; the whole block in the middle, as far as it can.
        size = form.STYLES["KinhGui"].size.ours
        colon = width_mm(label, size)
        widest = max(width_mm(f"- {name};", size) for name in addressees)
        left = max(form.FIRST_LINE.ours, (width - colon - widest) / 2)
        yield replace(line("KinhGui", f"{label}:"), left=left, keep_next=True, before=12)
        hanging = width_mm("- ", size)
        lines = [
            replace(line("KinhGui", f"- {name}"), left=left + colon + hanging, hanging=hanging)
            for name in _punctuated(addressees)
        ]
        yield from (*lines[:-1], replace(lines[-1], after=12))


def _punctuated(items: Sequence[str]) -> list[str]:
    bare = [item.strip().rstrip(" ;.,") for item in items]
    last = "" if bare and bare[-1].endswith("…") else "."
    return [f"{item}{last if n == len(bare) else ';'}" for n, item in enumerate(bare, start=1)]


def _bases(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    if paper.authority_heading:
        yield line("ThamQuyen", paper.authority_heading)
    for basis in _punctuated(paper.bases):
        yield line("CanCu", basis)
    if kind.enacting:
        yield line("LoiBanHanh", kind.enacting)


def _body(paper: Paper, kind: form.Kind) -> Iterator[Element]:
    blocks = _ended(paper.blocks) if kind.official else paper.blocks
    width = form.text_width(paper.orientation)
    elements = [element for block in blocks for element in _block(block, width)]
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


def _block(block: Block, width: float) -> Iterator[Element]:
    if isinstance(block, Heading):
        yield Line(style=f"Heading{min(max(block.level, 1), 3)}", text=block.text)
    elif isinstance(block, Paragraph):
        yield _paragraph(block)
    elif isinstance(block, Table):
        yield Ruled(table=block, widths=column_widths(block, width))
    elif isinstance(block, QrCode):
        yield from _qr(block, width)
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


def _closing(paper: Paper) -> Iterator[Element]:
    columns = form.SIGNATURES[paper.orientation]
    recipients = tuple(_recipients(paper.recipients))
    if paper.signature is None:
        yield from recipients
        return
    widths: tuple[float, ...] = (columns.left, columns.right)
    left = recipients
    if paper.second_signature:
        # Biên bản: the secretary signs on the left, recipients stand below.
        widths = (sum(widths) / 2,) * 2
        left = tuple(_signature(paper.second_signature))
    rows = ((left, tuple(_signature(paper.signature))),)
    yield Cells(widths=widths, rows=rows, offset=columns.offset, before=6)
    if paper.second_signature:
        yield from recipients


def _signature(signature: Signature) -> Iterator[Element]:
    for words in (*signature.authority, signature.position):
        yield line("QuyenHanChucVu", words)
    yield Room(height=form.SIGNING_ROOM_MM)
    yield line("HoTen", signature.name or "")


def _recipients(recipients: Sequence[str]) -> Iterator[Element]:
    if recipients:
        yield line("NoiNhan", "Nơi nhận:")
    for recipient in _punctuated(recipients):
        yield line("NoiNhanDong", f"- {recipient}")


def _annex(annex: Annex, paper: Paper, kind: form.Kind) -> Sheet:
    width = form.text_width(annex.orientation)
    label = f"Phụ lục {annex.number}" if annex.number else "Phụ lục"
    title = _in_lines("TenPhuLuc", annex.title.upper(), width)
    elements: list[Element] = [line("PhuLuc", label), line("TenPhuLuc", title)]
    if paper.number:
        attached = _in_lines("KemTheo", _attached_to(paper, kind), width)
        elements.append(line("KemTheo", attached))
    elements.append(_share_rule("TenPhuLuc", title, width, after=12))
    elements += [element for block in annex.blocks for element in _block(block, width)]
    return Sheet(orientation=annex.orientation, elements=tuple(elements))


def _attached_to(paper: Paper, kind: form.Kind) -> str:
    assert paper.number
    by = f" của {paper.issuer.in_text}" if paper.issuer.in_text else ""
    number = form.number_in_text(paper.number)
    return f"(Kèm theo {kind.name} {number} {form.open_date(paper.date)}{by})"


def _missing_sheet(missing: Sequence[str]) -> Sheet:
    listed = [line("ThanBai", item) for item in missing]
    elements: tuple[Element, ...] = (
        line("TenLoai", "CÒN THIẾU"),
        line("KemTheo", "(Tờ này để người soạn thảo theo dõi; bỏ ra trước khi ban hành)"),
        Rule(length=30.0, after=12),
        *listed,
    )
    return Sheet(orientation=Orientation.PORTRAIT, elements=elements)
