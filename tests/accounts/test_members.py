"""Ai làm gì trong đơn vị: giao, nhận vai trò; không ai tự khóa mình; gắn tài khoản với đơn vị."""

import re

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.accounts import moving, permissions, refusals
from hoinghi.accounts.queries import every_invitation
from hoinghi.accounts.services import accept, invite
from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.permissions import prepares_any
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.units.meant import meant
from hoinghi.units.member_services import give_role, let_leader_approve
from hoinghi.units.models import Account, AdminUnit, Membership, Organisation, UnitRole
from hoinghi.units.queries import unit_roles_of
from hoinghi.units.refusals import LastLeader, NoLeader, OwnLeadership
from tests.factories import make_account, make_clerk, make_conference
from tests.sending import marks

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def body(name: str = "UBND xã Bình Châu") -> Organisation:
    return Organisation.objects.filter(short_name=name).earliest("pk")


def member(username: str, role: UnitRole = UnitRole.REPORTER, of: str = "UBND xã Bình Châu"):
    account = make_account(username=username, body=body(of))
    give_role(account, role, by=make_boss())
    return account


def make_boss() -> Account:
    return Account.objects.filter(username="boss").first() or Account.objects.create_superuser(
        "boss", password="khong dung den"
    )


def roles(account: Account) -> set[UnitRole]:
    return set(unit_roles_of(account, timezone.localdate()))


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def opened_for(client: Client, account: Account) -> dict[str, str]:
    """Open the list of the body, and give the mark of the row of *account*."""
    shown = client.get(reverse("accounts:members", args=[account.organisation_id]))
    action = reverse("accounts:give-role", args=[account.organisation_id, account.pk])
    row = re.search(f'action="{action}".*?name="opened" value="([^"]*)"', shown.text, re.DOTALL)
    assert row
    return {"opened": row[1]}


def give(client: Client, account: Account, role: str, **mark: str) -> HttpResponse:
    """Give a role as the page does; *mark* is of a page that was opened before."""
    address = reverse("accounts:give-role", args=[account.organisation_id, account.pk])
    told = {"role": role, **(mark or opened_for(client, account))}
    return client.post(address, told, follow=True)


def opened_to_move(client: Client, account: Account) -> dict[str, str]:
    return marks(client.get(reverse("accounts:move", args=[account.pk])))


def page(client: Client, of: Organisation) -> str:
    return client.get(reverse("accounts:members", args=[of.pk])).text


def test_a_leader_gives_the_part_and_another_takes_it(conference: Conference):
    leader, clerk = member("lanh-dao", UnitRole.LEADER), member("can-bo")
    client = signed_in(leader)

    give(client, clerk, "leader")
    assert roles(clerk) == {UnitRole.LEADER}
    give(client, clerk, "reporter")

    assert roles(clerk) == {UnitRole.REPORTER}
    acts = Entry.objects.filter(act__startswith="units.give_", subject=clerk.username)
    assert [one.act for one in acts] == ["units.give_leader", "units.give_reporter"]


def test_the_second_of_two_who_give_a_role_is_told_who_was_first(conference: Conference):
    leader, clerk = member("lanh-dao", UnitRole.LEADER), member("can-bo")
    boss = make_boss()
    boss.full_name = "Trần Thị Quản"
    boss.save()
    client = signed_in(leader)
    before = opened_for(client, clerk)
    give_role(clerk, UnitRole.LEADER, by=boss)

    shown = give(client, clerk, "reporter", **before).text

    assert "Trần Thị Quản vừa sửa vai trò" in shown
    assert roles(clerk) == {UnitRole.LEADER}


def test_the_log_says_who_made_the_invited_a_leader(conference: Conference):
    boss = make_boss()
    invited = invite(
        full_name="Lê Văn Ổi", email="", organisation=body(), unit_role=UnitRole.LEADER, by=boss
    )

    account = accept(invited.token, username="oi", full_name="Lê Văn Ổi", password="khong dung den")

    assert roles(account) == {UnitRole.LEADER}
    given = Entry.objects.get(act="units.give_leader")
    assert (given.actor, given.subject) == (boss.username, "oi")


