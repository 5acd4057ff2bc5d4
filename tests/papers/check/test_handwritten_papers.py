"""Correct papers of other hands pass, set in LibreOffice by its own styles: Word files and PDF."""

import subprocess

import pytest

from hoinghi.papers.check.check import check
from hoinghi.papers.check.components import Component
from hoinghi.papers.check.files import measure
from hoinghi.papers.check.located import locate
from tests.papers.check.handwritten_papers import PAPERS

pytestmark = pytest.mark.office

_SOUGHT = {
    Component.QUOC_HIEU, Component.TIEU_NGU, Component.CO_QUAN_CHU_QUAN, Component.CO_QUAN_BAN_HANH,
    Component.SO_KY_HIEU, Component.THAN_BAI, Component.QUYEN_HAN, Component.HO_TEN,
    Component.NOI_NHAN, Component.NOI_NHAN_DONG,
}  # fmt: skip


@pytest.fixture(scope="module")
def converted(tmp_path_factory):
    """Every paper as DOCX and PDF: ``"cong-van.pdf"`` → bytes."""
    folder = tmp_path_factory.mktemp("office")
    for name, paper in PAPERS.items():
        (folder / f"{name}.fodt").write_bytes(paper.fodt())
    for ending in ("docx", "pdf"):
        subprocess.run(
            [
                "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
                "--convert-to", ending, "--outdir", str(folder / "out"),
                *map(str, sorted(folder.glob("*.fodt"))),
            ],
            check=True, capture_output=True, timeout=300,
        )  # fmt: skip
    return {made.name: made.read_bytes() for made in (folder / "out").iterdir()}


@pytest.mark.parametrize("ending", ["docx", "pdf"])
@pytest.mark.parametrize("name", PAPERS)
def test_a_correct_paper_of_another_office_passes(name, ending, converted):
    measured = measure(converted[f"{name}.{ending}"], f"{name}.{ending}")

    assert [(found.code, found.spot.words) for found in check(measured).deviations] == []
    (paper,) = locate(measured)
    assert set(paper.parts) >= _SOUGHT
