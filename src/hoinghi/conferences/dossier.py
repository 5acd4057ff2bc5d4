"""The dossier (hồ sơ hội nghị): the papers of every room, as files in a folder."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from hoinghi import __version__
from hoinghi.conferences import rooms
from hoinghi.conferences.contents import contents
from hoinghi.conferences.editions import remembered
from hoinghi.conferences.models import Conference
from hoinghi.conferences.powers import Power
from hoinghi.papers.model import DossierPart, Format
from hoinghi.papers.substitutes import printable_part
from hoinghi.papers.word_text import printed_here
from hoinghi.violations import RuleViolation

MANIFEST = "ho-so.json"
_WRITERS, _MOST_WAITING = 2, 16
_OURS = re.compile(r"\d{2,3}-[a-z0-9-]+\.(?:docx|pdf)")


class FolderRefused(RuleViolation):
    """The folder cannot take the dossier."""

    code = "dossier.folder-refused"

    def __init__(self, folder: Path, reason: str) -> None:
        self.remedy = "Hãy chọn thư mục khác bằng --out, hoặc kiểm tra quyền ghi và chỗ trống."
        super().__init__(f"Không ghi được hồ sơ vào {folder}: {reason}. {self.remedy}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A dossier on disk: its files in order, and whether any had to be written."""

    folder: Path
    files: tuple[Path, ...]
    is_new: bool
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    parts: list[DossierPart]
    asks_for: dict[str, Power]


def _make(conference: Conference) -> _Made:
    found: list[DossierPart] = []
    asks_for: dict[str, Power] = {}
    for papers, power in rooms.papers_asked_for():
        given = list(papers(conference))
        found += given
        asks_for.update((part.slug, power(part.slug)) for part in given)
    found.sort(key=lambda part: (part.order, part.slug))
    listed = [*found, contents(conference, found)] if found else []
    return _Made([printed_here(printable_part(part)) for part in listed], asks_for)


_remembered = remembered(_make)


def parts(conference: Conference) -> list[DossierPart]:
    """Give the papers of every room, in the order of the dossier; last the list of them all."""
    return _make(conference).parts


def current(conference: Conference) -> list[DossierPart]:
    """Give ``parts`` as they stood after the last act, made once: for pages that do not draw."""
    return _remembered(conference).parts


def asks_for(conference: Conference) -> Mapping[str, Power]:
    """Give the power that reading each part asks for, by slug; the list of all asks for none."""
    return _remembered(conference).asks_for


def file_name(part: DossierPart, form: Format, number: int) -> str:
    """Name a file of the dossier: ``"05-giay-moi.pdf"``."""
    return f"{number:02d}-{part.slug}.{form.value}"


def render(part: DossierPart, form: Format) -> bytes:
    """Draw *part* as DOCX or PDF."""
    from hoinghi.papers import draw  # the writers are heavy, and pages without papers need none

    return draw(part.contents, form)


def missing(part: DossierPart) -> tuple[str, ...]:
    """Give what the papers of *part* still lack, each once, in order."""
    return tuple(dict.fromkeys(gap for paper in part.contents for gap in paper.missing))


def written_files(folder: Path) -> tuple[str, ...]:
    """Give the names of the files that the last ``write`` left in *folder*; none where none did."""
    return tuple(_manifest(folder))


def write(
    conference: Conference,
    folder: Path,
    *,
    progress: Callable[[int, int, str], None] = lambda done, total, title: None,
) -> Written:
    """Write the dossier into *folder*; papers made from the same facts are not written again.

    Each file appears whole or not at all. Files of the folder that are not the dossier's stay.

    Args:
        progress: Called before each part with how many are done, of how many, and its title.

    Raises:
        FolderRefused: The folder cannot be made or written to.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _write(parts(conference), folder, progress)
    except OSError as error:
        raise FolderRefused(folder, error.strerror or str(error)) from error


def _write(
    found: list[DossierPart], folder: Path, progress: Callable[[int, int, str], None]
) -> Written:
    before = _manifest(folder)
    after: dict[str, str] = {}
    is_new = False
    with _Beside(folder) as disk:
        for number, part in enumerate(found, start=1):
            progress(number - 1, len(found), part.title)
            digest = _digest(part)
            for form in part.formats:
                name = file_name(part, form, number)
                after[name] = digest
                if before.get(name) != digest or not (folder / name).is_file():
                    disk.put(name, render(part, form))
                    is_new = True
    for name in before.keys() - after.keys():
        (folder / name).unlink(missing_ok=True)
    if before != after:
        _put(folder / MANIFEST, json.dumps(after, indent=1).encode())
    progress(len(found), len(found), "")
    gaps = dict.fromkeys(gap for part in found for gap in missing(part))
    return Written(
        folder=folder,
        files=tuple(folder / name for name in after),
        is_new=is_new,
        missing=tuple(gaps),
    )


def _manifest(folder: Path) -> dict[str, str]:
    try:
        kept = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError, RecursionError):
        return {}
    # Only names as we give them: a changed manifest must not make us delete other files.
    return {name: digest for name, digest in _items(kept) if _OURS.fullmatch(name)}


def _items(kept: object) -> Iterator[tuple[str, str]]:
    if isinstance(kept, dict):
        yield from ((str(name), str(digest)) for name, digest in kept.items())


def _digest(part: DossierPart) -> str:
    return hashlib.sha256(f"{__version__}\n{part!r}".encode()).hexdigest()


class _Beside:
    """Writes files while the next papers are drawn: a disk takes its time to keep each for good.

    When the block ends, all are there; the first that could not be written raises its error.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers = ThreadPoolExecutor(_WRITERS)
        self._waiting: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def put(self, name: str, content: bytes) -> None:
        # What is drawn faster than the disk takes it must not pile up in memory.
        if len(self._waiting) == _MOST_WAITING:
            self._waiting.popleft().result()
        self._waiting.append(self._writers.submit(_put, self._folder / name, content))

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._writers.shutdown(cancel_futures=kind is not None)
        if kind is None:
            for one in self._waiting:
                one.result()


def _put(path: Path, content: bytes) -> None:
    """Write beside the file, then rename, so that a kill leaves the old one or the new one."""
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".hoinghi-")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
