"""Which body of several of one name is meant, by what else the paper says. Python thuần.

With every province entered, "UBND xã Bình Sơn" is the name of several. Each kind of evidence
either leaves fewer or says nothing; where more than one is left, somebody has to be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi.units.directory import Body, Directory

_KIND = re.compile(
    r"^(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|đặc khu)\s+", re.IGNORECASE
)
_SAID = r"(?:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|quận)\s+"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What a paper says of where it comes from.

    Attributes:
        above: The body above its issuer, as the heading has it; empty where it has none.
        texts: Other words of the paper that may name provinces and districts.
        named: Other bodies that it names.
        sender: For which body whoever sent the paper works.
    """

    above: str = ""
    texts: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    sender: Body | None = None


def told_apart(directory: Directory, name: str, clues: Clues) -> tuple[Body, ...]:
    """Give the bodies that *name* may mean: one where it is certain, none where nobody bears it.

    In order: the area of the body above; areas named in the text; neighbours named in the text;
    the area of whoever sent it.
    """
    found = directory.bearing(name)
    for kept_by in (_by_body_above, _by_text, _by_neighbours, _by_sender):
        if len(found) > 1:
            found = kept_by(found, directory, clues) or found
    return found


def _by_body_above(
    found: tuple[Body, ...], _directory: Directory, clues: Clues
) -> tuple[Body, ...]:
    return _in_areas_said(found, [clues.above])


def _by_text(found: tuple[Body, ...], _directory: Directory, clues: Clues) -> tuple[Body, ...]:
    return _in_areas_said(found, clues.texts)


def _in_areas_said(found: tuple[Body, ...], texts: Iterable[str]) -> tuple[Body, ...]:
    """Keep those of whose areas the most are named; none where no area of any is."""
    said = "\n".join(texts)
    scores = {one.code: sum(_says(said, area) for area in one.area_names[1:]) for one in found}
    most = max(scores.values())
    return tuple(one for one in found if scores[one.code] == most) if most else ()


def _says(text: str, area: str) -> bool:
    bare = re.escape(_KIND.sub("", area))
    return bool(re.search(rf"\b{_SAID}{bare}\b", text, re.IGNORECASE))


def _by_neighbours(found: tuple[Body, ...], directory: Directory, clues: Clues) -> tuple[Body, ...]:
    """Keep those with a neighbour named: a body whose area lies in the same unit above."""
    own = {one.code for one in found}
    around = {
        body.area[1]
        for name in dict.fromkeys(clues.named)
        for body in directory.bearing(name)
        if body.code not in own and len(body.area) > 1
    }
    return tuple(one for one in found if len(one.area) > 1 and one.area[1] in around)


def _by_sender(found: tuple[Body, ...], _directory: Directory, clues: Clues) -> tuple[Body, ...]:
    """Keep the sender's own body, else those that share the most areas with it."""
    sender = clues.sender
    if sender is None:
        return ()
    if own := tuple(one for one in found if one.code == sender.code):
        return own
    shared = {one.code: len(set(one.area) & set(sender.area)) for one in found}
    most = max(shared.values())
    return tuple(one for one in found if shared[one.code] == most) if most else ()
