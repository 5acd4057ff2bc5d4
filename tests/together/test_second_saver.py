"""Every form that changes something tells its second saver both texts."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest
from django import forms
from django.apps import apps
from django.test import Client
from django.urls import reverse

from hoinghi.conferences.models import Conference
from hoinghi.delegates.models import Hall, ProtocolOrder
from hoinghi.delegates.protocol import usual
from hoinghi.delegates.services import set_hall, set_order
from hoinghi.dispatch import register_services
from hoinghi.tasks import giving
from hoinghi.tasks.models import DeadlineSettings, Duty, Task
from hoinghi.tasks.rules import Counting, Due, DueKind, Ladder
from hoinghi.together.forms import EditedTogether
from hoinghi.units.models import Account, PostHolder, SigningMandate
from hoinghi.wording import services as wording
from hoinghi.wording.catalogue import standard
from hoinghi.wording.models import TemplateVersion
from tests.factories import make_clerk, make_conference
from tests.sending import marks

pytestmark = pytest.mark.django_db
ASSIGNMENT = "tasks/assignment"


@dataclass(frozen=True)
class Edit:
    """One editing page: how it begins, what An saves meanwhile, what Bình sends.

    Attributes:
        begin: Makes what is edited; gives the address.
        meanwhile: What An saves after Bình opened the page.
        sent: What Bình sends.
        both: Words of both people that the answer must hold.
        stands: What is kept now.
    """

    begin: Callable[[Conference, Account], str]
    meanwhile: Callable[[Conference, Account], object]
    sent: dict[str, object]
    both: tuple[str, str]
    stands: Callable[[], object]
    prefix: str = field(default="")


def by_hand(conference: Conference, an: Account) -> str:
    wanted = giving.Wanted(action="thuê hội trường", leads=(conference.host,))
    task = giving.give(conference, wanted, by=an)
    return reverse("tasks:change", args=[conference.slug, task.pk])


def change_by_hand(conference: Conference, an: Account) -> None:
    task = Task.objects.get(by_hand=True)
    wanted = giving.Wanted(action="thuê loa đài", leads=(conference.host,))
    giving.change(task, wanted, based_on=0, by=an)


def of_plan(conference: Conference, an: Account) -> str:
    return reverse("tasks:change", args=[conference.slug, Task.objects.of(conference)[0].pk])


def change_due(conference: Conference, an: Account) -> None:
    task = Task.objects.of(conference)[0]
    giving.set_due(task, Due(kind=DueKind.RELATIVE, offset=-4), based_on=0, by=an)


def counting(conference: Conference, an: Account) -> str:
    return reverse("tasks:counting", args=[conference.slug])


def count(conference: Conference, an: Account) -> None:
    giving.count_deadlines(conference, Counting(), Ladder(days=(-9, 0), letter_after=5), by=an)


def order_saved(conference: Conference, an: Account) -> None:
    set_order(conference, replace(usual(), by_name_up_to=41), based_on=0, by=str(an))


def post(conference: Conference, an: Account) -> str:
    entry = PostHolder(organisation=conference.host, position="Chủ tịch", person="Lê Văn A")
    register_services.keep(conference, entry, by=an.username)
    return reverse("dispatch:change-signer", args=[conference.slug, "chuc-vu", entry.pk])


def post_saved(conference: Conference, an: Account) -> None:
    entry = PostHolder.objects.get()
    entry.person = "Lê Văn Bốn"
    register_services.keep(conference, entry, by=an.username)


def mandate(conference: Conference, an: Account) -> str:
    entry = SigningMandate(
        organisation=conference.host, kind="TL", position="Chánh Văn phòng", scope="a", basis="b"
    )
    register_services.keep(conference, entry, by=an.username)
    return reverse("dispatch:change-signer", args=[conference.slug, "giao-ky", entry.pk])


def mandate_saved(conference: Conference, an: Account) -> None:
    entry = SigningMandate.objects.get()
    entry.scope = "Giấy mời họp"
    register_services.keep(conference, entry, by=an.username)


def template(conference: Conference, an: Account) -> str:
    return reverse("wording:edit", args=[conference.slug, *ASSIGNMENT.split("/")])


def template_saved(conference: Conference, an: Account) -> None:
    wording.save(conference, standard(ASSIGNMENT), "Câu của An.", based_on=0, by=str(an))


EDITS = {
    "task": Edit(
        by_hand,
        change_by_hand,
        {"action": "mượn âm thanh", "due_kind": "plan", "due_side": "before"},
        ("loa đài", "âm thanh"),
        lambda: Task.objects.get(by_hand=True).action,
    ),
    "deadline": Edit(
        of_plan,
        change_due,
        {"due_kind": "day", "due_on": "2023-11-30"},
        ("ngày hội nghị", "Đến hết một ngày"),
        lambda: Task.objects.get(due_offset=-4).due_kind,
    ),
    "counting": Edit(
        counting,
        count,
        {"reminder_days": "-2, 0", "letter_after": 5, "before_includes_day": "on"},
        ("-9", "-2"),
        lambda: DeadlineSettings.objects.get().reminder_days,
    ),
    "hall": Edit(
        lambda conference, an: reverse("delegates:hall", args=[conference.slug]),
        lambda conference, an: set_hall(conference, "A: 6 + 6", based_on=0, by=str(an)),
        {"seats": "A: 7 + 8"},
        ("A: 6 + 6", "A: 7 + 8"),
        lambda: Hall.objects.get().seats,
    ),
    "protocol": Edit(
        lambda conference, an: reverse("delegates:protocol", args=[conference.slug]),
        order_saved,
        {"by_name_up_to": 42, "form-TOTAL_FORMS": 0, "form-INITIAL_FORMS": 0},
        ("41", "42"),
        lambda: ProtocolOrder.objects.get().by_name_up_to,
    ),
    "post": Edit(
        post,
        post_saved,
        {"position": "Chủ tịch", "person": "Lê Văn Năm"},
        ("Bốn", "Năm"),
        lambda: PostHolder.objects.get().person,
        "chuc-vu-",
    ),
    "mandate": Edit(
        mandate,
        mandate_saved,
        {"kind": "TL", "position": "Chánh Văn phòng", "scope": "Báo cáo tuần", "basis": "b"},
        ("Giấy mời", "Báo cáo"),
        lambda: SigningMandate.objects.get().scope,
        "giao-ky-",
    ),
    "template": Edit(
        template,
        template_saved,
        {"source": "Câu của Bình.", "based_on": 0},
        ("An", "Bình"),
        lambda: TemplateVersion.objects.get().source,
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_the_second_saver_gets_both_texts_and_nothing_is_overwritten(client: Client, name: str):
    edit = EDITS[name]
    conference = make_conference()
    an = make_clerk(conference, username="an")
    client.force_login(make_clerk(conference, username="binh"))
    address = edit.begin(conference, an)
    opened = marks(client.get(address))
    edit.meanwhile(conference, an)
    before = edit.stands()
    sent = {f"{edit.prefix}{key}": value for key, value in edit.sent.items()}

    told = client.post(
        address, {**opened, f"{edit.prefix}organisation": conference.host_id, **sent}
    )

    page = told.content.decode()
    assert told.status_code == 409
    assert "Người khác đã sửa trong lúc anh, chị đang sửa" in page
    assert f"<strong>{an.called}</strong> đã lưu lúc" in page
    assert [words for words in edit.both if words not in page] == []
    assert edit.stands() == before
    assert marks(told) != opened


def rooms_forms() -> list[type[forms.BaseForm]]:
    found = []
    for app in apps.get_app_configs():
        if not app.name.startswith("hoinghi."):
            continue
        for name in ("forms", "paper_forms"):
            try:
                module = importlib.import_module(f"{app.name}.{name}")
            except ModuleNotFoundError:
                continue
            found += [one for one in vars(module).values() if isinstance(one, type)]
    return [one for one in found if issubclass(one, forms.BaseForm)]


def test_every_form_of_a_stored_object_is_edited_together():
    stored = {one for one in rooms_forms() if issubclass(one, forms.BaseModelForm)}
    stored.discard(forms.ModelForm)

    assert [one for one in stored if not issubclass(one, EditedTogether)] == []


def test_who_takes_the_others_text_saves_nothing_before_saying_so(client: Client):
    conference = make_conference()
    an = make_clerk(conference, username="an")
    client.force_login(make_clerk(conference, username="binh"))
    address = EDITS["hall"].begin(conference, an)
    opened = marks(client.get(address))
    set_hall(conference, "A: 6 + 6", based_on=0, by="an")
    told = client.post(address, {**opened, "seats": "A: 7 + 8"})
    choice = {**marks(told), "seats": "A: 7 + 8", "together-between": "seats"}

    taken = client.post(address, {**choice, "together-take": "seats"})
    kept = client.post(address, {**choice, "together-keep": "1"})

    assert taken.context["form"]["seats"].value() == "A: 6 + 6"
    assert taken.status_code == 409
    assert kept.status_code == 302
    assert [hall.seats for hall in Hall.objects.order_by("number")] == ["A: 6 + 6", "A: 7 + 8"]


def test_fields_that_different_people_changed_are_merged_before_the_eyes(client: Client):
    conference = make_conference()
    an = make_clerk(conference, username="an")
    client.force_login(make_clerk(conference, username="binh"))
    address = by_hand(conference, an)
    opened = marks(client.get(address))
    change_by_hand(conference, an)
    due = {"due_kind": "day", "due_on": "2023-11-30", "due_side": "before"}
    mine = {"action": "thuê hội trường", "leads": [conference.host_id], **due}

    told = client.post(address, {**opened, **mine})
    form = told.context["form"]
    merged = {**mine, **marks(told), "action": form["action"].value()}
    done = client.post(address, merged)

    assert form.meeting.conflicts == ()
    assert form["action"].value() == "thuê loa đài"
    assert form["due_on"].value() == "2023-11-30"
    assert done.status_code == 302
    task = Task.objects.get(by_hand=True)
    assert (task.action, str(task.due_on)) == ("thuê loa đài", "2023-11-30")


def test_the_second_who_names_the_person_in_charge_is_told_with_both_names(client: Client):
    conference = make_conference()
    client.force_login(make_clerk(conference))
    duty = Duty.objects.filter(task__conference=conference)[0]
    address = reverse("tasks:duty", args=[conference.slug, duty.task_id, duty.pk])
    name = reverse("tasks:person", args=[conference.slug, duty.task_id, duty.pk])
    opened = marks(client.get(address))
    send_to = {"person": "Trần Thị Hoa"}
    client.post(name, {**opened, **send_to})

    again = client.post(name, {**opened, **send_to})
    second = client.post(name, {**opened, "person": "Lê Văn Bình"})

    assert again.status_code == 302
    assert second.status_code == 409
    assert "Trần Thị Hoa" in second.text
    assert 'value="Lê Văn Bình"' in second.text
    duty.refresh_from_db()
    assert duty.person == "Trần Thị Hoa"
    kept = client.post(name, {**marks(second), "person": "Lê Văn Bình", "together-keep": "1"})
    duty.refresh_from_db()
    assert (kept.status_code, duty.person) == (302, "Lê Văn Bình")
