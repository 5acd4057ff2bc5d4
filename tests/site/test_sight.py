"""Đi qua mọi địa chỉ × mọi vai trò × vật của đơn vị khác: không điều gì lọt ra ngoài."""

import io
import logging
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote

import pypdfium2
import pytest
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import URLResolver, get_resolver, path, reverse

from hoinghi.conferences import rooms
from hoinghi.tasks.models import Evidence
from tests.site.sight_addresses import ADDRESSES, EVERY_ROLE, OUTSIDE, Address
from tests.site.sight_world import ANONYMOUS, READERS, World, make_world

pytestmark = pytest.mark.django_db

FEW = frozenset({"office", "finance", "check_in", "unit_b", "office_elsewhere"})


class Undone(Exception):
    """Leaves a transaction without what was done in it."""


@contextmanager
def undone() -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
            raise Undone
    except Undone:
        pass


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), undone():
        yield make_world()


def patterns(
    resolver: URLResolver, room: str = "", above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, str, frozenset[str]]]:
    """Give room, full name and arguments of every address that there is."""
    for one in resolver.url_patterns:
        takes = above | frozenset(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            yield from patterns(one, one.namespace or room, takes)
        else:
            yield room, f"{room}:{one.name}" if room else str(one.name), takes


EVERYTHING = {name: (room, takes) for room, name, takes in patterns(get_resolver())}


def test_every_address_is_in_the_table():
    missing = sorted(
        name
        for name, (room, _) in EVERYTHING.items()
        if name not in ADDRESSES and room not in OUTSIDE
    )
    gone = sorted(set(ADDRESSES) - set(EVERYTHING))

    assert not missing, f"thêm vào tests/site/sight_addresses.py, kèm ai được xem: {missing}"
    assert not gone, f"bỏ khỏi tests/site/sight_addresses.py: {gone}"


def address_of(name: str, world: World) -> str:
    room, wanted = EVERYTHING[name]
    if name in ADDRESSES:
        given = {"slug": world.conference.slug, **ADDRESSES[name].more(world)}
    else:
        given = dict(OUTSIDE[room])
    unknown = wanted - set(given)
    assert not unknown, f"{name}: bảng địa chỉ chưa cho biết {sorted(unknown)}"
    return reverse(name, kwargs={key: value for key, value in given.items() if key in wanted})


def told(answer: Any) -> str:
    """Give all that an answer tells: head, text, and what lies in files and archives."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = " ".join(f"{key}: {value}" for key, value in answer.headers.items())
    return unquote(head) + "\n" + text_of(content)


def text_of(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(f"{one} {text_of(archive.read(one))}" for one in archive.namelist())
    if content.startswith(b"%PDF"):
        with pypdfium2.PdfDocument(content) as document:
            return "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    return content.decode(errors="replace")


def leaks(world: World, reader: str, text: str) -> list[str]:
    return [word for word, may in world.secrets.items() if reader not in may and word in text]


def wrong(address: Address, reader: str, method: str, status: int, where: str) -> str:
    """Say what is wrong about a status; nothing where it is as the table of powers has it."""
    may = address.of(method)
    if status >= 500:
        return f"lỗi {status}"
    if may is None or status == 405:
        return ""
    if reader == ANONYMOUS:
        return "" if status == 302 and "dang-nhap" in where else f"người chưa đăng nhập: {status}"
    if reader in may:
        refused = status == 403 or (status == 404 and not address.is_made_up)
        return f"đáng lẽ được, nhưng {status}" if refused else ""
    if status not in (403, 404):
        return f"đáng lẽ không được, nhưng {status}"
    if reader in EVERY_ROLE or status == 404:
        return ""
    # Of a conference that a body has a part in, it may learn what it may not do.
    return "" if reader.startswith(("unit", "leader")) else f"người ngoài được biết: {status}"


def walk(world: World, name: str) -> list[str]:
    """Send every reader to one address; give what went wrong."""
    address = ADDRESSES.get(name, Address(None))
    found, url = [], address_of(name, world)
    url += f"?q={address.query}" if address.query else ""
    for reader in READERS:
        if address.is_heavy and reader not in FEW:
            continue
        for method in ("get", "post"):
            with undone():
                answer = getattr(world.client(reader), method)(url)
                fault = wrong(
                    address, reader, method, answer.status_code, answer.get("Location", "")
                )
                told_too_much = leaks(world, reader, told(answer))
            if fault or told_too_much:
                found.append(f"{reader} {method.upper()} {name}: {fault} {told_too_much}".strip())
    return found


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_nothing_leaks(name: str, world: World, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.INFO):
        found = walk(world, name)

    assert not found, "\n".join(found)

    # What is written where the server was started is read by whoever runs the machine.
    assert not [word for word in world.secrets if word in caplog.text]


def test_what_is_hidden_is_there_for_those_it_is_for(world: World):
    seen = dict.fromkeys(READERS, "")
    for name in (
        "tasks:duty",
        "tasks:file",
        "wording:version",
        "notices:mail",
        "conferences:draft",
    ):
        for reader in READERS:
            seen[reader] += told(world.client(reader).get(address_of(name, world)))

    for word in ("kinloia", "kintepa", "kinruota", "kinlydoa", "kinnguoia", "kinmau", "kinthu"):
        assert {one for one, text in seen.items() if word in text} == world.secrets[word]


def test_money_and_awards_are_found_in_papers_by_those_who_may(world: World):
    url = address_of("conferences:archive", world)

    seen = {one: told(world.client(one).get(url)) for one in ("finance", "award_secretary")}

    assert "kintien" in seen["finance"]
    assert "kinkhen" in seen["award_secretary"]


def test_the_walk_finds_a_leak_that_is_planted(world: World, monkeypatch: pytest.MonkeyPatch):
    def careless(request: HttpRequest, slug: str) -> HttpResponse:
        from django_scopes import scopes_disabled

        with scopes_disabled():
            return HttpResponse(", ".join(Evidence.objects.values_list("name", flat=True)))

    planted = path("hoi-nghi/<slug:slug>/ro-ri/", careless, name="planted")
    resolver = get_resolver()
    resolver.url_patterns.append(planted)
    resolver._populated = False
    resolver._populate()
    monkeypatch.setitem(EVERYTHING, "planted", ("tasks", frozenset({"slug"})))
    monkeypatch.setitem(ADDRESSES, "planted", Address(EVERY_ROLE))
    try:
        found = walk(world, "planted")
    finally:
        resolver.url_patterns.remove(planted)

    assert "unit_b GET planted: đáng lẽ không được, nhưng 200 ['kintepa', 'kintrong']" in found
    assert any("check_in" in one and "kintepb" in one for one in found)


def test_a_new_address_without_a_place_in_the_table_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(EVERYTHING, "tasks:moi", ("tasks", frozenset({"slug"})))

    with pytest.raises(AssertionError, match="tasks:moi"):
        test_every_address_is_in_the_table()


@pytest.mark.parametrize("reader", sorted(EVERY_ROLE - {"check_in"}))
def test_the_list_of_pages_names_only_what_opens(world: World, reader: str):
    client = world.client(reader)
    menu = client.get(address_of("conferences:powers", world)).content.decode()
    aside = menu[menu.index("hn-side") : menu.index("</aside>")]

    shown = set(re.findall(r'href="([^"]+)"', aside))
    every = {reverse(one.url, args=[world.conference.slug]) for one in rooms.entries()}
    opens = {url for url in every if client.get(url).status_code == 200}

    assert shown == opens
