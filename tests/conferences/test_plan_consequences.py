"""Kế hoạch sửa đổi: thấy hệ quả cho việc đang làm, chỗ đại biểu, văn bản trước khi áp dụng."""

import pytest
from django.test import Client

from hoinghi.conferences import draft_confirming, plan_difference, plan_drafts
from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.models import Conference, PlanRevision
from hoinghi.delegates.models import DelegatePlace
from hoinghi.dispatch import services as papers
from hoinghi.journal.models import Entry
from hoinghi.tasks.models import Duty, Task
from hoinghi.tasks.rules import State
from tests.factories import make_account, make_bodies
from tests.plan_files import TEXT

pytestmark = pytest.mark.django_db
SOONER = TEXT.replace("trước ngày 22/11/2023", "trước ngày 15/11/2023")


@pytest.fixture
def clerk(client: Client):
    make_bodies()
    account = make_account(username="canbo")
    client.force_login(account)
    return account


@pytest.fixture
def conference(clerk) -> Conference:
    return draft_confirming.confirm(sent(clerk, TEXT), by=clerk).conference


def sent(by, text: str, amends: Conference | None = None):
    data = text.encode()
    return plan_drafts.take_in(data, "ke-hoach.txt", size=len(data), by=by, amends=amends)


def outlook(by, text: str, conference: Conference):
    return plan_drafts.outlook(sent(by, text, conference), by)


def test_a_sooner_deadline_names_who_has_delivered_already(client: Client, clerk, conference):
    duty = Duty.objects.filter(task__deadline__isnull=False, organisation__isnull=False)[0]
    duty.state = State.HANDED_IN.value
    duty.save()

    found = outlook(clerk, SOONER, conference)
    page = client.get(sent(clerk, SOONER, conference).get_absolute_url()).content.decode()

    told = next(one for one in found.consequences if "đổi từ 22/11/2023" in one.text)
    assert "15/11/2023" in told.text
    assert told.is_grave
    assert any(str(duty.organisation) in name for one in found.consequences for name in one.details)
    assert 'id="he-qua"' in page
    assert "<del>" in page.partition('id="khac-chu"')[2]


def test_places_of_delegates_that_come_and_go_are_named(clerk, conference: Conference):
    found = outlook(clerk, TEXT.replace("mỗi xã, thị trấn 4", "mỗi xã, thị trấn 3"), conference)

    gone = [one for one in found.consequences if "chỗ đại biểu" in one.text]
    assert gone
    assert all(one.details for one in gone)


def test_looking_changes_nothing_at_all(clerk, conference: Conference):
    before = (
        list(Task.objects.values_list("pk", "deadline", "withdrawn")),
        DelegatePlace.objects.filter(withdrawn=False).count(),
    )
    draft = sent(clerk, SOONER, conference)
    acts, revisions = Entry.objects.count(), PlanRevision.objects.count()

    plan_drafts.outlook(draft, clerk)

    assert before == (
        list(Task.objects.values_list("pk", "deadline", "withdrawn")),
        DelegatePlace.objects.filter(withdrawn=False).count(),
    )
    assert (acts, revisions) == (Entry.objects.count(), PlanRevision.objects.count())


def test_drafts_that_will_be_out_of_date_are_told_and_then_are(clerk, conference: Conference):
    papers.keep_all(conference, by="canbo")
    draft = sent(clerk, TEXT.replace("Hội trường", "Nhà văn hóa"), conference)

    found = plan_drafts.outlook(draft, clerk)

    stale = [one for one in found.consequences if "dự thảo đã giữ" in one.text]
    assert len(stale) == 1
    assert stale[0].details
    draft_confirming.confirm(draft, by=clerk, choice=Choice.AMEND, seen=1)
    again = plan_drafts.outlook(sent(clerk, SOONER, conference), clerk)
    assert not [one for one in again.consequences if one in stale]


def test_who_may_not_amend_learns_no_consequence(clerk, conference: Conference):
    found = outlook(make_account(username="nguoila"), SOONER, None)

    assert (found.changes, found.consequences, found.lines) == ((), (), ())


def test_the_words_that_differ_are_shown_line_by_line():
    found = plan_difference.changed_lines("a b\nc\nd", "a x\n\nd\ne")

    assert [(line.number, [str(piece.kind) for piece in line.pieces]) for line in found] == [
        (1, ["same", "removed", "added"]),
        (None, ["removed"]),
        (4, ["added"]),
    ]


def test_two_long_plans_are_compared_in_bounded_time_and_number():
    found = plan_difference.changed_lines("a\n" * 20_000, "\n".join(map(str, range(20_000))))

    assert len(found) == plan_difference.MOST_SHOWN
