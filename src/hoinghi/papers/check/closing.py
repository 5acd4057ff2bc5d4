"""The end of a paper: signatures, and to whom it goes (nơi nhận)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from hoinghi.papers.check.components import Component
from hoinghi.papers.check.folding import folded, is_upper
from hoinghi.papers.check.measured import Paragraph, Zone

if TYPE_CHECKING:
    from hoinghi.papers.check.located import Located

_RECIPIENTS: Final = re.compile(r"NOI NHAN\b")
_COLUMN_MM: Final = 12.0
_SIGNED_SIZE: Final = 12.6
_RECIPIENT: Final = re.compile(r"\s*[-–+•]\s*\S")
#: The drafter's symbol and the number of copies, "PL.(300)", which stand below the recipients.
COPIES: Final = re.compile(r"[A-Z.&\-]{1,12}\s?\(\d{1,5}\)\.?")
AUTHORITY: Final = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|Q)\s*[./]?\s+\S|(?:TM|KT|TL|TUQ|Q)\.")
_POST: Final = re.compile(
    r"(?:PHO |QUYEN )?(?:CHU TICH|CHU TOA|CHU TRI|THU KY|BI THU|GIAM DOC|TONG GIAM DOC|CHANH|TRUONG"
    r"|CUC TRUONG|VU TRUONG|TO TRUONG|HIEU TRUONG|BO TRUONG|THU TRUONG|THU TUONG|TRUONG BAN"
    r"|NGUOI GHI|DAI DIEN|UY BAN|HOI DONG|TONG|HANG|VIEN TRUONG|CHI CUC|DOI TRUONG|PHONG|BAN)\b"
)


def locate_closing(paper: Located, body: int) -> None:
    """Put signature and recipients, which stand after *body*, into *paper*."""
    paragraphs = paper.measured.paragraphs
    listed = _recipients(paper, body)
    table = _closing_table(paper, body, listed)
    if table is not None:
        inside = [
            index
            for index in range(body, paper.main_end)
            if (cell := paragraphs[index].cell) is not None and cell.table == table
        ]
    else:
        inside = _closing_by_place(paper, body, listed)
    rest = [index for index in inside if index not in listed]
    columns = _columns(paper, rest)
    for column in columns:
        _signature(paper, column)


def _recipients(paper: Located, body: int) -> set[int]:
    paragraphs = paper.measured.paragraphs
    label = next(
        (
            index
            for index in range(paper.main_end - 1, body - 1, -1)
            if _RECIPIENTS.match(folded(paragraphs[index].text))
            and len(paragraphs[index].text) < 400
        ),
        None,
    )
    if label is None:
        return set()
    paper.put(Component.NOI_NHAN, label)
    found = {label}
    home = paragraphs[label]
    for index in range(label + 1, paper.main_end):
        apart = COPIES.fullmatch(folded(paragraphs[index].text)) is not None
        if apart or paragraphs[index].zone is not Zone.BODY:
            continue
        if not _goes_on(home, paragraphs[index], paragraphs[index - 1]):
            if home.box is not None and home.cell is None:
                continue
            break
        paper.put(Component.NOI_NHAN_DONG, index)
        found.add(index)
    return found


def _goes_on(home: Paragraph, paragraph: Paragraph, before: Paragraph) -> bool:
    if home.cell is not None:
        if paragraph.cell != home.cell:
            return False
    elif home.box is not None and paragraph.box is not None:
        # A line too long for its column goes on below without a dash.
        small = (paragraph.looks[0].size or 0.0) < _SIGNED_SIZE
        return paragraph.box.left < home.box.left + _COLUMN_MM and (
            small or bool(_RECIPIENT.match(paragraph.text))
        )
    return bool(_RECIPIENT.match(paragraph.text)) or before.text.rstrip().endswith((";", ","))


def _closing_table(paper: Located, body: int, listed: set[int]) -> int | None:
    """The number of the table without lines that sets the signature; None where there is none."""
    paragraphs = paper.measured.paragraphs
    for index in range(paper.main_end - 1, body - 1, -1):
        cell = paragraphs[index].cell
        if cell is None or cell.ruled or cell.columns < 2:
            continue
        if index in listed or _signs(paragraphs[index]):
            return cell.table
    return None


def _closing_by_place(paper: Located, body: int, listed: set[int]) -> list[int]:
    """In a PDF, or without a table: what is signed below the last line of the text."""
    paragraphs = paper.measured.paragraphs
    first = None
    for index in range(paper.main_end - 1, body - 1, -1):
        paragraph = paragraphs[index]
        if index in listed or paragraph.zone is not Zone.BODY:
            continue
        if paragraph.cell is not None and paragraph.cell.ruled:
            break
        if _signs(paragraph) and is_upper(paragraph.text):
            first = index
        elif first is not None or index < paper.main_end - 1 - len(listed) - 8:
            break
    if first is None:
        return []
    return [
        index
        for index in range(first, paper.main_end)
        if index not in listed and paragraphs[index].zone is Zone.BODY
    ]


def _signs(paragraph: Paragraph) -> bool:
    words = folded(paragraph.text)
    return len(words) < 90 and bool(AUTHORITY.match(words) or _POST.match(words))


def _columns(paper: Located, indices: list[int]) -> list[list[int]]:
    """The signatures, one list each, the one on the left last."""
    paragraphs = paper.measured.paragraphs
    groups: dict[int, list[int]] = {}
    for index in indices:
        paragraph = paragraphs[index]
        if paragraph.cell is not None:
            column = paragraph.cell.column
        elif paragraph.box is not None:
            column = int(paragraph.box.middle > _middle(paper, paragraph))
        else:
            column = 0
        groups.setdefault(column, []).append(index)
    return [groups[column] for column in sorted(groups, reverse=True)]


def _middle(paper: Located, paragraph: Paragraph) -> float:
    page = next((p for p in paper.measured.pages if p.number == paragraph.page), None)
    return page.width / 2 if page else 105.0


def _signature(paper: Located, column: list[int]) -> None:
    """Authority and position, and the name: the last line, where it is not a position itself."""
    paragraphs = paper.measured.paragraphs
    told = [index for index in column if not paragraphs[index].text.lstrip().startswith("(")]
    if not told:
        return
    last = paragraphs[told[-1]]
    named = len(told) > 1 and not (is_upper(last.text) and _signs(last))
    titles = told[:-1] if named else told
    for index in titles:
        paper.put(Component.QUYEN_HAN, index)
    if named:
        paper.put(Component.HO_TEN, told[-1])
