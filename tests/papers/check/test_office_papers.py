"""Correct papers set by hand in LibreOffice pass, as DOCX and as PDF, whatever their styles."""

import pytest

from hoinghi import libreoffice
from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from tests.papers.check import office_papers


@pytest.mark.office
@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize(
    "paper", [office_papers.plan, office_papers.letter, office_papers.decision]
)
def test_a_correct_paper_of_another_office_has_no_deviation(paper, kind):
    data = libreoffice.convert(paper(), ".fodt", kind)

    report = check(measure(data, f"van-ban.{kind}"))

    assert [(found.code, found.spot.words, found.measured) for found in report.deviations] == []
