"""How well a plan was read: facts of the answers against facts of the reading, group by group.

A fact of an item names the item, so that an owner counts only beside his own task. Words are equal
when nine tenths of their letters are, or those of the shorter where it is long; numbers, days and
paths only when they are the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

ALIKE = 0.85
LONG = 20
Fact = tuple[str, str]


#: How a part was read is none of its facts.
_NOT_SCORED = ("lines", "text", "rule", "doubt", "confidence")


def score(gold: Mapping[str, Any], read: Mapping[str, Any]) -> dict[str, float]:
    """F1 of each group that the answers or the reading know; 1 is all right."""
    optional = [plain(text) for texts in gold.get("_optional", {}).values() for text in texts]
    accept = gold.get("_accept", {})
    scores = {}
    for group, facts_of in FACTS.items():
        asked = list(facts_of(gold))
        given = [fact for fact in facts_of(read) if not _is_open(fact, asked, optional)]
        right = _matched(asked, given, accept)
        if asked or given:
            scores[group] = 2 * right / (len(asked) + len(given))
    return scores


def plain(text: object) -> str:
    folded = unicodedata.normalize("NFC", str(text)).casefold()
    folded = re.sub("[“”\"‘’']", "", re.sub("[–—]", "-", folded))
    folded = re.sub(r"\s*-\s*", "-", folded.replace("ủy", "uỷ").replace("òa", "oà"))
    return " ".join(folded.split()).strip(" .,;:*+-/")


def alike(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    if one == other:
        return True
    if not re.search(r"[^\W\d_]{2}", one) or not other:
        return False
    shorter = min(len(one), len(other))
    pairs = [(one, other)] + ([(one[:shorter], other[:shorter])] if shorter >= LONG else [])
    return any(SequenceMatcher(None, a, b, autojunk=False).ratio() >= ALIKE for a, b in pairs)


def _is_open(fact: Fact, asked: Iterable[Fact], optional: Iterable[str]) -> bool:
    """A fact that the answers neither ask for nor punish."""
    said = plain(fact[1])
    if any(fact[0] == label and alike(value, fact[1]) for label, value in asked):
        return False
    return any(text in said or alike(text, said[: len(text)]) for text in optional)


def _matched(asked: list[Fact], given: list[Fact], accept: Mapping[str, list[str]]) -> int:
    left = list(given)
    right = 0
    for label, value in asked:
        values = [value, *accept.get(label, ())]
        found = next(
            (f for f in left if f[0] == label and any(alike(v, f[1]) for v in values)), None
        )
        if found:
            left.remove(found)
            right += 1
    return right


def _header(plan: Mapping[str, Any]) -> Iterator[Fact]:
    for key in ("kind", "number", "parent_issuer", "issuer", "place", "date", "title"):
        if plan.get(key):
            yield key, plan[key]


def _part(name: str) -> Any:
    def facts(plan: Mapping[str, Any]) -> Iterator[Fact]:
        for key, value in (plan.get(name) or {}).items():
            if value is not None and key not in _NOT_SCORED:
                number = isinstance(value, int | float)
                yield f"{name}.{key}", str(float(value)) if number else value

    return facts


def _items(name: str, key: str, *fields: str) -> Any:
    """Facts of each item of the list *name*: its *key*, and its *fields* beside the key."""

    def facts(plan: Mapping[str, Any]) -> Iterator[Fact]:
        for item in plan.get(name) or []:
            subject = str(item.get(key) or "")[:40]
            yield f"{name}.{key}", str(item.get(key) or "")
            for field in fields:
                value = item.get(field)
                for one in value if isinstance(value, list | tuple) else [value]:
                    if one not in (None, ""):
                        yield f"{name}.{field}", f"{one} ← {subject}"

    return facts


def _sections(plan: Mapping[str, Any]) -> Iterator[Fact]:
    for section in plan.get("sections") or []:
        yield "section." + section["path"], section["title"]


def _recipients(plan: Mapping[str, Any]) -> Iterator[Fact]:
    for text in plan.get("recipients") or []:
        yield "recipient", text


FACTS = {
    "header": _header,
    "legal_bases": _items("legal_bases", "subject", "type", "number", "date", "issuer"),
    "sections": _sections,
    "event": _part("event"),
    "agenda": _items("agenda", "text", "presenter"),
    "talks": _items("talks", "unit", "topic"),
    "delegates": _items("delegates", "text", "group", "count", "per_unit"),
    "awards": _part("awards"),
    "funding": _items("funding", "text"),
    "tasks": _items("tasks", "action", "owners", "partners", "deadline"),
    "recipients": _recipients,
    "signature": _part("signature"),
}
