"""Vietnamese names of placeholders: ``{{ ten_hoi_nghi }}`` is ``{{ event }}``.

An office writes its templates in Vietnamese; the standard ones use the names of the code. A name is
made from the label of its fact, so there is one list of labels and no second one of names.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from hoinghi.papers import facts


def slug(label: str) -> str:
    """Write *label* as a name: "Tên gọi tắt của hội nghị" → ``ten_goi_tat_cua_hoi_nghi``."""
    letters = unicodedata.normalize("NFD", label.lower().replace("đ", "d"))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


@lru_cache(maxsize=1024)
def vietnamese(names: tuple[str, ...]) -> Mapping[str, str]:
    """Give the Vietnamese names of *names*, each with the name it stands for.

    Two names of one label have none: nobody could tell them apart.
    """
    found = {name: slug(label) for name in names if (label := labelled(name))}
    counted = Counter(found.values())
    return {told: name for name, told in found.items() if counted[told] == 1 and told not in names}


def labelled(name: str) -> str:
    """Label a placeholder by its name in either language; "" where it has no label of its own."""
    label = facts.label_of(name)
    if label and label != facts.OTHER:
        return label
    return _by_slug().get(name.rpartition(".")[2], "")


def known_as(name: str, names: Iterable[str]) -> str:
    """Give the Vietnamese name of *name* among *names*; itself where it has none."""
    return next((told for told, meant in vietnamese(tuple(names)).items() if meant == name), name)


@lru_cache(maxsize=1)
def _by_slug() -> Mapping[str, str]:
    return {slug(label): label for label in facts.LABELS.values()}
