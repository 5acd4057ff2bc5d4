"""Giao và thu hồi vai trò; bảng ai được làm gì; trang từ chối nói rõ vì sao."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hoinghi.conferences import rooms, services
from hoinghi.conferences.models import Conference, Grant, Role
from hoinghi.conferences.services import LastStandingOffice, NobodyOfThatName
from hoinghi.journal.models import Entry
from hoinghi.units.models import Account
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def client_of(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def holder(conference: Conference, role: Role, name: str = "ai-do") -> Account:
    account = make_account(username=name)
    services.grant(conference, account, role, by="thử nghiệm")
    return account


def page(conference: Conference, name: str) -> str:
    return f"/hoi-nghi/{conference.slug}/{name}/"


def test_the_standing_office_gives_and_takes_a_role(conference):
    office, other = make_account(conference), make_account(username="moi")
    client = client_of(office)

    given = client.post(page(conference, "vai-tro"), {"account": "MOI ", "role": "finance"})
    held = Grant.objects.get(account=other)
    shown = client.get(page(conference, "vai-tro")).content.decode()
    taken = client.post(page(conference, f"vai-tro/{held.pk}/thu-hoi"))

    assert (given.status_code, held.role, taken.status_code) == (302, Role.FINANCE, 302)
    assert "Tài chính" in shown
    assert not Grant.objects.filter(account=other).exists()
    acts = [entry.act for entry in Entry.objects.order_by("pk")][-2:]
    assert acts == ["conferences.grant", "conferences.revoke"]


@pytest.mark.parametrize("name", ["", "khong-co", "da-khoa"])
def test_a_name_that_is_nobodys_is_explained(conference, name):
    Account.objects.create_user(username="da-khoa", is_active=False)

    with pytest.raises(NobodyOfThatName):
        services.give_role(conference, name, Role.OFFICE, by=Account(is_superuser=True))
    answer = client_of(make_account(conference)).post(
        page(conference, "vai-tro"), {"account": name, "role": "office"}
    )

    assert answer.status_code == 422
    assert Grant.objects.filter(role=Role.OFFICE).count() == 0


def test_the_last_standing_office_stays(conference):
    office = make_account(conference)
    closed = make_account(conference, username="da-nghi")
    Account.objects.filter(pk=closed.pk).update(is_active=False)
    held = Grant.objects.get(account=office)

    with pytest.raises(LastStandingOffice):
        services.take_role(conference, office, Role.STANDING_OFFICE, by="a")
    answer = (
        client_of(office)
        .post(page(conference, f"vai-tro/{held.pk}/thu-hoi"), follow=True)
        .content.decode()
    )

    assert "tài khoản duy nhất" in answer
    assert Grant.objects.filter(pk=held.pk).exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.STANDING_OFFICE])
def test_nobody_else_gives_roles(conference, role):
    client = client_of(holder(conference, role))

    answer = client.post(page(conference, "vai-tro"), {"account": "ai-do", "role": "leader"})

    assert answer.status_code == 403
    assert Grant.objects.count() == 1


def test_the_desk_opens_nothing_of_the_conference_but_the_table_of_powers(conference):
    client = client_of(holder(conference, Role.CHECK_IN))

    codes = {
        name: client.get(page(conference, name)).status_code
        for name in ("ke-hoach", "nhiem-vu", "van-ban", "mau", "hoi-truong", "vai-tro")
    }

    assert set(codes.values()) == {403}
    assert client.get(page(conference, "ai-duoc-lam-gi")).status_code == 200
    assert client.get("/ke-hoach/moi/").status_code == 403


def test_a_refusal_says_what_was_needed_and_whom_to_ask(conference):
    office = make_account(conference)
    Account.objects.filter(pk=office.pk).update(full_name="Trần Thị Bưởi")
    client = client_of(holder(conference, Role.FINANCE))

    answer = client.post(page(conference, "hoi-truong"), {"seats": "A: 10"})

    told = answer.content.decode()
    assert answer.status_code == 403
    assert "Đặt thứ tự lễ tân, ghi số ghế của hội trường" in told
    assert "Trần Thị Bưởi" in told
    assert page(conference, "ai-duoc-lam-gi") in told


def test_the_table_shows_every_power_and_marks_my_own(conference):
    client = client_of(holder(conference, Role.FINANCE))

    told = client.get(page(conference, "ai-duoc-lam-gi")).content.decode()

    assert all(str(power.title) in told for power in rooms.powers())
    assert "của tôi" in told


def test_codes_of_powers_are_each_given_once():
    codes = [power.code for power in rooms.powers()]

    assert len(codes) == len(set(codes))
    assert all(power.roles or power.units for power in rooms.powers())


def test_of_the_papers_each_role_gets_what_is_for_it(conference):
    finance = client_of(holder(conference, Role.FINANCE, "tien"))
    awards = client_of(holder(conference, Role.AWARD_SECRETARY, "khen"))

    seen = {
        name: [
            client.get(page(conference, f"van-ban/ban/{part}")).status_code
            for part in ("to-trinh-khen-thuong", "du-toan")
        ]
        for name, client in {"finance": finance, "awards": awards}.items()
    }

    assert seen == {"finance": [403, 200], "awards": [200, 403]}


@pytest.mark.parametrize("name", ["vai-tro", "ai-duoc-lam-gi"])
def test_many_holders_take_the_same_queries(conference, name):
    client = client_of(make_account(conference))
    counts = []
    for more in (0, 20):
        for number in range(more):
            holder(conference, Role.OFFICE, f"ai-{number}")
        client.get(page(conference, name))
        with CaptureQueriesContext(connection) as asked:
            client.get(page(conference, name))
        counts.append(len(asked))

    assert counts[0] == counts[1]
