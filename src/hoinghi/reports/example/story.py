"""Diễn biến của báo cáo mẫu: gửi khi nào, cố ý sai ở đâu, bị trả lại vì sao. Python thuần."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from hoinghi.reports.example.figures import Commune


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What happens to the report of one body.

    Attributes:
        code: Of the body.
        sent: When it is sent, by the clock of the office; the second time after it was returned.
        end: "sent", "returned", "accepted", "writing", "none".
        flaw: What is wrong with it on purpose; "" for nothing (``flaws``).
        source: The body from which it copied.
        late: Until which day it may be sent after the deadline, and why.
        returned: Place → reason.
    """

    code: str
    sent: tuple[datetime, ...] = ()
    end: str = "sent"
    flaw: str = ""
    source: str = ""
    late: tuple[date, str] | None = None
    returned: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def stories(folder: Path) -> list[Story]:
    """Read what happens to each body, in the order of the file."""
    told = yaml.safe_load((folder / "dien-bien.yaml").read_text(encoding="utf-8"))
    return [_story(str(code), one) for code, one in told.items()]


def _story(code: str, told: Mapping[str, Any]) -> Story:
    late = told.get("late")
    return Story(
        code=code,
        sent=tuple(datetime.fromisoformat(at) for at in told.get("sent", ())),
        end=told["end"],
        flaw=told.get("flaw", ""),
        source=told.get("source", ""),
        late=(date.fromisoformat(late[0]), late[1]) if late else None,
        returned=dict(told.get("returned", {})),
    )


def communes(folder: Path) -> list[Commune]:
    """Read the communes and what the figures begin with."""
    with (folder / "xa.csv").open(encoding="utf-8", newline="") as file:
        return [
            Commune(
                code=row["code"],
                households=int(row["households"]),
                poor=Decimal(row["poor_percent"]),
                character=row["character"],
                villages=tuple(row["villages"].split("|")),
            )
            for row in csv.DictReader(file)
        ]
