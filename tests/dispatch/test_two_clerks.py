"""Hai người cùng bấm trong một lúc, trên cơ sở dữ liệu có nhiều người ghi."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from hoinghi.conferences.models import Conference
from hoinghi.conferences.scoping import whole
from hoinghi.dispatch import amendment_services, services
from hoinghi.dispatch.models import PaperRecord, Revision
from hoinghi.dispatch.rules import State
from hoinghi.violations import RuleViolation
from tests.dispatch.test_kept_papers import FIXED, make_kept
from tests.factories import make_conference

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="một người ghi tại một lúc"),
]

NOTICE = "thong-bao-ket-luan"


def at_once(act: Callable[[Conference, str], object]) -> list[str]:
    """Let two clerks do *act* in the same moment; what each was told, "" where it was done."""
    barrier = Barrier(2)

    def clerk(name: str) -> str:
        try:
            conference = Conference.objects.get()
            barrier.wait(timeout=30)
            # A thread begins without any scope, as a request does.
            with whole(conference):
                act(conference, name)
        except RuleViolation as violation:
            return str(violation)
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(2) as clerks:
        return sorted(clerks.map(clerk, ("an", "bình")))


def test_two_clerks_who_keep_one_paper_keep_one_draft():
    make_conference(FIXED)

    told = at_once(lambda conference, by: services.keep(conference, NOTICE, by=by))

    assert told == ["", ""]
    assert (PaperRecord.objects.count(), Revision.objects.count()) == (1, 1)


def test_of_two_clerks_who_issue_one_paper_one_does_and_one_is_told():
    services.keep(make_conference(FIXED), NOTICE, by="an")

    told = at_once(lambda conference, by: make_kept(conference, NOTICE, by=by))

    assert told[0] == ""
    assert "vừa phát hành" in told[1] or "đã được phát hành" in told[1]
    assert Revision.objects.filter(state=State.ISSUED).count() == 1


def test_of_two_clerks_who_give_one_number_one_is_told():
    conference = make_conference(FIXED)
    refs = [ref for ref in services.documents_of(conference) if ref.startswith("moi-tham-luan")][:2]
    by_clerk = dict(zip(("an", "bình"), refs, strict=True))

    told = at_once(lambda conference, by: make_kept(conference, by_clerk[by], by=by))

    assert told[0] == ""
    assert "Số 12/UBND đã cấp" in told[1]


def test_of_two_clerks_who_replace_one_paper_one_is_told_who_did():
    make_kept(make_conference(FIXED), NOTICE)

    told = at_once(lambda conference, by: amendment_services.replace(conference, NOTICE, by=by))

    assert told[0] == ""
    assert "Đã có dự thảo thay thế do" in told[1]
    assert Revision.objects.filter(state=State.DRAFT).count() == 1
