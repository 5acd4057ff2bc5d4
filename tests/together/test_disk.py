"""Writing the mark of a form does not wait for the disk; what is acknowledged does."""

from __future__ import annotations

import pytest
from django.db import connection

from hoinghi.together.once import _without_waiting_for_the_disk

pytestmark = pytest.mark.django_db(transaction=True)
NORMAL, FULL = 1, 2


def _synchronous() -> int:
    """Ask SQLite how it waits; PostgreSQL is left as it is and always waits."""
    if connection.vendor != "sqlite":
        return FULL
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous")
        return int(cursor.fetchone()[0])


def test_the_disk_is_waited_for_again_after_a_mark_was_written_even_where_that_failed() -> None:
    with _without_waiting_for_the_disk():
        assert _synchronous() == (NORMAL if connection.vendor == "sqlite" else FULL)
    assert _synchronous() == FULL
    with pytest.raises(ZeroDivisionError), _without_waiting_for_the_disk():
        raise ZeroDivisionError
    assert _synchronous() == FULL
