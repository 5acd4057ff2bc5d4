"""Approval of the estimate, lists signed for cash, settlement."""

import pytest

from hoinghi.budget.papers import papers
from hoinghi.papers.model import GAP, Table
from hoinghi.papers.text import plain
from tests.factories import make_conference, make_plan
from tests.paper_words import cells_of, only, words_of

pytestmark = pytest.mark.django_db


def test_the_head_approves_what_is_annexed():
    (paper,) = only(papers(make_conference()), "quyet-dinh-du-toan")
    (table,) = (block for block in paper.annexes[0].blocks if isinstance(block, Table))

    assert paper.authority_heading == "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN BÌNH SƠN"
    assert paper.signature.authority == ("KT. CHỦ TỊCH",)
    assert words_of(paper.blocks)[0].startswith("Điều 1. Phê duyệt dự toán kinh phí tổ chức")
    assert plain(table.rows[-1].cells[0]) == "Cộng các khoản đã tính được"


def test_who_draws_no_salary_signs_for_the_flat_rate():
    food, _ = only(papers(make_conference()), "ky-nhan-tien")
    rows = cells_of(food.blocks)

    assert len(rows) == 88 + 1
    assert rows[0] == ("1", "", "Thị trấn Châu Ổ", "150.000", "", "")
    assert rows[-1][:2] == ("Tổng cộng", "13.200.000")
    assert "Mười ba triệu hai trăm nghìn đồng" in words_of(food.blocks)[-1]


def test_prizes_are_signed_for_by_kind():
    _, prizes = only(papers(make_conference()), "ky-nhan-tien")
    amounts = [row[3] for row in cells_of(prizes.blocks)[:-1]]

    assert amounts == ["1.080.000"] * 2 + ["540.000"] * 3
    assert cells_of(prizes.blocks)[-1][1] == "3.780.000"


def test_the_settlement_leaves_room_for_what_was_spent():
    (paper,) = only(papers(make_conference()), "quyet-toan")
    rows = cells_of(paper.blocks)

    assert rows[0][1:5] == ("Giải khát giữa giờ", "6.640.000", "", "")
    assert GAP in {row[2] for row in rows}
    assert [column.group for column in paper.blocks[1].columns][2:5] == ["Số tiền (đồng)"] * 3


def test_a_plan_without_money_has_none_of_these():
    plan = make_plan(funding=(), awards=type(make_plan().awards)(), event=type(make_plan().event)())

    assert list(papers(make_conference(plan))) == []
