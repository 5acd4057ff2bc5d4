"""Our own papers as they come out: no deviation in our PDF, nor in what LibreOffice prints."""

import pytest

from hoinghi import libreoffice
from hoinghi.papers.check.check import check
from hoinghi.papers.check.files import measure
from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.model import Paper
from hoinghi.papers.pdf import pdf_bytes
from tests.papers import paper_samples

PAPERS = {name: paper for name, paper in vars(paper_samples).items() if isinstance(paper, Paper)}


def deviations_of(data):
    return [
        (found.code, found.spot.page, found.spot.words, found.measured)
        for found in check(measure(data, "van-ban.pdf")).deviations
    ]


@pytest.mark.parametrize("name", PAPERS)
def test_our_pdf_has_no_deviation(name):
    assert deviations_of(pdf_bytes([PAPERS[name]])) == []


@pytest.mark.office
@pytest.mark.parametrize("name", PAPERS)
def test_our_docx_printed_by_libreoffice_has_no_deviation(name):
    printed = libreoffice.convert(docx_bytes([PAPERS[name]]), ".docx", "pdf")

    assert deviations_of(printed) == []
