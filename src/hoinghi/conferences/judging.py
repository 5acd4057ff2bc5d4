"""Which bodies a plan is judged by. Python thuần."""

from __future__ import annotations

from collections.abc import Callable

from hoinghi.conferences.rules import as_of
from hoinghi.reading.plan import Plan
from hoinghi.units.directory import Directory


def bodies_for(everyone: Directory) -> Callable[[Plan], Directory | None]:
    """Give, for a plan, the bodies of *everyone* that its issuer deals with, on its day.

    None for a plan whose issuer is not known.
    """
    return lambda plan: everyone.on(as_of(plan)).for_issuer(plan.issuer)
