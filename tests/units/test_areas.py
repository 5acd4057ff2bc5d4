"""How far an office keeps the directory: its own area; moving bodies that have accounts is not."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from hoinghi.accounts.queries import bodies_run_by
from hoinghi.units import lists
from hoinghi.units.comparing import State
from hoinghi.units.models import Account, AdminUnit, ListDraft, ListKind, Organisation
from hoinghi.units.permissions import may_see_contacts
from tests.factories import make_account, make_conference, make_keeper
from tests.units.test_lists import HEADS, confirmed, sent, sheet

pytestmark = pytest.mark.django_db

OWN = "Ủy ban nhân dân xã Bình Sơn"
CODED = ["Mã", "Tên đơn vị", "Trực thuộc", "Tên khác"]


def body(code: str) -> Organisation:
    return Organisation.objects.get(code=code, valid_to=None)


@pytest.fixture
def keeper() -> Account:
    """The office of UBND xã Bình Sơn; UBND xã Vạn Tường is another house."""
    return make_keeper(make_conference())


@pytest.fixture
def signed_in(keeper: Account) -> Client:
    client = Client()
    client.force_login(keeper)
    return client


def make_colleague(of: Organisation) -> Account:
    account = make_account(username="nan-nhan")
    account.organisation = of
    account.save()
    return account


def faults(draft: ListDraft) -> list[str]:
    return [fault.said for fault in lists.outlook(draft, by=draft.uploaded_by).faults]


def test_a_sheet_does_not_bring_a_body_of_others_under_the_own_one(keeper: Account):
    victim = body("21061-UBND")
    make_colleague(victim)
    draft = sent(keeper, sheet(["21061-UBND", victim.name, OWN, ""], heads=CODED))

    with pytest.raises(lists.BadRows):
        confirmed(draft, keeper)
    with pytest.raises(lists.NothingToTake):
        confirmed(draft, keeper, only_good=True)

    assert "ngoài phạm vi anh, chị phụ trách" in faults(draft)[0]
    assert body("21061-UBND").parent is None
    assert not bodies_run_by(keeper).filter(pk=victim.pk).exists()


def test_the_own_body_is_not_put_under_the_province(keeper: Account):
    draft = sent(keeper, sheet(["21040-UBND", OWN, "51-UBND", ""], heads=CODED))

    with pytest.raises(lists.NothingToTake):
        confirmed(draft, keeper, only_good=True)

    assert "cấp trên ngoài phạm vi" in faults(draft)[0]


def test_a_body_with_accounts_is_moved_by_superusers_alone(keeper: Account):
    own = body("21040-UBND")
    one = Organisation.objects.create(
        code="PKT", name="Phòng Kinh tế xã Bình Sơn", kind="department", level="commune",
        place=own.place,
    )  # fmt: skip
    draft = sent(keeper, sheet(["PKT", one.name, "21040-UBND", ""], heads=CODED))
    assert faults(draft) == []
    make_colleague(one)
    told = faults(draft)

    boss = Account.objects.create_superuser("boss", password="khong dung den")
    seen = lists.outlook(draft, by=boss).fingerprint
    lists.confirm(draft, by=boss, seen=seen, since=lists.last_act())

    assert "đang có tài khoản" in told[0]
    assert Organisation.objects.get(code="PKT").parent == own


def test_units_of_others_stay_as_they_are_and_none_changes_what_it_belongs_to(keeper: Account):
    heads = ["Mã", "Tên", "Loại", "Cấp", "Thuộc"]
    rows = [
        ["21061", "Xã Vạn Tường Mới", "xã", "xã", ""],
        ["21040", "Phường Bình Sơn", "xã", "xã", ""],
        ["21040-1", "Phường Một", "phường", "xã", "21040"],
        ["51-9", "Xã Tự Đặt", "xã", "xã", "51"],
        ["51-9-1", "Phường Tự Đặt", "phường", "xã", "51-9"],
        ["99", "Tỉnh Tự Đặt", "tỉnh", "tỉnh", ""],
    ]
    draft = sent(keeper, sheet(*rows, heads=heads))

    entries = lists.outlook(draft, by=keeper).entries
    assert [entry.state for entry in entries] == [
        State.BAD, State.CHANGED, State.NEW, State.BAD, State.BAD, State.BAD,
    ]  # fmt: skip
    confirmed(draft, keeper, only_good=True)

    assert AdminUnit.objects.get(code="21061", valid_to=None).name == "Xã Vạn Tường"
    assert AdminUnit.objects.get(code="21040-1").parent.name == "Phường Bình Sơn"
    assert not AdminUnit.objects.filter(code__in=["51-9", "51-9-1", "99"]).exists()


def test_new_bodies_below_new_ones_of_the_own_area_are_taken(keeper: Account):
    rows = [
        [1, "Trường Tiểu học Bình Long", "", "Trường học", "xã", OWN, "", ""],
        [2, "Tổ Chuyên môn Một", "", "Khác", "xã", "Trường Tiểu học Bình Long", "", ""],
        [3, "Trường Mầm non Vạn Tường", "", "Trường học", "xã", "21061-UBND", "", ""],
    ]
    draft = sent(keeper, sheet(*rows, heads=HEADS))

    taken = confirmed(draft, keeper, only_good=True)

    assert (taken["new"], taken["bad"]) == (2, 1)
    assert not Organisation.objects.filter(name="Trường Mầm non Vạn Tường").exists()


def test_a_row_that_changes_nothing_outside_is_no_fault(keeper: Account):
    victim = body("21061-UBND")
    draft = sent(keeper, sheet(["21061-UBND", victim.name, "21061", ""], heads=CODED))

    assert faults(draft) == []


def test_a_list_of_people_tells_nothing_of_a_body_of_others(keeper: Account, signed_in: Client):
    held = body("21061-UBND").post_holders.create(
        person="Lê Văn Ổi", position="Chủ tịch", telephone="0905123456"
    )
    data = sheet(
        ["Lê Văn Ổi", "Chủ tịch", "21061-UBND", "0255 3851 234"],
        heads=["Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại"],
    )
    draft = sent(keeper, data, ListKind.PEOPLE)

    page = signed_in.get(f"{draft.get_absolute_url()}?xem=all").text
    with pytest.raises(lists.NothingToTake):
        confirmed(draft, keeper, only_good=True)

    assert "ngoài phạm vi anh, chị phụ trách" in page
    assert "123456" not in re.sub(r"\s", "", page)
    held.refresh_from_db()
    assert held.telephone == "0905123456"


def test_the_page_of_a_body_of_others_shows_no_telephone_and_changes_nothing(signed_in: Client):
    other, own = body("21061-UBND"), body("21040-UBND")
    for one in (other, own):
        one.post_holders.create(person="Lê An", position="Chủ tịch", telephone="0905123456")
    held = other.post_holders.get()

    pages = [signed_in.get(f"/don-vi/{one.pk}/").text for one in (other, own)]
    statuses = [
        signed_in.post(address, {"last_day": "2026-12-31", "text": "UBND Khác"}).status_code
        for address in (
            *(f"/don-vi/{other.pk}/{act}/" for act in ("rename", "spelling", "end", "post")),
            f"/don-vi/{other.pk}/chuc-vu/{held.pk}/",
            f"/don-vi/co-quan/{other.pk}/them/",
            f"/don-vi/dvhc/{other.place_id}/them/",
            "/don-vi/nap/hien-hanh/",
        )
    ]

    assert ["0905123456" in page for page in pages] == [False, True]
    assert ["Sửa danh bạ" in page for page in pages] == [False, True]
    assert statuses == [403] * 8
    assert signed_in.post(f"/don-vi/{own.pk}/spelling/", {"text": "UBND BS"}).status_code == 302
    assert signed_in.get(f"/don-vi/dvhc/{own.place_id}/them/").status_code == 200


def test_telephones_are_for_the_own_body_the_own_area_and_superusers(keeper: Account):
    other = body("21061-UBND")
    colleague = make_colleague(other)
    boss = Account.objects.create_superuser("boss", password="khong dung den")

    assert [may_see_contacts(one, other.pk) for one in (keeper, colleague, boss)] == [
        False, True, True,
    ]  # fmt: skip


def test_the_directory_offers_to_add_bodies_in_the_own_area_alone(signed_in: Client):
    shown = signed_in.get("/don-vi/", {"tim": "xã"}).text
    own, other = body("21040-UBND").place_id, body("21061-UBND").place_id

    assert f"/don-vi/dvhc/{own}/them/" in shown
    assert f"/don-vi/dvhc/{other}/them/" not in shown
    onlooker = Client()
    onlooker.force_login(make_colleague(body("21061-UBND")))
    assert "/them/" not in onlooker.get("/don-vi/", {"tim": "xã"}).text
