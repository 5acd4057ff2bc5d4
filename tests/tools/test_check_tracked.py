"""Mỗi thứ không được phép có trong tệp theo dõi đều bị phát hiện."""

import subprocess
from pathlib import Path

import pytest

from tools.check_tracked import Fault, faults_in_file, faults_in_text, hosts_in, tracked_files

# Written in pieces: this file is tracked, and checked, too.
FORBIDDEN = [
    ('"resol' + 'ved": "https://registry.example/x.tgz"', "địa chỉ kho gói trong tệp khóa"),
    ("regis" + "try=https://registry.example/", "địa chỉ kho npm"),
    ("--extra-ind" + "ex-url https://mirror.example/simple", "địa chỉ kho pip"),
    ("pip install --find-" + "links /opt/wheels", "địa chỉ kho pip"),
    ("see /ro" + "ot/notes.txt", "đường dẫn của riêng một máy"),
    ("open('/ho" + "me/an/plan.txt')", "đường dẫn của riêng một máy"),
    ("cd /wo" + "rk/main", "đường dẫn của riêng một máy"),
    ("-----BEGIN RSA PRIVATE " + "KEY-----", "khóa bí mật"),
    ("AKIA" + "ABCDEFGHIJKLMNOP", "mã truy cập"),
    ('SECRET_KEY = "' + "k" * 40 + '"', "mật khẩu hoặc mã bí mật viết thẳng"),
    ("as Chat" + "GPT says", "lời không nói về dự án"),
]


@pytest.mark.parametrize("text, what", FORBIDDEN)
def test_a_forbidden_text_is_found_with_its_line(text: str, what: str):
    found = list(faults_in_text("a.txt", f"dòng đầu\n{text}\n"))

    assert [(fault.line, fault.what.split(":")[0]) for fault in found] == [(2, what)]


@pytest.mark.parametrize(
    "text",
    [
        "https://example.vn/home/an/ và docs/work/list.md",
        "sha256:1c890adf4b7e6556ccc1ca66c866bb81884b6c9a581dee4e530dc7f78fb9d514",
        "token = sign(delegate)",
        "Văn phòng HĐND và UBND huyện",
        "uv pip compile --no-emit-index-" + "url --no-emit-find-" + "links",
    ],
)
def test_ordinary_text_passes(text: str):
    assert list(faults_in_text("a.txt", text)) == []


def test_a_host_of_this_machines_package_settings_is_found():
    hosts = hosts_in("index-url = https://me:pw@mirror.noi-bo.vn:8443/simple\nhttp://localhost:1/")

    found = list(faults_in_text("x.lock", "# from mirror.noi-bo.vn\n", hosts))

    assert hosts == {"mirror.noi-bo.vn"}
    assert found == [Fault(path="x.lock", line=1, what="máy chủ kho gói: mirror.noi-bo.vn")]


def test_a_font_and_a_heavy_file_are_found():
    found = list(faults_in_file("fonts/Tinos-Bold.TTF", b"\0" * 300 * 1024))

    assert [fault.what for fault in found] == [
        "tệp phông chữ: để make assets chép từ gói npm",
        "nặng 300 kB, giới hạn 200 kB",
    ]


def test_only_tracked_files_are_read(tmp_path: Path):
    for name in ("tracked.txt", "stray.txt", "gone.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "tracked.txt", "gone.txt"], cwd=tmp_path, check=True)
    (tmp_path / "gone.txt").unlink()

    assert tracked_files(tmp_path) == ["tracked.txt"]


def test_the_catalogue_of_all_texts_may_be_larger():
    assert list(faults_in_file("a/django.po", b"a" * 300 * 1024)) == []
    assert list(faults_in_file("a/django.po", b"a" * 700 * 1024)) != []
