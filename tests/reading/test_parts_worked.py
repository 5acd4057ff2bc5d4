"""The reader against the worked plans that lie beside the repository, by their own scorer."""

import importlib.util
import json
from pathlib import Path

import pytest

from hoinghi.reading import read_text
from hoinghi.reading.as_json import plan_to_json

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
pytestmark = pytest.mark.worked_plans


def score_of_all():
    spec = importlib.util.spec_from_file_location("score", PLANS / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    facts = {}
    for gold in sorted(PLANS.glob("*.json")):
        text = gold.with_suffix(".txt").read_text(encoding="utf-8")
        plan = json.loads(json.dumps(plan_to_json(read_text(text).plan)))
        facts[gold.name] = scorer.score_doc(json.loads(gold.read_text(encoding="utf-8")), plan)
    return scorer.table(facts)


def test_the_founding_plan_is_read_whole():
    table = score_of_all()

    assert table["founding"]["MACRO"][2] == 1.0


def test_the_other_worked_plans_keep_their_floor():
    table = score_of_all()

    assert table["others"]["MACRO"][2] >= 0.99
    assert min(row[2] for row in table["others"].values() if row[3]) >= 0.98
