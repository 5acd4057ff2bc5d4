"""Each defect is caught by the code of its rule, and by no other; correct papers pass."""

import shutil
import subprocess

import pytest

from hoinghi.papers.check.check import check, rules_of
from hoinghi.papers.check.files import measure
from hoinghi.papers.docx import docx_bytes
from hoinghi.papers.rulesets import ND30
from tests.papers.check.correct_papers import CORRECT
from tests.papers.check.wrong_papers import wrong_papers

PRINTED = [wrong for wrong in wrong_papers() if wrong.in_print][::2]


def codes_of(data, name):
    return sorted({found.code for found in check(measure(data, name)).deviations})


@pytest.mark.parametrize("name", CORRECT)
def test_the_paper_itself_has_no_deviation(name):
    assert codes_of(docx_bytes([CORRECT[name]]), name) == []


@pytest.mark.parametrize("wrong", wrong_papers(), ids=lambda wrong: wrong.name)
def test_a_defect_in_word_is_caught_with_its_code_alone(wrong):
    assert codes_of(wrong.docx(), f"{wrong.name}.docx") == [wrong.code]


def test_the_codes_are_those_of_rules():
    known = {rule.code for rule in rules_of(ND30)}

    assert {wrong.code for wrong in wrong_papers()} <= known


@pytest.fixture(scope="module")
def printed(tmp_path_factory):
    """Every second wrong paper printed by LibreOffice, all in one run: name → PDF."""
    folder = tmp_path_factory.mktemp("wrong")
    for wrong in PRINTED:
        (folder / f"{wrong.name}.docx").write_bytes(wrong.docx())
    profile = (folder / "profile").as_uri()
    command = [
        shutil.which("soffice") or "soffice", f"-env:UserInstallation={profile}", "--headless",
        "--convert-to", "pdf", "--outdir", str(folder / "pdf"),
        *map(str, sorted(folder.glob("*.docx"))),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    return {made.stem: made.read_bytes() for made in (folder / "pdf").iterdir()}


@pytest.mark.office
@pytest.mark.parametrize("wrong", PRINTED, ids=lambda wrong: wrong.name)
def test_a_defect_in_print_is_caught_with_its_code_alone(wrong, printed):
    assert codes_of(printed[wrong.name], f"{wrong.name}.pdf") == [wrong.code]
