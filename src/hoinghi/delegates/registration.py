"""Forms around the invitation: the list that goes with it, and the form to register."""

from __future__ import annotations

from collections.abc import Sequence

from hoinghi.conferences.drafts import working_paper
from hoinghi.conferences.gatherings import named
from hoinghi.conferences.letterhead import day_or_gap, letterhead, where, where_named
from hoinghi.conferences.models import Conference
from hoinghi.delegates.queries import PlaceLine, by_protocol, group_title
from hoinghi.delegates.standing import capital, in_public
from hoinghi.papers.form import number_in_text, open_date, roman
from hoinghi.papers.model import GAP, Align, Column, Mm, Paper, Row, Table
from hoinghi.papers.text import Gap, compose, text_of
from hoinghi.papers.words import two_digits
from hoinghi.wording.queries import template

INVITED_COLUMNS = (
    Column(heading="TT", share=11, align=Align.CENTER),
    Column(heading="Thành phần được mời", share=58),
    Column(heading="Cơ quan, đơn vị, địa phương", share=62),
    Column(heading="Số đại biểu", share=24, align=Align.CENTER),
)
REGISTER_COLUMNS = (
    Column(heading="TT", share=10, align=Align.CENTER),
    Column(heading="Họ và tên", share=40),
    Column(heading="Chức vụ", share=34),
    Column(heading="Điện thoại", share=26),
    Column(heading="Dự thay cho\n(nếu có)", share=26),
    Column(heading="Ghi chú", share=19),
)
OPEN_ROWS = 4
"""As many as a commune sends where a plan invites people from villages."""
WRITING_HEIGHT = Mm(9)


def invited_list(conference: Conference, places: Sequence[PlaceLine]) -> Paper:
    """Give the list that goes with the invitations: bodies by group, with how many each sends."""
    head = letterhead(conference)
    text = compose(
        template(conference, "hoinghi.delegates", "invited_list"),
        {
            "event": named(head.event),
            "number": number_in_text(head.number("GM")),
            "day": open_date(None),
            "host": head.host_long or Gap("cơ quan tổ chức"),
        },
        {"invited": Table(columns=INVITED_COLUMNS, rows=tuple(_invited(places)))},
    )
    return working_paper(conference, "DS", text)


def _invited(places: Sequence[PlaceLine]) -> list[Row]:
    rows: list[Row] = []
    counted = 0
    for number, (group, members) in enumerate(by_protocol(places), start=1):
        title = f"{roman(number)}. {group_title(group, members)}"
        rows.append(Row(cells=(text_of(title),), strong=True, span=len(INVITED_COLUMNS)))
        same: dict[tuple[str, str], int] = {}
        for line in members:
            key = (capital(in_public(line.standing)) or GAP, capital(line.unit) or GAP)
            same[key] = same.get(key, 0) + 1
        for (standing, unit), count in same.items():
            counted += 1
            cells = (str(counted), standing, unit, two_digits(count))
            rows.append(Row(cells=tuple(map(text_of, cells))))
    total = (text_of("Tổng cộng"), text_of(two_digits(len(places))))
    return [*rows, Row(cells=total, strong=True, span=len(INVITED_COLUMNS) - 1)]


def registration_form(conference: Conference) -> Paper:
    """Give the form by which a body names who comes, and who comes instead."""
    head = letterhead(conference)
    row = Row(cells=((),) * len(REGISTER_COLUMNS), height=WRITING_HEIGHT)
    text = compose(
        template(conference, "hoinghi.delegates", "registration"),
        {
            "event": named(head.event),
            "host": head.host or Gap("cơ quan tổ chức"),
            "when": day_or_gap(conference),
            "venue": where(conference),
            "where_named": where_named(conference),
            "due": Gap("thời hạn gửi phiếu đăng ký đại biểu"),
            "contact": Gap("người, điện thoại, thư điện tử nhận phiếu đăng ký đại biểu"),
        },
        {"people": Table(columns=REGISTER_COLUMNS, rows=(row,) * OPEN_ROWS)},
    )
    return working_paper(conference, "PHIEU", text)
