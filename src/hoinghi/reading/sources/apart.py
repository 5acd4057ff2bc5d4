"""Programs of this machine, run apart: bounded in time and memory, ended with all they started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Mapping, Sequence


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
    process = subprocess.Popen(  # noqa: S603 - a program of this machine, no word of a file's
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        # A group of its own: what it starts ends with it.
        start_new_session=True,
    )
    _keep_within(process.pid, memory)
    try:
        output, _ = process.communicate(timeout=seconds)
    finally:
        _end(process)
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


def _end(process: subprocess.Popen[bytes]) -> None:
    """End *process* and what it started, where any of it still runs."""
    if os.name == "nt":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    if process.stdout:
        process.stdout.close()
    process.wait()
