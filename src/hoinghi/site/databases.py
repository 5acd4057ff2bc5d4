"""A database that is there and up to date, whichever ``DATABASE_URL`` names."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from hoinghi.violations import RuleViolation


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
        _create_missing()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
    except (OperationalError, OSError) as error:
        raise DatabaseRefused(str(error).strip().splitlines()[0]) from error


def _create_missing() -> None:
    named = settings.DATABASES["default"]
    if connection.vendor == "sqlite":
        Path(named["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    elif connection.vendor == "postgresql" and not _is_there():
        from psycopg import connect, sql  # only where the database is PostgreSQL

        server = {**connection.get_connection_params(), "dbname": "postgres"}
        known = {"host", "port", "user", "password", "dbname"}
        arguments = {key: value for key, value in server.items() if key in known}
        with connect(**arguments, autocommit=True) as maintenance:
            maintenance.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(named["NAME"])))


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
