"""The papers of this room: the estimate (dự toán) by the norms of the day, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hoinghi.awards.queries import Awards, awards_of, doubtful_prize
from hoinghi.budget import money_papers
from hoinghi.budget.facts import facts_of
from hoinghi.budget.money_papers import SUM, SUM_OF_KNOWN
from hoinghi.budget.queries import sources
from hoinghi.budget.rules import Estimate, EstimateFacts, EstimateLine, estimate
from hoinghi.budget.sources import Source
from hoinghi.conferences.gatherings import is_meeting
from hoinghi.conferences.gatherings import named as named_gathering
from hoinghi.conferences.letterhead import (
    letterhead,
    plan_cited,
    plan_gaps,
    where,
    where_named,
)
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import place_lines
from hoinghi.norms import NormNotFound
from hoinghi.norms.citing import cited_together
from hoinghi.papers.model import (
    GAP,
    Align,
    Column,
    DossierPart,
    Orientation,
    Paper,
    Row,
    Signature,
    Table,
)
from hoinghi.papers.text import Composed, Gap, compose, text_of
from hoinghi.papers.words import format_money, format_number
from hoinghi.wording.queries import template

COLUMNS = (
    Column(heading="TT", share=9, align=Align.CENTER),
    Column(heading="Nội dung chi", share=47),
    Column(heading="Số lượng × định mức", share=55),
    Column(heading="Thành tiền\n(đồng)", share=24, align=Align.RIGHT),
    Column(heading="Định mức theo", share=52),
    Column(heading="Ghi chú", share=55),
)
PRIZES = "prizes-"
TO_CONFIRM = "Cần xác nhận theo nghị quyết HĐND tỉnh."
PRIZE_TO_CONFIRM = "Cần đối chiếu quy định về mức tiền thưởng."


def papers(conference: Conference) -> Iterator[DossierPart]:
    """Give the estimate, where the plan names money, awards or a number of delegates."""
    awards, named = awards_of(conference), sources(conference)
    made = _estimate(facts_of(conference, awards, named), conference.as_of)
    # Drinks and a decorated hall are no cost of an inspection, even where a plan names money.
    meets = is_meeting(letterhead(conference).event)
    if made and ((named and meets) or awards or conference.expected_delegates):
        yield DossierPart(
            slug="du-toan",
            order=80,
            title="Dự toán kinh phí",
            contents=(_paper(conference, made, awards, named),),
        )
        if len(made[1].open_lines) < len(made[1].lines):
            yield from _paid(conference, made[1], awards)


def _paid(conference: Conference, made: Estimate, awards: Awards | None) -> Iterator[DossierPart]:
    """Give approval, lists that are signed for cash, settlement."""
    table = _table(made, SUM_OF_KNOWN if made.open_lines else SUM)
    yield DossierPart(
        slug="quyet-dinh-du-toan",
        order=82,
        title="Quyết định phê duyệt dự toán",
        contents=(money_papers.approval(conference, made, table),),
    )
    lists = tuple(_cash_lists(conference, made, awards))
    if lists:
        yield DossierPart(
            slug="ky-nhan-tien", order=84, title="Danh sách ký nhận tiền", contents=lists
        )
    yield DossierPart(
        slug="quyet-toan",
        order=86,
        title="Quyết toán kinh phí",
        contents=(money_papers.settlement(conference, made),),
    )


def _cash_lists(conference: Conference, made: Estimate, awards: Awards | None) -> Iterator[Paper]:
    food = next((line for line in made.lines if line.code == "food"), None)
    if food and food.quantity:
        yield money_papers.food_list(conference, food, place_lines(conference))
    if awards and awards.recipients:
        yield money_papers.prize_list(conference, awards)


def _estimate(facts: EstimateFacts, on: date | None) -> tuple[EstimateFacts, Estimate] | None:
    """Make the estimate; none where the day is unknown or older than the norms."""
    if on is None:
        return None
    try:
        return facts, estimate(facts, on)
    except NormNotFound:
        return None


def _paper(
    conference: Conference,
    made: tuple[EstimateFacts, Estimate],
    awards: Awards | None,
    named: tuple[Source, ...],
) -> Paper:
    head, (facts, estimate_) = letterhead(conference), made
    text = _text(conference, facts, estimate_, awards, named)
    return Paper(
        kind="DT",
        issuer=head.issuer,
        title=text.title,
        place=head.place,
        blocks=text.blocks,
        orientation=Orientation.LANDSCAPE,
        signature=Signature(position="THỦ TRƯỞNG ĐƠN VỊ"),
        second_signature=Signature(position="NGƯỜI LẬP"),
        missing=(
            *plan_gaps(conference),
            *text.missing,
            *_to_do(estimate_),
            *(f"{caution.message} {caution.remedy}" for caution in estimate_.cautions),
        ),
        facts=text.facts,
    )


def _text(
    conference: Conference,
    facts: EstimateFacts,
    made: Estimate,
    awards: Awards | None,
    named: tuple[Source, ...],
) -> Composed:
    known = SUM_OF_KNOWN if made.open_lines else SUM
    shares = awards.shares if awards else ()
    return compose(
        template(conference, "hoinghi.budget", "estimate"),
        {
            "event": named_gathering(letterhead(conference).event),
            "plan": plan_cited(conference),
            "delegates": _or_gap(facts.delegates, "số đại biểu"),
            "unsalaried": _or_gap(facts.unsalaried, "số đại biểu không hưởng lương"),
            "sessions": _or_gap(facts.sessions, "số buổi của hội nghị"),
            "venue": where(conference),
            "where_named": where_named(conference),
            "awards": ", ".join(f"{share.count} {share.noun}" for share in shares),
            "day": _day(conference, made.on),
            "sources": [_written(source) for source in named],
            "no_source": Gap("nguồn kinh phí"),
            "sum_of": known,
            "total": _total(made),
        },
        {"lines": _table(made, known)},
    )


def _or_gap(number: int | None, label: str) -> int | Gap:
    return Gap(label) if number is None else number


def _day(conference: Conference, on: date) -> str:
    if conference.starts_on:
        return f"{on:%d/%m/%Y}"
    return f"tháng {on.month}/{on.year}"


def _written(source: Source) -> str:
    text = source.name.rstrip(" .;")
    if source.programme and source.programme not in text:
        text += f" thuộc {source.programme}"
    year = f"năm {source.year}" if source.year else ""
    return text if not year or year in text else f"{text}, {year}"


def _table(made: Estimate, sum_of: str) -> Table:
    lines = [_row(number, line) for number, line in enumerate(made.lines, start=1)]
    total = _total(made)
    sum_cells = (sum_of, format_number(total) if isinstance(total, int) else GAP, "", "")
    last = Row(cells=tuple(text_of(cell) for cell in sum_cells), strong=True, span=3)
    return Table(columns=COLUMNS, rows=(*lines, last))


def _total(made: Estimate) -> int | Gap:
    """Give the sum of what is known; a gap, not nought, where nothing is."""
    if len(made.open_lines) == len(made.lines):
        return Gap("tổng dự toán")
    return made.total


def _row(number: int, line: EstimateLine) -> Row:
    cells = (
        str(number),
        line.label,
        line.formula,
        GAP if line.amount is None else format_number(line.amount),
        cited_together(line.norm_source.split("; ")) if line.norm_source else GAP,
        " ".join(filter(None, (line.note, _doubt(line)))),
    )
    return Row(cells=tuple(text_of(cell) for cell in cells))


def _doubt(line: EstimateLine) -> str:
    if line.verified or line.unit_price is None:
        return ""
    return PRIZE_TO_CONFIRM if line.code.startswith(PRIZES) else TO_CONFIRM


def _to_do(made: Estimate) -> Iterator[str]:
    for line in made.lines:
        name = line.label[:1].lower() + line.label[1:]
        if line.amount is None:
            yield f"số lượng, đơn giá hoặc báo giá: {name}"
        elif _doubt(line):
            yield _to_confirm(line, name, format_money(line.unit_price or 0))


def _to_confirm(line: EstimateLine, name: str, price: str) -> str:
    if line.code.startswith(PRIZES):
        # As the papers on awards word it, so that the dossier lists it once.
        return doubtful_prize(name.removeprefix("tiền thưởng "), price, line.norm_source or "")
    return f"xác nhận định mức theo nghị quyết HĐND tỉnh: {name}, {price}"
