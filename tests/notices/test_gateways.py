"""Cổng nhắn tin: chữ ký, thử lại, dừng khi hỏng nhiều, không vào mạng nội bộ; máy chủ thật."""

import hashlib
import hmac
import http.server
import json
import socket
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread

import pytest
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone

from hoinghi.conferences.models import Conference, Role
from hoinghi.conferences.services import grant
from hoinghi.journal.models import Entry
from hoinghi.notices import gateways, hooks, reaching, rules
from hoinghi.notices.models import HookMessage, Mark, Webhook
from hoinghi.notices.reaching import AddressRefused
from hoinghi.tasks.rules import Act
from tests.factories import make_account, make_conference
from tests.notices.people import OTHER, clerk, do, duty_of, office, read_all, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def conference() -> Conference:
    return make_conference()


class Gateway(http.server.ThreadingHTTPServer):
    """A gateway on this machine: keeps what came, answers as told."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.came: list[tuple[dict[str, str], bytes]] = []
        self.answers: list[int] = []
        self.address = f"http://127.0.0.1:{self.server_address[1]}/tin?c=1"


class _Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        server = self.server
        assert isinstance(server, Gateway)
        body = self.rfile.read(int(self.headers["Content-Length"]))
        server.came.append((dict(self.headers), body))
        code = server.answers.pop(0) if server.answers else 200
        self.send_response(code)
        if code == 302:
            self.send_header("Location", server.address)
        self.end_headers()
        self.wfile.write("đã nhận".encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def gateway() -> Iterator[Gateway]:
    server = Gateway()
    loop = Thread(target=server.serve_forever, daemon=True)
    loop.start()
    with override_settings(WEBHOOK_PRIVATE=True):
        yield server
    server.shutdown()
    server.server_close()


def hook_to(gateway: Gateway, conference: Conference, **more: object) -> Webhook:
    told = {"name": "Zalo OA", "kinds": ["assigned", "returned"], "organisation": None, **more}
    return gateways.add(conference, address=gateway.address, by=office(conference, "lap"), **told)


def send(later: timedelta = timedelta()) -> None:
    hooks.deliver(timezone.now() + later, lambda: True)


def returned(conference: Conference) -> None:
    commune, host = clerk(), office(conference)
    do(Act.HAND_IN, commune)
    do(Act.RETURN, host, "thiếu phụ lục")
    read_all()


def test_a_message_is_signed_so_that_the_gateway_knows_it(conference: Conference, gateway: Gateway):
    hook = hook_to(gateway, conference, kinds=["returned"])
    returned(conference)

    send()

    headers, body = gateway.came[0]
    signed = f"{headers['X-Hoinghi-Timestamp']}.".encode() + body
    wanted = hmac.new(hook.secret.encode(), signed, hashlib.sha256).hexdigest()
    told = json.loads(body)
    assert headers["X-Hoinghi-Signature"] == f"sha256={wanted}"
    assert headers["X-Hoinghi-Delivery"] == told["id"]
    assert headers["X-Hoinghi-Event"] == told["kind"] == "returned"
    assert told["text"] == "Bị trả lại hoặc mở lại để làm tiếp; lý do ở trang của việc."
    assert "thiếu phụ lục" not in body.decode()
    assert told["url"].startswith("http")
    assert [body["name"] for body in told["bodies"]] == [duty_of().organisation.name]
    message = HookMessage.objects.get()
    assert message.state == "sent"
    assert list(message.log.values_list("code", "words")) == [(200, "đã nhận")]


def test_a_gateway_of_one_body_learns_of_no_other(conference: Conference, gateway: Gateway):
    hook_to(gateway, conference, organisation=duty_of(OTHER).organisation)
    returned(conference)
    told = [json.loads(message.body) for message in HookMessage.objects.all()]

    assert all(
        [body["name"] for body in one["bodies"]] == [duty_of(OTHER).organisation.name]
        for one in told
    )
    assert "returned" not in {one["kind"] for one in told}


def test_nothing_is_told_twice(conference: Conference, gateway: Gateway):
    hook_to(gateway, conference, kinds=["returned"])
    returned(conference)
    send()
    Mark.objects.update(reached=0)
    read_all()
    send()

    assert len(gateway.came) == 1


def test_a_gateway_that_is_away_is_tried_again_with_the_same_key(
    conference: Conference, gateway: Gateway
):
    hook_to(gateway, conference, kinds=["returned"])
    returned(conference)
    gateway.answers = [503, 302]
    send()
    send()
    assert len(gateway.came) == 1
    send(timedelta(minutes=2))
    # A redirect is not followed, it counts as failed.
    assert len(gateway.came) == 2
    send(timedelta(minutes=20))

    assert len({headers["X-Hoinghi-Delivery"] for headers, _ in gateway.came}) == 1
    message = HookMessage.objects.get()
    assert message.state == "sent"
    assert list(message.log.values_list("code", flat=True)) == [503, 302, 200]
    assert Webhook.objects.get().failures == 0


def test_after_a_day_a_message_is_given_up_and_a_clerk_sends_it_again(
    conference: Conference, gateway: Gateway
):
    hook = hook_to(gateway, conference, kinds=["returned"])
    returned(conference)
    gateway.answers = [500] * 8
    for _ in range(8):
        HookMessage.objects.update(due_at=timezone.now())
        send()
    message = HookMessage.objects.get()
    assert message.state == "failed"

    signed_in(office(conference, "khac")).post(
        reverse("notices:resend-message", args=[conference.slug, hook.pk, message.pk])
    )
    send()

    assert HookMessage.objects.get().state == "sent"


def test_many_failures_stop_the_gateway_and_the_log_says_so(
    conference: Conference, gateway: Gateway, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rules, "MOST_FAILURES", 2)
    hook_to(gateway, conference, kinds=["assigned"])
    read_all()
    gateway.answers = [500] * 30

    send()

    assert len(gateway.came) == 2
    assert Webhook.objects.get().stopped == "Hỏng 2 lần liền."
    assert Entry.objects.filter(act="notices.stop_hook", actor="hệ thống").count() == 1


def test_a_gateway_that_is_gone_for_good_is_stopped(conference: Conference, gateway: Gateway):
    hook_to(gateway, conference, kinds=["returned"])
    returned(conference)
    gateway.answers = [410]

    send()

    assert not Webhook.objects.get().active


@pytest.mark.parametrize(
    "address",
    [
        "http://cong.vn/tin",
        "ftp://cong.vn/",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://192.168.1.1:8443/",
        "https://169.254.169.254/latest/meta-data",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://[fd00::1]/",
        "https://[fec0::1]/",
        "https://[::127.0.0.1]/",
        "https://[::ffff:0:10.0.0.1]/",
        "https://[64:ff9b::a00:1]/",
        "https://[2002:a00:1::]/",
        "https://0.0.0.0/",
        "https://100.64.0.1/",
        "https://ten:mat-khau@cong.vn/",
        "https://",
        "https://cong.vn:99999/",
        "https://cong.vn/a b",
        "https://cong.vn/\r\nX: 1",
        "javascript:alert(1)",
        "",
    ],
)
def test_addresses_that_lead_inside_are_refused(address: str):
    with pytest.raises(AddressRefused):
        reaching.check(address)


@pytest.mark.parametrize("address", ["93.184.215.14", "[2606:4700::1111]", "[64:ff9b::808:808]"])
def test_public_addresses_are_not_refused(address: str):
    assert reaching.check(f"https://{address}/").hostname


@pytest.mark.parametrize("answers", [["10.0.0.7"], ["93.184.215.14", "127.0.0.1"]])
def test_a_name_that_leads_inside_is_refused_when_it_is_used(
    monkeypatch: pytest.MonkeyPatch, answers: list[str]
):
    # What a name server answers cannot be had on this machine otherwise.
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in answers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)

    with pytest.raises(AddressRefused):
        reaching.post("https://cong.vn/", b"{}", {})


def test_a_gateway_without_an_answer_is_left(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reaching, "_WHOLE", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent, override_settings(WEBHOOK_PRIVATE=True):
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises((OSError, http.client.HTTPException)):
            reaching.post(address, b"{}", {})


def test_the_office_adds_stops_starts_and_removes_on_the_page(
    conference: Conference, gateway: Gateway
):
    read_all()
    client = signed_in(office(conference))
    list_page = reverse("notices:hooks", args=[conference.slug])
    wrong = client.post(
        list_page, {"name": "Cổng", "address": "ftp://x", "kinds": ["assigned"]}
    ).content.decode()
    assert "Địa chỉ phải bắt đầu bằng https://" in wrong
    answer = client.post(
        list_page, {"name": "Cổng SMS", "address": gateway.address, "kinds": ["assigned"]}
    )
    hook = Webhook.objects.get()
    assert hook.secret in client.get(answer.url).content.decode()
    for name, active in (("stop-hook", False), ("start-hook", True)):
        client.post(reverse(f"notices:{name}", args=[conference.slug, hook.pk]))
        assert Webhook.objects.get().active is active
    client.post(reverse("notices:remove-hook", args=[conference.slug, hook.pk]))

    assert not Webhook.objects.exists()
    assert Entry.objects.filter(act__contains="_hook").count() == 4


def test_only_the_office_sees_the_gateways(conference: Conference, gateway: Gateway):
    hook = hook_to(gateway, conference)
    leader = make_account(username="lanhdao")
    grant(conference, leader, Role.LEADER, by="thử")
    page = reverse("notices:hook", args=[conference.slug, hook.pk])

    assert signed_in(leader).get(page).status_code == 403
    assert signed_in(make_account(username="la")).get(page).status_code == 404
