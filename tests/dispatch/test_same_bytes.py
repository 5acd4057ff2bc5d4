"""Cùng dữ kiện thì cùng từng byte: ở tiến trình khác, múi giờ khác, ngày khác."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.factories import EXAMPLE

# Another day: all that is asked for the time, from Python, hears one four hundred days later.
LATER = """
import datetime, sys, time
AHEAD = datetime.timedelta(days=400)
real_time, real_day = time.time, datetime.date
time.time = lambda: real_time() + AHEAD.total_seconds()
class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])
class Day(datetime.date, metaclass=Kind):
    @classmethod
    def today(cls):
        return real_day.today() + AHEAD
class Moment(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return super().now(tz) + AHEAD
datetime.date, datetime.datetime = Day, Moment
assert datetime.date.today() > real_day.today()
from hoinghi.cli import main
sys.exit(main(sys.argv[1:]))
"""
NOW = "import sys\nfrom hoinghi.cli import main\nsys.exit(main(sys.argv[1:]))"


def prepared(folder: Path, name: str, program: str, **environment: str) -> dict[str, str]:
    """Write the dossier in a process of its own; file → check value."""
    out = folder / name
    done = subprocess.run(
        [sys.executable, "-c", program, "prepare", EXAMPLE / "ke-hoach.txt", "--out", out],
        env={
            **os.environ,
            "HOINGHI_VAR": str(folder / "var"),
            "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
            **environment,
        },
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in out.iterdir()}


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("cung-byte")
    return folder, prepared(folder, "mot", NOW, PYTHONHASHSEED="1", TZ="Asia/Ho_Chi_Minh")


def test_another_process_elsewhere_on_another_day_draws_the_same_bytes(
    first: tuple[Path, dict[str, str]],
):
    folder, expected = first

    again = prepared(folder, "hai", LATER, PYTHONHASHSEED="4242", TZ="America/Lima", LC_ALL="C")

    assert {name.rpartition(".")[2] for name in expected} >= {"docx", "pdf"}
    assert len(expected) > 20
    assert again == expected


def test_preparing_twice_into_one_folder_writes_nothing_again(
    first: tuple[Path, dict[str, str]],
):
    folder, expected = first
    before = {file: file.stat().st_mtime_ns for file in (folder / "mot").iterdir()}

    again = prepared(folder, "mot", NOW, PYTHONHASHSEED="7")

    assert again == expected
    assert {file: file.stat().st_mtime_ns for file in (folder / "mot").iterdir()} == before
