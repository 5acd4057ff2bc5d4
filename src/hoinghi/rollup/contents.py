"""What lies in a store of values: the names behind its numbers. Needs neither Arrow nor DuckDB."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from hoinghi.rollup.edges import Names
from hoinghi.rollup.expressions import Asked

FILE: Final = "names.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What lies in a store: names, and which steps of the roll-up its figures need."""

    indicators: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    parts: tuple[str, ...] = ("",)
    is_revised: bool = False

    @property
    def names(self) -> Names:
        return Names(indicators=self.indicators, periods=self.periods, parts=self.parts)

    @property
    def asked(self) -> Asked:
        return Asked(by_parts=len(self.parts) > 1, revised=self.is_revised)


def contents_of(folder: Path) -> Contents:
    """Read the names of the store in *folder*; of one that isn't there yet, none."""
    path = folder / FILE
    if not path.is_file():
        return Contents()
    said = json.loads(path.read_text(encoding="utf-8"))
    lists = {key: tuple(said[key]) for key in ("indicators", "periods", "parts")}
    return Contents(**lists, is_revised=said["is_revised"])


def keep(contents: Contents, folder: Path) -> None:
    """Write the names, whole or not at all."""
    begun = folder / "names.begun"
    begun.write_text(json.dumps(asdict(contents), ensure_ascii=False), encoding="utf-8")
    begun.replace(folder / FILE)
