"""The page of those who sign."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Grant, Role
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.units.models import PostHolder, SigningMandate
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def post(conference, **changes: object) -> dict[str, object]:
    told = {
        "organisation": conference.host_id,
        "position": "Phó Chủ tịch",
        "person": "Võ Văn Đồng",
        "decision": "",
        "valid_from": "2021-07-01",
        "valid_to": "",
    }
    return {f"chuc-vu-{name}": value for name, value in {**told, **changes}.items()}


def test_a_post_is_entered_checked_and_logged(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))
    page = reverse("dispatch:add-signer", args=[conference.slug, "chuc-vu"])

    answer = client.post(page, post(conference), follow=True)

    assert "Võ Văn Đồng" in answer.content.decode()
    assert PostHolder.objects.get().position == "Phó Chủ tịch"
    assert Entry.objects.filter(act="dispatch.add_signing").count() == 1


def test_wrong_days_are_told_and_nothing_is_kept(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))
    page = reverse("dispatch:add-signer", args=[conference.slug, "chuc-vu"])

    answer = client.post(page, post(conference, valid_to="2020-01-01"))

    assert "Ngày hết phải sau ngày bắt đầu." in answer.content.decode()
    assert not PostHolder.objects.exists()


def test_authorisation_needs_an_end_on_the_page_and_in_the_database(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))
    page = reverse("dispatch:add-signer", args=[conference.slug, "giao-ky"])
    told = {
        "organisation": conference.host_id,
        "kind": "TUQ",
        "position": "Chánh Văn phòng",
        "scope": "Giấy mời",
        "basis": "Giấy ủy quyền số 01/GUQ-UBND",
    }

    answer = client.post(page, {f"giao-ky-{name}": value for name, value in told.items()})

    assert "Ủy quyền phải có thời hạn" in answer.content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        SigningMandate.objects.create(**{**told, "organisation": conference.host})


def test_a_leader_looks_and_cannot_change(client: Client):
    conference = make_conference()
    leader = make_account(conference)
    Grant.objects.all().delete()
    grant(conference, leader, Role.LEADER, by="thử nghiệm")
    client.force_login(leader)

    seen = client.get(reverse("dispatch:signers", args=[conference.slug]))
    sent = client.post(
        reverse("dispatch:add-signer", args=[conference.slug, "chuc-vu"]), post(conference)
    )

    assert seen.status_code == 200
    assert "Thêm người giữ chức vụ" not in seen.content.decode()
    assert sent.status_code == 403
    assert not PostHolder.objects.exists()


def test_another_bodys_post_cannot_be_reached(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))
    other = conference.host.__class__.objects.exclude(pk=conference.host_id).last()
    foreign = PostHolder.objects.create(organisation=other, position="Chủ tịch", person="Ai đó")

    for name in ("change-signer", "remove-signer"):
        page = reverse(f"dispatch:{name}", args=[conference.slug, "chuc-vu", foreign.pk])
        assert client.post(page, post(conference)).status_code == 404
    assert PostHolder.objects.get().person == "Ai đó"


def test_an_entry_made_by_mistake_goes_and_the_log_keeps_it(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))
    entry = PostHolder.objects.create(
        organisation=conference.host, position="Chủ tịch", person="Nguyễn Văn Nhầm"
    )

    client.post(
        reverse("dispatch:remove-signer", args=[conference.slug, "chuc-vu", entry.pk]), follow=True
    )

    assert not PostHolder.objects.exists()
    kept = Entry.objects.get(act="dispatch.remove_signing")
    assert kept.data["person"] == "Nguyễn Văn Nhầm"
