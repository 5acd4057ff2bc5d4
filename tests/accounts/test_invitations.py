"""Lời mời: ai mời được ai, liên kết dùng một lần, có hạn, thu hồi được; không lộ gì ra ngoài."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from hoinghi.accounts import permissions, queries, refusals, services
from hoinghi.accounts.models import Invitation
from hoinghi.accounts.rules import digest, proposed_name
from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken
from hoinghi.units.models import Account, Organisation, UnitRole
from hoinghi.units.queries import unit_roles_of
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db

WORD = "mot mat khau that la dai"


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def office(conference: Conference) -> Account:
    return make_clerk(conference)


def body(name: str) -> Organisation:
    return Organisation.objects.filter(short_name=name).earliest("pk")


def invite(by: Account, **changes) -> services.Invited:
    told = {
        "full_name": "Trần Thị Bưởi",
        "email": "buoi@binhson.gov.vn",
        "organisation": body("UBND xã Bình Châu"),
        "roles": [],
    }
    return services.invite(**{**told, **changes}, by=by)


def accept(invited: services.Invited, username: str = "buoi") -> Account:
    return services.accept(
        invited.token, username=username, full_name="Trần Thị Bưởi", password=WORD
    )


def test_the_standing_office_invites_for_every_body_of_its_area(conference: Conference):
    account = accept(invite(office(conference)))

    assert account.organisation == body("UBND xã Bình Châu")
    assert account.check_password(WORD)
    assert first_broken() is None


def test_promised_roles_are_granted_when_the_invitation_is_accepted(conference: Conference):
    roles = [{"conference": conference.pk, "role": Role.FINANCE.value}]

    account = accept(invite(office(conference), roles=roles))

    assert list(account.grants.values_list("role", flat=True)) == [Role.FINANCE.value]


@pytest.mark.parametrize("role", list(UnitRole))
def test_the_role_in_the_body_comes_with_the_account(conference: Conference, role: UnitRole):
    account = accept(invite(office(conference), unit_role=role))

    assert unit_roles_of(account, timezone.localdate()) == {role}


def test_roles_promised_by_one_who_may_no_longer_give_them_are_not_granted(
    conference: Conference,
):
    by = office(conference)
    invited = invite(by, roles=[{"conference": conference.pk, "role": Role.LEADER.value}])
    other = Conference.objects.create(
        slug="khac", identity="khac", title="Khác", kind="other", host=conference.host
    )
    grant(other, by, Role.STANDING_OFFICE, by="lệnh", of_house=True)
    by.grants.filter(conference=conference).delete()

    assert not accept(invited).grants.exists()


def test_a_standing_office_invites_for_no_body_of_elsewhere(conference: Conference):
    elsewhere = Organisation.objects.create(
        code="xa-khac", name="UBND xã Nơi Khác", kind="peoples_committee", level="commune"
    )

    with pytest.raises(refusals.NotOursToInvite):
        invite(office(conference), organisation=elsewhere)


def test_a_role_in_a_conference_of_others_cannot_be_promised(conference: Conference):
    by = office(conference)
    other = Conference.objects.create(slug="khac", identity="khac", title="Khác", kind="other")

    with pytest.raises(refusals.NotOursToInvite):
        invite(by, roles=[{"conference": other.pk, "role": Role.LEADER.value}])


def test_only_the_digest_of_the_link_is_kept(conference: Conference):
    invited = invite(office(conference))

    secret = invited.token.partition(".")[0]
    kept = Invitation.objects.get()
    assert kept.digest == digest(secret)
    assert secret not in str([*Invitation.objects.values_list(), *Entry.objects.values_list()])


def test_neither_name_nor_address_of_the_invited_goes_into_the_log(conference: Conference):
    invite(office(conference))

    logged = str(list(Entry.objects.values_list("subject", "data")))
    assert "Bưởi" not in logged
    assert "buoi@" not in logged


def test_a_link_works_once(conference: Conference):
    invited = invite(office(conference))
    accept(invited)

    with pytest.raises(refusals.LinkNotUsable):
        accept(invited, "khac")


@pytest.mark.parametrize("spoil", ["revoked", "expired", "resent", "forged"])
def test_a_link_ends(conference: Conference, spoil: str):
    by = office(conference)
    invited = invite(by)
    token = invited.token
    if spoil == "revoked":
        services.revoke(invited.invitation, by=by)
    elif spoil == "expired":
        Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    elif spoil == "resent":
        services.invite_again(invited.invitation, by=by)
    else:
        token = token[:-1] + ("A" if token[-1] != "A" else "B")

    with pytest.raises(refusals.LinkNotUsable):
        services.find(token)


def test_an_expired_invitation_can_be_sent_again(conference: Conference):
    by = office(conference)
    invited = invite(by)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))

    again = services.invite_again(invited.invitation, by=by)

    assert accept(again).username == "buoi"
    with pytest.raises(refusals.NotWaiting):
        services.revoke(invited.invitation, by=by)


def test_an_address_is_invited_once(conference: Conference):
    by = office(conference)
    invited = invite(by)
    with pytest.raises(refusals.AlreadyInvited):
        invite(by, email="BUOI@binhson.gov.vn")

    accept(invited)

    with pytest.raises(refusals.AlreadyHasAccount):
        invite(by)


def test_a_name_in_use_is_refused_whatever_its_capitals(conference: Conference):
    invited = invite(office(conference))

    with pytest.raises(refusals.NameTaken):
        accept(invited, "VanPhong")
    assert accept(invited, "buoi").username == "buoi"


@pytest.mark.parametrize("mailed", [True, False])
def test_only_a_link_that_went_by_mail_confirms_the_address(conference: Conference, mailed: bool):
    invited = invite(office(conference))
    if mailed:
        services.mark_mailed(invited.invitation)

    accept(invited)

    assert EmailAddress.objects.get().verified is mailed


def test_the_mail_leads_the_invited_in(conference: Conference, client: Client):
    client.force_login(office(conference))
    told = {
        "full_name": "Trần Thị Bưởi",
        "email": "Buoi@binhson.gov.vn",
        "body": "ubnd xã bình châu",
    }
    with override_settings(EMAIL_HOST="thu.example"):
        page = client.post(reverse("accounts:invite"), told, follow=True)
    link = re.search(r"http://testserver(/moi/\S+)", mail.outbox[0].body)[1]
    assert mail.outbox[0].to == ["buoi@binhson.gov.vn"]
    assert link not in page.content.decode()

    invited = Client()
    form = {"full_name": "Trần Thị Bưởi", "username": "buoi", "password1": WORD, "password2": WORD}
    answer = invited.post(link, form)

    assert (answer.status_code, answer.url) == (302, reverse("home"))
    assert invited.get(reverse("accounts:own")).status_code == 200
    assert invited.get(link).status_code == 410


def test_without_a_mail_server_the_link_is_shown_once(conference: Conference, client: Client):
    client.force_login(office(conference))
    told = {"full_name": "Trần Thị Bưởi", "email": "", "body": "UBND xã Bình Châu"}

    shown = client.post(reverse("accounts:invite"), told, follow=True).content.decode()

    assert "/moi/" in shown
    assert "/moi/" not in client.get(reverse("accounts:invitations")).content.decode().replace(
        reverse("accounts:invite"), ""
    )


def test_the_invited_may_choose_a_passkey_and_is_led_to_it(conference: Conference):
    invited = invite(office(conference))
    client = Client()
    form = {"full_name": "Trần Thị Bưởi", "username": "buoi", "by_passkey": "1"}

    answer = client.post(reverse("accounts:accept", args=[invited.token]), form)

    assert answer.url == reverse("mfa_add_webauthn")
    assert client.get(reverse("conferences:list")).url == reverse("accounts:must")
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200


@pytest.mark.parametrize("password", ["ngan", "", "password123456"])
def test_a_weak_password_is_refused_and_the_link_stays(conference: Conference, password: str):
    invited = invite(office(conference))
    form = {"full_name": "B", "username": "buoi", "password1": password, "password2": password}

    answer = Client().post(reverse("accounts:accept", args=[invited.token]), form)

    assert "password1" in answer.context["form"].errors
    assert services.find(invited.token)


def test_others_see_neither_accounts_nor_invitations(conference: Conference, client: Client):
    by = office(conference)
    invited = invite(by)
    account = accept(invited)
    pages = [
        reverse("accounts:list"),
        reverse("accounts:invite"),
        reverse("accounts:invitations"),
        reverse("accounts:second-step"),
        reverse("accounts:account", args=[by.pk]),
    ]
    client.force_login(account)

    assert {client.get(page).status_code for page in pages} == {403}
    with pytest.raises(PermissionDenied):
        permissions.require_administering(account)


def test_a_standing_office_sees_no_account_of_elsewhere(conference: Conference, client: Client):
    stranger = make_account(username="nguoila")
    client.force_login(office(conference))

    assert stranger not in queries.accounts_seen_by(Account.objects.get(username="vanphong"))
    for name in ("account", "close", "reopen", "reset-link"):
        page = reverse(f"accounts:{name}", args=[stranger.pk])
        assert client.post(page).status_code in {404, 405}
    stranger.refresh_from_db()
    assert stranger.is_active


def test_closing_an_account_ends_its_session_and_opening_it_lets_it_in(conference: Conference):
    by = office(conference)
    account = accept(invite(by))
    theirs, ours = Client(), Client()
    theirs.force_login(account)
    ours.force_login(by)

    ours.post(reverse("accounts:close", args=[account.pk]))
    closed = theirs.get(reverse("accounts:own")).status_code
    ours.post(reverse("accounts:reopen", args=[account.pk]))

    assert closed == 302
    assert theirs.login(username="buoi", password=WORD)


@pytest.mark.parametrize("whom", ["itself", "superuser", "other office"])
def test_a_standing_office_closes_neither_itself_nor_its_equals(conference: Conference, whom: str):
    by = office(conference)
    other = {
        "itself": lambda: by,
        "superuser": lambda: Account.objects.create_superuser("quantri", password=WORD),
        "other office": lambda: make_clerk(conference, username="vanphong2"),
    }[whom]()

    with pytest.raises(refusals.NotOursToClose):
        services.close(other, by=by)
    with pytest.raises(refusals.NotOursToClose):
        services.note_reset_link(other, by=by)


def test_the_link_for_a_new_password_can_be_handed_over(conference: Conference, client: Client):
    by = office(conference)
    account = accept(invite(by))
    client.force_login(by)

    page = client.post(reverse("accounts:reset-link", args=[account.pk]), follow=True)
    link = re.search(r"http://testserver(/quen-mat-khau/[^<\s]+)", page.content.decode())[1]
    them = Client()
    form = them.get(link).url
    them.post(form, {"password1": "mat khau thay the khac", "password2": "mat khau thay the khac"})

    account.refresh_from_db()
    assert account.check_password("mat khau thay the khac")
    assert Entry.objects.filter(act="accounts.reset_link", actor="vanphong").exists()


def rows(page: str, client: Client, django_assert_num_queries) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert client.get(page).status_code == 200
    return len(asked)


@pytest.mark.parametrize("page", ["accounts:list", "accounts:invitations"])
def test_a_list_takes_the_same_queries_for_1_3_and_300_rows(
    conference: Conference, client: Client, page: str, django_assert_num_queries
):
    by = office(conference)
    client.force_login(by)
    place, asked, made = body("UBND xã Bình Châu"), [], 0
    client.get(reverse(page))
    for wanted in (1, 3, 300):
        while made < wanted:
            made += 1
            Account.objects.create(username=f"can-bo-{made}", organisation=place)
            Invitation.objects.create(
                full_name=f"Người {made}",
                organisation=place,
                digest=str(made),
                invited_by=by,
                expires_at=timezone.now(),
            )
        asked.append(rows(reverse(page), client, django_assert_num_queries))

    # Beyond one page, the list says how many there are: it is asked for anyway.
    assert len(set(asked)) == 1


@pytest.mark.parametrize(
    "full_name, email, proposed",
    [
        ("Nguyễn Thị Đào", "", "nguyenthidao"),
        ("Nguyễn Thị Đào", "Dao.NT@binhson.gov.vn", "dao.nt"),
        ("Ông <b>", "", "ongb"),
    ],
)
def test_a_sign_in_name_is_proposed(full_name: str, email: str, proposed: str):
    assert proposed_name(full_name, email) == proposed


@pytest.mark.parametrize("of", ["UBND xã Bình Châu", ""])
def test_who_runs_a_conference_of_another_house_has_no_say_over_its_accounts(
    conference: Conference, client: Client, of: str
):
    """Anybody may send a plan under the name of the district, and runs what comes of it."""
    account = accept(invite(office(conference)))
    sender = make_account(conference, username="nguoigui", body=body(of) if of else None)
    client.force_login(sender)

    assert account not in queries.accounts_seen_by(sender)
    assert client.post(reverse("accounts:reset-link", args=[account.pk])).status_code == 404
    for act in (services.close, services.note_reset_link):
        with pytest.raises(refusals.NotOursToClose):
            act(account, by=sender)
    with pytest.raises(refusals.NotOursToInvite):
        invite(sender, organisation=body("UBND xã Bình Châu"))
    assert not queries.hosts(sender).exists()


def test_nobody_gets_out_of_reach_by_sending_a_plan(conference: Conference):
    account = accept(invite(office(conference)))
    grant(conference, account, Role.STANDING_OFFICE, by=account.username)

    services.close(account, by=Account.objects.get(username="vanphong"))

    account.refresh_from_db()
    assert not account.is_active
