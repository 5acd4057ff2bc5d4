"""Câu chuyện mà mọi hình của tài liệu kể: một hội nghị, ngày 20/11/2023, còn hai ngày đến hạn.

Everything happens by the same acts as on the pages. The clock of the application is set back, so
that the pictures show a conference at work and not one that is long over.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils import timezone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from hoinghi.conferences.models import Conference
    from hoinghi.tasks.models import Duty
    from hoinghi.units.models import Account, Organisation

NOW = datetime(2023, 11, 20, 8, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
EXAMPLES = Path(__file__).resolve().parent.parent / "examples/binh-son-2023"
PLAN = EXAMPLES / "ke-hoach.txt"
OWN = "Ủy ban nhân dân xã Bình Châu"
WAITING = "Ủy ban nhân dân xã Bình Chánh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the story: name to sign in with, full name, role, body."""

    username: str
    full_name: str
    role: str | None = None
    body: str | None = None


OFFICE = Person(username="thuongtruc", full_name="Trần Thị Hạnh", role="standing_office")
PEOPLE = (
    OFFICE,
    Person(username="vanphong", full_name="Lê Quốc Bảo", role="office"),
    Person(username="lanhdao", full_name="Võ Văn Tâm", role="leader"),
    Person(username="binhchau", full_name="Đỗ Thị Lan", body=OWN),
)


@contextmanager
def told_then(now: datetime = NOW) -> Iterator[None]:
    """Let the application's clock go on from *now*."""
    real: Callable[[], datetime] = timezone.now
    apart = datetime.now(UTC) - now

    def then() -> datetime:
        return real() - apart

    timezone.now = then
    try:
        yield
    finally:
        timezone.now = real


def begin(password: str) -> None:
    """The directory, and whoever will send the plan."""
    from hoinghi.units.bodies import read_bodies  # models load with Django
    from hoinghi.units.services import import_bodies

    for name in ("units.csv", "units-2025.csv"):
        import_bodies(read_bodies(EXAMPLES / name), by="hệ thống")
    _account(OFFICE, password)


def go_on(conference: Conference, password: str) -> dict[str, str]:
    """Everything that happens until the morning of the story; the addresses of its pages."""
    from hoinghi.conferences.scoping import whole

    with whole(conference):
        return _go_on(conference, password)


def _go_on(conference: Conference, password: str) -> dict[str, str]:
    from hoinghi.dispatch import services as papers
    from hoinghi.tasks.models import Duty, Task

    people = _people(conference, password)
    office = people["thuongtruc"]
    reports = Task.objects.of(conference)[0]
    duties = {
        str(duty.organisation): duty for duty in reports.duties.select_related("organisation")
    }
    _deliver(duties, office)
    waiting = duties[WAITING]
    _ask(waiting)
    _give_a_list(conference, duties, office)
    papers.keep_all(conference, by=office.username)
    _spread()
    home = conference.get_absolute_url()
    tasks = f"{home}nhiem-vu/{reports.pk}/"
    return {
        "hoi_nghi": home,
        "nhiem_vu": tasks,
        "gia_han": f"{tasks}phan/{waiting.pk}/",
        "phan_viec": f"{tasks}phan/{Duty.objects.get(task=reports, organisation__name=OWN).pk}/",
    }


def _people(conference: Conference, password: str) -> dict[str, Account]:
    from hoinghi.conferences.models import Role
    from hoinghi.conferences.services import grant

    found = {}
    for person in PEOPLE:
        account = found[person.username] = _account(person, password)
        if person.role:
            grant(conference, account, Role(person.role), by="thuongtruc")
    return found


def _account(person: Person, password: str) -> Account:
    from hoinghi.units.models import Account

    account, is_new = Account.objects.get_or_create(
        username=person.username,
        defaults={"full_name": person.full_name, "organisation": _body(person.body)},
    )
    if is_new:
        account.set_password(password)
        account.save(update_fields=["password"])
    return account


def _body(name: str | None) -> Organisation | None:
    from hoinghi.units.models import Organisation

    return Organisation.objects.filter(name=name).earliest("pk") if name else None


def _clerk(duty: Duty) -> Account:
    """Somebody of the body that leads *duty*, who never signs in here."""
    from hoinghi.units.models import Account

    account, _ = Account.objects.get_or_create(
        username=f"canbo{duty.organisation_id}",
        defaults={
            "full_name": f"Cán bộ {duty.organisation}"[:150],
            "organisation": duty.organisation,
        },
    )
    return account


def _deliver(duties: dict[str, Duty], office: Account) -> None:
    """Some reports have come, some were taken as they are, one was returned."""
    from hoinghi.tasks import services
    from hoinghi.tasks.rules import Act

    others = [duty for name, duty in sorted(duties.items()) if name not in {OWN, WAITING}]
    for number, duty in enumerate(others[:14]):
        clerk, day = _clerk(duty), date(2023, 11, 14) + timedelta(days=number % 6)
        if number >= 11:
            services.act_on(duty, Act.TAKE, based_on=0, by=clerk)
            continue
        services.act_on(duty, Act.HAND_IN, based_on=0, by=clerk, today=day)
        if number < 7:
            services.act_on(duty, Act.ACCEPT, based_on=1, by=office)
        elif number == 7:
            services.act_on(
                duty, Act.RETURN, based_on=1, by=office, text="Thiếu biểu số liệu hộ nghèo 2022."
            )


def _ask(duty: Duty) -> None:
    from hoinghi.tasks import extensions, services

    clerk = _clerk(duty)
    services.comment(duty.task, "Số liệu của hai thôn đang được rà soát lại.", by=clerk, duty=duty)
    extensions.ask(
        duty,
        date(2023, 11, 27),
        due=date(2023, 11, 22),
        text="Chờ kết quả rà soát hộ nghèo của hai thôn.",
        by=clerk,
    )


def _give_a_list(conference: Conference, duties: dict[str, Duty], office: Account) -> None:
    """A task given by hand, which two of four are late with."""
    from hoinghi.tasks import giving, services
    from hoinghi.tasks.rules import Act, Due, DueKind

    communes = (duties[name].organisation for name in sorted(duties) if "xã" in name)
    leads = [body for body in communes if body][:4]
    task = giving.give(
        conference,
        giving.Wanted(
            action="Gửi danh sách đại biểu của xã dự hội nghị",
            leads=tuple(leads),
            supporting=(),
            due=Due(kind=DueKind.DAY, on=date(2023, 11, 17)),
        ),
        by=office,
    )
    for duty in task.duties.all()[:2]:
        services.act_on(duty, Act.HAND_IN, based_on=0, by=_clerk(duty), today=date(2023, 11, 16))


def _spread() -> None:
    """Let notices reach people, as the background work does."""
    from hoinghi.notices import stream

    while stream.take_up():
        pass
