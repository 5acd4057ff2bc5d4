"""Papers in large print."""

import pytest
from django.test import Client
from django.urls import reverse

from hoinghi.conferences import dossier
from hoinghi.papers.model import Certificate, Paper
from hoinghi.papers.slots import Series
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def test_every_part_with_words_can_be_read_in_large_print(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))

    for part in dossier.parts(conference):
        if not isinstance(part.contents[0], Paper | Series | Certificate):
            continue  # badges and plates have no text to check
        page = client.get(reverse("dispatch:aloud", args=[conference.slug, part.slug]))
        assert page.status_code == 200, part.slug
        assert "data-said" in page.content.decode()


def test_figures_are_said_in_words(client: Client):
    conference = make_conference()
    client.force_login(make_account(conference))

    page = client.get(reverse("dispatch:aloud", args=[conference.slug, "chuong-trinh"]))

    assert "Ủy ban nhân dân huyện" in page.content.decode()
    assert "(để trống)" in page.content.decode()


def test_a_part_that_is_not_there_and_a_conference_of_others_are_not_found(client: Client):
    conference = make_conference()
    page = reverse("dispatch:aloud", args=[conference.slug, "chuong-trinh"])
    client.force_login(make_account(username="nguoi.khac"))
    assert client.get(page).status_code == 404

    client.force_login(make_account(conference))
    assert client.get(page.replace("chuong-trinh", "khong-co")).status_code == 404
