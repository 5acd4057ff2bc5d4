"""The reader against plans of other bodies, years and layouts: floors of what it reads right.

Texts and answers come from ``make_plans.py``. A floor is a little under what stands, so that a rule
that serves one kind of document at the cost of another is seen at once.
"""

import json
from pathlib import Path
from statistics import mean

import pytest

from hoinghi.reading import read_text
from hoinghi.reading.as_json import plan_to_json
from tests.reading.plan_score import score

UNSEEN = Path(__file__).parent / "plans" / "unseen"
TEXTS = sorted(UNSEEN.glob("*.txt"))

#: Tables whose cells PDF gives out of order are read in part; nothing false may come of them.
SCRAMBLED = {
    "xa-2026-bang-nhiem-vu.reading.txt": 0.89,
    "so-khcn-hoi-dong-thi-bang-hop.reading.txt": 0.92,
    "benh-vien-tap-huan.reading.txt": 0.93,
    "bo-truc-tuyen-hai-ngay.reading.txt": 0.95,
}


def scores_of(text):
    name = text.name.split(".")[0]
    gold = json.loads((UNSEEN / f"{name}.json").read_text(encoding="utf-8"))
    plan = plan_to_json(read_text(text.read_text(encoding="utf-8")).plan)
    return score(gold, json.loads(json.dumps(plan)))


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_an_unseen_plan_keeps_its_floor(text):
    floor = SCRAMBLED.get(text.name, 0.96)

    assert mean(scores_of(text).values()) >= floor


def test_every_part_of_unseen_plans_keeps_its_floor():
    by_part = {}
    for text in TEXTS:
        for part, value in scores_of(text).items():
            by_part.setdefault(part, []).append(value)

    assert min(mean(values) for values in by_part.values()) >= 0.95


def test_answers_score_one_against_themselves():
    for answers in UNSEEN.glob("*.json"):
        gold = json.loads(answers.read_text(encoding="utf-8"))

        assert set(score(gold, gold).values()) == {1.0}, answers.name


def test_a_reading_of_nothing_scores_nothing():
    gold = json.loads(next(UNSEEN.glob("*.json")).read_text(encoding="utf-8"))

    assert set(score(gold, {}).values()) == {0.0}
