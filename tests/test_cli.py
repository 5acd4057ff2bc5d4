"""The commands as a user types them: what is printed, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.factories import EXAMPLE

PLAN = EXAMPLE / "ke-hoach.txt"
UNITS = EXAMPLE / "units.csv"


def hoinghi(*arguments: object, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "HOINGHI_VAR": str(folder / "var"),
        "DATABASE_URL": f"sqlite:///{folder / 'moi' / 'db.sqlite3'}",
    }
    return subprocess.run(
        [sys.executable, "-m", "hoinghi.cli", *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
    )


def test_reading_explains_itself_and_leaves_out_what_is_switched_off(tmp_path):
    plain = hoinghi("read", PLAN, folder=tmp_path)
    asked = hoinghi(
        "read", PLAN, "--explain", "--without", "numbers.composition-sum", folder=tmp_path
    )

    assert "numbers.composition-sum" in plain.stdout
    assert "numbers.composition-sum" not in asked.stdout
    assert "tasks.heading-owner" in asked.stdout
    assert "tasks.heading-owner" not in plain.stdout


def test_an_unknown_code_to_switch_off_is_refused(tmp_path):
    done = hoinghi("read", PLAN, "--without", "form.spaces", folder=tmp_path)

    assert done.returncode == 2
    assert done.stderr == (
        "Không có mã phát hiện form.spaces. Hãy chọn mã trong docs/reference/findings.md.\n"
    )


def test_reading_prints_the_parts_with_their_lines_for_people(tmp_path):
    done = hoinghi("read", PLAN, folder=tmp_path)

    assert done.returncode in (0, 1)
    assert "Hội trường" in done.stdout
    assert done.stderr == ""


def test_a_file_name_cannot_steer_the_terminal_that_names_it(tmp_path):
    name = "a\x1b[31m\u202eb.txt"
    (tmp_path / name).write_text("BÁO CÁO", encoding="utf-8")

    refused = hoinghi("read", tmp_path / name, folder=tmp_path)
    misused = hoinghi("read", tmp_path / name, tmp_path / name, folder=tmp_path)

    assert (refused.returncode, misused.returncode) == (2, 2)
    assert "a�[31m�b.txt" in refused.stderr
    assert "\x1b" not in refused.stderr + misused.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DATABASE_URL", "sqlite:///{}/khong-phai-csdl", "Không mở được cơ sở dữ liệu"),
        ("DATABASE_URL", "nham://mat-khau@may/x", "DATABASE_URL không phải là địa chỉ"),
        ("DATABASE_URL", "nham", "DATABASE_URL không phải là địa chỉ"),
        ("HOINGHI_VAR", "{}/khong-phai-csdl/var", "Không tạo được thư mục dữ liệu"),
    ],
)
def test_a_setting_that_cannot_be_used_is_told_in_a_sentence(tmp_path, name, value, said):
    (tmp_path / "khong-phai-csdl").write_text("không phải cơ sở dữ liệu" * 99, encoding="utf-8")

    done = subprocess.run(
        [sys.executable, "-m", "hoinghi.cli", "prepare", str(PLAN), "--out", str(tmp_path / "hs")],
        env={**os.environ, "HOINGHI_VAR": str(tmp_path / "var"), name: value.format(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 2
    assert said in done.stderr
    assert "mat-khau" not in done.stderr
    assert "Traceback" not in done.stderr


def test_two_first_starts_at_once_make_the_tables_together(tmp_path):
    environment = {
        **os.environ,
        "HOINGHI_VAR": str(tmp_path / "var"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'db.sqlite3'}",
    }
    code = "from hoinghi.site import start; start.databases.make_ready()"

    both = [
        subprocess.Popen([sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE)
        for _ in range(2)
    ]

    assert [process.communicate(timeout=60)[1] for process in both] == [b"", b""]


def test_reading_prints_json_for_programs(tmp_path):
    done = hoinghi("read", PLAN, "--json", "--units", UNITS, folder=tmp_path)

    plan = json.loads(done.stdout)
    assert plan["event"]["delegate_count"] == 166
    assert len(plan["talks"]) == 7


def test_reading_loads_neither_django_nor_a_heavy_library():
    code = (
        "import sys; from hoinghi.cli import main; "
        f"main(['read', {str(PLAN)!r}, '--json']); "
        "heavy = {'django', 'lxml', 'docx', 'jinja2', 'pypdfium2', 'rich', 'yaml'}; "
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert done.stderr.strip() == "[]"


def test_importing_hoinghi_loads_nothing_heavy():
    code = "import sys, hoinghi, hoinghi.reading, hoinghi.papers; print(len(sys.modules))"
    bare = "import sys; print(len(sys.modules))"

    loaded, floor = (
        int(subprocess.run([sys.executable, "-c", c], capture_output=True, text=True).stdout)
        for c in (code, bare)
    )

    assert loaded - floor < 60


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "name, content",
    [
        ("trong.txt", b""),
        ("trong.docx", b""),
        ("trong.pdf", b""),
        ("khong-phai.docx", b"PK\x03\x04" + b"\x00" * 200),
        ("hong.pdf", b"%PDF-1.7\n" + b"\x00" * 500),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("nhi-phan.txt", bytes(range(256)) * 40),
        ("tho.txt", "Một bài thơ về mùa thu.\nLá vàng rơi đầy sân.\n".encode()),
    ],
)
def test_a_file_that_is_no_plan_gets_a_sentence_and_exit_code_2(tmp_path, name, content):
    began = time.monotonic()

    done = hoinghi("read", write(tmp_path, name, content), folder=tmp_path)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert done.stderr.strip().endswith(".")
    assert "Hãy" in done.stderr
    assert time.monotonic() - began < 5


def test_a_missing_file_and_a_folder_get_a_sentence(tmp_path):
    for path in (tmp_path / "khong-co.docx", tmp_path):
        done = hoinghi("read", path, folder=tmp_path)

        assert done.returncode == 2
        assert "Traceback" not in done.stderr
        assert "Hãy" in done.stderr


def test_a_file_over_50_megabytes_is_refused_without_reading_it(tmp_path):
    huge = tmp_path / "lon.pdf"
    with huge.open("wb") as file:
        file.truncate(51 * 1024 * 1024)

    done = hoinghi("read", huge, folder=tmp_path)

    assert done.returncode == 2
    assert "50 MB" in done.stderr


def test_wrong_use_exits_with_2(tmp_path):
    assert hoinghi("đọc", folder=tmp_path).returncode == 2
    assert hoinghi("read", folder=tmp_path).returncode == 2


def test_prepare_makes_database_conference_and_dossier_and_repeating_changes_nothing(tmp_path):
    out = tmp_path / "ho-so"

    first = hoinghi("prepare", PLAN, "--units", UNITS, "--out", out, "--json", folder=tmp_path)
    files = {file: file.read_bytes() for file in out.iterdir()}
    second = hoinghi("prepare", PLAN, "--out", out, "--json", folder=tmp_path)

    assert first.returncode == second.returncode == 0, first.stderr + second.stderr
    told, again = json.loads(first.stdout), json.loads(second.stdout)
    assert told["is_new"]
    assert not again["is_new"]
    assert again["changes"] == []
    assert told["tally"]["chỗ đại biểu"] == 166
    assert told["tally"]["mục chương trình"] == 9
    assert told["tally"]["tham luận"] == 7
    assert told["tally"]["nhiệm vụ"] == 9
    assert told["tally"]["suất khen thưởng"] == 24
    assert told["tally"]["nguồn kinh phí"] == 2
    assert told["tally"]["nơi nhận"] == 12
    assert {file: file.read_bytes() for file in out.iterdir()} == files
    assert {name.split("-", 1)[1] for name in told["files"]} >= {
        "yeu-cau-bao-cao.docx",
        "bang-phan-cong-nhiem-vu.docx",
        "chuong-trinh.docx",
        "kich-ban-dieu-hanh.docx",
        "giay-moi.pdf",
        "danh-sach-dai-bieu.docx",
        "bang-diem-danh.pdf",
        "moi-tham-luan.docx",
        "to-trinh-khen-thuong.docx",
        "quyet-dinh-khen-thuong.docx",
        "giay-khen.pdf",
        "du-toan.docx",
        "thong-bao-ket-luan.docx",
    }


def test_an_amended_plan_waits_for_a_word(tmp_path):
    out = tmp_path / "ho-so"
    hoinghi("prepare", PLAN, "--units", UNITS, "--out", out, folder=tmp_path)
    later = PLAN.read_text(encoding="utf-8").replace("22/11/2023", "25/11/2023")
    amended = write(tmp_path, "sua-doi.txt", later.encode())

    shown = hoinghi("prepare", amended, "--out", out, folder=tmp_path)
    accepted = hoinghi("prepare", amended, "--out", out, "--accept", folder=tmp_path)

    assert shown.returncode == 1
    assert "hạn: 25/11/2023" in shown.stdout
    assert accepted.returncode == 0, accepted.stderr


def test_a_folder_that_cannot_take_the_dossier_gets_a_sentence(tmp_path):
    taken = write(tmp_path, "ho-so", b"")

    done = hoinghi("prepare", PLAN, "--units", UNITS, "--out", taken, folder=tmp_path)

    assert done.returncode == 2
    assert "Không ghi được hồ sơ" in done.stderr


def test_a_database_that_cannot_be_opened_gets_a_sentence(tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path}",
        "HOINGHI_VAR": str(tmp_path),
    }

    done = subprocess.run(
        [sys.executable, "-m", "hoinghi.cli", "prepare", str(PLAN)],
        env=environment,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 2
    assert "Không mở được cơ sở dữ liệu" in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_the_database_with_its_accounts_is_for_its_owner_alone(tmp_path):
    made = tmp_path / "moi" / "db.sqlite3"
    code = "from hoinghi.site import start; start.databases.make_ready()"

    subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "HOINGHI_VAR": str(tmp_path), "DATABASE_URL": f"sqlite:///{made}"},
        check=True,
    )

    assert {file.stat().st_mode & 0o077 for file in made.parent.iterdir()} == {0}
