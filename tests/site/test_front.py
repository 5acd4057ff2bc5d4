"""Trang đầu: mỗi tài khoản vào là đến nơi mình cần."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Role
from hoinghi.conferences.services import grant
from hoinghi.units.models import Organisation
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def of_a_unit(username: str = "donvi"):  # type: ignore[no-untyped-def] # models load lazily
    stands = Organisation.objects.get(name="Ủy ban nhân dân xã Bình Sơn", valid_to=None)
    return make_account(username=username, body=stands)


def front_of(client: Client, account) -> str:  # type: ignore[no-untyped-def] # an account
    client.force_login(account)
    return client.get(reverse("home")).url


def test_a_unit_comes_to_what_it_owes(client: Client):
    make_conference()

    assert front_of(client, of_a_unit()) == reverse("tasks:mine")


def test_a_unit_with_a_role_comes_to_its_conferences(client: Client):
    conference = make_conference()
    account = of_a_unit()
    grant(conference, account, Role.FINANCE, by="thử")

    assert front_of(client, account) == reverse("conferences:list")


def test_an_account_of_no_body_comes_to_the_list(client: Client):
    assert front_of(client, make_account()) == reverse("conferences:list")


def test_the_empty_list_leads_a_unit_on(client: Client):
    make_conference()
    client.force_login(of_a_unit())

    shown = client.get(reverse("conferences:list")).content.decode()

    main = shown[shown.index("<main") :]
    assert f'href="{reverse("tasks:mine")}"' in main
