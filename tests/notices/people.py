"""People and acts that the tests of notices share."""

from __future__ import annotations

from django.test import Client

from hoinghi.conferences.models import Conference
from hoinghi.notices import stream
from hoinghi.notices.models import Notice
from hoinghi.tasks import services
from hoinghi.tasks.models import Duty
from hoinghi.tasks.rules import Act
from hoinghi.units.models import Account
from tests.factories import PASSWORD, make_account

COMMUNE = "Ủy ban nhân dân xã Bình Châu"
OTHER = "Ủy ban nhân dân xã Bình Hải"


def read_all() -> None:
    while stream.take_up():
        pass


def duty_of(name: str = COMMUNE) -> Duty:
    return Duty.objects.get(task__position=1, organisation__name__startswith=name)


def clerk(name: str = COMMUNE, username: str = "xa", email: str = "xa@binhchau.vn") -> Account:
    account = make_account(username=username)
    account.organisation, account.email = duty_of(name).organisation, email
    account.full_name = f"Cán bộ {username}"
    account.save()
    return account


def office(conference: Conference, username: str = "vanphong") -> Account:
    account = make_account(conference, username=username)
    account.email = f"{username}@binhson.gov.vn"
    account.save()
    return account


def signed_in(account: Account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def do(act: Act, by: Account, text: str = "", duty: Duty | None = None) -> Duty:
    duty = duty or duty_of()
    duty.refresh_from_db()
    return services.act_on(duty, act, based_on=duty.version, by=by, text=text)


def told(account: Account) -> list[tuple[str, str]]:
    """Kinds and texts of the notices of *account*, oldest first."""
    return list(Notice.objects.filter(account=account).order_by("pk").values_list("kind", "text"))
