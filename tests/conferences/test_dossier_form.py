"""The dossier of the founding plan, whole, as Word files and PDF: no deviation of form."""

import pytest

from hoinghi.conferences import dossier
from hoinghi.conferences.services import establish
from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from hoinghi.reading import read_file
from tests.factories import EXAMPLE, make_bodies

pytestmark = pytest.mark.django_db

# No documents of the decree.
CARDS = ("giay-khen", "the-dai-bieu", "bien-ten")


def test_no_paper_of_the_founding_dossier_departs_from_the_form(tmp_path):
    make_bodies()
    plan = EXAMPLE / "ke-hoach.txt"
    conference = establish(read_file(plan), file_name=plan.name, by="thử nghiệm").conference
    written = dossier.write(conference, tmp_path)

    found, judged, papers = [], [], 0
    for file in written.files:
        if any(card in file.name for card in CARDS):
            continue
        report = check(measure(file.read_bytes(), file.name))
        judged.append(file.name)
        papers += report.papers
        found += [(file.name, d.code, d.measured, d.spot.words) for d in report.deviations]

    assert found == []
    assert len(judged) >= 20
    assert papers >= 100