def test_a_role_that_is_none_is_not_found(conference: Conference):
    leader, clerk = member("lanh-dao", UnitRole.LEADER), member("can-bo")
    client = signed_in(leader)
    address = reverse("accounts:give-role", args=[clerk.organisation_id, clerk.pk])

    assert client.post(address, {"role": "boss", **opened_for(client, clerk)}).status_code == 404


def test_nobody_lays_down_the_own_leadership(conference: Conference):
    leader = member("lanh-dao", UnitRole.LEADER)

    with pytest.raises(OwnLeadership):
        give_role(leader, UnitRole.REPORTER, by=leader)

    assert roles(leader) == {UnitRole.LEADER}


def test_a_body_that_lets_its_leader_approve_keeps_one(conference: Conference):
    first, office = member("mot", UnitRole.LEADER), make_clerk(conference)
    let_leader_approve(body(), True, by=first)

    with pytest.raises(LastLeader, match="duy nhất"):
        give_role(first, UnitRole.REPORTER, by=office)
    with pytest.raises(LastLeader):
        moving.move(first, None, seen=first.organisation_id, by=make_boss())

    second = member("hai", UnitRole.LEADER)
    assert give_role(first, UnitRole.REPORTER, by=office)
    assert roles(second) == {UnitRole.LEADER}


def test_a_body_without_a_leader_cannot_wait_for_one(conference: Conference):
    with pytest.raises(NoLeader):
        let_leader_approve(body(), True, by=member("can-bo"))


def test_a_leader_whose_account_is_closed_leads_no_more(conference: Conference):
    leader = member("lanh-dao", UnitRole.LEADER)
    let_leader_approve(body(), True, by=leader)
    leader.is_active = False
    leader.save()

    shown = page(signed_in(member("can-bo")), body())

    assert "không còn lãnh đạo nào dùng được tài khoản" in shown


def test_a_reporter_reads_the_page_and_changes_nothing(conference: Conference):
    clerk = member("can-bo")
    client = signed_in(clerk)

    shown = page(client, body())
    given = client.post(
        reverse("accounts:give-role", args=[body().pk, clerk.pk]), {"role": "leader"}
    )
    switched = client.post(reverse("accounts:approving", args=[body().pk]), {"wanted": "1"})

    assert "can-bo" in shown
    assert (given.status_code, switched.status_code) == (403, 403)
    assert roles(clerk) == {UnitRole.REPORTER}


def test_the_people_of_another_body_are_not_there(conference: Conference):
    leader = member("lanh-dao", UnitRole.LEADER)
    other = member("nguoi-khac", of="UBND xã Bình Chương")
    client = signed_in(leader)

    seen = client.get(reverse("accounts:members", args=[other.organisation_id]))
    crossed = client.post(
        reverse("accounts:give-role", args=[body().pk, other.pk]), {"role": "leader"}
    )

    assert (seen.status_code, crossed.status_code) == (404, 404)
    assert roles(other) == {UnitRole.REPORTER}


def test_the_standing_office_gives_the_part_in_a_body_of_its_area(conference: Conference):
    clerk = member("can-bo")
    client = signed_in(make_clerk(conference))

    give(client, clerk, "leader")

    assert roles(clerk) == {UnitRole.LEADER}


def test_the_page_takes_the_same_queries_for_any_number(conference: Conference):
    client = signed_in(member("lanh-dao", UnitRole.LEADER))

    def asked() -> tuple[int, str]:
        page(client, body())
        with CaptureQueriesContext(connection) as captured:
            shown = page(client, body())
        return len(captured), shown

    for_one, _ = asked()
    for number in range(60):
        Account.objects.create(username=f"x{number}", organisation=body())
    for_many, shown = asked()

    assert for_many == for_one
    assert "Trang 1 trên 2" in shown


def test_a_standing_office_without_a_body_is_given_one_and_keeps_the_directory(
    conference: Conference,
):
    account = make_account(conference, username="chua-co")
    client = signed_in(make_boss())
    address = reverse("accounts:move", args=[account.pk])
    assert not prepares_any(account)

    told = {"body": conference.host.name, **opened_to_move(client, account)}
    asked = client.post(address, told).text
    assert Account.objects.get(pk=account.pk).organisation is None
    client.post(address, {**told, "sure": "True"})

    assert "từ nay giữ cả danh bạ" in asked
    moved = Account.objects.get(pk=account.pk)
    assert moved.organisation == conference.host
    assert prepares_any(moved)


