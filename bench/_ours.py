"""Phần của hoinghi trong ``papers.py``: từ các dòng giá trị tới tệp, đúng đường sản phẩm đi."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

import _guests as words
from _case import main
from _guests import Guest

from hoinghi.papers import draw
from hoinghi.papers.cards import Badge, CardsOn, NamePlate
from hoinghi.papers.docx import docx_each
from hoinghi.papers.model import (
    Certificate,
    Format,
    IssuingBody,
    Mm,
    Number,
    Paper,
    Paragraph,
    QrCode,
    Run,
    Signature,
)
from hoinghi.papers.pdf.cards import write_cards
from hoinghi.papers.slots import Series, slot

INVITATION = Paper(
    kind="GM",
    issuer=IssuingBody(name=words.ISSUER),
    title=words.TITLE,
    number=Number(symbol="GM-UBND", serial=12),
    place="Hoa Sen",
    date=date(2023, 11, 28),
    blocks=(
        Paragraph(
            text=(Run(text=f"{words.INVITING} "), Run(text=slot("invited"), bold=True)),
        ),
        *(Paragraph(text=(Run(text=text),)) for text in words.BODY),
        QrCode(data=slot("url"), size=Mm(26), caption=(Run(text=slot("caption")),)),
    ),
    signature=Signature(
        authority=words.SIGNING[:-1], position=words.SIGNING[-1], name=words.SIGNED
    ),
    recipients=("Như trên", "Lưu: VT"),
)


def series(people: Sequence[Guest]) -> Series:
    return Series(
        paper=INVITATION,
        names=("invited", "url", "caption"),
        rows=tuple((guest.invited, guest.url, guest.caption) for guest in people),
    )


def pdf(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(draw([series(people)], Format.PDF))


def docx(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(draw([series(people)], Format.DOCX))


def pdf_files(people: Sequence[Guest], out: Path) -> None:
    from hoinghi.papers.pdf import pdf_each

    out.mkdir(exist_ok=True)
    for guest, file in zip(people, pdf_each(series(people)), strict=True):
        Path(out, f"{guest.number}.pdf").write_bytes(file)


def docx_files(people: Sequence[Guest], out: Path) -> None:
    out.mkdir(exist_ok=True)
    for guest, file in zip(people, docx_each(series(people)), strict=True):
        Path(out, f"{guest.number}.docx").write_bytes(file)


def badge(guest: Guest) -> Badge:
    return Badge(
        organiser=words.ISSUER.replace("\n", " "),
        conference=words.TITLE.removeprefix("Dự "),
        dated=words.DATED,
        group="ĐẠI BIỂU",
        name=guest.name,
        position=f"{guest.post}, {guest.unit}",
        code=guest.url,
        number=f"Mã: {guest.number}",
    )


def badges_page(people: Sequence[Guest], out: Path) -> None:
    with out.open("wb") as stream:
        write_cards([badge(guest) for guest in people], stream, on=CardsOn.PAGE)


def badges_a4(people: Sequence[Guest], out: Path) -> None:
    out.write_bytes(draw([badge(guest) for guest in people], Format.PDF))


def plates(people: Sequence[Guest], out: Path) -> None:
    cards = [NamePlate(name=guest.name, position=f"{guest.post}, {guest.unit}") for guest in people]
    out.write_bytes(draw(cards, Format.PDF))


def certificates(people: Sequence[Guest], out: Path) -> None:
    contents = [
        Certificate(
            awarding_authority="CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN HOA SEN",
            title="GIẤY KHEN",
            recipient=guest.name,
            recipient_detail=f"{guest.post}, {guest.unit}",
            merit="Đã có thành tích xuất sắc trong phong trào thi đua “Chung tay vì người nghèo”",
            place="Hoa Sen",
            date=date(2023, 12, 5),
            decision="Quyết định số 123/QĐ-UBND ngày 05 tháng 12 năm 2023",
            signature=INVITATION.signature or Signature(position="CHỦ TỊCH"),
            register_number=guest.number,
        )
        for guest in people
    ]
    out.write_bytes(draw(contents, Format.PDF))


CASES = {
    "pdf": (pdf, ""),
    "pdf-each": (pdf_files, ""),
    "docx": (docx, ""),
    "docx-each": (docx_files, ""),
    "badges-page": (badges_page, ""),
    "badges-a4": (badges_a4, ""),
    "plates": (plates, ""),
    "certificates": (certificates, ""),
}

if __name__ == "__main__":
    main(CASES)
