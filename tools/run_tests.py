"""``make test``: cả bộ bài kiểm trên SQLite, rồi những bài chạm cơ sở dữ liệu trên PostgreSQL.

PostgreSQL goes first, so that what is left on the screen are the closing lines of the whole run.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence

from tools import parts
from tools.postgres import running_server

NO_TESTS_COLLECTED = 5


def pytest(marks: str, arguments: Sequence[str], **environment: str) -> int:
    """Run pytest in its own process; its exit code, where choosing no test counts as success."""
    workers = min(os.cpu_count() or 1, 4)
    command = [sys.executable, "-m", "pytest", "-q", "-n", str(workers), "-m", marks, *arguments]
    code = subprocess.run(command, env={**os.environ, **environment}, check=False).returncode
    return 0 if code == NO_TESTS_COLLECTED else code


def on_postgres(arguments: Sequence[str]) -> int:
    with running_server() as address:
        # Pages look the same on either database: a browser need not see them twice.
        return pytest(
            "(database and not browser) or postgres",
            arguments,
            DATABASE_URL=address,
            HOINGHI_TEST_POSTGRES=address,
        )


def main(arguments: Sequence[str]) -> int:
    missing = parts.missing_parts()
    if missing and parts.may_install():
        parts.install(missing)
        missing = parts.missing_parts()
    if forbidden := parts.forbidden_to_miss(missing):
        print(*(part.why_missing() for part in forbidden), sep="\n")
        print("Trong CI không bài kiểm nào được bỏ qua: hãy cài phần còn thiếu.")
        return 1
    postgres = 0
    if parts.POSTGRES not in missing:
        print("PostgreSQL: các bài kiểm chạm cơ sở dữ liệu.", flush=True)
        postgres = on_postgres(arguments)
    print("SQLite: toàn bộ bài kiểm.", flush=True)
    sqlite = pytest("not postgres", arguments)
    if postgres:
        print("Có bài kiểm không đạt trên PostgreSQL, xem phần đầu.")
    return postgres or sqlite


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