def test_a_standing_office_by_the_own_plan_is_promised_nothing_of_the_house(
    conference: Conference,
):
    account = make_account(username="chua-co")
    grant(conference, account, Role.STANDING_OFFICE, by="chua-co")

    means = moving.consequences(account, conference.host)
    moving.move(account, conference.host, seen=None, by=make_boss())

    assert (means.keeps_house, means.roles) == (False, 1)
    assert not prepares_any(account)
    assert not moving.consequences(account, None).loses_house


def test_taking_a_body_away_ends_the_leadership(conference: Conference):
    leader = member("lanh-dao", UnitRole.LEADER)
    client = signed_in(make_boss())
    told = {"body": "", **opened_to_move(client, leader)}
    address = reverse("accounts:move", args=[leader.pk])

    asked = client.post(address, told).text
    client.post(address, {**told, "sure": "True"})

    assert "Vai trò lãnh đạo đơn vị chấm dứt" in asked
    assert "Không còn ai nhận việc" in asked
    assert Account.objects.get(pk=leader.pk).organisation is None
    assert not leader.memberships.filter(valid_to__isnull=True).exists()


def test_the_second_of_two_who_place_an_account_is_told(conference: Conference):
    clerk = member("can-bo")
    before = clerk.organisation_id
    moving.move(clerk, body("UBND xã Bình Chương"), seen=before, by=make_boss())

    with pytest.raises(refusals.MovedMeanwhile, match="Bình Chương"):
        moving.move(clerk, None, seen=before, by=make_boss())


def test_who_places_an_account_second_sees_where_the_first_placed_it(conference: Conference):
    clerk, client = member("can-bo"), signed_in(make_boss())
    _, twin = two_communes_of_one_name()
    before = opened_to_move(client, clerk)
    moving.move(clerk, twin, seen=clerk.organisation_id, by=make_boss())

    answer = client.post(
        reverse("accounts:move", args=[clerk.pk]), {"body": "UBND xã Bình Chương", **before}
    )

    assert answer.status_code == 409
    assert "Ủy ban nhân dân xã Tân Lập" in answer.text
    assert "Ủy ban nhân dân xã Bình Chương" in answer.text
    assert Account.objects.get(pk=clerk.pk).organisation == twin


def test_of_two_bodies_of_one_name_the_other_one_is_another_place(conference: Conference):
    first, twin = two_communes_of_one_name()
    clerk, client = member("can-bo"), signed_in(make_boss())
    moving.move(clerk, first, seen=clerk.organisation_id, by=make_boss())
    clerk.refresh_from_db()
    before = opened_to_move(client, clerk)
    moving.move(clerk, twin, seen=first.pk, by=make_boss())

    answer = client.post(
        reverse("accounts:move", args=[clerk.pk]), {"body": "", "sure": "True", **before}
    )

    assert answer.status_code == 409
    assert Account.objects.get(pk=clerk.pk).organisation == twin


def test_a_host_places_nobody_with_roles_elsewhere(conference: Conference):
    """Whoever gives a body may reset the password: the account of others would be theirs."""
    office = make_clerk(conference)
    theirs = make_account(conference, username="cua-noi-khac")
    other = Conference.objects.create(slug="khac", identity="khac", title="Khác", kind="other")
    own = make_account(conference, username="cua-minh")
    grant(other, theirs, Role.FINANCE, by="a")
    for one in (theirs, own):
        Membership.objects.create(
            account=one, organisation=conference.host, role=UnitRole.REPORTER,
            valid_to=timezone.localdate(),
        )  # fmt: skip

    assert permissions.may_move(office, own)
    assert not permissions.may_move(office, theirs)
    with pytest.raises(refusals.NotOursToMove):
        moving.move(theirs, conference.host, seen=None, by=office)


def test_a_host_places_nobody_in_a_body_of_elsewhere(conference: Conference):
    own = make_account(conference, username="cua-minh")
    elsewhere = Organisation.objects.create(
        code="xa-khac", name="UBND xã Nơi Khác", kind="peoples_committee", level="commune"
    )

    with pytest.raises(refusals.NotOursToMove):
        moving.move(own, elsewhere, seen=None, by=make_clerk(conference))


