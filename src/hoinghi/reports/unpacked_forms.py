"""Nhiều biểu gửi một lần, rời hay nén, thành từng tệp trong giới hạn. Python thuần."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from hoinghi.conferences.sent_files import LARGEST, clean_name, ending_of
from hoinghi.unreadable import most_mb
from hoinghi.violations import RuleViolation

MOST_FORMS: Final = 500
"""Files that one page takes; more take several goes."""
MOST_ZIPPED: Final = 200 * 1024 * 1024
_MOST_UNPACKED: Final = MOST_ZIPPED
_ENTRY: Final = b"PK\x01\x02"
_BROKEN: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, LookupError,
)  # fmt: skip


class ManyRefused(RuleViolation):
    """Files that cannot be taken at once."""

    code = "reports.many-refused"

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loose:
    """A file by itself; ``data`` is None where it is too large to be a form."""

    name: str
    data: bytes | None


def unpacked(files: Iterable[tuple[str, bytes]], most: int = MOST_FORMS) -> Iterator[Loose]:
    """Give every file, those in a packed one by one; folders and what programs leave are skipped.

    Raises:
        ManyRefused: A packed file is broken, locked or too large, or there are more than *most*.
    """
    number, size = 0, 0
    for name, data in files:
        is_packed = ending_of(name) == "zip"
        for one in _packed(name, data, most) if is_packed else (_loose(name, data),):
            number, size = number + 1, size + len(one.data or b"")
            if number > most or size > _MOST_UNPACKED:
                raise ManyRefused(
                    f"Có hơn {most} tệp, hoặc hơn {most_mb(_MOST_UNPACKED)} MB.",
                    "Hãy chia thành nhiều lần.",
                )
            yield one


def _loose(name: str, data: bytes) -> Loose:
    return Loose(name=clean_name(name), data=data if len(data) <= LARGEST else None)


def _packed(name: str, data: bytes, most: int) -> Iterator[Loose]:
    # Counted before they are listed: a million entries would take seconds.
    if len(data) > MOST_ZIPPED or data.count(_ENTRY) > 4 * most + 100:
        raise ManyRefused(
            f"Tệp nén “{clean_name(name)}” quá lớn.",
            f"Hãy chia thành nhiều tệp nén, mỗi tệp không quá {most} biểu và "
            f"{most_mb(MOST_ZIPPED)} MB.",
        )
    room = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for info in packed.infolist():
                if _is_left_over(info):
                    continue
                if info.flag_bits & 1:
                    raise ManyRefused(
                        f"Tệp nén “{clean_name(name)}” có mật khẩu.", "Hãy nén lại không mật khẩu."
                    )
                one = _taken(packed, info, min(LARGEST, room))
                room -= len(one.data or b"")
                yield one
    except _BROKEN as error:
        raise ManyRefused(
            f"Tệp nén “{clean_name(name)}” bị hỏng, không mở được.", "Hãy nén lại rồi gửi lại."
        ) from error


def _is_left_over(info: zipfile.ZipInfo) -> bool:
    last = info.filename.rpartition("/")[2]
    return info.is_dir() or "__MACOSX/" in info.filename or last.startswith((".", "~$"))


def _taken(packed: zipfile.ZipFile, info: zipfile.ZipInfo, most: int) -> Loose:
    """Unpack one; what it says about its size counts for nothing."""
    with packed.open(info) as part:
        data = part.read(most + 1)
    return Loose(name=clean_name(info.filename), data=data if len(data) <= most else None)
