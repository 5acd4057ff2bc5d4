"""Nhiều đơn vị cùng một đề cương, mỗi đơn vị một báo cáo mẫu đã viết xong và một phiên đăng nhập.

Run as ``python bench/_reports.py [SỐ_ĐƠN_VỊ] [TỆP]`` with ``DATABASE_URL`` and ``HOINGHI_VAR`` set:
makes the database and writes into the file what somebody needs to hand each report in (``Writer``,
as JSON). Figures are each body's own, from the seeded generator of the example; texts are those of
the example's communes in turn. Rows are written in bulk, past the acts: handing in is measured.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import timedelta
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hoinghi.site.settings")
django.setup()

from django.conf import settings  # noqa: E402 - needs the settings named above
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.auth.hashers import make_password  # noqa: E402
from django.contrib.sessions.models import Session  # noqa: E402
from django.db import transaction  # noqa: E402
from django.utils import timezone  # noqa: E402
from django_scopes import scopes_disabled  # noqa: E402

from hoinghi.conferences.judging import bodies_for  # noqa: E402
from hoinghi.conferences.models import Conference  # noqa: E402
from hoinghi.conferences.services import establish  # noqa: E402
from hoinghi.reading.names import name_key  # noqa: E402
from hoinghi.reading.reader import read_file  # noqa: E402
from hoinghi.reports.asking import Asked  # noqa: E402
from hoinghi.reports.content import as_json  # noqa: E402
from hoinghi.reports.example.figures import Commune, answers_of, years_of  # noqa: E402
from hoinghi.reports.example.story import communes  # noqa: E402
from hoinghi.reports.example.writing import Writer as Example  # noqa: E402
from hoinghi.reports.example.writing import with_reasons  # noqa: E402
from hoinghi.reports.models import Report  # noqa: E402
from hoinghi.reports.outline_queries import asked_of  # noqa: E402
from hoinghi.site import databases  # noqa: E402
from hoinghi.units import queries as units  # noqa: E402
from hoinghi.units.bodies import read_bodies  # noqa: E402
from hoinghi.units.models import Account, BodyKind, Level, Organisation, OrganisationName  # noqa: E402
from hoinghi.units.services import import_bodies  # noqa: E402

EXAMPLE = Path(__file__).parents[1] / "examples" / "binh-son-2023"
BODIES = 3_321
"""Communes of the country since 1 July 2025."""
BY = "bài đo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody with a report that is ready: address, session, stamp of the draft."""

    url: str
    cookie: str
    stamp: int


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else BODIES
    databases.make_ready()
    with scopes_disabled():
        conference = _conference()
        with transaction.atomic():
            told = [asdict(one) for one in _writers(conference, number)]
    out = json.dumps(told)
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(out, encoding="ascii")
    print(f"{len(told)} đơn vị")
    return 0


def _conference() -> Conference:
    for name in ("units.csv", "units-2025.csv"):
        import_bodies(read_bodies(EXAMPLE / name), by=BY)
    plan = EXAMPLE / "ke-hoach.txt"
    reading = read_file(plan, bodies_for(units.directory()))
    return establish(reading, file_name=plan.name, by=BY).conference


def _writers(conference: Conference, number: int) -> Iterator[Writer]:
    first = Report.objects.filter(
        outline__conference=conference, organisation__kind=BodyKind.PEOPLES_COMMITTEE
    )
    model = first.select_related("outline", "version", "organisation").first()
    assert model is not None
    # So that nothing is over on the day on which it is measured.
    model.outline.due_date = timezone.localdate() + timedelta(days=1)
    model.outline.save(update_fields=["due_date"])
    bodies = _bodies(number)
    reports = _reports(model, bodies)
    # Nobody signs in with it: each has a session already.
    password = make_password(secrets.token_urlsafe(12))
    accounts = Account.objects.bulk_create(
        Account(username=f"bc-{at}", organisation=body, password=password)
        for at, body in enumerate(bodies)
    )
    keys = _sessions(accounts)
    for report, key in zip(reports, keys, strict=True):
        yield Writer(
            url=f"/hoi-nghi/{conference.slug}/bao-cao/{report.pk}/",
            cookie=f"{settings.SESSION_COOKIE_NAME}={key}",
            stamp=report.stamp,
        )


def _bodies(number: int) -> list[Organisation]:
    made = Organisation.objects.bulk_create(
        Organisation(
            code=f"do-{at}",
            name=f"Ủy ban nhân dân xã Đo Thử {at}",
            kind=BodyKind.PEOPLES_COMMITTEE,
            level=Level.COMMUNE,
        )
        for at in range(number)
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=body, text=body.name, key=name_key(body.name))
        for body in made
    )
    return made


def _reports(model: Report, bodies: Sequence[Organisation]) -> list[Report]:
    asked = asked_of(model)
    folder = EXAMPLE / "bao-cao"
    names = {one.code: f"xã Đo Thử {at}" for at, one in enumerate(communes(folder))}
    example = Example.of_folder(folder, names, asked.outline.periods)
    texts = list(example.texts.values())
    return Report.objects.bulk_create(
        Report(
            outline=model.outline,
            organisation=body,
            call=model.call,
            version=model.version,
            allocation=model.allocation,
            draft=_draft(body.code, asked, example, dict(texts[at % len(texts)])),
            stamp=1,
            changed_by=BY,
        )
        for at, body in enumerate(bodies)
    )


def _draft(code: str, asked: Asked, example: Example, texts: dict[str, str]) -> dict[str, Any]:
    chance = Random(code)
    commune = Commune(
        code=code,
        households=chance.randint(900, 4200),
        poor=Decimal(chance.randint(20, 110)) / 10,
        character=chance.choice(("ven-bien", "mien-nui", "dong-bang")),
        villages=(),
    )
    years = years_of(commune, asked.outline.periods, example.seed)
    content = replace(
        example.right(next(iter(example.known)), asked),
        answers=answers_of(asked, years),
        texts=texts,
    )
    return as_json(with_reasons(content, asked, "Đã đối chiếu với hồ sơ lưu."))


def _sessions(accounts: Sequence[Account]) -> list[str]:
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    until = timezone.now() + timedelta(days=1)
    rows = [
        Session(
            session_key=f"do{account.pk:030d}",
            session_data=store.encode(
                {
                    SESSION_KEY: str(account.pk),
                    BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
                    HASH_SESSION_KEY: account.get_session_auth_hash(),
                }
            ),
            expire_date=until,
        )
        for account in accounts
    ]
    Session.objects.bulk_create(rows)
    return [row.session_key for row in rows]


if __name__ == "__main__":
    sys.exit(main())
