"""Bước cài đặt: dấu băm quyết định làm lại hay không; Node nào dùng được; tệp khóa khớp nhau."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tools import install

ROOT = Path(__file__).resolve().parents[2]


def pinned(lock: str) -> dict[str, str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return dict(re.findall(r"(?m)^([\w.-]+)(?:\[[\w,]+\])?==(\S+)", text))


def test_the_development_lock_holds_the_run_time_lock():
    run, dev = pinned("requirements.lock"), pinned("requirements-dev.lock")

    assert run
    assert {name: dev.get(name) for name in run} == run


@pytest.mark.parametrize(
    "lock",
    [
        "requirements.lock",
        "requirements-dev.lock",
        "requirements-node.lock",
        "requirements-spark.lock",
    ],
)
def test_every_pin_of_a_lock_carries_hashes(lock: str):
    text = (ROOT / lock).read_text(encoding="utf-8")

    pins = re.split(r"(?m)^(?=[\w.-]+(?:\[[\w,]+\])?==)", text)[1:]
    assert [pin.split()[0] for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize(
    "version, fits",
    [
        ("v20.19.0", True),
        ("v22.12.1", True),
        ("v24.19.0", True),
        ("v20.18.9", False),
        ("v21.7.0", False),
        ("v22.11.0", False),
        ("v18.20.4", False),
        ("", False),
    ],
)
def test_node_must_be_one_that_vite_runs_on(version: str, fits: bool):
    assert install.is_new_enough(version) is fits


def test_a_stamp_holds_until_its_source_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(install, "ROOT", tmp_path)
    lock, stamp = tmp_path / "x.lock", tmp_path / "var/stamps/x"
    lock.write_text("django==5.2.1", encoding="utf-8")
    install.leave(stamp, install.fingerprint(lock))
    assert install.is_current(stamp, install.fingerprint(lock))

    lock.write_text("django==5.2.2", encoding="utf-8")

    assert not install.is_current(stamp, install.fingerprint(lock))


def test_a_failing_step_shows_its_last_lines_and_says_what_to_do(
    capsys: pytest.CaptureFixture[str],
):
    command = [sys.executable, "-c", "print('ổ đĩa đầy'); raise SystemExit(3)"]

    with pytest.raises(install.InstallError) as failure:
        install.run(command, fault="Không cài được; hãy dọn ổ đĩa.")

    assert str(failure.value) == "\nổ đĩa đầy\n\nKhông cài được; hãy dọn ổ đĩa."


@pytest.mark.parametrize(
    "line, name",
    [
        ("Collecting django==5.2.19 (from -r requirements.lock (line 180))", "django"),
        ("Collecting psycopg[binary]==3.3.9", "psycopg"),
        ("Processing /srv/wheels/python_docx-1.2.0-py3-none-any.whl", "python_docx"),
        ("Requirement already satisfied: psycopg-pool==3.3.3 in ./.venv", "psycopg-pool"),
        ("Ignoring tzdata: markers 'sys_platform == \"win32\"' don't match", "tzdata"),
    ],
)
def test_every_line_of_pip_about_a_pin_is_counted(line: str, name: str):
    found = install.PIP_PIN.match(line)

    assert found
    assert found.group(1) == name


def test_an_old_python_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))

    with pytest.raises(install.InstallError) as failure:
        install.check_python()

    assert str(failure.value).startswith("hoinghi cần Python 3.11 trở lên, máy đang dùng 3.9.2")


def test_make_says_which_python_is_missing():
    answer = subprocess.run(
        ["make", "run", "PY=no-such-python"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert answer.returncode == 2
    assert "Không tìm thấy no-such-python; hãy cài Python 3.11 trở lên" in answer.stdout
