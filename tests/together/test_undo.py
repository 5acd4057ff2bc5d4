"""Acts are taken back by their own inverse; never over what was done since."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from hoinghi.conferences import rooms
from hoinghi.conferences.models import Conference
from hoinghi.delegates.models import Hall
from hoinghi.delegates.services import set_hall
from hoinghi.dispatch import services as dispatch
from hoinghi.dispatch.models import Revision
from hoinghi.dispatch.rules import State as PaperState
from hoinghi.journal.models import Entry
from hoinghi.tasks import extensions, giving
from hoinghi.tasks.models import Duty, Extension, Task
from hoinghi.tasks.rules import Act, State
from hoinghi.tasks.services import act_on
from hoinghi.units.models import Account, PostHolder
from tests.factories import make_account, make_clerk, make_conference
from tests.sending import send

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).parents[2] / "docs/reference/undo.md"
_TOKEN = re.compile(r'name="token" value="([^"]+)"')


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def office(conference: Conference) -> Account:
    return make_clerk(conference)


@pytest.fixture
def client(office: Account) -> Client:
    made = Client()
    made.force_login(office)
    return made


def token_of(page) -> str:  # type: ignore[no-untyped-def]
    found = _TOKEN.search(page.content.decode())
    assert found, "nothing is offered to be taken back"
    return found[1]


def take_back(client: Client, conference: Conference, page):  # type: ignore[no-untyped-def]
    address = reverse("conferences:undo", args=[conference.slug])
    return client.post(address, {"token": token_of(page), "back": "/hoi-nghi/"}, follow=True)


def address(name: str, conference: Conference, *more: object) -> str:
    return reverse(name, args=[conference.slug, *more])


def accept(client: Client, conference: Conference, duty: Duty):  # type: ignore[no-untyped-def]
    return client.post(
        address("tasks:act", conference, duty.task_id, duty.pk),
        {"act": "accept", "based_on": duty.version},
        follow=True,
    )


@pytest.fixture
def handed_in(conference: Conference, office: Account) -> Duty:
    duty = Duty.objects.filter(task__conference=conference).first()
    assert duty
    return act_on(duty, Act.HAND_IN, based_on=0, by=office)


def test_an_act_on_a_share_is_taken_back_and_logged(client, conference, handed_in):
    page = accept(client, conference, handed_in)
    assert Duty.objects.get(pk=handed_in.pk).state == State.ACCEPTED

    take_back(client, conference, page)

    stands = Duty.objects.get(pk=handed_in.pk)
    assert (stands.state, stands.delivered_on) == (State.HANDED_IN, handed_in.delivered_on)
    assert Entry.objects.filter(act="tasks.undo").count() == 1


def test_what_was_done_since_is_never_wiped_out(client, conference, handed_in, office):
    page = accept(client, conference, handed_in)
    act_on(handed_in, Act.CLOSE, based_on=handed_in.version + 1, by=office)

    told = take_back(client, conference, page)

    assert "Không hoàn tác được: phần việc đã có người làm tiếp" in told.text
    assert Duty.objects.get(pk=handed_in.pk).state == State.DONE


def test_an_offer_serves_nobody_else_no_forger_and_no_other_conference(
    client, conference, handed_in
):
    page = accept(client, conference, handed_in)
    other = Client()
    other.force_login(make_account(conference, username="binh"))

    for who, token in (
        (other, token_of(page)),
        (client, token_of(page)[:-2] + "xx"),
        (client, signing.dumps(["tasks.act", conference.pk, 1, {}], salt="khác")),
    ):
        address_ = reverse("conferences:undo", args=[conference.slug])
        told = who.post(address_, {"token": token}, follow=True)
        assert "không còn dùng được" in told.text
    assert client.post(address_).status_code == 404
    assert Duty.objects.get(pk=handed_in.pk).state == State.ACCEPTED


def test_many_are_taken_back_but_those_that_went_on(client, conference, office):
    duties = list(Duty.objects.filter(task__conference=conference).order_by("pk"))
    for duty in duties:
        act_on(duty, Act.HAND_IN, based_on=0, by=office)
    chosen = [
        f"{task.pk}-{sum(duty.version for duty in task.duties.all())}"
        for task in Task.objects.of(conference)
    ]
    page = client.post(
        address("tasks:bulk", conference), {"act": "accept", "chon": chosen}, follow=True
    )
    act_on(duties[0], Act.CLOSE, based_on=2, by=office)

    told = take_back(client, conference, page)

    assert f"Đã hoàn tác {len(duties) - 1} phần việc." in told.text
    assert "1 phần việc đã có người làm tiếp" in told.text
    assert Duty.objects.filter(state=State.HANDED_IN).count() == len(duties) - 1


def test_giving_changing_and_withdrawing_a_task_are_taken_back(client, conference, office):
    wanted = {"action": "thuê loa", "leads": [conference.host_id], "due_kind": "plan"}
    give = address("tasks:give", conference)
    take_back(client, conference, client.post(give, wanted, follow=True))
    assert not Task.objects.of(conference).filter(by_hand=True).exists()

    task = giving.give(
        conference, giving.Wanted(action="thuê xe", leads=(conference.host,)), by=office
    )
    change = address("tasks:change", conference, task.pk)
    changed = send(client, change, {**wanted, "due_side": "before"}, follow=True)
    assert Task.objects.get(pk=task.pk).action == "thuê loa"
    take_back(client, conference, changed)
    assert Task.objects.get(pk=task.pk).action == "thuê xe"

    gone = client.post(
        address("tasks:withdraw", conference, task.pk), {"text": "nhầm"}, follow=True
    )
    take_back(client, conference, gone)
    assert not Task.objects.get(pk=task.pk).withdrawn


def test_the_answer_to_an_extension_is_taken_back(client, conference, office):
    duty = Duty.objects.filter(task__conference=conference).first()
    from datetime import date

    asked = extensions.ask(duty, date(2099, 1, 5), due=None, text="Chờ số liệu", by=office)
    page = client.post(
        address("tasks:answer-extension", conference, duty.task_id, duty.pk, asked.pk),
        {"grant": "1", "until": "2099-01-05"},
        follow=True,
    )
    assert Duty.objects.get(pk=duty.pk).extended_until

    take_back(client, conference, page)

    assert Duty.objects.get(pk=duty.pk).extended_until is None
    assert Extension.objects.get().granted is None


def test_a_hall_and_a_signer_go_back_to_what_they_were(client, conference, office):
    set_hall(conference, "A: 6 + 6", based_on=0, by="an")
    hall = send(client, address("delegates:hall", conference), {"seats": "A: 9 + 9"}, follow=True)
    take_back(client, conference, hall)
    assert Hall.objects.last().seats == "A: 6 + 6"

    kept = PostHolder.objects.create(
        organisation=conference.host, position="Chủ tịch", person="Lê Văn A"
    )
    gone = client.post(
        address("dispatch:remove-signer", conference, "chuc-vu", kept.pk), follow=True
    )
    assert not PostHolder.objects.exists()
    take_back(client, conference, gone)
    assert PostHolder.objects.get().person == "Lê Văn A"


def test_a_dropped_draft_is_taken_up_and_a_kept_one_dropped(client, conference):
    ref = next(iter(dispatch.documents_of(conference)))
    kept = client.post(address("dispatch:keep", conference, ref), follow=True)
    take_back(client, conference, kept)
    assert Revision.objects.get().state == PaperState.DROPPED

    dispatch.keep(conference, ref, by="vanphong")
    dropped = client.post(address("dispatch:drop", conference, ref), follow=True)
    take_back(client, conference, dropped)
    assert Revision.objects.order_by("-number")[0].state == PaperState.DRAFT


def acts_of_the_rooms() -> set[str]:
    found: set[str] = set()
    for app in apps.get_app_configs():
        if getattr(app, "room", None):
            try:
                found |= set(import_string(f"{app.name}.acts.ACTS"))
            except ImportError:
                continue
    return found


def test_the_table_says_of_every_act_how_it_is_undone_or_confirmed():
    rows = {
        line.split("|")[1].strip().strip("`"): [cell.strip() for cell in line.split("|")[2:4]]
        for line in TABLE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    }

    assert acts_of_the_rooms() - set(rows) == set()
    assert [act for act, cells in rows.items() if not all(cells)] == []


def test_every_inverse_act_can_be_found():
    found = [name for path in rooms.undos() for name in import_string(path)]

    assert len(found) == len(set(found)) > 15
