"""Papers around the estimate: its approval, lists signed for cash, the settlement (quyết toán)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hoinghi.awards.queries import Awards
from hoinghi.budget.rules import Estimate, EstimateLine
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import (
    day_or_gap,
    head_of,
    head_signature,
    letterhead,
    plan_cited,
    plan_gaps,
    signatory_gaps,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import PlaceLine
from hoinghi.dispatch.queries import FILED
from hoinghi.papers.marks import mended
from hoinghi.papers.model import (
    GAP,
    Align,
    Annex,
    Column,
    Mm,
    Orientation,
    Paper,
    Row,
    Signature,
    Table,
)
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.papers.words import format_number
from hoinghi.wording.queries import template

SUM, SUM_OF_KNOWN = "Tổng cộng", "Cộng các khoản đã tính được"
SIGNING_HEIGHT = Mm(9)
CASH_COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Họ và tên", share=40),
    Column(heading="Đơn vị, địa chỉ", share=44),
    Column(heading="Số tiền\n(đồng)", share=24, align=Align.RIGHT),
    Column(heading="Ký nhận", share=24),
    Column(heading="Ghi chú", share=13),
)
SETTLEMENT_COLUMNS = (
    Column(heading="TT", share=9, align=Align.CENTER),
    Column(heading="Nội dung chi", share=62),
    Column(heading="Dự toán", share=30, align=Align.RIGHT, group="Số tiền (đồng)"),
    Column(heading="Thực chi", share=30, align=Align.RIGHT, group="Số tiền (đồng)"),
    Column(heading="Chênh lệch", share=30, align=Align.RIGHT, group="Số tiền (đồng)"),
    Column(heading="Số, ngày", share=30, group="Chứng từ"),
    Column(heading="Loại", share=24, group="Chứng từ"),
    Column(heading="Ghi chú", share=27),
)
PAYERS = (Signature(position="NGƯỜI LẬP"), Signature(position="KẾ TOÁN"))


def approval(conference: Conference, made: Estimate, table: Table) -> Paper:
    """Give the decision that approves the estimate, which is annexed to it."""
    head = letterhead(conference)
    signature = head_signature(conference)
    text = compose(
        template(conference, "hoinghi.budget", "approval"),
        {
            "event": named(head.event),
            "total": Gap("tổng số dự toán được duyệt") if made.open_lines else _total(made),
            "is_committee": head.is_committee,
        },
    )
    who = f"{head_of(conference)} {head.host_long}"
    paper = working_paper(
        conference,
        "QD",
        text,
        number=head.number("QĐ"),
        authority_heading=who.upper(),
        bases=(
            f"Căn cứ {plan_cited(conference)}",
            f"Theo đề nghị của {GAP} tại Tờ trình số {GAP}/TTr-{GAP} ngày {GAP}",
        ),
        signature=signature,
        recipients=("Như Điều 3", FILED),
        annexes=(
            Annex(
                title=mended(f"Dự toán kinh phí tổ chức {named(head.event)}"),
                blocks=(table,),
                orientation=Orientation.LANDSCAPE,
            ),
        ),
        missing=(
            *plan_gaps(conference),
            *_unreckoned(made),
            "căn cứ pháp luật về ngân sách, phân cấp quản lý ngân sách; số, ngày Tờ trình dự toán",
            *signatory_gaps(signature),
        ),
    )
    # The head decides, so the annex belongs to the head's decision and not to the committee's.
    return replace(paper, issuer=replace(paper.issuer, in_text=who))


def _unreckoned(made: Estimate) -> tuple[str, ...]:
    """Name the lines without an amount: nobody approves a sum that leaves them out."""
    labels = [line.label for line in made.lines if line.amount is None]
    return (f"mức chi trước khi duyệt: {'; '.join(labels)}",) if labels else ()


def settlement(conference: Conference, made: Estimate) -> Paper:
    """Give the settlement: what was planned, with room for what was spent and its vouchers."""
    head = letterhead(conference)
    text = compose(
        template(conference, "hoinghi.budget", "settlement"),
        {"event": named(head.event), "plan": plan_cited(conference), "total": _total(made)},
        {"lines": _settled(made)},
    )
    return working_paper(
        conference,
        "QT",
        text,
        orientation=Orientation.LANDSCAPE,
        signature=Signature(position="THỦ TRƯỞNG ĐƠN VỊ"),
        second_signature=Signature(position="KẾ TOÁN"),
        missing=("số thực chi và chứng từ của từng khoản",),
    )


def _settled(made: Estimate) -> Table:
    rows = [
        (str(number), line.label, _money(line.amount), "", "", "", "", "")
        for number, line in enumerate(made.lines, start=1)
    ]
    total = _total(made)
    label = SUM_OF_KNOWN if made.open_lines else SUM
    sum_ = (label, _money(total if isinstance(total, int) else None), "", "", "", "", "")
    return Table(
        columns=SETTLEMENT_COLUMNS,
        rows=(
            *(Row(cells=tuple(map(text_of, cells))) for cells in rows),
            Row(cells=tuple(map(text_of, sum_)), strong=True, span=2),
        ),
        numbered=True,
    )


def food_list(conference: Conference, line: EstimateLine, places: Sequence[PlaceLine]) -> Paper:
    """Give the list by which delegates without salary sign for their food money."""
    each = _each(line)
    people = [("", _of(place)) for place in places if not place.on_payroll]
    return _cash_list(conference, "tiền ăn hỗ trợ đại biểu không hưởng lương", people, each)


def prize_list(conference: Conference, awards: Awards) -> Paper:
    """Give the list by which those who are awarded sign for their money."""
    prizes = {share.kind: share.amount for share in awards.shares}
    people = [(one.name, one.detail) for one in awards.recipients]
    amounts = [prizes.get(one.kind) for one in awards.recipients]
    return _cash_list(conference, f"tiền thưởng kèm theo {awards.form_name}", people, amounts)


def _cash_list(
    conference: Conference,
    what: str,
    people: Sequence[tuple[str, str]],
    amounts: int | Sequence[int | None] | None,
) -> Paper:
    head = letterhead(conference)
    each = list(amounts) if isinstance(amounts, Sequence) else [amounts] * len(people)
    total = sum(amount or 0 for amount in each)
    known = total if all(amount is not None for amount in each) and each else Gap("tổng số tiền")
    rows = [
        Row(
            cells=tuple(map(text_of, (str(n), name, detail, _money(amount), "", ""))),
            height=SIGNING_HEIGHT,
        )
        for n, ((name, detail), amount) in enumerate(zip(people, each, strict=True), start=1)
    ]
    sum_ = (SUM, _money(known if isinstance(known, int) else None), "", "")
    rows.append(Row(cells=tuple(map(text_of, sum_)), strong=True, span=3))
    text = compose(
        template(conference, "hoinghi.budget", "cash_list"),
        {
            "what": what,
            "event": named(head.event),
            "when": day_or_gap(conference),
            "venue": where(conference),
            "where_named": where_named(conference),
            "people": len(people),
            "total": known,
        },
        {"rows": Table(columns=CASH_COLUMNS, rows=tuple(rows))},
    )
    return working_paper(
        conference,
        "DS",
        text,
        signature=PAYERS[1],
        second_signature=PAYERS[0],
        missing=(f"họ tên, chữ ký của {len(people)} người nhận {what}",),
    )


def _each(line: EstimateLine) -> int | None:
    if line.unit_price is None or line.factor is None:
        return None
    return int(line.unit_price * Decimal(line.factor))


def _of(place: PlaceLine) -> str:
    return place.unit[:1].upper() + place.unit[1:]


def _money(amount: int | None) -> str:
    return GAP if amount is None else format_number(amount)


def _total(made: Estimate) -> int | Gap:
    """Give the sum of what is known; a gap, not nought, where nothing is."""
    return Gap("tổng dự toán") if len(made.open_lines) == len(made.lines) else made.total
