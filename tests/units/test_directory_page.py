"""The page "Danh bạ đơn vị": the tree of a day, what is looked for, what came of a unit."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hoinghi.units.bodies import read_bodies
from hoinghi.units.body_services import add_spelling
from hoinghi.units.models import Account, AdminUnit, Organisation
from hoinghi.units.queries import succession, unit_key
from hoinghi.units.tree import matching, tree
from tests.factories import EXAMPLE, PASSWORD, make_bodies

pytestmark = pytest.mark.django_db

THEN = "2023-12-05"


@pytest.fixture
def signed_in(client):
    client.force_login(Account.objects.create_user("xa", password=PASSWORD))
    return client


def shown(client, **asked) -> str:
    response = client.get("/don-vi/", asked)
    assert response.status_code == 200
    return response.content.decode()


def test_lists_may_come_in_any_order_and_the_successors_are_found():
    make_bodies()
    old = AdminUnit.objects.get(code="21040", valid_to=date(2025, 6, 30))

    (new,) = succession().successors(unit_key(old.pk), date(2026, 1, 1))

    assert new.name == "Xã Bình Sơn"


def test_a_tree_has_bodies_under_their_unit_before_the_units_below():
    make_bodies()

    places = tree(succession(), date(2023, 12, 5))
    names = [place.one.name for place in places]

    assert names[0] == "Tỉnh Quảng Ngãi"
    assert names.index("Ủy ban nhân dân tỉnh Quảng Ngãi") < names.index("Huyện Bình Sơn")
    assert {place.depth for place in places if place.one.kind == "xa"} == {2}
    assert len(places) == len({place.one.key for place in places})
    assert len(places) == len(read_bodies(EXAMPLE / "units.csv"))


def test_words_without_marks_find_both_and_with_marks_the_one_meant():
    make_bodies()
    places = tree(succession(), date(2023, 12, 5))

    def units(words):
        return [place.one.name for place in matching(places, words) if place.one.is_unit]

    assert units("binh thanh") == ["Xã Bình Thạnh", "Xã Bình Thanh"]
    assert units("Bình Thanh") == ["Xã Bình Thanh"]


def test_the_page_of_a_past_day_leads_to_what_stands_today(signed_in):
    make_bodies()

    page = shown(signed_in, ngay=THEN, tim="21046")

    assert "Xã Bình Thạnh" in page
    assert "Nay là" in page
    assert "Xã Bình Sơn" in page


def test_the_page_of_today_tells_what_a_commune_was_made_from(signed_in):
    make_bodies()

    page = shown(signed_in, tim="21061")

    assert "Xã Bình Trị" in page
    assert "Xã Bình Thuận" in page
    assert "Huyện Bình Sơn" not in page


def test_a_commune_across_the_old_border_is_marked(signed_in):
    make_bodies()
    end = date(2025, 6, 30)
    city = AdminUnit.objects.create(
        code="522", name="Thành phố Quảng Ngãi", kind="district", level="district", valid_to=end
    )
    AdminUnit.objects.create(
        code="21187", name="Xã Tịnh Hòa", kind="xa", level="commune", parent=city,
        valid_to=end, successor_codes=["21109"],
    )  # fmt: skip

    page = shown(signed_in, tim="21109")

    assert "địa bàn của nhiều đơn vị cấp trên cũ" in page
    assert "Thành phố Quảng Ngãi" in page


@pytest.mark.parametrize(
    "asked, said",
    [
        ({"ngay": "31/02/2025"}, "Ngày này không có"),
        ({"tim": "không có đâu"}, "không có đơn vị nào như vậy"),
        ({"tim": "a" * 500}, "200"),
        ({"tim": "<script>alert(1)</script>"}, "&lt;script&gt;"),
        ({"ngay": "0001-01-01"}, "Ngày này không có"),
        ({"ngay": "9999-12-31", "trang": "-7"}, "31/12/9999"),
        ({"trang": "999999"}, "Danh bạ đơn vị"),
        ({"ngay": ""}, "Xã Vạn Tường"),
    ],
)
def test_odd_questions_get_a_page_with_a_sentence(signed_in, asked, said):
    make_bodies()

    page = shown(signed_in, **asked)

    assert said in page
    assert "<script>alert" not in page


def test_an_empty_directory_says_how_it_is_filled(signed_in):
    assert "hoinghi prepare" in shown(signed_in)


def test_nobody_without_an_account_sees_it(client):
    assert client.get("/don-vi/")["Location"].startswith("/dang-nhap/")


def test_the_page_asks_the_same_for_one_three_and_three_hundred(signed_in):
    asked = []
    shown(signed_in)
    for number in (1, 2, 297):
        first = Organisation.objects.count()
        for at in range(first, first + number):
            place = AdminUnit.objects.create(
                code=f"{at}", name=f"Xã {at}", kind="xa", level="commune", successor_codes=["0"]
            )
            Organisation.objects.create(
                code=f"{at}-UBND", name=f"UBND xã {at}", kind="peoples_committee",
                level="commune", place=place,
            )  # fmt: skip
        with CaptureQueriesContext(connection) as seen:
            shown(signed_in)
        asked.append(len(seen))

    assert asked[0] == asked[1] == asked[2]


def test_what_is_kept_in_memory_follows_every_change(signed_in):
    make_bodies()
    first = shown(signed_in, tim="Phòng Nội vụ", ngay=THEN)
    body = Organisation.objects.get(code="524-NV")

    add_spelling(body, "Phòng Tổ chức", by=Account.objects.get())

    assert "Phòng Nội vụ huyện Bình Sơn" in first
    assert "Phòng Nội vụ huyện Bình Sơn" in shown(signed_in, tim="Phòng Tổ chức", ngay=THEN)


def test_a_page_of_a_known_directory_reads_no_rows_again(signed_in):
    make_bodies()
    shown(signed_in)

    with CaptureQueriesContext(connection) as seen:
        shown(signed_in)

    assert not [one for one in seen if "successor_codes" in one["sql"]]
