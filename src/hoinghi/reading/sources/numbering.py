"""The numbers that Word counts by itself (numbered lists), as they would be printed."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE: Final = re.compile(r"%(\d)")
# Word has nine levels, and no number in print is longer than a heading.
_MAX_LEVELS: Final = 9
_LONGEST_PATTERN: Final = 60
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class _Level(NamedTuple):
    kind: str
    pattern: str
    start: int


class Numbering(NamedTuple):
    """Lists of a document: list id → its levels; style id → its list id and level."""

    lists: dict[str, dict[int, _Level]]
    styles: dict[str, tuple[str, int]]


def read_numbering(numbering: Any, styles: Any) -> Numbering:
    """Read *numbering* and *styles* (the XML parts, or none)."""
    if numbering is None:
        return Numbering({}, {})
    abstract = {
        item.get(f"{W}abstractNumId"): _levels(item) for item in numbering.iter(f"{W}abstractNum")
    }
    lists: dict[str, dict[int, _Level]] = {}
    for item in numbering.iter(f"{W}num"):
        refers = item.find(f"{W}abstractNumId")
        levels = abstract.get(_value(refers), {})
        lists[str(item.get(f"{W}numId"))] = {**levels, **_overrides(item, levels)}
    return Numbering(lists, _styled(styles))


def _levels(item: Any) -> dict[int, _Level]:
    found = item.findall(f"{W}lvl")[:_MAX_LEVELS]
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in found}


def _level(level: Any) -> _Level:
    start = _value(level.find(f"{W}start"))
    return _Level(
        kind=_value(level.find(f"{W}numFmt")) or "decimal",
        pattern=_value(level.find(f"{W}lvlText"))[:_LONGEST_PATTERN],
        start=int(start) if start.isdigit() and len(start) < 6 else 1,
    )


def _overrides(item: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    changed: dict[int, _Level] = {}
    for override in item.findall(f"{W}lvlOverride"):
        depth = int(override.get(f"{W}ilvl", "0"))
        start = _value(override.find(f"{W}startOverride"))
        if depth in levels and start.isdigit():
            changed[depth] = levels[depth]._replace(start=int(start[:5]))
    return changed


def _styled(styles: Any) -> dict[str, tuple[str, int]]:
    if styles is None:
        return {}
    found: dict[str, tuple[str, int]] = {}
    for style in styles.iter(f"{W}style"):
        properties = style.find(f"{W}pPr/{W}numPr")
        if properties is not None:
            level = _value(properties.find(f"{W}ilvl"))
            found[str(style.get(f"{W}styleId"))] = (
                _value(properties.find(f"{W}numId")),
                int(level) if level.isdigit() else 0,
            )
    return found


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val") or "")


class Counter:
    """Counts through a document; ask it for each paragraph once, in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}

    def next_label(self, paragraph: Any) -> str:
        """The printed number of *paragraph* ("1.", "a)", "-"), empty where it has none."""
        if not self._numbering.lists:
            return ""
        list_id, depth = self._list_of(paragraph)
        levels = self._numbering.lists.get(list_id)
        if not levels or depth not in levels:
            return ""
        counts = self._counts.setdefault(list_id, {})
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if levels[depth].kind == "bullet":
            return "-"
        return _PLACE.sub(
            lambda m: self._figure(levels, counts, int(m[1]) - 1), levels[depth].pattern
        )

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return "", 0
        numbered = properties.find(f"{W}numPr")
        if numbered is not None:
            level = _value(numbered.find(f"{W}ilvl"))
            return _value(numbered.find(f"{W}numId")), int(level) if level.isdigit() else 0
        return self._numbering.styles.get(_value(properties.find(f"{W}pStyle")), ("", 0))

    def _figure(self, levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        level = levels.get(depth)
        if level is None:
            return ""
        return _figure(counts.get(depth, level.start), level.kind)


def _figure(count: int, kind: str) -> str:
    if kind == "upperRoman":
        return _roman(count)
    if kind == "lowerRoman":
        return _roman(count).lower()
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if kind == "upperLetter" else letter
    if kind == "decimalZero":
        return f"{count:02d}"
    return "" if kind == "none" else str(count)


def _roman(count: int) -> str:
    text, rest = "", min(count, 89)
    for value, letters in _ROMAN:
        text += letters * (rest // value)
        rest %= value
    return text
