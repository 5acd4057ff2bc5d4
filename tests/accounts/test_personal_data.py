"""Dữ liệu cá nhân: xem, tải về, yêu cầu xóa, xóa; nhật ký vẫn nguyên vẹn, văn bản không đổi."""

import io
import json
import zipfile

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from hoinghi.accounts import erasing
from hoinghi.accounts.models import Erasure, ErasureRequest
from hoinghi.accounts.services import accept, invite
from hoinghi.conferences import personal_data
from hoinghi.conferences.models import Conference, PlanRevision
from hoinghi.conferences.personal_data import ERASED
from hoinghi.journal.erasing import rewrite
from hoinghi.journal.models import Entry
from hoinghi.journal.services import first_broken, record
from hoinghi.tasks.models import Duty, TaskNote
from hoinghi.units.models import Account, Organisation, PostHolder
from tests.factories import make_account, make_conference

pytestmark = pytest.mark.django_db

NAME = "Đặng Thị Yến"


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def chief() -> Account:
    return Account.objects.create_superuser("quantri", password="x")


@pytest.fixture
def person(conference: Conference, chief: Account) -> Account:
    """Somebody who has left traces in every room."""
    place = Organisation.objects.filter(short_name="UBND xã Bình Châu").earliest("pk")
    invited = invite(full_name=NAME, email="yen@binhson.gov.vn", organisation=place, by=chief)
    account = accept(invited.token, username="yendt", full_name=NAME, password="x")
    duty = Duty.objects.exclude(organisation=None)[0]
    Duty.objects.filter(pk=duty.pk).update(person=NAME)
    TaskNote.objects.create(task=duty.task, duty=duty, act="comment", text="đã gửi", by=NAME)
    PostHolder.objects.create(organisation=place, position="Chủ tịch", person=NAME)
    record("tasks.comment", by="yendt", subject="yendt", data={"ai": ["yendt", 1], "task": 1})
    return account


def all_keys(account: Account) -> frozenset[str]:
    return frozenset(one.key for one in personal_data.find(erasing.sought(account)))


def erase(account: Account, by: Account) -> Erasure:
    return erasing.carry_out(erasing.sought(account), all_keys(account), basis="đơn số 3", by=by)


def traces(account: Account) -> str:
    """Everything of the database that might name the person."""
    from django.apps import apps

    rows = [
        str(list(model._base_manager.values()))
        for model in apps.get_models()
        if model._meta.label != "sessions.Session"
    ]
    return "\n".join(rows)


def test_after_erasure_no_table_names_the_person(person: Account, chief: Account):
    before = traces(person)
    assert all(word in before for word in (NAME, "yendt", "yen@binhson.gov.vn"))

    erase(person, chief)

    after = traces(person)
    assert [word for word in (NAME, "yendt", "yen@binhson.gov.vn") if word in after] == []
    assert not EmailAddress.objects.exists()


def test_the_log_is_still_whole_after_erasure(person: Account, chief: Account):
    erase(person, chief)

    assert first_broken() is None
    assert Entry.objects.filter(act="journal.rewrite").exists()
    assert Entry.objects.filter(actor=f"tai-khoan-{person.pk}-da-xoa").exists()


@pytest.mark.parametrize("field", ["actor", "subject", "data"])
def test_a_rewriting_that_nobody_put_on_record_still_shows(
    person: Account, chief: Account, field: str
):
    erase(person, chief)
    forged = Entry.objects.filter(actor=f"tai-khoan-{person.pk}-da-xoa").earliest("pk")

    Entry.objects.filter(pk=forged.pk).update(**{field: "khác"})

    assert first_broken() == forged


def test_a_log_may_be_rewritten_twice():
    for name in ("an", "binh", "an"):
        record("units.import_bodies", by=name, subject=name)

    rewrite({"an": "bí danh 1"}, by="hệ thống")
    rewrite({"binh": "bí danh 2", "bí danh 1": "bí danh 3"}, by="hệ thống")

    assert first_broken() is None
    assert list(
        Entry.objects.filter(act="units.import_bodies").values_list("actor", flat=True)
    ) == [
        "bí danh 3",
        "bí danh 2",
        "bí danh 3",
    ]


def test_what_was_done_stays_and_plans_stay_as_they_are(person: Account, chief: Account):
    plans, notes = list(PlanRevision.objects.values("sha256", "source")), TaskNote.objects.count()

    erase(person, chief)

    assert list(PlanRevision.objects.values("sha256", "source")) == plans
    assert TaskNote.objects.count() == notes
    assert TaskNote.objects.filter(by=f"tai-khoan-{person.pk}-da-xoa").exists()
    assert PostHolder.objects.get().person == ERASED


def test_the_record_says_who_when_why_and_what_kinds_and_no_more(person: Account, chief: Account):
    made = erase(person, chief)

    assert (made.carried_out_by, made.basis, made.account) == (chief, "đơn số 3", person)
    kinds = {one["key"]: one["count"] for one in made.kinds}
    assert kinds["tasks.Duty.person"] == 1
    assert "accounts.account" in kinds


