"""Reading the words of reports behind the pages: in the background, one thing after the other.

Reading one report takes tens of milliseconds, and a nation has thousands. What was read is
remembered where it belongs (``remark_queries``); here is only what waits, so that a restart loses
nothing but time.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Hashable
from queue import SimpleQueue
from threading import Lock, Thread

from django.db import connection

_log = logging.getLogger(__name__)


class Background:
    """Does what it is given in a thread of its own, which begins with the first of it."""

    def __init__(self) -> None:
        self._waiting: SimpleQueue[tuple[Hashable, Callable[[], object]]] = SimpleQueue()
        self._known: set[Hashable] = set()
        self._lock = Lock()
        self._thread: Thread | None = None

    def later(self, key: Hashable, work: Callable[[], object]) -> None:
        """Let *work* be done; nothing more while that of *key* waits or runs."""
        with self._lock:
            if key in self._known:
                return
            self._known.add(key)
            self._waiting.put((key, work))
            if self._thread is None or not self._thread.is_alive():
                # It ends with the process: what was not read is read when it is asked for.
                self._thread = Thread(target=self._work, name="doc-bao-cao", daemon=True)
                self._thread.start()

    def _work(self) -> None:
        while True:
            key, work = self._waiting.get()
            try:
                work()
            except Exception:  # one report that cannot be read must not stop the others
                _log.exception("reading behind the page: %s", key)
            finally:
                connection.close()
                with self._lock:
                    self._known.discard(key)


BACKGROUND = Background()
