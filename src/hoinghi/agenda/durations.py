"""The usual lengths and presenters of a conference (``durations.yaml``), as typed values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from hoinghi.agenda.rules import PointKind, Usual


@dataclass(frozen=True, slots=True, kw_only=True)
class Customs:
    """What is usual where the plan says nothing.

    Attributes:
        performers: Who performs a kind of point; empty where only the plan can tell.
        titles: What a step that the plan lacks is called.
    """

    usual: Usual
    performers: Mapping[PointKind, str]
    titles: Mapping[PointKind, str]


@cache
def customs() -> Customs:
    """Read the data file once."""
    path = resources.files("hoinghi.agenda") / "durations.yaml"
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    kinds = {kind: data["kinds"][kind.value] for kind in PointKind}
    return Customs(
        usual=Usual(
            kinds={kind: each["minutes"] for kind, each in kinds.items()},
            talk=data["talk_minutes"],
            further_report=data["further_report_minutes"],
            arrival=data["arrival_minutes"],
            break_after=data["break_after_minutes"],
            session=data["session_minutes"],
            sessions_per_day=data["sessions_per_day"],
        ),
        performers={kind: each["performer"] for kind, each in kinds.items()},
        titles={kind: each["title"] for kind, each in kinds.items() if "title" in each},
    )
