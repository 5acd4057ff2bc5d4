"""Chỗ ở của pretix dưới ``var/bench``: môi trường, cơ sở dữ liệu có sẵn đại biểu."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from bench._peers import FOLDER, peer_python

HOME = FOLDER / "pretix"
SIZES = ("166", "1660")
_CONFIG = """[pretix]
datadir={home}
instance_name=bench
url=http://localhost
[database]
backend=sqlite3
"""


def pretix_python() -> Path:
    """The Python of pretix with a database of two events; made at the first call, in minutes.

    Raises:
        SystemExit: pip could not install it, or its own commands failed.
    """
    python = peer_python("pretix")
    HOME.mkdir(parents=True, exist_ok=True)
    config = HOME / "pretix.cfg"
    config.write_text(_CONFIG.format(home=HOME), encoding="utf-8")
    os.environ["PRETIX_CONFIG_FILE"] = str(config)
    done = HOME / ".done"
    if not done.is_file():
        print("Dựng cơ sở dữ liệu của pretix (chừng hai phút)…", flush=True)
        fill = Path(__file__).with_name("_pretix.py")
        for command in ([python, "-m", "pretix", "migrate"], [python, fill, "fill", *SIZES]):
            if subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode:
                raise SystemExit(f"pretix không chạy được: {' '.join(map(str, command[1:]))}")
        done.touch()
    return python
