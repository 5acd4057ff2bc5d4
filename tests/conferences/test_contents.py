"""The list of all documents of the file that is kept."""

import pytest

from hoinghi.conferences import dossier
from hoinghi.conferences.contents import contents
from tests.factories import make_conference
from tests.paper_words import cells_of

pytestmark = pytest.mark.django_db


def test_every_document_stands_once_with_its_copies():
    conference = make_conference()
    parts = dossier.parts(conference)
    (paper,) = parts[-1].contents
    rows = cells_of(paper.blocks)
    told = {row[3]: row for row in rows}

    assert parts[-1].slug == "muc-luc-van-ban"
    assert [row[0] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
    assert told["Giấy mời Dự Hội nghị"][1:] == (
        "……/GM-UBND", "", "Giấy mời Dự Hội nghị", "Ủy ban nhân dân huyện Bình Sơn", "", "166 bản",
    )  # fmt: skip
    assert told["Giấy khen"][-1] == "05 bản"
    assert told["Thẻ đại biểu"][-1] == "166 bản"
    assert not any("Mục lục" in row[3] for row in rows)


def test_a_file_without_papers_lists_none():
    part = contents(make_conference(), [])

    assert cells_of(part.contents[0].blocks) == []
