"""Outlines are data; each must be fit to print."""

import json
from datetime import date

import pytest

from hoinghi.reports.outline_json import as_json, of_json
from hoinghi.reports.outlines import all_outlines, choose, for_conference, outline


@pytest.mark.parametrize("known", all_outlines(), ids=lambda known: known.code)
def test_every_section_asks_or_has_parts(known):
    numbers = [section.number for section in known.sections]

    for section in known.sections:
        assert section.asks or f"{section.number}.1" in numbers


@pytest.mark.parametrize("known", all_outlines(), ids=lambda known: known.code)
def test_figures_differ_and_have_units(known):
    names = [(figure.group, figure.name) for figure in known.figures]

    assert len(set(names)) == len(names)
    assert all(figure.unit and figure.group for figure in known.figures)


def test_the_subject_of_the_title_chooses_the_outline():
    assert choose("Hội nghị sơ kết công tác Giảm nghèo").code == "giam-ngheo-ben-vung"
    assert choose("Hội nghị tổng kết năm học").code == "chung"


def test_a_part_of_a_section_is_a_heading_of_the_second_level():
    numberings = [section.numbering for section in outline("giam-ngheo-ben-vung").sections]

    assert numberings[:4] == [(1, "I"), (1, "II"), (2, "1"), (2, "2")]


def test_the_years_under_review_come_from_the_title_and_end_with_the_conference():
    title = "sơ kết giữa kỳ Chương trình giai đoạn 2021 - 2025"

    told = for_conference(outline("giam-ngheo-ben-vung"), title, date(2023, 12, 5))

    assert [period.code for period in told.periods] == ["2021", "2022", "2023"]


@pytest.mark.parametrize("known", all_outlines(), ids=lambda known: known.code)
def test_an_outline_is_kept_whole_as_json(known):
    kept = json.loads(json.dumps(as_json(for_conference(known, "", date(2023, 1, 1)))))

    assert of_json(kept) == for_conference(known, "", date(2023, 1, 1))
