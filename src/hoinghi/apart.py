"""Programs of this machine, run apart: bounded in time and memory, ended with all they started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from typing import Final

#: What it may write, to its standard output or into any file.
MAX_WRITTEN: Final = 128 * 1024 * 1024


def run(
    command: Sequence[str], *, seconds: float, memory: int, environment: Mapping[str, str]
) -> bytes:
    """What *command* writes to its standard output.

    Args:
        memory: Bytes it and each of its children may hold, where the system can bound that.
        environment: Added to that of this process.

    Raises:
        subprocess.TimeoutExpired: It ran longer than *seconds*; nothing of it runs on.
        subprocess.CalledProcessError: It failed.
    """
    # A file, for a pipe has no bound.
    with tempfile.TemporaryFile() as written:
        process = subprocess.Popen(  # noqa: S603 - a program of this machine, no word of a file's
            command,
            stdin=subprocess.DEVNULL,
            stdout=written,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
            # A group of its own: what it starts ends with it.
            start_new_session=True,
        )
        _keep_within(process.pid, memory)
        try:
            process.wait(timeout=seconds)
        finally:
            _end(process)
        written.seek(0)
        output = written.read(MAX_WRITTEN)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command[0])
    return output


def _keep_within(process_id: int, memory: int) -> None:
    try:
        import resource  # Windows has none, macOS cannot bound another process
    except ImportError:
        return
    if hasattr(resource, "prlimit"):
        with contextlib.suppress(OSError):
            resource.prlimit(process_id, resource.RLIMIT_AS, (memory, memory))
            resource.prlimit(process_id, resource.RLIMIT_FSIZE, (MAX_WRITTEN, MAX_WRITTEN))
            resource.prlimit(process_id, resource.RLIMIT_CORE, (0, 0))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* and what it started, where any of it still runs."""
    if os.name == "nt":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
