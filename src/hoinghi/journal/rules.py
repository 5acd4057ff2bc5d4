"""How entries of the log are chained, so that a change made later shows."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass

START = "0" * 64
HOUSE = "hệ thống"
"""Who acted where nobody did: the programme itself, by its background work and commands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """What was done: by whom, on what, with what particulars (plain JSON values)."""

    at: str
    actor: str
    act: str
    conference_id: int | None
    subject: str
    data: object


def seal(act: Act, previous: str) -> str:
    """Give the check value (SHA-256, hexadecimal) of *act* standing after *previous*."""
    written = json.dumps(asdict(act), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{written}".encode()).hexdigest()
