"""Bản gốc của kế hoạch hiện từng trang như trên giấy, chỉ cho người được xem."""

import json
import shutil

import pytest
import typst
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse

from hoinghi import libreoffice
from hoinghi.conferences import (
    draft_confirming,
    originals,
    plan_drafts,
    plan_sheets,
    printed,
    services,
)
from hoinghi.conferences.alone import alone
from hoinghi.conferences.drawing import DRAWER
from hoinghi.conferences.models import PlanDraft, PlanRevision, Role
from hoinghi.conferences.plan_page import SourceLine
from hoinghi.reading.sources.load import suffix_of
from tests.factories import make_account, make_bodies
from tests.plan_files import SCANNED, TEXT, plan_pdf
from tests.reading.scans import greys_of, png_of, scan_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client: Client):
    make_bodies()
    account = make_account(username="canbo")
    client.force_login(account)
    shutil.rmtree(settings.PAGE_PICTURES, ignore_errors=True)
    return account


def take_in(by, data: bytes, name: str) -> PlanDraft:
    return plan_drafts.take_in(data, name, size=len(data), by=by)


def at(name: str, draft: PlanDraft, *more: int) -> str:
    return reverse(f"conferences:{name}", args=[draft.pk, *more])


def sheets_at(client: Client, address: str) -> str:
    """Ask as the page does, again and again, until the pages are drawn."""
    for _ in range(120):
        answer = client.get(address)
        if answer.status_code == 200:
            return answer.content.decode()
        assert answer.status_code == 204
    raise AssertionError("never drawn")


