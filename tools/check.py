"""``make check``: chạy lần lượt mọi phép soát, nói phép nào không đạt, và in đầu ra của phép đó."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Một phép soát: tên gõ được, điều nó soát, lệnh chạy nó (mã thoát khác 0 là không đạt)."""

    name: str
    about: str
    command: tuple[str, ...]


def program(name: str, *arguments: str) -> tuple[str, ...]:
    return (str(BIN / name), *arguments)


def module(name: str, *arguments: str) -> tuple[str, ...]:
    return (sys.executable, "-m", name, *arguments)


CHECKS = (
    Check(name="lint", about="lỗi và thói quen xấu (ruff)", command=program("ruff", "check", ".")),
    Check(
        name="format", about="trình bày (ruff)", command=program("ruff", "format", "--check", ".")
    ),
    Check(name="tracked", about="tệp theo dõi sạch", command=module("tools.check_tracked")),
    Check(
        name="imports",
        about="luật nhập giữa các phòng",
        command=program("lint-imports", "--no-logo"),
    ),
    Check(
        name="types", about="kiểu (mypy)", command=program("mypy", "-p", "hoinghi", "-p", "tools")
    ),
    Check(
        name="migrations",
        about="migration đủ",
        command=module("django", "makemigrations", "--check", "--dry-run"),
    ),
    Check(
        name="translations",
        about="bản dịch tiếng Anh đủ",
        command=module("tools.translations", "check"),
    ),
    Check(name="docs", about="tài liệu", command=module("tools.check_docs")),
)


def run(check: Check) -> bool:
    """Run one check and say how it went; whether it passed."""
    began = time.monotonic()
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "hoinghi.site.settings"}
    result = subprocess.run(
        check.command, cwd=ROOT, env=env, text=True, capture_output=True, check=False
    )
    passed = result.returncode == 0
    took = f"{time.monotonic() - began:.1f} giây".replace(".", ",")
    print(f"{'đạt      ' if passed else 'KHÔNG ĐẠT'} {check.name:<13}{check.about} ({took})")
    if not passed:
        print((result.stdout + result.stderr).rstrip() + "\n")
    sys.stdout.flush()
    return passed


def main() -> int:
    parser = argparse.ArgumentParser(description="Soát mã, kiểu, luật nhập, bản dịch, tài liệu.")
    names = [check.name for check in CHECKS]
    parser.add_argument("only", nargs="*", metavar="PHÉP", help=f"chỉ soát: {', '.join(names)}")
    only = parser.parse_args().only
    unknown = sorted(set(only) - set(names))
    if unknown:
        parser.error(f"không có phép soát {', '.join(unknown)}")
    failed = [check.name for check in CHECKS if check.name in (only or names) and not run(check)]
    if failed:
        print(f"Không đạt: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
