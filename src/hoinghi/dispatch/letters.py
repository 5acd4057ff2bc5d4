"""Papers about an issued paper: công văn đính chính, thông báo thu hồi."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.conferences.letterhead import letterhead
from hoinghi.conferences.models import Conference
from hoinghi.dispatch.amendments import Misprint, number_of, readers
from hoinghi.dispatch.queries import filing
from hoinghi.dispatch.rules import Contents, cited, first_of
from hoinghi.papers.form import LETTER
from hoinghi.papers.model import GAP, Align, Block, Column, Paper, Row, Table
from hoinghi.papers.substitutes import printable
from hoinghi.papers.text import Composed, compose, text_of
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=0.75, align=Align.CENTER),
    Column(heading="Vị trí", share=2),
    Column(heading="Đã in là", share=4),
    Column(heading="Đính chính thành", share=4),
)


def correction(conference: Conference, issued: Contents, wrong: Sequence[Misprint]) -> Paper:
    """Make the công văn that corrects an issued paper.

    Source: Nghị định 30/2020/NĐ-CP, Điều 18.
    """
    lines = [(str(n), w.place, w.printed, w.right) for n, w in enumerate(wrong, start=1)]
    rows = tuple(Row(cells=tuple(text_of(cell) for cell in cells)) for cells in lines)
    text = _composed(
        conference,
        "correction",
        issued,
        {"count": len(wrong)},
        {"misprints": Table(columns=COLUMNS, rows=rows)},
    )
    return _paper(conference, LETTER, issued, text)


def recall(conference: Conference, issued: Contents, reason: str) -> Paper:
    """Make the notice that recalls an issued paper."""
    return _paper(
        conference,
        "TB",
        issued,
        _composed(conference, "recall", issued, {"reason": reason.rstrip(" .;")}, {}),
    )


def _composed(
    conference: Conference,
    name: str,
    issued: Contents,
    values: dict[str, object],
    blocks: dict[str, Block],
) -> Composed:
    first = first_of(issued)
    issuer = first.issuer if isinstance(first, Paper) else None
    given: dict[str, object] = {
        "document": cited(issued),
        "subject": " ".join(first.title.split()),
        "issuer": (issuer.in_text or issuer.name if issuer else "") or GAP,
    }
    words = template(conference, "hoinghi.dispatch", name)
    return compose(words, {**given, **values}, blocks)


def _paper(conference: Conference, kind: str, issued: Contents, text: Composed) -> Paper:
    about = first_of(issued)
    if not isinstance(about, Paper):
        raise TypeError(f"no letter is written about a {type(about).__name__}")
    is_letter, filed = kind == LETTER, filing(conference)
    # Who drafts stands in the number of a công văn: "UBND-VX" → "VX".
    unit = letterhead(conference).letter_number(filed).symbol.partition("-")[2]
    to = readers(about)
    return printable(
        Paper(
            kind=kind,
            issuer=about.issuer,
            title=text.title,
            number=number_of(kind, about, unit),
            place=about.place,
            addressees=to if is_letter else (),
            blocks=text.blocks,
            signature=about.signature,
            recipients=(*(("Như trên",) if is_letter else to), filed),
            missing=text.missing,
            facts=text.facts,
        )
    )
