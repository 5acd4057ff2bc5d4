"""SQLite of Django, whose writers of one process wait for each other before they ask the file.

A writer that finds the file locked sleeps, longer from try to try (``sqlite3_busy_timeout``), while
the file may be free again at once: at the hour of a deadline that idles away as much time as the
writing takes. Those of the same process queue here instead. Others still meet at the file.
"""

from __future__ import annotations

from collections import defaultdict
from threading import Lock
from typing import Final

from django.db.backends.sqlite3 import base

_PATIENCE: Final = 20.0
_TURNS: defaultdict[str, Lock] = defaultdict(Lock)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that holds the turn of its file from BEGIN until the transaction is over."""

    _turn: Lock | None = None

    def _start_transaction_under_autocommit(self) -> None:
        turn = _TURNS[str(self.settings_dict["NAME"])]
        # Whoever waited in vain still asks the file, which refuses in its own words.
        self._turn = turn if turn.acquire(timeout=_PATIENCE) else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc] # not in the stubs
        except BaseException:
            self._pass_on()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc] # not in the stubs
        self._pass_on()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc] # not in the stubs
        finally:
            self._pass_on()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc] # not in the stubs
        finally:
            self._pass_on()

    def _pass_on(self) -> None:
        turn, self._turn = self._turn, None
        if turn is not None:
            turn.release()
