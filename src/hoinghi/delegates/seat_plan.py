"""The plan of seats as a paper: the hall as a table, then who sits where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hoinghi.awards.queries import Awards, awards_of
from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import letterhead, where
from hoinghi.conferences.models import Conference
from hoinghi.delegates import queries
from hoinghi.delegates.halls import hall_of
from hoinghi.delegates.queries import PlaceLine, by_protocol, protocol_order
from hoinghi.delegates.seating import HallRow, Party, Seat, fitting, seated, usual_hall
from hoinghi.delegates.standing import capital, in_public
from hoinghi.papers.model import Align, Column, Orientation, Paper, Paragraph, Row, Table, Text
from hoinghi.papers.text import compose, text_of
from hoinghi.wording.queries import template

STAGE = Paragraph(
    text=text_of("SÂN KHẤU - BÀN CHỦ TỌA - BÀN THƯ KÝ", bold=True),
    align=Align.CENTER,
    first_line=False,
)
LIST_COLUMNS = (
    Column(heading="Chỗ", share=14, align=Align.CENTER),
    Column(heading="Mã giấy mời", share=24, align=Align.CENTER),
    Column(heading="Tư cách", share=72),
    Column(heading="Đơn vị", share=104),
    Column(heading="Họ và tên", share=56),
)


def seat_plan(conference: Conference, places: Sequence[PlaceLine]) -> Paper:
    """Give the plan; names of people come with their registration."""
    awards = awards_of(conference)
    parties = _parties(conference, places, awards)
    stored = queries.hall(conference)
    hall, short = fitting(parties, hall_of(stored.seats) if stored else usual_hall(parties))
    seats = seated(parties, hall)
    text = compose(
        template(conference, "hoinghi.delegates", "seat_plan"),
        {
            "event": named(letterhead(conference).event),
            "venue": where(conference),
            "rows": len(hall),
            "seats": sum(row.left + row.right for row in hall),
            "is_assumed": stored is None,
            "awarded": _awarded(awards),
        },
        {
            "stage": STAGE,
            "hall": _hall(hall, seats),
            "people": _people(hall, seats, places),
        },
    )
    return working_paper(
        conference,
        "SD",
        text,
        orientation=Orientation.LANDSCAPE,
        missing=(
            *(() if stored else ("số hàng ghế, số ghế thật của hội trường",)),
            *((f"{short} hàng ghế thêm vào hội trường để đủ chỗ",) if short else ()),
        ),
    )


def _awarded(awards: Awards | None) -> int:
    return len(awards.recipients) if awards else 0


def _parties(
    conference: Conference, places: Sequence[PlaceLine], awards: Awards | None
) -> tuple[Party, ...]:
    last = protocol_order(conference).by_name_up_to
    ordered = [line for _, members in by_protocol(places) for line in members]
    named_ = tuple(line.number for line in ordered if line.group.number <= last)
    rest = tuple(line.number for line in ordered if line.group.number > last)
    # Below 0 the keys of those who are awarded: they have no place among the delegates yet.
    awarded = tuple(range(-1, -_awarded(awards) - 1, -1))
    return (
        Party(people=named_, by_the_aisle=True),
        Party(people=awarded, by_the_aisle=True),
        Party(people=rest),
    )


def _hall(hall: Sequence[HallRow], seats: dict[int, Seat]) -> Table:
    taken = {seat: _mark(key) for key, seat in seats.items()}
    left, right = max(row.left for row in hall), max(row.right for row in hall)
    side = Column(heading="", share=11, align=Align.CENTER)
    seat = Column(heading="", share=17, align=Align.CENTER)
    rows = [_row(at, row, taken, left, right) for at, row in enumerate(hall)]
    return Table(
        columns=(side, *[seat] * left, side, *[seat] * right, side), rows=tuple(rows), size_pt=10
    )


def _mark(key: int) -> str:
    return f"{key:03d}" if key > 0 else f"KT{-key:02d}"


def _row(at: int, row: HallRow, taken: dict[Seat, str], left: int, right: int) -> Row:
    def cells(first: int, last: int) -> Iterator[Text]:
        yield from (text_of(taken.get(Seat(row=at, number=n), "–")) for n in range(first, last))

    label = text_of(row.label, bold=True)
    middle = row.left + 1
    return Row(
        cells=(
            label,
            *[()] * (left - row.left),
            *cells(1, middle),
            label,
            *cells(middle, middle + row.right),
            *[()] * (right - row.right),
            label,
        )
    )


def _people(hall: Sequence[HallRow], seats: dict[int, Seat], places: Sequence[PlaceLine]) -> Table:
    lines = {line.number: line for line in places}
    rows = [
        _person(key, f"{hall[seat.row].label}{seat.number:02d}", lines)
        for key, seat in sorted(seats.items(), key=lambda item: item[1])
    ]
    return Table(columns=LIST_COLUMNS, rows=tuple(rows))


def _person(key: int, seat: str, lines: dict[int, PlaceLine]) -> Row:
    if key < 0:
        cells = (seat, _mark(key), f"Người nhận khen thưởng thứ {-key}", "", "")
    else:
        line = lines[key]
        standing = capital(in_public(line.standing)) or "Dự phòng"
        cells = (seat, f"GM {key:03d}", standing, capital(line.unit), "")
    return Row(cells=tuple(map(text_of, cells)))
