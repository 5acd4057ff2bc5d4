"""Word files of before DOCX, RTF and ODT: LibreOffice turns them into DOCX, in a folder apart."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from hoinghi.reading.sources import apart
from hoinghi.reading.sources.source import UnreadableSource

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


def as_docx(data: bytes, name: str, *, kind: str, suffix: str) -> bytes:
    """The bytes of a DOCX with the text of *data*, a file of *suffix* (``".doc"``).

    Args:
        kind: How people call such a file, for the refusal.

    Raises:
        UnreadableSource: LibreOffice is not installed, takes too long, or cannot open the file.
    """
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise _without_office(name, kind)
    # A process of LibreOffice killed on time may still be writing into its folder.
    with tempfile.TemporaryDirectory(prefix="hoinghi-", ignore_cleanup_errors=True) as folder:
        room = Path(folder)
        given = room / f"van-ban{suffix}"
        given.write_bytes(data)
        _furnish(room / "profile")
        try:
            in_time = _convert(program, given, room)
        except OSError as error:
            # What stands on the path under that name does not run.
            raise _without_office(name, kind) from error
        if not in_time:
            raise _too_slow(name)
        made = room / "out" / "van-ban.docx"
        if not made.is_file() or made.stat().st_size > MAX_BYTES:
            raise _not_opened(name, kind)
        return made.read_bytes()


def _furnish(profile: Path) -> None:
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")


def _convert(program: str, given: Path, room: Path) -> bool:
    """Whether LibreOffice ended in time, with or without a result."""
    command = [
        program, f"-env:UserInstallation={(room / 'profile').as_uri()}", "--headless",
        "--norestore", "--convert-to", "docx", "--outdir", str(room / "out"), str(given),
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


def _without_office(name: str, kind: str) -> UnreadableSource:
    return UnreadableSource(
        code="legacy-doc",
        what=f"Tệp “{name}” là {kind}; cần LibreOffice để đọc mà máy này chưa có.",
        remedy=(
            "Hãy cài LibreOffice (Debian, Ubuntu: apt-get install libreoffice-writer-nogui), "
            "hoặc mở bằng Word, chọn “Lưu thành” dạng .docx rồi thử lại."
        ),
    )


def _too_slow(name: str) -> UnreadableSource:
    return UnreadableSource(
        code="too-large",
        what=f"Tệp “{name}” cần quá nhiều thời gian để LibreOffice chuyển thành .docx.",
        remedy="Hãy mở bằng Word, chọn “Lưu thành” dạng .docx rồi thử lại.",
    )


def _not_opened(name: str, kind: str) -> UnreadableSource:
    return UnreadableSource(
        code="damaged",
        what=f"Tệp “{name}” là {kind} nhưng LibreOffice không mở được: tệp hỏng hoặc có mật khẩu.",
        remedy="Hãy mở bằng Word, gỡ mật khẩu nếu có, chọn “Lưu thành” dạng .docx rồi thử lại.",
    )
