"""Where this installation keeps its data, and the secret that it makes for itself."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


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
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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
