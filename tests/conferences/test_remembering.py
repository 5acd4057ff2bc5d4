"""Parts of pages that are drawn once: what they are kept under."""

import re

import pytest
from django.template import Context, Template
from django.test import Client
from django.urls import reverse

from hoinghi.journal.editions import edition
from hoinghi.journal.services import record
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def test_facts_read_before_an_act_are_not_kept_for_those_who_come_after_it():
    part = Template("{% load remembering %}{% remembered 'thu' %}{{ fact }}{% endremembered %}")
    before = Context({"edition": edition(), "fact": "cũ"})
    record("conferences.amend", by="binh", subject="ke-hoach.docx")

    assert part.render(before) == "cũ"
    assert part.render(Context({"edition": edition(), "fact": "mới"})) == "mới"


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
