"""A new database gets its tables by a shorter way than Django's: they must be the same tables."""

import os
import subprocess
import sys

import pytest

SHAPE = """
import json, django
django.setup()
from django.db import connection
from hoinghi.site import databases

def rows(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return sorted(map(str, cursor.fetchall()))

{make}
NAMES = ["SELECT app, name FROM django_migrations",
         "SELECT app_label, model FROM django_content_type",
         "SELECT codename, app_label, model FROM auth_permission JOIN django_content_type c"
         " ON c.id = content_type_id"]
SQLITE = ["SELECT type, name, tbl_name, sql FROM sqlite_master"]
POSTGRES = [
    "SELECT table_name, column_name, ordinal_position, data_type, is_nullable, column_default,"
    " character_maximum_length FROM information_schema.columns WHERE table_schema = 'public'",
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    " WHERE connamespace = 'public'::regnamespace",
    "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
]
asked = NAMES + (SQLITE if connection.vendor == "sqlite" else POSTGRES)
print(json.dumps([rows(sql) for sql in asked]))
"""
SHORT = "databases.make_ready()"
DJANGOS_OWN = """
databases._create_missing()
from django.core.management import call_command
call_command("migrate", interactive=False, verbosity=0)
"""


def shape_of(make, database, folder):
    environment = {
        **os.environ,
        "HOINGHI_VAR": str(folder),
        "DATABASE_URL": database,
        "DJANGO_SETTINGS_MODULE": "hoinghi.site.settings",
    }
    code = SHAPE.format(make=make)
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_the_short_way_makes_the_tables_of_django_on_sqlite(tmp_path):
    short = shape_of(SHORT, f"sqlite:///{tmp_path}/a.sqlite3", tmp_path)
    own = shape_of(DJANGOS_OWN, f"sqlite:///{tmp_path}/b.sqlite3", tmp_path)

    assert short == own
    assert "tasks_duty" in short


@pytest.mark.postgres
def test_the_short_way_makes_the_tables_of_django_on_postgresql(tmp_path, postgres_uri):
    server = postgres_uri.rsplit("/", 1)[0]
    short = shape_of(SHORT, f"{server}/hoinghi_short_way_{os.getpid()}", tmp_path)
    own = shape_of(DJANGOS_OWN, f"{server}/hoinghi_long_way_{os.getpid()}", tmp_path)

    assert short == own
    assert "tasks_duty" in short


def test_a_new_file_is_made_whole_or_not_at_all(tmp_path):
    database = f"sqlite:///{tmp_path}/a.sqlite3"
    broken = """
from django.contrib.auth import management
from django.db.models.signals import post_migrate
def fail(**_): raise SystemExit
post_migrate.connect(fail, weak=False)
try:
    databases.make_ready()
except SystemExit:
    print(rows("SELECT name FROM sqlite_master"))
raise SystemExit
"""

    after_breaking = shape_of(broken, database, tmp_path)
    mended = shape_of(SHORT, database, tmp_path)

    assert after_breaking.strip() == "[]"
    assert "tasks_duty" in mended
