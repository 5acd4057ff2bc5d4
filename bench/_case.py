"""Một lượt đo trong tiến trình riêng: ``python TỆP.py CA SỐ LƯỢT RA``, trả lời một dòng JSON.

A case draws one guest first, so libraries, fonts and templates are loaded; then the clock runs
from the guests' values to the finished files. The answer: ``seconds``, ``bytes`` of all that was
written, ``rss_mb``, the peak of the whole process, and ``version`` of the peer.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

from _guests import Guest, guests

Case = Callable[[Sequence[Guest], Path], None]
"""Draws guests into a file, or into files of a folder where it draws one each."""


def main(cases: Mapping[str, tuple[Case, str]]) -> None:
    """Run the case that the command line names; each comes with the packages it stands for."""
    name, count, round_, out = sys.argv[1:]
    case, packages = cases[name]
    target = Path(out)
    case(guests(1, 0), target)
    people = guests(int(count), int(round_))
    began = time.perf_counter()
    case(people, target)
    seconds = time.perf_counter() - began
    answer = {
        "seconds": seconds,
        "bytes": written(target),
        "rss_mb": peak_mb(),
        "version": " + ".join(f"{package} {version(package)}" for package in packages.split()),
    }
    print(json.dumps(answer))


def written(target: Path) -> int:
    """Bytes of the file, or of all files in the folder."""
    files = target.iterdir() if target.is_dir() else [target]
    return sum(file.stat().st_size for file in files)


def peak_mb() -> float:
    """Most memory that this process ever held, in MiB."""
    status = Path("/proc/self/status")
    if status.is_file():
        # Of this program alone: what getrusage says begins with the parent's peak.
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
