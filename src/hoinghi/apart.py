"""Programs of this machine, run apart: bounded in time and memory, ended with all they started."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Mapping, Sequence
from typing import IO, Final

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
    return run_all([command], seconds=seconds, memory=memory, environment=environment)[0]


def run_all(
    commands: Sequence[Sequence[str]],
    *,
    seconds: float,
    memory: int,
    environment: Mapping[str, str],
    given: bytes = b"",
) -> list[bytes]:
    """What each of *commands*, all at once, writes to its standard output; see ``run``.

    Args:
        memory: Of each.
        given: A file that is their standard input. They share their place in it.
    """
    begun: list[tuple[subprocess.Popen[bytes], IO[bytes]]] = []
    expired = threading.Event()

    def expire() -> None:
        expired.set()
        for process, _ in begun:
            _kill(process)

    with contextlib.ExitStack() as ends:
        file = ends.enter_context(_file_of(given)) if given else subprocess.DEVNULL
        for command in commands:
            # A file, for a pipe has no bound.
            written = ends.enter_context(tempfile.TemporaryFile())
            process = _begin(command, file, written, environment)
            ends.callback(_end, process)
            _keep_within(process.pid, memory)
            begun.append((process, written))
        # To wait with a timeout means to look now and then: up to 50 ms late.
        timer = threading.Timer(seconds, expire)
        timer.start()
        ends.callback(timer.cancel)
        for process, _ in begun:
            if process.wait() and not expired.is_set():
                raise subprocess.CalledProcessError(process.returncode, process.args)
        if expired.is_set():
            raise subprocess.TimeoutExpired(begun[-1][0].args, seconds)
        return [_output(written) for _, written in begun]


def _file_of(data: bytes) -> IO[bytes]:
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    file.write(data)
    file.seek(0)
    return file


def _begin(
    command: Sequence[str],
    given: IO[bytes] | int,
    written: IO[bytes],
    environment: Mapping[str, str],
) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - a program of this machine, no word of a file's
        command,
        stdin=given,
        stdout=written,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
        # A group of its own: what it starts ends with it.
        start_new_session=True,
    )


def _output(written: IO[bytes]) -> bytes:
    written.seek(0)
    return written.read(MAX_WRITTEN)


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
    _kill(process)
    process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        process.kill()
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
