"""Soát các tệp được git theo dõi: không địa chỉ kho gói, không đường dẫn riêng, không bí mật.

What is committed must work on anybody's machine and say nothing about the one it was written on.
The hosts that this machine fetches its packages from are read from its own settings, so none of
them has to be named here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LARGEST_KB = 200
# The catalogue of all texts is one file by the rules of gettext, and grows with every page.
LARGEST_CATALOGUE_KB = 600
FONT_SUFFIXES = {".ttf", ".otf", ".ttc", ".woff", ".woff2", ".eot"}

# Each pattern is written so that it doesn't match itself.
RULES: tuple[tuple[str, str], ...] = (
    (r'"resolved"\s*:\s*"http', "địa chỉ kho gói trong tệp khóa"),
    (r"(?m)^\s*registry\s*=", "địa chỉ kho npm"),
    (r"--(?:extra-)?inde[x]-url|--find-link[s]\b", "địa chỉ kho pip"),
    (
        r"(?<![\w.\]])/(?:root|work|farm)/|(?<![\w.\]])/(?:home|Users)/\w",
        "đường dẫn của riêng một máy",
    ),
    (r"-----BEGIN [A-Z ]*PRIVATE KE[Y]-----", "khóa bí mật"),
    (r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\w{36}|xox[abprs]-[\w-]{10,})", "mã truy cập"),
    (
        r"(?i)\b\w*(?:password|secret|token|mat_khau)\w*\s*[:=]\s*[\"'][\w+/=-]{24,}[\"']",
        "mật khẩu hoặc mã bí mật viết thẳng",
    ),
    (
        r"(?i)\b(?:claud[e]|chatgp[t]|language mode[l]|prompt engineerin[g]|this sessio[n]|"
        r"ce[o])\b",
        "lời không nói về dự án",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Một chỗ phải sửa; ``line`` đếm từ 1, bằng 0 khi lỗi là của cả tệp."""

    path: str
    line: int
    what: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}"


def faults_in_text(path: str, text: str, hosts: Iterable[str] = ()) -> Iterator[Fault]:
    """Every place in *text* that breaks a rule or names one of *hosts*."""
    rules = list(RULES)
    rules += [(rf"(?<![\w-]){re.escape(host)}(?![\w-])", "máy chủ kho gói") for host in hosts]
    for pattern, what in rules:
        for match in re.finditer(pattern, text):
            line = text.count("\n", 0, match.start()) + 1
            yield Fault(path=path, line=line, what=f"{what}: {match.group(0).strip()[:60]}")


def faults_in_file(path: str, content: bytes, hosts: Iterable[str] = ()) -> Iterator[Fault]:
    """Faults of one file: its kind, its size, and its text unless it is binary."""
    if Path(path).suffix.lower() in FONT_SUFFIXES:
        yield Fault(path=path, line=0, what="tệp phông chữ: để make assets chép từ gói npm")
    most = LARGEST_CATALOGUE_KB if path.endswith(".po") else LARGEST_KB
    if len(content) > most * 1024:
        kb = len(content) // 1024
        yield Fault(path=path, line=0, what=f"nặng {kb} kB, giới hạn {most} kB")
    if b"\0" not in content[:8000]:
        yield from faults_in_text(path, content.decode("utf-8", errors="replace"), hosts)


def hosts_in(settings: str) -> set[str]:
    """Names of the machines whose addresses stand in *settings*, this machine itself left out."""
    found = re.findall(r"https?://(?:[^\s/@\"']*@)?([\w.-]+)", settings)
    return {host for host in found if not re.match(r"localhost$|127\.", host)}


def package_hosts() -> set[str]:
    """Hosts from which this machine's pip, npm and apt fetch packages."""
    settings = [value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_"))]
    settings += [value for name, value in os.environ.items() if name.lower().startswith("npm_c")]
    for command in (
        [sys.executable, "-m", "pip", "config", "list"],
        ["npm", "config", "get", "registry"],
    ):
        if shutil.which(command[0]):
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
            settings.append(answer.stdout)
    for source in Path("/etc/apt").glob("sources.list*"):
        for file in source.rglob("*") if source.is_dir() else [source]:
            if file.is_file():
                settings.append(file.read_text(encoding="utf-8", errors="replace"))
    return hosts_in("\n".join(settings))


def tracked_files(root: Path = ROOT) -> list[str]:
    """Paths of the files that git tracks and that still exist, relative to *root*."""
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True
    )
    return [path for path in listing.stdout.split("\0") if path and (root / path).is_file()]


def main() -> int:
    hosts = package_hosts()
    found = [
        fault
        for path in tracked_files()
        for fault in faults_in_file(path, (ROOT / path).read_bytes(), hosts)
    ]
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
