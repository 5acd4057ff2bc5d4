"""A plan becomes a conference once; an amended plan is shown before it is taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hoinghi.agenda.models import AgendaItem
from hoinghi.conferences.limits import BeyondLimits
from hoinghi.conferences.models import Conference, LegalBasis
from hoinghi.conferences.rooms import ChangeKind
from hoinghi.conferences.rules import NothingToEstablish
from hoinghi.conferences.services import PlanDiffers, establish
from hoinghi.delegates.models import DelegatePlace
from hoinghi.journal.models import Entry
from hoinghi.reading.plan import Awards, DelegateRule, Event, Lines
from hoinghi.tasks.models import Task
from tests.factories import PLAN, make_bodies, make_plan, make_reading

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies():
    make_bodies()


def take(plan=PLAN, **options):
    return establish(make_reading(plan), file_name="ke-hoach.txt", by="thử nghiệm", **options)


def composed(text, *, count=None, per_unit=None):
    return DelegateRule(group=None, text=text, count=count, per_unit=per_unit, lines=Lines(7, 7))


def amended():
    first, second = PLAN.tasks
    later = replace(first, deadline=date(2023, 11, 25), deadline_text="trước ngày 25/11/2023")
    return make_plan(tasks=(later, second))


def test_a_plan_becomes_a_conference_with_what_it_says():
    conference = take().conference

    assert conference.title == "Hội nghị sơ kết giữa kỳ công tác giảm nghèo bền vững"
    assert (conference.kind, conference.level, conference.place) == (
        "interim",
        "district",
        "Bình Sơn",
    )
    assert conference.host is not None
    assert conference.host.name == "Ủy ban nhân dân huyện Bình Sơn"
    assert (conference.starts_on, conference.date_text) == (None, "dự kiến đầu tháng 12/2023")
    assert conference.as_of == date(2023, 12, 1)
    assert [str(basis) for basis in LegalBasis.objects.of(conference)] == [
        "Quyết định số 1566/QĐ-UBND"
    ]


def test_the_same_plan_again_changes_nothing():
    first = take()
    acts = Entry.objects.count()

    second = take()

    assert (first.is_new, second.is_new) == (True, False)
    assert second.changes == ()
    assert Entry.objects.count() == acts
    assert Conference.objects.count() == 1
    assert first.conference.revisions.count() == 1


def test_an_amended_plan_says_what_would_change_and_changes_nothing():
    conference = take().conference

    with pytest.raises(PlanDiffers) as difference:
        take(amended())

    change, consequence = difference.value.changes
    assert (change.part, change.kind) == ("nhiệm vụ", ChangeKind.CHANGED)
    assert consequence.part == "yêu cầu báo cáo"
    assert change.before == "hạn: 22/11/2023; hạn như kế hoạch nêu: trước ngày 22/11/2023"
    assert change.after == "hạn: 25/11/2023; hạn như kế hoạch nêu: trước ngày 25/11/2023"
    assert Task.objects.of(conference)[0].deadline == date(2023, 11, 22)
    assert conference.revisions.count() == 1


def test_an_accepted_amendment_changes_just_that_and_keeps_invitations():
    conference = take().conference
    nonces = set(DelegatePlace.objects.of(conference).values_list("nonce", flat=True))

    established = take(amended(), accept_changes=True)

    assert [change.part for change in established.changes] == ["nhiệm vụ", "yêu cầu báo cáo"]
    assert Task.objects.of(conference)[0].deadline == date(2023, 11, 25)
    assert set(DelegatePlace.objects.of(conference).values_list("nonce", flat=True)) == nonces
    assert conference.revisions.count() == 2


def test_what_an_amended_plan_drops_is_withdrawn_and_kept():
    conference = take().conference
    kept = AgendaItem.objects.of(conference)[1]
    kept.minutes = 15
    kept.save()

    take(make_plan(agenda=PLAN.agenda[1:]), accept_changes=True)

    assert [item.text for item in AgendaItem.objects.of(conference)] == [
        "Phát biểu của lãnh đạo UBND huyện",
        "Bế mạc",
    ]
    assert AgendaItem.objects.get(withdrawn=True).text == "Khai mạc"
    assert AgendaItem.objects.of(conference)[0].minutes == 15


def test_two_plans_of_one_host_are_two_conferences():
    take()
    other = make_plan(
        title="Tổ chức Hội nghị tổng kết phong trào thi đua yêu nước",
        event=replace(PLAN.event, name="Hội nghị tổng kết phong trào thi đua yêu nước"),
    )

    established = take(other)

    assert established.is_new
    assert established.conference.kind == "final"
    assert Conference.objects.count() == 2


def test_a_failure_in_one_room_leaves_nothing_behind(monkeypatch):
    def fail(plan, conference):
        raise RuntimeError("hết chỗ trên đĩa")

    monkeypatch.setattr("hoinghi.dispatch.intake.take", fail)

    with pytest.raises(RuntimeError):
        take()

    assert Conference.objects.count() == 0
    assert Task.objects.count() == 0


def test_a_plan_that_names_no_gathering_is_refused():
    with pytest.raises(NothingToEstablish):
        take(make_plan(title=None, event=Event()))


@pytest.mark.parametrize(
    "changes",
    [
        {"event": replace(PLAN.event, delegate_count=999_999_999)},
        {"event": replace(PLAN.event, venue="Hội trường " * 100)},
        {"event": replace(PLAN.event, name="Hội nghị " * 200)},
        {"event": replace(PLAN.event, duration_days=99_999.0)},
        {"awards": Awards(collectives=12_000, individuals=999_999_999, text="Khen thưởng")},
        {"delegates": (composed("Đại biểu", count=10**12),)},
        {"delegates": (composed("Mỗi xã 100000 đại biểu", per_unit=10**5),)},
        {"agenda": (replace(PLAN.agenda[0], presenter="ông " * 100),)},
        {"agenda": (replace(PLAN.agenda[0], text="a" * 20_000),)},
        {"agenda": PLAN.agenda[:1] * 4_000},
    ],
)
def test_a_plan_beyond_measure_is_refused_with_a_sentence_and_leaves_nothing(changes):
    with pytest.raises(BeyondLimits) as refused:
        take(replace(PLAN, **changes))

    assert str(refused.value).startswith("Chưa lập được hội nghị: ")
    assert str(refused.value).endswith(refused.value.remedy)
    assert not Conference.objects.exists()


def test_an_unknown_host_is_kept_as_written():
    conference = take(make_plan(issuer="UBND huyện Mộ Đức")).conference

    assert conference.host is None
    assert (conference.host_name, conference.level) == ("UBND huyện Mộ Đức", "district")


def test_another_gathering_under_the_same_title_leaves_the_first_alone():
    first = take().conference

    second = take(amended(), another=True)
    again = take(amended())

    assert second.is_new
    assert (first.edition, second.conference.edition) == (1, 2)
    assert first.slug != second.conference.slug
    assert Task.objects.of(first)[0].deadline == date(2023, 11, 22)
    assert again.conference == second.conference
    assert again.changes == ()
