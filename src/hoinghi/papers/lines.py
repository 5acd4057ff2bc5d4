"""A paper as lines of plain text, each with the place where it stands: what is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from hashlib import sha256
from typing import Any, Final

from hoinghi.papers.facts import OTHER, label_of
from hoinghi.papers.form import kind_of, number_as_printed, place_and_date
from hoinghi.papers.model import (
    GAP,
    Annex,
    Block,
    Certificate,
    Figure,
    Heading,
    Paper,
    Paragraph,
    QrCode,
    Row,
    Signature,
    Table,
    Text,
    WordText,
)

CELL: Final = " │ "
"""Between the cells of a table's row."""
_BODY: Final = "Nội dung"
_PLACE_LENGTH: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a paper: ``place`` in Vietnamese ("Nơi nhận"), ``text`` without its looks.

    ``key`` is what finds the line again in another making: its place where there is one such
    line in a paper, else the text, in tables without the number that counts the row.
    """

    place: str
    text: str
    key: str


def lines_of(content: Paper | Certificate) -> tuple[Line, ...]:
    """Give the lines of a paper in the order in which it is read; empty ones are left out."""
    found = _of_certificate(content) if isinstance(content, Certificate) else _of_paper(content)
    return tuple(line for line in found if line.text.strip())


def _line(place: str, text: str) -> Line:
    told = " ".join(text.split())
    return Line(place=place, text=told, key=told)


def _single(place: str, text: str | None) -> Line:
    return Line(place=place, text=" ".join((text or "").split()), key=place)


def _of_paper(paper: Paper) -> Iterator[Line]:
    yield from _head(paper)
    yield from _of_blocks(paper.blocks, _BODY)
    yield from _of_signature(paper.signature, "Chữ ký")
    yield from _of_signature(paper.second_signature, "Chữ ký bên trái")
    yield from (_line("Nơi nhận", line) for line in paper.recipients)
    if paper.copies:
        yield _single("Người soạn, số bản", f"{paper.copies.drafter}.({paper.copies.count})")
    yield _single("Địa chỉ", paper.address)
    for annex in paper.annexes:
        yield from _of_annex(annex)
    for field in fields(paper):
        if field.name not in _SHOWN:
            yield from (_line("Phần khác", text) for text in _texts(getattr(paper, field.name)))


_SHOWN: Final = frozenset(
    {
        *("kind", "issuer", "title", "number", "place", "date", "authority_heading", "orientation"),
        *("addressees", "bases", "blocks", "annexes", "signature", "second_signature"),
        *("recipients", "missing", "facts", "urgency", "circulation", "address", "copies"),
        "is_electronic",
    }
)


def _head(paper: Paper) -> Iterator[Line]:
    yield _single("Cơ quan chủ quản", paper.issuer.parent)
    yield _single("Cơ quan ban hành", paper.issuer.name)
    if paper.number:
        yield _single("Số, ký hiệu", number_as_printed(paper.number))
    yield _single("Địa danh, ngày tháng", place_and_date(paper.place, paper.date))
    yield _single("Mức độ khẩn", paper.urgency)
    yield _single("Phạm vi lưu hành", paper.circulation)
    yield _single("Tên loại", kind_of(paper.kind).heading)
    yield _single("Trích yếu", paper.title)
    yield from (_line("Kính gửi", line) for line in paper.addressees)
    yield _single("Thẩm quyền ban hành", paper.authority_heading)
    yield from (_line("Căn cứ", line) for line in paper.bases)


def _of_annex(annex: Annex) -> Iterator[Line]:
    place = f"Phụ lục {annex.number}" if annex.number else "Phụ lục"
    yield _single(f"{place}, tên loại", annex.kind and kind_of(annex.kind).heading)
    yield _single(f"{place}, tên", annex.title)
    yield _single(f"{place}, thông tin ký số", annex.signed_as)
    yield from _of_blocks(annex.blocks, place)


def _of_blocks(blocks: tuple[Block, ...], place: str) -> Iterator[Line]:
    """Give the lines of *blocks*; below a heading its words tell the place."""
    under, tables = place, 0
    for block in blocks:
        if isinstance(block, Heading):
            yield _line(under, _told(block.text))
            title = " ".join(_told(block.text).split())
            under = title if len(title) <= _PLACE_LENGTH else f"{title[:_PLACE_LENGTH].rstrip()}…"
        elif isinstance(block, Paragraph):
            yield from (_line(under, text) for text in _told(block.text).split("\n"))
        elif isinstance(block, Table):
            tables += 1
            yield from _of_table(block, f"Bảng {tables}" if place == _BODY else f"{place}, bảng")
        elif isinstance(block, QrCode):
            # The code itself opens somebody's invitation: a print of the difference must not.
            coded = sha256(block.data.encode()).hexdigest()[:8]
            yield _line("Mã QR", f"{_told(block.caption)} (mã {coded})")
        elif isinstance(block, Figure):
            yield _of_figure(block, f"{under}, hình")
        elif isinstance(block, WordText):
            yield from _of_word_text(block)
        else:
            yield from (_line(under, text) for text in _texts(block))


def _of_figure(figure: Figure, place: str) -> Line:
    # Another picture under the same words shows as a difference too.
    told = f"{_told(figure.caption)} ({figure.alternative}; ảnh {figure.digest[:8]})"
    return _line(place, told)


def _of_word_text(block: WordText) -> Iterator[Line]:
    """Give what fills an office's Word file in, by name; the file itself as a mark."""
    for key, text in block.texts:
        yield _single(label_of(key.partition("|")[0].strip()) or OTHER, text)
    yield _single("Mẫu Word", f"tệp {sha256(block.template).hexdigest()[:8]}")


def _of_table(table: Table, place: str) -> Iterator[Line]:
    headings = (f"{column.group} {column.heading}" for column in table.columns)
    yield _line(f"{place}, tiêu đề cột", CELL.join(heading.strip() for heading in headings))
    yield from (_of_row(row, f"{place}, dòng {n}") for n, row in enumerate(table.rows, start=1))


def _of_row(row: Row, place: str) -> Line:
    cells = [" ".join(_told(cell).split()) for cell in row.cells]
    # A row that is put in between must not make all the rows below it new ones.
    counted = len(cells) > 1 and cells[0].replace(".", "").isdigit()
    told = CELL.join(cells)
    return Line(place=place, text=told.strip(" │"), key=CELL.join(cells[1:]) if counted else told)


def _of_signature(signature: Signature | None, place: str) -> Iterator[Line]:
    if signature:
        yield _single(f"{place}, chức vụ", " ".join((*signature.authority, signature.position)))
        yield _single(f"{place}, họ tên", signature.name)


def _of_certificate(certificate: Certificate) -> Iterator[Line]:
    yield _single("Thẩm quyền tặng", certificate.awarding_authority)
    yield _single("Tên loại", certificate.title)
    yield _single("Người được tặng", certificate.recipient)
    yield _single("Chức vụ, đơn vị", certificate.recipient_detail)
    yield _single("Thành tích", certificate.merit)
    yield _single("Quyết định", certificate.decision)
    yield _single("Số sổ", certificate.register_number)
    yield _single(
        "Địa danh, ngày tháng", place_and_date(certificate.place, certificate.date) or GAP
    )
    yield from _of_signature(certificate.signature, "Chữ ký")


def _told(text: Text) -> str:
    """The letters of *text*, footnotes in square brackets where their marks stand."""
    return "".join(f"{run.text} [{run.note}]" if run.note else run.text for run in text)


def _texts(value: Any) -> Iterator[str]:
    """Give every text within a value of the model whose class is not known here."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
