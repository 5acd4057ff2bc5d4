"""Seats, badges, plates, the list with invitations, the form to register."""

import pytest

from hoinghi.delegates.papers import papers
from hoinghi.delegates.standing import in_public
from hoinghi.papers.cards import Badge, Band, NamePlate
from hoinghi.papers.model import DossierPart, Table
from hoinghi.papers.text import plain
from hoinghi.reading.plan import DelegateRule, Event, Lines
from tests.factories import PLAN, make_conference, make_plan
from tests.paper_words import only, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def parts() -> list[DossierPart]:
    return list(papers(make_conference()))


def tables(paper):
    return [block for block in paper.blocks if isinstance(block, Table)]


def cells(table):
    return [[plain(cell) for cell in row.cells] for row in table.rows]


def test_every_place_and_every_award_has_one_seat(parts):
    (paper,) = only(parts, "so-do-cho-ngoi")
    hall, people = map(cells, tables(paper))
    marks = [cell for row in hall for cell in row[1:-1] if cell.isdigit() or cell.startswith("KT")]

    assert len(people) == len(marks) == len(set(marks)) == 166 + 5
    assert hall[0][6:9] == ["001", "A", "–"]
    assert hall[1][6:9] == ["KT01", "B", "KT02"]
    assert people[0] == [
        "A06",
        "GM 001",
        "Đại diện lãnh đạo",
        "Ủy ban nhân dân tỉnh Quảng Ngãi",
        "",
    ]
    assert "số hàng ghế, số ghế thật của hội trường" in paper.missing


def test_a_badge_carries_a_token_and_no_data(parts):
    found = only(parts, "the-dai-bieu")
    first = found[0]

    assert len(found) == 166
    assert all(isinstance(badge, Badge) for badge in found)
    assert (first.band, first.group, first.name) == (Band.RED, "ĐẠI BIỂU", "")
    assert first.position == "Đại diện lãnh đạo\nỦy ban nhân dân tỉnh Quảng Ngãi"
    assert len({badge.code for badge in found}) == 166
    assert "Quảng" not in first.code
    assert "/gm/" in first.code


def test_plates_stand_for_those_in_front(parts):
    found = only(parts, "bien-ten")

    assert all(isinstance(plate, NamePlate) for plate in found)
    assert [plate.name for plate in found] == [
        "CHỦ TỌA",
        "THƯ KÝ",
        "NGƯỜI DẪN CHƯƠNG TRÌNH",
        "UBND tỉnh",
    ]


def test_the_list_with_invitations_counts_people_of_one_body_together(parts):
    (paper,) = only(parts, "danh-sach-kem-giay-moi")
    rows = cells(tables(paper)[0])

    assert rows[-1][-1] == "166"
    assert ["Trưởng thôn hoặc Tổ trưởng tổ dân phố", "Xã Bình Chánh", "04"] in [
        row[1:] for row in rows
    ]


def test_the_form_asks_for_no_identity_number(parts):
    (paper,) = only(parts, "phieu-dang-ky-dai-bieu")
    told = " ".join(words_of(paper.blocks))

    assert "không yêu cầu số định danh cá nhân" in told
    assert [column.heading for column in tables(paper)[0].columns][:4] == [
        "TT",
        "Họ và tên",
        "Chức vụ",
        "Điện thoại",
    ]


def test_nobody_is_seated_before_a_screen():
    plan = make_plan(
        event=Event(name="Hội nghị trực tuyến triển khai", venue="Trực tuyến qua phần mềm"),
    )

    slugs = [part.slug for part in papers(make_conference(plan))]

    assert not {"so-do-cho-ngoi", "the-dai-bieu", "bien-ten"} & set(slugs)
    assert "phieu-dang-ky-dai-bieu" in slugs


POOR = DelegateRule(
    group="Ở xã, thị trấn",
    text="Đại diện hộ nghèo tiêu biểu (mỗi xã, thị trấn 2 đại biểu)",
    count=None,
    per_unit=2,
    lines=Lines(15, 15),
)


def test_poverty_of_a_person_stands_on_no_badge_seat_or_list():
    conference = make_conference(make_plan(delegates=(*PLAN.delegates[:1], POOR)))
    shown = {part.slug: part.contents for part in papers(conference)}

    for slug in ("so-do-cho-ngoi", "the-dai-bieu", "bien-ten", "danh-sach-kem-giay-moi",
                 "danh-sach-dai-bieu", "bang-diem-danh"):  # fmt: skip
        printed = " ".join(_people(content) for content in shown[slug])
        assert "nghèo" not in printed.replace("giảm nghèo", ""), slug


def _people(content) -> str:
    if isinstance(content, Badge | NamePlate):
        return f"{content.name} {content.position}"
    return " ".join(cell for table in tables(content) for row in cells(table) for cell in row)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Đại diện hộ nghèo", "Đại biểu"),
        ("Đại diện hộ nghèo, hộ cận nghèo", "Đại biểu"),
        ("Chủ hộ mới thoát nghèo", "Đại biểu"),
        ("Đại diện các hộ nghèo tiêu biểu", "Đại biểu"),
        ("Trưởng thôn và đại diện hộ cận nghèo", "Trưởng thôn và đại diện"),
        ("Trưởng thôn, Tổ trưởng tổ dân phố", "Trưởng thôn, Tổ trưởng tổ dân phố"),
        ("Phòng Bảo trợ xã hội và Giảm nghèo", "Phòng Bảo trợ xã hội và Giảm nghèo"),
    ],
)
def test_a_standing_is_shown_without_poverty(written, shown):
    assert in_public(written) == shown
