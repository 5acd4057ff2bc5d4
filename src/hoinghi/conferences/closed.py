"""Parts of the dossier that are not for every role: awards before they are known, money."""

from __future__ import annotations

from collections.abc import Callable

from hoinghi.conferences import dossier, powers
from hoinghi.conferences.models import Conference
from hoinghi.conferences.permissions import may, require_power
from hoinghi.conferences.powers import Power
from hoinghi.units.models import Account

LISTS = frozenset({"muc-luc-van-ban"})
"""Parts made of all the others, which say no more than their titles."""


def power_to_read(conference: Conference) -> Callable[[str], Power]:
    """Give what tells the power that each part asks for, by slug; one query.

    What no room gives today is for those who prepare.
    """
    asks_for = dossier.asks_for(conference)
    return lambda slug: powers.READ if slug in LISTS else asks_for.get(slug, powers.PREPARE)


def require_part(account: Account, conference: Conference, slug: str) -> None:
    """Let only those go on who may read the part *slug*.

    Raises:
        NotAllowed: It is about awards or money, and the role of *account* is not.
    """
    require_power(account, conference, power_to_read(conference)(slug))


def reads(account: Account, conference: Conference) -> Callable[[str], bool]:
    """Give what tells of each part, by slug, whether *account* may read it; two queries."""
    wanted = power_to_read(conference)
    return lambda slug: may(account, conference, wanted(slug))
