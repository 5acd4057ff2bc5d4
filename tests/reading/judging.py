"""Which parts of a plan as read are right, by the scorer of the worked plans; and spoilt copies.

The scorer counts facts of a document; here it is asked about one part at a time, so that what the
reader was sure of can be told from what it was not.
"""

import importlib.util
import json
import random
import re
from pathlib import Path
from typing import NamedTuple

from hoinghi.reading import read_text
from hoinghi.reading.as_json import plan_to_json

PLANS = Path(__file__).parents[2].parent / "shared" / "plans"
HEADING = ("kind", "number", "parent_issuer", "issuer", "place", "date", "title")
SINGLE = ("event", "awards", "signature")
#: Group → what two items of it are told alike by.
LISTS = {
    "legal_bases": "number",
    "sections": "path",
    "agenda": "text",
    "talks": "unit",
    "delegates": "text",
    "funding": "text",
    "tasks": "action",
    "recipients": "",
}


class Judged(NamedTuple):
    """A part: its group, the rule that found it, whether the reader was sure, and was right."""

    group: str
    rule: str
    is_sure: bool
    is_right: bool
    said: str
    doubt: str | None


def load_scorer():
    spec = importlib.util.spec_from_file_location("score", PLANS / "score.py")
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    return scorer


def worked_plans():
    """Name → text and answer of each worked plan."""
    return {
        gold.stem: (
            gold.with_suffix(".txt").read_text(encoding="utf-8"),
            json.loads(gold.read_text(encoding="utf-8")),
        )
        for gold in sorted(PLANS.glob("*.json"))
    }


def judge(scorer, gold, text):
    """Read *text* and judge every part that was read against the answer *gold*."""
    plan = json.loads(json.dumps(plan_to_json(read_text(text).plan)))
    notes = {key: gold[key] for key in ("_accept", "_skip", "_optional") if key in gold}

    def is_right(group, wanted, got):
        facts = scorer.score_doc({**notes, **wanted}, got)[group]
        return facts.fp + facts.fn == 0

    for key in HEADING:
        if plan[key] is not None:
            right = is_right("header", {key: gold.get(key)}, {key: plan[key]})
            rule, doubt = plan["rules"].get(key, ""), plan["doubts"].get(key)
            yield Judged("header", rule, doubt is None, right, f"{key}: {plan[key]}", doubt)
    for group in SINGLE:
        part = plan[group]
        if any(part[key] not in (None, []) for key in part if key not in NOT_SAID):
            right = is_right(group, {group: gold.get(group)}, {group: part})
            said = str({key: part[key] for key in part if key not in NOT_SAID})
            yield Judged(group, part["rule"], part["doubt"] is None, right, said, part["doubt"])
    for group, key in LISTS.items():
        yield from _judge_list(scorer, gold, plan, group, key, is_right)


NOT_SAID = ("rule", "doubt", "confidence", "lines")


def _judge_list(scorer, gold, plan, group, key, is_right):
    parts = [*plan[group]]
    if group == "recipients":
        beside = zip(parts, plan["rules"][group], plan["doubts"][group], strict=True)
        parts = [{"": text, "rule": rule, "doubt": doubt} for text, rule, doubt in beside]
    wanted = [item if key else {"": item} for item in gold.get(group) or []]

    def alike(one, other):
        if group == "legal_bases" and scorer.num_id(one["number"]):
            return float(scorer.num_id(one["number"]) == scorer.num_id(other["number"]))
        return scorer.text_sim(
            one.get(key) or one.get("subject"), other.get(key) or other.get("subject")
        )

    pairs, _, _ = scorer.align(wanted, parts, alike)
    partner = {id(got): want for want, got in pairs}
    for part in parts:
        want = partner.get(id(part))
        bare = (lambda item: item) if key else (lambda item: item[""])
        right = is_right(group, {group: [bare(want)] if want else []}, {group: [bare(part)]})
        said = str({name: part[name] for name in part if name not in NOT_SAID})
        yield Judged(group, part["rule"], part["doubt"] is None, right, said, part["doubt"])


#: What optical recognition takes for one another, more frequent first.
CONFUSED = {
    "1": "lI", "0": "O", "5": "S", "I": "l1", "l": "1I", "O": "0", "S": "5", "đ": "d", "Đ": "D",
    "ư": "u", "ơ": "o", "ă": "a", "â": "a", "ê": "e", "ô": "o", "ấ": "áâ", "ế": "éê", "ố": "ôó",
    "ệ": "ê", "ạ": "a", "ộ": "ô", "ậ": "â", "ớ": "ó", "ợ": "ơ", "ứ": "ú", "ự": "ư", "à": "a",
    "á": "a", "ả": "á", "ị": "i", "í": "i", ";": ":,", ":": ";", ".": ",", ",": ".", "-": "~",
    "c": "e", "e": "c", "h": "b", "g": "q", "n": "u", "u": "n", "t": "f", "i": "j",
}  # fmt: skip


def with_ocr_noise(text, share, seed):
    """*text* with *share* of its letters taken for another."""
    chance = random.Random(seed)
    return "".join(
        chance.choice(CONFUSED[letter])
        if letter in CONFUSED and chance.random() < share
        else letter
        for letter in text
    )


def with_lines_out_of_order(text, places, seed):
    """*text* with neighbouring lines swapped at so many *places*, as untangled columns come."""
    chance = random.Random(seed)
    lines = text.split("\n")
    printed = [at for at, line in enumerate(lines) if line.strip()]
    for _ in range(places):
        at = chance.randrange(len(printed) - 1)
        one, other = printed[at], printed[at + 1]
        lines[one], lines[other] = lines[other], lines[one]
    return "\n".join(lines)


NUMBERED = re.compile(r"\s*(?:[IVX]+|\d{1,2}(?:\.\d+)*|[a-zđ])[.)/]\s")


def without_headings(text, share, seed):
    """*text* without *share* of the lines that a number opens."""
    chance = random.Random(seed)
    return "\n".join(
        line for line in text.split("\n") if not (NUMBERED.match(line) and chance.random() < share)
    )


SPOILT = {
    "nhận dạng sai 0,5 %": lambda text, seed: with_ocr_noise(text, 0.005, seed),
    "nhận dạng sai 2 %": lambda text, seed: with_ocr_noise(text, 0.02, seed),
    "nhận dạng sai 5 %": lambda text, seed: with_ocr_noise(text, 0.05, seed),
    "dòng đảo chỗ": lambda text, seed: with_lines_out_of_order(text, 8, seed),
    "mất đề mục": lambda text, seed: without_headings(text, 0.2, seed),
}
