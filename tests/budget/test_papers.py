from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hoinghi.awards.queries import awards_of
from hoinghi.budget.facts import facts_of, sessions
from hoinghi.budget.papers import papers
from hoinghi.budget.queries import sources
from hoinghi.budget.rules import EstimateFacts, Place
from hoinghi.conferences.models import Conference
from hoinghi.papers.model import Format, Heading, Orientation, Paper, Paragraph, Signature, Table
from hoinghi.papers.text import plain
from hoinghi.reading.plan import Awards, Event, Funding, Lines
from tests.delegates.compositions import DISTRICT_COMPOSITION
from tests.factories import PLAN, make_conference, make_plan

pytestmark = pytest.mark.django_db


def district() -> Conference:
    """A conference of 166 delegates, 88 of them from villages, that commends 12 and 12."""
    awards = replace(PLAN.awards, collectives=12, individuals=12)
    return make_conference(make_plan(delegates=DISTRICT_COMPOSITION, awards=awards))


def facts(conference: Conference) -> EstimateFacts:
    return facts_of(conference, awards_of(conference), sources(conference))


def estimate(conference: Conference) -> Paper:
    found = next(papers(conference)).contents[0]
    assert isinstance(found, Paper)
    return found


def sentences(paper: Paper) -> list[str]:
    return [plain(b.text) for b in paper.blocks if isinstance(b, Paragraph | Heading)]


def rows(paper: Paper) -> list[tuple[str, ...]]:
    table = next(block for block in paper.blocks if isinstance(block, Table))
    return [tuple(plain(cell) for cell in row.cells) for row in table.rows]


def test_the_estimate_and_what_follows_it_are_to_edit_and_to_print():
    found = [(part.slug, part.order, part.formats) for part in papers(district())]

    both = (Format.DOCX, Format.PDF)
    assert found == [
        ("du-toan", 80, both),
        ("quyet-dinh-du-toan", 82, both),
        ("ky-nhan-tien", 84, both),
        ("quyet-toan", 86, both),
    ]


def test_the_sum_of_what_is_known_stands_in_figures_and_words():
    found = estimate(district())

    assert [row[3] for row in rows(found)[:4]] == [
        "6.640.000", "13.200.000", "12.960.000", "6.480.000",
    ]  # fmt: skip
    assert rows(found)[-1] == ("Cộng các khoản đã tính được", "39.280.000", "", "")
    assert (
        "Cộng các khoản đã tính được: 39.280.000 đồng (Ba mươi chín triệu hai trăm tám mươi nghìn "
        "đồng)."
    ) in sentences(found)


def test_each_line_shows_how_its_amount_came_about_and_by_which_text():
    drinks, food = rows(estimate(district()))[:2]

    assert drinks == (
        "1",
        "Giải khát giữa giờ",
        "166 người × 2 buổi × 20.000 đồng",
        "6.640.000",
        "Thông tư số 40/2017/TT-BTC (Điều 12)",
        "Cần xác nhận theo nghị quyết HĐND tỉnh.",
    )
    assert food[2] == "88 người × 1 ngày × 150.000 đồng"


def test_what_has_no_norm_stays_open_and_is_listed():
    found = estimate(district())

    documents = next(row for row in rows(found) if row[1].startswith("In ấn"))
    assert documents[2:5] == ("166 bộ × …… đồng", "……", "……")
    assert (
        "số lượng, đơn giá hoặc báo giá: in ấn tài liệu, văn phòng phẩm cho đại biểu"
    ) in found.missing
    assert "xác nhận định mức theo nghị quyết HĐND tỉnh: giải khát giữa giờ, 20.000 đồng" in (
        found.missing
    )


def test_sources_stand_as_the_plan_names_them():
    told = sentences(estimate(district()))

    assert (
        "- Tiểu dự án 2 - Dự án 6 thuộc Chương trình mục tiêu quốc gia giảm nghèo bền vững, năm "
        "2023."
    ) in told
    assert "- Khen thưởng: 12 tập thể, 12 cá nhân." in told
    assert "- Thời gian: 02 buổi; địa điểm: Hội trường UBND huyện." in told


