"""The example plan says what the conference of Bình Sơn was, mistakes included."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from hoinghi.reading import read_file
from hoinghi.reading.plan import Plan

EXAMPLE = Path(__file__).parents[2] / "examples" / "binh-son-2023" / "ke-hoach.txt"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_file(EXAMPLE).plan


def test_the_conference_is_of_the_size_it_was(plan):
    counts = {
        "bases": len(plan.legal_bases),
        "agenda": len(plan.agenda),
        "talks": len(plan.talks),
        "tasks": len(plan.tasks),
        "recipients": len(plan.recipients),
        "delegates": plan.event.delegate_count,
        "awards": (plan.awards.collectives, plan.awards.individuals),
    }

    assert counts == {
        "bases": 3,
        "agenda": 9,
        "talks": 7,
        "tasks": 9,
        "recipients": 12,
        "delegates": 166,
        "awards": (12, 12),
    }


def test_three_tasks_fall_due_on_22_november(plan):
    deadlines = Counter(task.deadline for task in plan.tasks)

    assert deadlines == {date(2023, 11, 22): 3, None: 6}
    assert all(task.owners for task in plan.tasks)


def test_four_delegates_come_from_the_villages_of_each_commune(plan):
    assert [rule.per_unit for rule in plan.delegates if rule.per_unit] == [4]


def test_the_usual_mistakes_are_there_to_be_found(plan):
    found = {finding.code for finding in plan.findings}

    assert found >= {
        "dates.award-procedure",
        "form.authority",
        "form.doubled-word",
        "form.quotation-marks",
        "names.spellings",
        "references.committee-decisions",
        "references.missing-annex",
    }
