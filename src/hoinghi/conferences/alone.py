"""One at a time, in all processes of this machine: what needs much of it."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

_PAUSE = 0.05


@contextlib.contextmanager
def alone(lock: Path, *, wait: float) -> Iterator[None]:
    """Let one process or thread at a time in; where the system has no such locks, all.

    Args:
        lock: A file that is made where there is none.
        wait: Seconds.

    Raises:
        TimeoutError: Another has not come out in time.
    """
    try:
        import fcntl  # Windows has none
    except ImportError:
        yield
        return
    lock.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    with lock.open("wb") as held:
        while True:
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise TimeoutError(str(lock)) from None
                time.sleep(_PAUSE)
        yield
