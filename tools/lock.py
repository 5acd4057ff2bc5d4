"""``make lock``: khóa lại thư viện Python và gói npm; tệp khóa chỉ có tên, bản, mã băm."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.install import FRONTEND, InstallError, find_npm

ROOT = Path(__file__).resolve().parent.parent
# In this order: the locks for development and for Spark are held to the versions of the first.
NAMES = ("requirements", "requirements-dev", "requirements-node", "requirements-spark")
FLAGS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"]
FLAGS += ["--no-emit-find-links", "--no-header", "--quiet"]


def main(arguments: Sequence[str]) -> int:
    """Lock everything; *arguments* go to uv, such as ``--upgrade-package django``."""
    uv = str(Path(sys.executable).with_name("uv"))
    for name in NAMES:
        print(f"Khóa {name}.in → {name}.lock", flush=True)
        command = [uv, "pip", "compile", *FLAGS, *arguments, f"{name}.in", "-o", f"{name}.lock"]
        if subprocess.run(command, cwd=ROOT, check=False).returncode:
            return 1
    print("Khóa gói npm → frontend/package-lock.json", flush=True)
    try:
        npm = find_npm(uv=False)
    except InstallError as error:
        print(error, file=sys.stderr)
        return 1
    command = [*npm, "install", "--package-lock-only", "--no-audit", "--no-fund"]
    return subprocess.run(command, cwd=FRONTEND, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
