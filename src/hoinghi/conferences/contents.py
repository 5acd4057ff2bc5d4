"""Mục lục văn bản of the file that is kept (hồ sơ lưu): one line for each document issued.

Source of the columns: Nghị định 30/2020/NĐ-CP, Phụ lục V (mục lục văn bản trong hồ sơ).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoinghi.conferences.gatherings import named, noun
from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.papers.form import KINDS
from hoinghi.papers.marks import mended
from hoinghi.papers.model import (
    Align,
    Certificate,
    Column,
    DossierPart,
    Orientation,
    Paper,
    Paragraph,
    Row,
    Table,
)
from hoinghi.papers.slots import Series
from hoinghi.papers.text import text_of
from hoinghi.papers.words import two_digits

COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Số, ký hiệu văn bản", share=36),
    Column(heading="Ngày, tháng, năm văn bản", share=28, align=Align.CENTER),
    Column(heading="Tên loại và trích yếu nội dung văn bản", share=92),
    Column(heading="Tác giả văn bản", share=40),
    Column(heading="Tờ số/ trang số", share=18, align=Align.CENTER),
    Column(heading="Ghi chú", share=18),
)


def contents(conference: Conference, parts: Sequence[DossierPart]) -> DossierPart:
    """Give the list of all *parts*; numbers and days are written in as papers are issued."""
    head = letterhead(conference)
    rows = [
        Row(cells=tuple(map(text_of, (str(number), *cells))))
        for number, cells in enumerate(_documents(parts, conference), start=1)
    ]
    lines = (
        f"Hồ sơ: {mended(named(head.event))}.",
        "Số và ký hiệu hồ sơ: ………………………; thời hạn lưu trữ: ………………………",
    )
    closing = f"Hồ sơ này gồm {two_digits(len(rows))} văn bản, tài liệu; ……… tờ."
    paper = Paper(
        kind="ML",
        issuer=head.issuer,
        title="",
        blocks=(
            *(Paragraph(text=text_of(line)) for line in lines),
            Table(columns=COLUMNS, rows=tuple(rows), numbered=True),
            Paragraph(text=text_of(closing)),
        ),
        orientation=Orientation.LANDSCAPE,
        missing=("số, ngày, số tờ của từng văn bản trong hồ sơ lưu",),
    )
    return DossierPart(
        slug="muc-luc-van-ban", order=99, title="Mục lục văn bản (hồ sơ lưu)", contents=(paper,)
    )


def _documents(parts: Sequence[DossierPart], conference: Conference) -> Iterator[tuple[str, ...]]:
    event = letterhead(conference).event
    # The name of the file says which gathering; its documents need not say it again.
    whole, short = mended(named(event)), noun(event)
    for part in parts:
        found: dict[tuple[str, str, str, str], int] = {}
        for item in part.contents:
            key = _described(item, part.title)
            found[key] = found.get(key, 0) + (len(item.rows) if isinstance(item, Series) else 1)
        for (symbol, day, told, author), count in found.items():
            copies = f"{two_digits(count)} bản" if count > 1 else ""
            yield symbol, day, told.replace(whole, short), author, "", copies


def _described(item: object, title: str) -> tuple[str, str, str, str]:
    """Give symbol, day, kind with abstract, and author; equal for copies of one document."""
    paper = item.paper if isinstance(item, Series) else item
    if isinstance(paper, Certificate):
        return "", "", title, paper.awarding_authority
    if not isinstance(paper, Paper):
        return "", "", title, ""
    symbol = f"……/{paper.number.symbol}" if paper.number else ""
    if paper.number and paper.number.serial is not None:
        symbol = f"{paper.number.serial:02d}/{paper.number.symbol}"
    day = f"{paper.date:%d/%m/%Y}" if paper.date else ""
    kind = KINDS[paper.kind]
    name = kind.name if kind.heading or paper.kind == "CV" else ""
    told = " ".join(filter(None, (name, paper.title)))
    return symbol, day, mended(told), " ".join((paper.issuer.in_text or paper.issuer.name).split())
