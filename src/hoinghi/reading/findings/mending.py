"""Findings whose remedy a machine can apply: which words become which. Python thuần."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from hoinghi.reading.plan import Finding

_QUOTED: Final = re.compile(r"“([^“”]+)”")
#: Finding → only the words in the message and the words in the remedy are needed.
_REPLACED: Final = ("language.misspelt", "language.capitals")


class Mending(NamedTuple):
    """The words as they stand, and as they should."""

    wrong: str
    right: str


def mending_of(finding: Finding) -> Mending | None:
    """Give the words that the remedy of *finding* changes; none where a person has to decide."""
    said, told = _QUOTED.search(finding.message), _QUOTED.search(finding.remedy)
    if finding.code in _REPLACED and said and told:
        return Mending(said[1], told[1])
    if finding.code == "form.doubled-word" and said:
        words = said[1].split()
        if len(words) == 2:
            return Mending(said[1], words[0])
    return None


def mended(text: str, mending: Mending) -> str:
    """Give *text* with every whole occurrence of the wrong words put right."""
    pattern = r"\s+".join(map(re.escape, mending.wrong.split()))
    return re.sub(rf"(?<!\w){pattern}(?!\w)", lambda _: mending.right, text)


def mended_values(said: Mapping[str, object], mending: Mending) -> dict[str, object]:
    """Give the values of *said* that the mending changes, changed."""
    found: dict[str, object] = {}
    for name, value in said.items():
        new: object = value
        if isinstance(value, str):
            new = mended(value, mending)
        elif isinstance(value, list):
            new = [mended(one, mending) if isinstance(one, str) else one for one in value]
        if new != value:
            found[name] = new
    return found
