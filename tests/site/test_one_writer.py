"""Writers of one process on SQLite take turns; nobody keeps a turn."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from hoinghi.site.one_writer import base


@pytest.fixture
def file(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    """Give connections to a file of this test alone, with the settings of the house."""
    told = {
        "ENGINE": "hoinghi.site.one_writer",
        "NAME": str(tmp_path / "so.sqlite3"),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 0.05},
    }
    handler = ConnectionHandler({"default": told})
    with closing(sqlite3.connect(told["NAME"])) as made:
        made.execute("CREATE TABLE count (number INTEGER)")
        made.execute("INSERT INTO count VALUES (0)")
        made.commit()
    with django_db_blocker.unblock():
        yield handler
        handler.close_all()


def add_one(handler: ConnectionHandler) -> None:
    connection = handler["default"]
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM count")
        (number,) = cursor.fetchone()
        cursor.execute("UPDATE count SET number = %s", [number + 1])
    connection.commit()
    connection.set_autocommit(True)


def number_in(handler: ConnectionHandler) -> int:
    with handler["default"].cursor() as cursor:
        return int(cursor.execute("SELECT number FROM count").fetchone()[0])


def test_many_writers_wait_for_each_other_longer_than_the_file_would(file: ConnectionHandler):
    together = Barrier(8)

    def write() -> None:
        together.wait()
        for _ in range(50):
            add_one(file)
        file.close_all()

    threads = [Thread(target=write) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert number_in(file) == 400


@pytest.mark.parametrize("end", ["commit", "rollback", "close"])
def test_a_turn_ends_with_its_transaction(file: ConnectionHandler, end: str):
    connection = file["default"]
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    turn = base._TURNS[str(connection.settings_dict["NAME"])]
    assert turn.locked()

    getattr(connection, end)()

    assert not turn.locked()


def test_a_turn_is_passed_on_when_another_process_holds_the_file(file: ConnectionHandler):
    connection = file["default"]
    connection.ensure_connection()
    with closing(sqlite3.connect(connection.settings_dict["NAME"])) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError):
            connection._start_transaction_under_autocommit()

    assert not base._TURNS[str(connection.settings_dict["NAME"])].locked()
