"""The whole dossier of the example plan: every kind that is promised, drawn both ways."""

import re
from importlib import resources
from pathlib import Path

import pytest

from hoinghi.conferences import dossier
from hoinghi.conferences.services import establish
from hoinghi.papers import draw
from hoinghi.papers.cards import Badge, NamePlate
from hoinghi.papers.model import Certificate, Format, Orientation, Paper, Table
from hoinghi.papers.slots import Series
from hoinghi.reading.reader import read_file
from tests.factories import EXAMPLE, make_bodies

pytestmark = pytest.mark.django_db

PROMISED = {
    # As the list of kinds of the decree has them, and the free ones of a conference.
    "KH": "ke-hoach", "BC": "bao-cao-trinh-hoi-nghi", "TTR": "to-trinh-khen-thuong",
    "QD": "quyet-dinh-khen-thuong", "CV": "don-doc-bao-cao", "GM": "giay-moi",
    "TB": "thong-bao-ket-luan", "CTR": "chuong-trinh", "BB": "bien-ban-hoi-nghi",
    "KB": "kich-ban-dieu-hanh", "BAI": "bai-phat-bieu", "DS": "danh-sach-dai-bieu",
    "DT": "du-toan", "SD": "so-do-cho-ngoi", "PHIEU": "phieu-dang-ky-dai-bieu", "QT": "quyet-toan",
    "TL": "bai-tham-luan", "PS": "phong-su", "BPC": "bang-phan-cong-nhiem-vu",
    "BTD": "theo-doi-ket-luan", "ML": "muc-luc-van-ban",
}  # fmt: skip
CARDS = {Badge: "the-dai-bieu", NamePlate: "bien-ten", Certificate: "giay-khen"}
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "papers.md"
_ROW = re.compile(
    r"^\| [^|]+ \| `([a-z-]+)` \| [^|]+ \| (\w+) \| ([\w, -]+) \| ([A-Z, ]+) \|$", re.M
)
_ON_DEMAND = re.compile(r"^\| [^|]+ \| [A-Z]+ \| (\w+) \| ([\w, -]+) \|$", re.M)


@pytest.fixture(scope="module")
def parts(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            make_bodies()
            reading = read_file(EXAMPLE / "ke-hoach.txt")
            made = establish(reading, file_name="ke-hoach.txt", by="thử nghiệm")
            found = {part.slug: part for part in dossier.parts(made.conference)}
            transaction.set_rollback(True)
    return found


def first(part) -> Paper:
    content = part.contents[0]
    return next(content.papers()) if isinstance(content, Series) else content


@pytest.mark.parametrize(("kind", "slug"), PROMISED.items())
def test_every_kind_is_drawn_for_word_and_for_print(parts, kind, slug):
    paper = first(parts[slug])

    assert paper.kind == kind
    assert draw((paper,), Format.DOCX).startswith(b"PK")
    assert draw((paper,), Format.PDF).startswith(b"%PDF-")


@pytest.mark.parametrize(("sort", "slug"), CARDS.items())
def test_cards_and_certificates_are_drawn_for_print(parts, sort, slug):
    part = parts[slug]

    assert isinstance(part.contents[0], sort)
    assert part.formats == (Format.PDF,)
    assert draw(part.contents[:2], Format.PDF).startswith(b"%PDF-")


def test_annexes_stand_upright_and_across(parts):
    letter, report = first(parts["don-doc-bao-cao"]), first(parts["bao-cao-trinh-hoi-nghi"])

    assert letter.annexes[0].orientation is Orientation.PORTRAIT
    assert {annex.orientation for annex in report.annexes} == {Orientation.LANDSCAPE}
    assert all(
        isinstance(annex.blocks[0], Table) and annex.blocks[0].rows[-1].sums
        for annex in report.annexes
    )


def test_the_page_of_papers_lists_what_the_dossier_holds(parts):
    listed = [(slug, formats) for slug, _, _, formats in _ROW.findall(PAGE.read_text())]
    held = [(slug, ", ".join(form.name for form in part.formats)) for slug, part in parts.items()]

    assert listed == held, (
        "docs/reference/papers.md has one row for each part, in the order of the dossier; "
        f"add {[one for one in held if one not in listed]}, "
        f"take out {[one for one in listed if one not in held]}"
    )


def test_the_page_names_every_template_of_its_room():
    page = PAGE.read_text()
    in_dossier = [(room, names) for _, room, names, _ in _ROW.findall(page)]
    listed = {
        (room, name.strip())
        for room, names in (*in_dossier, *_ON_DEMAND.findall(page))
        for name in names.split(",")
        if name.strip() != "-"
    }
    rooms = {room for room, _ in listed}
    kept = {
        (room, path.name.removesuffix(".md"))
        for room in rooms
        for path in (resources.files(f"hoinghi.{room}") / "templates" / "papers").iterdir()
    }

    assert listed == kept, (
        "docs/reference/papers.md, column Mẫu, as (room, template): "
        f"add {sorted(kept - listed)}, take out {sorted(listed - kept)}"
    )
