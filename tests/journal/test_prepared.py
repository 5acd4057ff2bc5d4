"""Queries put together once answer as Django's own do."""

from threading import Thread

import pytest
from django.db import connection
from django_scopes import scope, scopes_disabled

from hoinghi.conferences.models import Grant
from hoinghi.journal.prepared import Prepared
from hoinghi.units.models import Account
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def account_with_its_body():
    return Prepared(lambda pk: Account.objects.select_related("organisation").filter(pk=pk)[:1], 0)


def fields_of(row):
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_it_gives_what_django_gives(django_assert_num_queries):
    made = make_account(username="chi-lan")
    prepared = account_with_its_body()
    expected = Account.objects.select_related("organisation").get(pk=made.pk)

    with django_assert_num_queries(1):
        found = prepared.first(made.pk)
        organisation = found.organisation

    assert found == expected
    assert fields_of(found) == fields_of(expected)
    assert organisation == expected.organisation
    assert found._state.adding is False


def test_each_asking_has_its_own_values_and_its_own_row():
    lan, minh = make_account(username="chi-lan"), make_account(username="anh-minh")
    prepared = account_with_its_body()

    assert [prepared.first(lan.pk), prepared.first(minh.pk)] == [lan, minh]
    assert prepared.first(lan.pk) is not prepared.first(lan.pk)
    assert prepared.first(0) is None


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, -(10**30)])
def test_a_number_that_no_column_holds_is_nobody_s(number):
    assert account_with_its_body().first(number) is None


def test_values_find_their_places_whatever_django_makes_of_the_order():
    lan = make_account(username="chi-lan")
    prepared = Prepared(
        lambda username, pk: Account.objects.filter(username=username, pk=pk).values_list(
            "pk", "username"
        ),
        "x",
        0,
    )

    assert prepared.tuples("chi-lan", lan.pk) == [(lan.pk, "chi-lan")]
    assert prepared.tuples("anh-minh", lan.pk) == []


@pytest.mark.parametrize(
    "ask",
    [
        lambda pk: Account.objects.filter(pk=pk, username="chi-lan"),
        # Django writes a truth value into the query itself.
        lambda active: Account.objects.filter(is_active=active),
    ],
)
def test_a_query_in_which_a_value_stands_fast_is_refused(ask):
    prepared = Prepared(ask, True)

    with pytest.raises(ValueError, match="the query takes"):
        prepared.first(1)


def test_the_scope_in_which_it_is_first_asked_changes_nothing():
    prepared = Prepared(
        lambda account: Grant.objects.filter(account=account).values_list("role"), 0
    )
    with scope(conference=-1):
        prepared.tuples(0)

    with scopes_disabled():
        asked = str(Grant.objects.filter(account=0).values_list("role").query)

    assert prepared._put_together()._sql % (0,) == asked


def test_no_thread_holds_the_connection_of_another():
    prepared = account_with_its_body()
    prepared.first(0)
    held = []

    def look():
        held.append(vars(prepared._made))

    thread = Thread(target=look)
    thread.start()
    thread.join()

    assert held == [{}]
    assert (
        prepared._put_together()._compiler.connection is connection._connections[connection._alias]
    )
