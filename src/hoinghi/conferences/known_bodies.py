"""The bodies by which plans are judged, kept in memory until the directory changes.

A correction is answered at once, while thousands of bodies take longer to read than that may take.
Every correction is an act, too: what is kept here outlives acts that leave the directory alone.
"""

from __future__ import annotations

from threading import Lock

from hoinghi.conferences import rules
from hoinghi.conferences.judging import host_of
from hoinghi.journal.editions import Kept
from hoinghi.journal.models import Entry
from hoinghi.reading.plan import Plan
from hoinghi.units import queries as units
from hoinghi.units.directory import Directory
from hoinghi.units.standing import numbers

_OF_DIRECTORY = "units."
_everyone: Kept[Directory] = Kept(most=1)
_then: Kept[Directory] = Kept(most=4)
_around: Kept[Directory] = Kept(most=32)


class _LastAct:
    """The last act on the directory: only what was recorded since the last look is searched."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._looked: tuple[int, str] = (0, "")
        self._found = ""

    def seal(self) -> str:
        last = Entry.objects.order_by("-pk").values_list("pk", "seal").first() or (0, "")
        with self._lock:
            (pk, seal), found = self._looked, self._found
        if last == (pk, seal):
            return found
        # What was looked at inside a transaction may have been undone with it.
        stands = Entry.objects.filter(pk=pk, seal=seal).exists()
        newer = Entry.objects.filter(pk__gt=pk if stands else 0, act__startswith=_OF_DIRECTORY)
        newest = newer.order_by("-pk").values_list("seal", flat=True).first()
        found = newest or (found if stands else "")
        with self._lock:
            self._looked, self._found = last, found
        return found


_last_act = _LastAct()


def known_to_issuer(
    plan: Plan, *, sender: int | None = None, chosen: int | None = None
) -> Directory | None:
    """Give the bodies that the issuer of *plan* deals with, on its day; a few short queries.

    None for a plan whose issuer is not known, or not certain (``judging.host_of``).
    """
    now, day = (_last_act.seal(), numbers()), rules.as_of(plan)
    then = _then.get((now, day), lambda: _everyone.get(now, units.directory).on(day))
    host = host_of(plan, then, sender=sender, chosen=chosen)
    if host is None:
        return None
    return _around.get((now, day, host.code), lambda: then.around(host))
