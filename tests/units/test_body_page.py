"""The page of one body, and what is changed on it."""

from __future__ import annotations

import re
from datetime import date

import pytest

from hoinghi.units import body_services, refusals
from hoinghi.units.models import Account, Organisation
from hoinghi.units.queries import directory, succession
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client) -> Account:
    make_conference()
    account = Account.objects.create_superuser("quantri", password="khong dung den")
    client.force_login(account)
    return account


def body(code: str = "21061-UBND") -> Organisation:
    """The one that stands today: the code was used before."""
    found = Organisation.objects.filter(code=code)
    return found.filter(valid_to=None).first() or found.get()


def post(client, one: Organisation, act: str, **said: str):
    return client.post(f"/don-vi/{one.pk}/{act}/", said)


def test_the_page_tells_names_place_and_what_came_of_it(client, keeper):
    one = body("21043-UBND")

    page = client.get(f"/don-vi/{one.pk}/", {"ngay": "2023-12-05"}).content.decode()

    assert "Xã Bình Thuận, Huyện Bình Sơn, Tỉnh Quảng Ngãi" in page
    assert "Ủy ban nhân dân xã Vạn Tường" in page
    assert "UBND xã Bình Thuận" in page


def test_a_rename_holds_from_its_day_and_the_old_name_is_still_known(client, keeper):
    one = body()

    answer = post(
        client, one, "rename", name="Ủy ban nhân dân phường Vạn Tường", short_name="",
        last_day="2026-06-30", opened=stamp(client, one, "rename"),
    )  # fmt: skip

    assert answer.status_code == 302
    known = next(each for each in succession().everything if each.key == f"body-{one.pk}")
    assert known.name_on(date(2026, 6, 30)) == "Ủy ban nhân dân xã Vạn Tường"
    assert known.name_on(date(2026, 7, 1)) == "Ủy ban nhân dân phường Vạn Tường"
    then = directory(date(2026, 6, 30)).resolve("UBND xã Vạn Tường")
    assert then is not None
    assert then.name == "Ủy ban nhân dân xã Vạn Tường"


def stamp(client, one: Organisation, act: str) -> str:
    """Give the mark that the open page carries for one of its forms."""
    page = client.get(f"/don-vi/{one.pk}/").context["forms"][act].stamp
    return str(re.search('value="([^"]+)"', page)[1])


def test_who_renames_second_sees_both_names_and_loses_nothing(client, keeper):
    one = body()
    opened = stamp(client, one, "rename")
    other = make_account(username="nguoi-kia")
    body_services.rename(
        one, name="UBND phường Kia", short_name="", last_day=date(2026, 6, 30),
        by=other,
    )  # fmt: skip

    answer = post(
        client, one, "rename", name="UBND phường Này", short_name="", last_day="2026-07-30",
        opened=opened,
    )  # fmt: skip

    assert answer.status_code == 409
    told = answer.content.decode()
    assert "UBND phường Kia" in told
    assert "Này" in told
    assert 'value="30/07/2026"' in told
    assert str(other) in told
    assert Organisation.objects.get(pk=one.pk).name == "UBND phường Kia"


def test_what_two_change_in_different_fields_is_joined(client, keeper):
    one = body()
    opened = stamp(client, one, "rename")
    body_services.rename(
        one, name="UBND phường Kia", short_name=one.short_name, last_day=date(2026, 6, 30),
        by=keeper,
    )  # fmt: skip

    answer = post(
        client, one, "rename", name=one.name, short_name="UBND phường K.", last_day="2026-07-30",
        opened=opened,
    )  # fmt: skip

    assert answer.status_code == 409
    shown = answer.context["forms"]["rename"]
    assert shown["name"].value() == "UBND phường Kia"
    assert shown["short_name"].value() == "UBND phường K."


def test_who_ends_second_sees_both_days(client, keeper):
    one = body()
    opened = stamp(client, one, "end")
    body_services.end(one, last_day=date(2026, 12, 31), successors=[], by=keeper)

    answer = post(client, one, "end", last_day="2027-01-31", successors="", opened=opened)

    assert answer.status_code == 409
    assert "31/12/2026" in answer.content.decode()
    assert "31/01/2027" in answer.content.decode()


def test_who_ends_a_post_second_is_told_the_other_day(client, keeper):
    one = body()
    held = body_services.add_post(one, by=keeper, person="Lê Văn Ổi", position="Chủ tịch")
    body_services.end_post(held, last_day=date(2026, 6, 30), by=keeper)

    answer = client.post(
        f"/don-vi/{one.pk}/chuc-vu/{held.pk}/", {"last_day": "2026-07-31"}, follow=True
    )

    assert "30/06/2026" in answer.content.decode()
    held.refresh_from_db()
    assert held.valid_to == date(2026, 6, 30)


def test_one_holder_of_a_post_is_written_down_once(client, keeper):
    one = body()
    for _ in range(2):
        answer = post(client, one, "post", person="Lê Văn Ổi", position="Chủ tịch")

    assert answer.status_code == 422
    assert one.post_holders.filter(person="Lê Văn Ổi").count() == 1


def test_odd_addresses_are_not_found(client, keeper):
    one = body()

    assert client.get("/don-vi/999999/").status_code == 404
    assert post(client, one, "khong-co").status_code == 404
    assert client.get(f"/don-vi/gi-do/{one.pk}/them/").status_code == 404


def test_a_rename_before_the_body_began_is_refused(keeper):
    with pytest.raises(refusals.WrongDay):
        body_services.rename(
            body(), name="X", short_name="", last_day=date(2025, 6, 30), by=keeper,
        )  # fmt: skip
