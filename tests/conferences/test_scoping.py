"""Mỗi truy vấn chỉ chạm điều mà người hỏi được thấy; hỏi khi chưa mở phạm vi thì bị từ chối."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Prefetch
from django.test import Client
from django_scopes import scopes_disabled
from django_scopes.exceptions import ScopeError
from django_scopes.state import get_scope

from hoinghi.agenda.models import Talk
from hoinghi.awards.models import AwardPlace
from hoinghi.conferences import dossier
from hoinghi.conferences.models import Conference, PlanPart
from hoinghi.conferences.scoping import OR_NONE, every_body, nothing, of_body, scope_of, whole
from hoinghi.notices import stream
from hoinghi.tasks.models import Duty, Task, TaskNote
from hoinghi.tasks.reminding import remind_all
from hoinghi.units.models import Organisation
from tests.factories import PASSWORD, make_account, make_conference

pytestmark = pytest.mark.django_db

ROOTS = {Conference, Organisation}
#: The directory of bodies is known to all who have an account; the log is asked by ``journal``;
#: rows of the index carry marks of their own (``search.sight``).
KNOWN_TO_ALL = {"units", "journal", "search"}
HOUSE = [
    model
    for app in apps.get_app_configs()
    if app.name.startswith("hoinghi.") and app.label not in KNOWN_TO_ALL
    for model in app.get_models()
    if model is not Conference
]
ASKED: dict[str, Callable[[models.Manager[Any]], object]] = {
    "all": lambda rows: list(rows.all()),
    "filter": lambda rows: rows.filter(pk=1),
    "get": lambda rows: rows.get(pk=1),
    "exists": lambda rows: rows.exists(),
    "count": lambda rows: rows.count(),
    "first": lambda rows: rows.first(),
    "exclude": lambda rows: list(rows.exclude(pk=1)),
    "in_bulk": lambda rows: rows.in_bulk([1]),
    "values": lambda rows: rows.values("pk"),
    "defer": lambda rows: list(rows.defer("pk")),
    "select_related": lambda rows: list(rows.select_related()),
    "lock": lambda rows: rows.select_for_update(),
    "update": lambda rows: rows.update(pk=1),
    "delete": lambda rows: rows.all().delete(),
    "latest": lambda rows: rows.latest("pk"),
    "aggregate": lambda rows: rows.aggregate(n=models.Count("pk")),
    "inside another": lambda rows: Organisation.objects.filter(pk__in=rows.get_queryset()).exists(),
}


def reaches(
    model: type[models.Model],
    roots: set[type[models.Model]],
    before: frozenset[type[models.Model]] = frozenset(),
) -> bool:
    """Tell whether a row of *model* belongs to one of *roots*, itself or through other rows."""
    above = {
        field.related_model
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model is not model
    }
    # Two models may name each other: a report its last revision, the revision its report.
    on_the_way = before | {model}
    return bool(above & roots) or any(
        reaches(one, roots, on_the_way)
        for one in above - on_the_way
        if isinstance(one, type) and one in HOUSE
    )


@pytest.mark.parametrize("model", HOUSE, ids=lambda model: model.__name__)
def test_every_model_of_a_conference_or_a_body_says_how_its_rows_are_kept_apart(model):
    told = scope_of(model)

    if reaches(model, ROOTS):
        assert told, f"{model.__name__}: thêm SCOPE và objects = Scoped() (conferences/scoping.py)"
    if reaches(model, {Conference}) and "person" not in told:
        assert "conference" in told, f"{model.__name__}: SCOPE thiếu “conference”"
    with scopes_disabled():
        for path in told.values():
            assert model.objects.filter(**{path.removesuffix(OR_NONE): 1}).query is not None


@pytest.mark.parametrize("ask", ASKED.values(), ids=list(ASKED))
def test_a_query_without_a_scope_raises(ask):
    for model in filter(scope_of, HOUSE):
        with nothing(), pytest.raises(ScopeError):
            ask(model._default_manager)


def test_methods_of_a_room_raise_as_well():
    with nothing(), pytest.raises(ScopeError):
        Task.objects.of(Conference(pk=1))


@pytest.fixture
def conference() -> Conference:
    return make_conference()


@pytest.fixture
def commune(conference: Conference) -> Organisation:
    return Organisation.objects.get(name="Ủy ban nhân dân xã Bình Châu", valid_to__isnull=False)


@pytest.fixture
def unit_sight(conference: Conference, commune: Organisation) -> Iterator[Conference]:
    with of_body(commune.pk, conference):
        yield conference


def test_a_unit_sees_its_own_shares_only_by_whatever_way_it_asks(unit_sight, commune):
    task = Task.objects.get(action__startswith="Báo cáo kết quả")
    shown = Prefetch("duties", to_attr="shown")

    asked = list(Duty.objects.all())
    behind = list(task.duties.all())
    fetched = [duty for one in Task.objects.prefetch_related(shown) for duty in one.shown]
    brought = [duty for one in Task.objects.prefetch_related("duties") for duty in one.duties.all()]

    assert len(asked) == 1
    assert asked == behind == fetched == brought
    assert asked[0].organisation == commune


def test_a_unit_cannot_ask_for_the_rows_of_the_organisers_desk(unit_sight):
    with pytest.raises(ScopeError, match="office"):
        AwardPlace.objects.count()
    with pytest.raises(ScopeError, match="office"):
        dossier.current(unit_sight)


def test_a_unit_reads_what_is_said_to_all_but_not_what_is_said_to_another(unit_sight, commune):
    with scopes_disabled():
        task = Task.objects.get(action__startswith="Báo cáo kết quả")
        own = task.duties.get(organisation=commune)
        other = task.duties.exclude(organisation=commune)[0]
        for duty in (None, own, other):
            TaskNote.objects.create(task=task, duty=duty, act="comment", by="a", text="lời")

    assert [note.duty for note in TaskNote.objects.all()] == [None, own]


def test_background_work_opens_what_it_works_on(conference):
    with nothing():
        remind_all(date(2023, 11, 20))
        stream.take_up()
        with pytest.raises(ScopeError):
            dossier.parts(conference)


def test_what_counts_every_body_stays_inside_the_conference(unit_sight, conference):
    with every_body():
        seen = set(Duty.objects.values_list("task__conference", flat=True))
        number = Duty.objects.count()

    assert (seen, number) == ({conference.pk}, 24)


def test_the_organiser_sees_one_conference_only(conference):
    other = Conference.objects.create(slug="khac", identity="khac", title="Khác", kind="other")

    with whole(other):
        kinds = [model for model in apps.get_models() if issubclass(model, PlanPart)]
        assert sum(kind.objects.count() for kind in kinds) == 0
    with whole(conference, other):
        assert Talk.objects.count() == 2


def test_papers_kept_in_memory_are_not_given_to_another_conference(conference):
    other = Conference.objects.create(slug="khac", identity="khac", title="Khác", kind="other")
    with whole(conference):
        dossier.current(conference)

    with whole(other), pytest.raises(ScopeError):
        dossier.current(conference)


def test_a_request_begins_without_what_was_open_around_it(client: Client, conference):
    account = make_account(username="nguoi-la")
    client.force_login(account)

    with whole(conference):
        answer = client.get(f"/hoi-nghi/{conference.slug}/")
        after = get_scope()["conference"]

    assert answer.status_code == 404
    assert after == conference.pk


def test_the_dossier_is_sent_without_asking_after_the_page_is_done(client: Client, conference):
    make_account(conference)
    client.login(username="vanphong", password=PASSWORD)

    with nothing():
        answer = client.get(f"/hoi-nghi/{conference.slug}/van-ban/ho-so.zip")
        sent = b"".join(answer.streaming_content)  # type: ignore[arg-type] # not async

    assert sent.startswith(b"PK")
