"""A form that is sent twice from one page is done once."""

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from hoinghi.tasks.models import Duty, Evidence, Task, TaskNote
from hoinghi.together import once
from hoinghi.together.models import SentForm
from hoinghi.units.models import Account
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db


def token_of(page: str) -> str:
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    return found[1]


@pytest.fixture
def conference():
    return make_conference()


@pytest.fixture
def client(conference) -> Client:
    client = Client()
    client.force_login(make_account(conference))
    return client


def test_a_comment_pressed_twice_stands_once(client: Client, conference):
    task = Task.objects.of(conference)[0]
    page = client.get(reverse("tasks:task", args=[conference.slug, task.pk])).text
    address = reverse("tasks:comment", args=[conference.slug, task.pk])
    sent = {"comment": "Đã nhận.", "csrfmiddlewaretoken": token_of(page)}

    first = client.post(address, sent)
    second = client.post(address, sent, follow=True)

    assert TaskNote.objects.filter(act="comment").count() == 1
    assert second.redirect_chain[0][0] == first.headers["Location"]
    assert "đã được ghi ở lần gửi trước" in second.text


def test_the_same_words_from_a_page_opened_anew_are_said_again(client: Client, conference):
    task = Task.objects.of(conference)[0]
    address = reverse("tasks:comment", args=[conference.slug, task.pk])
    for _ in range(2):
        page = client.get(reverse("tasks:task", args=[conference.slug, task.pk])).text
        client.post(address, {"comment": "Đã nhận.", "csrfmiddlewaretoken": token_of(page)})

    assert TaskNote.objects.filter(act="comment").count() == 2


def test_a_refused_form_may_be_sent_again(client: Client, conference):
    give = reverse("tasks:give", args=[conference.slug])
    token = token_of(client.get(give).text)
    sent = {"action": "", "csrfmiddlewaretoken": token}

    answers = [client.post(give, sent) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert not SentForm.objects.exists()


def test_another_account_is_not_taken_for_the_first(client: Client, conference):
    give = reverse("tasks:give", args=[conference.slug])
    sent = {
        "action": "thuê hội trường",
        "leads": [conference.host_id],
        "due_kind": "plan",
        "csrfmiddlewaretoken": "a" * 64,
    }
    other = Client()
    other.force_login(make_account(conference, username="binh"))

    client.post(give, sent)
    other.post(give, sent)

    assert Task.objects.filter(by_hand=True).count() == 2


def test_what_a_script_asks_for_while_one_types_is_not_remembered(client: Client, conference):
    address = reverse("tasks:give", args=[conference.slug])

    client.post(
        address,
        {"action": "x", "csrfmiddlewaretoken": "a" * 64},
        headers={"sec-fetch-mode": "cors"},
    )

    assert not SentForm.objects.exists()


def test_a_corrected_file_of_the_same_name_and_size_is_not_taken_for_the_first(
    client: Client, conference
):
    duty = Duty.objects.filter(task__conference=conference)[0]
    address = reverse("tasks:act", args=[conference.slug, duty.task_id, duty.pk])
    token = "a" * 64
    for content in (b"12 xa", b"21 xa"):
        file = SimpleUploadedFile("so-lieu.txt", content)
        told = {"act": "hand_in", "based_on": 0, "files": file, "csrfmiddlewaretoken": token}
        client.post(address, told)
        client.post(address, {**told, "files": SimpleUploadedFile("so-lieu.txt", content)})

    assert SentForm.objects.count() == 2
    assert Evidence.objects.filter(duty=duty).count() == 2
    assert TaskNote.objects.filter(act="hand_in").count() == 1


def test_what_was_read_to_tell_files_apart_is_still_kept_whole(client: Client, conference):
    duty = Duty.objects.filter(task__conference=conference)[0]
    address = reverse("tasks:act", args=[conference.slug, duty.task_id, duty.pk])
    content = b"so lieu " * 40_000
    file = SimpleUploadedFile("so-lieu.txt", content)

    client.post(
        address, {"act": "hand_in", "based_on": 0, "files": file, "csrfmiddlewaretoken": "a" * 64}
    )

    assert Evidence.objects.get().size == len(content)


def test_a_copy_of_a_form_that_is_still_at_work_gives_its_thread_back_soon(
    client: Client, conference
):
    page = reverse("conferences:upload")
    sent = {"csrfmiddlewaretoken": token_of(client.get(page).text), "plan": ""}
    request = RequestFactory().post(page, sent)
    request.user, request.resolver_match = Account.objects.get(), None
    SentForm.objects.create(mark=str(once._mark(request)))

    began = time.monotonic()
    answer = client.post(page, sent, follow=True)

    assert time.monotonic() - began < 6
    assert "Lần gửi trước vẫn đang được xử lý" in answer.text
