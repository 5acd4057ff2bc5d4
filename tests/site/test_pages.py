"""Mọi trang: lỗi nói bằng câu, tiếng Việt trước, không tài nguyên từ ngoài."""

import re

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.views.defaults import bad_request, permission_denied, server_error

from tests.factories import make_account


@pytest.mark.django_db
def test_an_unknown_address_says_so_and_leads_on(client: Client):
    response = client.get("/khong-co-trang-nay")

    assert response.status_code == 404
    assert "Không có trang này" in response.content.decode()
    assert 'href="/"' in response.content.decode()


@pytest.mark.parametrize(
    "answer, status, sentence",
    [
        (lambda request: server_error(request), 500, "Máy chủ gặp lỗi"),
        (lambda request: bad_request(request, ValueError()), 400, "Máy chủ không hiểu yêu cầu này"),
        (
            lambda request: permission_denied(request, PermissionError()),
            403,
            "Tài khoản này không được làm việc đó",
        ),
    ],
)
def test_every_error_is_a_sentence_with_a_way_on(answer, status: int, sentence: str):
    response = answer(HttpRequest())

    shown = response.content.decode()
    assert response.status_code == status
    assert sentence in shown
    assert "Về trang đầu" in shown


@pytest.mark.django_db
def test_a_form_from_elsewhere_is_refused_in_a_sentence():
    response = Client(enforce_csrf_checks=True).post(reverse("login"), {"username": "vanphong"})

    assert response.status_code == 403
    assert "Trang đã mở quá lâu" in response.content.decode()


@pytest.mark.django_db
def test_an_english_browser_sees_vietnamese_until_english_is_chosen(client: Client):
    page = reverse("login")
    first = client.get(page, headers={"accept-language": "en-US,en;q=0.9"}).content.decode()

    client.post(reverse("set_language"), {"language": "en", "next": page})

    assert "Đăng nhập" in first
    assert "Sign in" in client.get(page).content.decode()


@pytest.mark.django_db
def test_no_page_speaks_to_another_machine_or_runs_script_of_its_own(client: Client):
    client.force_login(make_account())
    shown = client.get(reverse("conferences:list"))

    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', shown.content.decode())
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=", shown.content.decode())
    assert "default-src 'self'" in shown["Content-Security-Policy"]


@pytest.mark.django_db
def test_an_address_of_a_button_explains_itself_to_who_opens_it(client: Client):
    client.force_login(make_account())

    answer = client.get(reverse("notices:read-all"))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Việc vừa bấm chưa được thực hiện" in answer.content.decode()
