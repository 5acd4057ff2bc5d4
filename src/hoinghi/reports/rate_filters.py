"""Filters of the matrix of reports, as they stand in the address of the page."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from hoinghi.reports.rate import Line, Stage, Timing
from hoinghi.reports.rules import Addressees

_RECEIVED = "received"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What is asked for; empty keeps all.

    ``outline`` is the code of one, "" the first; ``is_received`` keeps all that have come.
    """

    outline: str = ""
    group: Addressees | None = None
    stage: Stage | None = None
    is_received: bool = False
    timing: Timing | None = None
    words: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """Read the address; what no filter understands keeps all."""
        return cls(
            outline=query.get("de-cuong", "")[:60],
            group=Addressees(told) if (told := query.get("loai")) in set(Addressees) else None,
            stage=Stage(told) if (told := query.get("trang-thai")) in set(Stage) else None,
            is_received=query.get("trang-thai") == _RECEIVED,
            timing=Timing(told) if (told := query.get("han")) in set(Timing) else None,
            words=" ".join(query.get("tim", "").split())[:200],
        )

    @property
    def query(self) -> str:
        """The address again, without what is not asked for."""
        told = {
            "de-cuong": self.outline,
            "loai": self.group,
            "trang-thai": _RECEIVED if self.is_received else self.stage,
            "han": self.timing,
            "tim": self.words,
        }
        return urlencode({name: str(value) for name, value in told.items() if value})

    @property
    def narrows(self) -> bool:
        """Tell whether anything but the outline is asked for."""
        return bool(self.group or self.stage or self.is_received or self.timing or self.words)

    def keep(self, lines: Iterable[Line], today: date) -> list[Line]:
        """Keep what is asked for."""
        wanted = _plain(self.words).split()
        return [
            one
            for one in lines
            if (self.group is None or one.group is self.group)
            and (self.stage is None or one.stage is self.stage)
            and (one.is_received or not self.is_received)
            and (self.timing is None or one.timing(today) is self.timing)
            and (not wanted or all(word in _plain(one.name) for word in wanted))
        ]


def _plain(text: str) -> str:
    """Write *text* small and without accents: people search as they type."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
