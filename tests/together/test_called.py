"""People are called by their names, whatever they sign in with."""

import pytest
from django.template import Context, Template
from django.utils import translation

from hoinghi.journal.rules import HOUSE
from hoinghi.journal.services import record
from hoinghi.together.queries import called, last_saver
from hoinghi.units.models import Organisation
from tests.factories import make_account

pytestmark = pytest.mark.django_db


def somebody():  # type: ignore[no-untyped-def] # models load lazily
    account = make_account(username="canbo")
    account.full_name = "Nguyễn Văn Ổi"
    account.save()
    return account


def test_who_saved_last_is_told_by_name():
    somebody()
    record("units.rename", by="mot-nguoi", subject="x", data={"organisation": 1})
    record("units.rename", by="canbo", subject="x", data={"organisation": 1})
    record("units.rename", by="mot-nguoi", subject="x", data={"organisation": 2})

    found = last_saver("units.rename", data__organisation=1)

    assert found is not None
    assert found.name == "Nguyễn Văn Ổi"
    assert last_saver("units.end_body", data__organisation=1) is None


def test_who_signs_in_no_more_keeps_the_name_that_was_written_down():
    assert called("nguoi-cu") == "nguoi-cu"


def test_the_programme_itself_is_called_in_the_language_of_the_page():
    with translation.override("vi"):
        in_vietnamese = called(HOUSE)
    with translation.override("en"):
        in_english = called(HOUSE)

    assert (in_vietnamese, in_english) == ("Hệ thống", "The system")


def test_a_name_is_asked_for_once_until_the_next_act(django_assert_num_queries):
    account = somebody()
    record("units.rename", by="canbo", subject="x")
    page = Template("{% load together_ui %}{{ who|called }}")
    assert page.render(Context({"who": "canbo"})) == "Nguyễn Văn Ổi"

    with django_assert_num_queries(1):
        assert page.render(Context({"who": "canbo"})) == "Nguyễn Văn Ổi"
    account.full_name = "Nguyễn Văn Mận"
    account.save()
    record("units.rename", by="canbo", subject="x")

    assert called("canbo") == "Nguyễn Văn Mận"


def test_who_gave_no_name_is_called_by_the_body_worked_for():
    body = Organisation.objects.create(name="UBND xã Bình Mẫu", kind="peoples_committee")
    make_account(username="mau-21052-ubnd", body=body)

    assert called("mau-21052-ubnd") == str(body)
