"""Phần máy thiếu: nói ra bằng một câu; trong CI thì không được thiếu. PostgreSQL thật chạy được."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import dj_database_url
import psycopg
import pytest

from tools.parts import Part, forbidden_to_miss
from tools.postgres import running_server

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = Part(
    marker="browser", name="máy in", programs=(("no-such-program",),), packages=("a", "b")
)

# A suite of its own: one test that needs no part, one that needs LibreOffice, one that gives up.
SUITE = """
import pytest
def test_plain(): pass
@pytest.mark.office
def test_needs_office(): pass
def test_gives_up(): pytest.{give_up}("chán")
"""


def run_suite(folder: Path, *, path: str, ci: str) -> subprocess.CompletedProcess[str]:
    # Beneath our own conftest, on a PATH where the programs are or are not.
    suite = folder / "test_suite.py"
    suite.write_text(SUITE.format(give_up="skip"), encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "tests.conftest",
        "-c",
        ROOT / "pyproject.toml",
    ]
    return subprocess.run(
        [*command, "--rootdir", ROOT, suite],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_missing_program_is_told_with_its_remedy():
    assert not NOWHERE.is_there()
    assert NOWHERE.why_missing() == (
        "Không chạy các bài kiểm «browser»: máy không có máy in; cài bằng: apt-get install a b."
    )


def test_a_part_that_ci_cannot_install_may_be_missing_there(monkeypatch: pytest.MonkeyPatch):
    outside = replace(NOWHERE, in_ci=False)
    monkeypatch.setenv("CI", "true")

    assert forbidden_to_miss([NOWHERE, outside]) == [NOWHERE]


def test_without_the_part_its_tests_are_left_out_and_the_run_says_so(tmp_path: Path):
    answer = run_suite(tmp_path, path=str(tmp_path), ci="")

    assert answer.returncode == 0, answer.stdout
    assert "1 passed, 1 skipped, 1 deselected" in answer.stdout
    assert "Không chạy các bài kiểm «office»: máy không có LibreOffice" in answer.stdout


def test_in_ci_nothing_may_be_left_out(tmp_path: Path):
    answer = run_suite(tmp_path, path=str(tmp_path), ci="true")

    assert answer.returncode == 4
    assert "máy không có LibreOffice" in answer.stderr


def test_in_ci_a_skip_is_a_failure(tmp_path: Path):
    (tmp_path / "soffice").touch(mode=0o755)
    for name in ("libswlo.so", "libsclo.so"):
        (tmp_path / name).touch()
    for name in ("chromium", "pdftotext", "pdftoppm"):
        (tmp_path / name).symlink_to(sys.executable)

    answer = run_suite(tmp_path, path=str(tmp_path), ci="true")

    assert answer.returncode == 1
    assert "2 passed" in answer.stdout
    assert "Trong CI không bài kiểm nào được bỏ qua" in answer.stdout


def test_the_server_is_a_postgresql_that_the_settings_can_name():
    with running_server() as address:
        settings = dj_database_url.parse(address)
        with psycopg.connect(address) as connection:
            version = connection.execute("SELECT current_setting('server_version_num')").fetchone()

    assert settings["HOST"].startswith("/")
    assert int(version[0]) >= 150000


def test_a_program_without_the_modules_beside_it_is_a_missing_part(tmp_path, monkeypatch):
    program = tmp_path / "office"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    part = Part(marker="m", name="n", programs=(("office",),), beside=("sheets.so",))

    assert not part.is_there()
    (tmp_path / "sheets.so").touch()
    assert part.is_there()
