"""Lập hội nghị bằng một bản kế hoạch không cho quyền gì trên chính cơ quan mà bản ấy nêu tên."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from hoinghi.accounts import permissions, refusals, services
from hoinghi.accounts.queries import bodies_run_by, hosts
from hoinghi.conferences import draft_confirming, plan_drafts
from hoinghi.conferences.models import Conference, PlanDraft, Role
from hoinghi.conferences.permissions import belongs_to_host, prepares_any
from hoinghi.conferences.queries import drafts_of
from hoinghi.conferences.services import give_role, grant
from hoinghi.units.models import Account, Membership, Organisation, UnitRole
from tests.factories import PLAN, make_account, make_bodies, make_clerk, make_conference
from tests.plan_files import TEXT

pytestmark = pytest.mark.django_db


def of_body(username: str, body: Organisation) -> Account:
    account = make_account(username=username)
    account.organisation = body
    account.save(update_fields=["organisation"])
    return account


def confirmed(by: Account) -> Conference:
    data = TEXT.encode()
    draft = plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=by)
    return draft_confirming.confirm(draft, by=by).conference


def lead(account: Account, body: Organisation) -> None:
    Membership.objects.create(account=account, organisation=body, role=UnitRole.LEADER)


@pytest.fixture
def host() -> Organisation:
    make_bodies()
    return Organisation.objects.get(name="Ủy ban nhân dân huyện Bình Sơn")


def test_whoever_confirms_a_plan_runs_the_conference_and_not_the_house(host: Organisation):
    reporter = of_body("can-bo", host)

    made = confirmed(reporter)

    assert made.host == host
    assert Role.STANDING_OFFICE in made.grants.values_list("role", flat=True)
    assert not hosts(reporter).exists()
    assert not bodies_run_by(reporter).exists()
    assert not prepares_any(reporter)
    assert not belongs_to_host(reporter, made)
    assert not permissions.may_give_roles(reporter, host)
    assert not permissions.may_reset(reporter, of_body("lanh-dao", host))


def test_what_such_an_office_gives_on_is_not_of_the_house_either(host: Organisation):
    reporter, other = of_body("can-bo", host), of_body("dong-nghiep", host)
    made = confirmed(reporter)

    give_role(made, "dong-nghiep", Role.STANDING_OFFICE, by=reporter)
    give_role(made, "can-bo", Role.STANDING_OFFICE, by=other)

    assert not hosts(other).exists()
    assert not hosts(reporter).exists()


@pytest.mark.parametrize("giver", ["superuser", "leader", "office"])
def test_the_house_puts_in_charge_whom_it_trusts(host: Organisation, giver: str):
    reporter = of_body("can-bo", host)
    made = confirmed(reporter)
    by = of_body("nguoi-giao", host)
    if giver == "superuser":
        by.is_superuser = True
        by.save()
    elif giver == "leader":
        lead(by, host)
    else:
        grant(made, by, Role.STANDING_OFFICE, by="lệnh", of_house=True)

    give_role(made, "can-bo", Role.STANDING_OFFICE, by=by)

    assert list(hosts(reporter)) == [host]
    assert belongs_to_host(reporter, made)


def test_a_leader_of_the_host_itself_is_in_charge_of_what_it_sends(host: Organisation):
    leader = of_body("chu-tich", host)
    lead(leader, host)

    confirmed(leader)

    assert list(hosts(leader)) == [host]


def test_the_page_of_roles_says_that_a_role_ends_with_the_conference(
    client: Client, host: Organisation
):
    reporter = of_body("can-bo", host)
    made = confirmed(reporter)
    client.force_login(reporter)

    page = client.get(reverse("conferences:roles", args=[made.slug])).content.decode()

    assert "chỉ trong hội nghị này" in page


def test_drafts_stay_with_the_body_for_which_they_were_sent(host: Organisation):
    commune = Organisation.objects.get(name="Ủy ban nhân dân xã Bình Châu")
    sender = of_body("can-bo", commune)
    data = TEXT.encode()
    draft = plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=sender)
    office = make_clerk(make_conference(), username="van-phong")

    sender.organisation = host
    sender.save()

    assert draft not in drafts_of(office)
    assert PlanDraft.organisation.is_cached(draft)
    assert draft.organisation == commune


@pytest.fixture
def invited(host: Organisation) -> services.Invited:
    """An invitation of the administrator: into a commune, with a role at the district."""
    keeper = make_account(username="quan-tri")
    keeper.is_superuser = True
    keeper.save()
    conference = make_conference()
    return services.invite(
        full_name="Lê Thị Hoa",
        email="",
        organisation=Organisation.objects.get(name="Ủy ban nhân dân xã Bình Châu"),
        unit_role=UnitRole.LEADER,
        roles=[{"conference": conference.pk, "role": Role.STANDING_OFFICE.value}],
        by=keeper,
    )


def test_no_new_link_shows_what_its_asker_could_not_promise(invited: services.Invited):
    event = replace(PLAN.event, name="Hội nghị khác")
    other = make_conference(replace(PLAN, title="Hội nghị khác", event=event))
    office = make_clerk(other, username="van-phong")

    with pytest.raises(refusals.NotOursToInvite):
        services.invite_again(invited.invitation, by=office)


def test_an_invitation_lapses_with_the_office_of_whoever_gave_it(invited: services.Invited):
    Account.objects.filter(username="quan-tri").update(is_superuser=False)

    with pytest.raises(refusals.LinkNotUsable):
        services.accept(invited.token, username="hoa", full_name="Lê Thị Hoa", password="x" * 14)

    assert not Account.objects.filter(username="hoa").exists()


def test_a_link_for_a_new_password_hands_over_no_role_elsewhere(host: Organisation):
    conference = make_conference()
    office = make_clerk(conference, username="van-phong")
    commune = Organisation.objects.get(name="Ủy ban nhân dân xã Bình Châu")
    account = of_body("hoa", commune)
    assert permissions.may_reset(office, account)

    elsewhere = Conference.objects.create(
        slug="noi-khac", identity="noi-khac", title="Hội nghị nơi khác", host=commune
    )
    grant(elsewhere, account, Role.LEADER, by="lệnh")

    assert permissions.may_close(office, account)
    assert not permissions.may_reset(office, account)
    with pytest.raises(refusals.NotOursToClose):
        services.note_reset_link(account, by=office)


def test_a_role_given_unasked_makes_nobody_ones_own(host: Organisation):
    conference = make_conference()
    office = make_clerk(conference, username="van-phong")
    stranger = make_account(username="nguoi-la")
    grant(conference, stranger, Role.CHECK_IN, by="van-phong")

    assert not permissions.may_move(office, stranger)

    Membership.objects.create(
        account=stranger,
        organisation=host,
        role=UnitRole.REPORTER,
        valid_to=timezone.localdate(),
    )
    assert permissions.may_move(office, stranger)
