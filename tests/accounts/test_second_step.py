"""Bắt buộc xác thực hai bước theo vai trò: chưa bật thì không trang nào mở."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.accounts.models import SecondStepRule
from hoinghi.accounts.queries import lacks_second_step
from hoinghi.accounts.rules import ADMINISTRATOR, OF_A_UNIT
from hoinghi.accounts.services import require_second_step
from hoinghi.conferences.models import Conference, Role
from hoinghi.journal.models import Entry
from hoinghi.units.models import Account
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db

OFFICE = frozenset({Role.STANDING_OFFICE.value})
ON_TELEPHONE = generate_totp_secret()


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def chief() -> Account:
    return Account.objects.create_superuser("quantri", password="x")


def test_nothing_opens_until_the_second_step_is_there(
    conference: Conference, chief: Account, client: Client
):
    account = make_account(conference)
    require_second_step(OFFICE, host=None, by=chief)
    client.force_login(account)
    must = reverse("accounts:must")

    for page in (
        reverse("conferences:list"),
        conference.get_absolute_url(),
        reverse("accounts:own"),
        reverse("accounts:list"),
        reverse("account_change_password"),
        reverse("units:directory"),
    ):
        assert client.get(page).url == must
    assert client.post(reverse("accounts:invite"), {}).url == must
    assert "bắt buộc xác thực hai bước" in client.get(must).content.decode()

    TOTP.activate(account, ON_TELEPHONE)

    assert client.get(reverse("conferences:list")).status_code == 200
    assert client.get(must).url == reverse("accounts:own")


def test_a_rule_of_one_host_holds_in_its_conferences_only(conference: Conference, chief: Account):
    account = make_account(conference)
    other = Conference.objects.create(slug="khac", identity="khac", title="Khác", kind="other")
    elsewhere = make_account(other, username="nguoikhac")

    require_second_step(OFFICE, host=conference.host, by=chief)

    assert (lacks_second_step(account), lacks_second_step(elsewhere)) == (True, False)


@pytest.mark.parametrize(
    "role, whom, required",
    [
        (ADMINISTRATOR, "quantri", True),
        (ADMINISTRATOR, "vanphong", False),
        (OF_A_UNIT, "vanphong", False),
        (OF_A_UNIT, "xa", True),
        (Role.FINANCE.value, "vanphong", False),
    ],
)
def test_rules_reach_just_those_who_hold_the_role(
    conference: Conference, chief: Account, role: str, whom: str, required: bool
):
    make_account(conference)
    Account.objects.create_user("xa", organisation=conference.host)

    require_second_step(frozenset({role}), host=None, by=chief)

    assert lacks_second_step(Account.objects.get(username=whom)) is required


def test_recovery_codes_alone_are_no_second_step(conference: Conference, chief: Account):
    account = make_account(conference)
    require_second_step(OFFICE, host=None, by=chief)

    Authenticator.objects.create(
        user=account, type=Authenticator.Type.RECOVERY_CODES, data={"seed": "x", "used_mask": 0}
    )

    assert lacks_second_step(account)


def test_the_last_second_step_is_not_turned_off_while_required(
    conference: Conference, chief: Account, client: Client
):
    account = make_account(conference)
    TOTP.activate(account, ON_TELEPHONE)
    require_second_step(OFFICE, host=None, by=chief)
    client.force_login(account)
    again = {"password": "mat khau thu nghiem", "next": reverse("mfa_deactivate_totp")}
    client.post(reverse("account_reauthenticate"), again)

    answer = client.post(reverse("mfa_deactivate_totp"))

    assert "bắt buộc xác thực hai bước" in answer.content.decode()
    assert Authenticator.objects.filter(user=account, type=Authenticator.Type.TOTP).exists()


def test_setting_the_same_rules_again_writes_nothing(conference: Conference, chief: Account):
    require_second_step(OFFICE, host=None, by=chief)
    require_second_step(OFFICE, host=None, by=chief)

    assert Entry.objects.filter(act="accounts.require_second_step").count() == 1


def test_a_standing_office_sets_rules_for_its_own_host_only(conference: Conference, client: Client):
    client.force_login(make_clerk(conference))
    page = reverse("accounts:second-step")

    client.post(page, {"roles": [Role.FINANCE.value]})

    rule = SecondStepRule.objects.get()
    assert (rule.role, rule.host) == (Role.FINANCE.value, conference.host)
    assert client.get(f"{page}?co-quan=999999").status_code == 404
    refused = client.post(page, {"roles": [ADMINISTRATOR]}).context["form"].errors
    assert "roles" in refused


def test_a_page_asks_once_whether_the_step_is_there(
    conference: Conference, chief: Account, client: Client
):
    require_second_step(frozenset({Role.FINANCE.value}), host=None, by=chief)
    client.force_login(make_account(conference))
    client.get(reverse("accounts:own"))

    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("accounts:own"))

    rules = SecondStepRule._meta.db_table
    assert sum(rules in one["sql"] for one in captured) == 1
    assert len(captured) <= 7
