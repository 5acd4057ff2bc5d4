"""Một cơ quan cỡ lớn để đo trang: 10 hội nghị, 5.000 cơ quan, 50.000 nhiệm vụ, một tài khoản.

Run as ``python bench/_office.py`` with ``DATABASE_URL`` and ``HOINGHI_VAR`` set: makes the
database, fills it, and prints one line of JSON (``Seeded``). Rows are written in bulk, past the
acts of the rooms: what is measured is reading them.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from contextlib import ExitStack
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
django.setup()

from django.conf import settings  # noqa: E402 - needs the settings named above
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import transaction  # noqa: E402
from django.urls import reverse  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402

from hoinghi.conferences.judging import bodies_for  # noqa: E402
from hoinghi.conferences.models import Conference, Role  # noqa: E402
from hoinghi.conferences.services import establish, grant  # noqa: E402
from hoinghi.reading.reader import read_file  # noqa: E402
from hoinghi.site import databases  # noqa: E402
from hoinghi.tasks.models import Duty, Task, TaskBody, TaskRole  # noqa: E402
from hoinghi.tasks.rules import DueKind, State  # noqa: E402
from hoinghi.units import queries as units  # noqa: E402
from hoinghi.units.bodies import read_bodies  # noqa: E402
from hoinghi.units.models import Account, BodyKind, Level, Organisation, OrganisationName  # noqa: E402
from hoinghi.units.services import import_bodies  # noqa: E402

EXAMPLE = Path(__file__).parents[1] / "examples" / "binh-son-2023"
CONFERENCES, BODIES, TASKS = 10, 5_000, 50_000
BY = "bài đo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeded:
    """Where to look: cookie of a signed-in session, addresses of the pages by name."""

    cookie: str
    pages: dict[str, str]


def main() -> int:
    databases.make_ready()
    with ExitStack() as stack:
        stack.enter_context(scopes_disabled())
        for name in ("units.csv", "units-2025.csv"):
            import_bodies(read_bodies(EXAMPLE / name), by=BY)
        # While there are few bodies: every plan is read against all of them.
        conferences = [conference(number) for number in range(CONFERENCES)]
        bodies = more_bodies()
        for one in conferences:
            more_tasks(one, bodies)
        account = working_account(conferences)
        print(json.dumps(asdict(seeded(conferences[0], account, bodies[0]))))
    return 0


def more_bodies() -> list[Organisation]:
    """Write bodies until there are ``BODIES``; gives those that are new."""
    from hoinghi.reading.names import name_key  # as the import of bodies keys them

    wanted = BODIES - Organisation.objects.count()
    names = [f"Ủy ban nhân dân xã Thử Nghiệm {number}" for number in range(wanted)]
    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"thu-{number}", name=name, kind=BodyKind.PEOPLES_COMMITTEE, level=Level.COMMUNE
        )
        for number, name in enumerate(names)
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=body, text=body.name, key=name_key(body.name))
        for body in made
    )
    return made


def conference(number: int) -> Conference:
    """Establish the example's conference under a title of its own."""
    reading = read_file(EXAMPLE / "ke-hoach.txt", bodies_for(units.directory()))
    plan = replace(reading.plan, title=f"{reading.plan.title} (đợt {number + 1})")
    own = replace(reading, plan=plan, source_sha256=f"{number:064d}")
    return establish(own, file_name="ke-hoach.txt", by=BY, another=True).conference


@transaction.atomic
def more_tasks(conference: Conference, bodies: list[Organisation]) -> None:
    """Give the conference its share of ``TASKS``, each led by one body, in every state."""
    standing = Task.objects.filter(conference=conference).count()
    count = TASKS // CONFERENCES - standing
    first = conference.starts_on or date(2023, 12, 5)
    states = list(State)
    tasks = Task.objects.bulk_create(
        Task(
            conference=conference,
            position=Task.FIRST_BY_HAND + number,
            first_line=0,
            last_line=0,
            by_hand=True,
            action=f"Báo cáo kết quả rà soát hộ nghèo của địa bàn số {number}",
            due_kind=DueKind.DAY.value,
            due_on=first - timedelta(days=number % 60),
        )
        for number in range(count)
    )
    leads = TaskBody.objects.bulk_create(
        TaskBody(
            conference=conference,
            position=task.position,
            first_line=0,
            last_line=0,
            task=task,
            role=TaskRole.LEAD,
            written=bodies[number % len(bodies)].name,
        )
        for number, task in enumerate(tasks)
    )
    links = TaskBody.organisations.through
    links.objects.bulk_create(
        links(taskbody_id=lead.pk, organisation_id=bodies[number % len(bodies)].pk)
        for number, lead in enumerate(leads)
    )
    Duty.objects.bulk_create(
        Duty(
            task=task,
            organisation=bodies[number % len(bodies)],
            state=states[number % len(states)].value,
        )
        for number, task in enumerate(tasks)
    )


def working_account(conferences: list[Conference]) -> Account:
    password = secrets.token_urlsafe(12)
    account = Account.objects.create_user("ban-do", password=password, full_name="Cán bộ đo")
    for one in conferences:
        grant(one, account, Role.STANDING_OFFICE, by=BY)
    return account


def seeded(conference: Conference, account: Account, body: Organisation) -> Seeded:
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.create()
    slug = conference.slug
    task = Task.objects.filter(conference=conference, by_hand=False).first()
    assert task is not None
    pages = {
        "danh sách hội nghị": reverse("conferences:list"),
        "tổng quan": reverse("conferences:overview", args=[slug]),
        "kế hoạch": reverse("conferences:plan", args=[slug]),
        "nhiệm vụ, danh sách": reverse("tasks:list", args=[slug]),
        "nhiệm vụ, bảng": reverse("tasks:board", args=[slug]),
        "nhiệm vụ, dòng thời gian": reverse("tasks:timeline", args=[slug]),
        "một nhiệm vụ": reverse("tasks:task", args=[slug, task.pk]),
        "việc của một đơn vị": reverse("tasks:of-body", args=[slug, body.pk]),
        "văn bản": reverse("dispatch:papers", args=[slug]),
        "danh bạ đơn vị": reverse("units:directory"),
    }
    return Seeded(cookie=f"{settings.SESSION_COOKIE_NAME}={session.session_key}", pages=pages)


if __name__ == "__main__":
    sys.exit(main())