def test_only_the_chosen_places_are_erased(person: Account, chief: Account):
    sought = erasing.sought(person)

    erasing.carry_out(sought, frozenset({"tasks.Duty.person"}), basis="x", by=chief)

    person.refresh_from_db()
    assert person.full_name == NAME
    assert PostHolder.objects.get().person == NAME
    assert not Duty.objects.filter(person=NAME).exists()


def test_the_name_of_the_signatory_stays_whatever_is_chosen(conference: Conference, chief: Account):
    name = conference.signatory_name
    assert name
    keys = frozenset({"conferences.Conference.signatory_name"})

    with pytest.raises(erasing.NothingChosen):
        erasing.carry_out(erasing.sought_by_name(name), keys, basis="x", by=chief)

    conference.refresh_from_db()
    assert conference.signatory_name == name


def test_nobody_erases_the_account_it_works_with(chief: Account):
    with pytest.raises(erasing.NotOneself):
        erase(chief, chief)


def test_an_emptied_account_signs_in_no_more_and_matches_no_other_erased(
    person: Account, chief: Account
):
    erase(person, chief)
    person.refresh_from_db()

    assert not Client().login(username=person.username, password="x")
    left = {one.key for one in personal_data.find(erasing.sought(person))}
    assert left == {
        "accounts.account",
        "accounts.invitation",
        "journal.entry",
        "tasks.TaskNote.by",
    }


def test_ones_own_page_shows_what_is_kept_but_no_rows_of_a_namesake(
    person: Account, client: Client
):
    client.force_login(person)

    shown = client.get(reverse("accounts:own-data")).content.decode()

    assert "yen@binhson.gov.vn" in shown
    assert "Người phụ trách phần việc" in shown
    assert Duty.objects.get(person=NAME).task.action not in shown


def test_the_export_is_whole_and_readable(person: Account, client: Client):
    client.force_login(person)

    answer = client.get(reverse("accounts:export"))

    files = zipfile.ZipFile(io.BytesIO(answer.content))
    told = json.loads(files.read("du-lieu.json"))
    assert told["person"] == NAME
    assert {"accounts.account", "journal.entry", "tasks.Duty.person"} <= {
        one["key"] for one in told["kept"]
    }
    page = files.read("du-lieu.html").decode()
    assert NAME in page
    assert "src=" not in page


def test_a_request_is_made_once_and_answered_by_the_erasure(
    person: Account, chief: Account, client: Client
):
    client.force_login(person)
    for _ in range(2):
        client.post(reverse("accounts:ask-erasure"), {"reason": "tôi đã nghỉ hưu"})
    asked = ErasureRequest.objects.get()
    boss = Client()
    boss.force_login(chief)
    assert NAME in boss.get(reverse("accounts:erasures")).content.decode()

    page = reverse("accounts:erase-account", args=[person.pk])
    preview = boss.get(page).content.decode()
    form = {"keys": sorted(all_keys(person)), "basis": "yêu cầu trên trang", "sure": "on"}
    not_sure = boss.post(page, {**form, "sure": ""})
    done = boss.post(page, form)

    assert "Vì sao không xóa" not in preview
    assert not_sure.status_code == 200
    assert "sure" in not_sure.context["form"].errors
    assert done.url == reverse("accounts:erasures")
    asked.refresh_from_db()
    assert asked.answered_at is not None
    assert asked.reason == ""
    assert client.get(reverse("accounts:own")).status_code == 302


def test_a_declined_request_tells_the_person_why(person: Account, chief: Account, client: Client):
    asked = erasing.ask(person, "")
    boss = Client()
    boss.force_login(chief)

    boss.post(reverse("accounts:decline-erasure", args=[asked.pk]), {"answer": "đang thanh tra"})

    client.force_login(person)
    assert "đang thanh tra" in client.get(reverse("accounts:own-data")).content.decode()


def test_only_the_administrator_reaches_the_pages_of_erasure(
    conference: Conference, person: Account, client: Client
):
    client.force_login(make_account(conference))
    for page in (
        reverse("accounts:erasures"),
        reverse("accounts:erase-account", args=[person.pk]),
        f"{reverse('accounts:erase-person')}?ten={NAME}",
    ):
        assert client.get(page).status_code == 403


def test_every_place_of_every_room_exists(conference: Conference):
    nobody = personal_data.Sought(name="Không Có Ai", pseudonym="x", username="khongco", account=0)

    assert personal_data.find(nobody) == []
    keys = [one.key for one in personal_data.holdings()]
    assert len(keys) == len(set(keys))


def test_every_field_that_names_who_acted_is_declared_by_its_room():
    from django.apps import apps
    from django.db.models import CharField

    names = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("hoinghi.")
        for field in model._meta.fields
        if isinstance(field, CharField)
        and (field.name in {"by", "person"} or field.name.endswith("_by"))
    }

    assert names - {one.key for one in personal_data.holdings()} == set()
