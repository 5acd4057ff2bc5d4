"""Who else has a page open: told to those who may know, kept for minutes."""

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences import plan_drafts
from hoinghi.conferences.models import Conference, Grant, Role
from hoinghi.conferences.services import grant
from hoinghi.tasks.models import Task
from hoinghi.together import presence
from hoinghi.together.models import Presence
from hoinghi.together.presence import Other, Pass
from hoinghi.units.models import Account
from tests.factories import make_account, make_clerk, make_conference

pytestmark = pytest.mark.django_db
CALL = "/dang-mo-trang/"


@pytest.fixture
def conference() -> Conference:
    return make_conference()


def people(conference: Conference, *names: str) -> list[tuple[Account, Client]]:
    found = []
    for name in names:
        account = make_account(conference, username=name)
        client = Client()
        client.force_login(account)
        found.append((account, client))
    return found


def pass_of(client: Client, address: str) -> str:
    found = re.search(r'data-pass="([^"]+)"', client.get(address).text)
    assert found, "nobody is asked for on this page"
    return found[1]


def said(client: Client, address: str) -> str:
    answer = client.post(CALL, {"pass": pass_of(client, address)})
    assert answer.status_code == 200
    return answer.json()["said"]


def test_two_at_one_task_are_told_of_each_other_and_not_of_themselves(conference):
    (_an, first), (_binh, second) = people(conference, "an", "binh")
    task, other = Task.objects.of(conference)[:2]
    address = reverse("tasks:change", args=[conference.slug, task.pk])
    elsewhere = reverse("tasks:change", args=[conference.slug, other.pk])

    told = [said(first, address), said(second, address), said(first, address)]

    assert told == ["", "an đang mở trang này.", "binh đang mở trang này."]
    assert said(second, elsewhere) == ""


def test_who_left_or_went_silent_is_no_longer_there(conference):
    (_an, first), (_binh, second) = people(conference, "an", "binh")
    address = reverse("tasks:change", args=[conference.slug, Task.objects.of(conference)[0].pk])
    said(first, address)

    first.post(CALL, {"pass": pass_of(first, address), "left": "1"})
    left = said(second, address)
    said(first, address)
    Presence.objects.update(at=timezone.now() - timedelta(seconds=51))

    assert (left, said(second, address)) == ("", "")


def test_nothing_is_kept_beyond_minutes(conference):
    (an, _first), (binh, _second) = people(conference, "an", "binh")
    before = timezone.now() - timedelta(minutes=4)
    Presence.objects.create(thing="body:1", account=binh, circle="x", at=before)

    presence.here(Pass(thing="task:1", circle="x", account=an.pk), timezone.now())

    assert not Presence.objects.filter(account=binh).exists()


def test_names_are_only_for_the_same_circle(conference):
    an, binh, chi = (make_account(username=name) for name in ("an", "binh", "chi"))
    now = timezone.now()

    def at(account: Account, circle: str) -> list[Other]:
        return presence.here(Pass(thing="body:7", circle=circle, account=account.pk), now)

    at(an, "organisation:1")
    at(binh, "organisation:2")
    others = at(chi, "organisation:1")

    assert others == [Other(name="an"), Other(name="")]
    assert presence.sentence(others) == "an và 1 người nữa đang mở trang này."
    assert presence.sentence([Other(name="")]) == "1 người khác đang mở trang này."


@pytest.mark.parametrize(
    "token",
    ["", "x", signing.dumps(["task:1", "c", 1]), signing.dumps("x", salt=presence._SALT)],
    ids=["none", "nonsense", "of another kind", "of another shape"],
)
def test_a_false_pass_opens_nothing(conference, token: str):
    ((_an, client),) = people(conference, "an")

    assert client.post(CALL, {"pass": token}).status_code == 410
    assert not Presence.objects.exists()


def test_the_pass_of_another_account_opens_nothing(conference):
    (_an, first), (_binh, second) = people(conference, "an", "binh")
    address = reverse("tasks:change", args=[conference.slug, Task.objects.of(conference)[0].pk])

    assert second.post(CALL, {"pass": pass_of(first, address)}).status_code == 410


@pytest.mark.parametrize("lost", ["role", "body"])
def test_who_has_lost_the_role_or_the_body_is_told_nothing_more(conference, lost: str):
    account = make_clerk(conference, username="an")
    client = Client()
    client.force_login(account)
    address = reverse("tasks:change", args=[conference.slug, Task.objects.of(conference)[0].pk])
    token = pass_of(client, address)
    assert client.post(CALL, {"pass": token}).status_code == 200

    if lost == "role":
        Grant.objects.filter(account=account).delete()
    else:
        Account.objects.filter(pk=account.pk).update(organisation=None)

    assert client.post(CALL, {"pass": token}).status_code == 410


def test_without_signing_in_nobody_is_told():
    assert Client().post(CALL, {"pass": "x"}).status_code == 302


def test_asking_takes_one_query_for_one_and_for_many(conference):
    now, counts = timezone.now(), []
    me = make_account(username="toi")
    for number in range(12):
        account = make_account(username=f"nguoi-{number}")
        presence.here(Pass(thing="body:7", circle="x", account=account.pk), now)
        if number in (0, 11):
            with CaptureQueriesContext(connection) as asked:
                presence.here(Pass(thing="body:7", circle="x", account=me.pk), now)
            reads = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
            counts.append((len(reads), len(asked)))

    assert counts[0] == counts[1]
    assert counts[0][0] == 1


def test_pages_on_which_nothing_is_edited_do_not_ask(conference):
    leader = make_account(username="lanh-dao")
    grant(conference, leader, Role.LEADER, by="thử nghiệm")
    client = Client()
    client.force_login(leader)
    task = Task.objects.of(conference)[0]

    shown = client.get(reverse("tasks:task", args=[conference.slug, task.pk]))

    assert "data-who-else" not in shown.text


def test_template_draft_and_body_ask_too(conference):
    clerk = make_clerk(conference, username="an")
    client = Client()
    client.force_login(clerk)
    pages = [
        reverse("units:body", args=[conference.host_id]),
        reverse("wording:edit", args=[conference.slug, "delegates", "invitation"]),
        plan_drafts.reopen(conference, by=clerk).get_absolute_url(),
    ]

    assert [said(client, page) for page in pages] == ["", "", ""]
    things = {one.thing.partition(":")[0] for one in Presence.objects.all()}
    assert things == {"body", "template", "draft"}
