"""The background work: small steps, each kept in the database before the next begins."""

from __future__ import annotations

import logging
import os
import secrets
import socket
from collections.abc import Callable
from datetime import date, datetime
from threading import Event

from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from hoinghi.conferences import rooms
from hoinghi.conferences.scoping import everything
from hoinghi.notices import hooks, lease, queueing, sending, stream
from hoinghi.notices.models import Mark
from hoinghi.together import presence

PAUSE = 3.0
"""Seconds between two looks at the log."""
BEGINS = 7
"""Hour of the day, local time, from which the day's chores are done."""
_DAILY = "daily"
_log = logging.getLogger(__name__)
Go = Callable[[], bool]
Step = Callable[[datetime, Go], None]


def run(stop: Event, *, pause: float = PAUSE) -> None:
    """Work until *stop* is set; while another worker lives, wait for it to end."""
    holder = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
    try:
        while not stop.is_set():
            close_old_connections()
            try:
                if lease.take(holder):
                    turn(go_on=lambda: not stop.is_set() and lease.take(holder))
            except DatabaseError:
                # The database may be away for a while; what was not done is done then.
                _log.exception("background work stopped short")
            stop.wait(pause)
    finally:
        lease.give_up(holder)


def turn(*, go_on: Go = lambda: True) -> None:
    """Do all that is waiting now; *go_on* renews the right to between two steps."""
    for step in STEPS:
        if not go_on():
            return
        try:
            with everything():
                step(timezone.now(), go_on)
        except DatabaseError:
            raise
        except Exception:
            # One room's mistake must not keep the mails of the others.
            _log.exception("a step of the background work failed")


def daily(now: datetime, _go_on: Go) -> None:
    """Do each room's chores once a day; a second worker or a restart does nothing more."""
    local = timezone.localtime(now)
    if local.hour < BEGINS:
        return
    mark, _ = Mark.objects.get_or_create(name=_DAILY)
    if mark.reached >= local.date().toordinal():
        return
    _chores(local.date())
    queueing.digests(now)
    Mark.objects.filter(pk=mark.pk).update(reached=local.date().toordinal())


def _chores(today: date) -> None:
    for chore in rooms.chores():
        chore(today)


def _read(_now: datetime, go_on: Go) -> None:
    while go_on() and stream.take_up():
        pass


def _forget_who_was_there(now: datetime, _go_on: Go) -> None:
    # Whoever closes the last page leaves nobody behind who would forget them.
    presence.forget(now)


STEPS: tuple[Step, ...] = (daily, _read, sending.deliver, hooks.deliver, _forget_who_was_there)
