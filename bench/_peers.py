"""Môi trường riêng cho phần mềm đem ra so: cài theo tên vào ``var/bench/``, không lẫn vào .venv."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "var/bench"


def peer_python(*packages: str) -> Path:
    """The Python of an environment that holds *packages*, made at the first call.

    Args:
        packages: Names for pip, with a version where the comparison needs one.

    Returns:
        Path of its interpreter; run the peer's half of a comparison with it as a program.

    Raises:
        SystemExit: pip could not install; the message says what and where to look.
    """
    key = hashlib.sha256(" ".join(sorted(packages)).encode()).hexdigest()[:12]
    home = FOLDER / f"peers-{key}"
    python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    done = home / ".done"
    if done.is_file():
        return python
    print(f"Cài phần mềm đem ra so vào {home.relative_to(ROOT)}: {', '.join(packages)}", flush=True)
    install = [python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages]
    for command in ([sys.executable, "-m", "venv", home], install):
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(
                f"Không cài được {', '.join(packages)}; hãy kiểm tra mạng rồi chạy lại."
            )
    done.touch()
    return python
