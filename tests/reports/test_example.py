"""Báo cáo mẫu: coherent, the same each time, and wrong only where it is to be."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from decimal import Decimal
from itertools import groupby
from time import perf_counter

import pytest

from hoinghi.conferences.services import establish
from hoinghi.journal.models import Entry
from hoinghi.reading.reader import read_file
from hoinghi.reports.asking import Asked, allocated
from hoinghi.reports.content import Cell, of_json
from hoinghi.reports.example import loading
from hoinghi.reports.example.story import stories
from hoinghi.reports.example.writing import Writer
from hoinghi.reports.likeness import Passage, copies
from hoinghi.reports.models import KnownFigure, Report, Target
from hoinghi.reports.outlines import Outline, for_conference, outline
from hoinghi.reports.report_check import check_report
from hoinghi.reports.rich_text import clean, plain
from tests.factories import EXAMPLE, make_bodies, make_clerk

FOLDER = EXAMPLE / "bao-cao"


@pytest.fixture(scope="module")
def asked_outline() -> Outline:
    return for_conference(outline("giam-ngheo-ben-vung"), "giai đoạn 2021-2025", date(2023, 12, 5))


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    with (EXAMPLE / "units.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: row["name"].removeprefix("Ủy ban nhân dân ")
            for row in csv.DictReader(file)
        }


def asked_by(known: Outline, code: str, name: str) -> Asked:
    kind = "peoples_committee" if code.endswith("-UBND") else "department"
    return Asked(outline=known, allocation=allocated(known, name, kind))


def every(known: Outline, names, *, flawed: bool, seed: str = "x"):
    writer = Writer.of_folder(FOLDER, names, known.periods, seed)
    for story in stories(FOLDER):
        asked = asked_by(known, story.code, names[story.code])
        if flawed:
            yield story, asked, writer.written(story, asked)
        else:
            yield story, asked, writer.right(story.code, asked)


@pytest.mark.parametrize("seed", ["x", "y", "z"])
def test_every_report_holds_all_hard_rules_and_answers_all_that_is_asked(
    asked_outline, names, seed
):
    for story, asked, content in every(asked_outline, names, flawed=False, seed=seed):
        checked = check_report(content, asked)
        assert not checked.blocking, story.code
        assert not checked.empty, story.code
        assert not checked.unwritten, story.code
        assert not checked.too_long, (story.code, checked.too_long)
        assert all(text == clean(text) for text in content.texts.values())
        assert not any("{" in text for text in content.texts.values())


def test_there_are_26_bodies_of_about_50_000_households(asked_outline, names):
    reports = list(every(asked_outline, names, flawed=False))
    households = sum(
        content.answers[Cell("NG01", "2023")].number
        for story, _, content in reports
        if story.code.endswith("-UBND")
    )

    assert len(reports) == 26
    assert 48_000 < households < 58_000


def test_the_same_seed_makes_the_same_and_another_another(asked_outline, names):
    def told(seed: str):
        made = every(asked_outline, names, flawed=True, seed=seed)
        return {story.code: (content.answers, content.texts) for story, _, content in made}

    assert told("x") == told("x")
    assert told("x") != told("y")


def test_poor_households_pass_from_year_to_year_but_over_the_new_standard(asked_outline, names):
    writer = Writer.of_folder(FOLDER, names, asked_outline.periods)

    for years in writer.years.values():
        assert years["2023"]["NG02"] == years["2022"]["NG03"]
        assert years["2022"]["NG02"] > years["2021"]["NG03"]
        assert all(year["NG03"] < year["NG02"] for year in years.values())


def test_a_department_that_is_right_has_the_sum_of_the_communes(asked_outline, names):
    reports = {
        story.code: content for story, _, content in every(asked_outline, names, flawed=False)
    }
    cell = Cell("D203", "2023")

    total = sum(
        content.answers[cell].number for code, content in reports.items() if code.endswith("-UBND")
    )

    assert reports["524-NNPTNT"].answers[cell].number == total


@pytest.mark.parametrize("seed", ["binh-son-2023", "y"])
def test_only_the_pair_that_is_to_be_alike_is(asked_outline, names, seed):
    passages = [
        (number, Passage(source=story.code, text=plain(text)))
        for story, _, content in every(asked_outline, names, flawed=True, seed=seed)
        for number, text in content.texts.items()
    ]
    found = {
        (number, *sorted((one.one.source, one.other.source)))
        for number, group in groupby(sorted(passages, key=lambda one: one[0]), lambda one: one[0])
        for one in copies([passage for _, passage in group])
    }

    assert found == {
        ("II.4", "21055-UBND", "21082-UBND"),
        ("III", "21055-UBND", "21082-UBND"),
    }


@pytest.fixture
def conference(db):
    from hoinghi.conferences.judging import bodies_for
    from hoinghi.units.queries import directory

    make_bodies()
    plan = EXAMPLE / "ke-hoach.txt"
    reading = read_file(plan, bodies_for(directory()))
    return establish(reading, file_name=plan.name, by="thử nghiệm").conference


def test_the_example_conference_has_reports_at_every_stage(conference):
    began = perf_counter()
    sent = loading.load(conference, FOLDER, office=make_clerk(conference))
    took = perf_counter() - began

    states = Counter(Report.objects.values_list("state", flat=True))
    assert sent == 23
    assert states == {"accepted": 12, "sent": 9, "returned": 2, "draft": 3}
    late = Report.objects.filter(first_sent_on__gt="2023-11-22")
    assert late.count() == 3
    assert KnownFigure.objects.count() == 22 * 2 * 5
    assert Target.objects.filter(organisation=None).exists()
    assert Entry.objects.filter(act="reports.send").count() == 24
    assert took < 10


def test_loading_it_again_changes_nothing(conference):
    office = make_clerk(conference)
    loading.load(conference, FOLDER, office=office)
    entries = Entry.objects.count()

    assert loading.load(conference, FOLDER, office=office) == 0
    assert Entry.objects.count() == entries


def test_what_is_wrong_on_purpose_is(conference):
    loading.load(conference, FOLDER, office=make_clerk(conference))

    def content(code: str):
        return of_json(Report.objects.get(organisation__code=code).latest.content)

    assert Cell("D204", "2023") not in content("21058-UBND").answers
    told = content("21091-UBND")
    said = int(told.answers[Cell("NG03", "2023")].number)
    assert str(said + 11) in told.texts["II.1"]
    assert "Nguyên nhân" not in content("21061-UBND").texts["IV"]
    assert any(content("21049-UBND").reasons.values())
    draft = of_json(Report.objects.get(organisation__code="21052-UBND").draft)
    assert set(draft.texts) == {"I", "II.1"}
    assert draft.answers[Cell("NG03", "2023")].number > Decimal(0)
