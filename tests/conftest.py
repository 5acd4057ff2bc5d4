"""Luật chung của bài kiểm: phần nào của máy thiếu thì bài nào không chạy, và nói ra điều đó."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.cache import cache
from django.test import override_settings
from django_scopes import scopes_disabled
from hypothesis import settings

from tools import parts, translations
from tools.postgres import running_server

# A busy machine makes an example slow without making it wrong.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

DATABASE_FIXTURES = {"db", "transactional_db", "live_server", "django_db_setup"}
CACHE_OF_ONE_TEST = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
BROWSER_FIXTURES = {"page", "context", "browser"}


def pytest_configure(config: pytest.Config) -> None:
    """Keep the tests out of the data of this checkout, and quick where nothing is lost by it."""
    if not hasattr(config, "workerinput"):
        # What is read is the compiled catalogue: an old one speaks Vietnamese in English pages.
        translations.compile_all()
    scratch = Path(tempfile.mkdtemp(prefix="hoinghi-test-"))
    config.add_cleanup(lambda: shutil.rmtree(scratch, ignore_errors=True))
    # Commands that a test starts read the variables, the code in this process reads the settings.
    os.environ["HOINGHI_VAR"] = str(scratch)
    os.environ["DATABASE_URL"] = database_for_commands(scratch)
    use_a_file_in(scratch)
    data = django_settings.DATA
    for name in filter(str.isupper, dir(django_settings)):
        value = getattr(django_settings, name)
        if isinstance(value, Path) and value.is_relative_to(data):
            setattr(django_settings, name, scratch / value.relative_to(data))
    django_settings.STATIC_ROOT.mkdir()
    # The manifest is written by collectstatic, and the tests serve the files where they lie.
    django_settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    django_settings.CACHES = CACHE_OF_ONE_TEST
    django_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def database_for_commands(scratch: Path) -> str:
    """A database of this process alone, on the kind of server that the run is about."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith("postgres"):
        # The command makes a database that isn't there yet.
        return f"{given.rsplit('/', 1)[0]}/hoinghi_commands_{os.getpid()}"
    return f"sqlite:///{scratch / 'commands.sqlite3'}"


def use_a_file_in(scratch: Path) -> None:
    """SQLite in a file as it is used, each thread by its own connection; none waits for the disk.

    In memory all threads share one connection, and a page that still asks while the tables are
    emptied fails the test that follows.
    """
    database = django_settings.DATABASES["default"]
    if "init_command" in database["OPTIONS"]:
        database.setdefault("TEST", {})["NAME"] = str(scratch / "tests.sqlite3")
        asked = database["OPTIONS"]["init_command"]
        database["OPTIONS"]["init_command"] = asked.replace("synchronous=FULL", "synchronous=OFF")


def mark_what_it_needs(item: pytest.Item) -> None:
    """Derive the marks that follow from a test's fixtures, so that nobody has to remember them."""
    fixtures = set(getattr(item, "fixturenames", ()))
    if item.get_closest_marker("django_db") or fixtures & DATABASE_FIXTURES:
        item.add_marker("database")
    if fixtures & BROWSER_FIXTURES:
        item.add_marker("browser")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        mark_what_it_needs(item)
    missing = parts.missing_parts()
    absent = {part.marker for part in missing}
    left_out = [item for item in items if any(map(item.get_closest_marker, absent))]
    forbidden = [
        part.why_missing()
        for part in parts.forbidden_to_miss(missing)
        if any(item.get_closest_marker(part.marker) for item in left_out)
    ]
    if forbidden:
        raise pytest.UsageError(*forbidden)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        kept = set(items) - set(left_out)
        items[:] = [item for item in items if item in kept]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for part in parts.missing_parts():
        terminalreporter.write_line(part.why_missing(), yellow=True)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if parts.in_ci() and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Trong CI không bài kiểm nào được bỏ qua: {report.longrepr}"
    return report


@pytest.fixture(scope="session", autouse=True)
def pages_as_built() -> Iterator[None]:
    """Serve styles and scripts as they were built, uncollected; hash passwords quickly."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(
        STORAGES={**django_settings.STORAGES, "staticfiles": plain},
        WHITENOISE_USE_FINDERS=True,
        WHITENOISE_AUTOREFRESH=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        CACHES=CACHE_OF_ONE_TEST,
    ):
        yield


@pytest.fixture(autouse=True)
def nobody_signed_in_before() -> None:
    """Forget how often earlier tests signed in: they all come from one address."""
    cache.clear()


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Forget what was made of rows that the test before this one has taken back with it.

    Without an act in the log two tests may have the same edition, and rows of the same keys.
    """
    from hoinghi.journal.editions import PROCESS  # models load lazily

    PROCESS.clear()


@pytest.fixture(autouse=True)
def reports_are_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let pages wait for what is read behind them: another thread would not see the test's rows."""
    from hoinghi.reports import remark_queries  # models load lazily

    monkeypatch.setattr(remark_queries, "PATIENCE", 60.0)


@pytest.fixture(scope="session", autouse=True)
def everything_in_sight() -> Iterator[None]:
    """A test looks at every row itself; requests and commands open their own scopes."""
    with scopes_disabled():
        yield


@pytest.fixture(scope="session")
def postgres_uri() -> Iterator[str]:
    """Address of a real PostgreSQL server, for tests that start commands with ``DATABASE_URL``."""
    given = os.environ.get("HOINGHI_TEST_POSTGRES")
    if given:
        yield given
        return
    with running_server() as address:
        yield address


@pytest.fixture(autouse=True)
def every_act_has_its_words() -> Iterator[None]:
    """Fail where something is done that the feed could not say: its app's module ``acts``."""
    from django.db.models.signals import post_save

    from hoinghi.journal.models import Entry
    from hoinghi.journal.wording import all_acts

    unsaid: set[str] = set()

    def look(instance: Entry, **_: object) -> None:
        if instance.act not in all_acts() and not instance.act.endswith(".test"):
            unsaid.add(instance.act)

    post_save.connect(look, sender=Entry)
    yield
    post_save.disconnect(look, sender=Entry)
    assert not unsaid, f"no words in acts.py for {sorted(unsaid)}"
