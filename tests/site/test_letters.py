"""Letters that no database keeps are taken out of what is sent; nothing else is."""

import json

import pytest
from django.http import HttpResponse, QueryDict
from django.test import RequestFactory
from django.urls import reverse

from hoinghi.site.letters import Keepable, keepable, keepable_json
from hoinghi.tasks.models import Task
from hoinghi.units.models import Account
from tests.factories import make_account, make_conference

HALF = "\ud800"


def passed(request):
    """Give *request* as a view gets it."""
    guard = Keepable(lambda _: HttpResponse())
    guard(request)
    guard.process_view(request, None, (), {})
    return request


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Bình\x00 Sơn", "Bình Sơn"),
        (f"a{HALF}b\udfff", "ab"),
        ("Thạnh 🙂\t\n\u200b", "Thạnh 🙂\t\n\u200b"),
    ],
)
def test_only_what_cannot_be_kept_is_taken_out(typed, kept):
    assert keepable(typed) == kept


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b'"a\\u0000b"', "ab"),
        (b'"a\\\\u0000b"', "a\\u0000b"),
        (b'"a\\\\\\u0000b"', "a\\b"),
        (b'"\\ud83d\\ude42"', "🙂"),
        (b'"x\\uD83D y\\ude42"', "x y"),
        (b'"\\ud83d\\ud83d\\ude42"', "🙂"),
        (b'"x\xed\xa0\x80y"', "xy"),
        ('"Thạnh"'.encode("utf-16"), "Thạnh"),
        (b'"\\n\\"\\/\\u1ea1"', '\n"/ạ'),
    ],
)
def test_a_body_in_json_keeps_what_can_be_kept(sent, told):
    assert json.loads(keepable_json(sent)) == told


def test_a_body_that_is_no_text_is_left_to_its_reader():
    assert keepable_json(b'"\xff"') == b'"\xff"'


def test_forms_names_and_addresses_are_cleaned():
    request = RequestFactory().post("/?q=a%00b", {"ghi\x00chú": ["x\x00", "y"], "khác": "z"})
    request.COOKIES["sessionid"] = "\x00" * 9 + "k"

    passed(request)

    assert dict(request.GET.lists()) == {"q": ["ab"]}
    assert dict(request.POST.lists()) == {"ghichú": ["x", "y"], "khác": ["z"]}
    assert request.COOKIES["sessionid"] == "k"
    assert isinstance(request.POST, QueryDict)
    with pytest.raises(AttributeError):
        request.POST["thêm"] = "1"


def test_a_body_in_json_reaches_the_view_cleaned():
    request = RequestFactory().post("/", b'{"a": "\\u0000b"}', content_type="application/json")

    assert json.loads(passed(request).body) == {"a": "b"}


@pytest.mark.django_db
def test_a_note_with_such_letters_is_kept_without_them(client):
    conference = make_conference()
    account = make_account(conference)
    client.force_login(account)
    task = Task.objects.filter(conference=conference).first()

    client.post(
        reverse("tasks:comment", args=[conference.slug, task.pk]), {"comment": "Đã\x00 gọi"}
    )

    assert [note.text for note in task.notes.all()] == ["Đã gọi"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/gm/a%00b", "/?x=%00", "/tim-kiem/?q=%00a", "/%00"])
def test_no_address_fails_for_such_a_letter(client, address):
    client.force_login(Account.objects.create_user(username="a"))

    assert client.get(address).status_code < 500


@pytest.mark.django_db
def test_no_cookie_fails_for_such_a_letter(client):
    client.cookies["sessionid"] = "abcdefghi"
    client.cookies["sessionid"].set("sessionid", "abc\x00defghi", '"abc\\000defghi"')

    assert client.get("/").status_code < 500
