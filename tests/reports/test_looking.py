"""What is read behind the pages: one thing after the other, none of it twice at once."""

from threading import Event

import pytest

from hoinghi.reports.looking import Background

# Each piece of work closes the connection of its thread.
pytestmark = pytest.mark.django_db


def test_work_that_fails_stops_nothing_and_what_waits_is_not_asked_for_again():
    behind, started, go, done = Background(), Event(), Event(), Event()
    told: list[str] = []

    behind.later("first", lambda: (started.set(), go.wait(10), 1 / 0))
    started.wait(10)
    behind.later("second", lambda: told.append("second"))
    behind.later("second", lambda: told.append("again"))
    behind.later("last", done.set)
    go.set()

    assert done.wait(10)
    assert told == ["second"]
