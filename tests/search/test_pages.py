"""The page of finds and the list under the field."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hoinghi.conferences.searchable import address_of
from hoinghi.conferences.services import establish
from hoinghi.search.models import Document
from hoinghi.search.queries import Narrow, find, read
from hoinghi.search.rules import read_query
from hoinghi.units.models import Account, Organisation
from tests.factories import PASSWORD, make_account, make_conference, make_plan, make_reading

pytestmark = pytest.mark.django_db
PAGE = "/tim/"


def signed_in(client, *conferences):
    account = make_account(*conferences)
    client.force_login(account)
    return account


def text_of(response):
    return response.content.decode()


def test_the_page_says_what_can_be_found(client):
    signed_in(client)

    response = client.get(PAGE)

    assert response.status_code == 200
    assert "1566/QĐ-UBND" in text_of(response)


def test_finds_stand_by_kind_with_what_was_typed_marked(client):
    signed_in(client, make_conference())

    told = text_of(client.get(PAGE, {"q": "nong dan"}))

    assert "Tham luận" in told
    assert "<mark>Nông</mark> <mark>dân</mark>" in told


def test_filters_stand_in_the_address(client):
    conference = make_conference()
    signed_in(client, conference)

    told = text_of(client.get(PAGE, {"q": "giảm nghèo", "loai": "can-cu"}))

    assert "Căn cứ</h2>" in told
    assert "Hội nghị</h2>" not in told
    assert f"q={'gi%E1%BA%A3m+ngh%C3%A8o'}" in told


def test_a_conference_that_is_not_ours_cannot_be_asked_for(client):
    ours = make_conference()
    other = establish(
        make_reading(make_plan(title="Tổ chức Hội nghị bí mật về rừng phòng hộ")),
        file_name="khac.txt",
        by="thử nghiệm",
    ).conference
    signed_in(client, ours)

    for query in ({"q": "bí mật"}, {"q": "hội nghị", "hoi-nghi": other.slug}):
        told = text_of(client.get(PAGE, query))
        assert "rừng phòng hộ" not in told
    suggested = client.get(reverse("search:suggestions"), {"q": "bi mat", "trong": other.slug})
    assert "rừng" not in text_of(suggested)


def test_a_query_of_ten_thousand_characters_is_refused_kindly(client):
    signed_in(client)

    response = client.get(PAGE, {"q": "á" * 10_000})

    assert response.status_code == 400
    assert "Hãy chỉ ghi vài từ chính" in text_of(response)
    assert len(response.content) < 80_000


def test_pages_of_the_application_are_found_by_their_names(client):
    conference = make_conference()
    signed_in(client, conference)

    told = text_of(
        client.get(reverse("search:suggestions"), {"q": "cach tinh", "trong": conference.slug})
    )

    assert f"/hoi-nghi/{conference.slug}/" in told
    assert "<mark>Cách</mark> <mark>tính</mark> hạn" in told


@pytest.mark.parametrize("words", ["hội nghị", "bình sơn", "khen", "báo cáo", "ubnd", "1566"])
def test_everything_found_opens(client, words):
    conference = make_conference()
    account = signed_in(client, conference)
    body = Organisation.objects.filter(name__startswith="Phòng Y tế").first()
    of_body = Account.objects.create_user(username="yte", password=PASSWORD, organisation=body)

    for somebody in (account, of_body):
        client.force_login(somebody)
        hits = find(somebody, read_query(words), Narrow())
        kinds = {hit.kind: hit for hit in hits.hits}
        assert kinds or somebody is of_body
        told = text_of(client.get(PAGE, {"q": words}))
        assert "hn-found" in told or not kinds
        for document in read(somebody, list(kinds.values())):
            assert client.get(address_of(document.place)).status_code == 200, document


def test_the_page_takes_the_same_number_of_questions_for_1_3_and_300_finds(client):
    conference = make_conference()
    signed_in(client, conference)
    client.get(PAGE)  # what holds for every page is remembered from here on
    asked = []

    for begin, end in ((0, 1), (1, 3), (3, 300)):
        Document.objects.bulk_create(
            Document(
                kind="dai-bieu", object_id=10_000 + row, conference=conference, title=f"kềnh {row}",
                place=f"conferences:plan {conference.slug}",
                tokens=f"c{conference.pk} kdaibieu sc{conference.pk} tkenh wkenh",
            )
            for row in range(begin, end)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as questions:
            assert f"{end} mục khớp" in text_of(client.get(PAGE, {"q": "kenh"}))
        asked.append(len(questions))

    assert asked == [asked[0]] * 3


def test_strangers_are_sent_to_sign_in(client):
    assert client.get(PAGE, {"q": "x"}).status_code == 302
