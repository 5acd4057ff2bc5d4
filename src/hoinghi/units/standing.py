"""The directory for its pages, kept in memory until somebody changes something.

Thousands of bodies take longer to read and to put in order than a page may take. Acts never ask
here: they read what is stored, inside their transaction.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from datetime import date
from threading import Lock
from typing import Final

from django.db.models import Count, Max

from hoinghi.journal.models import Entry
from hoinghi.units import tree
from hoinghi.units.models import AdminUnit, Organisation
from hoinghi.units.queries import succession
from hoinghi.units.succession import Succession

_DAYS: Final = 8
_lock = Lock()
_kept: dict[Hashable, Standing] = {}


class Standing:
    """Units and bodies of all times, and the trees of the days that were asked for."""

    def __init__(self, everything: Succession) -> None:
        self.everything = everything
        self._trees: OrderedDict[date, tuple[tree.Place, ...]] = OrderedDict()

    def tree(self, day: date) -> tuple[tree.Place, ...]:
        """Give all that stands on *day*, in the order of the page."""
        with _lock:
            found = self._trees.get(day)
        if found is None:
            found = tuple(tree.tree(self.everything, day))
            with _lock:
                self._trees[day] = found
                while len(self._trees) > _DAYS:
                    self._trees.popitem(last=False)
        return found


def standing() -> Standing:
    """Give the directory as it stands now; three short queries where nothing has changed."""
    # Read before the rows: what changes meanwhile leaves a newer edition behind.
    edition = _edition()
    with _lock:
        found = _kept.get(edition)
    if found is None:
        found = Standing(succession())
        with _lock:
            _kept.clear()
            _kept[edition] = found
    return found


def _edition() -> Hashable:
    """Give what stays equal as long as nothing has changed: every act leaves its seal."""
    numbers = Count("pk"), Max("pk")
    return (
        Entry.objects.order_by("-pk").values_list("seal", flat=True).first(),
        *AdminUnit.objects.aggregate(*numbers).values(),
        *Organisation.objects.aggregate(*numbers).values(),
    )
