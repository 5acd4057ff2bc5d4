"""The guide inside the application: whose page comes first, and that every main page has help."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Role
from hoinghi.conferences.services import grant
from hoinghi.guide import shelf
from hoinghi.guide.places import PLACES
from hoinghi.units.models import Account, UnitRole
from tests.factories import PASSWORD, make_account, make_conference
from tests.notices.people import clerk

pytestmark = pytest.mark.django_db


def signed_in(account: Account) -> Client:
    client = Client()
    client.login(username=account.username, password=PASSWORD)
    return client


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> set[str]:
    found = set()
    for each in patterns:
        if isinstance(each, URLResolver):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            found |= names(each.url_patterns, inner)
        elif each.name:
            found.add(f"{space}{each.name}")
    return found


def test_every_page_of_the_guide_is_there_and_every_link_of_it_holds():
    anchors = {page.name: shelf.sheet(page).anchors for page in shelf.PAGES}
    dead = []
    for page in shelf.PAGES:
        html = shelf.sheet(page).html
        for address in linked(html):
            name, _, anchor = address.removeprefix("/huong-dan/").partition("#")
            target = name.rstrip("/") or page.name
            if anchor and anchor not in anchors[target]:
                dead.append(f"{page.name}: {address}")

    assert dead == []


def linked(html: str) -> list[str]:
    from re import findall
    from urllib.parse import unquote

    return [unquote(one) for one in findall(r'href="((?:/huong-dan/|#)[^"]*)"', html)]


def test_every_role_has_its_page():
    for role in Role:
        assert [shelf.sheet(page) for page in shelf.pages_of([role], [])] != [None]
    for role in UnitRole:
        assert [shelf.sheet(page) for page in shelf.pages_of([], [role])] != [None]
    assert len(shelf.pages_of(Role, UnitRole)) == len(Role) + len(UnitRole)


def test_every_main_page_has_help():
    main = {entry.url for entry in rooms.entries()} | {
        "conferences:list", "conferences:upload", "conferences:draft", "tasks:mine", "tasks:task",
        "units:directory", "units:send", "notices:list", "dispatch:paper", "accounts:own",
        "accounts:list",
    }  # fmt: skip

    assert main - set(PLACES) == set()


def test_every_question_mark_leads_to_a_section_that_is_there():
    known = names(get_resolver().url_patterns)

    for name, place in PLACES.items():
        assert name in known, name
        sheet = shelf.sheet(shelf.page_named(place.page))
        assert not place.anchor or place.anchor in sheet.anchors, f"{name}: {place.anchor}"


@pytest.mark.parametrize("role", list(Role))
def test_the_page_of_my_role_comes_first(role: Role):
    conference = make_conference()
    account = make_account(username="ai")
    grant(conference, account, role, by="thử nghiệm")

    answer = signed_in(account).get(reverse("guide:index"))

    assert answer.context["mine"] == shelf.pages_of([role], [])
    assert answer.context["mine"][0] not in answer.context["shelves"][2][1]


def test_a_unit_sees_the_page_of_units_and_an_administrator_that_of_administrators():
    make_conference()
    unit, administrator = clerk(), make_account(username="quantri")
    administrator.is_superuser = True
    administrator.save()

    of_unit = signed_in(unit).get(reverse("guide:index")).context["mine"]
    of_administrator = signed_in(administrator).get(reverse("guide:index")).context["mine"]

    assert [page.name for page in of_unit] == ["vai-tro/can-bo-bao-cao"]
    assert of_administrator[0] is shelf.ADMINISTRATOR


def test_the_question_mark_of_a_page_leads_to_its_own_section():
    conference = make_conference()
    client = signed_in(make_account(conference))

    page = client.get(reverse("conferences:roles", args=[conference.slug])).content.decode()

    assert f'href="{PLACES["conferences:roles"].url}"' in page


def test_english_readers_get_a_summary():
    client = signed_in(make_account())
    client.cookies.load({settings.LANGUAGE_COOKIE_NAME: "en"})

    answer = client.get(reverse("guide:page", args=["how-to/nhiem-vu"]))

    assert "This page is in Vietnamese." in answer.content.decode()
    assert "States, deadlines" in answer.content.decode()


@pytest.mark.parametrize("address", ["/huong-dan/", "/huong-dan/how-to/nhiem-vu/"])
def test_vietnamese_readers_are_not_told_in_english(address: str):
    page = signed_in(make_account()).get(address).content.decode()

    assert "in Vietnamese" not in page


@pytest.mark.parametrize(
    "address",
    ["/huong-dan/khong-co/", "/huong-dan/architecture/", "/huong-dan/hinh/khong-co.png",
     "/huong-dan/hinh/..%2F..%2Fsettings.png", "/huong-dan/../README/"],
)  # fmt: skip
def test_nothing_else_of_the_machine_is_shown(address: str):
    assert signed_in(make_account()).get(address).status_code == 404


def test_a_machine_without_documents_says_so(settings, tmp_path):
    settings.GUIDE = tmp_path
    client = signed_in(make_account())

    answer = client.get(reverse("guide:index"))

    assert "chưa có tài liệu đi kèm" in answer.content.decode()
    assert client.get(shelf.ROLES[0].url).status_code == 404
