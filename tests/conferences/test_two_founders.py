"""Hai người cùng xác nhận một lúc, trên cơ sở dữ liệu có nhiều người ghi."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from hoinghi.conferences import draft_confirming
from hoinghi.conferences.draft_confirming import Choice
from hoinghi.conferences.draft_refusals import ConferenceChanged
from hoinghi.conferences.models import Conference, Grant, PlanDraft
from hoinghi.violations import RuleViolation
from tests.conferences.test_plan_drafts import AMENDED, PLAN, take_in
from tests.factories import make_account, make_bodies

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="một người ghi tại một lúc"),
]


def at_once(drafts: list[PlanDraft], act: Callable[[PlanDraft], object]) -> list[str]:
    """Let the sender of each draft do *act* in the same moment; codes of what was refused."""
    barrier = Barrier(len(drafts))

    def person(draft: PlanDraft) -> str:
        try:
            barrier.wait(timeout=30)
            act(draft)
        except RuleViolation as violation:
            return violation.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(drafts)) as people:
        return sorted(people.map(person, drafts))


def test_of_two_who_establish_one_plan_one_becomes_its_standing_office():
    make_bodies()
    drafts = [take_in(make_account(username=name)) for name in ("an", "binh")]

    told = at_once(drafts, lambda draft: draft_confirming.confirm(draft, by=draft.uploaded_by))

    assert told == ["", ""]
    assert (Conference.objects.count(), Grant.objects.count()) == (1, 1)


def test_of_two_who_amend_at_once_the_second_looks_again():
    make_bodies()
    clerk = make_account(username="an")
    conference = draft_confirming.confirm(take_in(clerk), by=clerk).conference
    wordings = [AMENDED, PLAN.replace(b"166", b"170")]
    drafts = [take_in(clerk, wording, conference) for wording in wordings]

    told = at_once(
        drafts,
        lambda draft: draft_confirming.confirm(draft, by=clerk, choice=Choice.AMEND, seen=1),
    )

    assert told == ["", ConferenceChanged.code]
    assert conference.revisions.count() == 2
