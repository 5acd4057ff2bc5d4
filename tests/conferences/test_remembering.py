"""Parts of pages that are drawn once: what they are kept under."""

import re
from contextvars import copy_context

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from hoinghi.journal.editions import steady
from hoinghi.journal.services import record
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def test_facts_read_before_an_act_are_not_kept_for_those_who_come_after_it():
    part = Template("{% load remembering %}{% remembered 'thu' %}{{ fact }}{% endremembered %}")
    with steady():
        # Somebody else's act: this request does not know of it.
        copy_context().run(record, "conferences.amend", by="binh", subject="ke-hoach.docx")
        assert part.render(Context({"fact": "cũ"})) == "cũ"

    assert part.render(Context({"fact": "mới"})) == "mới"


def test_after_an_act_of_its_own_a_request_shows_the_new_facts():
    part = Template("{% load remembering %}{% remembered 'thu' %}{{ fact }}{% endremembered %}")
    with steady():
        assert part.render(Context({"fact": "cũ"})) == "cũ"
        record("conferences.amend", by="an", subject="ke-hoach.docx")
        assert part.render(Context({"fact": "mới"})) == "mới"


@pytest.mark.parametrize("page", ["conferences:plan", "dispatch:papers"])
def test_no_two_people_share_the_token_of_a_form(page: str):
    conference = make_conference()
    pages = []
    for name in ("an", "binh"):
        client = Client()
        client.force_login(make_account(conference, username=name))
        pages.append(client.get(reverse(page, args=[conference.slug])))

    tokens = [
        set(re.findall(r'csrfmiddlewaretoken" value="(\w+)"', one.content.decode()))
        for one in pages
    ]
    assert all(tokens)
    assert not tokens[0] & tokens[1]
