"""The directory for its pages, kept in memory until somebody changes something.

Thousands of bodies take longer to read and to put in order than a page may take. Acts never ask
here: they read what is stored, inside their transaction.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date

from django.db.models import Count, Max

from hoinghi.journal.editions import Kept, edition
from hoinghi.units import tree
from hoinghi.units.models import AdminUnit, Organisation
from hoinghi.units.queries import succession
from hoinghi.units.succession import Succession

_kept: Kept[Standing] = Kept(most=1)


class Standing:
    """Units and bodies of all times, and the trees of the days that were asked for."""

    def __init__(self, everything: Succession, edition: Hashable) -> None:
        self.everything = everything
        self.edition = edition
        self._trees: Kept[tuple[tree.Place, ...]] = Kept(most=8)

    def tree(self, day: date) -> tuple[tree.Place, ...]:
        """Give all that stands on *day*, in the order of the page."""
        return self._trees.get(day, lambda: tuple(tree.tree(self.everything, day)))


def standing() -> Standing:
    """Give the directory as it stands now; three short queries where nothing has changed."""
    now = _edition()
    return _kept.get(now, lambda: Standing(succession(), now))


def _edition() -> Hashable:
    """Give what stays equal as long as nothing has changed: every act leaves its seal."""
    numbers = Count("pk"), Max("pk")
    return (
        edition(),
        *AdminUnit.objects.aggregate(*numbers).values(),
        *Organisation.objects.aggregate(*numbers).values(),
    )
