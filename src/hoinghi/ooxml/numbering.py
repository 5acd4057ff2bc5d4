"""The numbers that Word counts by itself (numbered lists), as they would be printed."""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

from hoinghi.ooxml.package import W

_PROPERTIES: Final = f"{W}pPr"
_STYLE: Final = f"{W}pStyle"
_NUMBERED: Final = f"{W}numPr"
_DEPTH: Final = f"{W}ilvl"
_LIST: Final = f"{W}numId"
_PLACE: Final = re.compile(r"%(\d)")
# Word has nine levels, and no number in print is longer than a heading.
_MAX_LEVELS: Final = 9
_LONGEST_PATTERN: Final = 60
_ROMAN: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class _Level(NamedTuple):
    """A level of a list.

    Attributes:
        pattern: Of the number in print, ``"%1.%2."``.
        restart: The level (from 1) up to which others begin this one anew; 0 for none.
        is_legal: All figures of the number are decimal.
        style: Of the paragraphs that it numbers, empty for none.
    """

    kind: str
    pattern: str
    start: int
    restart: int
    is_legal: bool
    style: str


class _List(NamedTuple):
    """A list: those of one ``family`` count on where another of them stopped."""

    family: str
    levels: dict[int, _Level]
    anew: frozenset[int]


class Numbering(NamedTuple):
    """Lists of a document: list id → list; style id → its list id and level."""

    lists: dict[str, _List]
    styles: dict[str, tuple[str, int]]


_STYLE_END: Final = b"</w:style>"
_STYLE_ID: Final = re.compile(rb'w:styleId="([^"]*)"')
_BASED_ON: Final = re.compile(rb'<w:basedOn w:val="([^"]*)"')
NO_LISTS: Final = Numbering({}, {})


def may_number(styles: bytes, used: set[str]) -> bool:
    """Whether one of the styles *used* may number its paragraphs, as the bytes of the part tell."""
    if b"numPr" not in styles:
        return False
    # A style may stand before the one that it is based on; a few rounds reach all.
    known = [
        (name[1], above[1] if above else b"", b"numPr" in style)
        for style in styles.split(_STYLE_END)
        for name, above in [(_STYLE_ID.search(style), _BASED_ON.search(style))]
        if name
    ]
    numbering = {name for name, _, has_number in known if has_number}
    for _ in range(_MAX_LEVELS):
        numbering |= {name for name, above, _ in known if above in numbering}
    # In another form than that of Word, the tree has to tell.
    return not numbering or not numbering.isdisjoint(name.encode() for name in used)


def read_numbering(numbering: Any, styles: Any) -> Numbering:
    """Read *numbering* and *styles* (the XML parts, or none)."""
    if numbering is None:
        return NO_LISTS
    families = {
        str(item.get(f"{W}abstractNumId")): _levels(item)
        for item in numbering.iter(f"{W}abstractNum")
    }
    lists: dict[str, _List] = {}
    for item in numbering.iter(f"{W}num"):
        family = _value(item.find(f"{W}abstractNumId"))
        levels = families.get(family, {})
        changed = _overrides(item, levels)
        lists[str(item.get(f"{W}numId"))] = _List(
            family, {**levels, **changed} if changed else levels, frozenset(changed)
        )
    return Numbering(lists, _styled(styles, lists))


def _levels(item: Any) -> dict[int, _Level]:
    found = item.findall(f"{W}lvl")[:_MAX_LEVELS]
    return {int(level.get(f"{W}ilvl", "0")): _level(level) for level in found}


def _level(level: Any) -> _Level:
    start = _value(level.find(f"{W}start"))
    restart = _value(level.find(f"{W}lvlRestart"))
    return _Level(
        kind=_value(level.find(f"{W}numFmt")) or "decimal",
        pattern=_value(level.find(f"{W}lvlText"))[:_LONGEST_PATTERN],
        start=int(start) if start.isdigit() and len(start) < 6 else 1,
        restart=int(restart) if restart.isdigit() and len(restart) == 1 else _MAX_LEVELS,
        is_legal=level.find(f"{W}isLgl") is not None,
        style=_value(level.find(f"{W}pStyle")),
    )


