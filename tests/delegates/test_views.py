"""Trang sau mã của giấy mời: chỉ mã thật, còn hiệu lực mới cho thấy lời mời."""

import pytest
from django.conf import settings
from django.test import Client

from hoinghi.delegates.models import DelegatePlace, new_nonce
from hoinghi.delegates.tokens import Ticket, issue
from tests.factories import make_conference


def code_of(place: DelegatePlace, **changes) -> str:
    ticket = {"conference_id": place.conference_id, "nonce": place.nonce, **changes}
    return f"/gm/{issue(Ticket(**ticket), settings.SECRET_KEY)}"


@pytest.fixture
def place(db) -> DelegatePlace:
    make_conference()
    return DelegatePlace.objects.filter(organisation__isnull=False)[20]


def test_a_genuine_code_shows_the_invitation_without_an_account(
    client: Client, place: DelegatePlace
):
    response = client.get(code_of(place))

    shown = response.content.decode()
    assert response.status_code == 200
    assert place.conference.title in shown
    assert "Hội trường UBND huyện" in shown
    assert place.standing in shown


def test_no_search_engine_keeps_an_invitation(client: Client, place: DelegatePlace):
    response = client.get(code_of(place))

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]


def test_every_code_that_does_not_hold_gets_the_same_answer(client: Client, place: DelegatePlace):
    genuine = code_of(place)
    other_conference = code_of(place, conference_id=place.conference_id + 1)
    withdrawn = DelegatePlace.objects.exclude(pk=place.pk).first()
    codes = [genuine[:-5] + "AAAAA", "/gm/khong-phai-ma", other_conference, code_of(withdrawn)]
    DelegatePlace.objects.filter(pk=withdrawn.pk).update(withdrawn=True)

    answers = [client.get(code) for code in codes]

    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "không có giá trị" in answers[0].content.decode()


def test_a_new_nonce_revokes_the_old_invitation(client: Client, place: DelegatePlace):
    old = code_of(place)
    DelegatePlace.objects.filter(pk=place.pk).update(nonce=new_nonce())

    assert client.get(old).status_code == 404
