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
    """Units and bodies of all times, and the trees of the days that were asked for.

    Attributes:
        key: Stays equal as long as nothing has changed.
    """

    def __init__(self, everything: Succession, key: Hashable) -> None:
        self.everything = everything
        self.key = key
        self._trees: Kept[tuple[tree.Place, ...]] = Kept(most=8)

    def tree(self, day: date) -> tuple[tree.Place, ...]:
        """Give all that stands on *day*, in the order of the page."""
        return self._trees.get(day, lambda: tuple(tree.tree(self.everything, day)))


def standing() -> Standing:
    """Give the directory as it stands now; three short queries where nothing has changed."""
    now = (edition(), numbers())
    return _kept.get(now, lambda: Standing(succession(), now))


def numbers() -> Hashable:
    """Give how many units and bodies there are, and the last of each: two short queries.

    Beside the seal of the last act, for units and bodies that came without one.
    """
    asked = Count("pk"), Max("pk")
    return (
        *AdminUnit.objects.aggregate(*asked).values(),
        *Organisation.objects.aggregate(*asked).values(),
    )
