"""The page of one body, and what is changed on it."""

from __future__ import annotations

from datetime import date

import pytest

from hoinghi.units import body_services
from hoinghi.units.models import Account, Organisation, PostHolder
from hoinghi.units.queries import directory, succession
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def keeper(client) -> Account:
    account = make_clerk(make_conference(), username="quantri")
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
        last_day="2026-06-30", seen=one.name,
    )  # fmt: skip

    assert answer.status_code == 302
    known = next(each for each in succession().everything if each.key == f"body-{one.pk}")
    assert known.name_on(date(2026, 6, 30)) == "Ủy ban nhân dân xã Vạn Tường"
    assert known.name_on(date(2026, 7, 1)) == "Ủy ban nhân dân phường Vạn Tường"
    then = directory(date(2026, 6, 30)).resolve("UBND xã Vạn Tường")
    assert then is not None
    assert then.name == "Ủy ban nhân dân xã Vạn Tường"


def test_who_renames_second_is_told(client, keeper):
    one = body()
    Organisation.objects.filter(pk=one.pk).update(name="Tên người khác vừa đặt")

    answer = post(client, one, "rename", name="X", last_day="2026-06-30", seen=one.name)

    assert answer.status_code == 422
    assert "Tên người khác vừa đặt" in answer.content.decode()


def test_a_spelling_that_means_another_body_is_refused_with_its_name(client, keeper):
    one, other = body("524-NV"), body("524-YT")

    refused = post(client, one, "spelling", text="phòng y tế huyện")
    taken = post(client, one, "spelling", text="Phòng Nội vụ - Tổ chức")

    assert refused.status_code == 422
    assert other.name in refused.content.decode()
    assert taken.status_code == 302
    assert one.names.filter(text="Phòng Nội vụ - Tổ chức").exists()


def test_a_body_ends_with_its_successors_and_unknown_ones_are_refused(client, keeper):
    one = body("524-NV")

    refused = post(client, one, "end", last_day="2025-06-30", successors="21040-XYZ")
    done = post(client, one, "end", last_day="2025-06-30", successors="21040-UBND, 21061-UBND")

    assert refused.status_code == 422
    assert "21040-XYZ" in refused.content.decode()
    assert done.status_code == 302
    one.refresh_from_db()
    assert one.successor_codes == ["21040-UBND", "21061-UBND"]


def test_people_come_and_go_and_their_telephones_are_not_for_all(client, keeper):
    one = body()
    post(client, one, "post", person="Lê An", position="Chủ tịch", telephone="0905123456",
         valid_from="2025-07-01")  # fmt: skip
    holder = PostHolder.objects.get()

    def sees(account: Account) -> bool:
        client.force_login(account)
        page = client.get(f"/don-vi/{one.pk}/").content.decode()
        assert "Lê An" in page
        return "0905123456" in page

    own = make_account(username="cuaxa")
    Account.objects.filter(pk=own.pk).update(organisation=one)
    assert sees(keeper)
    assert sees(Account.objects.get(pk=own.pk))
    assert not sees(make_account(username="xakhac"))
    client.force_login(keeper)
    client.post(f"/don-vi/{one.pk}/chuc-vu/{holder.pk}/", {"last_day": "2026-01-31"})
    holder.refresh_from_db()
    assert holder.valid_to == date(2026, 1, 31)


def test_a_body_is_added_by_hand_below_a_unit_or_a_body(client, keeper):
    one = body()
    said = {"name": "Phòng Kinh tế xã Vạn Tường", "kind": "department", "level": "commune"}

    answer = client.post(f"/don-vi/co-quan/{one.pk}/them/", said)
    again = client.post(f"/don-vi/dvhc/{one.place_id}/them/", said)

    made = Organisation.objects.get(name="Phòng Kinh tế xã Vạn Tường")
    assert answer["Location"] == f"/don-vi/{made.pk}/"
    assert (made.parent, made.place) == (one, one.place)
    assert again.status_code == 422
    assert made.name in again.content.decode()


def test_nobody_else_changes_anything(client, keeper):
    one = body()
    client.force_login(make_account(username="xa"))

    statuses = [post(client, one, act).status_code for act in ("rename", "spelling", "end", "post")]
    statuses.append(client.get(f"/don-vi/co-quan/{one.pk}/them/").status_code)
    statuses.append(client.post(f"/don-vi/{one.pk}/chuc-vu/1/").status_code)

    assert statuses == [403] * 6
    assert "Sửa danh bạ" not in client.get(f"/don-vi/{one.pk}/").content.decode()


def test_odd_addresses_are_not_found(client, keeper):
    one = body()

    assert client.get("/don-vi/999999/").status_code == 404
    assert post(client, one, "khong-co").status_code == 404
    assert client.get(f"/don-vi/gi-do/{one.pk}/them/").status_code == 404


def test_a_rename_before_the_body_began_is_refused(keeper):
    with pytest.raises(body_services.WrongDay):
        body_services.rename(
            body(), name="X", short_name="", last_day=date(2025, 6, 30), seen=body().name,
            by=keeper,
        )  # fmt: skip
