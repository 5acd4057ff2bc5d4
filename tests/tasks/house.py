"""A body that has its leader approve what it hands in, with the people around it."""

from dataclasses import dataclass

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Conference
from hoinghi.tasks import services
from hoinghi.tasks.models import Duty
from hoinghi.tasks.rules import Act
from hoinghi.units.models import Account, Membership, UnitRole
from tests.factories import PASSWORD, make_account, make_conference


@dataclass
class House:
    conference: Conference
    duty: Duty
    office: Account
    clerk: Account
    leader: Account


def make_house() -> House:
    conference = make_conference()
    duty = Duty.objects.get(task__position=1, organisation__name__endswith="xã Bình Châu")
    body = duty.organisation
    body.leader_approves = True
    body.save()
    clerk, leader = (make_account(username=name, body=body) for name in ("xa", "chu-tich"))
    Membership.objects.create(account=leader, organisation=body, role=UnitRole.LEADER)
    return House(conference, duty, make_account(conference), clerk, leader)


def do(duty: Duty, act: Act, by: Account, **more: object) -> Duty:
    duty.refresh_from_db()
    return services.act_on(duty, act, based_on=duty.version, by=by, **more)


def page(duty: Duty, by: Account) -> str:
    address = reverse("tasks:duty", args=[duty.task.conference.slug, duty.task_id, duty.pk])
    return signed_in(by).get(address).text


def signed_in(account: Account) -> Client:
    client = Client()
    assert client.login(username=account.username, password=PASSWORD)
    return client


def file(name: str = "du-thao.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"%PDF-1.7 " + name.encode())
