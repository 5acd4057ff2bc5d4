"""What closes a task by itself: read from its words, or chosen by the office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from hoinghi.conferences.deliveries import Deliverable, deliverables
from hoinghi.tasks.models import Task
from hoinghi.tasks.rules import kinds_ordered


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What closes a task; ``chosen`` None: what its words order.

    What the office chose closes the share; a paper that only the words name is handed in, and the
    office looks at it first.
    """

    chosen: tuple[str, ...] | None = None

    def kinds(self, action: str) -> tuple[str, ...]:
        return reads_as(action) if self.chosen is None else self.chosen

    @property
    def is_by_hand(self) -> bool:
        return self.chosen is not None


AS_READ = Closing()


@lru_cache(maxsize=10_000)
def reads_as(action: str) -> tuple[str, ...]:
    """Give the codes of what the words of a task order."""
    return kinds_ordered(action, deliverables().values())


def closing_of(task: Task) -> Closing:
    """Give what closes *task*."""
    if not task.closing_by_hand:
        return AS_READ
    return Closing(chosen=_known(task.closes_with.split(",")))


def set_closing(task: Task, closing: Closing) -> None:
    """Write into *task* what closes it; the caller saves it."""
    task.closing_by_hand = closing.is_by_hand
    task.closes_with = ",".join(_known(closing.chosen or ()))


def kinds_of(task: Task) -> tuple[str, ...]:
    """Give the codes of all that must be delivered before *task* closes by itself."""
    return closing_of(task).kinds(task.action)


def closes_when(task: Task) -> tuple[Deliverable, ...]:
    """Give what closes *task* by itself; empty where people close it.

    A task that orders something besides that no room notices yet is closed by people.
    """
    return noticed(kinds_of(task))


def noticed(codes: Iterable[str]) -> tuple[Deliverable, ...]:
    """Give what *codes* name; empty where no room notices one of them."""
    found = tuple(deliverables()[code] for code in codes)
    return found if all(one.is_noticed for one in found) else ()


def ends_done(task: Task) -> bool:
    """Tell whether delivery ends the share, or hands it in for the office to accept."""
    papers = any(deliverables()[code].parts for code in kinds_of(task))
    return closing_of(task).is_by_hand or not papers


def _known(codes: Iterable[str]) -> tuple[str, ...]:
    """Keep the codes that ``deliveries.yaml`` knows, in its order."""
    told = set(codes)
    return tuple(code for code in deliverables() if code in told)
