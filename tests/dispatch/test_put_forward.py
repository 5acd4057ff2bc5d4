"""Trình ký: which drafts wait for a hand, and how they stop waiting."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Conference, Role
from hoinghi.dispatch import services
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.refusals import DraftOvertaken, ReturnedUnsaid
from hoinghi.dispatch.telling import tell
from hoinghi.journal.models import Entry
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def draft(conference: Conference) -> Revision:
    services.keep_all(conference, by="an")
    return Revision.objects.filter(record__key="", record__conference=conference)[0]


@pytest.fixture
def client(conference: Conference) -> Client:
    client = Client()
    client.force_login(make_account(conference))
    return client


def at(conference: Conference, name: str, draft: Revision) -> str:
    return reverse(f"dispatch:{name}", args=[conference.slug, draft.record.ref])


def waits(draft: Revision) -> bool:
    draft.refresh_from_db()
    return draft.awaits_signature


def test_a_draft_is_put_forward_once_and_taken_back(conference, draft, client):
    seen = {"seen": draft.made_from}

    for _ in range(2):
        shown = client.post(at(conference, "put-forward", draft), seen, follow=True)
    put = waits(draft)
    client.post(at(conference, "take-back", draft))

    assert "Rút về để sửa" in shown.text
    assert (put, waits(draft)) == (True, False)
    assert Entry.objects.filter(act="dispatch.put_forward").count() == 1
    assert draft.is_draft


def test_both_acts_are_taken_back_from_their_message(conference, draft, client):
    undo = reverse("conferences:undo", args=[conference.slug])
    found = []
    for act in ("put-forward", "take-back"):
        if act == "take-back":
            services.put_forward(conference, draft.record.ref, seen=draft.made_from, by="an")
        page = client.post(at(conference, act, draft), {"seen": draft.made_from}, follow=True)
        before = waits(draft)
        token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
        client.post(undo, {"token": token})
        found.append((before, waits(draft)))

    assert found == [(True, False), (False, True)]


def test_what_is_not_what_was_seen_is_not_put_forward(conference, draft):
    with pytest.raises(DraftOvertaken):
        services.put_forward(conference, draft.record.ref, seen="x", by="an")
    with pytest.raises(DraftOvertaken):
        services.take_back(conference, draft.record.ref, by="an")

    services.drop(conference, draft.record.ref, by="an")
    with pytest.raises(DraftOvertaken):
        services.put_forward(conference, draft.record.ref, seen=draft.made_from, by="an")


def test_leaders_are_told_of_what_waits_for_them(conference, draft):
    services.put_forward(conference, draft.record.ref, seen=draft.made_from, by="an")

    told = tell(Entry.objects.get(act="dispatch.put_forward"))

    (one,) = told.tellings
    assert one.title == f"Trình ký: {draft.record.title}"
    assert one.roles == {Role.LEADER.value}
    assert told.bodies == frozenset()


def test_who_may_not_issue_puts_nothing_forward(conference, draft):
    other = Client()
    account = make_account(username="lanh-dao")
    conference.grants.create(account=account, role=Role.LEADER)
    other.force_login(account)

    answer = other.post(at(conference, "put-forward", draft), {"seen": draft.made_from})

    assert answer.status_code == 403
    assert not waits(draft)


@pytest.fixture
def leader(conference: Conference) -> Client:
    account = make_account(username="lanh-dao")
    conference.grants.create(account=account, role=Role.LEADER)
    client = Client()
    client.force_login(account)
    return client


def put(conference: Conference, draft: Revision) -> None:
    services.put_forward(conference, draft.record.ref, seen=draft.made_from, by="nguoi-trinh")


def test_a_leader_returns_a_draft_with_the_reason_which_the_clerk_reads(
    conference, draft, client, leader
):
    put(conference, draft)
    asks = leader.get(draft.record.get_absolute_url())

    told = {"seen": draft.made_from, "why": "Thiếu căn cứ\n<b>Nghị định</b>"}
    leader.post(at(conference, "send-back", draft), told)

    assert "Trả lại dự thảo" in asks.text
    assert not waits(draft)
    assert draft.is_draft
    shown = client.get(draft.record.get_absolute_url()).text
    assert "Thiếu căn cứ<br>&lt;b&gt;Nghị định" in shown
    client.post(at(conference, "put-forward", draft), {"seen": draft.made_from})
    assert waits(draft)
    assert "Thiếu căn cứ" not in client.get(draft.record.get_absolute_url()).text


def test_who_put_it_forward_is_told_why(conference, draft):
    clerk = make_account(conference, username="nguoi-trinh")
    put(conference, draft)
    services.send_back(
        conference, draft.record.ref, seen=draft.made_from, why="Sai ngày", by="lanh-dao"
    )

    (one,) = tell(Entry.objects.get(act="dispatch.send_back")).tellings

    assert (one.accounts, one.text) == (frozenset({clerk.pk}), "Sai ngày")
    assert one.url == draft.record.get_absolute_url()


@pytest.mark.parametrize("is_left", [False, True])
def test_the_offices_are_told_where_who_put_it_forward_is_gone(conference, draft, is_left):
    if is_left:
        # The role was taken back; what the leader writes of the draft is not for them any more.
        make_account(username="nguoi-trinh")
    put(conference, draft)
    services.send_back(conference, draft.record.ref, seen=draft.made_from, why="Sai", by="ld")

    (one,) = tell(Entry.objects.get(act="dispatch.send_back")).tellings

    assert (one.accounts, Role.STANDING_OFFICE in one.roles) == (frozenset(), True)


def test_nothing_is_returned_without_a_reason_unread_or_twice(conference, draft, leader):
    put(conference, draft)
    ref = draft.record.ref

    with pytest.raises(ReturnedUnsaid):
        services.send_back(conference, ref, seen=draft.made_from, why=" \n", by="ld")
    with pytest.raises(DraftOvertaken):
        services.send_back(conference, ref, seen="khác", why="Sai", by="ld")
    answer = leader.post(at(conference, "send-back", draft), {"seen": draft.made_from, "why": ""})
    assert "Chưa có lý do trả lại" in answer.text
    assert waits(draft)
    services.send_back(conference, ref, seen=draft.made_from, why="Sai", by="ld")
    with pytest.raises(DraftOvertaken):
        services.send_back(conference, ref, seen=draft.made_from, why="Sai", by="ld")


def test_returning_is_taken_back_as_it_was_put_forward(conference, draft, leader):
    put(conference, draft)
    draft.refresh_from_db()
    before = (draft.put_forward_by, draft.put_forward_at)

    told = {"seen": draft.made_from, "why": "Sai"}
    page = leader.post(at(conference, "send-back", draft), told, follow=True)
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    leader.post(reverse("conferences:undo", args=[conference.slug]), {"token": token})

    assert waits(draft)
    assert (draft.put_forward_by, draft.put_forward_at) == before
    assert draft.returned_why == ""


def test_nobody_takes_the_return_of_another_leader_back(conference, draft, leader):
    put(conference, draft)
    told = {"seen": draft.made_from, "why": "Sai"}
    page = leader.post(at(conference, "send-back", draft), told, follow=True)
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    put(conference, draft)
    other = {"seen": draft.made_from, "why": "Thiếu căn cứ", "by": "pho-chu-tich"}
    services.send_back(conference, draft.record.ref, **other)

    leader.post(reverse("conferences:undo", args=[conference.slug]), {"token": token})

    assert not waits(draft)
    assert draft.returned_why == "Thiếu căn cứ"


def test_who_does_not_sign_returns_nothing(conference, draft):
    put(conference, draft)
    desk = Client()
    account = make_account(username="ban-don")
    conference.grants.create(account=account, role=Role.FINANCE)
    desk.force_login(account)

    told = {"seen": draft.made_from, "why": "Sai"}
    answer = desk.post(at(conference, "send-back", draft), told)

    assert answer.status_code == 403
    assert waits(draft)
