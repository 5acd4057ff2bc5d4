"""``make bench``: chạy lần lượt mọi bài đo; mã thoát 1 khi có tỷ số không đạt hoặc bài đo hỏng.

Arguments are handed to every script, such as ``--full`` for the large sizes; a script named
first (``reading.py``) is run alone.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent


def scripts() -> list[Path]:
    """The benchmarks, by name; files with a leading underscore only help them."""
    return sorted(path for path in HERE.glob("[a-z]*.py") if path.name != "run.py")


def run(script: Path, arguments: Sequence[str]) -> bool:
    """Run one benchmark with its output on the screen; whether it met what it asks for."""
    print(f"\n══ {script.name} " + "═" * max(0, 70 - len(script.name)), flush=True)
    began = time.monotonic()
    code = subprocess.run([sys.executable, script, *arguments], check=False).returncode
    verdict = "đạt" if code == 0 else f"KHÔNG ĐẠT (mã thoát {code})"
    print(f"── {script.name}: {verdict}, {time.monotonic() - began:.0f} giây", flush=True)
    return code == 0


def main(arguments: Sequence[str]) -> int:
    names = {script.name for script in scripts()}
    chosen = [script for script in scripts() if script.name in arguments] or scripts()
    options = [argument for argument in arguments if argument not in names]
    failed = [script.name for script in chosen if not run(script, options)]
    if not chosen:
        print("Chưa có bài đo nào trong bench/.")
    if failed:
        print(f"\nKhông đạt: {', '.join(failed)}.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