def _overrides(item: Any, levels: dict[int, _Level]) -> dict[int, _Level]:
    changed: dict[int, _Level] = {}
    for override in item.findall(f"{W}lvlOverride")[:_MAX_LEVELS]:
        depth = int(override.get(f"{W}ilvl", "0"))
        own = override.find(f"{W}lvl")
        level = _level(own) if own is not None else levels.get(depth)
        start = _value(override.find(f"{W}startOverride"))
        if level is not None and start.isdigit():
            changed[depth] = level._replace(start=int(start[:5]))
        elif own is not None and level is not None:
            changed[depth] = level
    return changed


def _styled(styles: Any, lists: dict[str, _List]) -> dict[str, tuple[str, int]]:
    """The list and level of every style that numbers its paragraphs, by itself or from above."""
    if styles is None:
        return {}
    found: dict[str, tuple[str, int]] = {}
    above: dict[str, str] = {}
    for style in styles.iter(f"{W}style"):
        name = str(style.get(f"{W}styleId"))
        properties = style.find(f"{W}pPr/{W}numPr")
        above[name] = _value(style.find(f"{W}basedOn"))
        if properties is not None:
            list_id = _value(properties.find(f"{W}numId"))
            level = _value(properties.find(f"{W}ilvl"))
            depth = int(level) if level.isdigit() else _depth_of(name, lists.get(list_id))
            found[name] = list_id, depth
    return {name: _inherited(name, found, above) for name in above} if found else {}


def _depth_of(style: str, numbered: _List | None) -> int:
    """The level of the list that names *style* as its own."""
    levels = numbered.levels if numbered else {}
    return next((depth for depth, level in levels.items() if level.style == style), 0)


def _inherited(
    name: str, found: dict[str, tuple[str, int]], above: dict[str, str]
) -> tuple[str, int]:
    for _ in range(_MAX_LEVELS):
        if name in found:
            return found[name]
        name = above.get(name, "")
    return "", 0


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(f"{W}val") or "")


class Counter:
    """Counts through a document; ask it for each paragraph once, in order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counted: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def numbered(self, root: Any) -> set[Any]:
        """The paragraphs under *root* that may have a number."""
        if not self._numbering.lists:
            return set()
        found = {item.getparent().getparent() for item in root.iter(_NUMBERED)}
        styles = {name for name, (list_id, _) in self._numbering.styles.items() if list_id}
        if styles:
            named = (style for style in root.iter(_STYLE) if _value(style) in styles)
            found.update(style.getparent().getparent() for style in named)
        return found

    def next_label(self, paragraph: Any) -> str:
        """The printed number of *paragraph* ("1.", "a)", "-"), empty where it has none."""
        if not self._numbering.lists:
            return ""
        list_id, depth = self.list_of(paragraph)
        numbered = self._numbering.lists.get(list_id)
        if not numbered or depth not in numbered.levels:
            return ""
        counts = self._count(list_id, numbered, depth)
        level = numbered.levels[depth]
        if level.kind == "bullet":
            return "-"
        return _PLACE.sub(
            lambda m: _printed(numbered.levels, counts, int(m[1]) - 1, level), level.pattern
        )

    def _count(self, list_id: str, numbered: _List, depth: int) -> dict[int, int]:
        """The counts of every level of the list, one more at *depth*."""
        counts = self._counted.setdefault(numbered.family, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for level in numbered.anew:
                counts.pop(level, None)
        levels = numbered.levels
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            if deeper not in levels or depth < levels[deeper].restart:
                del counts[deeper]
        return counts

    def list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(_PROPERTIES)
        if properties is None:
            return "", 0
        style = self._numbering.styles.get(_value(properties.find(_STYLE)), ("", 0))
        numbered = properties.find(_NUMBERED)
        if numbered is None:
            return style
        # What the paragraph does not say itself, its style says.
        level, list_id = _value(numbered.find(_DEPTH)), numbered.find(_LIST)
        return (
            style[0] if list_id is None else _value(list_id),
            int(level) if level.isdigit() else style[1],
        )


def _printed(levels: dict[int, _Level], counts: dict[int, int], depth: int, of: _Level) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    count = counts.get(depth, level.start)
    return str(count) if of.is_legal else _figure(count, level.kind)


def _figure(count: int, kind: str) -> str:
    if kind == "upperRoman":
        return _roman(count)
    if kind == "lowerRoman":
        return _roman(count).lower()
    if kind in ("upperLetter", "lowerLetter"):
        # After z comes aa, then bb.
        letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, _MAX_LEVELS)
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