def test_the_pages_of_a_pdf_are_shown_with_every_line_in_its_place(client: Client, clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")

    first = client.get(draft.get_absolute_url()).content.decode()
    page = sheets_at(client, at("draft-sheets", draft))
    again = client.get(draft.get_absolute_url()).content.decode()
    picture = client.get(at("draft-page", draft, 1))

    assert f'hx-get="{at("draft-sheets", draft)}"' in first
    assert page.count('<img src="') >= 2
    assert 'class="hn-spot' in page
    assert "không tìm được chỗ" not in page
    assert page.count('id="trang-') == again.count('id="trang-') > 1
    assert picture.content.startswith(b"\x89PNG")
    assert picture.headers["Cache-Control"] == "private, max-age=3600"
    assert client.get(at("draft-page", draft, 999)).status_code == 404


def test_while_a_file_is_drawn_its_plan_is_not_read_anew_for_each_that_asks(clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")
    original = originals.of(draft)
    folder = settings.PAGE_PICTURES / original.sha256[:2] / original.sha256

    with alone(folder / "khoa", wait=1):
        assert plan_sheets.drawn(original, draft.source, lines=unasked) is None

    while not printed.known(original, draft.source):
        DRAWER.ask(original, draft.source, patience=1)
    with pytest.raises(AssertionError, match="read"):
        plan_sheets.drawn(original, draft.source, lines=unasked)


def unasked() -> list[SourceLine]:
    raise AssertionError("the lines were read")


def test_every_line_can_be_led_to_whether_pictured_or_not(client: Client, clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")

    page = sheets_at(client, at("draft-sheets", draft))

    lines = [n for n, line in enumerate(draft.source.split("\n"), 1) if any(map(str.isalnum, line))]
    assert [n for n in lines if page.count(f'id="dong-{n}"') != 1] == []


@pytest.mark.ocr
def test_the_words_of_a_scan_stand_on_its_picture(client: Client, clerk):
    draft = take_in(clerk, scan_of(typst.compile(SCANNED.encode())), "quet.pdf")

    first = sheets_at(client, at("draft-sheets", draft))
    for made in settings.PAGE_PICTURES.rglob("*.json"):
        made.unlink()
    again = sheets_at(client, at("draft-sheets", draft))

    assert 'class="hn-spot' in first
    assert "Các dòng không tìm được chỗ" not in first
    assert "Căn cứ Quyết định" in first
    # The folder may be emptied at any time: what was recognised is recognised anew.
    assert again.count("hn-spot") == first.count("hn-spot")


@pytest.mark.ocr
def test_a_photograph_on_its_side_is_set_upright(client: Client, clerk):
    ((across, down, greys),) = greys_of(typst.compile(SCANNED.encode()))
    rows = [greys[row * across : (row + 1) * across] for row in range(down)]
    lying = [bytes(row[column] for row in rows) for column in range(across - 1, -1, -1)]
    draft = take_in(clerk, png_of(lying), "anh.png")

    page = sheets_at(client, at("draft-sheets", draft))

    assert 'class="is-turned" style="--hn-turn:90deg"' in page
    assert f"aspect-ratio:{across:.2f}/{down:.2f}" in page
    assert "Các dòng không tìm được chỗ" not in page


@pytest.mark.office
def test_a_word_file_is_shown_as_it_would_be_printed(client: Client, clerk):
    draft = take_in(clerk, libreoffice.convert(TEXT.encode(), ".txt", "docx"), "ke-hoach.docx")

    page = sheets_at(client, at("draft-sheets", draft))

    assert page.count('<img src="') >= 2
    assert client.get(at("draft-page", draft, 2)).content.startswith(b"\x89PNG")


def test_a_word_file_where_libreoffice_is_missing_is_shown_by_its_lines_and_says_why(
    client: Client, clerk, monkeypatch: pytest.MonkeyPatch
):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")
    path = originals.keep(b"PK\x03\x04 not a real file")
    word = PlanDraft.objects.create(
        uploaded_by=clerk,
        file_name="k.docx",
        sha256=default_storage.path(path).rpartition("/")[2].partition(".")[0],
        source=draft.source,
        plan=draft.plan,
        file_path=path,
    )
    monkeypatch.setenv("PATH", "")

    page = sheets_at(client, at("draft-sheets", word))

    assert "chưa có LibreOffice" in page
    assert "<img" not in page
    assert 'id="dong-1"' in page


def test_plain_text_is_laid_out_on_sheets_at_once(client: Client, clerk):
    draft = take_in(clerk, TEXT.encode(), "ke-hoach.txt")

    page = client.get(draft.get_absolute_url()).content.decode()

    assert "hx-get" not in page.partition('id="ban-goc"')[2].partition("hn-read-side")[0]
    assert page.count('class="hn-sheet is-written"') > 1


def test_a_file_that_is_gone_from_the_disk_is_shown_by_its_lines(client: Client, clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")
    default_storage.delete(draft.file_path)

    page = sheets_at(client, at("draft-sheets", draft))

    assert "không còn trên đĩa" in page
    assert client.get(at("draft-file", draft)).status_code == 410
    assert client.get(at("draft-page", draft, 1)).status_code == 404


def test_the_file_comes_back_as_it_was_sent_and_is_saved_not_shown(client: Client, clerk):
    draft = take_in(clerk, plan_pdf(), "kế hoạch.pdf")

    answer = client.get(at("draft-file", draft))

    assert answer.content == plan_pdf()
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]


def test_nobody_else_sees_a_page_or_the_file(client: Client, clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")
    conference = draft_confirming.confirm(draft, by=clerk).conference
    mine = [at("draft-sheets", draft), at("draft-page", draft, 1), at("draft-file", draft)]
    ours = [
        reverse(f"conferences:{name}", args=[conference.slug, *more])
        for name, more in (("plan-sheets", []), ("plan-page", [1]), ("plan-file", []))
    ]
    leader, stranger = make_account(username="lanhdao"), make_account(username="nguoila")
    services.grant(conference, leader, Role.LEADER, by="thử nghiệm")

    sheets_at(client, mine[0])
    client.force_login(leader)
    of_leader = [client.get(address).status_code for address in [*mine, *ours]]
    client.force_login(stranger)
    of_stranger = [client.get(address).status_code for address in [*mine, *ours]]

    assert of_leader == [404, 404, 404, 200, 200, 200]
    assert of_stranger == [404] * 6
    assert PlanRevision.objects.get().file_path == draft.file_path


def test_a_pdf_that_cannot_be_drawn_is_remembered_as_such(clerk):
    draft = take_in(clerk, plan_pdf(), "ke-hoach.pdf")
    path = originals.keep(b"%PDF-1.7 broken")
    broken = originals.Original(
        path=path, sha256=path.rpartition("/")[2].partition(".")[0], name="hong.pdf"
    )

    found = printed.find_out(broken, draft.source)

    assert found.why == "not-printed"
    assert printed.known(broken, draft.source) == found


def test_no_picture_prints_a_file_whose_print_was_cleared_away(clerk):
    path = originals.keep(b"PK\x03\x04 of a kind")
    sha256 = path.rpartition("/")[2].partition(".")[0]
    word = originals.Original(path=path, sha256=sha256, name="k.docx")
    folder = settings.PAGE_PICTURES / word.sha256[:2] / word.sha256
    folder.mkdir(parents=True, exist_ok=True)
    places = printed._places_file(word, "nguồn")
    told = {"form": 2, "why": "", "pages": [[1, 595.0, 842.0, 0]], "places": {}}
    places.write_text(json.dumps(told), encoding="utf-8")

    without = printed.known(word, "nguồn"), printed.picture(word, 1)
    (folder / "ban-in.pdf").write_bytes(plan_pdf())

    assert without == (None, None)
    assert printed.known(word, "nguồn") is not None


@pytest.mark.parametrize(
    ("data", "suffix"),
    [
        (b"%PDF-1.7", ".pdf"),
        (b"PK\x03\x04", ".docx"),
        (b"{\\rtf1", ".rtf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".doc"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text", ".odt"),
        (b"\xff\xd8\xff\xe0", ".jpg"),
        (b"GIF89a", ".gif"),
        (b"II*\x00", ".tif"),
        ("Kế hoạch".encode(), ".txt"),
    ],
)
def test_the_kind_of_a_file_is_told_by_its_content(data: bytes, suffix: str):
    assert suffix_of(data) == suffix