def two_communes_of_one_name() -> list[Organisation]:
    made = []
    for number, province in enumerate(("tỉnh Nơi Một", "tỉnh Nơi Hai"), start=1):
        above = AdminUnit.objects.create(
            code=f"9{number}", name=province, kind="tỉnh", level="province"
        )
        place = AdminUnit.objects.create(
            code=f"99{number}", name="xã Tân Lập", kind="xã", level="commune", parent=above
        )
        made.append(
            Organisation.objects.create(
                code=f"tl{number}",
                name="Ủy ban nhân dân xã Tân Lập",
                short_name="UBND xã Tân Lập",
                kind="peoples_committee",
                level="commune",
                place=place,
            )
        )
    return made


@pytest.mark.parametrize("name", ["accounts:invite", "accounts:move"])
def test_a_name_borne_by_two_is_asked_with_their_provinces(conference: Conference, name: str):
    _, second = two_communes_of_one_name()
    account = make_account(username="can-bo")
    client = signed_in(make_boss())
    address = reverse(name, args=[account.pk] if name.endswith("move") else [])
    told = {"full_name": "Lê Văn Ổi", "body": "UBND xã Tân Lập"}
    if name.endswith("move"):
        told |= opened_to_move(client, account)

    asked = client.post(address, told).text
    assert "tỉnh Nơi Một" in asked
    assert "tỉnh Nơi Hai" in asked
    chosen = {**told, "body_asked": "UBND xã Tân Lập", "body_chosen": second.pk, "sure": "True"}
    answer = client.post(address, chosen)

    assert answer.status_code == 302
    if name.endswith("move"):
        assert Account.objects.get(pk=account.pk).organisation == second
    else:
        assert every_invitation().get().organisation == second


def test_a_mistyped_body_is_answered_with_near_ones(conference: Conference):
    client = signed_in(make_clerk(conference))

    shown = client.post(
        reverse("accounts:invite"), {"full_name": "Lê Văn Ổi", "body": "UBND xa Bình Chau"}
    ).text

    assert "Có phải anh, chị định ghi" in shown
    assert "Ủy ban nhân dân xã Bình Châu" in shown


def test_what_was_chosen_means_nothing_once_the_name_was_typed_anew(conference: Conference):
    first, _ = two_communes_of_one_name()
    account = make_account(username="can-bo")
    client = signed_in(make_boss())
    told = {"body": "UBND xã Bình Châu", "body_asked": "UBND xã Tân Lập", "sure": "True"}
    told |= {"body_chosen": first.pk, **opened_to_move(client, account)}

    client.post(reverse("accounts:move", args=[account.pk]), told)

    assert Account.objects.get(pk=account.pk).organisation == body()


@pytest.mark.parametrize("typed", ["UBND xa Binh Chau", "ủy ban nhân dân xã Bình Chaau"])
def test_a_name_without_marks_or_with_a_slip_is_near(conference: Conference, typed: str):
    found = meant(Organisation.objects.all(), typed, timezone.localdate())

    assert (found.one, found.several) == (None, ())
    assert found.near[0].name == "Ủy ban nhân dân xã Bình Châu"


def test_no_leadership_that_was_left_in_the_new_body_wakes_up(conference: Conference):
    account = make_account(username="di-ve")
    account.organisation = body("UBND xã Bình Chương")
    account.save()
    # What a role given while the account was being moved used to leave behind.
    Membership.objects.create(account=account, organisation=body(), role=UnitRole.LEADER)

    moving.move(account, body(), seen=account.organisation_id, by=make_boss())

    assert roles(Account.objects.get(pk=account.pk)) == {UnitRole.REPORTER}


@pytest.mark.postgres
@pytest.mark.skipif(not connection.features.has_select_for_update, reason="một người ghi một lúc")
def test_a_role_is_given_with_the_account_held_before_its_body(conference: Conference):
    clerk = member("can-bo")

    with CaptureQueriesContext(connection) as asked:
        give_role(clerk, UnitRole.LEADER, by=make_boss())

    held = [one["sql"] for one in asked if "FOR UPDATE" in one["sql"]]
    tables = [Account._meta.db_table, Organisation._meta.db_table]
    assert [next(t for t in tables if f'FROM "{t}"' in sql) for sql in held] == tables
