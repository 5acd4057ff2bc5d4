"""A database that is there and up to date, whichever ``DATABASE_URL`` names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, IntegrityError, OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from hoinghi.violations import RuleViolation

# Any number will do, as long as every process takes the same one.
_TABLES_LOCK = 4_190_117


class DatabaseRefused(RuleViolation):
    """The database named by ``DATABASE_URL`` cannot be opened or made."""

    code = "site.database-refused"

    def __init__(self, reason: str) -> None:
        self.remedy = "Hãy kiểm tra DATABASE_URL, quyền ghi và máy chủ cơ sở dữ liệu."
        super().__init__(f"Không mở được cơ sở dữ liệu: {reason}. {self.remedy}")


def make_ready() -> None:
    """Create the database when it is missing, and bring its tables up to date.

    Raises:
        DatabaseRefused: It can be neither opened nor made.
    """
    try:
        with refusal_in_words():
            _create_missing()
            if _behind():
                with _alone():
                    # Another process may have done it meanwhile.
                    _catch_up(_behind())
    except OSError as error:
        raise DatabaseRefused(error.strerror or str(error)) from error


def _behind() -> MigrationExecutor | None:
    """Give what knows the migrations where some are not applied yet."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return executor if plan else None


def _catch_up(behind: MigrationExecutor | None) -> None:
    if behind and not behind.loader.applied_migrations:
        from hoinghi.site.new_database import make_tables  # only where everything is new

        make_tables()
    elif behind:
        call_command("migrate", interactive=False, verbosity=0)


@contextmanager
def _alone() -> Iterator[None]:
    """Wait until no other process brings the same tables up to date."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [_TABLES_LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_TABLES_LOCK])
        return
    with (settings.DATA / "bang-du-lieu.lock").open("w") as held:
        try:
            import fcntl  # Windows has none; there two first starts at once are told to wait
        except ImportError:
            pass
        else:
            fcntl.flock(held, fcntl.LOCK_EX)
        yield


@contextmanager
def refusal_in_words() -> Iterator[None]:
    """Say in a sentence that the database is full, locked, damaged or gone.

    Raises:
        DatabaseRefused: In the place of the database's own error; mistakes of the program stay.
    """
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DatabaseError as error:
        raise DatabaseRefused(str(error).strip().partition("\n")[0]) from error


def _create_missing() -> None:
    named = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        file = Path(named["NAME"])
        file.parent.mkdir(parents=True, exist_ok=True)
        # Accounts and sessions lie in it: for its owner alone, as SQLite then makes its journals.
        if not file.exists() and file.name != ":memory:":
            file.touch(mode=0o600)
    elif connection.vendor == "postgresql" and not _is_there():
        from psycopg import connect, errors, sql  # only where the database is PostgreSQL

        server = {**connection.get_connection_params(), "dbname": "postgres"}
        known = {"host", "port", "user", "password", "dbname"}
        arguments = {key: value for key, value in server.items() if key in known}
        create = sql.SQL("CREATE DATABASE {}").format(sql.Identifier(named["NAME"]))
        # Another process may be making it at this moment.
        taken = suppress(errors.DuplicateDatabase, errors.UniqueViolation)
        with connect(**arguments, autocommit=True) as maintenance, taken:
            maintenance.execute(create)


def _is_there() -> bool:
    from psycopg import OperationalError as Refused  # only where the database is PostgreSQL
    from psycopg import connect

    parameters = connection.get_connection_params()
    known = {"host", "port", "user", "password", "dbname"}
    try:
        connect(**{key: value for key, value in parameters.items() if key in known}).close()
    except Refused as refused:
        if "does not exist" in str(refused):
            return False
        raise OperationalError(str(refused)) from refused
    return True