def test_prizes_on_programme_money_are_warned_about():
    told = estimate(district()).missing

    (warning,) = [text for text in told if text.startswith("Tiền thưởng 19.440.000 đồng")]
    assert "quỹ thi đua, khen thưởng" in warning


def test_prizes_on_the_award_fund_are_not_warned_about():
    fund = Funding(text="Từ ngân sách huyện và Quỹ thi đua, khen thưởng huyện.", lines=Lines(3, 3))

    told = sentences(estimate(make_conference(make_plan(funding=(fund,)))))

    assert "4. Điểm cần xem xét" not in told
    assert "- Quỹ thi đua, khen thưởng huyện." in told


def test_the_estimate_is_signed_by_who_made_it_and_by_the_head():
    found = estimate(district())

    assert found.orientation is Orientation.LANDSCAPE
    assert found.signature == Signature(position="THỦ TRƯỞNG ĐƠN VỊ")
    assert found.second_signature == Signature(position="NGƯỜI LẬP")


@pytest.mark.parametrize(
    ("days", "halves"), [("0.5", 1), ("1", 2), ("1.5", 3), ("0.3", 1), ("3", 6), (None, None)]
)
def test_half_days_are_counted_up(days: str | None, halves: int | None):
    assert sessions(None if days is None else Decimal(days)) == halves


@pytest.mark.parametrize(
    ("issuer", "place"),
    [
        ("UBND huyện Bình Sơn", Place.DISTRICT),
        ("UBND xã Vạn Tường", Place.COMMUNE),
        ("UBND tỉnh Quảng Ngãi", Place.DISTRICT),
        ("Trường THPT Cao Lãnh 2", Place.DISTRICT),
    ],
)
def test_the_rate_for_food_follows_from_the_host(issuer: str, place: Place):
    assert facts(make_conference(make_plan(issuer=issuer, tasks=()))).place is place


def test_a_city_of_the_first_level_has_the_rate_of_inner_cities():
    conference = make_conference()
    conference.host_name, conference.level = "UBND thành phố Đà Nẵng", "province"

    assert facts(conference).place is Place.CENTRAL_CITY


def test_the_facts_come_from_the_rooms_that_know_them():
    found = facts(district())

    assert (found.delegates, found.unsalaried, found.sessions) == (166, 88, 2)
    assert (found.collectives, found.individuals, found.talks, found.film) == (12, 12, 2, False)
    assert [source.project for source in found.sources] == [6, 7]


def test_a_plan_that_counts_nothing_leaves_gaps_and_no_sum():
    plan = make_plan(
        event=Event(name=PLAN.event.name, start=date(2023, 12, 5)),
        delegates=(), awards=Awards(), talks=(),
    )  # fmt: skip

    found = estimate(make_conference(plan))

    assert rows(found)[0][2:4] == ("…… người × …… buổi × 20.000 đồng", "……")
    assert "Cộng các khoản đã tính được: …… (……)." in sentences(found)
    assert {"số đại biểu", "số buổi của hội nghị", "tổng dự toán"} <= set(found.missing)


def test_a_plan_without_money_awards_and_numbers_has_no_estimate():
    plan = make_plan(event=Event(name=PLAN.event.name), delegates=(), awards=Awards(), funding=())

    assert list(papers(make_conference(plan))) == []


def test_without_any_day_no_norm_can_be_chosen():
    plan = make_plan(event=Event(name=PLAN.event.name, delegate_count=50), tasks=(), date=None)

    assert list(papers(make_conference(plan))) == []


def test_nobody_approves_a_sum_that_leaves_lines_open():
    conference = district()
    paper = next(part for part in papers(conference) if "phê duyệt" in part.title).contents[0]
    assert isinstance(paper, Paper)

    assert "tổng số tiền ……" in sentences(paper)[0]
    assert any(gap.startswith("mức chi trước khi duyệt: ") for gap in paper.missing)
    assert paper.issuer.in_text == "Chủ tịch Ủy ban nhân dân huyện Bình Sơn"
