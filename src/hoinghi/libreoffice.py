"""LibreOffice, where this machine has it, makes a file of one sort into another, run apart."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from hoinghi import apart

#: LibreOffice takes three seconds to start on an old machine that has not run it yet.
MAX_SECONDS: Final = 60.0
#: Room for LibreOffice, which maps one GB before it opens anything.
MAX_MEMORY: Final = 3 * 1024**3
#: What LibreOffice may write.
MAX_BYTES: Final = 50 * 1024 * 1024
_PROGRAMS: Final = ("soffice", "libreoffice")
# No macro runs, nothing is fetched, whatever the file asks for.
_SETTINGS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


class OfficeMissing(Exception):
    """LibreOffice is not installed, or what stands in its place does not run."""


class OfficeTooSlow(Exception):
    """LibreOffice did not end in time."""


class OfficeFailed(Exception):
    """LibreOffice cannot open the file: it is damaged, or locked by a password."""


def is_installed() -> bool:
    """Tell whether a program of LibreOffice stands on the path."""
    return _program() is not None


def _program() -> str | None:
    return next(filter(None, map(shutil.which, _PROGRAMS)), None)


def convert(data: bytes, suffix: str, to: str) -> bytes:
    """The bytes of a file of the sort *to* (``"docx"``) with what *data* holds.

    Args:
        suffix: Of the file that *data* is: ``".doc"``.

    Raises:
        OfficeMissing: LibreOffice is not installed.
        OfficeTooSlow: It takes too long.
        OfficeFailed: It cannot open the file, or makes more of it than is allowed.
    """
    program = _program()
    if program is None:
        raise OfficeMissing
    # A process of LibreOffice killed on time may still be writing into its folder.
    with tempfile.TemporaryDirectory(prefix="hoinghi-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        given = room / f"van-ban{suffix}"
        given.write_bytes(data)
        _furnish(room / "profile")
        try:
            in_time = _convert(program, given, to, room)
        except OSError as error:
            # What stands on the path under that name does not run.
            raise OfficeMissing from error
        if not in_time:
            raise OfficeTooSlow
        made = room / "out" / f"van-ban.{to}"
        if not made.is_file() or made.stat().st_size > MAX_BYTES:
            raise OfficeFailed
        return made.read_bytes()


def _furnish(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _convert(program: str, given: Path, to: str, room: Path) -> bool:
    """Whether LibreOffice ended in time, with or without a result."""
    command = [
        program, f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless",
        "--norestore", "--convert-to", to, "--outdir", str(room / "out"), str(given),
    ]  # fmt: skip
    try:
        apart.run(command, seconds=MAX_SECONDS, memory=MAX_MEMORY, environment=_within(room))
    except subprocess.TimeoutExpired:
        _pipe_of(room / "profile").unlink(missing_ok=True)
        return False
    except subprocess.CalledProcessError:
        # It says nothing of use; whether there is a result tells.
        return True
    return True


def _pipe_of(profile: Path) -> Path:
    """The socket by which LibreOffice tells that *profile* is in use, left where it is ended."""
    digest = hashlib.md5(profile.as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    user = os.getuid() if hasattr(os, "getuid") else 0
    name = f"OSL_PIPE_{user}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return Path("/tmp", name)  # noqa: S108 - LibreOffice looks nowhere else


def _within(room: Path) -> dict[str, str]:
    """What it leaves behind when it is ended on time goes with the folder."""
    return {"TMPDIR": str(room), "HOME": str(room)}
