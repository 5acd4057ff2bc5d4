"""Where this installation keeps its data, and the secret that it makes for itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url

from hoinghi.violations import RuleViolation


class CannotStart(RuleViolation):
    """A setting of the installation cannot be used."""

    code = "site.cannot-start"

    def __init__(self, what: str, remedy: str) -> None:
        self.remedy = remedy
        super().__init__(f"{what} {remedy}")


def data_folder() -> Path:
    """Give the folder of database, dossiers and built files, created when missing.

    ``HOINGHI_VAR`` names it; else ``var/`` of the checkout, else ``~/.local/share/hoinghi``.
    """
    named = os.environ.get("HOINGHI_VAR")
    checkout = Path(__file__).parents[3]
    if named:
        folder = Path(named)
    elif (checkout / "pyproject.toml").is_file():
        folder = checkout / "var"
    else:
        folder = Path.home() / ".local" / "share" / "hoinghi"
    folder = folder.absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotStart(
            f"Không tạo được thư mục dữ liệu {folder}: {error.strerror}.",
            "Hãy kiểm tra quyền ghi, hoặc đặt HOINGHI_VAR là một thư mục khác.",
        ) from error
    return folder


def database(folder: Path) -> dj_database_url.DBConfig:
    """Give what ``DATABASE_URL`` names, else a SQLite file in *folder*, as Django wants it.

    Raises:
        CannotStart: The address is none; it is not shown, for it may hold a password.
    """
    named = os.environ.get("DATABASE_URL", f"sqlite:///{folder / 'hoinghi.sqlite3'}")
    try:
        return dj_database_url.parse(named)
    except ValueError as error:
        raise CannotStart(
            "DATABASE_URL không phải là địa chỉ của một cơ sở dữ liệu dùng được.",
            "Hãy viết như: sqlite:////thu-muc/hoi-nghi.sqlite3 hoặc postgres://ten:mk@may/ten-csdl",
        ) from error


def secret_key(folder: Path) -> str:
    """Give ``HOINGHI_SECRET_KEY``, else the secret kept in *folder*, made at the first start."""
    if given := os.environ.get("HOINGHI_SECRET_KEY"):
        return given
    kept = folder / "secret-key"
    try:
        # Exclusive creation: of two processes that start together, one makes it.
        with os.fdopen(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return kept.read_text(encoding="ascii").strip()
